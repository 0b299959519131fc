"""What everything rests on and what explains it: instruments, standings, terms, events, open questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.models.base import Day, Effective, Identifier, OtherWords, Record, Source, Standing, Text, Url

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_/-]*$")]
DataFile = Annotated[str, StringConstraints(pattern=r"^policy_data/[a-z0-9_/]+\.yaml$")]


class StandingWords(Text):
    """What a standing is called and what it means."""

    meaning: Text


class StandingKinds(Record):
    """The four standings, firmest first."""

    official: StandingWords
    reported: StandingWords
    inferred: StandingWords
    unconfirmed: StandingWords


class Standings(Record):
    """``standings.yaml``."""

    standings: StandingKinds


class Instrument(Text):
    """A law, a notice, a list …: something that records cite."""

    number: str
    kind: Literal["law", "regulation", "order", "notice", "opinion", "list", "report", "standard", "draft"]
    issuer: Text
    dated: Day | None = None
    effective: Effective | None = None
    url: Url | None = None
    standing: Standing
    verified: Day | None = None
    """The day on which somebody last held what is cited against the instrument itself."""
    note: Text | None = None


class Instruments(Record):
    """``instruments.yaml``."""

    instruments: dict[Identifier, Instrument]


class Term(Text):
    """A term of the field."""

    id: Identifier
    meaning: Text
    also: OtherWords | None = None


class Wording(Record):
    """Words that the guide does not use, and what it says instead."""

    id: Identifier
    avoid: OtherWords
    instead: Text


class Glossary(Record):
    """``glossary.yaml``."""

    terms: list[Term]
    wording: list[Wording] = Field(default_factory=list)


class Event(Text):
    """Something that happened on a day."""

    date: Day
    instrument: Identifier
    standing: Standing
    note: Text | None = None


class Timeline(Record):
    """``timeline.yaml``."""

    events: list[Event]


class Unknown(Text):
    """Something not established: what that means for a reader, and who could settle it."""

    id: Identifier
    effect: Text
    settle: Text
    file: DataFile


class Unknowns(Record):
    """``unknowns.yaml``."""

    unknowns: list[Unknown]


class Question(Record):
    """A question people ask, with its answer, while the answer holds."""

    id: Identifier
    topic: Literal["need", "handle", "time", "after", "help", "public"]
    ask: Text
    answer: Text
    also: OtherWords | None = None
    see: list[Slug] = Field(default_factory=list)
    sources: list[Source] = Field(min_length=1)
    standing: Standing
    effective: Effective | None = None


class Questions(Record):
    """``questions.yaml``."""

    faq: list[Question]
