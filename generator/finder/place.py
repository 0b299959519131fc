"""Where a project lies, out of a sentence: the places of Qinghai that it names, and other provinces."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.finder.sentence import Sentence, literal
from generator.rules.places import by_name, narrowed
from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.models.messages.check_door import PlaceRead

OF_THE_COUNTRY = "人民共和"
"""Holds the name of a county, and is none."""

_MOVED = re.compile(r"搬|迁|(?<![a-z])(?:relocat|mov(?:e[sd]?|ing)(?![a-z]))")


def read_place(policy: Policy, sentence: Sentence, plain: Callable[[str], str]) -> PlaceRead | None:
    """The places that a sentence names as those of the project; what is denied, or only near, is none.

    What is replaced stands in the same place, unless it is moved.
    """
    known, pattern = policy.kept("places named", lambda policy: _names(policy, plain))
    found = sentence.said(pattern, standing=not _MOVED.search(sentence.text))
    said = [one.words for one in found if not one.denied and one.words in known]
    if not said:
        return None
    places = narrowed(policy, {known[words] for words in said})
    return {"places": [*places], "words": "、".join(dict.fromkeys(said))}


def _names(policy: Policy, plain: Callable[[str], str]) -> tuple[dict[str, str], str]:
    """The names of places, each with its place, and a pattern that matches any."""
    known = {plain(name): place for name, place in by_name(policy).items() if name != place}
    longest = sorted(known, key=lambda name: (-len(name), name))
    return known, "|".join([literal(OF_THE_COUNTRY), *map(literal, longest)])
