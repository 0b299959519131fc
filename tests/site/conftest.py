"""What the tests of the site share: the built folder, and the site's own view of the policy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.paths import ROOT

LOOKED_AT = (3, 53, 90, 108, 119, 161)
"""Items at whose pages tests look by name."""


@pytest.fixture(scope="session")
def site(compiled: dict[str, Any]) -> Site:
    """The site's view of that policy, with its pages known."""
    made = Site(compiled, ROOT / "site_src")
    made.know(all_pages(made))
    return made


@pytest.fixture(scope="session")
def built(site_folder: Path) -> Path:
    """The finished site, the check included."""
    return site_folder


@pytest.fixture(scope="session")
def left_out(site: Site, full: bool) -> set[str]:
    """Pages of items that are not made where a site is built for a test alone: in short all but every fifth and some."""
    items = sorted(slug for slug in site.pages if slug.startswith("catalogue/item-"))
    return set() if full else {*items} - {*items[::5]} - {f"catalogue/item-{number}" for number in LOOKED_AT}
