"""What every record is made of: texts in two languages, dates, sources, standing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator


def _real_day(text: str) -> str:
    date.fromisoformat(text)  # the 30th of February passes the pattern, but not this
    return text


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?$")]
"""A prefecture, or a prefecture and one of its counties: ``golog``, ``yushu/nangqen``."""
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,4}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Factor = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*(?:/[1-9][0-9]*)? [^\s]+$")]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]

Standing = Literal["official", "reported", "inferred", "unconfirmed"]
DocumentName = Literal["report", "form", "registration", "none"]
Approved = Literal["report", "form"]
TrackName = Literal["exempt", "outside", "filing", "commitment", "ordinary"]
SizeName = Literal["large", "medium", "small", "micro"]
Level = Literal["ministry", "province", "prefecture", "county"]
Condition = Any
"""A condition is read by ``generator.records.conditions``; here it may be anything."""
Answer = Annotated[Any, "answer"]
"""An answer that another one gives is read by ``generator.records.gives``; here it may be anything."""


class Record(BaseModel):
    """Every record: no key but those named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Text(Record):
    """The same thing said in Chinese and in English."""

    zh: Words
    en: Words


class Unit(Text):
    """A unit of measure; ``en_one`` is its English name after the number one, where that differs.

    ``money`` says how many yuan one of it is: English then writes the whole amount in CNY. ``also`` holds
    what else people call it. ``is`` says exactly what one of it makes of another unit (``2000/3 m2``), and
    ``each_day`` of which yearly unit it is the amount on one day of operation.
    """

    en_one: Words | None = None
    money: Number | None = None
    also: list[Words] = Field(default_factory=list)
    is_: Factor | None = Field(None, alias="is")
    each_day: Words | None = None


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

    standing: Standing


class Backed(Record):
    """A record that says how firm it is, on what it rests and when it holds."""

    standing: Standing
    sources: list[Source] = Field(min_length=1)
    effective: Effective | None = None


class Named(Backed):
    """A record with sources that has a name, or says something, in both languages."""

    zh: Words
    en: Words


class OtherWords(Record):
    """Other words that people use for a record."""

    zh: list[Words] = Field(default_factory=list)
    en: list[Words] = Field(default_factory=list)
