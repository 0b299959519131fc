"""What the site says of itself and of its own course: name, corrections, changes, old addresses, days of
service."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from generator.models.base import Day, Identifier, Record, Source, Standing, Text, address
from generator.models.reference import Slug


def _real(text: str) -> str:
    datetime.date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    return text


def _real_in_some_year(text: str) -> str:
    datetime.date.fromisoformat(f"2024-{text}")  # a leap year
    return text


def _web(text: str) -> str:
    """Nothing yet, an address of the web, or one for letters without a sign that could end it."""
    if text.startswith("mailto:"):
        address(f"https://{text.rpartition('@')[2]}/{text.partition('@')[0]}")
    elif text:
        address(text)
    return text


MonthOrDay = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?$"), AfterValidator(_real)
]
MonthDay = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_in_some_year)
]
Origin = Annotated[
    str, StringConstraints(pattern=r"^https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$")
]
ReportTo = Annotated[
    str, StringConstraints(pattern=r"^(?:mailto:[^\s@]+@[^\s@]+|https://[^\s]+)?$"), AfterValidator(_web)
]


class Report(Record):
    """Where an error in the guide is reported: an address of its own if there is one, and the official
    channels."""

    to: ReportTo
    channels: list[Identifier]


_PLACEHOLDER = re.compile(
    r"//([^/:]*\.)?(example|example\.(com|org|net|cn)|invalid|test|localhost|127\.0\.0\.1)(:|/|$)"
)


def _no_placeholder(address: str) -> str:
    if _PLACEHOLDER.search(address):
        raise ValueError("address-placeholder")
    return address


class Site(Record):
    """``site.yaml``: what the whole site says of itself."""

    name: Text
    short_name: Text
    tagline: Text
    publisher_note: Text
    data_current_to: Day
    repository: Annotated[str, StringConstraints(pattern=r"^(?:|https?://[^\s]+)$"), AfterValidator(_web)]
    base_url: Annotated[
        str,
        StringConstraints(pattern=r"^(|https?://[^\s/?#]+(/[^\s?#]+)?/?)$"),
        AfterValidator(_no_placeholder),
        AfterValidator(_web),
    ]
    site_id_code: Annotated[str, StringConstraints(pattern=r"^(|[0-9]{10}|bm[0-9]{8})$")] = ""
    report: Report
    embed_origins: list[Origin] = Field(default_factory=list)
    second_person: bool = True
    """Whether a package is published only with somebody else's signature."""
    licence: Text
    disclaimer: Text


class Change(Text):
    """A change of the guide that readers should know of: what, for whom, on which pages; ``details`` tells it
    point by point, ``corrects`` which error of the guide it mends, also for days gone by."""

    id: Identifier
    date: Day
    who: Text
    pages: list[Slug]
    details: list[Text] = Field(default_factory=list)
    corrects: Text | None = None


class Changes(Record):
    """``changes.yaml``, newest first."""

    changes: list[Change]


class Redirect(Record):
    """An address that a page once had, and the page that stands for it now."""

    from_: Slug = Field(alias="from")
    to: Slug


class Redirects(Record):
    """``redirects.yaml``."""

    redirects: list[Redirect]


class Held(Text):
    """A day of service that was held: in a known month or on a known day, or before the day of an account of
    it."""

    date: MonthOrDay | None = None
    before: Day | None = None
    standing: Standing
    sources: list[Source] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_time(self) -> Held:
        if (self.date is None) == (self.before is None):
            raise ValueError("held-time")
        return self


class DayOfService(Record):
    """When a service can be met: on a day of every year, or on days that are announced each time."""

    service: Identifier
    yearly: MonthDay | None = None
    zh: str | None = None
    en: str | None = None
    standing: Standing | None = None
    sources: list[Source] = Field(default_factory=list)
    announced: Text | None = None
    held: list[Held] = Field(default_factory=list)

    @model_validator(mode="after")
    def _yearly_or_announced(self) -> DayOfService:
        if (self.yearly is None) == (self.announced is None):
            raise ValueError("agenda-when")
        if self.yearly and not (self.zh and self.en and self.standing and self.sources):
            raise ValueError("agenda-yearly")
        return self


class Agenda(Record):
    """``agenda.yaml``."""

    entries: list[DayOfService]
