"""What a page and the Python in its worker say to each other: every request, every answer, every key of them.

The verdict and the questions are what the command line prints too. All of it is plain JSON. A day is an ISO
date such as ``2026-11-23``; a key is always there unless it is ``NotRequired``, and null where nothing is to
be said. ``authoring.typescript`` writes these shapes for the scripts of the pages, and a test holds the real
answers against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

ABOUT = "Made from generator/models/messages.py by `python -m generator.authoring.typescript`; edit it there."

Document = Literal["report", "form", "registration", "none"]
Tier = Literal["outside", "report", "form", "registration"]
Track = Literal["outside", "exempt", "filing", "commitment", "ordinary"]
Standing = Literal["official", "reported", "inferred", "unconfirmed"]
Status = Literal["decided", "open"]
Size = Literal["large", "medium", "small", "micro"]
Milestone = Literal["submitted", "accepted", "decided"]
Clock = Literal["promised", "statutory"]
Lang = Literal["zh", "en"]
Level = Literal["ministry", "province", "prefecture", "county"]
Says = Literal["settles", "usual", "named", "exception", "never"]
AfterGroup = Literal["keep", "before_operation", "lapses", "changes"]
LevelState = Literal["yes", "maybe", "no"]
MeasureState = Literal["applies", "later", "past", "not", "unknown", "open"]
PointState = Literal["met", "ruled_out", "open"]
TreeState = Literal["met", "not_met", "open", "moot"]
Scope = Literal["size", "major_change"]
Value = bool | float | str | list[str]
"""An answer: to yes or no, to a quantity in the question's own unit, to one of several (its id), to any
number of several (their ids)."""
Facts = dict[str, Value]


class Text(TypedDict):
    """A text in both languages."""

    zh: Annotated[str, "Chinese."]
    en: Annotated[str, "English."]


class FirmText(Text):
    """A text, and how firm what it says is."""

    standing: Annotated[
        Standing, "How firm it is: an official text was read, reported, inferred, or unconfirmed."
    ]


class Mistake(Text):
    """One thing that is wrong with a request, said in both languages."""

    field: Annotated[str, "The path of the field, such as `facts.hospital_beds`."]
    code: Annotated[str, "The kind of mistake, such as `type`, `unknown`, `unit`, `days`."]


class Refused(TypedDict):
    """The answer to a request that cannot be used."""

    ok: Literal[False]
    errors: Annotated[list[Mistake], "Every wrong field at once; never empty."]


# -- questions -------------------------------------------------------------------------------------------


UnitNameIs = TypedDict(
    "UnitNameIs",
    {
        "is": NotRequired[
            Annotated[str, "What it is in another unit, such as `2000/3 m2`; absent for a base unit."]
        ]
    },
)


class UnitName(UnitNameIs, Text):
    """The name of a question's own unit. What else the record of the unit says comes along."""

    en_one: NotRequired[Annotated[str, "English for exactly one; absent where it is the same."]]
    also: NotRequired[Annotated[list[str], "What else people call it; absent where there is nothing else."]]
    each_day: NotRequired[
        Annotated[
            str, "The id of the yearly unit of which it is the daily one; absent unless it is a daily one."
        ]
    ]
    money: NotRequired[Annotated[int, "CNY in one of it; absent unless it is an amount of money."]]


class Unit(Text):
    """A unit in which a quantity may be answered."""

    id: Annotated[str, "Its id, such as `t/a`."]
    each_day: Annotated[
        bool, "Whether it is an amount a day, so that the days of operation a year are needed too."
    ]


OptionClass = TypedDict(
    "OptionClass",
    {
        "class": NotRequired[
            Annotated[Text, "The class of sensitive areas it belongs to; absent but for areas."]
        ]
    },
)


class Option(OptionClass, Text):
    """One of the answers that may be chosen."""

    id: Annotated[str, "Its id: what a request and a link say."]
    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]


class Question(TypedDict):
    """A question, as a form asks it."""

    id: Annotated[str, "The id of the fact that answers it."]
    type: Annotated[
        Literal["yes_no", "number", "choice", "set", "areas"],
        "What answers it: yes or no, a quantity, one option, any number of options, any number of kinds of "
        "sensitive area.",
    ]
    unit: Annotated[str | None, "The id of its own unit; null unless it asks for a quantity."]
    unit_name: Annotated[UnitName | None, "The name of that unit; null unless it asks for a quantity."]
    ask: Annotated[Text, "The question itself."]
    name: Annotated[Text, "What it is about, as a noun."]
    help: Annotated[Text | None, "How to answer it; null where nothing is to be said."]
    see: Annotated[
        str | None, "The page of the site that helps, such as `services/size`; null where there is none."
    ]
    none: Annotated[
        Text | None, "What choosing nothing is called, for a set or areas; null for the usual words."
    ]
    integer: Annotated[bool, "Whether the quantity is a whole number."]
    scope: Annotated[
        Literal["project", "service", "size", "major_change"],
        "Which check asks it; `service` changes no document.",
    ]
    options: Annotated[list[Option] | None, "What may be chosen; null for yes or no and for quantities."]
    items: Annotated[
        list[int],
        "Of the items asked about, those that ask it; empty for questions of approval and services.",
    ]
    yes: NotRequired[Annotated[Text, "What yes means, as a clause; absent unless the answer is yes or no."]]
    no: NotRequired[Annotated[Text, "What no means, as a clause; absent unless the answer is yes or no."]]
    given_by: NotRequired[
        Annotated[
            str,
            "The id of the question whose answer may give this one, asked before it: this one is for whoever "
            "cannot answer that; absent where there is none.",
        ]
    ]


class FormQuestion(Question):
    """A question of the check of a project, as the operation `questions` gives it."""

    units: NotRequired[
        Annotated[
            list[Unit],
            "Its own unit and others; empty where there is no other; absent unless it asks for a quantity.",
        ]
    ]


# -- the verdict -----------------------------------------------------------------------------------------


class Reason(Text):
    """Why an item comes to its document, or does not come to a stricter one."""

    item: Annotated[int, "The number of the item; 0 for a project that fits none."]
    tier: Annotated[
        Tier | Literal["none"], "The tier that holds or is ruled out; `none` where no tier holds."
    ]
    kind: Annotated[Literal["decides", "rules_out"], "Whether the tier holds."]
    facts: Annotated[list[str], "The ids of the answers on which it rests."]


class FindOut(Text):
    """A question that the reader cannot answer yet, to be taken to whoever knows."""

    fact: Annotated[str, "The id of the fact."]
    help: Annotated[Text | None, "What counts and who knows it; null where nothing is to be said."]


class ItemEntry(FirmText):
    """One of the items chosen, by itself."""

    item: Annotated[int, "Its number; 0 for a project that fits none."]
    document: Annotated[Document | None, "The document it comes to; null while several are possible."]
    possible_documents: Annotated[list[Document], "The documents still possible, strictest first."]
    reasons: Annotated[list[Reason], "Why."]
    notes: Annotated[list[FirmText], "Remarks on the item, such as how a doubtful cell was read."]


class DerivedAnswer(FirmText):
    """An answer that follows from those given, as a sentence with from what it follows."""

    fact: Annotated[str, "The id of the question answered."]
    value: Annotated[Value, "The answer."]


