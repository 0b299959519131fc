"""The site: the library with its pages and the texts of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator.export.dataset import Dataset
from generator.export.datasets import shown_on
from generator.export.package import Published
from generator.library.library import Library
from generator.library.text import Record
from generator.site import guides
from generator.site.model import Addresses, Page, SearchEntry
from generator.site.render import environment
from generator.system import plain_yaml

MARK = "0policy0mark0"
"""Stands on pages for the mark of the policy data until they are finished: a page is the same but for it
after most edits."""


class Site(Library):
    """All that pages are made from.

    It never changes while a build runs, but for the pages it is told of once.

    ``source`` holds templates and the site's own texts, ``widgets`` the shells of the check (without it,
    pages have none).
    """

    def __init__(
        self, policy: Record, source: Path, widgets: Path | None = None, keep: Path | None = None
    ) -> None:
        super().__init__(policy, keep)
        self.source = source
        self.widgets = widgets
        self.pages: dict[str, Page] = {}
        self.mark: str = MARK if policy.get("hash") else ""
        self.addresses = Addresses({}, {})
        """Where pages find the files they share."""
        self.published: Sequence[Published] = ()
        """The open data that stands beside the pages."""
        self.env = environment([source / "templates"], keep and keep.with_name("templates"))

    @cached_property
    def arrangement(self) -> Record:
        """How the site is laid out (menu, industry groups, common projects): numbers and ids, no policy."""
        return plain_yaml.read(self.source / "arrangement.yaml")

    @cached_property
    def own_texts(self) -> Record:
        """Titles, descriptions and search words of our own, by address."""
        return plain_yaml.read(self.source / "pages.yaml")

    def page(
        self,
        slug: str,
        template: str,
        *,
        kind: str = "page",
        found: Iterable[SearchEntry] = (),
        **fields: Any,
    ) -> Page:
        """A page whose title, description or search words ``pages.yaml`` holds; what is given here comes
        first."""
        own = self.own_texts.get(slug, {})
        description = fields.pop("description", None) or own["description"]
        main = (
            [SearchEntry(kind, own["words"], note=description, weight=own.get("weight", 1.0))]
            if "words" in own
            else []
        )
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

    @cached_property
    def groups(self) -> list[Record]:
        """Industry groups with their categories; a category that no group names stands in a last one of its
        own."""
        left = dict(self.categories)
        groups: list[Record] = []
        for group in self.arrangement["industries"]:
            members = [left.pop(number) for number in group["categories"] if number in left]
            if members:
                groups.append({**group, "categories": members})
        if left:
            groups.append(
                {
                    "id": "other",
                    "icon": "grid",
                    "zh": "其他",
                    "en": "Other",
                    "categories": list(left.values()),
                }
            )
        return groups

    def check_shell(self, lang: str) -> Markup:
        """The check as it stands before its script runs; its own templates, its own strings."""
        if self.widgets is None:
            return Markup("")
        return self._shell(self.widgets, "shell.html.j2", lang, "../")

    def batch_shell(self, lang: str, root: str) -> Markup:
        """The check of tables before its script runs; ``root`` is the relative address of the language's
        home."""
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

    def _shell(
        self, widgets: Path, name: str, lang: str, root: str, scope: str = "", room: str = "track_checker"
    ) -> Markup:
        folder = widgets / room
        strings = plain_yaml.read(folder / "strings.yaml")
        shell = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(name)
        return Markup(  # noqa: S704 - rendered with escaping on
            shell.render(
                lang=lang,
                check_strings=strings,
                check_root=root,
                scope=scope,
                guides=guides.links(self.arrangement, self.own_texts),
                report=self.about["report"]["to"],
            )
        )

    def lists_of(self, page: Page) -> list[Dataset]:
        """The open data that a page shows."""
        return shown_on(page.slug)

    @cached_property
    def cited_by(self) -> dict[str, list[Page]]:
        """Pages by the instrument they cite."""
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            for source in page.sources:
                found.setdefault(source["instrument"], []).append(page)
        return found

    def see(self, targets: Iterable[str]) -> list[str]:
        """Addresses of the pages that a record points to: page ids or track ids."""
        slugs = [f"tracks/{target}" if target in self.tracks else target for target in targets]
        return [slug for slug in slugs if slug in self.pages]
