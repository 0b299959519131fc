"""Which lines did a move: those whose edit bears on the project shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypedDict

from generator.impact.changed_answers import Move
from generator.impact.side import Side
from generator.impact.yaml_diff import Edit, Line, between, line
from generator.records.data import LoadedItem
from generator.rules.policy import TIERS

PARTS = (*TIERS, "rest", "sensitive_areas")
"""The parts of an item that decide its document."""

_WORD = re.compile(r"[a-z_][a-z0-9_]*")


def lines(
    move: Move, sides: Sequence[Side], day: date, found: Mapping[str, list[Edit]]
) -> list[tuple[Line | None, Line | None]]:
    """Old and new line of each edit that bears on a move: of the item, its questions, the lists, the tracks,
    the edition."""
    items = _items(move, sides, day)
    own = list(_of_item(move, items)) or list(_of_vocabulary(items, found))
    if not own or move.direction == "track":
        own += list(_of_lists(move, found)) + [
            edit for edit in found.get("tracks.yaml", []) if edit.aspect == "condition"
        ]
    if not own:
        own = [edit for name, edits in found.items() if name.endswith("edition.yaml") for edit in edits]
    return list(dict.fromkeys((edit.old_line, edit.new_line) for edit in own))


def _items(move: Move, sides: Sequence[Side], day: date) -> list[LoadedItem | None]:
    editions = [side.policy.edition(day) for side in sides]
    numbers = (move.pair.old, move.pair.new)
    return [
        side.item(e["id"], n) if e and n else None
        for side, e, n in zip(sides, editions, numbers, strict=True)
    ]


def _of_item(move: Move, items: Sequence[LoadedItem | None]) -> Iterator[Edit]:
    """Edits of the tiers; where some name a question of the example, only these."""
    old, new = items
    if old is None or new is None:
        there = old or new
        if there is not None:
            shown = line(there.document, (*there.path, "number"))
            yield Edit(
                _name(there),
                None,
                there.path,
                None,
                None,
                shown if there is old else None,
                shown if there is new else None,
            )
        return
    changed = [
        edit
        for part in PARTS
        if part in old.as_written or part in new.as_written
        for edit in _of_part(old, new, part)
    ]
    bearing = [edit for edit in changed if _words(edit) & set(move.example)]
    yield from bearing or changed


def _of_part(old: LoadedItem, new: LoadedItem, part: str) -> Iterator[Edit]:
    before, after = old.as_written, new.as_written
    if part in before and part in after:
        yield from between(_name(new), old.document, new.document, (*old.path, part), (*new.path, part))
        return
    there = old if part in before else new
    path = (*there.path, part)
    shown = line(there.document, path)
    old_line, new_line = (shown if there is item else None for item in (old, new))
    yield Edit(_name(there), None, path, before.get(part), after.get(part), old_line, new_line)


def _words(edit: Edit) -> set[str]:
    return {word for value in (edit.old, edit.new) if value is not None for word in _WORD.findall(str(value))}


def _name(item: LoadedItem) -> str:
    """The item's file below the data folder."""
    return item.document.path.partition("/")[2]


def _of_vocabulary(items: Sequence[LoadedItem | None], found: Mapping[str, list[Edit]]) -> Iterator[Edit]:
    """Edits of the questions that the item asks, of the classes of area and of the contradictions."""
    asked = {
        word
        for item in items
        if item
        for part in PARTS
        for word in _WORD.findall(str(item.as_written.get(part, "")))
    }
    files = {_name(item) for item in items if item} | {"facts.yaml"}
    for name in sorted(files & set(found)):
        yield from (
            edit for edit in found[name] if edit.aspect not in ("text", "sources") and _concerns(edit, asked)
        )
    yield from (edit for edit in found.get("sensitive_areas.yaml", []) if edit.aspect != "text")


def _concerns(edit: Edit, asked: set[str]) -> bool:
    """A file that is new, or gone, as a whole (its path is empty) tells nothing of the item."""
    return edit.path[:1] == ("contradictions",) or (
        edit.path[:1] == ("facts",) and len(edit.path) > 1 and edit.path[1] in asked
    )


def _of_lists(move: Move, found: Mapping[str, list[Edit]]) -> Iterator[Edit]:
    """Edits of the rows that name the item, or of a list as a whole."""
    for name in ("lists/exempt.yaml", "lists/commitment.yaml"):
        for edit in found.get(name, []):
            if edit.aspect in ("substance", "condition") and edit.path[:1] in (
                ("rows",),
                ("effective",),
                ("items_of",),
            ):
                yield edit


class LineJson(TypedDict):
    """A line for programs."""

    at: str
    """File and number."""
    text: str


class LinesJson(TypedDict):
    """The old and the new line; null for one that is not there."""

    old: LineJson | None
    new: LineJson | None


def as_json(pairs: Sequence[tuple[Line | None, Line | None]]) -> list[LinesJson]:
    """For programs: both lines of each edit."""
    return [{"old": _line_json(old), "new": _line_json(new)} for old, new in pairs]


def _line_json(line: Line | None) -> LineJson | None:
    return None if line is None else {"at": str(line), "text": line.text}
