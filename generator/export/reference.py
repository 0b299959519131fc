"""Records that explain and support: instruments, terms, events, open questions, contacts, changes, days of
service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export import shapes
from generator.export.source import Record, also, backing, span, text, words
from generator.library.agenda import Day, days
from generator.library.library import Library


def contacts(library: Library) -> Iterator[shapes.Contact]:
    """Where to ask."""
    for contact in library.policy["contacts"]["contacts"]:
        yield shapes.Contact(
            id=contact["id"],
            name=words(contact),
            what=words(contact["what"]),
            url=contact.get("url"),
            phone=contact.get("phone"),
            **backing(library, contact, "contacts.yaml"),
        )


def instruments(library: Library) -> Iterator[shapes.Instrument]:
    """Everything that records cite."""
    for identifier, instrument in library.instruments.items():
        yield shapes.Instrument(
            id=identifier,
            title=words(instrument),
            number=instrument["number"],
            kind=instrument["kind"],
            issuer=words(instrument["issuer"]),
            dated=instrument.get("dated"),
            effective=span(instrument),
            url=instrument.get("url"),
            standing=instrument["standing"],
            note=text(instrument.get("note")),
            record="policy_data/instruments.yaml",
        )


def glossary(library: Library) -> Iterator[shapes.Term]:
    """Terms of the field."""
    for term in library.policy["glossary"]["terms"]:
        yield shapes.Term(
            id=term["id"],
            name=words(term),
            meaning=words(term["meaning"]),
            also_called=also(term.get("also")),
            record="policy_data/glossary.yaml",
        )


def timeline(library: Library) -> Iterator[shapes.Event]:
    """What happened when."""
    for event in library.policy["timeline"]["events"]:
        record: Record = {**event, "sources": [{"instrument": event["instrument"]}]}
        yield shapes.Event(
            date=event["date"],
            text=words(event),
            note=text(event.get("note")),
            **backing(library, record, "timeline.yaml"),
        )


def unknowns(library: Library) -> Iterator[shapes.Unknown]:
    """What could not be established."""
    for entry in library.policy["unknowns"]["unknowns"]:
        yield shapes.Unknown(
            id=entry["id"],
            text=words(entry),
            effect=words(entry["effect"]),
            settle=words(entry["settle"]),
            record=entry["file"],
        )


def answers(library: Library) -> Iterator[shapes.Answer]:
    """Questions people ask."""
    for entry in library.policy["questions"]["faq"]:
        yield shapes.Answer(
            id=entry["id"],
            ask=words(entry["ask"]),
            answer=words(entry["answer"]),
            **backing(library, entry, "questions.yaml"),
        )


def changes(library: Library) -> Iterator[shapes.Change]:
    """Changes of this guide."""
    for entry in library.policy["changes"]["changes"]:
        yield shapes.Change(
            id=entry["id"],
            date=entry["date"],
            text=words(entry),
            who=words(entry["who"]),
            pages=entry["pages"],
            record="policy_data/changes.yaml",
        )


def agenda(library: Library) -> Iterator[shapes.DayOfService]:
    """Days of service."""
    return (_day(library, day) for day in days(library))


def _day(library: Library, day: Day) -> shapes.DayOfService:
    return shapes.DayOfService(
        service=day.service["id"],
        service_name=words(day.service),
        kind=day.kind,
        date=day.date,
        text=words(day.text),
        **backing(library, day.record, "agenda.yaml", day.service),
    )