class Change(Text):
    """A limit, or another answer, with which the document would be another."""

    fact: Annotated[str, "The id of the fact."]
    limit: Annotated[
        float | None, "The limit, in the unit of the question; null where another answer is meant."
    ]
    document: Annotated[Document, "The document there."]
    answer: NotRequired[Annotated[Value, "An answer with which it would be so; absent for a limit."]]


class LimitRow(FirmText):
    """A time limit of the decision, promised or statutory; the text is its length."""

    kind: Annotated[Clock, "Promised by the department, or set by law."]
    days: Annotated[int, "Its length, in `unit`; 0 where the thing is done at once."]
    unit: Annotated[Literal["working_day", "day"], "Working days or calendar days."]
    runs_from: Annotated[
        Literal["submitted", "accepted"] | None,
        "The milestone with which it starts; null where it has no length.",
    ]
    assumption: Annotated[
        FirmText | None, "What is assumed of its start; null where the start is established."
    ]
    starts: Annotated[Text, "When it starts, in words."]
    excludes: Annotated[Text, "What does not count."]
    note: Annotated[Text | None, "A remark; null where there is none."]


class TimeLimit(TypedDict):
    """The promised and the statutory limit side by side."""

    promised: Annotated[LimitRow | None, "Null where nothing is promised."]
    statutory: Annotated[LimitRow | None, "Null where the law sets none."]
    notes: Annotated[list[Text], "What a reader of a limit must know; empty where no authority decides."]


class SourceId(TypedDict):
    """A source as the record has it."""

    instrument: Annotated[str, "The id of the instrument."]
    at: NotRequired[Annotated[Text, "The place in it; absent for the whole."]]


class CitedAt(Text):
    """The title of an instrument, and the place in it."""

    at: Annotated[Text | None, "The place; null for the whole."]


class Remark(FirmText):
    """A line that applies or may apply."""

    state: Annotated[Literal["applies", "unknown"], "Whether that it applies is settled."]
    missing: Annotated[list[str], "The ids of the facts that can still change it."]


class StepRemark(Remark):
    """A remark on a step."""

    sources: Annotated[list[SourceId], "What it rests on."]


class ModifierLine(Remark):
    """A line of a modifier."""

    sources: Annotated[list[CitedAt], "What it rests on, those in force on the day."]


class Paper(FirmText):
    """A paper to hand in."""

    id: Annotated[str, "Its id."]
    help: Annotated[Text | None, "How to come by it; null where nothing is to be said."]


class PlainStep(FirmText):
    """One step of the procedure."""

    step: Annotated[str, "Its id."]
    who: Annotated[Text, "Who acts."]
    limit: Annotated[Text | None, "How long it may, or must, take; null where no limit is set."]
    counted_from: Annotated[Text | None, "The event from which the limit counts; null where none is named."]
    clock: Annotated[
        Literal["before", "on", "off", "open", "after"], "How it stands to the time limit of the decision."
    ]
    clock_text: Annotated[Text, "The same in words."]
    milestone: Annotated[Milestone | None, "The milestone it reaches; null for most."]
    detail: Annotated[Text | None, "More on it; null where nothing is to be said."]
    notes: Annotated[list[StepRemark], "Remarks that apply or may apply."]
    papers: Annotated[list[Paper], "The papers it needs."]


class StepDays(TypedDict):
    """The days of a step, as far as they are known."""

    earliest: Annotated[
        str | None, "A day before which it cannot be; null without a start, or for what is done."
    ]
    latest: Annotated[str | None, "The last day for it; null where that cannot be said."]
    days: Annotated[
        Literal["done", "given", "law", "begin", "aim"] | None,
        "What the days are: past, the reader's own, set by law, to begin by or to aim at so as to keep the "
        "reader's own; null without a start.",
    ]
    when: Annotated[Text | None, "The days in words; null without a start."]
    waits_for: Annotated[
        str | None, "The id of the earlier step for which its last day waits; null where there is none."
    ]
    why_open: Annotated[
        Text | None, "Why it has no last day of its own; null where it has one, or waits for another."
    ]


class Step(PlainStep, StepDays):
    """One step of the procedure, with its days as far as they are known."""


PlanClockFrom = TypedDict(
    "PlanClockFrom", {"from": Annotated[str, "The day with which it starts, or may start."]}
)


class PlanClock(PlanClockFrom, FirmText):
    """A time limit on the calendar; the text is its length."""

    kind: Annotated[Clock, "Promised by the department, or set by law."]
    until: Annotated[str, "Its last day."]
    certain: Annotated[bool, "Whether its start is the reader's own day and nothing is assumed."]
    text: Annotated[Text, "All of it in a sentence."]
    assumption: Annotated[
        FirmText | None, "What is assumed of its start; null where the start is established."
    ]
    notes: Annotated[list[Text], "The rule for a last day that is no working day, where it matters."]


class PlanNote(Text):
    """What a reader of the dates must know."""

    id: Annotated[
        Literal["out_of_reach", "law_changes"],
        "Which: the reader's day cannot be kept; the law changes within the plan.",
    ]


class Plan(TypedDict):
    """The dated plan as a whole."""

    start: Annotated[str, "The day from which it is reckoned."]
    submitted: Annotated[str | None, "The reader's day of submission; null if none was given."]
    accepted: Annotated[str | None, "The reader's day of acceptance; null if none was given."]
    not_before: Annotated[
        str | None, "The day before which the decision cannot come; null where no authority decides."
    ]
    total: Annotated[
        FirmText | None, "The least of the whole in words; null where no period must run in full."
    ]
    clocks: Annotated[list[PlanClock], "The time limits that run."]
    comparison: Annotated[
        FirmText | None, "Publicity held against the promised time; null where either is missing."
    ]
    notes: Annotated[list[PlanNote], "What a reader of the dates must know."]


class Way(Text):
    """Where to go: a site, a telephone, a page of the guide; the text is its name."""

    id: Annotated[str, "The id of the contact; of a page its address."]
    url: Annotated[str | None, "The address of a site."]
    phone: Annotated[str | None, "A telephone number."]
    page: Annotated[str | None, "A page of the guide, from the root of the language."]
    standing: Annotated[Standing | None, "How firm the address is; null of a page."]


class NextStep(FirmText):
    """Something to do today."""

    id: Annotated[str, "Its id."]
    ways: Annotated[list[Way], "Where to do it."]
    papers: Annotated[list[Text], "What to have ready for it."]


class TimeBand(FirmText):
    """How long it takes, as a band: the least, and what nobody can say."""

    counts: Annotated[list[Text], "Which steps count towards the limit of the decision, which do not."]


class RequestText(Text):
    """A text to copy, written from the answers; the text is its name."""

    id: Annotated[str, "Its id."]
    text: Annotated[Text, "What to copy, over several lines."]
    ways: Annotated[list[Way], "Whom it is for."]


class Offer(FirmText):
    """Something that applies to the project, or may."""

    id: Annotated[str, "Its id."]
    missing: Annotated[list[str], "The ids of the facts that can still change whether it applies."]
    why: Annotated[
        Text | None,
        "Why it does not apply, or on what it depends; null where it applies or questions are missing.",
    ]


class Service(Offer):
    """A service of the department."""

    state: Annotated[
        Literal["applies", "ask", "not", "unknown"],
        "Whether it applies; `ask`: its condition holds, and more is not known (`why`).",
    ]
    what: Annotated[Text, "What it is."]
    group: Annotated[Text, "The group of services it belongs to."]
    how: Annotated[Text | None, "How to ask for it; null where nothing is to be said."]
    ways: Annotated[list[Way], "Whom to reach for it, and where to read on."]
    request: Annotated[str | None, "The id of the text to copy for it, one of `requests`; null without one."]


