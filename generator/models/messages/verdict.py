"""The answer to a project: the decision, why, how it is approved, by when, and what may be used."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import (
    AfterGroup,
    Clock,
    Document,
    Facts,
    FirmText,
    Level,
    LevelState,
    MeasureState,
    Milestone,
    Says,
    Standing,
    Status,
    Text,
    Tier,
    Track,
    Value,
)
from generator.models.messages.questions import Question


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
