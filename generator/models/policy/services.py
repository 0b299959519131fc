"""Services, measures, and the data of the two small checks."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import FirmText, Standing, Text
from generator.models.policy.basics import MajorOutcome
from generator.models.policy.conditions import Condition
from generator.models.policy.parts import Backed, Named, Place
from generator.models.policy.procedure import RawFact


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
