"""The whole site in a folder of its own: open data, the check, pages in both languages, search and feeds."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.bundle.compress import BEST, Effort, compress_files
from generator.export import package
from generator.library.text import LANGUAGES
from generator.site import assets, components, feeds, manifest, notices, offline, search, views
from generator.site.mkdocs_adapter import LanguageBuild
from generator.site.model import Page
from generator.site.pages import finished, marked
from generator.site.renderer import frame, markdown
from generator.site.site import Site
from generator.system.background import Background


@dataclass(frozen=True)
class Folders:
    """The folders of one build: the checkout, what is kept between builds, and where it works."""

    root: Path
    cache: Path
    work: Path

    @property
    def target(self) -> Path:
        """Where the site is made."""
        return self.work / "site"


def make(site: Site, folders: Folders, check: Background[Path] | None = None, effort: Effort = BEST) -> Path:
    """Make both languages and return the folder.

    ``check`` makes the folder of the check and of the workbench; without it the check page shows only what
    it shows without JavaScript.
    """
    target = folders.target
    target.mkdir(parents=True)
    pages = views.all_pages(site)
    site.know(pages)
    site.published = package.write(site, target / "data")
    site.addresses = assets.write(site, target, check.result() if check else None)
    with Background(partial(_compress, target / "assets", effort)) as compressing:
        _make_pages(site, pages, folders)
        compressing.result()
    feeds.write(site, pages, target)
    manifest.write(site, target)
    notices.write(site, target)
    components.write(site, target)
    offline.write(site, target)
    compress_files(sorted(target.glob(f"{offline.PACKS}*.json")), effort)
    return target


def _compress(folder: Path, effort: Effort) -> None:
    """The runtime last: another process began with it when the build did (``bundle.ahead``)."""
    runtime = [path for path in folder.glob(f"{assets.CHECK}/pyodide-*/*") if path.is_file()]
    files = [path for name in (assets.CHECK, assets.WORKBENCH) for path in sorted((folder / name).rglob("*"))]
    compress_files([path for path in files if path.is_file() and path not in runtime], effort)
    compress_files(runtime, effort)


def _make_pages(site: Site, pages: Sequence[Page], folders: Folders) -> None:
    """Both languages side by side, and their search meanwhile."""
    with ExitStack() as stack:
        languages = [
            stack.enter_context(Background(partial(make_language, site, pages, lang, folders)))
            for lang in LANGUAGES
        ]
        for lang in LANGUAGES:
            search.write(pages, lang, folders.target)
        for language in languages:
            language.result()


def make_language(site: Site, pages: Sequence[Page], lang: str, folders: Folders) -> None:
    """All pages of a language, Chinese at the top of the site, other languages in a folder of their name.

    One language begins at the first page and one at the last: what one has asked the core, the other finds
    in the cache.
    """
    texts = {page.markdown_path: markdown(site, page, lang) for page in pages[:: 1 if lang == "zh" else -1]}
    build = LanguageBuild(
        lang,
        site.name[lang],
        folders.work / f"markdown-{lang}",
        folders.work / f"html-{lang}",
        frame(site, lang),
    )
    html = finished(
        build, texts, folders.root / "mkdocs.yml", folders.work, epoch(site), folders.cache / "pages"
    )
    mark = site.policy.get("hash", "")
    _write(
        folders.target if lang == "zh" else folders.target / lang,
        {name: marked(page, mark) for name, page in html.items()},
    )


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


_MOMENT = re.compile(r"[0-9]{1,11}")


def epoch(site: Site) -> int:
    """The moment a build says it was made: the date the data is current to, so that the same data gives the
    same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (
        int(given)
        if _MOMENT.fullmatch(given)
        else calendar.timegm(date.fromisoformat(site.current_to).timetuple())
    )
