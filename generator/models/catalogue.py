"""The shapes of the catalogue, of the questions and of the shared vocabulary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.models.base import (
    Answer,
    Code,
    Condition,
    Day,
    DocumentName,
    Effective,
    Identifier,
    Note,
    Number,
    Record,
    Source,
    Standing,
    Text,
    Words,
)
from generator.models.scenario import Answers


class Option(Text):
    """One of the answers that may be chosen; ``help`` tells what it looks like."""

    help: Text | None = None


class Giving(Record):
    """What some options of a question answer of other questions, and on what that rests.

    ``answers`` holds, by the question answered, an answer in words (see ``generator.records.gives``); without
    it those questions are asked as if this one had not been.
    """

    options: list[Identifier] = Field(min_length=1)
    answers: dict[Identifier, Answer] = Field(default_factory=dict)
    zh: Words | None = None
    en: Words | None = None
    standing: Standing
    sources: list[Source] = Field(default_factory=list)
    effective: Effective | None = None

    @model_validator(mode="after")
    def _backed(self) -> Giving:
        """Whoever reads an answer that follows from another must see on what that rests."""
        said = self.zh is not None and self.en is not None
        if (self.zh is None) != (self.en is None) or (self.standing != "official" and not said):
            raise ValueError("giving-unsaid")
        if self.answers and not self.sources:
            raise ValueError("giving-unsourced")
        return self


class Fact(Record):
    """A question that people can answer; ``see`` is the address of a page that helps to answer it.

    ``gives`` says what its options answer of other questions, ``items`` for which items only.
    """

    type: Literal["yes_no", "number", "choice", "set", "areas"]
    ask: Text | None = None
    name: Text | None = None
    yes: Text | None = None
    no: Text | None = None
    help: Text | None = None
    none: Text | None = None
    unit: str | None = None
    see: str | None = Field(default=None, pattern=r"^[a-z][a-z/-]*$")
    integer: bool = False
    options: dict[Identifier, Option] | None = None
    gives: list[Giving] | None = Field(None, min_length=1)
    items: list[Number] | None = Field(None, min_length=1)
    ease: Literal["by_heart", "on_paper", "look_up"] | None = None

    @model_validator(mode="after")
    def _complete(self) -> Fact:
        """Each type of question has its own texts; all that is missing or too much is said at once."""
        wanted, optional = _TEXTS[self.type]
        names = (name for name in type(self).model_fields if name not in ("type", "integer"))
        given = {name for name in names if getattr(self, name) is not None}
        missing, extra = sorted(wanted - given), sorted(given - wanted - optional - {"help", "see", "ease"})
        if self.integer and self.type != "number":
            extra.append("integer")
        if missing:
            raise ValueError(f"fact-missing:{self.type}:{','.join(missing)}")
        if extra:
            raise ValueError(f"fact-extra:{self.type}:{','.join(extra)}")
        if self.options is not None and len(self.options) < 2:
            raise ValueError("fact-options")
        return self


_TEXTS: dict[str, tuple[set[str], set[str]]] = {
    "yes_no": ({"ask", "yes", "no"}, {"gives", "items"}),
    "number": ({"name", "unit"}, {"ask"}),
    "choice": ({"ask", "name", "options"}, {"gives", "items"}),
    "set": ({"ask", "name", "options"}, {"none", "gives", "items"}),
    "areas": ({"ask", "name"}, {"none"}),
}
"""By type: the texts that a question must have, and those that it may have besides ``help`` and ``see``."""


class FactWording(Record):
    """A question worded anew for some days: the texts that differ. Type, unit and options stay."""

    ask: Text | None = None
    name: Text | None = None
    yes: Text | None = None
    no: Text | None = None
    help: Text | None = None
    none: Text | None = None
    options: dict[Identifier, Text] | None = None


class AlsoCalled(Record):
    """Words that people use for the item."""

    zh: list[Words] = Field(min_length=1)
    en: list[Words] = Field(min_length=1)


class Reading(Note):
    """How a doubtful cell was read.

    ``when`` says for which answers that matters: a verdict then rests on it.
    """

    when: Condition = None


class GuardCase(Record):
    """A worked case of a changed item: answers, and the document they lead to from then on."""

    facts: Answers
    document: DocumentName


class ItemChange(Record):
    """What an item says otherwise: the keys that differ, each written whole; null takes a key away."""

    zh: Words | None = None
    en: Words | None = None
    codes: list[Code] | None = None
    starred_codes: list[Code] | None = None
    also_called: AlsoCalled | None = None
    sensitive_areas: list[Identifier] | None = Field(None, min_length=1)
    outside: Condition = None
    report: Condition = None
    form: Condition = None
    registration: Condition = None
    rest: Literal["outside"] | None = None
    lighter_with_more: list[Identifier] | None = None
    standing: Standing | None = None
    notes: list[Reading] | None = None
    sources: list[Source] | None = None
    facts: dict[Identifier, FactWording] = Field(default_factory=dict)
    cases: list[GuardCase] = Field(default_factory=list)


class DatedChange(ItemChange):
    """What an item says otherwise from a day on."""

    from_: Day = Field(alias="from")


class EditionItem(ItemChange):
    """What an item says otherwise in an edition that is based on another; a new one names its category."""

    number: Number
    category: Number | None = None


class Item(Record):
    """One numbered item of the catalogue. Tiers hold conditions; see ``generator.records.conditions``.

    ``changes`` say what it says otherwise from a day on; ``sources`` what it rests on besides the edition.
    """

    number: Number
    zh: Words
    en: Words
    codes: list[Code] = Field(default_factory=list)
    starred_codes: list[Code] = Field(default_factory=list)
    also_called: AlsoCalled
    sensitive_areas: list[Identifier] | None = Field(None, min_length=1)
    outside: Condition = None
    report: Condition = None
    form: Condition = None
    registration: Condition = None
    rest: Literal["outside"] | None = None
    lighter_with_more: list[Identifier] = Field(default_factory=list)
    standing: Standing = "official"
    notes: list[Reading] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    changes: list[DatedChange] = Field(default_factory=list)


class Category(Record):
    """One file: a category of the catalogue with its items and the questions only they ask."""

    number: Number
    zh: Words
    en: Words
    divisions: list[Code] = Field(default_factory=list)
    facts: dict[Identifier, Fact] = Field(default_factory=dict)
    contradictions: list[Condition] = Field(default_factory=list)
    items: list[Item] = Field(min_length=1)


class Article(Record):
    """An article or explanatory note of the catalogue, in our own words."""

    number: Number
    zh: Words
    en: Words


class EditionCounts(Record):
    """How many categories and items the edition says it has."""

    categories: Number
    items: Number


class Edition(Record):
    """An edition of the catalogue: when it is in force, and what it declares of itself.

    One that is ``based_on`` another holds only what differs: ``items`` changed or new, the numbers of those
    that it is ``without``, and questions worded anew. What it does not say, the other says.
    """

    id: str
    based_on: str | None = None
    zh: Words
    en: Words
    instrument: Identifier
    effective: Effective
    declared: EditionCounts | None = None
    standing: Standing
    articles: list[Article] | None = None
    explanations: list[Article] | None = None
    items: list[EditionItem] = Field(default_factory=list)
    without: list[Number] = Field(default_factory=list)
    facts: dict[Identifier, FactWording] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole_or_based(self) -> Edition:
        """An edition that stands by itself says all of itself, and nothing of what differs."""
        if self.based_on is None:
            if self.declared is None or self.articles is None or self.explanations is None:
                raise ValueError("edition-whole")
            if self.items or self.without or self.facts:
                raise ValueError("edition-differs")
        return self


class Kind(Option):
    """A kind of sensitive area; ``offered: false`` says that the province has none, so nobody is asked."""

    offered: bool = True


class Kinds(Record):
    """A class of sensitive areas (Article 3) and its kinds."""

    zh: Words
    en: Words
    kinds: dict[Identifier, Kind]


class SharedFacts(Record):
    """``facts.yaml``: the questions that several categories ask, and answers that exclude one another."""

    facts: dict[Identifier, Fact]
    contradictions: list[Condition] = Field(default_factory=list)


class AreaClasses(Record):
    """``sensitive_areas.yaml``: the classes of Article 3 with their kinds."""

    classes: dict[Identifier, Kinds]
