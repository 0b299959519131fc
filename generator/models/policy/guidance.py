"""What helps readers: instruments, terms, unknowns, common questions, contacts, places, the site."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import FirmText, Level, Says, Standing, Text
from generator.models.messages.verdict import SourceId
from generator.models.policy.basics import ListedDocument
from generator.models.policy.conditions import Condition
from generator.models.policy.parts import Dated, Effective, Named, Place


class InstrumentRecord(Text):
    """A law, a notice, a list …: something that records cite."""

    number: Annotated[str, "Its number; empty where it has none."]
    kind: Literal["law", "regulation", "order", "notice", "opinion", "list", "report", "standard", "draft"]
    issuer: Text
    dated: NotRequired[Annotated[str, "Its day; absent where it is not known."]]
    effective: NotRequired[Effective]
    url: NotRequired[str]
    standing: Standing
    verified: NotRequired[
        Annotated[str, "The day on which what is cited was last held against it; absent where never."]
    ]
    note: NotRequired[Text]


class InstrumentsFile(TypedDict):
    """``instruments.yaml``."""

    instruments: Annotated[dict[str, InstrumentRecord], "By id."]


class StandingRecord(Text):
    """What a standing is called and what it means."""

    meaning: Text


class StandingsFile(TypedDict):
    """``standings.yaml``."""

    standings: Annotated[dict[str, StandingRecord], "Firmest first."]


class EventRecord(FirmText):
    """Something that happens on a day."""

    date: Annotated[str, "The day."]
    instrument: Annotated[str, "The id of the instrument that says so."]
    note: NotRequired[Text]


class TimelineFile(TypedDict):
    """``timeline.yaml``."""

    events: list[EventRecord]


class TermRecord(Place):
    """A term of the field."""

    meaning: Text
    also: NotRequired[SomeWords]


class SomeWords(TypedDict):
    """Other words that people use, in either language."""

    zh: NotRequired[list[str]]
    en: NotRequired[list[str]]


class WordingRecord(TypedDict):
    """Words that the guide does not use, and what it says instead."""

    id: str
    avoid: Annotated[SomeWords, "The words, by language."]
    instead: Text


class GlossaryFile(TypedDict):
    """``glossary.yaml``."""

    terms: list[TermRecord]
    wording: NotRequired[Annotated[list[WordingRecord], "Words not used; absent where none is named."]]


class UnknownRecord(Place):
    """Something that is not established."""

    effect: Text
    settle: Text
    file: Annotated[str, "The file to edit once it is."]


class UnknownsFile(TypedDict):
    """``unknowns.yaml``."""

    unknowns: list[UnknownRecord]


class AskedRecord(Dated):
    """A question people ask, with its answer, while the answer holds."""

    id: str
    topic: Literal["need", "handle", "time", "after", "help", "public"]
    ask: Text
    answer: Text
    also: NotRequired[SomeWords]
    see: NotRequired[list[str]]
    sources: list[SourceId]
    standing: Standing


class QuestionsFile(TypedDict):
    """``questions.yaml``."""

    faq: list[AskedRecord]


class ContactRecord(Named):
    """Where to ask."""

    id: str
    level: NotRequired[Annotated[Level, "Absent where it serves all levels."]]
    place: NotRequired[Annotated[str, "The one place that it serves; absent where it serves all."]]
    also: NotRequired[SomeWords]
    what: Text
    url: NotRequired[str]
    phone: NotRequired[str]


class AuthorityRecord(Named):
    """Who decides on which projects."""

    id: str
    level: NotRequired[Annotated[Level, "Absent where it concerns all levels."]]


class LevelRecord(Text):
    """A level of government by its authority."""

    id: Level


class ContactsFile(TypedDict):
    """``contacts.yaml``; the check in the browser has of its contacts those of single places alone."""

    levels: Annotated[list[LevelRecord], "Highest first."]
    contacts: list[ContactRecord]
    authority: list[AuthorityRecord]


class CountyRecord(Place):
    """A county, district or city under a prefecture."""

    also: NotRequired[Annotated[SomeWords, "What people call it; absent where nothing else."]]


class PrefectureRecord(CountyRecord):
    """A prefecture, or a city of that rank."""

    counties: list[CountyRecord]


class OutsideRecord(Text):
    """What lies elsewhere."""

    also: Annotated[SomeWords, "Names of other provinces."]


class LocalNoteRecord(Named):
    """What is known of one place alone."""

    id: str
    place: Annotated[str, "A prefecture, or a prefecture and a county with a stroke between."]


class ProtectedAreaRecord(Place):
    """A protected area by its local name."""

    kinds: Annotated[list[str], "The ids of kinds of sensitive area; empty where that is not known."]
    rule: NotRequired[Annotated[str, "The id of the rule of procedure on it; absent where none was found."]]
    ask: Annotated[Text, "Who knows."]


class PlacesFile(TypedDict):
    """``places.yaml``."""

    ask: Text
    help: Text
    standing: Annotated[Standing, "How firm the names are."]
    sources: list[SourceId]
    outside: OutsideRecord
    prefectures: list[PrefectureRecord]
    notes: list[LocalNoteRecord]
    protected: list[ProtectedAreaRecord]


class LevelRuleRecord(Place, Dated):
    """A level that may decide some projects."""

    level: Level
    says: Says
    documents: Annotated[list[ListedDocument], "The documents that it concerns."]
    items: NotRequired[Annotated[list[int], "The only items that it can meet; absent where it may meet all."]]
    span: NotRequired[
        Annotated[
            Literal["prefectures", "provinces"],
            "That the project lies in several of them; absent where it does not matter.",
        ]
    ]
    when: NotRequired[Annotated[Condition, "What else must be so; absent where nothing else must."]]
    authorities: Annotated[list[str], "The ids of the records that say it in full; never empty."]


class ApprovalLevelsFile(TypedDict):
    """``approval_levels.yaml``."""

    items_of: Annotated[list[str], "The ids of the editions whose numbers it uses."]
    ask: Annotated[Text, "Whom to ask which level decides."]
    no_phone: Annotated[Text, "What is said of a bureau whose telephone is not known."]
    unread: Annotated[Text, "What was not read, so that nothing is sure."]
    rules: list[LevelRuleRecord]


class ReportTo(TypedDict):
    """Where an error in the guide is reported."""

    to: Annotated[str, "An address of its own; empty where there is none."]
    channels: Annotated[list[str], "The ids of contacts."]


class SiteFile(TypedDict):
    """``site.yaml``."""

    name: Text
    short_name: Text
    tagline: Text
    publisher_note: Text
    data_current_to: Annotated[str, "The day to which the data are current."]
    repository: str
    base_url: str
    site_id_code: NotRequired[str]
    report: ReportTo
    embed_origins: NotRequired[list[str]]
    second_person: NotRequired[bool]
    licence: Text
    disclaimer: Text


class ChangeRecord(Place):
    """A change of the guide."""

    date: str
    who: Text
    pages: list[str]
    details: NotRequired[list[Text]]
    corrects: NotRequired[Annotated[Text, "The error that it mends; absent where it mends none."]]


class ChangesFile(TypedDict):
    """``changes.yaml``."""

    changes: list[ChangeRecord]


RedirectRecord = TypedDict("RedirectRecord", {"from": str, "to": str})


class RedirectsFile(TypedDict):
    """``redirects.yaml``."""

    redirects: list[RedirectRecord]


class HeldRecord(FirmText):
    """A day of service that was held."""

    date: NotRequired[Annotated[str, "The month or day; absent where only a bound is known."]]
    before: NotRequired[Annotated[str, "The day before which it was; absent where `date` is known."]]
    sources: list[SourceId]


class AgendaRecord(TypedDict):
    """When a service can be met."""

    service: str
    yearly: NotRequired[Annotated[str, "Month and day, such as `06-05`; absent where it is announced."]]
    zh: NotRequired[str]
    en: NotRequired[str]
    standing: NotRequired[Standing]
    sources: NotRequired[list[SourceId]]
    announced: NotRequired[Text]
    held: NotRequired[list[HeldRecord]]


class AgendaFile(TypedDict):
    """``agenda.yaml``."""

    entries: list[AgendaRecord]
