"""What the checkers say of the built site, and that each of them speaks up when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.preview.serve import server
from tests.answering import answering
from tests.audit import axe, checkers
from tests.audit.pages import LANGUAGES, kinds
from tests.conftest import Sample

pytestmark = pytest.mark.browser
LEAST = 95
SHOWN = ("", "en/catalogue/item-53/", "check/", "en/check/")
"""`make audit` takes each of these in both languages."""

BROKEN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Broken on purpose</title></head>
<body><main><h1>Broken on purpose</h1><img src="x.png"><p style="color:#bbb;background:#fff">pale</p>
<button></button><center>old</center><a href="nowhere.html">nowhere</a> <a href="#not-here">no such place</a></main></body></html>"""


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A page with a fault for every checker: its folder and its address."""
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    with answering(server(tmp_path)) as base:
        yield tmp_path, f"{base}/"


def test_axe_finds_nothing_on_any_kind_of_page_in_any_state(
    built_site: str, site_folder: Path, compiled: dict[str, Any], full: bool
) -> None:
    every = axe.visits(kinds(compiled, site_folder))
    looks = every if full else axe.by_turns(every)
    found = axe.violations(built_site, looks)
    assert len(found) == len(looks) > (100 if full else 40)
    assert {look.state for look in looks} == {look.state for look in every}
    assert {look: wrong for look, wrong in found.items() if wrong} == {}


def test_the_html_checker_finds_no_error(
    site_folder: Path, compiled: dict[str, Any], sample: Sample, full: bool
) -> None:
    """In short the kinds of pages in both languages, and some of all pages."""
    every = sorted(site_folder.rglob("*.html"))
    richest = [
        site_folder / lang / kind / "index.html"
        for lang in LANGUAGES
        for kind in kinds(compiled, site_folder)
    ]
    assert len(every) > 500
    looked_at = {file for file in (*richest, *sample(every, 20)) if file.is_file()}
    assert full or len(looked_at) > 80
    assert checkers.html_errors(*([site_folder] if full else sorted(looked_at))) == []


def test_no_link_is_broken(site_folder: Path) -> None:
    found = checkers.links(site_folder)
    assert found.broken == []
    assert found.checked > 10_000


@pytest.mark.full
def test_lighthouse_gives_the_marks_that_do_not_hang_on_speed(built_site: str) -> None:
    found = checkers.lighthouse(f"{built_site}/{path}" for path in SHOWN)
    assert len(found) == len(SHOWN)
    assert [
        (page.address, page.scores, page.wrong) for page in found if min(page.scores.values()) < LEAST
    ] == []


def test_axe_speaks_up(broken: tuple[Path, str]) -> None:
    ((_, wrong),) = axe.violations(broken[1], [axe.Visit("")]).items()
    assert {line.split(":")[0] for line in wrong} >= {"image-alt", "color-contrast", "button-name"}


def test_the_html_checker_speaks_up(broken: tuple[Path, str]) -> None:
    assert any("center" in line for line in checkers.html_errors(broken[0]))


def test_the_link_checker_speaks_up(broken: tuple[Path, str]) -> None:
    assert {line.split("/")[-1].split(" ")[0] for line in checkers.links(broken[0]).broken} == {
        "nowhere.html",
        "index.html#not-here",
        "x.png",
    }


@pytest.mark.full
def test_lighthouse_speaks_up(broken: tuple[Path, str]) -> None:
    (page,) = checkers.lighthouse([broken[1]])
    assert page.scores["accessibility"] < LEAST
    assert {"image-alt", "button-name"} <= set(page.wrong)
