"""A condition taken apart: each part that could be struck out, and what the condition is without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.rules.logic import Tree, atoms

Step = str | int


@dataclass(frozen=True)
class Part:
    """One part of a condition: where it stands below the condition in YAML, and the rest without it.

    ``option`` names one of several options of a test; without it, the part is the whole test or group.
    ``is_alternative``: the part stands beside others any of which is enough, so it should take projects of
    its own. ``repeats``: the same part stands before it in the same group.
    """

    path: tuple[Step, ...]
    part: Tree
    without: Tree
    option: str = ""
    is_alternative: bool = False
    repeats: bool = False


def parts(tree: Tree, path: tuple[Step, ...] = ()) -> Iterator[Part]:
    """Every part of ``all`` and ``any`` at every depth, and every option of a test that has several."""
    op = tree["op"]
    if op in ("all", "any"):
        yield from _members(tree, op, path)
    elif op == "not":
        for inner in parts(tree["of"], (*path, "not")):
            yield replace(inner, without={"op": "not", "of": inner.without})
    else:
        yield from _options(tree, path)


def _members(tree: Tree, op: str, path: tuple[Step, ...]) -> Iterator[Part]:
    members = tree["of"]
    for i, member in enumerate(members):
        before, after = members[:i], members[i + 1 :]
        if before or after:
            yield Part(
                (*path, op, i),
                member,
                {"op": op, "of": [*before, *after]},
                "",
                op == "any" and member not in after,
                member in before,
            )
        for inner in parts(member, (*path, op, i)):
            yield replace(inner, without={"op": op, "of": [*before, inner.without, *after]})


def _options(tree: Tree, path: tuple[Step, ...]) -> Iterator[Part]:
    """The item's own sensitive areas stand in a list of their own, and are one thing here."""
    options = tree.get("options", ())
    if len(options) > 1 and not tree.get("own"):
        for option in options:
            rest = [other for other in options if other != option]
            yield Part(
                path, {**tree, "options": [option]}, {**tree, "options": rest}, option, tree["op"] != "only"
            )


def limits(tree: Tree) -> set[tuple[str, str, float]]:
    """The limits in a condition: fact, sign and number."""
    return {(atom["fact"], atom["cmp"], atom["value"]) for atom in atoms(tree) if atom["op"] == "cmp"}