class Measure(Offer):
    """One of the ten measures for major projects."""

    state: Annotated[
        MeasureState,
        "Whether it applies now, at a later stage, at a past one, not at all; `open`: its name was not "
        "found.",
    ]
    what: Annotated[Text, "What it is; or what is not known of it."]
    number: Annotated[int, "Its number, 1 to 10."]
    stage: Annotated[str, "The id of the stage it belongs to."]
    stage_name: Annotated[Text, "The name of that stage."]
    how: Annotated[Text | None, "What to do now; null where nothing is to be said."]
    request: Annotated[str | None, "The id of the text to copy for it, one of `requests`; null without one."]


class Modifier(Offer):
    """Something that changes the contents of a document, not which one it is."""

    state: Annotated[Literal["applies", "not", "unknown"], "Whether it applies."]
    what: Annotated[None, "Always null: `details` say it line by line."]
    details: Annotated[list[ModifierLine], "What it comes to; empty where it does not apply."]
    condition: Annotated[Text, "The condition in words."]


class MayApply(FirmText):
    """A track that may be open besides, although what is known does not establish it."""

    id: Annotated[str, "The id of its record."]
    why: Annotated[Text, "Why it may be."]
    ask: Annotated[Text, "What to ask, and whom."]


class Penalty(FirmText):
    """What follows from going on without the document."""

    id: Annotated[str, "Its id."]
    sanction: Annotated[Text, "What is done."]
    amounts: Annotated[list[Text], "The amounts in words, one for each band."]


class WarningEntry(FirmText):
    """A warning in force whose condition holds."""

    id: Annotated[str, "Its id."]


class Later(Text):
    """What a day already known will change."""

    date: Annotated[str, "The day."]
    standing: Annotated[
        Standing | None,
        "How firm the event is; null where none is recorded and the text is what differs for this project.",
    ]
    changes: Annotated[
        list[Text], "What then differs for this project; empty where nothing does, or the text says it."
    ]


class Citation(FirmText):
    """An instrument on which the answer rests; the text is its title."""

    instrument: Annotated[str, "Its id."]
    number: Annotated[str, "Its official number; empty where it has none."]
    at: Annotated[Text | None, "The place in it; null for the whole."]
    url: Annotated[str | None, "Its address; null where none is known."]


class Headed(TypedDict):
    """What every answer of a check begins and ends with."""

    headline: Annotated[Text, "The answer in a sentence."]
    ask_next: Annotated[list[Question], "The questions that can still change it, most telling first."]
    citations: Annotated[list[Citation], "The instruments on which it rests."]
    standing: Annotated[Standing, "The least firm of all on which it rests."]
    standing_text: Annotated[Text, "The same in words."]
    on: Annotated[str, "The day whose rules it goes by."]
    policy: Annotated[str, "The hash of the policy data."]
    policy_current_to: Annotated[str, "The day to which those are current."]
    facts: Annotated[Facts, "The answers it was given, by fact id."]


class LooksLike(Text):
    """An item to which a description leads, against the claim that none fits."""

    item: Annotated[int, "Its number."]


class Decision(TypedDict):
    """What a project needs, as far as it is settled."""

    status: Annotated[Status, "Whether the answer is settled."]
    document: Annotated[Document | None, "The document it needs; null while several are possible."]
    document_name: Annotated[Text | None, "Its name as the law of the day has it; null while open."]
    possible_documents: Annotated[
        list[Document], "The documents still possible, strictest first; one if decided."
    ]
    possible_document_names: Annotated[list[Text], "Their names, in the same order."]
    track: Annotated[Track | None, "The track of the procedure; null while several are possible."]
    track_name: Annotated[Text | None, "Its name; null while open."]
    possible_tracks: Annotated[
        list[Track], "The tracks still possible, in the order of the data; one if decided."
    ]
    possible_track_names: Annotated[list[Text], "Their names, in the same order."]
    deciding_item: Annotated[int | None, "The item that settles the document; null while open."]
    deciding_tier: Annotated[Tier | None, "Its tier; null while open."]


class Procedure(TypedDict):
    """Time limits and steps."""

    time_limit: Annotated[TimeLimit | None, "The time limits; null while open, and where there is none."]
    schedule_note: Annotated[
        Text | None, "That a day lies beyond the years whose holidays are known; null otherwise."
    ]
    plan: Annotated[Plan | None, "The dated plan; null without a start, and while open."]
    schedule: Annotated[list[Step], "The steps in order; empty while open."]
    papers: Annotated[list[Paper], "The papers of all steps, each once; empty while open."]


ProhibitionState = Literal["forbidden", "may_be"]


class Prohibition(FirmText):
    """A place in which the project may not, or perhaps may not, be built, whatever its document."""

    id: Annotated[str, "Its id."]
    state: Annotated[
        ProhibitionState,
        "Whether that is sure; `may_be` while something is open or unconfirmed.",
    ]
    state_text: Annotated[Text, "The same in a few words."]
    why: Annotated[Text, "The rule in full."]
    ask: Annotated[Text, "Who knows what is open."]
    missing: Annotated[list[str], "The id of the question to answer next; empty where none can settle it."]
    citations: Annotated[list[Citation], "On what it rests."]


class FollowUp(FirmText):
    """What comes once the EIA is done, beside it."""

    id: Annotated[str, "Its id."]
    group: Annotated[AfterGroup, "What to keep, what is due before operation, when it lapses, what changes."]
    group_text: Annotated[Text, "The same as a heading."]
    citations: Annotated[list[Citation], "On what it rests."]


class LevelReason(FirmText):
    """Why a level may decide, or may not."""

    id: Annotated[str, "Its id."]
    says: Annotated[
        Says,
        "That the level alone acts; that what no list names goes to it; that it is named; that it decides in "
        "cases that the text names; that it is ruled out.",
    ]
    state: Annotated[Literal["applies", "unknown"], "Whether it is settled that this meets the project."]
    missing: Annotated[
        list[str], "The ids of the questions that can still settle it, `place` for where the project lies."
    ]
    why: Annotated[list[Text], "The rules in full."]
    citations: Annotated[list[Citation], "On what it rests."]


class DecidingLevel(Text):
    """A level of government that may decide the project; the text is its authority."""

    level: Level
    state: Annotated[LevelState, "Whether it decides: surely, perhaps, or surely not."]
    state_text: Annotated[Text, "The same in a few words."]
    likely: Annotated[bool, "Whether the sentence of the answer names it."]
    where: Annotated[Text | None, "Of which place; null where that is not known, or does not matter."]
    reasons: Annotated[list[LevelReason], "Why; empty where another level alone acts."]


class Deciding(FirmText):
    """Who decides, as far as it can be said; the text is that in a sentence or two."""

    levels: Annotated[
        list[DecidingLevel], "The four levels, highest first; empty where no EIA document is needed."
    ]
    ask: Annotated[Text | None, "Whom to ask first; null where nobody has to be asked."]


class PlaceContact(FirmText):
    """An office of a place."""

    what: Annotated[Text, "What is known of it."]
    phone: Annotated[str | None, "Its telephone; null where none was found."]
    url: Annotated[str | None, "Its site; null where none was found."]


class CitedText(FirmText):
    """Something said with its sources."""

    citations: Annotated[list[Citation], "On what it rests."]


