"""The pages of the site that read differently: every page is written from both states and compared."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from generator.compile.compile import CompiledPolicy
from generator.impact.side import Side
from generator.models.policy.catalogue import ItemRecord
from generator.rules.logic import facts_of
from generator.system.paths import ROOT

SOURCE = ROOT / "site_src"
KEPT = SOURCE.parent / ".cache" / "core"
LANGS = ("zh", "en")
_HEAD = re.compile(r"^head: .*$", re.M)
"""Marks for search engines and for links that are shared; what they say of a page stands in its title and
description too."""

DECIDING = ("lists", "tracks", "clocks", "documents", "contradictions", "editions", "current_to", "units")
"""Parts of the policy on which the answers of every item rest."""

NOT_COUNTED = frozenset({"changes", "about", "data", "search"})
"""Pages of the guide about itself: they tell of every change, and say nothing of the policy."""


@dataclass(frozen=True)
class Pages:
    """Addresses of pages added, removed, and changed in what they say."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Pages that both states have, changed or not."""


def pages(old: Side, new: Side) -> Pages:
    """What differs in the pages between two states, with the templates that stand here now."""
    before, after = _written(old, new)
    kept = [slug for slug in after if slug in before and slug not in NOT_COUNTED]
    changed = tuple(slug for slug in kept if before[slug] != after[slug])
    return Pages(_only(after, before), _only(before, after), changed, tuple(kept))


def _only(these: Iterable[str], those: Container[str]) -> tuple[str, ...]:
    return tuple(slug for slug in these if slug not in those)


def _written(old: Side, new: Side) -> list[dict[str, list[str]]]:
    """The Markdown of every page by address; answers of items that cannot differ are worked out once."""
    from generator.library.answers import Core
    from generator.site import views
    from generator.site.renderer import markdown
    from generator.site.site import Site

    same = _same_items(old, new)
    sites = [Site(_plain(side), SOURCE) for side in (old, new)]
    for site, side in zip(sites, (old, new), strict=True):
        site.core = Core(side.policy.data, KEPT)  # answers that a build has kept are found again
    written = []
    for at, site in enumerate(sites):
        found = views.all_pages(site)
        site.know(found)
        if at:
            site.core.adopt(sites[0].core, same)
        written.append(
            {
                page.slug: [_HEAD.sub("", markdown(site, page, lang), count=1) for lang in LANGS]
                for page in found
            }
        )
    return written


def _plain(side: Side) -> CompiledPolicy:
    """The policy without what says only where a record stands, and without its hash: no reader would call
    that a change."""
    data = side.policy.data
    return {
        **data,
        "hash": "",
        "items": {number: {**item, "file": "", "line": 0} for number, item in data["items"].items()},
    }


def _same_items(old: Side, new: Side) -> set[int]:
    """Items whose own conditions and questions, and all that decides besides, are the same."""
    a, b = _plain(old), _plain(new)
    if any(a[name] != b[name] for name in DECIDING):
        return set()
    return {
        int(n)
        for n, item in b["items"].items()
        if a["items"].get(n) == item and all(a["facts"].get(f) == b["facts"][f] for f in _asked(item))
    }


def _asked(item: ItemRecord) -> set[str]:
    return {fact for tree in item["tiers"].values() for fact in facts_of(tree)}
