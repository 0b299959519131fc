"""What can be wrong with an item although every condition can be read: found by trying every project.

Each flaw comes with a project that shows it: answers to every question the item asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.models.messages.basics import Value
from generator.proof.parts import Part, Step, parts
from generator.proof.table import Project, Tiers, judge, projects, size
from generator.rules.decision_diagram import Space
from generator.rules.logic import Tree, truth
from generator.rules.partition import Fact
from generator.rules.policy import DOCUMENTS, TIERS

Kind = Literal[
    "gap",
    "nothing-left",
    "never-holds",
    "shadowed",
    "idle-tier",
    "twice",
    "lighter",
    "declared-lighter",
    "too-fine",
]

MOST_CELLS = 100_000
"""An item that cuts its projects finer than this can neither be proved in a moment nor read by anybody."""

COVERING_TIERS = TIERS[1:]
"""Tiers in which a part that decides nothing is a flaw; ``outside`` may spell out what no tier covers anyway.
"""


@dataclass(frozen=True)
class Flaw:
    """One thing wrong with an item, with a project that shows it.

    ``tier`` and ``path`` say at which condition, ``project`` and ``other`` are answers by fact, ``document``
    and ``other_document`` what they come to; ``fact`` is the quantity concerned.
    """

    kind: Kind
    tier: str = ""
    path: tuple[Step, ...] = ()
    part: Tree | None = None
    project: Project = field(default_factory=dict)
    document: str = ""
    decided_by: str = ""
    fact: str = ""
    other: Project = field(default_factory=dict)
    other_document: str = ""


@dataclass(frozen=True)
class Subject:
    """An item as the proof needs it: its tiers, what it declares, and answers that exclude one another."""

    tiers: Tiers
    rest: str | None
    lighter_with_more: Sequence[str]
    impossible: Sequence[Tree]
    facts: Mapping[str, Fact]

    def space(self, *more: Tree) -> Space:
        """The cells into which the conditions cut the projects, and ``more`` conditions besides."""
        return Space([*self.tiers.values(), *self.impossible, *more], self.facts)

    def projects(self, *more: Tree) -> Iterator[Project]:
        """One project for each cell, those that cannot be left out."""
        return (p for p in projects(self.space(*more)) if not any(truth(tree, p) for tree in self.impossible))


def flaws(item: Subject) -> Iterator[Flaw]:
    """Every flaw of an item."""
    if size(item.space()) > MOST_CELLS:
        yield Flaw("too-fine")
        return
    yield from _gaps(item)
    idle = list(_idle_tiers(item))
    yield from idle
    for tier, tree in item.tiers.items():
        if tier not in {flaw.tier for flaw in idle}:
            for part in parts(tree):
                yield from _part(item, tier, part)
    yield from _lighter(item)


def _gaps(item: Subject) -> Iterator[Flaw]:
    """Projects under no tier, unless the item says that the rest is outside; and then there must be some."""
    left = next((project for project in item.projects() if not judge(item.tiers, project).tier), None)
    if left is not None and item.rest is None:
        yield Flaw("gap", project=left, document="none")
    if left is None and item.rest is not None:
        yield Flaw("nothing-left")


def _idle_tiers(item: Subject) -> Iterator[Flaw]:
    """Tiers that no project ever comes to."""
    reached = {judge(item.tiers, project).tier for project in item.projects()}
    for tier, tree in item.tiers.items():
        if tier not in reached:
            shown = next((p for p in item.projects() if truth(tree, p)), None)
            taken = "" if shown is None else judge(item.tiers, shown).tier
            yield Flaw(
                "idle-tier" if shown else "never-holds",
                tier,
                part=tree,
                project=shown or {},
                decided_by=taken,
            )


def _part(item: Subject, tier: str, part: Part) -> Iterator[Flaw]:
    """A part that repeats its neighbour, can never hold, or takes no project that is not taken without it."""
    shown = next((project for project in item.projects(part.part) if truth(part.part, project)), None)
    if shown is None:
        yield Flaw("never-holds", tier, part.path, part.part)
    elif part.repeats:
        yield Flaw("twice", tier, part.path, part.part, shown)
    elif part.is_alternative and tier in COVERING_TIERS and not _matters(item, tier, part):
        found = judge(item.tiers, shown)
        yield Flaw("shadowed", tier, part.path, part.part, shown, found.document, found.tier)


def _matters(item: Subject, tier: str, part: Part) -> bool:
    """Whether some project comes to another document without the part."""
    without = {**item.tiers, tier: part.without}
    return any(
        judge(item.tiers, p).document != judge(without, p).document
        for p in item.projects(part.part, part.without)
    )


def _lighter(item: Subject) -> Iterator[Flaw]:
    """More impact with a lighter document: a larger quantity, or a sensitive area more."""
    space = item.space()
    for name in space.order:
        if item.facts[name]["type"] in ("number", "areas"):
            found = next(_pairs(item, space, name), None)
            if found is not None and name not in item.lighter_with_more:
                yield found
            if found is None and name in item.lighter_with_more:
                yield Flaw("declared-lighter", fact=name)
    for name in item.lighter_with_more:
        if name not in space.order:
            yield Flaw("declared-lighter", fact=name)


def _pairs(item: Subject, space: Space, name: str) -> Iterator[Flaw]:
    for project in item.projects():
        document = judge(item.tiers, project).document
        for answer in space.cells[name]:
            larger = {**project, name: answer}
            if _is_more(answer, project[name]) and not any(truth(tree, larger) for tree in item.impossible):
                other = judge(item.tiers, larger).document
                if DOCUMENTS.index(other) > DOCUMENTS.index(document):
                    yield Flaw(
                        "lighter",
                        project=project,
                        document=document,
                        fact=name,
                        other=larger,
                        other_document=other,
                    )


def _is_more(answer: Value, than: Value) -> bool:
    """Whether a quantity is larger, or one or more areas join those there were."""
    if isinstance(answer, list) and isinstance(than, list):
        return set(answer) > set(than)
    return isinstance(answer, (int, float)) and isinstance(than, (int, float)) and answer > than
