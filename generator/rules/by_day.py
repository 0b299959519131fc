"""What the policy says on a day: sentences with the figures in force then, questions as the edition of the
day words them.

A sentence may hold ``{clock:promised/report}``. Where the figure is the same on every day, it stands in the
sentence already; ``by_day`` of the policy has those that turn, and the parts in which they are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.policy import Policy, in_force
from generator.rules.wording import Text, in_language, text

if TYPE_CHECKING:
    from datetime import date

    from generator.models.policy.catalogue import FactRecord
    from generator.models.policy.whole import DatedText

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def worded(policy: Policy, day: date) -> Policy:
    """The policy in the words of a day; itself, where nothing turns."""
    policy = policy.whole
    edition = policy.edition(day)
    facts = {} if edition is None else edition.get("facts", {})
    turning = policy.data.get("by_day")
    words = {} if turning is None else _words(turning["words"], day)
    if not facts and not words:
        return policy
    name = f"worded {edition and edition['id']} {[said['en'] for said in words.values()]}"
    return policy.kept(name, lambda _: _view(policy, facts, words))


def _words(turning: Mapping[str, list[DatedText]], day: date) -> dict[str, Text]:
    """What stands behind each placeholder on a day."""
    return {name: text(piece) for name, pieces in turning.items() for piece in pieces if in_force(piece, day)}


def _view(policy: Policy, facts: Mapping[str, FactRecord], words: Mapping[str, Text]) -> Policy:
    """The policy with other questions, and with its sentences filled; a browser has some parts alone."""
    parts: dict[str, object] = {**policy.data, "facts": {**policy.facts, **facts}}
    turning = policy.data.get("by_day")
    named = () if turning is None else (part for part in turning["parts"] if part in parts)
    return policy.as_said({**parts, **{part: fill(parts[part], words) for part in named}})


def fill(value: object, words: Mapping[str, Text], lang: str = "") -> object:
    """A copy of a value with those placeholders in its texts filled that ``words`` knows; ``lang`` is the
    language of the text, if it is one."""
    if isinstance(value, dict):
        return {key: fill(part, words, key if key in ("zh", "en") else lang) for key, part in value.items()}
    if isinstance(value, list):
        return [fill(part, words, lang) for part in value]
    return fill_text(value, words, lang) if lang and isinstance(value, str) else value


def fill_text(said: str, words: Mapping[str, Text], lang: str) -> str:
    """A text in one language with those placeholders filled that ``words`` knows."""
    return PLACEHOLDER.sub(lambda m: in_language(words[m[1]], lang) if m[1] in words else m[0], said)
