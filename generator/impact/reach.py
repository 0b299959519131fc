"""For whom a record begins or ceases to apply when its condition is edited: over all answers, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.impact.changed_answers import count, example
from generator.impact.joint import Joint, diagrams
from generator.impact.side import Side
from generator.impact.yaml_diff import Edit
from generator.proof.table import Project
from generator.records.conditions import TRUE
from generator.records.conditions_of_records import conditions_in
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
    """What an edit of a ``when`` does; None for any other edit, and where it does nothing."""
    if "when" not in edit.path:
        return None
    trees = [
        _condition(side, file, path) for side, path in zip(sides, (edit.old_path, edit.new_path), strict=True)
    ]
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


def _condition(side: Side, file: str, path: Path_ | None) -> Tree:
    """The condition around a path, read; one that is not there always holds."""
    if path is None:
        return TRUE
    where = path[: path.index("when") + 1]
    found = side.readings(file) if file.startswith("catalogue/") else conditions_in(side.data, file)
    return next((tree for at, tree in found if at == where), TRUE)
