"""The check before Python is up and without it, what it keeps to itself, and that everybody can use it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_page import FAILED, LANGUAGES, PATHS, READY, Check

AS_TRANSFERRED = re.compile(r"\d\.\d (/|of) [1-7]\.\d MB")
"""Compressed, as they come over the line; unpacked they are twice that and more."""
pytestmark = pytest.mark.browser


# -- before Python, and without it --------------------------------------------------------------------------------------


def test_answers_given_while_python_starts_are_decided_when_it_is_up(check: Check) -> None:
    held: list[Any] = []
    check.page.route("**/*.wasm", lambda route: held.append(route))
    check.open(ready=False)
    check.describe({"zh": "养猪场", "en": "pig farm"}[check.lang])
    check.choose(3)
    check.answer("pigs_sold_per_year", "6,000")  # Python reads it
    check.wait(status="first", document="")
    expect(check.page.locator("#track-checker")).to_have_attribute("data-state", "loading")
    expect(check.page.locator("#check-progress")).to_contain_text(AS_TRANSFERRED)
    for route in held:
        route.continue_()
    check.wait(status="decided", document="report")


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param("**/*.wasm", marks=pytest.mark.full),
        "**/assets/check/python-*.zip",
        "**/assets/check/rules-*.zip",
        "**/assets/check/policy-*.json",
        pytest.param("**/pyodide.asm.mjs", marks=pytest.mark.full),
        "**/assets/check/worker-*.js",
    ],
)
def test_a_missing_file_leads_to_the_table_and_can_be_tried_again(check_one: Check, missing: str) -> None:
    check_one.page.route(missing, lambda route: route.abort())
    check_one.open("items=3", ready=False)
    check_one.page.wait_for_selector(FAILED)
    failed = check_one.page.locator("#check-failed")
    expect(failed).to_be_visible()
    expect(failed.locator('a[href$="catalogue/item-3/"]')).to_be_visible()
    check_one.wait(document="", track="")
    check_one.page.unroute(missing)
    check_one.describe("something typed")
    check_one.page.click("#check-retry")
    check_one.page.wait_for_selector(READY)
    check_one.wait(status="open")
    expect(check_one.page.locator("#project-description")).to_have_value("something typed")


def test_a_truncated_file_is_a_failure_not_an_answer(check_one: Check) -> None:
    check_one.page.route(
        "**/*.wasm",
        lambda route: route.fulfill(status=200, content_type="application/wasm", body=b"\0asm\1\0\0\0\1\2"),
    )
    check_one.open("items=3", ready=False)
    check_one.page.wait_for_selector(FAILED)
    check_one.wait(document="")


def test_an_altered_file_is_refused(check_one: Check) -> None:
    """The browser itself compares each file with the mark it was built with."""

    def alter(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body().replace(b"5000", b"6000"))

    check_one.page.route("**/assets/check/policy-*.json", alter)
    check_one.open("items=3&pigs_sold_per_year=5500", ready=False)
    check_one.page.wait_for_selector(FAILED)
    check_one.wait(status="first", by="diagram", document="report")


def test_python_starts_while_the_pages_own_scripts_are_still_coming(check_one: Check) -> None:
    check_one.page.route("**/assets/check/page.js*", lambda route: None)  # it never comes
    with check_one.page.expect_request("**/pyodide.asm.wasm"):
        check_one.page.goto(f"{check_one.base}/en/check/", wait_until="commit")


def test_a_failure_before_the_page_listened_is_told(check_one: Check) -> None:
    page = check_one.page
    held: list[Any] = []
    page.route("**/assets/check/page.js*", lambda route: held.append(route))
    page.route("**/assets/check/worker-*.js", lambda route: route.abort())
    page.goto(f"{check_one.base}/en/check/", wait_until="commit")
    page.evaluate(
        """async () => {
            const frame = () => new Promise(requestAnimationFrame);
            const begin = () => document.querySelector('script[src*="/begin-"]');
            while (!begin()) await frame();
            const { engine } = await import(begin().src);
            while (engine.state !== "failed") await frame();
        }"""
    )
    expect(page.locator("#check-failed")).to_be_hidden()
    for route in held:
        route.continue_()
    page.wait_for_selector(FAILED)


def test_a_worker_that_breaks_leaves_what_was_typed(check_one: Check) -> None:
    def broken(route: Any) -> None:
        answer = route.fetch()
        text = answer.text()
        assert text.count("ask(data.request)") == 1
        route.fulfill(response=answer, body=text.replace("ask(data.request)", "nothing.at.all"))

    check_one.page.route("**/assets/check/worker-*.js", broken)
    check_one.open("items=3", ready=False)
    check_one.page.wait_for_selector(FAILED)
    check_one.page.unroute("**/assets/check/worker-*.js")
    check_one.answer("pigs_sold_per_year", "6000")
    check_one.page.click("#check-retry")
    check_one.wait(status="decided", document="report")


def test_a_network_that_stops_half_way_is_told_after_half_a_minute(check_one: Check) -> None:
    check_one.page.clock.install()
    check_one.page.route("**/*.wasm", lambda route: None)
    check_one.open("items=3", ready=False)
    expect(check_one.page.locator("#check-questions [data-fact]").first).to_be_visible()
    check_one.page.clock.fast_forward(20_000)
    expect(check_one.page.locator("#track-checker")).to_have_attribute("data-state", "loading")
    check_one.page.clock.fast_forward(40_000)
    check_one.page.wait_for_selector(FAILED)
    expect(check_one.page.locator("#check-failed-why")).to_contain_text("30 seconds")


def test_no_webassembly_is_said_so(check: Check) -> None:
    """A browser that blocks it, as far as the page can see: the policy of the page forbids it."""

    def strict(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer,
            headers={**answer.headers, "content-security-policy": "script-src 'self'; worker-src 'self'"},
        )

    check.page.route("**/assets/check/worker-*.js", strict)
    check.page.route("**/check/", strict)
    check.open("items=3", ready=False)
    check.page.wait_for_selector(FAILED)
    expect(check.page.locator("#check-failed-why")).to_contain_text("WebAssembly")


def test_without_scripts_the_page_leads_to_the_tables(browser: Browser, built_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lang in LANGUAGES:
        page.goto(built_site.rstrip("/") + PATHS[lang])
        assert (
            page.locator('#track-checker noscript a[href$="catalogue/"]').count() == 1
            or page.locator('main a[href$="catalogue/"]').count() >= 1
        )
    context.close()


# -- private, and only where it belongs ---------------------------------------------------------------------------------


def test_no_request_leaves_the_host_and_nothing_typed_is_sent(check: Check) -> None:
    seen: list[tuple[str, str | None]] = []
    check.page.context.on("request", lambda request: seen.append((request.url, request.post_data)))
    check.open()
    check.describe("secretword 养猪场")
    check.choose(3)
    check.answer("pigs_sold_per_year", 61234)
    check.wait(status="decided")
    host = urlsplit(check.base).netloc
    assert {urlsplit(url).netloc for url, _ in seen if url.startswith("http")} == {host}
    assert not [
        url
        for url, body in seen
        if "secretword" in url or "61234" in urlsplit(url)._replace(fragment="").geturl() or body
    ]


def test_only_the_check_loads_the_runtime(page: Page, built_site: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(urlsplit(request.url).path))
    for path in (
        "/",
        "/en/",
        "/catalogue/",
        "/catalogue/item-3/",
        "/en/catalogue/item-3/",
        "/measures/",
        "/tracks/ordinary/",
    ):
        page.goto(built_site.rstrip("/") + path, wait_until="networkidle")
    assert not [path for path in seen if "/assets/check/" in path or path.endswith((".wasm", ".zip"))]


def test_the_page_forbids_inline_script_and_eval(page: Page, built_site: str) -> None:
    Check(page, built_site, "zh").open()
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "'wasm-unsafe-eval'" in policy
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy
    assert page.locator("#track-checker [style], #track-checker script").count() == 0


# -- for everybody ----------------------------------------------------------------------------------------------------------


def test_the_whole_way_by_keyboard(check: Check) -> None:
    check.open()
    page = check.page
    page.focus("#project-description")
    page.keyboard.type({"zh": "养猪场", "en": "pig farm"}[check.lang])
    page.keyboard.press("Enter")
    expect(page.locator("#check-results-title")).to_be_focused()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('input[data-item=\"3\"]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    check.wait(status="open")
    while not page.evaluate("document.activeElement.matches('.ck-item__go')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#check-ask-title")).to_be_focused()
    while not page.evaluate("document.activeElement.id === 'check-heard-use'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#check-ask-title")).to_be_focused()
    while not page.evaluate("document.activeElement.id === 'value-animals_sold_per_year'"):
        page.keyboard.press("Tab")
    page.keyboard.type("6000")
    check.wait(status="decided", document="report")
    assert page.evaluate("document.activeElement.name") == "animals_sold_per_year"
    assert page.locator("#check-live").inner_text() == check.result()["headline"]


def test_answering_never_moves_the_focus(warm_one: Check) -> None:
    warm_one.paste("items=3")
    radio = warm_one.card("large_scale_farm").locator('input[value="no"]')
    radio.focus()
    warm_one.page.keyboard.press("Space")
    warm_one.in_address("large_scale_farm=no")
    expect(radio).to_be_focused()


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(width, marks=pytest.mark.full) for width in (360, 640, 1280))]
)
def test_no_sideways_scrolling_and_large_enough_targets(check: Check, width: int) -> None:
    check.page.set_viewport_size({"width": width, "height": 800})
    check.open("items=3,53&pigs_sold_per_year=6000")
    check.describe({"zh": "养猪场", "en": "pig farm"}[check.lang])
    check.wait(status="decided")
    check.page.wait_for_selector("#check-proposals li")
    assert check.page.evaluate("document.documentElement.scrollWidth") <= width
    small = check.page.evaluate(
        """() => [...document.querySelectorAll('#track-checker :is(button, select, input[type=text], input[type=date], label.ck-option, summary)')]
            .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 43.5).map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert not small


