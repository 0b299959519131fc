"""The points on the folder that was made, before it takes the place of the old one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

from generator.review.point import Outcome, Point
from generator.rules.wording import Text
from generator.system.background import Background

NAMES: Mapping[str, Text] = {
    "pages": {"zh": "每页两种语言", "en": "each page in both languages"},
    "targets": {"zh": "页面里的链接", "en": "links in the pages"},
    "hosts": {"zh": "不向别处请求", "en": "no request to another host"},
    "size": {"zh": "大小", "en": "size"},
    "first": {"zh": "先行答案与判断程序一致", "en": "first answers and the core agree"},
}

LARGEST_PAGE = 600_000
"""Bytes of HTML beyond which a page is too heavy for a phone on a slow line."""
LARGEST_SITE = 120_000_000
"""Bytes of the whole folder beyond which free hosts and offices' servers begin to refuse."""

_TARGET = re.compile(r'\b(?:href|src)="([^"]*)"')
_FETCHED = re.compile(
    r'<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc="([^"]*)"'
    r'|<link\b[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|manifest)"[^>]*'
)
_HREF = re.compile(r'\bhref="([^"]*)"')
_OTHER = re.compile(r"^(?:https?:)?//", re.I)


def points(folder: Path, own: str = "") -> list[Point]:
    """Every point on a finished folder; ``own`` is the site's own address, which pages may name in full."""
    files = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    pages = [name for name in files if name.endswith(".html")]
    with Background(partial(_links, folder, pages[1::2], files, own)) as other:  # half the pages each
        looked = _links(folder, pages[::2], files, own), other.result()
    targets = _targets(
        sum(count for count, _, _ in looked), sorted(fault for _, broken, _ in looked for fault in broken)
    )
    hosts = _hosts(sorted(fault for _, _, foreign in looked for fault in foreign))
    return [_pages(pages), targets, hosts, _size(files), *_first(folder)]


def _point(name: str, faults: Sequence[str], zh: str, en: str, grave: Outcome = "fail") -> Point:
    """A point that is passed if nothing is found; the first thing found is shown."""
    shown = f"{zh}：{faults[0]}" if faults else zh, f"{en}: {faults[0]}" if faults else en
    return Point(name, NAMES[name], grave if faults else "pass", {"zh": shown[0], "en": shown[1]})


def _links(
    folder: Path, pages: Sequence[str], files: Mapping[str, int], own: str
) -> tuple[int, list[str], list[str]]:
    """Of some pages: how many links lead into the site, which of them lead nowhere, and what is fetched from
    another host."""
    count, broken, foreign = 0, [], []
    for name in pages:
        html = (folder / name).read_text("utf-8")
        for target in dict.fromkeys(_TARGET.findall(html)):
            inside = _inside(name, target)
            if inside is not None:
                count += 1
                if inside not in files:
                    broken.append(f"{name} → {target}")
        foreign += [
            f"{name} → {target}"
            for target in _fetched(html)
            if _OTHER.match(target) and not (own and target.startswith(own))
        ]
    return count, broken, foreign


def _pages(pages: Sequence[str]) -> Point:
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    chinese = {name for name in pages if not name.startswith("en/")}
    alone = sorted(english ^ chinese)
    return _point(
        "pages",
        alone,
        f"中文{len(chinese)}页，英文{len(english)}页",
        f"{len(chinese)} in Chinese, {len(english)} in English",
    )


def _targets(count: int, broken: Sequence[str]) -> Point:
    """Every link within the site leads to a file of it."""
    return _point(
        "targets", broken, f"{count}个，失效{len(broken)}个", f"{count}, of which {len(broken)} broken"
    )


def _inside(page: str, target: str) -> str | None:
    """The file of the site that a link leads to; None for links elsewhere and within the page.

    The page for what does not exist is shown at any address, so its links begin at the top, wherever that is.
    """
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path or re.match(r"^[a-z][a-z0-9+.-]*:|^//", path, re.I) or page.endswith("404.html"):
        return None
    found = path.lstrip("/") if path.startswith("/") else normpath(join(page.rpartition("/")[0], path))
    directory = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return normpath(join(found, "index.html")) if directory else found


def _hosts(found: Sequence[str]) -> Point:
    return _point(
        "hosts",
        found,
        f"别处的脚本、样式、图片{len(found)}处",
        f"{len(found)} scripts, styles or pictures from elsewhere",
    )


def _fetched(html: str) -> Iterator[str]:
    """What a browser fetches by itself on opening a page."""
    for match in _FETCHED.finditer(html):
        if match[1] is not None:
            yield match[1]
        elif href := _HREF.search(match[0]):
            yield href[1]


def _first(folder: Path) -> Iterator[Point]:
    """Whether what the check shows before Python is up is what Python says; where the site has the check."""
    manifest = folder / "assets" / "check" / "manifest.json"
    if manifest.is_file():
        proof = json.loads(manifest.read_text("utf-8"))["first"]
        count = proof["items"], proof["compared"]
        yield _point(
            "first",
            proof["differ"],
            f"{count[0]}项，{count[1]}种回答",
            f"{count[0]} items, {count[1]} sets of answers",
        )


def _size(files: Mapping[str, int]) -> Point:
    whole = sum(files.values())
    heavy = [
        f"{name} {size // 1000} kB"
        for name, size in files.items()
        if name.endswith(".html") and size > LARGEST_PAGE
    ]
    faults = [*heavy, *([f"{whole // 1_000_000} MB"] if whole > LARGEST_SITE else [])]
    largest = max((size for name, size in files.items() if name.endswith(".html")), default=0) // 1000
    zh, en = (
        f"{len(files)}个文件，{whole / 1e6:.1f} MB，最大的页面{largest} kB",
        f"{len(files)} files, {whole / 1e6:.1f} MB, largest page {largest} kB",
    )
    return _point("size", faults, zh, en, "warn")
