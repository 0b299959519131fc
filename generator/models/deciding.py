"""Who decides, and where: the levels that may decide a project, and Qinghai's prefectures and counties."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import (
    Condition,
    Effective,
    Identifier,
    Level,
    Named,
    Number,
    OtherWords,
    PlaceId,
    Record,
    Source,
    Standing,
    Text,
)
from generator.models.lists import Editions

Says = Literal["settles", "usual", "named", "exception", "never"]
Filed = Literal["report", "form", "registration"]


class County(Text):
    """A county, district or city under a prefecture."""

    id: Identifier
    also: OtherWords | None = None


class Prefecture(County):
    """A prefecture, or a city of that rank, with its counties."""

    counties: list[County] = Field(min_length=1)


class Outside(Text):
    """What lies elsewhere, by the names of other provinces."""

    also: OtherWords


class LocalNote(Named):
    """What is known of one place alone."""

    id: Identifier
    place: PlaceId


class ProtectedArea(Text):
    """A protected area by its local name: which kinds of sensitive area it is, as far as that is known, and
    the rule of procedure that speaks of it."""

    id: Identifier
    kinds: list[Identifier]
    rule: Identifier | None = None
    ask: Text


class Places(Record):
    """``places.yaml``."""

    ask: Text
    help: Text
    standing: Standing
    sources: list[Source] = Field(min_length=1)
    outside: Outside
    prefectures: list[Prefecture] = Field(min_length=1)
    notes: list[LocalNote]
    protected: list[ProtectedArea]


class LevelRule(Text):
    """A level that may decide some projects: ``zh`` and ``en`` say it without a full stop.

    ``authorities`` are the records of ``contacts.yaml`` that say it in full, with standing, sources and
    dates.
    """

    id: Identifier
    level: Level
    says: Says
    documents: list[Filed] = Field(min_length=1)
    items: list[Number] = Field(default_factory=list)
    span: Literal["prefectures", "provinces"] | None = None
    when: Condition = None
    effective: Effective | None = None
    authorities: list[Identifier] = Field(min_length=1)


class ApprovalLevels(Record):
    """``approval_levels.yaml``; ``items_of`` names the editions whose numbers it uses."""

    items_of: Editions
    ask: Text
    no_phone: Text
    unread: Text
    rules: list[LevelRule]
