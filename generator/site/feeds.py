"""Files for machines: the map of the site, the note to crawlers, and what people subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.library.text import HTML_LANG, LANGUAGES
from generator.site import atom, calendar_file, redirects
from generator.site.machine import document
from generator.site.model import Page

if TYPE_CHECKING:
    from generator.site.site import Site

UNLISTED = ("embed",)
"""Pages that only other pages hold."""


def write(site: Site, pages: Iterable[Page], target: Path) -> None:
    """All of them. ``sitemap.xml`` only where the site's address is set, for it must hold full addresses."""
    for lang in LANGUAGES:
        folder = target if lang == "zh" else target / lang
        (folder / atom.FILE).write_text(atom.feed(site, lang), encoding="utf-8")
        (folder / calendar_file.FILE).write_bytes(calendar_file.calendar(site, lang))
    redirects.write(site, target)
    base = site.base_url
    robots = "User-agent: *\nAllow: /\n"
    if base:
        robots += f"\nSitemap: {base}/sitemap.xml\n"
        (target / "sitemap.xml").write_text(_sitemap(base, pages, site.current_to), encoding="utf-8")
    (target / "robots.txt").write_text(robots, encoding="utf-8")


def address(base: str, page: Page, lang: str) -> str:
    """Full address of a page."""
    parts = [base, *([] if lang == "zh" else [lang]), *([page.slug] if page.slug else [])]
    return "/".join(parts) + "/"


def _sitemap(base: str, pages: Iterable[Page], day: str) -> str:
    listed = [page for page in pages if page.slug not in UNLISTED]
    addresses = [{lang: address(base, page, lang) for lang in LANGUAGES} for page in listed]
    return document("sitemap.xml", pages=addresses, day=day, html_lang=HTML_LANG)
