"""What the page of the check asks of its worker, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import Facts, Lang, Mistake, Scope, Text, Tier, TreeState, Value
from generator.models.messages.questions import FormQuestion
from generator.models.messages.small_checks import MajorChangeAnswer, SizeAnswer
from generator.models.messages.table_door import Nothing
from generator.models.messages.verdict import Verdict


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


class DoubtfulRead(TypedDict):
    """A fact that a sentence may state: a question to whoever wrote it, and nothing more before that."""

    fact: Annotated[str, "The id of the fact."]
    value: Annotated[Value, "What it may be, in the question's own unit."]
    words: Annotated[str, "The words, as with what was read."]


class PlaceRead(TypedDict):
    """A place that a sentence names."""

    places: Annotated[list[str], "Its id; several where it names several."]
    words: Annotated[str, "The words that name it."]


class Reading(TypedDict):
    """What a sentence tells; to be confirmed by whoever wrote it."""

    facts: Annotated[Facts, "The facts it states, in the questions' own units."]
    place: Annotated[PlaceRead | None, "Where the project lies; null where it does not say."]
    read: Annotated[list[WordsRead], "By which words each was read."]
    doubtful: Annotated[list[DoubtfulRead], "What the words leave in doubt; it decides nothing."]


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
