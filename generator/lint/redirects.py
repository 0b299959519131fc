"""Addresses of pages that records name: old ones that lead to new ones, and the pages that a change
touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator import models
from generator.findings.finding import Finding, Place
from generator.records.conditions import suggestion
from generator.records.data import Data
from generator.source.document import Document


def check_addresses(data: Data, slugs: Collection[str]) -> list[Finding]:
    """What is wrong with ``redirects.yaml`` and the pages of ``changes.yaml``, given the pages that there
    are."""
    found: list[Finding] = []
    if document := data.document("redirects.yaml"):
        found += _redirects(document, data.records[models.Redirects].redirects, slugs)
    if document := data.document("changes.yaml"):
        for i, change in enumerate(data.records[models.Changes].changes):
            for k, slug in enumerate(change.pages):
                if slug not in slugs:
                    found.append(_no_page(document.place(("changes", i, "pages", k)), slug, slugs))
    return found


def _redirects(
    document: Document, entries: list[models.Redirect], slugs: Collection[str]
) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    old = {entry.from_ for entry in entries}
    for i, entry in enumerate(entries):
        source, target = document.place(("redirects", i, "from")), document.place(("redirects", i, "to"))
        start, end = entry.from_, entry.to
        if start in slugs:
            zh = f"“{start}”现在就是一个页面，不能再转到别处。请删去这一条，或改正旧地址。"
            en = (
                f"“{start}” is a page now and cannot lead elsewhere. Delete this entry, or correct the old"
                " address."
            )
            yield Finding(source, "error", "redirect-from-page", zh, en)
        if start in seen:
            zh = f"旧地址“{start}”写了两次，第一次在第 {seen[start]} 行。请删去一条。"
            en = f"the old address “{start}” stands twice, first in line {seen[start]}. Delete one entry."
            yield Finding(source, "error", "duplicate-id", zh, en)
        seen.setdefault(start, source.line)
        if end in old:
            zh = f"“{end}”本身也是旧地址，会转来转去。请直接写现在的页面地址。"
            en = (
                f"“{end}” is an old address itself, so readers would go round. Name the page that stands now."
            )
            yield Finding(target, "error", "redirect-loop", zh, en)
        elif end not in slugs:
            yield _no_page(target, end, slugs)


def _no_page(place: Place, slug: str, slugs: Collection[str]) -> Finding:
    zh, en = suggestion(slug, sorted(slugs))
    return Finding(
        place, "error", "unknown-page", f"没有页面“{slug}”。{zh}", f"there is no page “{slug}”. {en}"
    )
