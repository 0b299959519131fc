"""The site in a real Chromium: nothing blocked, nothing foreign, nothing wider than a phone, and what scripts add."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.site.test_search import QUERIES, judge

KINDS = [
    "", "catalogue/", "catalogue/26/", "catalogue/item-53/", "catalogue/item-90/", "tracks/", "tracks/ordinary/", "lists/filing/",
    "lists/commitment/", "lists/exempt/", "measures/", "services/", "services/size/", "clocks/", "procedure/", "penalties/",
    "major-change/", "law/", "contacts/", "glossary/", "unknowns/", "questions/", "timeline/", "about/", "search/",
    "guides/report/", "guides/form/", "guides/registration/", "guides/none/", "catalogue/item-108/", "catalogue/item-161/",
    "data/", "changes/", "services/calendar/",
]  # fmt: skip


@pytest.fixture
def phone(browser: Browser) -> Iterator[Tab]:
    """A fresh tab as wide as a small phone."""
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    yield tab
    tab.close()


@pytest.mark.parametrize("prefix", [pytest.param("/", marks=pytest.mark.full), "/en/"])
def test_every_kind_of_page_is_whole_on_a_phone(phone: Tab, built_site: str, prefix: str) -> None:
    wrong: list[str] = []
    phone.on(
        "request",
        lambda request: None if request.url.startswith((built_site, "data:")) else wrong.append(request.url),
    )
    phone.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    phone.on("pageerror", lambda error: wrong.append(str(error)))
    for path in KINDS:
        phone.goto(built_site + prefix + path)
        if phone.evaluate("document.documentElement.scrollWidth") > 360:
            wrong.append(f"{prefix}{path} is wider than the screen")
    assert wrong == []


@pytest.mark.parametrize("path", ["/#%", "/#q=50%", "/law/#%ed%a0%80", "/search/#q=50%"])
def test_a_link_that_is_no_code_of_anything_stops_no_script(phone: Tab, built_site: str, path: str) -> None:
    """Nor does a key without a name, as browsers send when they fill in a form."""
    wrong: list[str] = []
    phone.on("pageerror", lambda error: wrong.append(str(error)))
    phone.goto(built_site + path)
    phone.evaluate("document.body.dispatchEvent(new Event('keydown', { bubbles: true }))")
    phone.keyboard.press("/")
    expect(phone.locator("dialog[open] input, input:focus").first).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize(
    ("prefix", "typed", "page"),
    [("/", "jiayouzhan", "catalogue/item-119/"), ("/en/", "petrol station", "catalogue/item-119/")],
)
def test_search_opens_by_key_and_leads_to_the_page(
    phone: Tab, built_site: str, prefix: str, typed: str, page: str
) -> None:
    loaded: list[str] = []
    phone.on("request", lambda request: loaded.append(request.url))
    phone.goto(built_site + prefix)
    assert not [url for url in loaded if "search" in url.rsplit("/", 1)[1]], (
        "nothing of the search comes before it is wanted"
    )
    phone.keyboard.press("/")
    phone.keyboard.type(typed)
    expect(phone.locator(".eg-hit").first).to_be_visible()
    phone.keyboard.press("Enter")
    phone.wait_for_url(built_site + prefix + page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_query_finds_its_page_in_the_browser(phone: Tab, built_site: str, lang: str) -> None:
    """The real page, script and index: each query is typed into the box, and what is shown is read."""
    root = built_site + ("/" if lang == "zh" else "/en/")
    phone.goto(root + "search/?q=x")
    expect(phone.locator("#search-page-results .eg-ways")).to_be_visible()
    found = phone.evaluate(
        """(queries) => queries.map((text) => {
            const input = document.querySelector("#search-page-input");
            input.value = text;
            input.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("#search-page-results .eg-hit")].map((link) => link.href);
        })""",
        [query[0] for query in QUERIES[lang]],
    )
    judge(QUERIES[lang], [[href.removeprefix(root) for href in hits] for hits in found])


def test_results_are_walked_by_key_and_told_to_screen_readers(phone: Tab, built_site: str) -> None:
    phone.goto(built_site + "/")
    phone.keyboard.press("/")
    phone.keyboard.type("登记表")
    expect(phone.locator(".eg-hit").first).to_be_visible()
    expect(phone.locator("[data-search-status]")).to_contain_text("个结果")
    assert phone.locator("dialog h2").count() > 1, "results stand in groups"
    phone.keyboard.press("ArrowDown")
    expect(phone.locator(".eg-hit").first).to_be_focused()
    phone.keyboard.press("ArrowUp")
    expect(phone.locator("#search-input")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_nothing_found_leads_on(phone: Tab, built_site: str, prefix: str) -> None:
    phone.goto(built_site + prefix + "search/?q=qqqqzzzz")
    expect(phone.locator(".eg-results__none")).to_be_visible()
    addresses = phone.locator(".eg-ways a").evaluate_all("links => links.map(link => link.href)")
    assert built_site + prefix + "check/#describe=qqqqzzzz" in addresses and len(addresses) == 4


def test_each_result_takes_two_lines(phone: Tab, built_site: str) -> None:
    phone.goto(built_site + "/search/?q=加工")
    expect(phone.locator(".eg-hit").first).to_be_visible()
    heights = phone.locator(".eg-hit > span").evaluate_all(
        "spans => spans.map(s => s.getBoundingClientRect().height / parseFloat(getComputedStyle(s).lineHeight))"
    )
    assert max(heights) < 1.5


def test_scheme_and_type_size_are_kept(phone: Tab, built_site: str) -> None:
    phone.goto(built_site + "/law/")
    phone.click("[data-toggle-scheme]")
    phone.click("[data-toggle-size]")
    phone.goto(built_site + "/en/about/")
    assert phone.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert phone.evaluate("document.documentElement.dataset.size") == "large"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.click("[data-toggle-scheme]")
    phone.click("[data-toggle-size]")


@pytest.mark.parametrize("prefix", ["/", "/en/"])
def test_what_is_typed_on_the_home_page_stays_behind_the_hash(
    phone: Tab, built_site: str, prefix: str
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(built_site + prefix)
    phone.fill("#describe", "养猪 & 6000")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/check/#*")
    assert "养猪 & 6000" in unquote(phone.url)
    assert not [url for url in asked if "describe" in url]


def test_a_link_into_a_folded_part_opens_it(phone: Tab, built_site: str) -> None:
    phone.goto(built_site + "/catalogue/")
    first = phone.locator("details.eg-fold").first
    first.evaluate("fold => { fold.querySelector('li').id = 'inside'; location.hash = 'inside'; }")
    expect(first).to_have_attribute("open", "")


def test_tables_stay_tables_when_stacked(phone: Tab, built_site: str) -> None:
    phone.goto(built_site + "/services/size/")
    assert phone.get_by_role("table").count() == 1
    assert phone.get_by_role("row").count() > 16
