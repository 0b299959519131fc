"""The whole site, in place at once or not at all."""

from __future__ import annotations

import calendar
import fcntl
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.build.preload import AtHand
from generator.export import package
from generator.gaps.gap import Gap
from generator.library.text import LANGUAGES
from generator.site import assets, feeds, manifest, offline, search, views
from generator.site.mkdocs_adapter import LanguageBuild
from generator.site.model import Page
from generator.site.pages import finished as finished_pages
from generator.site.pages import marked
from generator.site.renderer import frame, markdown
from generator.site.site import Site
from generator.system.background import Aside
from generator.system.cache import tidy
from generator.system.swap import linked, swap, workroom

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Rooms:
    """The folders of one build: the checkout, what is kept between builds, where it works, and the site it
    makes."""

    root: Path
    cache: Path
    work: Path

    @property
    def target(self) -> Path:
        return self.work / "site"


def build_site(
    policy: Mapping[str, Any],
    out: Path,
    *,
    widget_dir: Path | None = None,
    awaited: Callable[[], object] | None = None,
    root: Path = ROOT,
    changed: Mapping[str, str] | None = None,
    gaps: Sequence[Gap] = (),
    allowed: Callable[[Path], object] = lambda made: None,
    cache: Path | None = None,
    at_hand: AtHand | None = None,
) -> None:
    """Build both languages into ``out``. On any error ``out`` stays as it was.

    ``widget_dir`` is the finished folder of the check (``generator.bundle``); without it the check page shows
    only what it shows without JavaScript. ``awaited`` is called before that folder is looked at: it may still
    be in the making, for this build alone, and its files are linked, not copied. ``changed`` says on which
    day each data file was last changed, ``gaps`` what is not established, for the page on it. ``allowed`` is
    called with the folder that was made, before it takes the old site's place; what it raises stops that.
    ``cache`` is where pages and answers are kept between builds, ``at_hand`` what is loaded already.
    """
    out = Path(out).resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    cache = cache or root / ".cache"
    with one_at_a_time(root / ".cache" / "site.lock"):
        try:
            with workroom(out, "building") as work:
                site = Site(
                    policy, root / "site_src", root / "widgets" if widget_dir else None, cache / "core"
                )
                site.gaps = gaps
                rooms = Rooms(root, cache, work)
                site.changed = changed or {}
                _build(site, rooms, widget_dir, awaited, at_hand)
                allowed(rooms.target)
                swap(rooms.target, out)
        finally:
            tidy(cache / name for name in ("pages", "core", "words", "sheets"))


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """One build at a time in a checkout: they share what is kept between builds.

    The second waits, and says so.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(
                "another build is running here; waiting for it / 另一个构建正在进行，等待其完成",
                file=sys.stderr,
            )
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _build(
    site: Site,
    rooms: Rooms,
    widget_dir: Path | None,
    awaited: Callable[[], object] | None,
    at_hand: AtHand | None,
) -> None:
    target = rooms.target
    pages = views.all_pages(site)
    site.know(pages)
    target.mkdir(parents=True)
    site.published = package.write(site, target / "data", at_hand.sheets if at_hand else None)
    if awaited:
        awaited()
    site.addresses = assets.write(site, target, widget_dir, linked if awaited else assets.copied)
    with ExitStack() as stack:
        languages = [
            stack.enter_context(Aside(partial(_language, site, pages, lang, rooms, at_hand)))
            for lang in LANGUAGES
        ]
        for lang in LANGUAGES:
            search.write(pages, lang, target)
        for language in languages:
            language.result()
    feeds.write(site, pages, target)
    manifest.write(site, target)
    offline.write(site, target)


def _language(site: Site, pages: list[Page], lang: str, rooms: Rooms, at_hand: AtHand | None) -> None:
    """All pages of a language, Chinese at the top of the site, other languages in a folder of their name."""
    ordered = (
        pages if lang == "zh" else pages[::-1]
    )  # from both ends: what one language has asked the core, the other finds kept
    texts = {page.markdown_path: markdown(site, page, lang) for page in ordered}
    build = LanguageBuild(
        lang, site.name[lang], rooms.work / f"markdown-{lang}", rooms.work / f"html-{lang}", frame(site, lang)
    )
    live = at_hand.mkdocs[lang] if at_hand else None
    finished = finished_pages(
        build, texts, rooms.root / "mkdocs.yml", rooms.work, epoch(site), rooms.cache / "pages", live
    )
    mark = site.policy.get("hash", "")
    _write(
        rooms.target if lang == "zh" else rooms.target / lang,
        {name: marked(page, mark) for name, page in finished.items()},
    )


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def epoch(site: Site) -> int:
    """The moment a build says it was made: the date the data is current to, so that the same data gives the
    same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else calendar.timegm(date.fromisoformat(site.current_to).timetuple())
