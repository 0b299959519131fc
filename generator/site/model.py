"""What a page is, before any template has seen it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

from generator.library.text import Record, Text


@dataclass(frozen=True)
class SearchEntry:
    """What the search knows of a page: the words people use for it, beside its title."""

    kind: str
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    note: Text | None = None
    weight: float = 1.0
    fragment: str = ""
    title: Text | None = None


@dataclass(frozen=True)
class Page:
    """One page in both languages.

    ``slug`` is its stable address without the language: ``catalogue/item-3``.
    """

    slug: str
    template: str
    title: Text
    description: Text
    section: str = ""
    parents: tuple[str, ...] = ()
    data: Record = field(default_factory=dict)
    sources: tuple[Record, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    contents: bool = True
    starts: str = ""
    """Which script the page runs (see ``assets.Addresses``): of the check, the small checks, the tables, the
    workbench; or none."""
    wide: bool = False

    @property
    def markdown_path(self) -> str:
        """Where its Markdown stands inside a language's tree."""
        return f"{self.slug}/index.md" if self.slug else "index.md"

    @property
    def html_path(self) -> str:
        """Where its HTML stands inside a language's site."""
        return f"{self.slug}/index.html" if self.slug else "index.html"


class Start(TypedDict):
    """What a page loads that runs the check, the tables or the workbench."""

    script: str
    styles: NotRequired[list[str]]
    begin: NotRequired[str]
    lists: NotRequired[list[str]]
    modules: NotRequired[list[str]]


@dataclass(frozen=True)
class Addresses:
    """Where pages find what they share, each address with a mark of its content.

    ``shared``: by short name, the same for every page. ``starts``: by the ``Page.starts`` of those that run
    the check, what they load beside it: ``styles``, ``script``, and what the browser is told to fetch at
    once, ``lists`` and ``modules``.
    """

    shared: Mapping[str, str]
    starts: Mapping[str, Start]

    def marked(self) -> Iterator[str]:
        """Every address that carries a mark."""
        yield from self.shared.values()
        for files in self.starts.values():
            yield from (*files.get("styles", ()), files["script"])
