"""The three lists of the positive list: filed online, by commitment, exempt."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.models.base import (
    Approved,
    Condition,
    Identifier,
    Named,
    Note,
    Number,
    Record,
    Source,
    Standing,
    Text,
    Words,
)
from generator.models.catalogue import Fact

Editions = Annotated[
    list[str],
    Field(min_length=1),
    BeforeValidator(lambda named: [named] if isinstance(named, str) else named),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One edition of the catalogue, or several, by their ids."""


class Declared(Record):
    """The totals that the department or the state has published for a list."""

    categories: Number
    rows: Number


class FilingList(Named):
    """``lists/filing.yaml``: its rows are computed from the catalogue."""

    id: Literal["filing"]
    what: Text
    declared: Declared
    computed: Literal["registration"]
    why: Text
    notes: list[Note] = Field(default_factory=list)


class ListCategory(Record):
    """A sector that a list names."""

    zh: Words
    en: Words
    standing: Standing
    items: list[Number] = Field(default_factory=list)


class CommitmentRow(Named):
    """A row of the commitment list; only an established one decides anything."""

    row: Number
    category: Words
    items: list[Number]
    documents: list[Approved] = Field(min_length=1)
    established: bool
    note: Text | None = None


class CommitmentList(Named):
    """``lists/commitment.yaml``; ``items_of`` names the editions whose numbers its rows use."""

    id: Literal["commitment"]
    items_of: Editions
    what: Text
    declared: Declared
    note: Text
    numbering: Text
    applies_to: Text
    categories: list[ListCategory]
    rows: list[CommitmentRow]
    exclusions: list[Note]
    procedure_standing: Standing


class ExemptRow(Named):
    """A kind of project that needs no document: an item of the catalogue, or a kind it does not list."""

    id: Identifier
    items: list[Number]
    unlisted_kind: Identifier | None = None
    what: Text


class Unlisted(Record):
    """The question put to a project that fits no item."""

    fact: Fact
    sources: list[Source]
    standing: Standing


class NationalRow(Text):
    """A row of the national batch, numbered by the old catalogue."""

    row: Number
    established: bool
    standing: Standing
    note: Text | None = None


class NationalBatch(Named):
    """The national exemption batch of 2020."""

    what: Text
    declared: Declared
    categories: list[ListCategory]
    rows: list[NationalRow]


class ExemptList(Named):
    """``lists/exempt.yaml``; ``items_of`` names the editions whose numbers its rows use."""

    id: Literal["exempt"]
    items_of: Editions
    what: Text
    rows: list[ExemptRow]
    unlisted: Unlisted
    national_batch: NationalBatch


class Prohibition(Text):
    """A place, and the projects that may not be built there: ``zh`` and ``en`` say it without a full stop.

    ``rule`` is the rule of procedure that says it in full, with its standing, sources and dates. ``where`` is
    that the site lies there, ``when`` what else must be so; ``items`` the only items that it can meet.
    """

    id: Identifier
    rule: Identifier
    items: list[Number] = Field(default_factory=list)
    where: Condition = None
    when: Condition = None
    ask: Text


class Forbidden(Record):
    """``forbidden.yaml``; ``items_of`` names the editions whose numbers it uses."""

    items_of: Editions
    facts: dict[Identifier, Fact]
    prohibitions: list[Prohibition]
