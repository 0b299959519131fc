"""Records as they are published: one walk over the model of a record and the record itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from generator.export.shapes import Given, Part, has_words, keys, without_none, words_of
from generator.library.library import Library
from generator.library.text import LANGUAGES, Record, Text
from generator.models.base import Answer, Effective, OtherWords, Source
from generator.models.base import Text as TextModel
from generator.models.catalogue import AlsoCalled

PlainRow = dict[str, object]
"""A record, or a part of one, as plain data."""


def words_in(record: Record) -> Text:
    """The words of a record that always has some."""
    return {lang: record[lang] for lang in LANGUAGES}


def text(record: Record | None) -> Text | None:
    """The words of a record, or None if it has none (yet)."""
    return words_in(record) if record and record.get("zh") else None


def cited(library: Library, sources: Iterable[Record]) -> list[PlainRow]:
    """The instruments that a record names, with their titles and numbers."""
    return [_cited(library, source) for source in sources]


def _cited(library: Library, source: Record) -> PlainRow:
    instrument = library.instrument(source["instrument"])
    return {
        "instrument": source["instrument"],
        "title": text(instrument),
        "number": instrument["number"],
        "at": text(source.get("at")),
        "url": instrument.get("url"),
    }


def span(dates: Record | None) -> PlainRow:
    """First and last day in force."""
    return {end: (dates or {}).get(end) for end in ("from", "until")}


def _words(record: Record | None) -> PlainRow:
    return {lang: list((record or {}).get(lang, ())) for lang in LANGUAGES}


def clause(library: Library, rule: Record | None) -> PlainRow | None:
    """A condition in words and for machines."""
    return {**library.core.phrase(rule), "rule": rule} if rule is not None else None


def published(
    library: Library, model: type[BaseModel], record: Record, words: str, without: Collection[str] = ()
) -> PlainRow:
    """A record by its model, but for some keys; ``words``: the key of what it says itself."""
    found: PlainRow = {words: text(record)} if has_words(model) else {}
    for key in keys(model):
        if key.name in without:
            continue
        value = record.get(key.source)
        if value is None and not key.field.is_required():
            value = key.field.get_default(call_default_factory=True)
        found[key.name] = _value(library, key.field.annotation, value)
    return found


def _value(library: Library, annotation: object, value: Part) -> object:
    if annotation == Answer:
        return {key: (value or {}).get(key) for key in Given.model_fields}
    if annotation is Any:
        return clause(library, value)
    annotation = without_none(annotation)
    if get_origin(annotation) is list:
        return [_value(library, get_args(annotation)[0], part) for part in value or ()]
    if get_origin(annotation) is dict:
        inner = get_args(annotation)[1]
        return {name: _value(library, inner, part) for name, part in (value or {}).items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(library, annotation, value)
    return value


def _record(library: Library, model: type[BaseModel], record: Record | None) -> object:
    if model is Effective:
        return span(record)
    if model in (OtherWords, AlsoCalled):
        return _words(record)
    if record is None or model is TextModel:
        return text(record)
    return _cited(library, record) if model is Source else published(library, model, record, words_of(model))


class Place(NamedTuple):
    """A record where it stands: its id (or that of what holds it), its number in the list, and the record
    that holds the list."""

    id: str
    order: int
    record: Record
    above: Record


def walked(policy: Record, path: str) -> Iterator[Place]:
    """The records at a path such as ``tracks/tracks/*/steps``."""
    places = [Place("", 0, policy, {})]
    for step in (*path.split("/"), "*"):
        places = [
            inner
            for place in places
            for inner in (
                _each(place) if step == "*" else [Place(place.id, 0, place.record[step], place.record)]
            )
        ]
    yield from places


def _each(place: Place) -> list[Place]:
    held: Part = place.record
    members = held.items() if isinstance(held, dict) else ((part.get("id", place.id), part) for part in held)
    return [Place(name, order, part, place.above) for order, (name, part) in enumerate(members, 1)]
