"""The service calendar: days that are known, and services whose days are announced each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.library.text import Record, Text

if TYPE_CHECKING:
    from generator.library.library import Library


@dataclass(frozen=True)
class Day:
    """One line of the calendar. ``kind``: ``yearly`` (``date`` is month-day), ``announced`` (no date),
    ``held`` (``date`` is a day or a month), ``held_before`` (``date`` is the day of an account of it)."""

    kind: str
    date: str | None
    text: Text
    service: Record
    record: Record


def days(library: Library) -> Iterator[Day]:
    """Every line of the calendar, by service."""
    services = {part["id"]: part for group in library.policy["services"]["groups"] for part in group["parts"]}
    for entry in library.policy["agenda"]["entries"]:
        service = services[entry["service"]]
        if not library.not_over([service]):
            continue
        if entry.get("yearly"):
            yield Day("yearly", entry["yearly"], {"zh": entry["zh"], "en": entry["en"]}, service, entry)
        else:
            yield Day("announced", None, entry["announced"], service, {})
        for held in entry.get("held", ()):
            kind = "held" if held.get("date") else "held_before"
            yield Day(kind, held.get("date") or held["before"], held, service, held)