class LocalArea(Text):
    """A protected area by its local name."""

    kinds: Annotated[list[Text], "Which kinds of sensitive area it is; empty where that is not known."]
    ask: Annotated[Text, "Who knows whether the site lies in it."]
    rule: Annotated[str | None, "The id of the rule of procedure on it; null where none was found."]


class WhereAnswer(FirmText):
    """Where the project lies, and what is known of the place; the text is the name of the place."""

    places: Annotated[list[str], "The ids of the places, in the order of the data."]
    contacts: Annotated[list[PlaceContact], "Offices of the place that are known."]
    no_phone: Annotated[Text | None, "What is said where no telephone is known; null where one is."]
    notes: Annotated[list[CitedText], "What the place has published otherwise."]
    areas: Annotated[list[LocalArea], "Protected areas of the province by their local names."]


class Verdict(Decision, Procedure, Headed):
    """All that can be said of a project, with the answers given, on a day."""

    forbidden: Annotated[
        list[Prohibition],
        "Where it may not be built, the sure ones first; with a sure one, nothing is said of how to go on.",
    ]
    deciding: Annotated[
        Deciding | None,
        "Who decides; null without an edition of the catalogue, and where it may surely not be built.",
    ]
    where: Annotated[WhereAnswer | None, "Where the project lies; null where that was not said."]
    proviso: Annotated[
        Text | None,
        "That it has to be checked first, and why, or that it may not be built, in a few words; null while"
        " open, and where it is firm.",
    ]
    looks_like: Annotated[
        list[LooksLike],
        "Items to which the description leads, against the claim that none fits; the answer is then open.",
    ]
    to_find_out: Annotated[
        list[FindOut],
        "The questions that can still change the answer and that the reader cannot answer yet.",
    ]
    prepare: Annotated[
        Text | None,
        "What to prepare for while several documents are possible; null where the document is known.",
    ]
    rests_on: Annotated[
        Text | None, "On what a settled answer rests, or what in it has to be checked; null while open."
    ]
    today: Annotated[list[NextStep], "What to do today; three steps at most."]
    time_band: Annotated[TimeBand | None, "How long it takes; null while open, and where nothing is due."]
    requests: Annotated[
        list[RequestText], "Texts to copy: a question to the bureau, and those of the services."
    ]
    brief: Annotated[list[Text], "The answer in a few lines, for a chat."]
    feedback: Annotated[Text, "What a remark on this answer should carry, over several lines."]
    disclaimer: Annotated[Text, "What the answer is not."]
    first_step: Annotated[Text | None, "What to do first; null while the track is open."]
    without_it: Annotated[
        Text | None, "What may not be done before it; null while the track is open, or where nothing follows."
    ]
    change_warning: Annotated[
        Text | None,
        "A warning not to split a project so as to stay below a limit; null where no limit is named.",
    ]
    start: Annotated[str | None, "The day on which the procedure begins; null if none was given."]
    items: Annotated[
        list[ItemEntry],
        "Each item chosen, by itself; empty for a day without an edition of the catalogue, as all lists "
        "are but `later`.",
    ]
    reasons: Annotated[list[Reason], "Why: those of the deciding items, or of all while open."]
    derived: Annotated[list[DerivedAnswer], "The answers that follow from those given."]
    change: Annotated[list[Change], "What would change the document; empty while it is open."]
    afterwards: Annotated[
        list[FollowUp], "What comes once the EIA is done, group by group; empty while the track is open."
    ]
    track_notes: Annotated[list[FirmText], "Remarks on the track; empty while it is open."]
    services: Annotated[list[Service], "The services."]
    measures: Annotated[list[Measure], "The ten measures."]
    modifiers: Annotated[
        list[Modifier], "Modifiers of the tracks still possible, such as simplified content."
    ]
    ask_services: Annotated[
        list[str],
        "The ids of the questions that can still change `forbidden`, services, measures and modifiers.",
    ]
    may_apply: Annotated[list[MayApply], "Tracks that may be open besides; empty while the track is open."]
    penalties: Annotated[list[Penalty], "What follows from going on without the document; empty while open."]
    warnings: Annotated[list[WarningEntry], "Warnings whose condition holds."]
    later: Annotated[list[Later], "What days already known will change."]


class DatedPlan(Procedure):
    """The dated plan of a project that is decided, on its own."""

    status: Annotated[Status, "Always `decided`."]
    headline: Annotated[Text, "The answer in a sentence."]
    document: Annotated[Document | None, "The document it needs."]
    document_name: Annotated[Text | None, "Its name as the law of the day has it."]
    track: Annotated[Track | None, "The track of the procedure."]
    track_name: Annotated[Text | None, "Its name."]
    first_step: Annotated[Text | None, "What to do first."]
    standing: Annotated[Standing, "The least firm of all on which it rests."]
    standing_text: Annotated[Text, "The same in words."]
    on: Annotated[str, "The day whose rules it goes by."]
    facts: Annotated[Facts, "The answers it was given, by fact id."]
    policy: Annotated[str, "The hash of the policy data."]
    policy_current_to: Annotated[str, "The day to which those are current."]
    items: Annotated[list[int], "The numbers of the items."]


# -- the small checks ------------------------------------------------------------------------------------


class OwnAnswer(Headed):
    """What the answers of both small checks hold."""

    status: Annotated[Status, "Whether the answer is settled."]
    link: Annotated[str, "The fragment of a link that repeats the check."]


class SizeReason(Text):
    """Why a firm is of a size, or not."""

    size: Annotated[Size, "The size."]
    kind: Annotated[Literal["decides", "rules_out"], "Whether it holds."]
    facts: Annotated[list[str], "The ids of the answers on which it rests."]


class SizeChange(Text):
    """A limit with which the size would be another."""

    fact: Annotated[str, "The id of the figure."]
    limit: Annotated[float, "The limit, in the unit of the question."]
    size: Annotated[Size, "The size there."]


class NotUsed(Text):
    """A figure that was given and does not count in the sector."""

    fact: Annotated[str, "Its id."]


class Sector(Text):
    """The sector of a firm."""

    id: Annotated[str, "Its id."]
    number: Annotated[int, "Its number in the criteria."]
    note: Annotated[Text | None, "A remark; null where there is none."]


class SizeService(Service):
    """A service that the size of the firm opens."""

    besides: Annotated[Text | None, "What must hold besides; null where nothing must."]


class SizeAnswer(OwnAnswer):
    """The size of a firm."""

    size: Annotated[Size | None, "The size; null while several are possible."]
    size_name: Annotated[Text | None, "Its name; null while open."]
    possible_sizes: Annotated[list[Size], "The sizes still possible, largest first."]
    possible_size_names: Annotated[list[Text], "Their names, in the same order."]
    sector: Annotated[Sector | None, "The sector; null if it was not given."]
    reasons: Annotated[list[SizeReason], "Why."]
    change: Annotated[list[SizeChange], "The nearest limits; empty while open."]
    not_used: Annotated[list[NotUsed], "Figures that do not count in the sector."]
    services: Annotated[list[SizeService], "Services that one of the sizes opens."]
    effect: Annotated[Text, "What the size is good for."]
    logic: Annotated[Text, "How the criteria are read."]
    notes: Annotated[list[FirmText], "Remarks on the criteria."]
    check_link: Annotated[
        str | None, "The fragment that takes the size to the check of a project; null while open."
    ]


