"""The items to which a row leads: by its name, by what it says in words, and by its class of industry.

Each clause is looked up by itself, for works beside each other (a solar plant and its substation) are each of
an item of their own. Clauses that tell of means, of others or of what comes of the works are not looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.find import SURE
from generator.rules.described import CERTAIN
from generator.rules.policy import Policy
from generator.tables.words import pattern

if TYPE_CHECKING:
    from generator.models.messages.check_door import Found

    Find = Callable[[Policy, str, int], list[Found]]

MOST = 5
"""Items offered for a row."""

AS_GOOD = 1.5
"""So many times better the best item of some words must fit for another to fall away."""

NAME, BUILT, SAID = 1.0, 1.0, 0.6
"""What a hit counts in a name, in a clause that says what is built, and in another."""

MOST_CLAUSES, LONGEST = 40, 2000
"""So much of a description is looked up."""

_CLAUSES = re.compile(r"[，。；;！!\n\r]+|,(?![0-9]{3})")
_CODE = re.compile(r"(?<![0-9A-Za-z])[A-Ta-t]?([0-9]{2,4})(?![0-9])")


class Told(NamedTuple):
    """What a row says of its project in words."""

    name: str = ""
    prose: Sequence[str] = ()
    codes: Sequence[str] = ()

    @property
    def text(self) -> str:
        """All of it as one description."""
        return "。".join(filter(None, (self.name, *self.prose)))

    def __bool__(self) -> bool:
        return bool(self.name or self.prose or self.codes)


class _Hit(NamedTuple):
    found: Found
    strong: bool
    points: float


def leads(policy: Policy, told: Told, find: Find) -> list[Found]:
    """The items that fit a row, best first; where several fit for sure, these alone."""
    by_words = list(_by_words(policy, told, find))
    by_code = list(_by_code(policy, told, find))
    sure = {hit.found["item"] for hit in by_words if hit.strong}
    if sure & {hit.found["item"] for hit in by_code}:
        by_code = [hit for hit in by_code if hit.found["item"] in sure]
    best: dict[int, Found] = {}
    points: dict[int, float] = {}
    strong: set[int] = set()
    for hit in (*by_words, *by_code):
        number = hit.found["item"]
        points[number] = points.get(number, 0.0) + hit.points
        best.setdefault(number, hit.found)
        strong |= {number} if hit.strong else set()
    order = sorted(
        strong if len(strong) > 1 else points,
        key=lambda number: (number not in strong, -points[number], number),
    )
    return [_with_strength(best[number], number in strong) for number in order[:MOST]]


def _with_strength(found: Found, strong: bool) -> Found:
    return {**found, "strength": "strong" if strong else "weak"}


def _by_words(policy: Policy, told: Told, find: Find) -> Iterator[_Hit]:
    yield from _hits(find(policy, told.name, MOST) if told.name else (), NAME)
    for clause in list(clauses(told.prose))[:MOST_CLAUSES]:
        weight = BUILT if pattern("built").match(clause) else SAID
        yield from _hits(find(policy, clause, MOST), weight)


def clauses(prose: Sequence[str]) -> Iterator[str]:
    """The clauses of a description that say what is built."""
    for text in prose:
        for clause in _CLAUSES.split(text[:LONGEST]):
            said = pattern("means").sub("", clause.strip())
            if said and not pattern("silent").match(said):
                yield said


def _hits(found: Sequence[Found], weight: float) -> Iterator[_Hit]:
    """What some words find; an item that fits them much worse than another is not meant."""
    top = max((one["score"] for one in found if _strong(one)), default=0.0)
    for one in found:
        named = one["score"] < SURE  # strong all the same: a part of the words names it in full
        strong = _strong(one) and (named or one["score"] * AS_GOOD >= top)
        yield _Hit(one, strong, weight * one["score"])


def _strong(found: Found) -> bool:
    strength = found.get("strength")
    return found["score"] >= CERTAIN if strength is None else strength == "strong"


def _by_code(policy: Policy, told: Told, find: Find) -> Iterator[_Hit]:
    for said in told.codes:
        for code in _CODE.findall(said)[:2]:
            for one in find(policy, f"行业代码 {code}", MOST):
                yield _Hit(one, _strong(one) and len(code) > 2, one["score"])
