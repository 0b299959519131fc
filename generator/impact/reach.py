"""For whom a record begins or ceases to apply when its condition is edited: over all answers, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.impact.changed_answers import count, example
from generator.impact.joint import Joint, diagrams
from generator.impact.side import Side
from generator.impact.whole_records import WHOLE, condition, record_at
from generator.impact.yaml_diff import Edit, counterpart
from generator.proof.table import Project
from generator.records.conditions import TRUE
from generator.records.conditions_of_records import CONDITIONS, conditions_in
from generator.rules.decision_diagram import Case
from generator.rules.logic import Tree
from generator.source.document import Path_

APPLIES, NOT = "applies", "none"
BEGINS, CEASES = (NOT, APPLIES), (APPLIES, NOT)


@dataclass(frozen=True)
class Reach:
    """Kinds of project to which a record newly applies, and no longer applies, each with an example."""

    begins: int
    ceases: int
    begins_for: Project
    ceases_for: Project


def reach(sides: Sequence[Side], joint: Joint, file: str, edit: Edit) -> Reach | None:
    """What an edit of a condition, or of whatever else says whom a record meets, does; None for any other
    edit, and where it does nothing."""
    named = [_around(file, path) for path in (edit.old_path, edit.new_path)]
    wheres = _both(sides, file, named)
    if wheres is None:
        return None
    trees = [_condition(side, file, where) for side, where in zip(sides, wheres, strict=True)]
    return _between(joint, *trees)


def _around(file: str, path: Path_ | None) -> Path_ | None:
    """The condition around a path, or the whole record, in files in which all of it says whom it meets."""
    if path is None:
        return None
    whole = record_at(file, path)
    if whole is not None:
        return whole
    key = next((at for at, step in enumerate(path) if step in CONDITIONS), None)
    return None if key is None else path[: key + 1]


def _both(sides: Sequence[Side], file: str, named: Sequence[Path_ | None]) -> list[Path_ | None] | None:
    """Where the condition stands on both sides; what an edit takes out, or puts in, has a place on one."""
    found = list(named)
    documents = [side.documents.get(file) for side in sides]
    for at, other in ((0, 1), (1, 0)):
        here, there, path = documents[other], documents[at], named[other]
        if found[at] is None and path is not None and here is not None and there is not None:
            found[at] = counterpart(here, there, path)
    return found if any(found) else None


def _between(joint: Joint, old: Tree, new: Tree) -> Reach | None:
    """The projects that meet one of two conditions alone."""
    trees = (old, new)
    if joint.renamed(old) == new:
        return None
    shaped: list[tuple[list[Case], list[Tree]]] = [
        ([(APPLIES, joint.renamed(trees[0]))], []),
        ([(APPLIES, trees[1])], []),
    ]
    space, roots = diagrams(joint, shaped)
    whole = space.combine(roots[0], roots[1], lambda a, b: (a, b))
    found = count(space, whole)
    shown = {
        outcome: example(space, whole, outcome) if found.get(outcome) else {} for outcome in (BEGINS, CEASES)
    }
    made = Reach(found.get(BEGINS, 0), found.get(CEASES, 0), shown[BEGINS], shown[CEASES])
    return made if made.begins or made.ceases else None


def _condition(side: Side, file: str, where: Path_ | None) -> Tree:
    """The condition at a path, read; one that is not there always holds, and a whole record that is not there
    never does."""
    if file in WHOLE:
        return condition(side, file, where)
    found = side.readings(file) if file.startswith("catalogue/") else conditions_in(side.data, file)
    return next((tree for at, tree in found if at == where), TRUE)