class Point(FirmText):
    """A point of the list of major changes."""

    number: Annotated[int, "Its number."]
    group: Annotated[Text, "The group it belongs to."]
    state: Annotated[PointState, "How it stands."]


class PointReason(Text):
    """Why a point is met, or not."""

    point: Annotated[int | None, "Its number; null where the list does not cover the project at all."]
    kind: Annotated[Literal["decides", "rules_out"], "Whether it holds."]
    facts: Annotated[list[str], "The ids of the answers on which it rests."]


class Doubt(FirmText):
    """What is not established and matters for the answers given."""

    point: Annotated[int, "The number of the point."]


class Rule(FirmText):
    """A rule of procedure that stands beside the list."""

    id: Annotated[str, "Its id."]
    citations: Annotated[list[Citation], "What it rests on."]


MajorResult = Literal["major", "not_major", "unclear", "not_covered"]
MajorVerdict = Literal["major", "not_major", "not_covered", "open"]


class MajorChangeAnswer(OwnAnswer):
    """Whether a change of an approved project is major."""

    verdict: Annotated[
        MajorVerdict,
        "The result; with `provided`, what the points alone say.",
    ]
    possible: Annotated[list[MajorResult], "The results still possible."]
    covered: Annotated[bool | None, "Whether the list covers the project; null while that is not known."]
    provided: Annotated[
        list[Text],
        "What must hold for the list to cover the project; empty once it is known, and while open.",
    ]
    points: Annotated[list[Point], "Every point of the list."]
    met: Annotated[list[int], "The numbers of the points that are met."]
    ruled_out: Annotated[list[int], "Of those that are not."]
    open: Annotated[list[int], "Of those that are not settled."]
    reasons: Annotated[list[PointReason], "Why."]
    doubts: Annotated[list[Doubt], "What is not established and matters."]
    follows: Annotated[FirmText | None, "What follows from it; null while open."]
    scope: Annotated[Text, "What the list is about."]
    rules: Annotated[list[Rule], "Rules of procedure that stand beside the list."]


# -- the check's door ------------------------------------------------------------------------------------


class FindRequest(TypedDict):
    """Items for a description."""

    text: Annotated[str, "The reader's own words, an industry code, or pinyin."]
    top: NotRequired[Annotated[int, "At most so many, 1 to 50; 8 if absent."]]


class Found(Text):
    """An item that fits a description."""

    item: Annotated[int, "Its number."]
    score: Annotated[float, "How well it fits, 0 to 100."]
    strength: Annotated[Literal["strong", "weak"], "Whether the words tell of it, or merely resemble it."]
    category: Annotated[int, "The number of its category."]
    category_name: Annotated[Text, "The name of that."]


class AnswersRequest(TypedDict):
    """Where the guide answers what a text asks, beside the catalogue."""

    text: Annotated[str, "The reader's own words."]


class GuideAnswer(Text):
    """A place of the guide that answers a text; its title in both languages."""

    kind: Annotated[
        Literal["question", "exempt", "unlisted"],
        "A question that people ask, a row of the exempt list, or a kind of project that no item covers.",
    ]
    id: Annotated[str, "The id of the question, the row, or the option of `unlisted_kind`."]
    page: Annotated[str, "Its address within a language: `questions/#restaurant-warehouse`."]
    score: Annotated[float, "How well it fits, 0 to 100."]


class WordsRead(TypedDict):
    """The words of a sentence by which a fact was read."""

    fact: Annotated[str, "The id of the fact."]
    words: Annotated[str, "The words, in plain characters and with their figures in digits."]


class PlaceRead(TypedDict):
    """A place that a sentence names."""

    places: Annotated[list[str], "Its id; several where it names several."]
    words: Annotated[str, "The words that name it."]


class Reading(TypedDict):
    """What a sentence tells; to be confirmed by whoever wrote it."""

    facts: Annotated[Facts, "The facts it states, in the questions' own units."]
    place: Annotated[PlaceRead | None, "Where the project lies; null where it does not say."]
    read: Annotated[list[WordsRead], "By which words each was read."]


class ReadRequest(TypedDict):
    """What a description tells of the items chosen."""

    text: Annotated[str, "The reader's own words."]
    items: Annotated[list[int], "Numbers of the items chosen, 0 for a project that fits none."]


class QuestionsRequest(TypedDict):
    """The questions of some items; with a scope, those of a small check."""

    items: NotRequired[
        Annotated[list[int], "Numbers of items, 0 for a project that fits none; absent with a scope."]
    ]
    scope: NotRequired[
        Annotated[Scope | Literal[""], "The small check; absent or empty for the check of a project."]
    ]


class Project(TypedDict):
    """A project as a reader describes it."""

    items: Annotated[list[int], "Numbers of items, 0 for a project that fits none."]
    facts: Annotated[Facts, "The answers, by fact id; what is absent is not known."]
    on: NotRequired[
        Annotated[
            str | None, "The day whose rules count; absent or null for the day to which the data are current."
        ]
    ]


class DatedProject(Project):
    """A project with the days of its plan."""

    start: NotRequired[Annotated[str | None, "The day on which the procedure begins; absent for no plan."]]
    submitted: NotRequired[Annotated[str | None, "The day of submission, past or aimed at."]]
    accepted: NotRequired[Annotated[str | None, "The day of acceptance, past or aimed at."]]
    description: NotRequired[
        Annotated[
            str | None, "The project in the reader's words, to hold against the claim that no item fits."
        ]
    ]
    unsure: NotRequired[
        Annotated[list[str], "The ids of questions that the reader cannot answer yet; absent for none."]
    ]
    place: NotRequired[
        Annotated[
            list[str] | str,
            "Where it lies, by id or by name, such as `golog` or `yushu/nangqen`; several where it lies in "
            "several, `outside` for other provinces; absent where that is not known.",
        ]
    ]


class OwnRequest(TypedDict):
    """The answers to a small check."""

    facts: Annotated[Facts, "The answers, by fact id."]
    on: NotRequired[Annotated[str | None, "The day whose rules count."]]


class TreeNode(Text):
    """A condition of an item, or a part of one."""

    state: Annotated[TreeState, "How it stands."]
    of: Annotated[list[TreeNode], "Its parts; empty for a single test."]


class TreeTier(TreeNode):
    """The condition of a tier."""

    tier: Annotated[Tier, "The tier."]


class TreeItem(Text):
    """An item with all its conditions."""

    item: Annotated[int, "Its number."]
    of: Annotated[list[TreeTier], "Its tiers, strictest first."]


class CompareRequest(Project):
    """An answer given earlier, to hold against that of today."""

    was: Annotated[str, "Document, track and day, with commas between; `open` for what was not settled."]
    policy: Annotated[str | None, "The hash of the policy then; null if it is not known."]


class Comparison(Text):
    """Whether an earlier answer still stands."""

    same: Annotated[bool, "Whether it does."]
    newer: Annotated[bool, "Whether the policy data changed in between."]


class CalendarRequest(DatedProject):
    """The plan as a calendar file."""

    lang: Annotated[Lang, "The language of the file."]
    link: Annotated[str, "The address of the check, to stand in the file."]


class CalendarFile(TypedDict):
    """A file to save."""

    name: Annotated[str, "Its name."]
    text: Annotated[str, "What stands in it."]


class Typed(TypedDict):
    """A quantity as it was typed."""

    text: Annotated[str, "The number."]
    unit: Annotated[str, "The id of its unit; empty for the question's own."]
    days: Annotated[str, "The days of operation a year, for an amount a day; empty otherwise."]


