"""What helps the reader: services, measures, contacts, terms, questions, and what is not known."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from generator.models.base import (
    Condition,
    Count,
    Effective,
    Identifier,
    Level,
    Named,
    Note,
    Number,
    OtherWords,
    PlaceId,
    Record,
    Source,
    Standing,
    Text,
    Url,
    Words,
)
from generator.models.catalogue import Fact, Reading

Phone = Annotated[str, StringConstraints(pattern=r"^[0-9-]{3,20}$")]
Fragment = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]


class Stage(Text):
    """A stage of a project."""

    id: Identifier
    what: Text


class Measure(Record):
    """One of the measures. One whose name is not known says so in ``unknown``."""

    number: Number
    zh: Words | None
    en: Words | None
    stage: Identifier
    what: Text | None = None
    help_now: Text | None = None
    when: Condition = None
    request: Identifier | None = None
    unknown: Text | None = None
    standing: Standing
    sources: list[Source] = Field(min_length=1)
    effective: Effective | None = None

    @model_validator(mode="after")
    def _named_or_unknown(self) -> Measure:
        named = self.zh is not None and self.en is not None
        if named and (self.what is None or self.help_now is None or self.when is None):
            raise ValueError("measure-incomplete")
        if not named and (self.unknown is None or self.zh != self.en):
            raise ValueError("measure-unnamed")
        return self


class Part(Text):
    """A run of numbers in a later set of measures, and its heading."""

    numbers: str
    standing: Standing | None = None


class Heading(Text):
    """A numbered heading."""

    number: Number


class Successor(Named):
    """The wider set of measures that came later."""

    instrument: Identifier
    what: Text
    parts: list[Part]
    headings: list[Heading]


class Measures(Named):
    """``measures.yaml``."""

    instrument: Identifier
    declared: Number
    note: Text
    stages: list[Stage]
    facts: dict[Identifier, Fact]
    measures: list[Measure]
    successor: Successor


class PageLink(Text):
    """A page of the guide that helps, and what the link to it says."""

    page: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z/-]*$")]
    fragment: Fragment | None = None


class Usable(Record):
    """What ends in something that one can use: whom to reach, a page, a text to copy."""

    contacts: list[Identifier] = Field(default_factory=list)
    link: PageLink | None = None


class Service(Named, Usable):
    """Something that a project owner can ask for; ``request`` names a text to copy."""

    id: Identifier
    what: Text
    how: Text
    when: Condition = None
    ask_first: Text | None = None
    request: Identifier | None = None

    @model_validator(mode="after")
    def _of_use(self) -> Service:
        if not (self.contacts or self.link or self.request):
            raise ValueError("service-without-way")
        return self


class TodayStep(Named, Usable):
    """Something to do today, for answers of a state; ``papers`` where those of the procedure belong to it."""

    id: Identifier
    state: Literal["decided", "open", "forbidden"]
    when: Condition = None
    papers: bool = False


class RequestText(Text):
    """A text to copy: what one wants, what one asks, and whom it is for."""

    id: Identifier
    opening: Text
    asks: list[Text] = Field(min_length=1)
    contacts: list[Identifier] = Field(min_length=1)


class Actions(Record):
    """``actions.yaml``."""

    today: list[TodayStep]
    requests: list[RequestText]


class Group(Text):
    """A group of services."""

    id: Identifier
    parts: list[Service] = Field(min_length=1)


class Services(Text):
    """``services.yaml``."""

    facts: dict[Identifier, Fact]
    groups: list[Group]


class SectorQuestion(Record):
    """The question for the sector; its choices are the sectors themselves."""

    type: Literal["choice"]
    ask: Text
    name: Text
    help: Text | None = None


class SectorNote(Note):
    """A remark on the criteria; one with ``sectors`` concerns these alone."""

    sectors: list[Identifier] = Field(default_factory=list)


class Sector(Text):
    """A sector with its limits, by indicator: the ceiling that makes a firm large, the floors of medium and
    small."""

    number: Number
    id: Identifier
    below: dict[Identifier, Count]
    medium: dict[Identifier, Count]
    small: dict[Identifier, Count]
    note: Text | None = None
    standing: Standing | None = None


class SizeCriteria(Named):
    """``size_criteria.yaml``."""

    instrument: Identifier
    logic: Text
    effect: Text
    facts: dict[Identifier, Fact]
    figures: list[Identifier]
    sector_question: SectorQuestion
    notes: list[SectorNote]
    sectors: list[Sector] = Field(min_length=2)


class LevelName(Text):
    """A level of government."""

    id: Level


class Contact(Named):
    """Where to ask; one without a level serves all of them, one with a ``place`` that place alone."""

    id: Identifier
    level: Level | None = None
    place: PlaceId | None = None
    also: OtherWords | None = None
    what: Text
    url: Url | None = None
    phone: Phone | None = None


class Authority(Named):
    """Who decides on which projects; a rule without a level concerns all of them."""

    id: Identifier
    level: Level | None = None


class Contacts(Record):
    """``contacts.yaml``."""

    levels: list[LevelName]
    contacts: list[Contact]
    authority: list[Authority]


class Covers(Record):
    """To which projects the list applies."""

    when: Condition


class Outcome(Text):
    """A result of the check in words, as a clause, and what follows from it."""

    follows: Text
    standing: Standing


class Outcomes(Record):
    """Every result that the check can come to."""

    major: Outcome
    not_major: Outcome
    not_covered: Outcome


class Point(Text):
    """One of the changes that count as major.

    ``doubts`` say for which answers it is not established whether the point is met.
    """

    number: Number
    group: Identifier
    standing: Standing
    when: Condition = None
    doubts: list[Reading] = Field(default_factory=list)


class MajorChange(Named):
    """``major_change.yaml``."""

    instrument: Identifier
    what: Text
    covers: Covers
    outcomes: Outcomes
    rules: list[Identifier]
    groups: dict[Identifier, Text]
    facts: dict[Identifier, Fact]
    points: list[Point] = Field(min_length=1)
