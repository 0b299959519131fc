"""When records begin and end to apply: every dated record of a policy, and the days on which one turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

Record = Mapping[str, Any]
Path = tuple[str | int, ...]


def records_below(value: object, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Every mapping in a value, itself first, with its path."""
    if isinstance(value, Mapping):
        yield path, value
        for key, part in value.items():
            yield from records_below(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from records_below(part, (*path, i))


def dated_records(data: Record, *parts: str) -> Iterator[tuple[Path, Record]]:
    """Every record of a policy, or of some parts of it, that names days from which or until which it
    applies."""
    for path, record in records_below({part: data[part] for part in parts} if parts else data):
        if isinstance(record.get("effective"), Mapping):
            yield path, record


def turning_days(records: Iterable[Record]) -> set[date]:
    """The days on which some record begins to apply, or has just ceased to."""
    return {day for record in records for day in _turns(record.get("effective") or {})}


def _turns(effective: Record) -> Iterator[date]:
    if effective.get("from"):
        yield date.fromisoformat(effective["from"])
    if effective.get("until"):
        yield date.fromisoformat(effective["until"]) + timedelta(days=1)
