"""The policy as readers ask for it: records by id, what is in force on a day, sources gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.gaps.gap import Gap
from generator.library.answers import Core
from generator.library.articles import in_order
from generator.library.text import Record, Text
from generator.rules import schedule
from generator.rules.by_day import worded
from generator.rules.documents import document_name
from generator.rules.policy import Policy, in_force
from generator.rules.request_texts import blank
from generator.rules.ways import ways

if TYPE_CHECKING:
    from generator.models.messages.verdict import RequestText, Way


class Library:
    """A compiled policy, and what readers ask of it.

    ``keep`` is where the core's answers are kept between builds.
    """

    def __init__(self, policy: Record, keep: Path | None = None) -> None:
        self.current_to: str = str(policy["site"]["data_current_to"])
        self.day: str = str(policy.get("on", ""))
        """The day for which all of it is to speak, where that is not the day to which the data is current."""
        self.today = date.fromisoformat(self.day or self.current_to)
        """The day for which readers are told what holds."""
        self.policy: Record = dict(worded(Policy(policy), self.today).data)
        self.core = Core(self.policy, keep)
        self.about: Record = self.policy["site"]
        self.name: Text = self.about["name"]
        self.base_url: str = str(self.about["base_url"]).rstrip("/")
        self.changed: Mapping[str, str] = {}
        """Day of the last change by data file, where a repository tells it."""
        self.gaps: Sequence[Gap] = ()
        """What is not established, with its lines, where the records were at hand."""

    # -- records ---------------------------------------------------------------------------------------------

    @cached_property
    def items(self) -> dict[int, Record]:
        """Catalogue items by number, in order."""
        return {
            item["number"]: item
            for item in sorted(self.policy["items"].values(), key=lambda item: item["number"])
        }

    @cached_property
    def edition(self) -> Record:
        """The edition of the catalogue that the pages show."""
        found: Record = next(edition for edition in self.policy["editions"] if "items" not in edition)
        return found

    @cached_property
    def categories(self) -> dict[int, Record]:
        """Categories by number, in order."""
        return {
            category["number"]: category
            for category in sorted(self.policy["categories"], key=lambda c: c["number"])
        }

    def items_of(self, category: int) -> list[Record]:
        """The items of a category, in order."""
        return [item for item in self.items.values() if item["category"] == category]

    @property
    def coming_editions(self) -> list[Record]:
        """The editions, and states of one, that begin on a later day."""
        day = self.today.isoformat()
        return [e for e in self.policy["editions"] if (e.get("effective") or {}).get("from", "") > day]

    @property
    def edition_file(self) -> str:
        """The file of that edition's own record."""
        return f"policy_data/catalogue/{self.edition['id'].partition('@')[0]}/edition.yaml"

    def category_file(self, category: int) -> str:
        """The file of a category; that of the edition, where it holds every item of it."""
        files = (item["file"] for item in self.items_of(category))
        return next((file for file in files if file.endswith(f"/{category:02d}.yaml")), self.edition_file)

    @cached_property
    def areas(self) -> dict[str, Record]:
        """Classes of sensitive area, each with its kinds."""
        return dict(self.policy["areas"])

    def records(self, name: str) -> Any:
        """The records of a data file, without the key that merely repeats its name."""
        return self.policy[name].get(name, self.policy[name])

    @cached_property
    def kinds(self) -> dict[str, Record]:
        """Kinds of document by id."""
        return dict(self.records("documents"))

    @cached_property
    def instruments(self) -> dict[str, Record]:
        """Instruments by id."""
        return dict(self.records("instruments"))

    def instrument(self, identifier: str) -> Record:
        """One instrument."""
        return self.instruments[identifier]

    @cached_property
    def standings(self) -> dict[str, Record]:
        """Degrees of firmness, the firmest first."""
        return dict(self.records("standings"))

    def standing(self, identifier: str | None) -> Record:
        """One degree of firmness; what says nothing is official."""
        return self.standings[identifier or "official"]

    def document(self, identifier: str) -> Record:
        """A kind of document, with the name it has on the day the data is current to as ``zh``/``en``."""
        record = self.kinds[identifier]
        return {**record, **document_name(record, self.today), "id": identifier}

    def in_force(self, record: Record) -> bool:
        """Whether a record holds on the day the data is current to."""
        return in_force(record, self.today)

    def not_over(self, records: Iterable[Record]) -> list[Record]:
        """Records in force on that day or announced for a later one; what has ended is shown no more."""
        day = self.today.isoformat()
        return [record for record in records if (record.get("effective") or {}).get("until", day) >= day]

    def awaited(self, record: Record) -> Record | None:
        """The dates of a record that begins later or is to end; None where there is nothing to be told."""
        effective: Record = record.get("effective") or {}
        return effective if not self.in_force(record) or effective.get("until") else None

    @cached_property
    def asked(self) -> list[Record]:
        """The questions people ask whose answers hold."""
        return [entry for entry in self.policy["questions"]["faq"] if self.in_force(entry)]

    @cached_property
    def tracks(self) -> dict[str, Record]:
        """Tracks by id, in order."""
        return {track["id"]: track for track in self.records("tracks")}

    def clocks(self, track: str, document: str) -> Record:
        """The promised and the statutory time for a document on a track, as in force; those that there
        are."""
        return schedule.clocks_of(self.records("clocks"), track, document, self.today)

    def steps(self, track: Record, document: str | None = None) -> list[Record]:
        """The steps of a track as in force, for one kind of document or all."""
        return [*schedule.records(track, document, self.today)]

    @cached_property
    def filing_items(self) -> dict[int, list[Record]]:
        """Items with a registration tier, by category: the list of what is filed online, computed."""
        chosen: dict[int, list[Record]] = {}
        for item in self.items.values():
            if "registration" in item["tiers"]:
                chosen.setdefault(item["category"], []).append(item)
        return chosen

    def unlisted_options(self, exempt: Record) -> list[Record]:
        """Kinds of project without an item, each with its text; the open "other" is left to the question
        itself."""
        options = exempt["unlisted"]["fact"]["options"]
        return [text for name, text in options.items() if name != "other"]

    def instruments_of(self, kind: str) -> list[tuple[str, Record]]:
        """Instruments of a kind, those in force first."""
        members = [(name, record) for name, record in self.instruments.items() if record["kind"] == kind]
        return sorted(members, key=lambda member: not self.in_force(member[1]))

    def gaps_by_file(self, kind: str) -> dict[str, list[Gap]]:
        """Gaps of one kind by the file in which they stand."""
        found: dict[str, list[Gap]] = {}
        for gap in self.gaps:
            if gap.kind == kind:
                found.setdefault(gap.place.path, []).append(gap)
        return found

    # -- what a reader can use -------------------------------------------------------------------------------

    def ways(self, record: Any) -> list[Way]:
        """Whom a record says to reach, and the page to which it leads."""
        return ways(Policy(self.policy), record, self.today)

    def request_text(self, record: Record) -> RequestText | None:
        """The text to copy that a record names, with blanks; None where it names none."""
        named = [one for one in self.policy["actions"]["requests"] if one["id"] == record.get("request")]
        return blank(Policy(self.policy), named[0]) if named else None

    # -- open data and corrections ---------------------------------------------------------------------------

    def report_channels(self) -> list[Record]:
        """Where questions about the policy itself go."""
        contacts = {contact["id"]: contact for contact in self.policy["contacts"]["contacts"]}
        named = [contacts[channel] for channel in self.about["report"]["channels"]]
        return [contact for contact in named if self.in_force(contact)]

    # -- sources ---------------------------------------------------------------------------------------------

    def cited(self, *records: object) -> tuple[Record, ...]:
        """Sources of all records below, one entry an instrument with every place cited, in the order met."""
        found: dict[str, list[Text]] = {}
        for source in _sources(records):
            places = found.setdefault(source["instrument"], [])
            if source.get("at") and source["at"] not in places:
                places.append(source["at"])
        return tuple(
            {"instrument": instrument, "at": in_order(places)}
            for instrument, places in found.items()
            if instrument in self.instruments
        )


def _sources(node: object) -> Iterator[Record]:
    if isinstance(node, Mapping):
        yield from node.get("sources") or ()
        for key, value in node.items():
            if key != "sources":
                yield from _sources(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _sources(value)
