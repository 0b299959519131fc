"""Which pages the audits open: of every kind (template) the one with most on it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.paths import ROOT

LANGUAGES = ("", "en/")
OPEN = "check/#items=3"
ANSWER = "check/#items=3&pigs_sold_per_year=6000&areas=none&on=2026-11-23"


def kinds(compiled: Mapping[str, Any], folder: Path) -> list[str]:
    """Addresses below a language's home, the page that does not exist included."""
    made = Site(compiled, ROOT / "site_src")
    richest: dict[str, tuple[int, str]] = {}
    for page in all_pages(made):
        size = (folder / page.html_path).stat().st_size
        richest[page.template] = max(
            richest.get(page.template, (0, "")), (size, f"{page.slug}/" if page.slug else "")
        )
    return [slug for _, slug in richest.values()] + ["no-such-page/"]
