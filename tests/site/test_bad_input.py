"""Every text of the data poisoned at once, lists empty and very long, addresses missing: each page stays whole and nothing runs."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from generator.gaps.find import gaps
from generator.lint.run import load_and_lint
from generator.preview.serve import server
from generator.system.git import last_changed
from tests.answering import answering
from tests.building import build_site
from tests.conftest import DATA
from tests.site.test_in_browser import KINDS

POISON = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "](javascript:alert(3))", '[x](javascript:alert(4) "t")', "{{ 7*7 }}{% raw %}",
    "&lt;b&gt; &amp; \"q\" 'r'", "`code` ```", "a | b | c", "# head", "---", "\u202eabc\u2066", "🐖👩‍🌾", "a\u200bb\u2060c", "<!-- ", "</title></style></div>",
    "长" * 300, "w" * 300, "![i](x.png)", "<https://evil.example>", "{#id .class onclick=x}", "\n\n# block\n\n- list\n\n    code", "1. one", "\\", "~~~",
    ": x", "<a href=javascript:alert(5)>", "https://a.example/\"onmouseover=alert(6)", "*[abbr]: x", "[ref]: javascript:alert(7)", "<details open ontoggle=alert(8)>",
    "<svg/onload=alert(9)>", "=1+1", "]]>", "&#60;script&#62;alert(10)&#60;/script&#62;", "+", "- x", "> quote", "<iframe srcdoc='<script>alert(11)</script>'>",
]  # fmt: skip
LONG = 2000


def poisoned(node: Any, turn: Iterator[str]) -> Any:
    """The same record with poison before and behind every text, and behind every word of a list of words."""
    if isinstance(node, dict):
        texts = {name: node[name] for name in ("zh", "en") if isinstance(node.get(name), (str, list))}
        if len(texts) == 2:
            before, behind = next(turn), next(turn)
            mixed = {
                name: f"{before} {text} {behind}"
                if isinstance(text, str)
                else [f"{word} {behind}" for word in text]
                for name, text in texts.items()
            }
            return {
                **{name: poisoned(part, turn) for name, part in node.items() if name not in mixed},
                **mixed,
            }
        return {name: poisoned(part, turn) for name, part in node.items()}
    return [poisoned(part, turn) for part in node] if isinstance(node, list) else node


@pytest.fixture(scope="module")
def bad(compiled: dict[str, Any]) -> dict[str, Any]:
    """The policy with all of that, one list empty, one of 2,000 rows, and no official address anywhere."""
    policy: dict[str, Any] = poisoned(copy.deepcopy(compiled), itertools.cycle(POISON))
    policy["lists"]["commitment"]["rows"] = []
    term = policy["glossary"]["terms"][0]
    policy["glossary"]["terms"] = [{**term, "id": f"term_{n}"} for n in range(LONG)]
    for instrument in policy["instruments"]["instruments"].values():
        instrument.pop("url", None)
    for contact in policy["contacts"]["contacts"]:
        contact.pop("url", None)
        contact.pop("phone", None)
    return policy


@pytest.fixture(scope="module")
def ruined(bad: dict[str, Any], left_out: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from it, check and workbench included."""
    folder = tmp_path_factory.mktemp("ruined")
    open_points = gaps(load_and_lint(DATA), date.fromisoformat(bad["current_to"]))
    changed = last_changed(DATA)
    build_site(bad, folder / "site", data=DATA, changed=changed, gaps=open_points, without=left_out)
    return folder / "site"


@pytest.fixture(scope="module")
def address(ruined: Path) -> Iterator[str]:
    with answering(server(ruined)) as base:
        yield base


def test_no_text_becomes_an_element_an_attribute_or_an_address(ruined: Path) -> None:
    for path in sorted(ruined.rglob("*.html")):
        for element in html.document_fromstring(path.read_bytes()).iter():
            if not isinstance(element.tag, str):
                assert "alert" not in str(element.text), path
                continue
            assert element.tag not in ("img", "iframe", "style", "object", "embed"), path
            data = element.get("type") == "application/ld+json"
            assert element.tag != "script" or data or (element.get("src") and not element.text), path
            for name, value in element.items():
                assert not name.startswith("on") and name not in ("style", "srcdoc"), (path, name)
                assert name not in ("href", "src", "action") or not str(value).strip().lower().startswith(
                    ("javascript:", "data:", "https://evil")
                ), (path, value)


