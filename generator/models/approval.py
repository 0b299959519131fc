"""How a project is handled: documents, tracks, clocks, lists, rules of procedure and penalties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.models.base import (
    MOST_DAYS,
    Approved,
    Condition,
    Count,
    Days,
    DocumentName,
    Effective,
    Identifier,
    Named,
    Note,
    Number,
    Record,
    Source,
    Standing,
    Text,
    TrackName,
)
from generator.models.catalogue import Fact

Unit = Literal["working_day", "day"]
ListedDocument = Literal["report", "form", "registration"]
Milestone = Literal["submitted", "accepted", "decided"]


class DocumentKind(Record):
    """A kind of EIA document; its full name changes with the law."""

    short: Text
    summary: Text
    names: list[Named] = Field(min_length=1)


class DocumentKinds(Record):
    """The four answers to “which document”."""

    report: DocumentKind
    form: DocumentKind
    registration: DocumentKind
    none: DocumentKind


class Documents(Record):
    """``documents.yaml``."""

    documents: DocumentKinds


class Paper(Named):
    """Something that has to be handed in."""

    help: Text | None = None


class Limit(Record):
    """How long a step may, or must, take."""

    days: Annotated[int, Field(ge=1, le=MOST_DAYS)]
    unit: Unit
    sense: Literal["at_most", "at_least"]


class Remark(Note):
    """A line that holds only on a condition or for a time; without either, always."""

    when: Condition = None
    sources: list[Source] = Field(default_factory=list)
    effective: Effective | None = None


class Step(Named):
    """One step of a track: who acts, within which limit, with which papers.

    A limit is counted from the end of the step before, unless ``counted_from`` names another day.
    ``clock`` is ``open`` where it is not established whether the step's time counts.
    """

    id: Identifier
    who: Identifier
    milestone: Milestone | None = None
    documents: list[ListedDocument] | None = None
    limit: Limit | None = None
    counted_from: Text | None = None
    clock: Literal["before", "on", "off", "open", "after"]
    papers: list[Identifier]
    detail: Text | None = None
    notes: list[Remark] = Field(default_factory=list)


class Track(Named):
    """One way of handling a project."""

    id: TrackName
    when: Condition
    summary: Text
    who: Text
    first_step: Text
    without_it: Text
    penalties: list[Identifier]
    notes: list[Note] = Field(default_factory=list)
    steps: list[Step] = Field(min_length=1)


class Modifier(Named):
    """Something that makes a track lighter without changing it."""

    id: Identifier
    tracks: list[TrackName] = Field(min_length=1)
    when: Condition
    what: list[Remark]
    condition: Text


class Grounds(Record):
    """Why a track may apply, by how near the list comes to naming the project."""

    established: Text
    category_named: Text
    unknown: Text


class MayApply(Named):
    """A track that may be open although what is known does not establish it."""

    id: TrackName
    tracks: list[TrackName] = Field(min_length=1)
    reasons: Grounds
    ask: Text


class Caution(Named):
    """A warning printed with a verdict."""

    id: Identifier
    when: Condition = None


class Tracks(Record):
    """``tracks.yaml``."""

    roles: dict[Identifier, Text] = Field(min_length=1)
    papers: dict[Identifier, Paper]
    facts: dict[Identifier, Fact]
    tracks: list[Track]
    modifiers: list[Modifier]
    may_apply: list[MayApply]
    warnings: list[Caution]


class Clock(Named):
    """How many days a decision may take.

    ``runs_from`` is the step with which it starts; where that is not established, ``assumption`` says so.
    """

    id: Identifier
    document: ListedDocument
    tracks: list[TrackName] = Field(min_length=1)
    kind: Literal["promised", "statutory"]
    days: Days
    unit: Unit
    runs_from: Milestone | None = None
    assumption: Note | None = None
    starts: Text
    excludes: Text
    note: Text | None = None


class ClockRule(Named):
    """How days are counted."""

    id: Identifier


class Clocks(Record):
    """``clocks.yaml``."""

    clocks: list[Clock]
    rules: list[ClockRule]


AfterGroup = Literal["keep", "before_operation", "lapses", "changes"]


class ProcedureRule(Named):
    """A rule that holds for some tracks; with ``after`` it tells of what comes once the EIA is done."""

    id: Identifier
    after: AfterGroup | None = None
    tracks: list[TrackName] = Field(min_length=1)
    review_after_years: int | None = Field(default=None, ge=1)


class Procedure(Record):
    """``procedure.yaml``."""

    rules: list[ProcedureRule]


class Band(Record):
    """A sanction from … to …; either end may be open, not both."""

    min: Count | None = None
    max: Number | None = None
    unit: Literal["percent", "cny_10k", "day", "times"]
    of: Text | None = None

    @model_validator(mode="after")
    def _ends(self) -> Band:
        if self.min is None and self.max is None:
            raise ValueError("band-open")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("band-order")
        return self


class Penalty(Named):
    """What follows from an act."""

    id: Identifier
    documents: list[DocumentName]
    sanction: Text
    fine: Band | None = None
    serious: Band | None = None
    persons: Band | None = None
    not_corrected: Band | None = None
    detention: Band | None = None
    lighter_detention: Band | None = None
    note: Text | None = None


class Crossing(Record):
    """Investments below and above which the new rule is heavier or lighter than the old."""

    document: Approved
    below: Number
    above: Number
    unit: Literal["cny_10k"]


class Comparison(Text):
    """Old fines against new ones."""

    rows: list[Crossing]
    standing: Standing
    sources: list[Source]


class Penalties(Record):
    """``penalties.yaml``."""

    penalties: list[Penalty]
    comparison: Comparison


class CalendarYear(Record):
    """Days off on weekdays, and weekend days that are worked."""

    holidays: list[str]
    makeup_days: list[str]


class Calendar(Record):
    """``calendar.yaml``."""

    years: dict[str, CalendarYear] = Field(min_length=1)
    standing: Standing