class GivenTyped(TypedDict):
    """A quantity as a page holds it."""

    text: NotRequired[Annotated[str, "The number; absent where only the unit was chosen so far."]]
    unit: Annotated[str, "The id of its unit; empty for the question's own."]
    days: Annotated[str, "The days of operation a year, for an amount a day; empty otherwise."]
    said: NotRequired[Annotated[Text, "What it comes to, which Python said and does not need."]]


class SaidTyped(Typed):
    """A quantity as it was typed, and what it comes to."""

    said: Annotated[Text, "The quantity in the question's own unit, in words."]


class ReadLinkRequest(TypedDict):
    """A link to read."""

    fragment: Annotated[str, "What stands behind the # of the address."]
    scope: NotRequired[
        Annotated[Scope | Literal[""], "The small check; absent or empty for the check of a project."]
    ]


class LinkWords(TypedDict):
    """What of a link is kept as it is written."""

    on: NotRequired[Annotated[str, "The day whose rules count; absent if it names none."]]
    start: NotRequired[Annotated[str, "The day on which the procedure begins; absent if it names none."]]
    submitted: NotRequired[Annotated[str, "The day of submission; absent if it names none."]]
    accepted: NotRequired[Annotated[str, "The day of acceptance; absent if it names none."]]
    policy: NotRequired[Annotated[str, "The hash of the policy then; absent if it names none."]]
    was: NotRequired[Annotated[str, "What was answered then; absent if it does not say."]]
    describe: NotRequired[Annotated[str, "The reader's own words; absent if it holds none."]]
    place: NotRequired[Annotated[list[str], "The ids of the places; absent if it names none."]]


class LinkState(LinkWords):
    """What a link says, as the core reads it."""

    items: NotRequired[Annotated[list[int], "Numbers of items; absent for a small check."]]
    facts: Annotated[Facts, "The answers, by fact id."]
    typed: NotRequired[
        Annotated[dict[str, Typed], "Of quantities typed in another unit, how; absent if there is none."]
    ]


class ReadLink(LinkWords):
    """What a link says, as far as it can be read."""

    items: NotRequired[Annotated[list[int], "Numbers of items; absent for a small check."]]
    facts: Annotated[Facts, "The answers, by fact id."]
    typed: NotRequired[
        Annotated[dict[str, SaidTyped], "Of quantities typed in another unit, how; absent if there is none."]
    ]
    errors: Annotated[list[Mistake], "Every part that is wrong; those are left out above."]


class WriteLinkRequest(DatedProject):
    """A check to write as a link. Answers that cannot all be true are written too, so that they can be "
    "mended."""

    typed: NotRequired[Annotated[Mapping[str, GivenTyped], "Of quantities typed in another unit, how."]]
    policy: NotRequired[Annotated[str | None, "The hash of the policy, to stand in the link."]]
    was: NotRequired[Annotated[str | None, "What was answered, to stand in the link."]]


class WrittenLink(TypedDict):
    """A link."""

    fragment: Annotated[str, "What is to stand behind the # of the address."]


class ReadValueRequest(TypedDict):
    """An answer as it was typed."""

    fact: Annotated[str, "The id of the fact."]
    text: Annotated[str, "What was typed."]
    unit: NotRequired[
        Annotated[str, "The id of the unit that stands beside it; absent or empty for the question's own."]
    ]
    days: NotRequired[Annotated[str, "The days of operation a year that stand beside it."]]
    scope: NotRequired[
        Annotated[Scope | Literal[""], "The small check; absent or empty for the check of a project."]
    ]


class ReadValue(TypedDict):
    """An answer as it was read."""

    value: Annotated[Value, "The answer; a quantity in the question's own unit."]
    text: NotRequired[
        Annotated[
            str,
            "The number that was typed, in plain digits; this and the rest are absent unless it is in "
            "another unit.",
        ]
    ]
    unit: NotRequired[Annotated[str, "The id of the unit it is in."]]
    days: NotRequired[Annotated[str, "The days of operation a year; empty unless it is an amount a day."]]
    said: NotRequired[Annotated[Text, "The quantity in the question's own unit, in words."]]
    named: NotRequired[Annotated[bool, "Whether the unit stood behind the number."]]


class NamedPlace(Text):
    """A place by its name."""

    id: Annotated[str, "Its id, as a request and a link say it."]


class PrefecturePlaces(NamedPlace):
    """A prefecture with its counties."""

    counties: Annotated[list[NamedPlace], "The counties."]


class PlaceList(TypedDict):
    """What may be chosen as the place of a project."""

    ask: Annotated[Text, "The question."]
    help: Annotated[Text, "What the answer is for."]
    prefectures: list[PrefecturePlaces]
    outside: NamedPlace


class CheckRequests(TypedDict):
    """What the session takes, by the name of the operation (`op`)."""

    find: FindRequest
    read: ReadRequest
    answers: AnswersRequest
    questions: QuestionsRequest
    places: Nothing
    check: DatedProject
    size: OwnRequest
    major_change: OwnRequest
    tree: Project
    compare: CompareRequest
    calendar: CalendarRequest
    read_link: ReadLinkRequest
    write_link: WriteLinkRequest
    read_value: ReadValueRequest


class CheckResults(TypedDict):
    """What it answers."""

    find: list[Found]
    read: Reading
    answers: list[GuideAnswer]
    questions: list[FormQuestion]
    places: PlaceList
    check: Verdict
    size: SizeAnswer
    major_change: MajorChangeAnswer
    tree: list[TreeItem]
    compare: Comparison
    calendar: CalendarFile
    read_link: ReadLink
    write_link: WrittenLink
    read_value: ReadValue


# -- the door for tables of projects ---------------------------------------------------------------------


class NameTableRequest(TypedDict):
    """May this file be put into the worker's memory?"""

    name: Annotated[str, "Its name."]
    size: Annotated[int, "Its size in bytes."]


class FilePath(TypedDict):
    """A file in the worker's memory."""

    path: Annotated[str, "Its path there."]


class OpenTableRequest(TypedDict):
    """Read the file that was put there."""

    name: Annotated[str, "Its name, whose ending counts."]
    lang: Annotated[Lang, "The language of the answers."]
    on: Annotated[str, "The day whose rules count where a row names none."]
    sheet: NotRequired[Annotated[str, "The sheet to read; absent for the first that is understood."]]
    columns: NotRequired[Annotated[str, "Which column is which, as `name=B,header=3`; absent to find out."]]


class AskedColumn(TypedDict):
    """A column of which the reader is asked what it is."""

    letter: Annotated[str, "Its name in a spreadsheet."]
    cells: Annotated[list[str], "Its cells in the first rows."]


class AskedColumns(TypedDict):
    """That it is not plain which column is which."""

    why: Annotated[Text, "What was found instead."]
    rows: Annotated[list[int], "The numbers of the first rows."]
    columns: Annotated[list[AskedColumn], "The columns, with what stands in these rows."]


class OpenedTable(TypedDict):
    """A table that was read; or what has to be told before it can be."""

    read_as: Annotated[Text, "As what it was read: kind, encoding, sheet."]
    unread: Annotated[Text, "Which columns say nothing to the check; empty texts if there is none."]
    total: Annotated[int, "How many rows have a project."]
    sheets: Annotated[list[str], "The sheets that may be read, the one that is read first."]
    ask: Annotated[AskedColumns | None, "Null where it is plain which column is which."]


