"""How a project is approved: documents, tracks, steps, clocks, fines, holidays."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import (
    AfterGroup,
    Clock,
    Document,
    FirmText,
    Milestone,
    Standing,
    Text,
    Track,
)
from generator.models.messages.verdict import SourceId
from generator.models.policy.basics import FactType, Ground, LimitUnit, ListedDocument
from generator.models.policy.conditions import Condition
from generator.models.policy.parts import Dated, Named, Reading


class DocumentRecord(TypedDict):
    """A kind of document."""

    short: Annotated[Text, "Its short name."]
    summary: Text
    names: Annotated[list[Named], "Its full names, each with the days on which the law has it."]


class DocumentsFile(TypedDict):
    """``documents.yaml``."""

    documents: Annotated[dict[str, DocumentRecord], "By id: `report`, `form`, `registration` and `none`."]


class PaperRecord(Named):
    """Something that has to be handed in."""

    help: NotRequired[Annotated[Text, "How to come by it; absent where nothing is to be said."]]


class LimitRecord(TypedDict):
    """How long a step may, or must, take."""

    days: Annotated[int, "So many, in `unit`."]
    unit: Annotated[LimitUnit, "Working days or calendar days."]
    sense: Annotated[Literal["at_most", "at_least"], "Whether one may take so long, or must."]


class RemarkRecord(Reading, Dated):
    """A line that holds on a condition or for a time; without either, always."""

    sources: NotRequired[Annotated[list[SourceId], "On what it rests; absent where nothing is cited."]]


class StepRecord(Named):
    """One step of a track."""

    id: Annotated[str, "Its id."]
    who: Annotated[str, "The id of the role that acts."]
    milestone: NotRequired[Annotated[Milestone, "The milestone it reaches; absent for most."]]
    documents: NotRequired[Annotated[list[ListedDocument], "The documents that take it; absent for all."]]
    limit: NotRequired[Annotated[LimitRecord, "How long it may, or must, take; absent where none is set."]]
    counted_from: NotRequired[
        Annotated[Text, "The event from which the limit counts; absent for the end of the step before."]
    ]
    clock: Annotated[
        Literal["before", "on", "off", "open", "after"], "How it stands to the time limit of the decision."
    ]
    papers: Annotated[list[str], "The ids of the papers it needs."]
    detail: NotRequired[Annotated[Text, "More on it; absent where nothing is to be said."]]
    notes: NotRequired[Annotated[list[RemarkRecord], "Remarks; absent where there is none."]]


class TrackRecord(Named):
    """One way of handling a project."""

    id: Annotated[Track, "Its id."]
    when: Annotated[Condition, "When a project takes it, if it takes none that stands before."]
    summary: Text
    who: Annotated[Text, "Who decides."]
    first_step: Annotated[Text, "What to do first."]
    without_it: Annotated[Text, "What may not be done before it."]
    penalties: Annotated[list[str], "The ids of penalties."]
    notes: NotRequired[Annotated[list[FirmText], "Remarks; absent where there is none."]]
    steps: Annotated[list[StepRecord], "Its steps in order."]


class ModifierRecord(Named):
    """Something that makes a track lighter without changing it."""

    id: Annotated[str, "Its id."]
    tracks: Annotated[list[Track], "The tracks it makes lighter."]
    when: Annotated[Condition, "When it applies."]
    what: Annotated[list[RemarkRecord], "What it comes to, line by line."]
    condition: Annotated[Text, "The condition in words."]


class MayApplyRecord(Named):
    """A track that may be open although what is known does not establish it."""

    id: Annotated[Track, "The id of the track."]
    tracks: Annotated[list[Track], "The tracks beside which it may be."]
    reasons: Annotated[dict[Ground, Text], "Why, by how near the list comes to naming the project."]
    ask: Annotated[Text, "What to ask, and whom."]


class CautionRecord(Named):
    """A warning printed with a verdict."""

    id: Annotated[str, "Its id."]
    when: NotRequired[Annotated[Condition, "When it is given; absent for always."]]


class TracksFile(TypedDict):
    """``tracks.yaml``."""

    roles: Annotated[dict[str, Text], "Who acts, by id."]
    papers: Annotated[dict[str, PaperRecord], "By id."]
    facts: Annotated[dict[str, RawFact], "Questions as they are written, by id."]
    tracks: Annotated[list[TrackRecord], "In the order in which they are judged."]
    modifiers: list[ModifierRecord]
    may_apply: list[MayApplyRecord]
    warnings: list[CautionRecord]


class RawOption(Text):
    """One of the answers that may be chosen, as a record writes it."""

    help: NotRequired[Text]


class RawFact(TypedDict):
    """A question as a record writes it; ``PolicyData.facts`` has all of them with their units."""

    type: FactType
    ask: NotRequired[Text]
    name: NotRequired[Text]
    yes: NotRequired[Text]
    no: NotRequired[Text]
    help: NotRequired[Text]
    none: NotRequired[Text]
    unit: NotRequired[str]
    see: NotRequired[str]
    integer: NotRequired[bool]
    options: NotRequired[dict[str, RawOption]]


class ClockRecord(Named):
    """How many days a decision may take."""

    id: Annotated[str, "Its id."]
    document: Annotated[ListedDocument, "The document on which it is decided."]
    tracks: Annotated[list[Track], "On which tracks."]
    kind: Annotated[Clock, "Promised by the department, or set by law."]
    days: Annotated[int, "Its length, in `unit`; 0 where the thing is done at once."]
    unit: Annotated[LimitUnit, "Working days or calendar days."]
    runs_from: NotRequired[
        Annotated[Literal["submitted", "accepted"], "What starts it; absent where it has no length."]
    ]
    assumption: NotRequired[
        Annotated[FirmText, "What is assumed of its start; absent where the start is established."]
    ]
    starts: Annotated[Text, "When it starts, in words."]
    excludes: Annotated[Text, "What does not count."]
    note: NotRequired[Annotated[Text, "A remark; absent where there is none."]]


class RuleRecord(Named):
    """A rule by its id."""

    id: Annotated[str, "Its id."]


class ClocksFile(TypedDict):
    """``clocks.yaml``."""

    clocks: list[ClockRecord]
    rules: Annotated[list[RuleRecord], "How days are counted."]


class ProcedureRuleRecord(RuleRecord):
    """A rule that holds for some tracks."""

    after: NotRequired[
        Annotated[AfterGroup, "What it tells of the time after the EIA; absent where nothing."]
    ]

    tracks: Annotated[list[Track], "Those tracks."]
    review_after_years: NotRequired[
        Annotated[int, "So many years after approval, work may start only once it was reviewed."]
    ]


class ProcedureFile(TypedDict):
    """``procedure.yaml``."""

    rules: list[ProcedureRuleRecord]


class ProhibitionRecord(Text):
    """A place, and the projects that may not be built there, whatever their document."""

    id: Annotated[str, "Its id."]
    rule: Annotated[str, "The id of the rule of procedure that says it in full."]
    items: NotRequired[Annotated[list[int], "The only items that it can meet; absent where it may meet all."]]
    where: NotRequired[Annotated[Condition, "That the site lies there; absent where every site does."]]
    when: NotRequired[Annotated[Condition, "What else must be so; absent where nothing else must."]]
    ask: Annotated[Text, "Who knows what is open."]


class ForbiddenFile(TypedDict):
    """``forbidden.yaml``."""

    items_of: Annotated[list[str], "The ids of the editions whose numbers it uses."]
    facts: Annotated[dict[str, RawFact], "Questions as they are written, by id."]
    prohibitions: list[ProhibitionRecord]


class BandRecord(TypedDict):
    """A sanction from … to …, ends included."""

    min: NotRequired[Annotated[int, "Its lower end, in `unit`; absent where it is open."]]
    max: NotRequired[Annotated[int, "Its upper end, in `unit`; absent where it is open."]]
    unit: Annotated[
        Literal["percent", "cny_10k", "day", "times"], "Percent, ten thousand yuan, days, or multiples."
    ]
    of: NotRequired[Annotated[Text, "Of what it is a share; absent for amounts and days."]]


class PenaltyRecord(Named):
    """What follows from an act."""

    id: Annotated[str, "Its id."]
    documents: Annotated[list[Document], "The documents that it concerns."]
    sanction: Annotated[Text, "What is done."]
    fine: NotRequired[BandRecord]
    serious: NotRequired[Annotated[BandRecord, "In serious cases."]]
    persons: NotRequired[Annotated[BandRecord, "For persons responsible."]]
    not_corrected: NotRequired[Annotated[BandRecord, "If not put right."]]
    detention: NotRequired[Annotated[BandRecord, "In days."]]
    lighter_detention: NotRequired[Annotated[BandRecord, "In days, in lighter cases."]]
    note: NotRequired[Text]


class CrossingRecord(TypedDict):
    """Investments below and above which the new rule is heavier or lighter than the old."""

    document: Literal["report", "form"]
    below: Annotated[int, "In `unit`."]
    above: Annotated[int, "In `unit`."]
    unit: Annotated[Literal["cny_10k"], "Ten thousand yuan."]


class FineComparison(FirmText):
    """Old fines against new ones."""

    rows: list[CrossingRecord]
    sources: list[SourceId]


class PenaltiesFile(TypedDict):
    """``penalties.yaml``."""

    penalties: list[PenaltyRecord]
    comparison: FineComparison


class CalendarYear(TypedDict):
    """What a year's notice says."""

    holidays: Annotated[list[str], "Days off on weekdays."]
    makeup_days: Annotated[list[str], "Weekend days that are worked."]


class CalendarData(TypedDict):
    """``calendar.yaml``."""

    years: Annotated[dict[str, CalendarYear], "By year; never empty."]
    standing: Annotated[Standing, "How firm it is."]
