"""The two small checks on their own pages, in a real Chromium, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.commands import printed

pytestmark = pytest.mark.browser
PAGES = {"size": "services/size/", "major_change": "major-change/"}
HOME = {"zh": "/", "en": "/en/"}
FIRM = {"sector": "industry", "staff": 250, "revenue": 3000}


@pytest.fixture
def context(known: BrowserContext) -> BrowserContext:
    return known


@dataclass
class Own:
    """One of the checks, in one language."""

    page: Page
    base: str
    lang: str
    scope: str

    def open(self, fragment: str = "") -> Own:
        """The page as it stands; with a fragment, until its answer is there."""
        self.page.goto("about:blank")
        self.page.goto(
            self.base.rstrip("/") + HOME[self.lang] + PAGES[self.scope] + (f"#{fragment}" if fragment else "")
        )
        if fragment:
            self.page.wait_for_selector('#own-check[data-state="ready"]')
        return self

    def start(self) -> Own:
        self.page.click("#own-check button")
        self.page.wait_for_selector('#own-check[data-state="ready"]')
        return self

    def wait(self, result: str) -> Own:
        self.page.wait_for_selector(f'#own-result[data-result="{result}"]')
        return self

    def headline(self) -> str:
        return self.page.locator(".ck-answer__headline").inner_text()

    def answer(self, fact: str, value: Any) -> None:
        if self.page.locator(".ck-more").is_visible():
            self.page.locator(".ck-more").click()
        card = self.page.locator(f'[data-fact="{fact}"]')
        if card.locator(".ck-q__said button").is_visible():
            card.locator(".ck-q__said button").click()
        if card.get_attribute("data-type") == "number":
            card.locator("input[type=text]").fill(str(value))
        else:
            said = ("yes" if value else "no") if isinstance(value, bool) else value
            card.locator(f'input[value="{said}"]').check()


@pytest.fixture(params=["zh", "en"])
def size(request: pytest.FixtureRequest, page: Page, built_site: str) -> Own:
    return Own(page, built_site, request.param, "size")


@pytest.fixture(params=["zh", "en"])
def change(request: pytest.FixtureRequest, page: Page, built_site: str) -> Own:
    return Own(page, built_site, request.param, "major_change")


def command_line(command: str, facts: dict[str, Any]) -> dict[str, Any]:
    return printed(command, {"facts": facts})


def test_the_size_of_a_firm_is_that_of_the_command_line(size: Own) -> None:
    size.open().start()
    for fact, value in FIRM.items():
        size.answer(fact, value)
    size.wait("small")
    answer = command_line("size", FIRM)
    assert size.headline() == answer["headline"][size.lang]
    shown = size.page.locator("#own-result").inner_text()
    for part in (*answer["change"], *(row for row in answer["reasons"] if row["kind"] == "decides")):
        assert part[size.lang] in shown
    assert all(service[size.lang].lower() in shown.lower() for service in answer["services"])
    assert answer["effect"][size.lang] in shown
    assert size.page.locator('[aria-live="polite"]').inner_text() == answer["headline"][size.lang]


def test_a_change_is_judged_as_on_the_command_line(change: Own) -> None:
    change.open().start()
    facts = {
        "acceptance_done": False,
        "polluting_project": True,
        "sector_list_exists": False,
        "capacity_increase": 30,
    }
    for fact, value in facts.items():
        change.answer(fact, value)
    change.wait("major")
    answer = command_line("major-change", facts)
    shown = change.page.locator("#own-result").inner_text()
    assert change.headline() == answer["headline"][change.lang]
    assert answer["reasons"][0][change.lang] in shown and answer["follows"][change.lang] in shown


def test_just_under_the_limit_the_change_is_not_major_yet(page: Page, built_site: str) -> None:
    own = Own(page, built_site, "en", "major_change").open(
        "acceptance_done=no&polluting_project=yes&sector_list_exists=no&capacity_increase=29.9"
    )
    page.wait_for_selector('#own-result[data-status="open"]')
    own.answer("capacity_increase", "30")
    own.wait("major")


@pytest.mark.parametrize("scope", PAGES)
def test_nothing_of_the_runtime_is_loaded_until_the_reader_starts(
    scope: str, page: Page, built_site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    own = Own(page, built_site, "en", scope).open()
    page.wait_for_load_state("networkidle")
    of_the_check = [url.rpartition("/")[2].partition("?")[0] for url in asked if "/assets/check/" in url]
    assert of_the_check == ["own.js"]
    assert all(url.startswith(built_site) for url in asked)
    own.start()
    assert any("pyodide" in url for url in asked) and all(url.startswith(built_site) for url in asked)


def test_the_link_repeats_the_answer_and_leads_on_to_the_check(size: Own) -> None:
    size.open("sector=industry&staff=250&revenue=3000").wait("small")
    size.page.get_by_role("link", name=re.compile("带着这个规模|with this size")).click()
    size.page.wait_for_selector('#track-checker[data-state="ready"]')
    assert "firm_size=small" in size.page.url
    size.page.fill("#project-description", "养猪场")
    size.page.locator('#check-proposals input[data-item="3"]').check()
    expect(size.page).to_have_url(re.compile("items=3.*firm_size=small"))
    size.page.locator("#check-service-box summary").click()
    card = size.page.locator('[data-fact="firm_size"]')
    assert card.locator('input[value="small"]').is_checked()
    assert (card.locator("a").get_attribute("href") or "").endswith("services/size/")


def test_what_is_wrong_is_said_at_the_field_and_no_answer_is_given(size: Own) -> None:
    size.open("sector=industry&revenue=3000&staff=-3&moon=1").wait("")
    card = size.page.locator('[data-fact="staff"]')
    assert card.get_attribute("data-state") == "error" and card.locator("[role=alert]").is_visible()
    assert "moon" in size.page.locator(".ck-problems").inner_text()
    size.answer("staff", "250")
    size.wait("small")
    size.answer("revenue", "3000万")
    expect(size.page.locator('[data-fact="revenue"]')).to_have_attribute("data-state", "error")
    assert "3000" in size.page.locator('[data-fact="revenue"] [role=alert]').inner_text()
    size.wait("")


def test_i_do_not_know_keeps_every_size_that_is_possible(size: Own) -> None:
    size.open("sector=retail&staff=12")
    size.page.locator('[data-fact="revenue"] input[value="unknown"]').check()
    expect(size.page.locator("#own-result")).to_have_attribute("data-status", "open")
    assert size.headline() == command_line("size", {"sector": "retail", "staff": 12})["headline"][size.lang]


@pytest.mark.parametrize("scope", PAGES)
def test_without_scripts_the_printed_table_stands_alone(
    scope: str, browser: Browser, built_site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    Own(page, built_site, "en", scope).open()
    assert not page.locator("#own-check").is_visible()
    assert page.locator("table, ol.eg-points").first.is_visible()
    context.close()


def test_a_form_is_filled_by_keyboard_alone(size: Own) -> None:
    size.open()
    size.page.locator("#own-check button").focus()
    size.page.keyboard.press("Enter")
    size.page.wait_for_selector('#own-check[data-state="ready"]')
    assert size.page.evaluate("document.activeElement.tagName") == "H2"
    size.page.keyboard.press("Tab")
    assert size.page.evaluate("document.activeElement.name") == "sector"
    size.page.keyboard.press("ArrowDown")
    assert size.page.evaluate("document.activeElement.name") == "sector"
    size.page.wait_for_selector('#check-questions [data-fact="staff"]')
    size.page.locator("#value-staff").focus()
    size.page.keyboard.type("19")
    size.wait("micro")
    assert size.page.evaluate("document.activeElement.id") == "value-staff"


@pytest.mark.parametrize(
    ("scope", "scheme"),
    [
        ("size", "light"),
        ("major_change", "dark"),
        pytest.param("size", "dark", marks=pytest.mark.full),
        pytest.param("major_change", "light", marks=pytest.mark.full),
    ],
)
def test_a_phone_has_no_sideways_scrolling_and_large_enough_targets(
    scope: str, scheme: Any, browser: Browser, built_site: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    fragment = {
        "size": "sector=industry&staff=250",
        "major_change": "capacity_increase=5&solid_waste_changes=taken_in_house",
    }[scope]
    Own(page, built_site, "en", scope).open(fragment)
    page.wait_for_selector("#own-result .ck-answer__headline")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    small = page.evaluate(
        "() => [...document.querySelectorAll('#own-check :is(button, summary, label.ck-option, input[type=text])')]"
        ".filter((e) => e.offsetParent && e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert small == []
    context.close()


def test_on_paper_stand_the_answer_and_what_was_entered(size: Own) -> None:
    size.open("sector=industry&staff=250&revenue=3000").wait("small")
    size.page.emulate_media(media="print")
    assert size.page.locator(".ck-answer__headline").is_visible()
    assert size.page.locator("#check-printed-link").is_visible()
    assert not size.page.locator("#check-questions").is_visible()
    assert "250" in size.page.locator(".ck-answer__foot .ck-print").first.inner_text()


def test_a_file_that_is_missing_is_said_so_and_can_be_tried_again(page: Page, built_site: str) -> None:
    own = Own(page, built_site, "en", "size").open()
    page.route("**/rules-*.zip", lambda route: route.abort())
    page.click("#own-check button")
    page.wait_for_selector('#own-check[data-state="failed"]')
    assert "could not be loaded" in page.locator(".ck-failed").inner_text()
    page.unroute("**/rules-*.zip")
    page.locator(".ck-failed button").click()
    page.wait_for_selector('#own-check[data-state="ready"]')
    own.answer("sector", "industry")
    own.answer("staff", "1")
    own.wait("micro")
