"""The policy itself: tracks, lists, measures, services, time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.text import Record
from generator.site import guides
from generator.site.model import Page, SearchEntry
from generator.site.views_catalogue import catalogue_source

if TYPE_CHECKING:
    from generator.site.site import Site

LISTS = ("filing", "commitment", "exempt")


def policy_pages(site: Site) -> list[Page]:
    """All of them."""
    return [*_tracks(site), *_guides(site), *_lists(site), _measures(site), *_services(site), _clocks(site)]


def _tracks(site: Site) -> list[Page]:
    record = site.policy["tracks"]
    index = site.page(
        "tracks",
        "tracks.md.j2",
        section="tracks",
        sources=site.cited(site.kinds, record["warnings"], record["tracks"]),
    )
    return [index, *(_track(site, track, record["papers"]) for track in site.tracks.values())]


def _track(site: Site, track: Record, papers: Record) -> Page:
    return site.page(
        f"tracks/{track['id']}",
        "track.md.j2",
        kind="track",
        title={"zh": track["zh"], "en": track["en"]},
        description=track["summary"],
        section="tracks",
        parents=("tracks",),
        data={"track": track},
        sources=site.cited(track, [papers[paper] for step in track["steps"] for paper in step["papers"]]),
    )


def _guides(site: Site) -> list[Page]:
    """What to do first, second, third: a page for each kind of document."""
    return [
        _guide(site, guide, site.tracks[guide["track"]], site.policy["tracks"]["papers"])
        for guide in site.arrangement["guides"]
    ]


def _guide(site: Site, guide: Record, track: Record, papers: Record) -> Page:
    parts = guides.turns(site.steps(track, guide["document"]))
    needed = guides.papers(parts)
    asked = [entry for entry in site.asked if entry["id"] in guide["questions"]]
    later = site.core.afterwards(track["id"])
    told = {entry["id"] for entry in later}
    contacts = [
        contact
        for contact in site.policy["contacts"]["contacts"]
        if contact["id"] in guide["contacts"] and site.in_force(contact)
    ]
    return site.page(
        f"guides/{guide['document']}",
        "guide.md.j2",
        kind="guide",
        section="tracks",
        parents=("tracks",),
        data={
            "document": guide["document"],
            "track": track,
            "turns": parts,
            "papers": needed,
            "asked": asked,
            "contacts": contacts,
            "later": later,
        },
        sources=site.cited(
            site.kinds[guide["document"]],
            [turn.steps for turn in parts],
            [papers[name] for name in needed],
            [rule for rule in site.policy["procedure"]["rules"] if rule["id"] in told],
        ),
    )


def _lists(site: Site) -> list[Page]:
    return [
        site.page(
            f"lists/{name}",
            f"list_{name}.md.j2",
            kind="list",
            title={"zh": record["zh"], "en": record["en"]},
            description=record["what"],
            section="tracks",
            parents=("tracks",),
            data={"record": record},
            sources=site.cited(record) or catalogue_source(site),
            found=_by_totals(record),
        )
        for name, record in ((name, site.policy["lists"][name]) for name in LISTS)
    ]


def _by_totals(record: Record) -> list[SearchEntry]:
    """People know the lists by the totals that were announced: so many categories, so many rows."""
    declared = record.get("declared")
    if not declared:
        return []
    words = {
        "zh": [f"{declared['categories']}大类{declared['rows']}小类"],
        "en": [f"{declared['categories']} sectors {declared['rows']} sub-sectors"],
    }
    return [SearchEntry("list", words, title={"zh": record["zh"], "en": record["en"]}, note=record["what"])]


def _measures(site: Site) -> Page:
    record = site.policy["measures"]
    entries = [
        SearchEntry(
            "measure",
            title={"zh": m["zh"], "en": m["en"]},
            fragment=f"measure-{m['number']}",
            note=m.get("what"),
            weight=1.2,
        )
        for m in site.not_over(record["measures"])
        if m["zh"]
    ]
    return site.page(
        "measures",
        "measures.md.j2",
        title={"zh": record["zh"], "en": record["en"]},
        section="measures",
        data={"record": record},
        sources=site.cited(record),
        found=entries,
    )


def _services(site: Site) -> list[Page]:
    record, size = site.policy["services"], site.policy["size_criteria"]
    entries = [
        SearchEntry(
            "service",
            title={"zh": part["zh"], "en": part["en"]},
            fragment=part["id"].replace("_", "-"),
            note=part["what"],
            weight=1.1,
        )
        for group in record["groups"]
        for part in site.not_over(group["parts"])
    ]
    index = site.page(
        "services",
        "services.md.j2",
        title={"zh": record["zh"], "en": record["en"]},
        section="services",
        data={"record": record},
        sources=site.cited(record),
        found=entries,
    )
    criteria = site.page(
        "services/size",
        "size.md.j2",
        section="services",
        parents=("services",),
        contents=False,
        starts="own",
        data={"record": size},
        sources=site.cited(size),
    )
    return [index, criteria]


def _clocks(site: Site) -> Page:
    record = site.policy["clocks"]
    return site.page(
        "clocks",
        "clocks.md.j2",
        section="tracks",
        parents=("tracks",),
        data={"record": record},
        sources=site.cited(record),
    )
