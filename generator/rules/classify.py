"""From items and facts to the document.

The catalogue's Article 4 decides: each item by itself, the strictest single one over all. The
outcome of an item is one of ``report``, ``form``, ``registration`` and ``none`` (outside).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.rules import decision_diagram as diagram
from generator.rules.decision_diagram import Node, Space
from generator.rules.documents import strictest_first
from generator.rules.logic import Facts
from generator.rules.policy import Policy, plain
from generator.rules.tracks import Lists, Outcome, join_outcomes

if TYPE_CHECKING:
    from generator.models.messages.basics import Document
    from generator.models.policy.catalogue import EditionRecord
    from generator.models.policy.lists import ExemptRow


class Classification(NamedTuple):
    """What some items come to with some facts known.

    ``each`` holds, by item number, the item's own diagram restricted to the facts known;
    ``whole`` the diagram of all items together, whose outcomes also carry the lists' verdict.
    """

    space: Space
    each: Mapping[int, Node]
    whole: Node

    def documents(self, number: int) -> list[Document]:
        """Documents still possible for one item, strictest first."""
        return strictest_first({plain(outcome) for outcome in diagram.outcomes(self.each[number])})

    def rows_of(self, lists: Lists, number: int) -> list[ExemptRow]:
        """The exemptions that name one item in some outcome that it can still have."""
        named = (lists.exempt_row(number, outcome) for outcome in sorted(diagram.outcomes(self.each[number])))
        return [row for row in named if row is not None]

    def asks(self, number: int, fact: str) -> bool:
        """Whether a fact can still change one item's own document."""
        return fact in self.space.asked(self.each[number])

    @property
    def outcomes(self) -> set[Outcome]:
        """What the items together can still come to."""
        return diagram.outcomes(self.whole)


def classify(
    policy: Policy, edition: EditionRecord, numbers: tuple[int, ...], facts: Facts, lists: Lists
) -> Classification:
    """Classify the items together. ``numbers`` are sorted, known and at least one."""
    space, roots = policy.diagrams(edition, numbers)
    each = {number: space.restrict(root, facts) for number, root in zip(numbers, roots, strict=True)}
    whole: Node | None = None
    for number, node in each.items():
        judged = space.relabel(node, partial(lists.judge, number))
        whole = judged if whole is None else space.combine(whole, judged, join_outcomes)
    assert whole is not None
    return Classification(space, each, whole)


def left_open(found: Classification) -> dict[str, float]:
    """The facts that can still change document or track, each with the share of possible projects that an
    answer to it would leave undecided: smallest first, and between equals in the order in which the
    catalogue's conditions name them."""
    asked = found.space.asked(found.whole)
    if len(asked) < 2:
        return dict.fromkeys(asked, 0.0)
    left = {fact: _left_open(found, fact) for fact in asked}
    return {fact: left[fact] for fact in sorted(asked, key=lambda f: (left[f], found.space.rank[f]))}


def _left_open(found: Classification, fact: str) -> float:
    """The share of possible projects that an answer to the fact would leave undecided."""
    left = found.space.left_by_answer(found.whole, fact)
    still_open = [part.share for part in left if part.outcome == diagram.SEVERAL]
    return round(sum(still_open) / sum(part.share for part in left), 9)