CHANGED_ON_PURPOSE = {"glossary", "commitment", "law", "contacts", "data", "search"}


def outline(path: Path) -> list[str]:
    """The elements of a page in order, but for the lines of pictures, whose number depends on the length of a text."""
    root = html.document_fromstring(path.read_bytes())
    for picture in root.iter("svg"):
        del picture[:]
    return [
        str(element.tag) for element in root.iter() if element.get("class") not in ("eg-official", "eg-toc")
    ]


def test_each_chinese_page_has_the_very_elements_of_the_clean_one(
    ruined: Path, built: Path, left_out: set[str]
) -> None:
    pages = [
        path
        for path in sorted(built.rglob("index.html"))
        if "en" not in path.relative_to(built).parts
        and path.parent.relative_to(built).as_posix() not in left_out
    ]
    assert len(pages) > 100
    for path in pages:
        if path.parent.name not in CHANGED_ON_PURPOSE:
            there, clean = outline(ruined / path.relative_to(built)), outline(path)
            links = len(clean) - len(there)  # addresses that were taken away
            most = (
                60 if path.parent.name in ("services", "measures") else 6
            )  # each of them names those to reach
            assert 0 <= links <= most and [tag for tag in there if tag != "a"] == [
                tag for tag in clean if tag != "a"
            ], path


def test_texts_are_shown_as_they_stand(ruined: Path, bad: dict[str, Any]) -> None:
    page = html.document_fromstring((ruined / "clocks" / "index.html").read_bytes())
    shown = " ".join(page.text_content().split()).lower()  # a heading begins with a capital
    for clock in bad["clocks"]["clocks"]:
        wanted = " ".join(str(clock["zh"]).replace("\u202e", "").replace("\u2066", "").split())
        assert wanted.lower() in shown
    assert not [
        path
        for path in ruined.rglob("*.html")
        if any(mark in path.read_text("utf-8") for mark in "\u202e\u2066")
    ]


def test_an_empty_list_and_a_very_long_one_make_whole_pages(ruined: Path) -> None:
    long = html.document_fromstring((ruined / "glossary" / "index.html").read_bytes())
    assert len(long.findall(".//dt")) >= LONG and len(long.findall(".//footer")) == 1
    empty = html.document_fromstring((ruined / "lists" / "commitment" / "index.html").read_bytes())
    assert not empty.xpath("//ul[@class='eg-rows']/li")
    assert len(empty.findall(".//footer")) == 1


@pytest.mark.parametrize("prefix", [pytest.param("/", marks=pytest.mark.full), "/en/"])
def test_nothing_runs_and_nothing_is_wider_than_a_phone(browser: Browser, address: str, prefix: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    wrong: list[str] = []
    tab.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else wrong.append(request.url),
    )
    for path in [*KINDS, "catalogue/item-3/"]:
        tab.goto(address + prefix + path)
        tab.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
        if tab.evaluate("document.documentElement.scrollWidth") > 360:
            wrong.append(f"{prefix}{path} is wider than the screen")
    assert wrong == []
    tab.close()


def test_the_search_and_the_check_show_texts_and_run_none(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    wrong: list[str] = []
    tab.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.goto(f"{address}/")
    tab.keyboard.press("/")
    tab.keyboard.type("script")
    tab.wait_for_selector(".eg-hit")
    tab.goto(f"{address}/check/#items=108&f.hospital_beds=40&f.project_nature=reconstruction")
    tab.wait_for_selector("#track-checker[data-state=ready]")
    tab.wait_for_selector("[data-status]")
    assert (
        tab.evaluate(
            "document.querySelectorAll('#track-checker :is(script, img, iframe, svg[onload])').length"
        )
        == 0
    )
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert wrong == []
    tab.close()
