"""Reading built pages: what they link to, fetch, name and say."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FETCHING = {
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("use", "href"),
}
_NOT_FETCHED = {"canonical", "alternate"}


@dataclass
class Reading(HTMLParser):
    """Links, fetched addresses, ids, elements and text of one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for name, value in found.items():
            if (
                (tag, name) in FETCHING
                and value
                and not _NOT_FETCHED & set(str(found.get("rel", "")).split())
            ):
                self.fetched.append(value)
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """All text, spaces made single."""
        return " ".join(" ".join(self.texts).split())


def read(path: Path) -> Reading:
    """One page."""
    reading = Reading()
    reading.feed(path.read_text(encoding="utf-8"))
    return reading


def target(root: Path, page: Path, href: str) -> tuple[Path, str] | None:
    """File and fragment that a link leads to; None for a link that leaves the site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    here = page.relative_to(root).as_posix()
    path = (
        posixpath.normpath(posixpath.join("/", posixpath.dirname(here), unquote(parts.path)))
        if parts.path
        else f"/{here}"
    )
    file = root / path.lstrip("/")
    return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)
