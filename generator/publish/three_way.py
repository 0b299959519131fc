"""Two edits of one YAML file put together by what its records say.

First the values: which the package changes, which were published meanwhile, and which both changed otherwise.
Then the text, so that comments and every other byte stay; it counts only if it says what the values say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.impact.yaml_diff import are_records, key_of
from generator.publish.lines import together
from generator.records.titles import title
from generator.rules.wording import Text
from generator.source.document import Document, Path_, Yaml, read_text


@dataclass(frozen=True)
class Conflict:
    """A value that the package and somebody else changed, each otherwise; None where there is none."""

    file: str
    where: tuple[str, ...]
    """Keys and records, such as ``("clocks", "id=promised_report", "days")``; empty for the whole file."""
    name: Text
    """The record, as people know it."""
    base: Yaml
    published: Yaml
    package: Yaml


@dataclass(frozen=True)
class MergedFile:
    """A file after merging: its text, None if it is no more, and what could not be merged.

    Where there is a conflict the text has what is published.
    """

    text: str | None
    conflicts: tuple[Conflict, ...] = ()


class _Missing:
    """No value at all, which is something else than null."""


_NO = _Missing()
Value = Yaml | _Missing
Clash = tuple[tuple[str, ...], Value, Value, Value]


def merge(file: str, base: str | None, published: str | None, package: str | None) -> MergedFile:
    """What the package changes of ``base``, laid over what is published now."""
    if published == base or package == published:
        return MergedFile(package)
    if package == base:
        return MergedFile(published)
    if base is None or published is None or package is None:
        return MergedFile(published, (_whole(file, base, published, package),))
    newline = "\r\n" if "\r\n" in published else "\n"
    merged = _merged(file, *(_plain(text) for text in (base, published, package)))
    return MergedFile(merged.text and merged.text.replace("\n", newline), merged.conflicts)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _merged(file: str, base: str, published: str, package: str) -> MergedFile:
    documents = [read_text(text, file) for text in (base, published, package)]
    if any(document.findings for document in documents):
        return MergedFile(published, (_whole(file, base, published, package),))
    clashes: list[Clash] = []
    old, theirs, mine = documents
    expected = _values(old.data, theirs.data, mine.data, (), clashes)
    found = tuple(_conflict(file, documents, clash) for clash in clashes)
    for by_word in (True, False):
        text = together(base, published, package, by_word=by_word)
        read = read_text(text, file)
        if not read.findings and not isinstance(expected, _Missing) and same(read.data, expected):
            return MergedFile(text, found)
    return MergedFile(published, found or (_whole(file, base, published, package),))


def same(one: Yaml, other: Yaml) -> bool:
    """Whether two values say the same: the order of records in a list is left to the text."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        if are_records(one) and are_records(other):
            return same(_by_key(one), _by_key(other))
        return len(one) == len(other) and all(map(same, one, other))
    return one == other and type(one) is type(other)


def _by_key(values: Sequence[Yaml]) -> dict[str, Yaml]:
    return {key_of(value): value for value in values}


def _values(base: Value, theirs: Value, mine: Value, where: tuple[str, ...], clashes: list[Clash]) -> Value:
    """The value that all of it comes to; with what is published where both changed it."""
    if _alike(theirs, mine) or _alike(base, mine):
        return theirs
    if _alike(base, theirs):
        return mine
    if isinstance(base, dict) and isinstance(theirs, dict) and isinstance(mine, dict):
        return dict(_entries(base, theirs, mine, where, clashes))
    if isinstance(base, list) and isinstance(theirs, list) and isinstance(mine, list):
        lists = _records(base, theirs, mine)
        if lists is not None:
            return [value for _, value in _entries(*lists, where, clashes)]
    clashes.append((where, base, theirs, mine))
    return theirs


def _records(
    base: list[Yaml], theirs: list[Yaml], mine: list[Yaml]
) -> tuple[dict[str, Yaml], dict[str, Yaml], dict[str, Yaml]] | None:
    """Three lists by the keys of their records; None where no keys tell the records apart.

    Records that are known by their text alone keep the key of the base, where none came or went.
    """
    if not (are_records(base) and are_records(theirs) and are_records(mine)):
        return None
    keys = [key_of(value) for value in base]
    if len(base) == len(theirs) == len(mine) and all(key.startswith("zh=") for key in keys):
        return (
            dict(zip(keys, base, strict=True)),
            dict(zip(keys, theirs, strict=True)),
            dict(zip(keys, mine, strict=True)),
        )
    return _by_key(base), _by_key(theirs), _by_key(mine)


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, _Missing) or isinstance(other, _Missing):
        return one is other
    return same(one, other)


def _entries(
    base: Mapping[str, Yaml],
    theirs: Mapping[str, Yaml],
    mine: Mapping[str, Yaml],
    where: tuple[str, ...],
    clashes: list[Clash],
) -> Iterator[tuple[str, Yaml]]:
    for key in dict.fromkeys([*theirs, *mine]):
        value = _values(base.get(key, _NO), theirs.get(key, _NO), mine.get(key, _NO), (*where, key), clashes)
        if not isinstance(value, _Missing):
            yield key, value


def _conflict(file: str, documents: Sequence[Document], clash: Clash) -> Conflict:
    where, *values = clash
    shown = next(
        (
            (document, path)
            for document, value in zip(documents[1:], values[1:], strict=True)
            if not isinstance(value, _Missing) and (path := path_of(document, where)) is not None
        ),
        (documents[1], ()),
    )
    base, theirs, mine = (None if isinstance(value, _Missing) else value for value in values)
    return Conflict(file, where, title(*shown, file), base, theirs, mine)


def path_of(document: Document, where: Sequence[str]) -> Path_ | None:
    """The path in a document of a value known by keys and records; None if it has no such value."""
    path: Path_ = ()
    for step in where:
        value = document.at(path)
        if isinstance(value, list):
            keys = [key_of(one) for one in value]
            if step not in keys:
                return None
            path = (*path, keys.index(step))
        elif isinstance(value, dict) and step in value:
            path = (*path, step)
        else:
            return None
    return path


def _whole(file: str, base: str | None, published: str | None, package: str | None) -> Conflict:
    """A file that cannot be merged at all: one side has taken it away, or no machine can tell."""
    return Conflict(file, (), {"zh": file, "en": file}, base, published, package)
