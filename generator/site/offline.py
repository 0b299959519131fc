"""The service worker and the list of what it may keep: every file of one build with the mark of its
content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bundle.assets import compact, hashed_name, integrity
from generator.library.text import LANGUAGES
from generator.site import components, notices
from generator.site.headers import SERVING

if TYPE_CHECKING:
    from generator.site.model import Addresses
    from generator.site.site import Site

PLACE = '"BUILD_INFO"'
CHECK = "assets/check/"
PACKS = "assets/pack-"
OF_BATCH = (f"{CHECK}batch", f"{CHECK}tables-")
COMPRESSED = (".br", ".gz")
LEFT_OUT = (
    "data/",
    "assets/workbench/",
    SERVING,
    notices.NAME,
    components.NAME,
    "sw.js",
    "robots.txt",
    "sitemap",
    f"{CHECK}manifest.json",
)
"""Open data, the workbench of the staff, and what only machines read."""
ITEMS = f"{CHECK}item-"
EMBED = ("embed/", "en/embed/")
"""These pages have headers of their own, so they are kept by themselves."""
Rows = list[list[str]]


def write(site: Site, target: Path) -> None:
    """``sw.js`` at the top of the site, where alone it may speak for all of it, and its list beside the other
    assets."""
    groups = packed(target, grouped(target, site.addresses))
    content = compact(groups)
    name = f"assets/{hashed_name('offline.json', content)}"
    (target / name).write_bytes(content)
    info = {
        "BUILD": name.rpartition("-")[2].partition(".")[0],
        "POLICY": site.policy.get("hash", ""),
        "LIST": name,
    }
    source = (site.source / "offline" / "sw.js").read_text("utf-8")
    (target / "sw.js").write_text(source.replace(PLACE, json.dumps(info)), "utf-8")


def grouped(target: Path, addresses: Addresses) -> dict[str, Rows]:
    """``core`` (home pages, style, scripts, search), ``check``, ``batch`` on top of it, and the pages of
    ``zh`` and ``en``: address and mark of each file but the first answers'."""
    marked = {address.partition("?")[0]: address for address in addresses.marked()}
    groups: dict[str, Rows] = {"core": [], "check": [], "batch": [], "zh": [], "en": []}
    for path in sorted(
        path for path in target.rglob("*") if path.is_file() and path.suffix not in COMPRESSED
    ):
        name = path.relative_to(target).as_posix()
        if name.startswith((*LEFT_OUT, ITEMS)) or name.endswith((".xml", ".ics", ".csv", ".xlsx")):
            continue
        mark = integrity(path.read_bytes())
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        groups[group_of(name)] += [[one, mark] for one in dict.fromkeys((address, marked.get(name, address)))]
    return groups


def packed(target: Path, groups: dict[str, Rows]) -> dict[str, Rows]:
    """The groups with the pages of a language in one file each, and with the first answers in one: they are
    much alike, so together they are an eighth of what they are apart, and are fetched at once."""
    loose = {lang: [row for row in groups[lang] if row[0] in EMBED] for lang in LANGUAGES}
    for lang in LANGUAGES:
        pages = [address for address, _ in groups[lang] if address not in EMBED]
        groups[lang] = [_pack(target, lang, pages), *loose[lang]]
    items = sorted(path.relative_to(target).as_posix() for path in target.glob(f"{ITEMS}*.json"))
    if items:
        groups["check"].append(_pack(target, "items", items))
    return groups


def _pack(target: Path, name: str, addresses: list[str]) -> list[str]:
    """One file with the texts of many; its address and mark."""
    files = {address: target / address for address in addresses}
    texts = {
        address: (path / "index.html" if path.is_dir() else path).read_text("utf-8")
        for address, path in files.items()
    }
    content = compact(texts)
    address = f"{PACKS}{hashed_name(f'{name}.json', content)}"
    (target / address).write_bytes(content)
    return [address, integrity(content)]


def group_of(name: str) -> str:
    """The group in which a file of the site is kept."""
    if name in ("batch/index.html", "en/batch/index.html") or name.startswith(OF_BATCH):
        return "batch"
    if name.startswith(CHECK) or name in ("check/index.html", "en/check/index.html"):
        return "check"
    if not name.endswith(".html") or name in ("index.html", "en/index.html"):
        return "core"
    return "en" if name.startswith("en/") else "zh"
