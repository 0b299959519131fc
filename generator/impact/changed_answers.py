"""Kinds of project whose answer differs between two states: counted exactly, each with an example.

A *kind* is a cell: one combination of answers that the conditions of either state can tell from the others.
The answer is the document and the track, as the lists of a day have it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import prod
from typing import NamedTuple

from generator.impact.joint import REFUSED, Joint, diagrams, sided
from generator.impact.pairs import Pair, pairs
from generator.impact.side import Side
from generator.impact.whole_records import facts
from generator.proof.table import Project
from generator.rules.decision_diagram import Case, Node, Outcome, Space
from generator.rules.logic import Tree, facts_of
from generator.rules.policy import DOCUMENTS
from generator.rules.tracks import Lists, track_of


class Answer(NamedTuple):
    """What a project is told. No document at all: the answers given are refused."""

    document: str
    track: str


NO_ANSWER = Answer("", "")


@dataclass(frozen=True)
class Move:
    """Kinds of one item that go from one answer to another; ``example`` holds the answers that matter, in the
    joint vocabulary.

    ``old`` is None where the item is new, ``new`` where it is gone.
    """

    pair: Pair
    old: Answer | None
    new: Answer | None
    kinds: int
    example: Project

    @property
    def direction(self) -> str:
        """``stricter``, ``lighter``, ``track`` (the document stays), ``added``, ``gone``."""
        if not self.old or not self.old.document:
            return "added"
        if not self.new or not self.new.document:
            return "gone"
        was, now = DOCUMENTS.index(self.old.document), DOCUMENTS.index(self.new.document)
        return "track" if was == now else "stricter" if now < was else "lighter"


@dataclass
class Judge:
    """One side on one day."""

    side: Side
    day: date

    def __post_init__(self) -> None:
        self.edition = self.side.policy.edition(self.day)
        self.items = {} if self.edition is None else self.side.policy.items(self.edition)
        self.lists = Lists.on(self.side.policy, self.day)

    def cases(self, number: int | None) -> list[Case] | None:
        """The cases of an item; None if the edition does not list it."""
        if number is None or self.edition is None:
            return None
        return self.side.policy.cases(self.edition, number)

    def answer(self, number: int | None, outcome: str) -> Answer | None:
        """What an outcome of an item's own conditions means on this day; None if the item is not listed."""
        if self.cases(number) is None or number is None:
            return None
        if outcome == REFUSED:
            return NO_ANSWER
        judged = self.lists.judge(number, outcome)
        return Answer(judged.document, str(track_of(self.side.policy, judged)["id"]))


Key = tuple[str, str, Pair]
"""The editions in force on both sides, and a pair of their items."""
Shape = tuple[list[Case], list[Tree]]
"""An item's cases, and the contradictions that concern it."""


class Comparison:
    """Two states, compared item by item on any day. Diagrams are made once for each pair of items."""

    def __init__(self, old: Side, new: Side) -> None:
        self.sides = (old, new)
        self.joint = Joint(old.policy.facts, new.policy.facts)
        self.joint.facts |= facts(self.sides)
        self._shaped: dict[Key, list[Shape]] = {}
        self._made: dict[Key, tuple[Space, list[Node]]] = {}

    def moves(self, day: date) -> list[Move]:
        """Every move on a day, in the order of the items."""
        judges = [Judge(side, day) for side in self.sides]
        if all(judge.edition is None for judge in judges):
            return []
        return [
            move for pair in pairs(judges[0].items, judges[1].items) for move in self._of_pair(pair, judges)
        ]

    def _of_pair(self, pair: Pair, judges: Sequence[Judge]) -> Iterator[Move]:
        cases = [judges[0].cases(pair.old), judges[1].cases(pair.new)]
        if cases[0] is None and cases[1] is None:
            return
        editions = [judge.edition["id"] if judge.edition else "" for judge in judges]
        key = (editions[0], editions[1], pair)
        if key not in self._shaped:
            self._shaped[key] = [
                sided(self.joint, side.policy, case or [], side is self.sides[0])
                for side, case in zip(self.sides, cases, strict=True)
            ]
        shaped = self._shaped[key]
        if None not in cases and self._alike(pair, judges, shaped):
            return
        if key not in self._made:
            self._made[key] = diagrams(self.joint, shaped)
        space, roots = self._made[key]
        named = [
            space.relabel(root, partial(judge.answer, number))
            for root, judge, number in zip(roots, judges, (pair.old, pair.new), strict=True)
        ]
        yield from _differences(pair, space, space.combine(named[0], named[1], lambda a, b: (a, b)))

    def _alike(self, pair: Pair, judges: Sequence[Judge], shaped: Sequence[Shape]) -> bool:
        """Whether conditions, answers offered, lists and tracks all say the same: then no project can
        differ."""
        if shaped[0] != shaped[1]:
            return False
        asked = {fact for _, tree in shaped[0][0] for fact in facts_of(tree)}
        if not all(self.joint.same(name) for name in asked):
            return False
        outcomes = [outcome for outcome, _ in shaped[0][0]] + ["none"]
        return all(judges[0].answer(pair.old, str(o)) == judges[1].answer(pair.new, str(o)) for o in outcomes)


def _differences(pair: Pair, space: Space, root: Node) -> Iterator[Move]:
    for outcome, kinds in count(space, root).items():
        if isinstance(outcome, tuple):  # a pair of answers, or else a project that cannot be
            old, new = outcome
            if old != new and any(said and said.document for said in outcome):
                yield Move(pair, old, new, kinds, example(space, root, outcome))


def count(space: Space, root: Node) -> dict[Outcome, int]:
    """How many cells of the space come to each outcome."""
    sizes = [len(space.cells[fact]) for fact in space.order]
    below = [prod(sizes[rank:]) for rank in range(len(sizes) + 1)]
    memo: dict[int, Counter[Outcome]] = {}

    def rank(node: Node) -> int:
        return space.rank[node.fact] if node.fact else len(sizes)

    def walk(node: Node) -> Counter[Outcome]:
        if not node.fact:
            return Counter({node.outcome: 1})
        if id(node) not in memo:
            found: Counter[Outcome] = Counter()
            for child in node.children:
                skipped = below[rank(node) + 1] // below[rank(child)]
                found.update({outcome: number * skipped for outcome, number in walk(child).items()})
            memo[id(node)] = found
        return memo[id(node)]

    return {outcome: number * (below[0] // below[rank(root)]) for outcome, number in walk(root).items()}


def example(space: Space, root: Node, wanted: Outcome) -> Project:
    """The fewest answers that lead to an outcome, whatever the others are."""
    waiting: deque[tuple[Node, Project]] = deque([(root, {})])
    seen: set[int] = set()
    while waiting:
        node, answers = waiting.popleft()
        if not node.fact and node.outcome == wanted:
            return answers
        if node.fact and id(node) not in seen:
            seen.add(id(node))
            waiting.extend(
                (child, {**answers, node.fact: sample})
                for child, sample in zip(node.children, space.cells[node.fact], strict=True)
            )
    raise LookupError("no project comes to this outcome")
