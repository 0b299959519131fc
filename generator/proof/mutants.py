"""Which limits and conditions no worked example defends.

Scenarios are projects with the answer expected. A condition is *guarded* if some scenario would come out
differently, should the condition be struck out; a limit, if some scenario would notice that it moved, up or
down. What is not guarded could be changed by a slip of the hand, and nothing would be red.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.proof.anomalies import Subject
from generator.proof.parts import Step, parts
from generator.proof.table import Project, Tiers, judge, reached
from generator.rules.logic import Facts, Tree
from generator.rules.partition import Fact

STEP, SHARE = 1, 0.01
"""The least that a limit may be lowered without being noticed is less than this: one, where things are
counted, else a hundredth of it."""


@dataclass(frozen=True)
class Change:
    """A slip that could be made in an item: at which condition, the tiers that result, and what it is about.

    ``moved`` is ``"dropped"``, ``"raised"`` or ``"lowered"``.
    """

    tier: str
    path: tuple[Step, ...]
    part: Tree
    tiers: Tiers
    moved: str


def changes(item: Subject) -> Iterator[Change]:
    """Every part dropped, and every limit moved just over itself and just under itself."""
    for tier, tree in item.tiers.items():
        for part in parts(tree):
            yield Change(tier, part.path, part.part, {**item.tiers, tier: part.without}, "dropped")
        for path, atom, put in limits(tree):
            raised = put({**atom, "cmp": {">=": ">", ">": ">=", "<=": "<", "<": "<="}[atom["cmp"]]})
            yield Change(tier, path, atom, {**item.tiers, tier: raised}, "raised")
            lowered = put({**atom, "value": just_below(atom["value"], item.facts[atom["fact"]])})
            yield Change(tier, path, atom, {**item.tiers, tier: lowered}, "lowered")


def just_below(limit: float, fact: Fact) -> float:
    """A value under a limit with as many digits as people write: the next whole number, or a hundredth
    less."""
    return limit - STEP if fact.get("integer") else float(f"{limit * (1 - SHARE):.6g}")


Put = Callable[[Tree], Tree]
"""Puts another test in the place of one, and gives the whole condition."""


def limits(tree: Tree, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Tree, Put]]:
    """Every limit above nought: where it stands, the test, and how to put another in its place."""
    op = tree["op"]
    if op == "not":
        for at, atom, put in limits(tree["of"], (*path, "not")):
            yield at, atom, partial(_under_not, put)
    elif op in ("all", "any"):
        for i, member in enumerate(tree["of"]):
            for at, atom, put in limits(member, (*path, op, i)):
                yield at, atom, partial(_among, tree, i, put)
    elif op == "cmp" and tree["value"] > 0:
        yield path, tree, _alone


def _under_not(put: Put, test: Tree) -> Tree:
    return {"op": "not", "of": put(test)}


def _among(tree: Tree, i: int, put: Put, test: Tree) -> Tree:
    members = tree["of"]
    return {"op": tree["op"], "of": [*members[:i], put(test), *members[i + 1 :]]}


def _alone(test: Tree) -> Tree:
    return test


@dataclass(frozen=True)
class Guard:
    """A change that matters, a project to which it matters, and whether a scenario would notice it."""

    change: Change
    project: Project
    noticed: bool


def guards(item: Subject, scenarios: Sequence[Facts]) -> Iterator[Guard]:
    """Every change that matters to some project; ``scenarios`` may grow while this runs."""
    for change in changes(item):
        differing = _first_difference(item, change)
        if differing is not None:
            yield Guard(change, differing, any(_notices(item, change, facts) for facts in scenarios))


def _first_difference(item: Subject, change: Change) -> Project | None:
    """A project that comes to another document when the change is made."""
    trees = change.tiers.values()
    return next(
        (
            p
            for p in item.projects(*trees)
            if judge(item.tiers, p).document != judge(change.tiers, p).document
        ),
        None,
    )


def _notices(item: Subject, change: Change, facts: Facts) -> bool:
    """Whether a scenario, with the answers it gives, comes to other documents when the change is made."""
    return reached(item.tiers, facts, item.facts) != reached(change.tiers, facts, item.facts)