class AnswerRowsRequest(TypedDict):
    """Answer some more rows."""

    rows: Annotated[int, "How many."]


class RowOffer(TypedDict):
    """An item to choose for a row."""

    item: Annotated[int, "Its number."]
    name: Annotated[str, "Its name."]


class PickRequest(TypedDict):
    """This belongs to a row."""

    row: Annotated[int, "The number of the row in the file."]
    items: Annotated[str, "Numbers of items as they were typed; empty takes a choice back."]
    facts: NotRequired[Annotated[Facts, "Answers to its questions, all of them."]]


class RowRequest(TypedDict):
    """A row."""

    row: Annotated[int, "The number of the row in the file."]


class RowQuestions(TypedDict):
    """What may be answered in a row."""

    items: Annotated[list[int], "Its items, given or found."]
    questions: Annotated[list[FormQuestion], "All that these can ask."]
    next: Annotated[list[Question], "Those that can still change its answer, most telling first."]
    facts: Annotated[Facts, "The answers that the reader added."]
    read: Annotated[Facts, "What was read in its words."]


class TableRow(TypedDict):
    """A row with its answer, in the language of the table."""

    row: Annotated[int, "Its number in the file."]
    name: Annotated[str, "What the reader calls it; empty if nothing does."]
    items: Annotated[str, "Its cell of item numbers."]
    kind: Annotated[Literal["decided", "check", "read", "open", "choose", "bad"], "How it came out."]
    differs: Annotated[
        Literal["lenient", "perhaps_lenient", "stricter", ""], "How the class that it gives itself compares."
    ]
    compared: Annotated[str, "The same in words."]
    found: Annotated[str, "The items found by its words."]
    read: Annotated[str, "What was read in its words."]
    offers: Annotated[list[RowOffer], "The items to choose from; empty where the item is plain."]
    chosen: Annotated[str, "The items that the reader chose."]
    added: Annotated[str, "The answers that the reader added, in words."]
    asks: Annotated[int, "How many questions can still change its answer."]
    unsure: Annotated[bool, "Whether its answer rests on what was found or read in its words."]
    approval: Annotated[Literal["missing", "old", "soon", ""], "What is to be said of its approval."]
    aged: Annotated[str, "The same in words."]
    status: Annotated[str, "The same in words."]
    document: Annotated[str, "The document; empty while open."]
    track: Annotated[str, "The track; empty while open."]
    promised: Annotated[str, "The promised time; empty where there is none."]
    possible_documents: Annotated[str, "The documents still possible."]
    questions: Annotated[str, "What is to be asked next; empty if nothing is."]
    error: Annotated[str, "What is wrong with the row; empty if nothing is."]
    link: Annotated[str, "A link to the check; empty where there is none."]


class AnsweredRows(TypedDict):
    """How far it has come."""

    done: Annotated[bool, "Whether that was the last row."]
    rows: Annotated[int, "How many are answered by now."]
    bad: Annotated[int, "How many of these have a mistake."]
    shown: Annotated[list[TableRow], "The new ones, to show."]
    said: Annotated[list[str], "Lines about mistakes, from the first row on."]


class Nothing(TypedDict):
    """A request that says nothing but its name."""


class TableFiles(TypedDict):
    """The results, as paths in the worker's memory."""

    csv: str
    xlsx: str


class WholeTable(TypedDict):
    """What comes of all rows."""

    summary: Annotated[str, "All counts in a sentence."]
    tracks: Annotated[list[tuple[str, int]], "Of rows decided: each track and how many."]
    documents: Annotated[list[tuple[str, int]], "Of rows decided: each document and how many."]
    look_at: Annotated[list[str], "What of the whole list has to be looked at, the gravest first."]


class PickedRow(WholeTable):
    """A row as it is answered now, and what that makes of the whole table."""

    row: TableRow


class WrittenRows(TypedDict):
    """How far the results are written."""

    done: Annotated[bool, "Whether they are all written."]
    rows: Annotated[int, "How many are."]


class ClosedTable(WholeTable):
    """What came of a table."""

    files: Annotated[TableFiles, "The results."]
    rows: Annotated[int, "How many rows were answered."]
    bad: Annotated[int, "How many of these have a mistake."]
    left_out: Annotated[Text, "Rows that are no projects, counted; empty texts if there is none."]


class TemplateRequest(TypedDict):
    """A table to fill in."""

    items: Annotated[str, "Numbers of items as they were typed; empty for any."]
    lang: Annotated[Lang, "Its language."]
    ending: Annotated[Literal["csv", "xlsx"], "Its kind."]


class TableRequests(TypedDict):
    """What the session takes besides, on the page for tables."""

    name_table: NameTableRequest
    open_table: OpenTableRequest
    answer_rows: AnswerRowsRequest
    close_table: Nothing
    pick: PickRequest
    ask_row: RowRequest
    write_rows: AnswerRowsRequest
    template: TemplateRequest


class TableResults(TypedDict):
    """What it answers. Only a table that was opened can be closed; else that is null."""

    name_table: FilePath
    open_table: OpenedTable
    answer_rows: AnsweredRows
    close_table: ClosedTable
    pick: PickedRow
    ask_row: RowQuestions
    write_rows: WrittenRows
    template: FilePath


# -- the workbench's door --------------------------------------------------------------------------------


class Edited(TypedDict):
    """Every request of the workbench says what was edited."""

    files: Annotated[dict[str, str], "The edited texts by the name of their file."]


class Finding(Text):
    """What is wrong, or looks wrong, in the data."""

    path: Annotated[str, "The file, such as `policy_data/clocks.yaml`."]
    line: Annotated[int, "The line, from 1."]
    column: Annotated[int, "The column, from 1."]
    severity: Annotated[Literal["error", "warning"], "An error keeps the site from being published."]
    code: Annotated[str, "The kind of finding."]
    page: Annotated[str, "The page of the site that explains it."]


class BenchFinding(Finding):
    """A finding of the edited data."""

    new: Annotated[bool, "Whether the published data do not have it."]
    text: Annotated[Text, "All of it as the command line prints it."]


class CodeEntry(TypedDict):
    """What a kind of finding means."""

    meaning: Text
    wrong: Annotated[Text, "An example of what is wrong."]
    right: Annotated[Text, "The same put right."]


class Validated(TypedDict):
    """What the validator says."""

    passed: Annotated[bool, "Whether there is no error."]
    findings: Annotated[list[BenchFinding], "All findings, the worst first."]
    codes: Annotated[
        dict[str, CodeEntry | None], "What their kinds mean; null for a kind that is not described."
    ]


class ImpactRequest(Edited):
    """The impact sheet."""

    lang: Annotated[Lang, "Its language."]


class ImpactEntry(TypedDict):
    """One thing that changes."""

    what: str
    remarks: list[str]
    lines: Annotated[list[tuple[str, str, str]], "Lines of YAML: sign (- old, + new), place, text."]


class ImpactPart(TypedDict):
    """A section of the impact sheet."""

    title: str
    notes: list[str]
    entries: list[ImpactEntry]
    quiet: Annotated[bool, "Whether it matters less, such as texts."]


class Example(TypedDict):
    """A project that gets another answer."""

    item: int
    facts: Facts


