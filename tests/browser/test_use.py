"""Pages to act on: each service ends in something to use, targets are large enough, every page asks whether it helped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.rules.policy import Policy
from tests.browser.check_page import LANGUAGES, Check

pytestmark = pytest.mark.browser
ROOTS = {"zh": "/", "en": "/en/"}
SMALL = """() => [...document.querySelectorAll("main a[href], main button, main summary")]
    .filter((node) => node.checkVisibility() && !node.closest("p:not(.eg-reach, .eg-contact), dd, li li, .eg-standing, .eg-crumbs"))
    .filter((node) => { const { width, height } = node.getBoundingClientRect(); return height < 24 || width < 24; })
    .map((node) => node.outerHTML.slice(0, 100))"""
"""Targets that stand by themselves and are too small for a finger."""
TELEPHONES = """() => [...document.querySelectorAll("main a[href^='tel:']")].filter((node) => node.checkVisibility())
    .map((node) => [node.textContent, node.getBoundingClientRect().height])"""
SMALL_TEXT = """() => [...document.querySelectorAll("main .eg-service p, main .eg-service li")]
    .filter((node) => node.checkVisibility() && !node.closest("details:not([open]) > :not(summary)") && parseFloat(getComputedStyle(node).fontSize) < 16)
    .map((node) => node.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    return browser.new_context(
        viewport={"width": 360, "height": 740}, service_workers="block", timezone_id="America/New_York"
    ).new_page()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_service_ends_in_a_link_a_telephone_or_a_text(
    phone: Page, built_site: str, lang: str, policy: Policy
) -> None:
    phone.goto(f"{built_site}{ROOTS[lang]}services/")
    shown = phone.locator(".eg-service")
    parts = [part for group in policy.data["services"]["groups"] for part in group["parts"]]
    expect(shown).to_have_count(len(parts))
    for part in parts:
        box = phone.locator(f"#{part['id'].replace('_', '-')}.eg-service")
        assert box.locator(".eg-reach a, details pre").count(), part["id"]


@pytest.mark.parametrize("slug", ["services/", "contacts/", "questions/"])
def test_targets_are_large_enough_for_a_finger(phone: Page, built_site: str, slug: str) -> None:
    phone.goto(built_site + ROOTS["zh"] + slug)
    phone.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    assert phone.evaluate(SMALL) == []
    assert [number for number in phone.evaluate(TELEPHONES) if number[1] < 44] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_services_are_set_in_readable_type(phone: Page, built_site: str) -> None:
    phone.goto(f"{built_site}/services/")
    assert phone.evaluate(SMALL_TEXT) == []


def test_a_text_to_copy_is_in_the_clipboard_or_selected(phone: Page, built_site: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{built_site}/en/services/")
    box = phone.locator("#on-site-guidance")
    box.locator("summary").click()
    box.get_by_role("button").click()
    expect(box.get_by_role("button")).to_have_text("Copied")
    assert "advice on site" in phone.evaluate("navigator.clipboard.readText()")
    phone.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    box.get_by_role("button").click()
    assert "advice on site" in phone.evaluate("getSelection().toString()")


@pytest.mark.parametrize("slug", ["", "check/", "services/", "clocks/", "catalogue/item-3/", "staff/"])
def test_every_page_asks_whether_it_was_useful_and_sends_nothing(
    phone: Page, built_site: str, slug: str
) -> None:
    phone.goto(built_site + ROOTS["zh"] + slug)
    box = phone.locator(".eg-useful")
    expect(box).to_have_count(1)
    asked: list[str] = []
    if phone.locator("#track-checker").count():  # which goes on loading Python
        phone.wait_for_selector('#track-checker[data-state="ready"]')
    phone.on("request", lambda request: asked.append(request.url))
    box.locator("summary").click()
    expect(box.locator("pre")).to_contain_text(f"/{slug}")
    expect(box.locator('a[href^="tel:12345"]')).to_be_visible()
    assert asked == []


def test_the_day_is_qinghais_whatever_the_clock_of_the_visitor(phone: Page, built_site: str) -> None:
    """In New York it is still the day before when a day begins in Qinghai."""
    phone.clock.set_fixed_time("2026-12-01T17:30:00Z")  # 2 December in Qinghai, noon of the first in New York
    check = Check(phone, built_site, "en").open("items=22")
    check.wait(status="open")
    check.in_address("on=2026-12-02")


def test_an_open_answer_tells_the_range_what_to_prepare_for_and_leads_to_the_questions(
    phone: Page, built_site: str
) -> None:
    check = Check(phone, built_site, "en").open("items=53")
    check.wait(status="open")
    expect(phone.locator(".ck-prepare")).to_contain_text("strictest")
    expect(phone.locator("#check-live")).to_contain_text("questions are left")
    phone.click("#check-to-questions")
    expect(phone.locator("#check-ask-title")).to_be_focused()


def test_the_last_answer_by_a_tap_leads_to_what_came_and_back_to_the_answers(
    phone: Page, built_site: str
) -> None:
    check = Check(phone, built_site, "en").open("items=22&in_industrial_building=yes")
    check.wait(status="open")
    check.answer("only_mixing_or_repackaging", False)
    check.wait(status="decided")
    expect(phone.locator("#check-answer-title")).to_be_focused()
    phone.click(".ck-edit")
    expect(phone.locator("#check-ask-title")).to_be_focused()
    expect(phone.locator('[data-fact="only_mixing_or_repackaging"]')).to_be_in_viewport()


def test_from_the_home_page_the_focus_lands_on_what_was_found(phone: Page, built_site: str) -> None:
    phone.goto(f"{built_site}/en/")
    phone.fill("[data-describe] input", "pig farm")
    phone.press("[data-describe] input", "Enter")
    expect(phone.locator("#check-results-title")).to_be_focused()
    expect(phone.locator("#check-proposals li").first).to_be_in_viewport()
    phone.wait_for_selector('#track-checker[data-state="ready"]')
    expect(phone.locator("#check-results-title")).to_be_focused()
