"""Which pages there are. Every record has its page; every address comes from a number or an id and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.model import Page
from generator.site.views_catalogue import catalogue_pages
from generator.site.views_policy import policy_pages
from generator.site.views_records import record_pages

if TYPE_CHECKING:
    from generator.site.site import Site


def all_pages(site: Site) -> list[Page]:
    """All pages of the site, each in both languages."""
    return [_home(site), *catalogue_pages(site), *policy_pages(site), *record_pages(site), *_own(site)]


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
    """Pages that show no record of their own: the check, what this guide is, and the page that searches."""
    return [
        site.page("check", "check.md.j2", section="check", contents=False, wide=True, in_nav=True),
        site.page("about", "about.md.j2", section="about"),
        site.page("search", "search.md.j2", contents=False),
    ]
