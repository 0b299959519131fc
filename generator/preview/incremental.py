"""Pages as the data stands at this moment, made one at a time: what the preview shows before the whole site
is built again.

Files that did not change are not read again, answers that did not change are not worked out again, and MkDocs
stays at hand, so that one changed page is there in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.build.pipeline import with_address
from generator.build.site import epoch
from generator.compile.compile import compile_data
from generator.findings.finding import Finding
from generator.gaps.find import gaps
from generator.library.text import LANGUAGES
from generator.lint.run import load_and_lint
from generator.proof.prove import KEPT
from generator.review.examine import examine_compiled
from generator.site import assets, postprocess, views
from generator.site.mkdocs_adapter import Live
from generator.site.model import Page
from generator.site.pages import marked
from generator.site.renderer import frame, markdown
from generator.site.site import Site
from generator.source.document import Document, read
from generator.system.paths import ROOT

LEFT_TO_THE_BUILD = frozenset({"data"})
"""Pages that tell of files which only a whole build makes."""

OPEN_POINTS = "unknowns"
"""The one page that needs the open points of the data, which take a moment to gather."""

Name = tuple[str, str]
"""Language and address of a page: ``("en", "catalogue/item-3")``."""


class Reader:
    """Reads files as ``generator.source.document.read`` does, but each only once for as long as it stays the
    same."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], Document]] = {}

    def __call__(self, file: Path, shown: str) -> Document:
        try:
            stat = file.stat()
        except OSError:
            return read(file, shown)
        state = (stat.st_mtime_ns, stat.st_size)
        known = self._known.get(file)
        if known is None or known[0] != state:
            known = self._known[file] = (state, read(file, shown))
        return replace(known[1], findings=list(known[1].findings))


class IncrementalSite:
    """One state of the data after the other.

    ``read`` takes in the files as they are; then pages can be asked for.
    """

    def __init__(self, data_dir: Path, work: Path, address: str = "", built: Path | None = None) -> None:
        self.data_dir = data_dir
        self._work = work
        self._address = address
        self._built = built
        self._reader = Reader()
        self._live: dict[str, Live] = {}
        self._shown: dict[Name, str] = {}
        self.site = self._made(None)

    def _made(self, before: Site | None) -> Site:
        data = load_and_lint(self.data_dir, reader=self._reader)
        data.check()
        self._data = data
        self._compiled = compile_data(data, index=False)
        return self._site(self._compiled, before)

    def guards(self) -> list[Finding]:
        """What keeps this state from being published although it can be read: scenarios, cases and the proof.

        An item is not gone through again if its proof was kept and rests on nothing that changed.
        """
        examined = examine_compiled(self._data, self._compiled, keep=KEPT)
        return [finding for finding in examined.findings if finding.severity == "error"]

    def _site(self, compiled: dict[str, Any], before: Site | None) -> Site:
        """The site of a policy; templates and the site's own texts are taken over from ``before``, which had
        them read."""
        site = Site(
            with_address(compiled, self._address),
            ROOT / "site_src",
            ROOT / "widgets" if self._built else None,
            ROOT / ".cache" / "core",
        )
        if before is not None:
            site.env = before.env
            vars(site).update(own_texts=before.own_texts, arrangement=before.arrangement)
        site.know(views.all_pages(site))
        site.addresses = assets.addresses(site, self._built / "assets" if self._built else None)
        return site

    def read(self, *, afresh: bool = False) -> None:
        """Take in the data as it stands.

        Raises DataError if it has errors; then the state before still holds.

        ``afresh``: templates and the site's own texts may have changed too.
        """
        self.site = self._made(None if afresh else self.site)
        if afresh:
            self._live.clear()

    def settle(self) -> None:
        """All pages as they are now are what readers see: from here on, only what differs is new."""
        for name in self.names():
            self._shown[name] = self._text(name)

    def names(self) -> Iterator[Name]:
        """Every page in every language."""
        return (
            (lang, slug) for slug in self.site.pages if slug not in LEFT_TO_THE_BUILD for lang in LANGUAGES
        )

    def page(self, name: Name) -> str | None:
        """The page's HTML if it differs from what was shown last; None if not, or if there is no such
        page."""
        if name[1] not in self.site.pages or name[1] in LEFT_TO_THE_BUILD:
            return None
        text = self._text(name)
        if self._shown.get(name) == text:
            return None
        self._shown[name] = text
        return self._html(name, self.site.pages[name[1]])

    def _text(self, name: Name) -> str:
        if name[1] == OPEN_POINTS and not self.site.gaps:
            self.site.gaps = gaps(self._data, self.site.today)
        return markdown(self.site, self.site.pages[name[1]], name[0])

    def _html(self, name: Name, page: Page) -> str:
        lang, site = name[0], self.site
        if lang not in self._live:
            self._live[lang] = Live(lang, site.name[lang], ROOT / "mkdocs.yml", self._work, epoch(site))
        html = self._live[lang].page(
            page.markdown_path, self._shown[name], site.name[lang], frame(site, lang)
        )
        return marked(postprocess.finish(html, lang), site.policy.get("hash", ""))
