"""The shapes of the catalogue, of the questions and of the shared vocabulary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.models.base import (
    Answer,
    Code,
    Condition,
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
    options: dict[Identifier, Text] | None = None
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


class AlsoCalled(Record):
    """Words that people use for the item."""

    zh: list[Words] = Field(min_length=1)
    en: list[Words] = Field(min_length=1)


class Reading(Note):
    """How a doubtful cell was read.

    ``when`` says for which answers that matters: a verdict then rests on it.
    """

    when: Condition = None


class Item(Record):
    """One numbered item of the catalogue. Tiers hold conditions; see ``generator.records.conditions``."""

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
    """An edition of the catalogue: when it is in force, and what it declares of itself."""

    id: str
    zh: Words
    en: Words
    instrument: Identifier
    effective: Effective
    declared: EditionCounts
    standing: Standing
    articles: list[Article]
    explanations: list[Article]


class Kinds(Record):
    """A class of sensitive areas (Article 3) and its kinds."""

    zh: Words
    en: Words
    kinds: dict[Identifier, Text]


class SharedFacts(Record):
    """``facts.yaml``: the questions that several categories ask, and answers that exclude one another."""

    facts: dict[Identifier, Fact]
    contradictions: list[Condition] = Field(default_factory=list)


class AreaClasses(Record):
    """``sensitive_areas.yaml``: the classes of Article 3 with their kinds."""

    classes: dict[Identifier, Kinds]
