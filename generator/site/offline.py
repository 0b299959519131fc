"""The service worker and the list of what it may keep: every file of one build with the mark of its
content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bundle.assets import compact, hashed_name, integrity
from generator.site import components, notices
from generator.site.headers import SERVING

if TYPE_CHECKING:
    from generator.site.model import Addresses
    from generator.site.site import Site

PLACE = '"BUILD_INFO"'
CHECK = "assets/check/"
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
    f"{CHECK}item-",
)
"""Open data, the workbench of the staff, what only machines read, and the first answers, which Python gives
as fast where nothing is downloaded: it is there with a network, and large.
"""


def write(site: Site, target: Path) -> None:
    """``sw.js`` at the top of the site, where alone it may speak for all of it, and its list beside the other
    assets."""
    groups = grouped(target, site.addresses)
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


def grouped(target: Path, addresses: Addresses) -> dict[str, list[list[str]]]:
    """``core`` (home pages, style, scripts, search), ``check``, ``batch`` on top of it, and the pages of
    ``zh`` and ``en``: address and mark of each file."""
    marked = {address.partition("?")[0]: address for address in addresses.marked()}
    groups: dict[str, list[list[str]]] = {"core": [], "check": [], "batch": [], "zh": [], "en": []}
    for path in sorted(
        path for path in target.rglob("*") if path.is_file() and path.suffix not in COMPRESSED
    ):
        name = path.relative_to(target).as_posix()
        if name.startswith(LEFT_OUT) or name.endswith((".xml", ".ics", ".csv", ".xlsx")):
            continue
        mark = integrity(path.read_bytes())
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        groups[group_of(name)] += [[one, mark] for one in dict.fromkeys((address, marked.get(name, address)))]
    return groups


def group_of(name: str) -> str:
    """The group in which a file of the site is kept."""
    if name in ("batch/index.html", "en/batch/index.html") or name.startswith(OF_BATCH):
        return "batch"
    if name.startswith(CHECK) or name in ("check/index.html", "en/check/index.html"):
        return "check"
    if not name.endswith(".html") or name in ("index.html", "en/index.html"):
        return "core"
    return "en" if name.startswith("en/") else "zh"
