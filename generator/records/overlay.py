"""A record that says only what differs, laid over the one that says the rest: every value keeps its place."""

from __future__ import annotations

from collections.abc import Collection

from generator.findings.finding import Place
from generator.source.document import Document, Path_, Yaml

AT: Path_ = ("items", 0)
"""Where the record stands in the document that is made."""


def overlaid(under: Document, at: Path_, over: Document, by: Path_, leave: Collection[str] = ()) -> Document:
    """The record at ``at`` with what the one at ``by`` says instead, as a document of its own.

    Each key is taken whole from one of the two; null takes it away. Keys to ``leave`` are those of the change
    itself; further changes of the one below are not its own. A place is that of the record which says the
    value.
    """
    made = Document(over.path, lines=over.lines)
    said = {key: value for key, value in over.mapping(*by).items() if key not in leave}
    rest = {key: value for key, value in under.mapping(*at).items() if key != "changes"}
    merged: dict[str, Yaml] = {**rest, **said}
    made.data = {"items": [{key: value for key, value in merged.items() if value is not None}]}
    made.values[AT] = over.key_place(by)
    _copy(under, at, made, [key for key in merged if key not in said])
    _copy(over, by, made, list(said))
    return made


def _copy(source: Document, at: Path_, made: Document, keys: Collection[str]) -> None:
    """The places of some keys, with all that stands below them."""
    depth, wanted = len(at), set(keys)
    tables: tuple[tuple[dict[Path_, Place], dict[Path_, Place]], ...] = (
        (source.values, made.values),
        (source.keys, made.keys),
    )
    for places, copied in tables:
        for path, place in places.items():
            if len(path) > depth and path[:depth] == at and path[depth] in wanted:
                copied[(*AT, *path[depth:])] = place
