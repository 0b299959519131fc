"""The compiled policy: plain JSON that ``generator.compile.compile`` makes of records, for the rules to read.

The keys are those of the pydantic models of this room, with conditions read, names of units put in and the
catalogue's files brought together; a test holds these shapes against the policy as it is really compiled. A
day is an ISO date such as ``2026-11-23``; a key that is ``NotRequired`` is absent where a record does not
write it. Modules that run in the browser name these shapes for the type checker only.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages import (
    AfterGroup,
    Clock,
    Document,
    FirmText,
    Level,
    Milestone,
    Says,
    SourceId,
    Standing,
    Text,
    Track,
    UnitName,
    Value,
    Words,
)

ListedDocument = Literal["report", "form", "registration"]
LimitUnit = Literal["working_day", "day"]
Sign = Literal[">=", ">", "<=", "<"]
Ease = Literal["by_heart", "on_paper", "look_up"]
FactType = Literal["yes_no", "number", "choice", "set", "areas"]
FactScope = Literal["project", "service", "size", "major_change", "route"]
Ground = Literal["established", "category_named", "unknown"]
MajorOutcome = Literal["major", "not_major", "not_covered"]


# -- conditions ---------------------------------------------------


class Always(TypedDict):
    """Holds whatever the answers are."""

    op: Literal["true"]


class YesTest(TypedDict):
    """A question is answered with yes."""

    op: Literal["yes"]
    fact: Annotated[str, "The id of the fact."]


class LimitTest(TypedDict):
    """A quantity against a limit."""

    op: Literal["cmp"]
    fact: Annotated[str, "The id of the fact."]
    cmp: Annotated[Sign, "How the quantity must stand to the limit."]
    value: Annotated[float, "The limit, in the unit of the question."]


class OptionTest(TypedDict):
    """Options against those chosen: one of several, a set that touches these, or a set of only these."""

    op: Literal["is", "include", "only"]
    fact: Annotated[str, "The id of the fact."]
    options: Annotated[list[str], "The ids of options."]
    own: NotRequired[
        Annotated[bool, "Whether they are the areas that the item itself names; absent where not."]
    ]


class Negation(TypedDict):
    """Holds where its part does not."""

    op: Literal["not"]
    of: Condition


class Group(TypedDict):
    """All of some conditions, or any of them."""

    op: Literal["all", "any"]
    of: list[Condition]


Atom = YesTest | LimitTest | OptionTest
"""A single test of one fact."""

Condition = Always | YesTest | LimitTest | OptionTest | Negation | Group
"""A condition as a tree, told apart by ``op``."""


# -- what records are made of ---------------------------------------------------


Effective = TypedDict(
    "Effective",
    {
        "from": NotRequired[Annotated[str, "The first day in force; absent where it is not known."]],
        "until": NotRequired[Annotated[str, "The last day in force; absent while none is known."]],
    },
)


class Dated(TypedDict):
    """A record that may be in force for a time only."""

    effective: NotRequired[Annotated[Effective, "When it is in force; absent where it always is."]]


class Backed(Dated):
    """A record that says how firm it is and on what it rests."""

    standing: Annotated[Standing, "How firm it is."]
    sources: Annotated[list[SourceId], "On what it rests; never empty."]


class Named(Text, Backed):
    """A record with sources that has a name, or says something, in both languages."""


class Place(Text):
    """A record with a name and an id alone."""

    id: Annotated[str, "Its id."]


class Reading(FirmText):
    """A remark on how something was read."""

    when: NotRequired[
        Annotated[Condition, "For which answers it matters; absent where for none in particular."]
    ]


# -- the catalogue ---------------------------------------------------


class OwnUnit(UnitName):
    """The unit in which a question asks."""

    id: Annotated[str, "Its id."]


class OtherUnit(Text):
    """A unit in which a question may be answered besides its own."""

    id: Annotated[str, "Its id."]
    also: NotRequired[Annotated[list[str], "What else people call it; absent where there is nothing else."]]
    each_day: NotRequired[Annotated[Literal[True], "That it is an amount a day; absent where it is not."]]
    times: Annotated[list[int], "Two whole numbers: so many of the question's own unit, in so many of it."]


OptionClassId = TypedDict(
    "OptionClassId",
    {"class": NotRequired[Annotated[str, "The id of its class; absent but for sensitive areas."]]},
)


class OptionRecord(OptionClassId, Text):
    """One of the answers that may be chosen."""

    id: Annotated[str, "Its id."]
    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]
    offered: NotRequired[
        Annotated[Literal[False], "That no form offers it, for want of such areas; absent where one does."]
    ]


class GivenAnswer(TypedDict):
    """The answer that an option gives of another question: a value, or so many times a quantity."""

    value: NotRequired[Annotated[Value, "The answer itself; absent where it is a quantity converted."]]
    of: NotRequired[Annotated[str, "The id of the question that asks for the quantity converted."]]
    times: NotRequired[
        Annotated[
            list[list[int]],
            "The least and the greatest factor, each as numerator and denominator; alike where it is known.",
        ]
    ]


class GivingRecord(Dated):
    """What some options of a question answer of other questions."""

    options: Annotated[list[str], "The options; `yes` and `no` for a question answered so."]
    answers: Annotated[dict[str, GivenAnswer], "By question that it answers; absent where that is asked."]
    zh: Annotated[str | None, "On what it rests, in Chinese; null where nothing is to be said."]
    en: Annotated[str | None, "The same in English."]
    standing: Annotated[Standing, "How firm it is."]
    sources: Annotated[list[SourceId], "Where it stands."]


class FactRecord(TypedDict):
    """A question that people can answer, or that the program answers itself."""

    id: Annotated[str, "Its id."]
    type: Annotated[FactType, "What answers it."]
    scope: Annotated[FactScope, "Which check asks it; `route`: the program supplies it itself."]
    unit: Annotated[str | None, "The id of its own unit; null unless it asks for a quantity."]
    unit_name: Annotated[UnitName | None, "The record of that unit; null unless it asks for a quantity."]
    integer: Annotated[bool, "Whether the quantity is a whole number."]
    help: Annotated[Text | None, "How to answer it; null where nothing is to be said."]
    options: Annotated[
        list[OptionRecord] | None, "What may be chosen; null for yes or no and for quantities."
    ]
    none: Annotated[Text | None, "What choosing nothing is called; null unless it may be."]
    name: Annotated[Text, "What it is about, as a noun; for yes or no, what yes means."]
    ask: Annotated[Text | None, "The question itself; null for what the program supplies."]
    units: NotRequired[
        Annotated[list[OtherUnit], "Other units; empty where there is none, absent for the program's own."]
    ]
    see: NotRequired[
        Annotated[str | None, "The page that helps; null where there is none, absent for the program's own."]
    ]
    yes: NotRequired[Annotated[Text, "What yes means, as a clause; absent unless yes or no answers it."]]
    no: NotRequired[Annotated[Text, "What no means, as a clause; absent unless yes or no answers it."]]
    ease: NotRequired[
        Annotated[Ease, "How a person comes to the answer; absent where as usual for its type."]
    ]
    gives: NotRequired[
        Annotated[list[GivingRecord], "What its options answer of other questions; absent where nothing."]
    ]
    gives_items: NotRequired[
        Annotated[list[int], "The items for which alone it answers them; absent where for all."]
    ]


class ItemRecord(Text):
    """One numbered item of the catalogue."""

    number: Annotated[int, "Its number."]
    category: Annotated[int, "The number of its category."]
    codes: Annotated[list[str], "Industry codes."]
    starred_codes: Annotated[list[str], "Codes of which the catalogue names a part only."]
    also_called: Annotated[Words, "Words that people use for it."]
    sensitive_areas: Annotated[list[str], "The ids of the areas that it names, class by class."]
    sensitive_named: Annotated[list[str], "The same as they are written: ids of classes and of areas."]
    tiers: Annotated[dict[str, Condition], "By tier that it has, its condition."]
    rest: Annotated[Literal["outside"] | None, "That all else is outside the catalogue; null where not said."]
    standing: Annotated[Standing, "How firm it is."]
    notes: Annotated[list[Reading], "Remarks on it."]
    sources: NotRequired[
        Annotated[list[SourceId], "On what it rests besides its edition; absent where on nothing else."]
    ]
    file: Annotated[str, "The file it stands in."]
    line: Annotated[int, "The line there, from 1."]


class CategoryRecord(Text):
    """A category of the catalogue."""

    number: Annotated[int, "Its number."]
    divisions: Annotated[list[str], "Divisions of the classification of industries."]
    items: Annotated[list[int], "The numbers of its items."]


class ArticleRecord(Text):
    """An article or an explanation of the catalogue."""

    number: Annotated[int, "Its number."]


class EditionCounts(TypedDict):
    """What an edition says of itself."""

    categories: Annotated[int, "How many categories it has."]
    items: Annotated[int, "How many items it has."]


class EditionRecord(Place, Dated):
    """An edition of the catalogue."""

    instrument: Annotated[str, "The id of its instrument."]
    declared: EditionCounts
    standing: Annotated[Standing, "How firm it is."]
    articles: Annotated[list[ArticleRecord], "Its articles in our own words."]
    explanations: Annotated[list[ArticleRecord], "Its explanatory notes in our own words."]
    items: NotRequired[
        Annotated[
            dict[str, ItemRecord | None],
            "By number, those that differ from the current edition's; null: not in it; absent for that one.",
        ]
    ]
    facts: NotRequired[
        Annotated[dict[str, FactRecord], "Questions that it words otherwise; absent where there are none."]
    ]
    categories: NotRequired[Annotated[list[CategoryRecord], "The same of its categories."]]


class KindRecord(Text):
    """A kind of sensitive area."""

    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]
    offered: NotRequired[Annotated[bool, "Whether a form offers it; absent where it does."]]


class AreaRecord(Text):
    """A class of sensitive areas."""

    kinds: Annotated[dict[str, KindRecord], "The kinds of area in it, by id."]


UnitRecord = UnitName
"""A unit as ``units.yaml`` has it."""


# -- tracks, steps and clocks ---------------------------------------------------


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


# -- lists ---------------------------------------------------


class ListCounts(TypedDict):
    """The totals published for a list."""

    categories: int
    rows: int


class ListCategory(FirmText):
    """A sector that a list names."""

    items: NotRequired[Annotated[list[int], "Numbers of items; absent where none is established."]]


class CommitmentRow(Named):
    """A row of the commitment list."""

    row: Annotated[int, "Its number."]
    category: Annotated[str, "The Chinese name of its sector."]
    items: Annotated[list[int], "Numbers of items."]
    documents: Annotated[list[Literal["report", "form"]], "The documents that may be approved so."]
    established: Annotated[bool, "Whether it decides anything."]
    note: NotRequired[Text]


class ExemptRow(Named):
    """A kind of project that needs no document."""

    id: Annotated[str, "Its id."]
    items: Annotated[list[int], "Numbers of items; empty for a kind that the catalogue does not list."]
    unlisted_kind: NotRequired[Annotated[str, "The option of `unlisted_kind`; absent for an item."]]
    what: Text


ListRow = CommitmentRow | ExemptRow
"""A row of a list on which a track can rest."""


class CommitmentList(Named):
    """``lists/commitment.yaml``."""

    id: Literal["commitment"]
    items_of: Annotated[list[str], "The ids of the editions whose numbers its rows use."]
    what: Text
    declared: ListCounts
    note: Text
    numbering: Text
    applies_to: Text
    categories: list[ListCategory]
    rows: list[CommitmentRow]
    exclusions: list[FirmText]
    procedure_standing: Standing


class UnlistedRecord(TypedDict):
    """The question put to a project that fits no item."""

    fact: RawFact
    sources: list[SourceId]
    standing: Standing


class NationalRow(FirmText):
    """A row of the national batch."""

    row: Annotated[int, "Its number in the old catalogue."]
    established: bool
    note: NotRequired[Text]


class NationalBatch(Named):
    """The national exemption batch of 2020."""

    what: Text
    declared: ListCounts
    categories: list[ListCategory]
    rows: list[NationalRow]


class ExemptList(Named):
    """``lists/exempt.yaml``."""

    id: Literal["exempt"]
    items_of: Annotated[list[str], "The ids of the editions whose numbers its rows use."]
    what: Text
    rows: list[ExemptRow]
    unlisted: UnlistedRecord
    national_batch: NationalBatch


class FilingList(Named):
    """``lists/filing.yaml``; its rows follow from the catalogue."""

    id: Literal["filing"]
    what: Text
    declared: ListCounts
    computed: Literal["registration"]
    why: Text
    notes: NotRequired[list[FirmText]]


class ListsFiles(TypedDict):
    """``lists/``."""

    commitment: CommitmentList
    exempt: ExemptList
    filing: FilingList


# -- services, measures, and the small checks ---------------------------------------------------


class PageLinkRecord(Text):
    """A page of the guide that helps; the text is that of the link."""

    page: Annotated[str, "Its address without the language."]
    fragment: NotRequired[Annotated[str, "A place in it."]]


class UsableRecord(TypedDict):
    """What ends in something that one can use."""

    contacts: NotRequired[Annotated[list[str], "The ids of those to reach."]]
    link: NotRequired[PageLinkRecord]


class TodayRecord(Named, UsableRecord):
    """Something to do today."""

    id: Annotated[str, "Its id."]
    state: Annotated[Literal["decided", "open", "forbidden"], "The state of the answer it is for."]
    when: NotRequired[Annotated[Condition, "When it is to be done; absent for always."]]
    papers: NotRequired[Annotated[bool, "Whether the papers of the procedure belong to it."]]


class RequestRecord(Text):
    """A text to copy."""

    id: Annotated[str, "Its id."]
    opening: Annotated[Text, "What one wants."]
    asks: Annotated[list[Text], "What one asks."]
    contacts: Annotated[list[str], "The ids of those it is for."]


class ActionsFile(TypedDict):
    """``actions.yaml``."""

    today: list[TodayRecord]
    requests: list[RequestRecord]


class ServiceRecord(Named, UsableRecord):
    """Something that a project owner can ask for."""

    id: Annotated[str, "Its id."]
    what: Text
    how: Text
    when: NotRequired[Annotated[Condition, "When it applies; absent for always."]]
    ask_first: NotRequired[
        Annotated[Text, "What is not known of it, so that one has to ask; absent where one can count on it."]
    ]
    request: NotRequired[Annotated[str, "The id of a text to copy."]]


class ServiceGroup(Place):
    """A group of services."""

    parts: list[ServiceRecord]


class ServicesFile(Text):
    """``services.yaml``."""

    facts: dict[str, RawFact]
    groups: list[ServiceGroup]


class StageRecord(Place):
    """A stage of a project."""

    what: Text


class MeasureRecord(Backed):
    """One of the measures for major projects."""

    number: Annotated[int, "Its number."]
    zh: Annotated[str | None, "Its name in Chinese; null where it was not found."]
    en: Annotated[str | None, "Its name in English; null where it was not found."]
    stage: Annotated[str, "The id of its stage."]
    what: NotRequired[Annotated[Text, "What it is; absent where the name was not found."]]
    help_now: NotRequired[Annotated[Text, "What to do now; absent where the name was not found."]]
    when: NotRequired[Annotated[Condition, "When it applies; absent where the name was not found."]]
    request: NotRequired[Annotated[str, "The id of a text to copy."]]
    unknown: NotRequired[Annotated[Text, "What is not known of it; absent where the name is."]]


class MeasureRange(Text):
    """A run of numbers in the later set of measures."""

    numbers: str
    standing: NotRequired[Standing]


class MeasureHeading(Text):
    """A numbered heading."""

    number: int


class Successor(Named):
    """The wider set of measures that came later."""

    instrument: str
    what: Text
    parts: list[MeasureRange]
    headings: list[MeasureHeading]


class MeasuresFile(Named):
    """``measures.yaml``."""

    instrument: str
    declared: Annotated[int, "How many there are said to be."]
    note: Text
    stages: Annotated[list[StageRecord], "In the order of a project."]
    facts: dict[str, RawFact]
    measures: list[MeasureRecord]
    successor: Successor


class SectorRecord(Place):
    """A sector with its limits, by id of the figure and in the unit of its question."""

    number: Annotated[int, "Its number in the criteria."]
    below: Annotated[dict[str, int], "The ceilings: a firm that reaches all of them is large."]
    medium: Annotated[dict[str, int], "The floors of medium."]
    small: Annotated[dict[str, int], "The floors of small."]
    note: NotRequired[Text]
    standing: NotRequired[Annotated[Standing, "Absent where it is as firm as an official text."]]


class SectorNote(FirmText):
    """A remark on the criteria."""

    sectors: NotRequired[Annotated[list[str], "The sectors that it concerns; absent for all."]]


class SizeFile(Named):
    """``size_criteria.yaml``."""

    instrument: str
    logic: Text
    effect: Text
    facts: dict[str, RawFact]
    figures: Annotated[list[str], "The ids of the figures, in order."]
    sector_question: RawFact
    notes: list[SectorNote]
    sectors: list[SectorRecord]


class Covers(TypedDict):
    """To which projects a list applies."""

    when: Condition


class OutcomeRecord(FirmText):
    """A result in words, as a clause."""

    follows: Annotated[Text, "What follows from it."]


class PointRecord(FirmText):
    """One of the changes that count as major."""

    number: Annotated[int, "Its number."]
    group: Annotated[str, "The id of its group."]
    when: Condition
    doubts: NotRequired[
        Annotated[list[DoubtRecord], "For which answers it is not established; absent where for none."]
    ]


class DoubtRecord(FirmText):
    """What is not established, and for which answers."""

    when: Condition


class MajorChangeFile(Named):
    """``major_change.yaml``."""

    instrument: str
    what: Text
    covers: Covers
    outcomes: dict[MajorOutcome, OutcomeRecord]
    rules: Annotated[list[str], "The ids of rules of procedure that stand beside it."]
    groups: dict[str, Text]
    facts: dict[str, RawFact]
    points: list[PointRecord]


# -- what helps readers ---------------------------------------------------


class InstrumentRecord(Text):
    """A law, a notice, a list …: something that records cite."""

    number: Annotated[str, "Its number; empty where it has none."]
    kind: Literal["law", "regulation", "order", "notice", "opinion", "list", "report", "standard", "draft"]
    issuer: Text
    dated: NotRequired[Annotated[str, "Its day; absent where it is not known."]]
    effective: NotRequired[Effective]
    url: NotRequired[str]
    standing: Standing
    verified: NotRequired[
        Annotated[str, "The day on which what is cited was last held against it; absent where never."]
    ]
    note: NotRequired[Text]


class InstrumentsFile(TypedDict):
    """``instruments.yaml``."""

    instruments: Annotated[dict[str, InstrumentRecord], "By id."]


class StandingRecord(Text):
    """What a standing is called and what it means."""

    meaning: Text


class StandingsFile(TypedDict):
    """``standings.yaml``."""

    standings: Annotated[dict[str, StandingRecord], "Firmest first."]


class EventRecord(FirmText):
    """Something that happens on a day."""

    date: Annotated[str, "The day."]
    instrument: Annotated[str, "The id of the instrument that says so."]
    note: NotRequired[Text]


class TimelineFile(TypedDict):
    """``timeline.yaml``."""

    events: list[EventRecord]


class TermRecord(Place):
    """A term of the field."""

    meaning: Text
    also: NotRequired[SomeWords]


class SomeWords(TypedDict):
    """Other words that people use, in either language."""

    zh: NotRequired[list[str]]
    en: NotRequired[list[str]]


class WordingRecord(TypedDict):
    """Words that the guide does not use, and what it says instead."""

    id: str
    avoid: Annotated[SomeWords, "The words, by language."]
    instead: Text


class GlossaryFile(TypedDict):
    """``glossary.yaml``."""

    terms: list[TermRecord]
    wording: NotRequired[Annotated[list[WordingRecord], "Words not used; absent where none is named."]]


class UnknownRecord(Place):
    """Something that is not established."""

    effect: Text
    settle: Text
    file: Annotated[str, "The file to edit once it is."]


class UnknownsFile(TypedDict):
    """``unknowns.yaml``."""

    unknowns: list[UnknownRecord]


class AskedRecord(Dated):
    """A question people ask, with its answer, while the answer holds."""

    id: str
    topic: Literal["need", "handle", "time", "after", "help", "public"]
    ask: Text
    answer: Text
    also: NotRequired[SomeWords]
    see: NotRequired[list[str]]
    sources: list[SourceId]
    standing: Standing


class QuestionsFile(TypedDict):
    """``questions.yaml``."""

    faq: list[AskedRecord]


class ContactRecord(Named):
    """Where to ask."""

    id: str
    level: NotRequired[Annotated[Level, "Absent where it serves all levels."]]
    place: NotRequired[Annotated[str, "The one place that it serves; absent where it serves all."]]
    also: NotRequired[SomeWords]
    what: Text
    url: NotRequired[str]
    phone: NotRequired[str]


class AuthorityRecord(Named):
    """Who decides on which projects."""

    id: str
    level: NotRequired[Annotated[Level, "Absent where it concerns all levels."]]


class LevelRecord(Text):
    """A level of government by its authority."""

    id: Level


class ContactsFile(TypedDict):
    """``contacts.yaml``; the check in the browser has of its contacts those of single places alone."""

    levels: Annotated[list[LevelRecord], "Highest first."]
    contacts: list[ContactRecord]
    authority: list[AuthorityRecord]


class CountyRecord(Place):
    """A county, district or city under a prefecture."""

    also: NotRequired[Annotated[SomeWords, "What people call it; absent where nothing else."]]


class PrefectureRecord(CountyRecord):
    """A prefecture, or a city of that rank."""

    counties: list[CountyRecord]


class OutsideRecord(Text):
    """What lies elsewhere."""

    also: Annotated[SomeWords, "Names of other provinces."]


class LocalNoteRecord(Named):
    """What is known of one place alone."""

    id: str
    place: Annotated[str, "A prefecture, or a prefecture and a county with a stroke between."]


class ProtectedAreaRecord(Place):
    """A protected area by its local name."""

    kinds: Annotated[list[str], "The ids of kinds of sensitive area; empty where that is not known."]
    rule: NotRequired[Annotated[str, "The id of the rule of procedure on it; absent where none was found."]]
    ask: Annotated[Text, "Who knows."]


class PlacesFile(TypedDict):
    """``places.yaml``."""

    ask: Text
    help: Text
    standing: Annotated[Standing, "How firm the names are."]
    sources: list[SourceId]
    outside: OutsideRecord
    prefectures: list[PrefectureRecord]
    notes: list[LocalNoteRecord]
    protected: list[ProtectedAreaRecord]


class LevelRuleRecord(Place, Dated):
    """A level that may decide some projects."""

    level: Level
    says: Says
    documents: Annotated[list[ListedDocument], "The documents that it concerns."]
    items: NotRequired[Annotated[list[int], "The only items that it can meet; absent where it may meet all."]]
    span: NotRequired[
        Annotated[
            Literal["prefectures", "provinces"],
            "That the project lies in several of them; absent where it does not matter.",
        ]
    ]
    when: NotRequired[Annotated[Condition, "What else must be so; absent where nothing else must."]]
    authorities: Annotated[list[str], "The ids of the records that say it in full; never empty."]


class ApprovalLevelsFile(TypedDict):
    """``approval_levels.yaml``."""

    items_of: Annotated[list[str], "The ids of the editions whose numbers it uses."]
    ask: Annotated[Text, "Whom to ask which level decides."]
    no_phone: Annotated[Text, "What is said of a bureau whose telephone is not known."]
    unread: Annotated[Text, "What was not read, so that nothing is sure."]
    rules: list[LevelRuleRecord]


class ReportTo(TypedDict):
    """Where an error in the guide is reported."""

    to: Annotated[str, "An address of its own; empty where there is none."]
    channels: Annotated[list[str], "The ids of contacts."]


class SiteFile(TypedDict):
    """``site.yaml``."""

    name: Text
    short_name: Text
    tagline: Text
    publisher_note: Text
    data_current_to: Annotated[str, "The day to which the data are current."]
    repository: str
    base_url: str
    site_id_code: NotRequired[str]
    report: ReportTo
    embed_origins: NotRequired[list[str]]
    second_person: NotRequired[bool]
    licence: Text
    disclaimer: Text


class ChangeRecord(Place):
    """A change of the guide."""

    date: str
    who: Text
    pages: list[str]
    details: NotRequired[list[Text]]
    corrects: NotRequired[Annotated[Text, "The error that it mends; absent where it mends none."]]


class ChangesFile(TypedDict):
    """``changes.yaml``."""

    changes: list[ChangeRecord]


RedirectRecord = TypedDict("RedirectRecord", {"from": str, "to": str})


class RedirectsFile(TypedDict):
    """``redirects.yaml``."""

    redirects: list[RedirectRecord]


class HeldRecord(FirmText):
    """A day of service that was held."""

    date: NotRequired[Annotated[str, "The month or day; absent where only a bound is known."]]
    before: NotRequired[Annotated[str, "The day before which it was; absent where `date` is known."]]
    sources: list[SourceId]


class AgendaRecord(TypedDict):
    """When a service can be met."""

    service: str
    yearly: NotRequired[Annotated[str, "Month and day, such as `06-05`; absent where it is announced."]]
    zh: NotRequired[str]
    en: NotRequired[str]
    standing: NotRequired[Standing]
    sources: NotRequired[list[SourceId]]
    announced: NotRequired[Text]
    held: NotRequired[list[HeldRecord]]


class AgendaFile(TypedDict):
    """``agenda.yaml``."""

    entries: list[AgendaRecord]


# -- the finder's words ---------------------------------------------------


class FinderLists(TypedDict):
    """Words that a description has beside the kind of project."""

    noise: Annotated[list[str], "Words that say when, where, how much or by whom."]
    denied: Annotated[list[str], "Words from which on a clause says what the project is not."]
    stood: Annotated[list[str], "Words from which on a clause says what stood there, unless it says no more."]
    parts: Annotated[list[str], "Words behind which a part of the project is named."]
    goods: Annotated[list[str], "Patterns: what is made of what."]
    shops: Annotated[list[str], "Patterns: a clause that ends so names a shop, not a maker."]
    stop: Annotated[list[str], "English words that say nothing."]
    latin_denied: Annotated[list[str], "English words from which on a clause says what the project is not."]
    latin_parts: Annotated[list[str], "English words behind which a part is named."]
    latin_besides: Annotated[list[str], "Those of them behind which a part is a work of its own."]
    variants: Annotated[dict[str, str], "English words, and the spelling that the phrases have."]


class PeoplesWords(TypedDict):
    """What people call an item, by its number; `0`: trades that no item covers."""

    zh: dict[str, list[str]]
    en: dict[str, list[str]]


class ClassWords(TypedDict):
    """The words of classes of GB/T 4754, and the items that cite them."""

    items: list[int]
    words: list[str]


class ReadingWords(TypedDict):
    """Patterns by which a sentence tells of facts."""

    past: Annotated[str, "A clause that tells of the past."]
    doubt: Annotated[str, "A clause that asks or leaves open."]
    others: Annotated[str, "A clause that tells of others."]
    stood: Annotated[str, "Behind it stands what was there before the project."]
    change: Annotated[str, "Where what stood before gives way to something else."]
    near: Annotated[str, "Behind it stands what lies around the project."]
    beside: Annotated[str, "Before it stands what lies around the project."]
    denied: Annotated[str, "What denies what stands behind it in its clause."]
    turn: Annotated[str, "Where a denial ends."]
    range: Annotated[str, "Words behind an amount that is no single one."]
    range_before: Annotated[str, "The same before an amount."]
    gone: Annotated[str, "Words behind an amount that makes way for another."]
    reached: Annotated[str, "Words before an amount that is reached, not added."]
    only: Annotated[str, "That there is nothing else: what `ONLY` in a pattern stands for."]
    none_touched: Annotated[str, "That no sensitive area is touched."]
    daily: Annotated[str, "That an amount is one a day."]
    yearly: Annotated[str, "That an amount is one a year."]
    other_periods: Annotated[str, "That an amount is one of a month, a week or an hour."]
    added: Annotated[str, "That an amount is what is added."]
    phase: Annotated[str, "That an amount is one phase's."]
    total: Annotated[str, "That an amount is the sum."]
    carrier: Annotated[str, "Words before an amount of what the clause before names."]
    single: Annotated[str, "That an amount is one of several."]
    spellings: Annotated[dict[str, str], "What is written otherwise, with the words that the patterns know."]
    choices: Annotated[
        dict[str, dict[str, str]],
        "By fact and option: words beside the option's own names; instead of them where a `=` comes first.",
    ]
    numbers: Annotated[dict[str, str], "By fact: what must stand beside its amount."]
    needs: Annotated[dict[str, str], "By fact: what a sentence must have somewhere."]
    yes: Annotated[dict[str, str], "By fact of yes or no; denied it is false."]
    says_yes: Annotated[dict[str, str], "By fact: words that say yes, whatever is denied."]
    says_no: Annotated[dict[str, str], "By fact: words that say no."]
    units: Annotated[dict[str, str], "Other names of units, with the name that the conversion knows."]
    own_units: Annotated[dict[str, dict[str, str]], "The same by fact."]
    many: Annotated[list[str], "Facts of which several together are meant."]
    highest: Annotated[list[str], "Facts of which the highest counts."]
    any_of: Annotated[list[str], "Facts of yes or no that are true where any of several things is."]
    together: Annotated[list[str], "Facts whose amounts of several kinds are added up."]
    several: Annotated[
        dict[str, list[str]],
        "What two answers to a choice come to, and the amounts that are then of one of them alone, by fact.",
    ]
    denies_all: Annotated[dict[str, list[str]], "Kinds which, all denied, leave none of a fact's options."]


class FinderIndex(TypedDict):
    """What the finder needs beside the items' own words."""

    simplified: Annotated[dict[str, str], "Traditional characters to those used."]
    sounds: Annotated[dict[str, str], "The characters of each syllable."]
    exceptions: Annotated[
        dict[str, list[str]], "The syllables of phrases in which a character is read otherwise than alone."
    ]
    kept: Annotated[list[str], "Words of items that have a word of the lists inside."]
    words: PeoplesWords
    classes: list[ClassWords]
    signs: Annotated[list[list[str]], "A pattern, and what it says in Chinese and in English."]
    lists: FinderLists
    reading: ReadingWords


