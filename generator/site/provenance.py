"""What the end of a page says of itself: how firm, since when, changed when, kept where, and how to report an
error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.library.text import Record, Text, both
from generator.rules.brief import REMARK
from generator.site.model import Page
from generator.site.views_records import RECORDS

if TYPE_CHECKING:
    from generator.site.site import Site

FILES = {
    "tracks": "tracks",
    "guides": "tracks",
    "measures": "measures",
    "services": "services",
    "services/size": "size_criteria",
    "services/calendar": "agenda",
    "clocks": "clocks",
    "law": "instruments",
    "changes": "changes",
    **RECORDS,
}
"""Pages that show one data file, by address; items, categories and lists are told by their records."""


@dataclass(frozen=True)
class Trust:
    """The data under a page.

    ``standings`` are those that occur, the firmest first; ``file`` is empty where a page has none.
    """

    file: str
    line: int
    standings: tuple[str, ...]
    effective: Record
    changed: str


def trust(site: Site, page: Page) -> Trust:
    """What is known of the data under a page."""
    file, line, records = _kept(site, page)
    found = set(_standings(records))
    span: Record = next(
        (record["effective"] for record in records if record.get("effective")),
        {},
    )
    return Trust(
        file, line, tuple(name for name in site.standings if name in found), span, site.changed.get(file, "")
    )


def _kept(site: Site, page: Page) -> tuple[str, int, list[Record]]:
    """File, line (0 for a whole file) and records of a page."""
    edition = site.edition
    if item := page.data.get("item"):
        return item["file"], item["line"], [item, edition]
    if category := page.data.get("category"):
        return site.category_file(category["number"]), 0, [*page.data["members"], edition]
    if page.slug == "catalogue":
        return site.edition_file, 0, [edition]
    if page.slug.startswith("lists/"):
        return f"policy_data/{page.slug}.yaml", 0, [page.data["record"]]
    name = FILES.get(page.slug) or FILES.get(page.slug.partition("/")[0])
    if not name:
        return "", 0, []
    track = page.data.get("track")
    line = site.policy.get("lines", {}).get(name, {}).get(track["id"], 0) if track else 0
    return f"policy_data/{name}.yaml", line, [track or page.data.get("record") or site.policy[name]]


def _standings(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(standing := node.get("standing"), str):
            yield standing
        for part in node.values():
            yield from _standings(part)
    elif isinstance(node, (list, tuple)):
        for part in node:
            yield from _standings(part)


def source_link(site: Site, about: Trust) -> str:
    """Address of the very lines in the repository; empty if none is set."""
    repository = str(site.about["repository"]).rstrip("/")
    return (
        f"{repository}/blob/HEAD/{about.file}{f'#L{about.line}' if about.line else ''}"
        if repository and about.file
        else ""
    )


def report_text(site: Site, page: Page, about: Trust, lang: str) -> str:
    """The text that a remark carries: page, file, edition of the data, and room for what one wants to say."""
    address = "/" + "".join(f"{part}/" for part in ("" if lang == "zh" else lang, page.slug) if part)
    place = f"{about.file}:{about.line}" if about.line else about.file
    names = {
        "zh": ("页面", "数据文件", "数据", REMARK["zh"]),
        "en": ("Page", "Data file", "Data", REMARK["en"]),
    }[lang]
    lines = [
        f"{names[0]}: {page.title[lang]} {site.base_url}{address}",
        f"{names[2]}: {site.current_to} {site.mark}",
        names[3],
    ]
    return "\n".join(lines[:1] + ([f"{names[1]}: {place}"] if place else []) + lines[1:])


_SUBJECT: Text = both("对指南的意见", "A remark on the guide")


def report_link(site: Site, page: Page, about: Trust, lang: str) -> str:
    """The configured address with the report filled in; empty if none is configured."""
    to = str(site.about["report"]["to"])
    if not to:
        return ""
    subject, body = (
        quote(f"{_SUBJECT[lang]}: {page.title[lang]}"),
        quote(report_text(site, page, about, lang)),
    )
    return (
        f"{to}?subject={subject}&body={body}"
        if to.startswith("mailto:")
        else f"{to}?title={subject}&body={body}"
    )
