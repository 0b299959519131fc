"""Whatever is shipped of others goes with its licence, whole, and with a pointer to its source."""

from __future__ import annotations

from pathlib import Path

from generator.bundle import library, workbench
from generator.bundle.runtime import WIDGETS, pinned
from generator.site import notices
from tests.conftest import ROOT

TEXT = notices.text(ROOT / "site_src")


def test_each_licence_is_there_whole() -> None:
    version, _ = pinned()
    assert f"Pyodide {version}" in TEXT and f"github.com/pyodide/pyodide/tree/{version}" in TEXT
    for words in (
        'Exhibit B - "Incompatible With Secondary Licenses" Notice',
        "PYTHON SOFTWARE FOUNDATION LICENSE",
    ):
        assert words in TEXT
    for name in ("uqr", "yaml"):
        assert (WIDGETS / "node_modules" / name / "LICENSE").read_text("utf-8").strip() in TEXT
    given = library.licences([*library.PACKAGES, *workbench.PACKAGES.values()])
    assert len(given) >= len(library.PACKAGES) and all(words.strip() in TEXT for words in given.values())


def test_what_is_said_to_be_changed_is_changed_there() -> None:
    for name in ("shrink.py", "library.py"):
        assert f"generator/bundle/{name}" in TEXT and (ROOT / "generator" / "bundle" / name).is_file()


def test_the_built_site_has_it_and_links_to_it(site_folder: Path) -> None:
    assert (site_folder / notices.NAME).read_text("utf-8") == TEXT
    for page in ("about", "en/about"):
        assert "assets/licences.txt" in (site_folder / page / "index.html").read_text("utf-8")