# -- the whole ---------------------------------------------------


class DatedText(Text, Dated):
    """A text for some days."""


class ByDay(TypedDict):
    """Figures in sentences that are not the same on every day."""

    parts: Annotated[list[str], "The parts of the policy in whose texts their placeholders stand."]
    words: Annotated[dict[str, list[DatedText]], "By placeholder, what stands behind it; one on each day."]


class PolicyData(TypedDict):
    """The compiled policy."""

    hash: Annotated[str, "Sixteen hexadecimal digits that stand for its content."]
    current_to: Annotated[str, "The day to which the data are current."]
    on: NotRequired[Annotated[str, "The day for which it was made; absent where that is the day above."]]
    facts: Annotated[dict[str, FactRecord], "Every question, by id."]
    units: Annotated[dict[str, UnitRecord], "By id."]
    areas: Annotated[dict[str, AreaRecord], "The classes of sensitive areas, by id."]
    editions: Annotated[list[EditionRecord], "Oldest first."]
    declared: Annotated[EditionCounts, "What the current edition says of itself."]
    categories: Annotated[list[CategoryRecord], "Those of the current edition."]
    items: Annotated[dict[str, ItemRecord], "Those of the current edition, by number."]
    contradictions: Annotated[list[Condition], "Answers that cannot all be true of one project."]
    lines: Annotated[dict[str, dict[str, int]], "Where records with a page of their own stand in their file."]
    by_day: NotRequired[Annotated[ByDay, "Absent where every sentence is the same on every day."]]
    index: NotRequired[Annotated[FinderIndex, "Absent where it was compiled without the finder."]]
    actions: ActionsFile
    agenda: AgendaFile
    approval_levels: ApprovalLevelsFile
    calendar: CalendarData
    changes: ChangesFile
    clocks: ClocksFile
    contacts: ContactsFile
    documents: DocumentsFile
    forbidden: ForbiddenFile
    glossary: GlossaryFile
    instruments: InstrumentsFile
    lists: ListsFiles
    major_change: MajorChangeFile
    measures: MeasuresFile
    penalties: PenaltiesFile
    places: PlacesFile
    procedure: ProcedureFile
    questions: QuestionsFile
    redirects: RedirectsFile
    services: ServicesFile
    site: SiteFile
    size_criteria: SizeFile
    standings: StandingsFile
    timeline: TimelineFile
    tracks: TracksFile
    unknowns: UnknownsFile
