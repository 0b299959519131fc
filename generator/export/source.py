"""What all lists need of the policy: who is cited, how firm a record is, since when it holds, where it is
kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.export.shapes import Cited, Condition, Span, Words
from generator.library.library import Library
from generator.models.base import Text

Record = Mapping[str, Any]


def text(record: Record | None) -> Text | None:
    """The words of a record, or None if it has none (yet)."""
    return Text(zh=record["zh"], en=record["en"]) if record and record.get("zh") else None


def words(record: Record) -> Text:
    """The words of a record that always has some."""
    return Text(zh=record["zh"], en=record["en"])


def span(record: Record) -> Span:
    """First and last day in force."""
    dates = record.get("effective") or {}
    return Span.model_validate({"from": dates.get("from"), "until": dates.get("until")})


def cited(library: Library, sources: Iterable[Record]) -> list[Cited]:
    """The instruments that a record names, with their titles and numbers."""
    found = []
    for source in sources:
        instrument = library.instrument(source["instrument"])
        found.append(
            Cited(
                instrument=source["instrument"],
                title=words(instrument),
                number=instrument["number"],
                at=text(source.get("at")),
                url=instrument.get("url"),
            )
        )
    return found


def backing(library: Library, record: Record, file: str, above: Record | None = None) -> dict[str, Any]:
    """Standing, sources, dates and file of a record; what it leaves out it has from the record ``above``
    it."""
    above = above or {}
    return {
        "standing": record.get("standing") or above.get("standing"),
        "sources": cited(library, record.get("sources") or above.get("sources") or ()),
        "effective": span(record if record.get("effective") else above),
        "record": f"policy_data/{file}",
    }


def condition(library: Library, item: Record, tier: str) -> Condition | None:
    """A tier's condition, for reading and for machines."""
    rule = item["tiers"].get(tier)
    if rule is None:
        return None
    said = library.core.tier_sentences(item["number"])[tier]
    return Condition(sentences=Words(zh=[s["zh"] for s in said], en=[s["en"] for s in said]), rule=rule)


def also(record: Record | None) -> Words:
    """Other words for something."""
    record = record or {}
    return Words(zh=list(record.get("zh", ())), en=list(record.get("en", ())))
