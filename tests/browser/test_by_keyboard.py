"""The check with nothing but a keyboard: on a desk, at twice the size and on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_page import LANGUAGES, Check

pytestmark = pytest.mark.browser
PIGS = "items=3&pigs_sold_per_year=6000&areas=none&on=2026-11-23"
WINDOWS = {"desk": (1280, 900), "twice the size": (640, 450), "phone": (360, 640)}
MOST = 250
"""Stops of the Tab key from the top of the check to its end, at most."""

STOP = """() => {
    const node = document.activeElement;
    if (!node.closest("#track-checker")) return null;
    const shown = node.matches("input:is([type=radio], [type=checkbox])") ? node.closest("label") ?? node : node;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const style = getComputedStyle(node);
    const at = document.elementFromPoint(Math.min(Math.max(left + Math.min(width, 40) / 2, 0), innerWidth - 1), Math.min(Math.max(top + Math.min(height, 40) / 2, 0), innerHeight - 1));
    return {
        what: (node.id || node.name || node.textContent).slice(0, 40), type: node.type ?? "", value: node.value ?? "", part: node.closest("[data-part]")?.dataset.part ?? "",
        ring: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none",
        seen: Boolean(at && (shown.contains(at) || at.contains(shown))),
        order: [...document.querySelectorAll("*")].indexOf(node),
    };
}"""


@pytest.fixture(
    scope="module", params=["desk", pytest.param("twice the size", marks=pytest.mark.full), "phone"]
)
def keys(request: pytest.FixtureRequest, browser: Browser, built_site: str) -> Iterator[Check]:
    """The English page, ready, in a window of each size."""
    width, height = WINDOWS[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, service_workers="block", reduced_motion="reduce"
    )
    yield Check(context.new_page(), built_site, "en").open()
    context.close()


def stops(page: Page) -> list[dict[str, Any]]:
    """Where the Tab key stops, from the first heading to the end of the check."""
    page.focus(".ck-columns > :first-child h2")  # on a phone a settled answer stands first
    found: list[dict[str, Any]] = []
    while len(found) < MOST:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"no way out: {[stop['what'] for stop in found[-6:]]}")


def tab_to(page: Page, selector: str) -> None:
    """On, by the Tab key, to that control."""
    for _ in range(MOST):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"never at {selector}")


@pytest.mark.parametrize("fragment", ["items=18&meat_processed=20:t/d:300", PIGS])
def test_the_tab_key_goes_through_everything_in_order_and_out(keys: Check, fragment: str) -> None:
    keys.paste(fragment)
    expect(keys.page.locator("#check-printed-link")).to_contain_text("policy=")
    if "meat" in fragment:
        keys.card("meat_processed")  # opened again: the number, its unit, the days
    way = stops(keys.page)
    orders = [stop["order"] for stop in way]
    assert orders == sorted(orders)
    assert [stop for stop in way if not stop["ring"]] == []
    assert [stop for stop in way if not stop["seen"]] == []
    names = [stop["what"] for stop in way]
    assert {
        "check-copy",
        "check-qr",
        "check-print",
        "check-as-text",
        "check-json",
        "check-again",
        "check-date",
    } <= set(names)
    if "meat" in fragment:
        assert [name for name in names if "meat_processed" in name][:3] == [
            "value-meat_processed",
            "unit-meat_processed",
            "days-meat_processed",
        ]


def test_an_amount_a_day_by_keyboard(keys: Check) -> None:
    keys.paste("items=18")
    keys.wait(status="open")
    page = keys.page
    keys.card("meat_processed").locator("input[type=text]").first.focus()
    page.keyboard.type("20")
    page.keyboard.press("Tab")
    expect(page.locator("#unit-meat_processed")).to_be_focused()
    while page.locator("#unit-meat_processed").input_value() != "t/d":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("#days-meat_processed")).to_be_focused()
    page.keyboard.type("300")
    keys.in_address("meat_processed=20:t/d:300")
    expect(page.locator("#days-meat_processed")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#unit-meat_processed")).to_be_focused()


def test_what_one_takes_away_by_keyboard(keys: Check) -> None:
    """Code, text, data and tree: each opened and closed where the focus is, which is never lost."""
    page = keys.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keys.paste(PIGS)
    expect(page.locator("#check-printed-link")).to_contain_text("policy=")
    page.focus("#check-copy")
    tab_to(page, "#check-qr")
    page.keyboard.press("Enter")
    expect(page.locator("#check-code")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    tab_to(page, "#check-again")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#check-json")).to_be_focused()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert json.loads(download.value.path().read_text("utf-8"))["verdict"]["document"] == "report"
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#check-as-text")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#check-as-text")).to_have_text("Copied")
    expect(page.locator("#check-live")).to_have_text("Copied")
    page.focus("#check-qr")
    page.keyboard.press("Enter")
    expect(page.locator("#check-code")).to_be_hidden()
    expect(page.locator("#check-qr")).to_be_focused()
    tab_to(page, '[data-part="tree"] > summary')
    page.keyboard.press("Enter")
    expect(page.locator(".ck-tree li").first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".ck-tree li").first).to_be_hidden()
    expect(page.locator('[data-part="tree"] > summary')).to_be_focused()


@pytest.mark.parametrize("box", ["check-date", "check-start"])
def test_a_date_is_typed_to_its_end(keys: Check, box: str) -> None:
    """The answer is drawn anew with the new date, not with each digit of it, and the focus goes on where it was."""
    keys.paste(PIGS)
    keys.wait(status="decided")
    page = keys.page
    page.evaluate("document.querySelector('details[data-part=\"steps\"]').open = true")
    page.focus(f"#{box}")
    page.keyboard.type("12012026")
    while page.evaluate(
        "(id) => document.activeElement.id === id", box
    ):  # day, month, year and the picture of a calendar
        page.keyboard.press("Tab")
    keys.in_address({"check-date": "on=2026-12-01", "check-start": "start=2026-12-01"}[box])
    assert page.evaluate("document.activeElement !== document.body")
    page.focus(f"#{box}")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    keys.in_address({"check-date": "on=2026-01-01", "check-start": "start=2026-01-01"}[box])
    expect(page.locator(f"#{box}")).to_be_focused()


def test_an_answer_that_comes_while_a_day_is_typed_waits_for_it(keys: Check) -> None:
    keys.paste(PIGS)
    keys.wait(status="decided")
    page = keys.page
    page.focus("#check-date")
    page.keyboard.type("12")
    page.evaluate(
        "() => { const box = document.getElementById('value-pigs_sold_per_year'); box.value = '7000'; box.dispatchEvent(new Event('change')); }"
    )
    keys.in_address("pigs_sold_per_year=7000")
    page.keyboard.type("012026")
    while page.evaluate("document.activeElement.id === 'check-date'"):
        page.keyboard.press("Tab")
    keys.in_address("on=2026-12-01")
    expect(page.locator("#check-result")).to_contain_text("7,000")
    assert page.evaluate("document.activeElement !== document.body")


@pytest.fixture(scope="module", params=LANGUAGES)
def fresh(request: pytest.FixtureRequest, browser: Browser, built_site: str) -> Iterator[Check]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Check(context.new_page(), built_site, request.param).open()
    context.close()


def test_a_button_that_goes_hands_the_focus_on(fresh: Check) -> None:
    fresh.paste("items=3&pigs_sold_per_year=6000&on=2025-01-01")
    fresh.wait(status="decided")
    fresh.page.focus(".ck-answer__top .ck-note:not([hidden]) button")
    fresh.page.keyboard.press("Enter")
    expect(fresh.page.locator(".ck-answer__top .ck-note:not([hidden])")).to_have_count(0)
    expect(fresh.page.locator("#check-answer-title")).to_be_focused()
