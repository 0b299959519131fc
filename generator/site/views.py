"""Which pages there are. Every record has its page; every address comes from a number or an id and stays."""

from __future__ import annotations

from generator.library.agenda import days
from generator.library.text import Record
from generator.site.model import Page
from generator.site.site import Site
from generator.site.staff import staff_pages
from generator.site.views_catalogue import catalogue_pages
from generator.site.views_policy import policy_pages
from generator.site.views_records import record_pages
from generator.system.paths import ROOT


def all_pages(site: Site) -> list[Page]:
    """All pages of the site, each in both languages."""
    return [
        _home(site),
        *catalogue_pages(site),
        *policy_pages(site),
        *record_pages(site),
        *_own(site),
        *staff_pages(site),
    ]


def slugs(policy: Record) -> set[str]:
    """The addresses of all pages that a policy makes."""
    return {page.slug for page in all_pages(Site(policy, ROOT / "site_src"))}


def _home(site: Site) -> Page:
    common = [entry for entry in site.arrangement["common"] if entry["item"] in site.items]
    return Page(
        slug="",
        template="home.md.j2",
        title=site.name,
        description=site.about["tagline"],
        contents=False,
        wide=True,
        data={"common": common, "examples": site.arrangement["examples"]},
    )


def _own(site: Site) -> list[Page]:
    """Pages of the guide itself: the check, what it is, its data, what changed, the calendar, and the page
    that searches."""
    return [
        site.page("check", "check.md.j2", section="check", contents=False, wide=True, starts="check"),
        site.page(
            "batch",
            "batch.md.j2",
            section="check",
            parents=("check",),
            contents=False,
            wide=True,
            starts="batch",
        ),
        site.page("embed", "embed.md.j2", contents=False, wide=True, starts="embed"),
        site.page("about", "about.md.j2", section="about"),
        site.page("data", "data.md.j2", section="about", parents=("about",), contents=False, wide=True),
        site.page("changes", "changes.md.j2", section="about", parents=("about",), contents=False),
        _calendar(site),
        site.page("search", "search.md.j2", contents=False),
    ]


def _calendar(site: Site) -> Page:
    lines = list(days(site))
    sources = site.cited([line.record for line in lines], [line.service for line in lines])
    return site.page(
        "services/calendar",
        "calendar.md.j2",
        section="services",
        parents=("services",),
        contents=False,
        data={"days": lines},
        sources=sources,
    )
