"""Pages of reference: procedure, penalties, legal basis, glossary, what is not established, questions,
contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.gaps.gap import KINDS
from generator.library.text import Record
from generator.site.model import Page, SearchEntry

if TYPE_CHECKING:
    from generator.site.site import Site

RECORDS = {
    "procedure": "procedure",
    "major-change": "major_change",
    "penalties": "penalties",
    "contacts": "contacts",
    "glossary": "glossary",
    "unknowns": "unknowns",
    "questions": "questions",
    "timeline": "timeline",
}
"""Address of a page and the data file that it shows."""


def record_pages(site: Site) -> list[Page]:
    """One page for each of the smaller files of the data, and the legal basis."""
    return [*(_page(site, slug, name) for slug, name in RECORDS.items()), _law(site)]


def _page(site: Site, slug: str, name: str) -> Page:
    record = site.policy[name]
    beside = _beside(site, record) if name == "major_change" else []
    parents = tuple(site.own_texts[slug].get("parents", ()))
    return site.page(
        slug,
        f"{name}.md.j2",
        section=parents[0] if parents else slug,
        parents=parents,
        contents=name != "timeline",
        starts="own" if name == "major_change" else "",
        data={"record": record, "beside": beside, "kinds": KINDS, **_by_place(site, name)},
        sources=site.cited(record, beside, *_by_place(site, name).values()),
        found=_details(site, name, record),
    )


def _by_place(site: Site, name: str) -> Record:
    """What the page of contacts shows of places, and says where no telephone is known."""
    if name != "contacts":
        return {}
    return {"places": site.policy["places"], "levels": site.policy["approval_levels"]}


def _beside(site: Site, record: Record) -> list[Record]:
    """The rules of procedure that the list of major changes shows beside it."""
    return [rule for rule in site.policy["procedure"]["rules"] if rule["id"] in record["rules"]]


def _details(site: Site, name: str, record: Record) -> list[SearchEntry]:
    """Single records of a page that people look for by name."""
    if name == "glossary":
        return [_term(term) for term in record["terms"]]
    if name == "questions":
        return [_question(entry) for entry in site.asked]
    if name == "contacts":
        return [
            *(_place(place) for place in site.policy["places"]["prefectures"]),
            *(_contact(contact) for contact in site.not_over(record["contacts"])),
        ]
    return []


def _term(term: Record) -> SearchEntry:
    title = {"zh": term["zh"], "en": term["en"]}
    return SearchEntry(
        "term",
        term.get("also") or {},
        title=title,
        fragment=anchor(term["id"]),
        note=term["meaning"],
        weight=0.9,
    )


def _question(entry: Record) -> SearchEntry:
    return SearchEntry(
        "question",
        entry.get("also") or {},
        title=entry["ask"],
        fragment=anchor(entry["id"]),
        note=entry["answer"],
    )


def _place(place: Record) -> SearchEntry:
    """A prefecture by what people call it, but for what its whole name says already."""
    called = place.get("also", {})
    return SearchEntry(
        "place",
        {lang: [name for name in called.get(lang, ()) if name not in place[lang]] for lang in ("zh", "en")},
        title={"zh": place["zh"], "en": place["en"]},
        fragment=f"place-{anchor(place['id'])}",
    )


def _contact(contact: Record) -> SearchEntry:
    called = contact.get("also") or {}
    words = {
        lang: (*called.get(lang, ()), *([contact["phone"]] if contact.get("phone") else []))
        for lang in ("zh", "en")
    }
    return SearchEntry(
        "place",
        words,
        title={"zh": contact["zh"], "en": contact["en"]},
        fragment=anchor(contact["id"]),
        note=contact["what"],
    )


def anchor(identifier: str) -> str:
    """Id of a record as a fragment."""
    return identifier.replace("_", "-")


def _law(site: Site) -> Page:
    entries = [
        SearchEntry(
            "law",
            _short_names(instrument),
            title={"zh": instrument["zh"], "en": instrument["en"]},
            fragment=identifier,
        )
        for identifier, instrument in site.instruments.items()
    ]
    return site.page("law", "law.md.j2", section="law", found=entries)


def _short_names(instrument: Record) -> Mapping[str, tuple[str, ...]]:
    """What people call an instrument: its number, and its title without the country and with EIA for the long
    words."""
    short = instrument["zh"].replace("中华人民共和国", "")
    names = (instrument.get("number") or "", short, short.replace("环境影响评价", "环评"))
    english = (
        instrument["en"]
        .replace("Environmental Impact Assessment", "EIA")
        .replace(" of the People's Republic of China", "")
    )
    return {"zh": tuple(name for name in names if name), "en": (english,)}