class Impact(TypedDict):
    """The impact sheet in one language."""

    title: str
    between: Annotated[str, "Which states it compares."]
    summary: list[str]
    parts: list[ImpactPart]
    note: Annotated[str, "How it was made."]
    identical: Annotated[bool, "Whether nothing differs."]
    examples: Annotated[list[Example], "Of each kind of change a project."]


class BenchItem(Text):
    """An item, to choose from."""

    number: int


class BenchQuestionsRequest(Edited):
    """The questions of one item."""

    item: int


class BenchProject(Edited):
    """A project, to ask about before and after."""

    items: list[int]
    facts: Facts
    on: NotRequired[Annotated[str, "The day whose rules count."]]


class ShortVerdict(TypedDict):
    """Of a verdict, what is set side by side."""

    status: Status
    document: Document | None
    track: Track | None
    headline: Text
    time_limit: TimeLimit | None
    reasons: list[Reason]
    standing_text: Text
    on: str


class NoVerdict(TypedDict):
    """What is wrong with the project for one of the states."""

    errors: list[Mistake]


class Preview(TypedDict):
    """The answer before and after."""

    before: ShortVerdict | NoVerdict
    after: ShortVerdict | NoVerdict
    same: bool


class FileDiff(TypedDict):
    """What was edited in a file."""

    file: str
    lines: Annotated[list[str], "A unified diff without the two lines that name the files."]


class Author(TypedDict):
    """Who made a package, and when, as typed."""

    name: str
    day: str
    note: Annotated[str, "Why, for the second person."]


class Signature(Author):
    """A second person's verdict."""

    verdict: Literal["agreed", "returned"]


class PackageRequest(Edited):
    """The edit as a package."""

    name: str
    day: str
    note: str


class PackageToOpen(Edited):
    """A package to look at."""

    content: Annotated[str, "The file in base64."]


class PackageToSign(PackageToOpen):
    """A package to sign; the files are those that were opened."""

    name: str
    day: str
    verdict: Literal["agreed", "returned"]
    note: str


class Taken(TypedDict):
    """A file to take away."""

    name: Annotated[str, "What to call it."]
    content: Annotated[str, "The file in base64."]


class Clash(TypedDict):
    """A value that a package and somebody else changed, each otherwise."""

    file: str
    where: Annotated[str, "Its keys; empty for a whole file."]
    name: Annotated[Text, "The record."]
    base: Text
    published: Text
    package: Text


class Opened(TypedDict):
    """What a package says and comes to."""

    author: Author
    signatures: list[Signature]
    files: Annotated[list[str], "The files it changes."]
    moved: Annotated[list[str], "Those of them that were published anew since."]
    conflicts: list[Clash]
    edits: Annotated[dict[str, str], "The files as they would be, by name."]
    second: Annotated[bool, "Whether the site asks for a second person."]


class Proposal(TypedDict):
    """A value that a case or a scenario would expect."""

    place: Annotated[str, "File and line."]
    name: Text
    old: str
    new: str


class Proposed(TypedDict):
    """What cases and scenarios would have to expect after the edit."""

    edits: Annotated[dict[str, str], "The files with it, by name."]
    told: list[Proposal]


class BenchRequests(TypedDict):
    """What the workbench's session takes."""

    validate: Edited
    impact: ImpactRequest
    items: Edited
    questions: BenchQuestionsRequest
    preview: BenchProject
    diff: Edited
    propose: Edited
    package: PackageRequest
    open: PackageToOpen
    sign: PackageToSign


class BenchResults(TypedDict):
    """What it answers; null where the edited data cannot be compiled."""

    validate: Validated
    impact: Impact | None
    items: list[BenchItem] | None
    questions: list[FormQuestion] | None
    preview: Preview | None
    diff: list[FileDiff]
    propose: Proposed
    package: Taken
    open: Opened
    sign: Taken


# -- what the page has before Python ---------------------------------------------------------------------


class Words(TypedDict):
    """Words in both languages."""

    zh: list[str]
    en: list[str]


class FinderItem(Text):
    """An item, as typing can search it."""

    item: Annotated[int, "Its number."]
    category: Annotated[int, "The number of its category."]
    words: Annotated[Words, "What else it is called."]
    codes: Annotated[list[str], "Industry codes."]
    documents: Annotated[list[Document], "The documents it can need at all."]


class Category(Text):
    """A category of the catalogue."""

    number: int


class FinderList(TypedDict):
    """`finder.json`."""

    items: list[FinderItem]
    categories: list[Category]
    documents: Annotated[dict[Document, Text], "The short names of the documents."]


class DiagramFact(TypedDict):
    """How the answer to a question of a diagram falls into a cell."""

    id: Annotated[str, "The id of the question."]
    cells: Annotated[
        list[int | None], "By number of cuts passed, or by sum of bits: the cell; null: there is none."
    ]
    cuts: NotRequired[
        Annotated[list[list[float]], "Of a quantity: `[5]` is passed from five on, `[5, 1]` above five."]
    ]
    whole: NotRequired[Annotated[bool, "Whether it is counted in whole numbers."]]
    bits: NotRequired[Annotated[dict[str, int], "Of options, as a link writes them: the bit of each."]]


class Diagram(TypedDict):
    """What one item comes to, whatever is answered."""

    facts: Annotated[list[DiagramFact], "The questions in the order in which nodes ask them."]
    nodes: Annotated[
        list[list[int]],
        "Number of the question, then by cell the node that follows, or the leaf `~n`. The last one begins.",
    ]
    leaves: Annotated[
        list[tuple[Document, Track, int] | None],
        "Document, track, number of the sentence; null: such a project cannot be.",
    ]
    guards: Annotated[
        dict[str, list[str] | None],
        "Answers with which something outside the diagram may have a say; null: any answer.",
    ]
    ask: Annotated[
        list[tuple[str, str]],
        "The questions as they are put while nothing is answered, each with the one put before it.",
    ]


class EarlyItem(TypedDict):
    """`item-….json`: what the page needs of an item before Python is up."""

    policy: Annotated[str, "The mark of the policy data."]
    item: Annotated[int, "Its number; 0 for a project that no item fits."]
    questions: list[FormQuestion]
    diagram: Annotated[Diagram | None, "Null for a project that no item fits."]


class FirstTexts(TypedDict):
    """What the page says of leaves."""

    policy: Annotated[str, "The mark of the policy data."]
    first: Annotated[str, "The first day for which the diagrams hold."]
    last: Annotated[str | None, "The last one; null: no end is known."]
    documents: Annotated[dict[Document, Text], "Their names, the strictest first."]
    tracks: Annotated[dict[Track, Text], "Their names, in the order of the data."]
    settled: Annotated[list[Text], "Sentences for a single leaf, by the number that it names."]
    open: Annotated[
        dict[str, Text],
        "Sentences for several documents (`report,form`), one with several tracks (`form:a,b`), and one that"
        " is still to be checked (`form`).",
    ]


SHAPES: tuple[type, ...] = (
    CheckRequests, CheckResults, TableRequests, TableResults, BenchRequests, BenchResults,
    FinderList, EarlyItem, FirstTexts, Refused,
)  # fmt: skip
"""The doors, and what the page reads besides; all other shapes follow from these."""

NAMED: Mapping[str, object] = {
    "Document": Document,
    "Tier": Tier,
    "Track": Track,
    "Standing": Standing,
    "Status": Status,
    "Size": Size,
    "Lang": Lang,
    "Scope": Scope,
    "Value": Value,
    "Facts": Facts,
}
"""Hints that keep their names in the scripts."""