def test_what_a_screen_reader_needs(warm_one: Check) -> None:
    warm_one.paste("items=3")
    warm_one.wait(status="open")
    page = warm_one.page
    assert page.locator("#track-checker fieldset:not(:has(> legend))").count() == 0
    assert page.locator("#check-live[aria-live=polite]").count() == 1
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('#track-checker :is(input, select, button)')]
            .filter((node) => !(node.labels?.length || node.textContent.trim() || node.getAttribute('aria-label'))).map((node) => node.outerHTML)"""
    )
    assert not nameless
    twice = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }"
    )
    assert not twice


def test_printing_keeps_the_answer_and_drops_the_form(check_one: Check) -> None:
    check_one.open("items=3&pigs_sold_per_year=6000")
    check_one.wait(status="decided")
    check_one.page.emulate_media(media="print")
    expect(check_one.page.locator(".ck-answer__headline")).to_be_visible()
    expect(check_one.page.locator("#check-printed-link")).to_be_visible()
    expect(check_one.page.locator("#project-description")).to_be_hidden()
    expect(check_one.page.locator("#check-print")).to_be_hidden()
    assert check_one.sheets() == 1


def test_the_questions_before_python_are_those_it_asks(
    page: Page, built_site: str, compiled: dict[str, Any]
) -> None:
    """The list made at build time and the running core name the same questions for an item."""
    from generator.browser.check import Session
    from generator.system.canonical_json import to_json

    session = Session(to_json(compiled))
    Check(page, built_site, "en").open()
    early = page.evaluate(
        """async () => { const base = new URL('../../assets/check/', location.href);
            const manifest = await (await fetch(new URL('manifest.json', base))).json();
            const items = Object.entries(manifest.first.files).map(async ([item, name]) => [item, await (await fetch(new URL(name, base))).json()]);
            return Object.fromEntries(await Promise.all(items)); }"""
    )
    for number in ("3", "53", "0"):
        asked = json.loads(session.ask(json.dumps({"op": "questions", "items": [int(number)]})))["result"]
        assert early[number]["questions"] == asked
