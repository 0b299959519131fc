"""A site of a policy alone, made and put in place as a build does it, but neither proved nor with a check list; and some pages of one.

Most tests look at three of the five hundred pages: those alone are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from generator.build.check import make_check
from generator.build.site import Folders, make, make_language
from generator.bundle.compress import QUICK
from generator.gaps.gap import Gap
from generator.library.text import LANGUAGES
from generator.site.assets import addresses
from generator.site.model import Page
from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.background import Background
from generator.system.canonical_json import to_json
from generator.system.paths import ROOT
from generator.system.swap import swap, workroom


def build_site(
    policy: Mapping[str, Any],
    out: Path,
    *,
    data: Path | None = None,
    cache: Path = ROOT / ".cache",
    changed: Mapping[str, str] | None = None,
    gaps: Sequence[Gap] = (),
    without: Collection[str] = (),
) -> None:
    """Both languages into ``out``; ``data``: with the check and the workbench, which holds that folder of data; ``without``
    these pages."""

    def fewer(site: Site, pages: Sequence[Page], lang: str, folders: Folders) -> None:
        make_language(site, [page for page in pages if page.slug not in without], lang, folders)

    with workroom(out, "building") as work, patch("generator.build.site.make_language", fewer):
        making = (
            Background(partial(make_check, to_json(policy), data, work, cache)) if data else nullcontext()
        )
        with making as check:
            site = Site(policy, ROOT / "site_src", ROOT / "widgets" if data else None, cache / "core")
            site.gaps, site.changed = gaps, changed or {}
            swap(make(site, Folders(ROOT, cache, work), check, QUICK), out)


def some_pages(
    policy: Mapping[str, Any],
    out: Path,
    slugs: Iterable[str],
    languages: Sequence[str] = LANGUAGES,
    cache: Path = ROOT / ".cache",
) -> None:
    """These pages alone into ``out``, at their places, by the very step that makes all of them."""
    with workroom(out, "building") as work:
        site = Site(policy, ROOT / "site_src", None, cache / "core")
        site.know(all_pages(site))
        site.addresses = addresses(site, None)
        folders = Folders(ROOT, cache, work)
        for lang in languages:
            make_language(site, [site.pages[slug] for slug in slugs], lang, folders)
        swap(folders.target, out)
