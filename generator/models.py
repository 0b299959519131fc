"""The shapes of the catalogue's records, checked by pydantic before anything else looks at them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,4}$")]
Standing = Literal["official", "reported", "inferred", "unconfirmed"]


class Record(BaseModel):
    """Every record: no key but those named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Text(Record):
    """The same thing said in Chinese and in English."""

    zh: Words
    en: Words


class Effective(Record):
    """First and last day in force; either may be open."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Effective:
        if self.from_ and self.until and self.from_ > self.until:
            raise ValueError("effective-order")
        return self


class Source(Record):
    """Where a record comes from: an instrument, and the place in it."""

    instrument: Identifier
    at: Text | None = None


class Note(Text):
    """A remark on how something was read, or on what is not established."""

    standing: Standing = "official"


class Fact(Record):
    """A question that people can answer."""

    type: Literal["yes_no", "number", "choice", "set", "areas"]
    ask: Text | None = None
    name: Text | None = None
    yes: Text | None = None
    no: Text | None = None
    help: Text | None = None
    none: Text | None = None
    unit: str | None = None
    integer: bool = False
    options: dict[Identifier, Text] | None = None

    @model_validator(mode="after")
    def _complete(self) -> Fact:
        wanted = {
            "yes_no": {"ask", "yes", "no"},
            "number": {"name", "unit"},
            "choice": {"ask", "name", "options"},
            "set": {"ask", "name", "options"},
            "areas": {"ask", "name"},
        }[self.type]
        optional = {"help"} | ({"none"} if self.type in ("set", "areas") else set()) | ({"ask"} if self.type == "number" else set())
        given = {name for name in type(self).model_fields if name not in ("type", "integer") and getattr(self, name) is not None}
        for name in sorted(wanted - given):
            raise ValueError(f"fact-missing:{self.type}:{name}")
        for name in sorted(given - wanted - optional):
            raise ValueError(f"fact-extra:{self.type}:{name}")
        if self.options is not None and len(self.options) < 2:
            raise ValueError(f"fact-options:{self.type}:options")
        return self


class AlsoCalled(Record):
    """Words that people use for the item."""

    zh: list[Words] = Field(min_length=1)
    en: list[Words] = Field(min_length=1)


class Item(Record):
    """One numbered item of the catalogue. Tiers hold conditions; see ``generator.conditions``."""

    number: int = Field(ge=1)
    zh: Words
    en: Words
    codes: list[Code] = []
    starred_codes: list[Code] = []
    also_called: AlsoCalled
    sensitive_areas: list[Identifier] | None = None
    outside: Any = None
    report: Any = None
    form: Any = None
    registration: Any = None
    standing: Standing = "official"
    notes: list[Note] = []


class Category(Record):
    """One file: a category of the catalogue with its items and the questions only they ask."""

    number: int = Field(ge=1)
    zh: Words
    en: Words
    divisions: list[Code] = []
    facts: dict[Identifier, Fact] = {}
    items: list[Item] = Field(min_length=1)


class Article(Record):
    """An article or explanatory note of the catalogue, in our own words."""

    number: int
    zh: Words
    en: Words


class Edition(Record):
    """An edition of the catalogue: when it is in force, and what it declares of itself."""

    id: str
    zh: Words
    en: Words
    instrument: Identifier
    effective: Effective
    declared: dict[Literal["categories", "items"], int]
    standing: Standing
    articles: list[Article]
    explanations: list[Article]


class Kinds(Record):
    """A class of sensitive areas (Article 3) and its kinds."""

    zh: Words
    en: Words
    kinds: dict[Identifier, Text]
