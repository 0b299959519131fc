"""What every record is made of: texts in two languages, dates, sources, standing."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator


def _real_day(text: str) -> str:
    date.fromisoformat(text)  # the 30th of February passes the pattern, but not this
    return text


_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?|\[[0-9a-fA-F:.]+\]")
_NO_ADDRESS = re.compile(r"[\s\"'<>`{}|\\^;$\x00-\x1f\x7f-\x9f]")
"""Signs that no address needs unescaped, and that end it, or mean something, where it is written."""


def address(text: str) -> str:
    """An address of the web that can be taken apart, with the name of a host and a port that there can be."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("address") from None
    host = f"[{host}]" if "[" in parts.netloc else host
    if not _HOST.fullmatch(host) or "@" in parts.netloc or _NO_ADDRESS.search(text):
        raise ValueError("address")
    return text


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?$")]
"""A prefecture, or a prefecture and one of its counties: ``golog``, ``yushu/nangqen``."""
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,4}$")]
Url = Annotated[
    str, StringConstraints(pattern=r"^https?://[!-~]*[0-9A-Za-z/_=&#+~-]$"), AfterValidator(address)
]
Factor = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,11}(?:/[1-9][0-9]{0,11})? [^\s]+$")]
MOST = 1_000_000_000
"""No count, number or amount of the data is larger: what is, is a slip of digits."""
MOST_DAYS = 3660
"""No time limit is longer than ten years: a date must come of it."""
Count = Annotated[int, Field(ge=0, le=MOST)]
Number = Annotated[int, Field(ge=1, le=MOST)]
Days = Annotated[int, Field(ge=0, le=MOST_DAYS)]

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
