"""What a record of each list holds. The JSON Schemas that we publish are made from these shapes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from generator.models.base import Standing, Text

Rule = dict[str, Any]
"""A condition as the machine reads it: ``{"op": "cmp", "fact": …, "cmp": ">=", "value": …}``."""


class Row(BaseModel):
    """Every record: all keys are always there; what is not known is null or empty."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, populate_by_name=True, serialize_by_alias=True
    )


class Words(Row):
    """Lists of words, one a language."""

    zh: list[str]
    en: list[str]


class Span(Row):
    """First and last day in force; null where open."""

    from_: str | None = Field(alias="from")
    until: str | None


class Cited(Row):
    """An instrument that a record rests on, the place in it, and its official address where there is one."""

    instrument: str
    title: Text
    number: str
    at: Text | None
    url: str | None


class Entry(Row):
    """What every record carries: how firm it is, on what it rests, when it holds, and the file it is kept
    in."""

    standing: Standing | None
    sources: list[Cited]
    effective: Span
    record: str


class Noted(Row):
    """A remark with its own standing."""

    text: Text
    standing: Standing


class Condition(Row):
    """A condition as sentences in both languages, any of which is enough, and as the machine reads it."""

    sentences: Words
    rule: Rule


class Option(Row):
    """One of the answers that a question offers."""

    id: str
    name: Text


class Item(Entry):
    """An item of the catalogue with the conditions of its tiers, the strictest first."""

    number: int
    category: int
    category_name: Text
    name: Text
    codes: list[str]
    starred_codes: list[str]
    also_called: Words
    possible_documents: list[str]
    outside: Condition | None
    report: Condition | None
    form: Condition | None
    registration: Condition | None
    sensitive_areas: list[str]
    notes: list[Noted]


class Category(Entry):
    """A category of the catalogue."""

    number: int
    name: Text
    divisions: list[str]
    items: list[int]


class SensitiveArea(Entry):
    """A kind of environmentally sensitive area, in its class."""

    id: str
    name: Text
    area_class: str
    area_class_name: Text


class Question(Row):
    """A question that conditions rest on."""

    id: str
    type: str
    name: Text
    ask: Text | None
    help: Text | None
    unit: str | None
    unit_name: Text | None
    options: list[Option]
    scope: str


class Filing(Entry):
    """An item that is filed online."""

    item: int
    name: Text
    category: int
    category_name: Text


class Commitment(Entry):
    """A row of the list by notification and commitment; only an established one counts."""

    row: int
    name: Text
    sector: str
    items: list[int]
    documents: list[str]
    established: bool
    note: Text | None


class Exempt(Entry):
    """A kind of project that needs no document."""

    id: str
    name: Text
    what: Text
    items: list[int]


class NationalExempt(Entry):
    """A row of the national exemption batch of 2020."""

    row: int
    name: Text
    established: bool
    note: Text | None


class Track(Entry):
    """A way of handling."""

    id: str
    name: Text
    summary: Text
    applies_to: Text
    first_step: Text
    without_it: Text


class Step(Entry):
    """A step of a way of handling. ``clock``: before, on, off or after the time limit."""

    track: str
    order: int
    id: str
    name: Text
    actor: Text
    documents: list[str]
    days: int | None
    unit: str | None
    sense: str | None
    clock: str
    papers: list[str]
    detail: Text | None


class Paper(Entry):
    """Something that has to be handed in."""

    id: str
    name: Text
    help: Text | None


class Clock(Entry):
    """How long a decision may take."""

    id: str
    name: Text
    document: str
    kind: str
    days: int
    unit: str
    starts: Text
    excludes: Text
    note: Text | None


class DocumentTitle(Entry):
    """The title of a kind of document while it is in force."""

    document: str
    short: Text
    name: Text


class Measure(Entry):
    """One of the measures for key projects; its name is null where it was not found."""

    number: int
    name: Text | None
    stage: str
    stage_name: Text
    what: Text | None
    help_now: Text | None
    unknown: Text | None


class Service(Entry):
    """Something that a project owner can ask for."""

    id: str
    name: Text
    group: str
    group_name: Text
    what: Text
    how: Text
    when: Text | None


class Amount(Row):
    """From … to …, in ``cny_10k`` (CNY 10,000), ``percent``, ``day`` or ``times``; either end may be open."""

    min: int | None
    max: int | None
    unit: str
    of: Text | None


class Penalty(Entry):
    """What follows from an act."""

    id: str
    act: Text
    documents: list[str]
    sanction: Text
    fine: Amount | None
    serious: Amount | None
    persons: Amount | None
    not_corrected: Amount | None
    detention: Amount | None
    lighter_detention: Amount | None
    note: Text | None


class Ruling(Entry):
    """A rule of procedure, or on who decides."""

    id: str
    text: Text
    tracks: list[str]


class MajorChange(Entry):
    """A change after approval that needs a new one."""

    number: int
    text: Text
    group: str
    group_name: Text


class SizeSector(Entry):
    """The limits of firm size in a sector. ``below_…``: any figure below it makes the firm not large."""

    number: int
    id: str
    name: Text
    below_staff: int | None
    below_revenue: int | None
    below_assets: int | None
    medium_staff: int | None
    medium_revenue: int | None
    medium_assets: int | None
    small_staff: int | None
    small_revenue: int | None
    small_assets: int | None
    note: Text | None


class Contact(Entry):
    """Where to ask."""

    id: str
    name: Text
    what: Text
    url: str | None
    phone: str | None


class Instrument(Row):
    """A law, a notice, a list …: something that records cite."""

    id: str
    title: Text
    number: str
    kind: str
    issuer: Text
    dated: str | None
    effective: Span
    url: str | None
    standing: Standing
    note: Text | None
    record: str


class Term(Row):
    """A term of the field."""

    id: str
    name: Text
    meaning: Text
    also_called: Words
    record: str


class Event(Entry):
    """Something that happened on a day."""

    date: str
    text: Text
    note: Text | None


class Unknown(Row):
    """Something that could not be established."""

    id: str
    text: Text
    effect: Text
    settle: Text
    record: str


class Answer(Entry):
    """A question people ask, answered."""

    id: str
    ask: Text
    answer: Text


class Change(Row):
    """A change of this guide."""

    id: str
    date: str
    text: Text
    who: Text
    pages: list[str]
    record: str


class DayOfService(Entry):
    """A day of service: of every year, on a known date, held before an account of it, or announced each
    time."""

    service: str
    service_name: Text
    kind: str
    date: str | None
    text: Text
