"""What differs between two states of the YAML, record by record, each difference with its line in old and
new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from generator.impact.side import Side
from generator.source.document import Document, Path_, Yaml
from generator.system.canonical_json import to_json

Aspect = Literal["text", "firmness", "sources", "condition", "substance"]

KEYS = ("id", "number", "row", "item", "date", "step")
"""What a record in a list is known by, the first that it has; a record without one is known by its Chinese
text."""

_TEXTS = frozenset({"zh", "en", "also", "also_called", "words"})


@dataclass(frozen=True)
class Line:
    """A line of a file as staff see it: ``path`` from the parent of the data folder, ``line`` from 1."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Edit:
    """One difference: where (by path in the old and the new file), the value before and after, and the
    lines."""

    file: str
    old_path: Path_ | None
    new_path: Path_ | None
    old: Yaml
    new: Yaml
    old_line: Line | None
    new_line: Line | None

    @property
    def path(self) -> Path_:
        """The path in the new file, or in the old one if the new one has it no more."""
        return self.new_path if self.new_path is not None else self.old_path or ()

    @property
    def aspect(self) -> Aspect:
        """What kind of thing differs; a whole record that comes or goes is substance."""
        if _TEXTS & set(self.path):
            return "text"
        if "standing" in self.path:
            return "firmness"
        if "sources" in self.path:
            return "sources"
        if any(isinstance(value, dict) for value in (self.old, self.new)):
            return (
                "text"
                if all(_only_texts(value) for value in (self.old, self.new) if value is not None)
                else "substance"
            )
        return "condition" if "when" in self.path else "substance"


def _only_texts(value: Yaml) -> bool:
    return isinstance(value, dict) and set(value) <= {"zh", "en"}


def edits(old: Side, new: Side) -> dict[str, list[Edit]]:
    """Every difference by file, files in order; a file that is on one side only is one difference."""
    before, after = old.documents, new.documents
    found = {
        name: list(_of_file(name, before.get(name), after.get(name)))
        for name in sorted(before.keys() | after.keys())
    }
    return {name: listed for name, listed in found.items() if listed}


def _of_file(name: str, old: Document | None, new: Document | None) -> Iterator[Edit]:
    if old is None or new is None:
        there = [None if document is None else document.data for document in (old, new)]
        yield _edit(name, old, new, None if old is None else (), None if new is None else (), *there)
    elif old.data != new.data:
        yield from between(name, old, new, (), ())


def between(name: str, old: Document, new: Document, at: Path_, there: Path_) -> Iterator[Edit]:
    """What differs between a value of the old file at ``at`` and one of the new file at ``there``."""
    a, b = old.at(at), new.at(there)
    if a == b:
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for key in dict.fromkeys([*a, *b]):
            if key in a and key in b:
                yield from between(name, old, new, (*at, key), (*there, key))
            elif key in a:
                yield _edit(name, old, new, (*at, key), None, a[key], None)
            else:
                yield _edit(name, old, new, None, (*there, key), None, b[key])
    elif isinstance(a, list) and isinstance(b, list):
        for i, j in _matched(a, b):
            yield from _members(name, old, new, at, there, i, j)
    else:
        yield _edit(name, old, new, at, there, a, b)


def _members(
    name: str, old: Document, new: Document, at: Path_, there: Path_, i: int | None, j: int | None
) -> Iterator[Edit]:
    if i is None:
        assert j is not None
        yield _edit(name, old, new, None, (*there, j), None, new.at((*there, j)))
    elif j is None:
        yield _edit(name, old, new, (*at, i), None, old.at((*at, i)), None)
    else:
        yield from between(name, old, new, (*at, i), (*there, j))


def _matched(a: Sequence[Yaml], b: Sequence[Yaml]) -> Iterator[tuple[int | None, int | None]]:
    """Members of two lists: records by their key, anything else by its place among equals."""
    left, right = [key_of(value) for value in a], [key_of(value) for value in b]
    if are_records(a) and are_records(b):
        yield from ((i, right.index(key) if key in right else None) for i, key in enumerate(left))
        yield from ((None, j) for j, key in enumerate(right) if key not in left)
        return
    for op, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op != "equal":
            pairs = max(i2 - i1, j2 - j1)
            yield from (
                (i1 + n if i1 + n < i2 else None, j1 + n if j1 + n < j2 else None) for n in range(pairs)
            )


def are_records(values: Sequence[Yaml]) -> bool:
    """Whether the members of a list are records, each known by a key of its own."""
    keys = {key_of(value) for value in values}
    return len(keys) == len(values) and all(isinstance(value, dict) for value in values)


def key_of(value: Yaml) -> str:
    """What a member of a list is known by."""
    if isinstance(value, dict):
        known = next((name for name in KEYS if isinstance(value.get(name), (str, int))), None)
        if known or isinstance(value.get("zh"), str):
            return f"{known or 'zh'}={value[known or 'zh']}"
    return to_json(value)


def _edit(
    name: str,
    old: Document | None,
    new: Document | None,
    at: Path_ | None,
    there: Path_ | None,
    a: Yaml,
    b: Yaml,
) -> Edit:
    return Edit(name, at, there, a, b, line(old, at), line(new, there))


def line(document: Document | None, path: Path_ | None) -> Line | None:
    """The line at which a value stands."""
    if document is None or path is None:
        return None
    number = document.key_place(path).line
    text = document.lines[number - 1].strip() if number <= len(document.lines) else ""
    return Line(document.path, number, text)


def record_of(document: Document, path: Path_) -> tuple[Path_, Mapping[str, Yaml]]:
    """The nearest record around a path, that is, what has a key of its own or a name among other things; else
    the file."""
    for end in range(len(path), 0, -1):
        value = document.at(path[:end])
        if isinstance(value, dict) and _is_record(value):
            return path[:end], value
    return (), document.mapping()


def identity(document: Document, path: Path_) -> tuple[str, ...]:
    """A path by the keys of the records on it, so that a record is known again where others came or went
    before it."""
    return tuple(
        step if isinstance(step, str) else key_of(document.at(path[: at + 1])) for at, step in enumerate(path)
    )


def counterpart(document: Document, other: Document, path: Path_) -> Path_ | None:
    """Where in another state of a file the same thing stands, records on the way known by their keys; None
    where one of them does not stand there."""
    found: Path_ = ()
    for at, step in enumerate(path):
        if isinstance(step, int):
            wanted = key_of(document.at(path[: at + 1]))
            members = other.entries(*found)
            step = next((i for i, member in enumerate(members) if key_of(member) == wanted), -1)
            if step < 0:
                return None
        found = (*found, step)
    return found


def _is_record(value: Mapping[str, Yaml]) -> bool:
    named = isinstance(value.get("zh"), str) and isinstance(value.get("en"), str)
    return any(isinstance(value.get(name), (str, int)) for name in KEYS) or (
        named and len(value) > 2 and "days" not in value
    )
