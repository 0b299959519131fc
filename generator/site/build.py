"""The whole site, in place at once or not at all."""

from __future__ import annotations

import calendar
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from generator.export import package
from generator.site import assets, feeds, manifest, offline, postprocess, search, views
from generator.site.mkdocs_adapter import LanguageBuild, Rendering
from generator.site.model import LANGUAGES, Page
from generator.site.site import Site

ROOT = Path(__file__).resolve().parents[2]


def build_site(
    policy: Mapping[str, Any], out: Path, *, widget_dir: Path | None = None, root: Path = ROOT, changed: Mapping[str, str] | None = None
) -> None:
    """Build both languages into ``out``. On any error ``out`` stays as it was.

    ``widget_dir`` is the finished folder of the check (``generator.bundle``); without it the check page shows
    only what it shows without JavaScript. ``changed`` says on which day each data file was last changed.
    """
    out = Path(out).resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with _lock(root / ".cache" / "site.lock"):
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
        try:
            _build(Site(policy, root / "site_src", root / "widgets" if widget_dir else None), work / "site", work, widget_dir, root, changed or {})
            _swap(work / "site", out, work / "old")
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """One build at a time in a checkout: they share the folder of Markdown. The second waits, and says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another build is running here; waiting for it / 另一个构建正在进行，等待其完成", file=sys.stderr)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put ``new`` where ``out`` is; if that fails half-way the old one goes back."""
    had_one = out.exists()
    if had_one:
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if had_one:
            old.rename(out)
        raise


def _build(site: Site, target: Path, work: Path, widget_dir: Path | None, root: Path, changed: Mapping[str, str]) -> None:
    site.changed = changed
    pages = views.all_pages(site)
    site.know(pages)
    target.mkdir(parents=True)
    shared = assets.write(site, target, widget_dir)
    site.published = package.write(site, target / "data")
    markdown = root / ".cache" / "markdown"
    with ExitStack() as stack:
        renderings = []
        for lang in LANGUAGES:  # MkDocs works on one language while the next is being written
            build = _write_language(site, pages, lang, markdown, work, shared)
            renderings.append(stack.enter_context(Rendering(build, root / "mkdocs.yml", work, _epoch(site))))
            search.write(pages, lang, target)
        for rendering in renderings:
            build = rendering.finish()
            postprocess.finish_folder(build.html, build.lang)
            _merge(build, target)
    feeds.write(site, pages, target)
    manifest.write(site, target)
    offline.write(site, target, shared)


def _write_language(site: Site, pages: list[Page], lang: str, markdown: Path, work: Path, shared: Mapping[str, str]) -> LanguageBuild:
    folder = markdown / lang
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        path = folder / page.markdown_path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(site.markdown(page, lang), encoding="utf-8")
    extra = {**site.frame(lang), "shared": shared}
    return LanguageBuild(lang, site.name[lang], folder, work / f"html-{lang}", extra)


def _merge(build: LanguageBuild, target: Path) -> None:
    """Chinese at the top, other languages in a folder of their name."""
    shutil.copytree(build.html, target if build.lang == "zh" else target / build.lang, dirs_exist_ok=True)


def _epoch(site: Site) -> int:
    """The moment a build says it was made: the date the data is current to, so that the same data gives the same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else calendar.timegm(date.fromisoformat(site.current_to).timetuple())
