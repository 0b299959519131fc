"""The policy as the templates see it: look-ups by id, sources gathered, and pages turned into Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator.library.answers import Core
from generator.site import charts, guides, pictures
from generator.site import provenance as trust
from generator.site.assets import Addresses
from generator.site.head import head
from generator.site.model import LANGUAGES, Page, SearchEntry, Text
from generator.site.render import Voice, capital, environment, front_matter
from generator.source import plain as plain_yaml

if TYPE_CHECKING:
    from generator.export.datasets import Dataset
    from generator.export.package import Published
    from generator.gaps.gap import Gap

Record = Mapping[str, Any]
MARK = "0policy0mark0"
"""Stands on pages for the mark of the policy data until they are finished: a page is the same but for it after most edits."""
DOCUMENTS = ("report", "form", "registration", "none")
"""From the strictest to the lightest."""


class Site:
    """All that pages are made from. It never changes while a build runs, but for the pages it is told of once."""

    def __init__(self, policy: Record, source: Path, widgets: Path | None = None, keep: Path | None = None) -> None:
        self.policy = policy
        self.source = source
        self.widgets = widgets
        self.core = Core(policy, keep)
        self.about: Record = policy["site"]
        self.name: Text = self.about["name"]
        self.current_to: str = str(self.about["data_current_to"])
        self.pages: dict[str, Page] = {}
        self.mark: str = MARK if policy.get("hash") else ""
        self.base_url: str = str(self.about["base_url"]).rstrip("/")
        self.changed: Mapping[str, str] = {}
        """Day of the last change by data file, where a repository tells it."""
        self.gaps: Sequence[Gap] = ()
        """What is not established, with its lines, where the records were at hand."""
        self.addresses = Addresses({}, {})
        """Where pages find the files they share."""
        self.published: Sequence[Published] = ()
        """The open data that stands beside the pages."""
        self.env = environment([source / "templates"], keep and keep.with_name("templates"))

    @cached_property
    def arrangement(self) -> dict[str, Any]:
        """How the site is laid out (menu, industry groups, common projects): numbers and ids, no policy."""
        return plain_yaml.read(self.source / "arrangement.yaml")

    @cached_property
    def own_texts(self) -> dict[str, Any]:
        """Titles, descriptions and search words of our own, by address."""
        return plain_yaml.read(self.source / "pages.yaml")

    def page(self, slug: str, template: str, *, kind: str = "page", found: Iterable[SearchEntry] = (), **fields: Any) -> Page:
        """A page whose title, description or search words ``pages.yaml`` holds; what is given here comes first."""
        own = self.own_texts.get(slug, {})
        description = fields.pop("description", None) or own["description"]
        main = [SearchEntry(kind, own["words"], note=description, weight=own.get("weight", 1.0))] if "words" in own else []
        title = fields.pop("title", None) or own["title"]
        return Page(slug, template, title, description, search=(*main, *found), **fields)

    def know(self, pages: Iterable[Page]) -> None:
        """The pages that links may lead to."""
        for page in pages:
            if page.slug in self.pages:
                raise ValueError(f"two pages with the address {page.slug!r}")
            self.pages[page.slug] = page
        for fact in self.policy["facts"].values():
            if fact.get("see") and fact["see"] not in self.pages:
                raise LookupError(f"the question {fact['id']!r} points to the unknown page {fact['see']!r}")

    # -- records ---------------------------------------------------------------------------------------------

    @cached_property
    def items(self) -> dict[int, Record]:
        """Catalogue items by number, in order."""
        return {item["number"]: item for item in sorted(self.policy["items"].values(), key=lambda item: item["number"])}

    @cached_property
    def edition(self) -> Record:
        """The edition of the catalogue that the pages show."""
        found: Record = next(edition for edition in self.policy["editions"] if "items" not in edition)
        return found

    @cached_property
    def categories(self) -> dict[int, Record]:
        """Categories by number, in order."""
        return {category["number"]: category for category in sorted(self.policy["categories"], key=lambda c: c["number"])}

    def items_of(self, category: int) -> list[Record]:
        """The items of a category, in order."""
        return [item for item in self.items.values() if item["category"] == category]

    @cached_property
    def groups(self) -> list[Record]:
        """Industry groups with their categories; a category that no group names stands in a last one of its own."""
        left = dict(self.categories)
        groups: list[Record] = []
        for group in self.arrangement["industries"]:
            members = [left.pop(number) for number in group["categories"] if number in left]
            if members:
                groups.append({**group, "categories": members})
        if left:
            groups.append({"id": "other", "icon": "grid", "zh": "其他", "en": "Other", "categories": list(left.values())})
        return groups

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
        names = [name for name in record["names"] if self.in_force(name)]
        return {**record, **(names or record["names"])[-1], "id": identifier}

    def in_force(self, record: Record, on: str | None = None) -> bool:
        """Whether a record holds on a day (default: the day the data is current to)."""
        span = record.get("effective") or {}
        day = on or self.current_to
        return str(span.get("from") or "0") <= day <= str(span.get("until") or "9")

    @cached_property
    def tracks(self) -> dict[str, Record]:
        """Tracks by id, in order."""
        return {track["id"]: track for track in self.records("tracks")}

    def clock(self, document: str, kind: str) -> Record | None:
        """The promised or statutory time for a document, as in force."""
        clocks: list[Record] = self.records("clocks")
        for clock in clocks:
            if clock.get("document") == document and clock.get("kind") == kind and self.in_force(clock):
                return clock
        return None

    @cached_property
    def filing_items(self) -> dict[int, list[Record]]:
        """Items with a registration tier, by category: the list of what is filed online, computed."""
        chosen: dict[int, list[Record]] = {}
        for item in self.items.values():
            if "registration" in item["tiers"]:
                chosen.setdefault(item["category"], []).append(item)
        return chosen

    def check_shell(self, lang: str) -> Markup:
        """The check as it stands before its script runs; its own templates, its own strings."""
        if self.widgets is None:
            return Markup("")
        return self._shell(self.widgets, "shell.html.j2", lang, "../")

    def batch_shell(self, lang: str, root: str) -> Markup:
        """The check of tables before its script runs; ``root`` is the relative address of the language's home."""
        if self.widgets is None:
            return Markup("")
        return self._shell(self.widgets, "batch.html.j2", lang, root)

    def own_shell(self, lang: str, scope: str, root: str) -> Markup:
        """The start of a small check; ``root`` is the relative address of the language's home."""
        if self.widgets is None:
            return Markup("")
        return self._shell(self.widgets, "own.html.j2", lang, root, scope)

    def workbench_shell(self, lang: str) -> Markup:
        """The workbench before its script runs."""
        if self.widgets is None:
            return Markup("")
        return self._shell(self.widgets, "shell.html.j2", lang, "../../", room="workbench")

    def _shell(self, widgets: Path, name: str, lang: str, root: str, scope: str = "", room: str = "track_checker") -> Markup:
        folder = widgets / room
        strings = plain_yaml.read(folder / "strings.yaml")
        shell = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(name)
        return Markup(shell.render(lang=lang, check_strings=strings, check_root=root, scope=scope, guides=guides.links(self.arrangement, self.own_texts)))  # noqa: S704 - rendered with escaping on

    def unlisted_options(self, exempt: Record) -> list[Record]:
        """Kinds of project without an item, each with its text; the open "other" is left to the question itself."""
        options = exempt["unlisted"]["fact"]["options"]
        return [text for name, text in options.items() if name != "other"]

    def instruments_of(self, kind: str) -> list[tuple[str, Record]]:
        """Instruments of a kind, those in force first."""
        members = [(name, record) for name, record in self.instruments.items() if record["kind"] == kind]
        return sorted(members, key=lambda member: not self.in_force(member[1]))

    def see(self, targets: Iterable[str]) -> list[str]:
        """Addresses of the pages that a record points to: page ids or track ids."""
        slugs = [f"tracks/{target}" if target in self.tracks else target for target in targets]
        return [slug for slug in slugs if slug in self.pages]

    def gaps_by_file(self, kind: str) -> dict[str, list[Gap]]:
        """Gaps of one kind by the file in which they stand."""
        found: dict[str, list[Gap]] = {}
        for gap in self.gaps:
            if gap.kind == kind:
                found.setdefault(gap.place.path, []).append(gap)
        return found

    # -- open data and corrections ---------------------------------------------------------------------------

    def lists_of(self, page: Page) -> list[Dataset]:
        """The open data that a page shows."""
        from generator.export.datasets import shown_on

        return shown_on(page.slug)

    def report_channels(self) -> list[Record]:
        """Where questions about the policy itself go."""
        contacts = {contact["id"]: contact for contact in self.policy["contacts"]["contacts"]}
        return [contacts[channel] for channel in self.about["report"]["channels"]]

    # -- sources ---------------------------------------------------------------------------------------------

    def cited(self, *records: Any) -> tuple[Record, ...]:
        """Sources of all records below, one entry an instrument with every place cited, in the order met."""
        found: dict[str, list[Text]] = {}
        for source in _sources(records):
            places = found.setdefault(source["instrument"], [])
            if source.get("at") and source["at"] not in places:
                places.append(source["at"])
        return tuple({"instrument": instrument, "at": places} for instrument, places in found.items() if instrument in self.instruments)

    @cached_property
    def cited_by(self) -> dict[str, list[Page]]:
        """Pages by the instrument they cite."""
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            for source in page.sources:
                found.setdefault(source["instrument"], []).append(page)
        return found

    # -- output ----------------------------------------------------------------------------------------------

    def markdown(self, page: Page, lang: str) -> str:
        """The Markdown file of a page in one language."""
        voice = Voice(page, lang, self.pages.__contains__)
        context = {
            **{name: getattr(voice, name) for name in ("t", "c", "tr", "u", "file", "count", "day", "month_day", "join", "lang")},
            "site": self,
            "page": page,
            "pictures": pictures,
            "charts": charts,
            "trusted": trust,
            "other": next(code for code in LANGUAGES if code != lang),
            **page.data,
        }
        body = self.env.get_template(f"pages/{page.template}").render(context)
        extra = {"head": head(self, page, voice), "files": self.addresses.starts.get(page.starts, {})}
        return front_matter(page, voice, extra) + body

    def frame(self, lang: str) -> dict[str, Any]:
        """What the frame around every page shows: menu, foot, dates. Plain data; the adapter escapes it."""

        def entries(slugs: list[Any], lang: str = lang) -> list[dict[str, str]]:
            return [
                {"slug": entry["slug"], "label": entry.get(lang) or capital(self.pages[entry["slug"]].title[lang])}
                for entry in slugs
                if entry["slug"].split("#")[0] in self.pages
            ]

        return {
            "menu": entries(self.arrangement["menu"]),
            "other_menu": entries(self.arrangement["menu"], "en" if lang == "zh" else "zh"),
            "foot": [{"label": part[lang], "links": entries(part["links"])} for part in self.arrangement["foot"]],
            "publisher": self.about["publisher_note"][lang],
            "disclaimer": self.about["disclaimer"][lang],
            "shared": dict(self.addresses.shared),
            "current_to": self.current_to,
            "current_day": Voice(self.pages[""], lang, self.pages.__contains__).day(self.current_to),
            "hash": self.mark,
            "top": urlsplit(self.base_url).path,
            "other_name": {"zh": self.name["zh"], "en": self.name["en"]},
        }


def _sources(node: Any) -> Iterator[Record]:
    if isinstance(node, Mapping):
        yield from node.get("sources") or ()
        for key, value in node.items():
            if key != "sources":
                yield from _sources(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _sources(value)
