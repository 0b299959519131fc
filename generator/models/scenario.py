"""The shape of a worked project with the answer expected."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from generator.models.base import (
    Count,
    Day,
    DocumentName,
    Identifier,
    Level,
    Number,
    Record,
    SizeName,
    Standing,
    TrackName,
    Words,
)

Answers = dict[str, Any]
"""Answers to questions by their ids; what each allows is checked by ``generator.lint``."""


class Expectation(Record):
    """What the check must say; only what is named here is compared."""

    status: Literal["decided", "open"]
    document: DocumentName | None = None
    track: TrackName | None = None
    possible_documents: list[DocumentName] | None = None
    possible_tracks: list[TrackName] | None = None
    deciding_item: Number | None = None
    ask_next: list[Identifier] | None = None
    standing: Standing | None = None
    forbidden: list[Identifier] | None = None
    may_be_forbidden: list[Identifier] | None = None
    may_decide: list[Level] | None = None
    likely_decides: list[Level] | None = None


class Scenario(Record):
    """A project in a sentence, and the facts that follow from it."""

    id: Identifier
    zh: Words
    en: Words
    items: list[Count] = Field(min_length=1)
    facts: Answers = Field(default_factory=dict)
    on: Day | None = None
    start: Day | None = None
    place: Words | None = None
    expect: Expectation


class Case(Record):
    """Answers to questions of one item, and the document they lead to."""

    item: Number
    facts: Answers
    document: DocumentName


class Cases(Record):
    """A file of worked cases, those of one category."""

    cases: list[Case] = Field(min_length=1)


class Scenarios(Record):
    """A file of scenarios."""

    scenarios: list[Scenario] = Field(min_length=1)


class OwnCase(Record):
    """A worked case of a check of its own: what is so, in a sentence, and the answers that follow from it."""

    id: Identifier
    zh: Words
    en: Words
    facts: Answers = Field(default_factory=dict)
    on: Day | None = None


class SizeExpectation(Record):
    """What the check of a firm's size must say."""

    size: SizeName | None
    possible_sizes: list[SizeName] | None = None
    ask_next: list[Identifier] | None = None
    standing: Standing | None = None


class SizeCase(OwnCase):
    """A firm."""

    expect: SizeExpectation


class SizeScenarios(Record):
    """``scenarios/size.yaml``."""

    scenarios: list[SizeCase] = Field(min_length=1)


class MajorChangeExpectation(Record):
    """What the check of a change must say."""

    verdict: Literal["major", "not_major", "not_covered", "open"]
    met: list[Number] | None = None
    open: list[Number] | None = None
    possible: list[str] | None = None
    ask_next: list[Identifier] | None = None
    standing: Standing | None = None


class MajorChangeCase(OwnCase):
    """A change to an approved project."""

    expect: MajorChangeExpectation


class MajorChangeScenarios(Record):
    """``scenarios/major_change.yaml``."""

    scenarios: list[MajorChangeCase] = Field(min_length=1)
