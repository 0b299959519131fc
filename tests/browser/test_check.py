"""The self-check in a real Chromium, in Chinese and English."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_page import FAILED, LANGUAGES, PATHS, READY, Check, command_line, same_verdict

pytestmark = pytest.mark.browser
JOURNEYS: dict[str, tuple[dict[str, str], int, dict[str, Any]]] = {
    "pigs": ({"zh": "新建养猪场，年出栏6000头", "en": "a new pig farm"}, 3, {"pigs_sold_per_year": 6000}),
    "feed": ({"zh": "年产5万吨饲料加工项目", "en": "feed mill"}, 15, {"in_industrial_building": True, "fermentation": False}),
}


# -- the way through -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_described_project_gets_the_verdict_of_the_command_line(check: Check, journey: str) -> None:
    words, item, facts = JOURNEYS[journey]
    check.open()
    check.describe(words[check.lang])
    check.choose(item)
    for fact, value in facts.items():
        check.answer(fact, value)
    for fact in facts:
        check.in_address(f"{fact}=")
    on = check.page.locator("#check-date").input_value()
    verdict = command_line([item], facts, on)
    check.wait(status=verdict["status"], document=verdict["document"] or "")
    same_verdict(check.result(), verdict, check.lang)
    for reason in verdict["reasons"]:
        expect(check.page.locator("#check-result")).to_contain_text(reason[check.lang])


def test_the_link_repeats_the_check(check: Check) -> None:
    check.open("items=3&pigs_sold_per_year=6000&areas=none&on=2026-11-23")
    check.wait(status="decided", document="report")
    before = check.result()
    check.page.reload()
    check.wait(status="decided", document="report")
    assert check.result() == before
    expect(check.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_value("6000")
    expect(check.page.locator('[data-fact="areas"] input[value="none"]')).to_be_checked()


def test_every_item_shows_its_questions_and_what_is_possible(warm_one: Check, compiled: dict[str, Any]) -> None:
    """All 173 items and "none fits", each opened by its link alone."""
    from generator.compile import to_json
    from generator.rules.session import Session

    session = Session(to_json(compiled))
    page = warm_one.page
    for number in [*sorted(map(int, compiled["items"])), 0]:
        verdict = json.loads(session.ask(json.dumps({"op": "check", "items": [number], "facts": {}, "on": "2026-11-23"})))["result"]
        warm_one.paste(f"items={number}&on=2026-11-23")
        warm_one.wait(status=verdict["status"], document=verdict["document"] or "")
        shown = page.locator('.ck-badge[data-kind="document"]').evaluate_all("(nodes) => nodes.map((node) => node.dataset.value)")
        asked = page.locator("#check-questions [data-fact]").evaluate_all("(nodes) => nodes.map((node) => node.dataset.fact)")
        assert shown == verdict["possible_documents"], number
        assert asked == [question["id"] for question in verdict["ask_next"] if question["scope"] != "service"], number


def test_both_languages_read_the_same_link(page: Page, built_site: str) -> None:
    fragment = "items=53&solvent_coating=9.9&on=2026-11-23"
    shown = []
    for lang in LANGUAGES:
        check = Check(page, built_site, lang).open(fragment)
        page.wait_for_selector('#check-result:not([data-status="idle"]):not([data-status="waiting"])')
        shown.append({name: check.result()[name] for name in ("status", "document", "track")})
        same_verdict(check.result(), command_line([53], {"solvent_coating": 9.9}, "2026-11-23"), lang)
    assert shown[0] == shown[1]


def test_the_answer_stands_from_the_first_moment_and_narrows(warm_one: Check) -> None:
    warm_one.paste("items=3")
    warm_one.wait(status="open", document="", track="")
    badges = warm_one.page.locator('.ck-badge[data-kind="document"]')
    many = badges.count()
    assert many > 1
    warm_one.answer("pigs_sold_per_year", 6000)
    warm_one.wait(status="decided", document="report")
    assert badges.count() == 1
    warm_one.answer("pigs_sold_per_year", 4999)
    warm_one.wait(status="open")
    assert 1 < badges.count() <= many


def test_several_items_the_strictest_decides(warm_one: Check) -> None:
    warm_one.paste("items=3")
    warm_one.describe({"zh": "饲料加工", "en": "feed mill"}[warm_one.lang])
    warm_one.choose(15)
    warm_one.answer("pigs_sold_per_year", 6000)
    warm_one.wait(status="decided", document="report")
    same_verdict(warm_one.result(), command_line([3, 15], {"pigs_sold_per_year": 6000}, warm_one.page.locator("#check-date").input_value()), warm_one.lang)


def test_none_of_these_fits_and_browsing_by_industry(check_one: Check) -> None:
    check_one.open()
    check_one.describe("qqqqqq")
    check_one.page.locator('#check-proposals input[data-item="0"]').check()
    check_one.wait(document="none")
    check_one.page.locator("#check-browse summary").click()
    check_one.page.select_option("#check-category", "2")
    check_one.page.locator('#check-browsed input[data-item="3"]').check()
    expect(check_one.page.locator('#check-proposals input[data-item="0"]')).not_to_be_checked()
    check_one.wait(status="open")


def test_i_do_not_know_is_an_answer_that_can_be_taken_back(warm_one: Check) -> None:
    warm_one.paste("items=3")
    warm_one.answer("pigs_sold_per_year", 6000)
    warm_one.wait(status="decided")
    warm_one.card("pigs_sold_per_year").locator('input[value="unknown"]').check()
    warm_one.wait(status="open", document="")
    expect(warm_one.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_value("")
    assert "pigs_sold_per_year" not in warm_one.page.url


def test_an_item_page_leads_into_the_check(check: Check) -> None:
    page = check.page
    page.goto(check.base.rstrip("/") + PATHS[check.lang].replace("check/", "catalogue/item-3/"))
    page.locator('a[href*="check/#items=3"]').first.click()
    page.wait_for_selector(READY)
    check.wait(status="open")


def test_words_from_the_home_page_fill_the_box(check: Check) -> None:
    check.open("describe=" + {"zh": "%E5%85%BB%E7%8C%AA%E5%9C%BA", "en": "pig%20farm"}[check.lang])
    expect(check.page.locator("#project-description")).to_have_value({"zh": "养猪场", "en": "pig farm"}[check.lang])
    expect(check.page.locator('#check-proposals input[data-item="3"]')).to_be_visible()


# -- numbers and links as people give them ---------------------------------------------------------------------------


def test_numbers_as_people_type_them(page: Page, built_site: str) -> None:
    check = Check(page, built_site, "zh").open("items=3")
    for typed in ("6000", "6,000", "６０００", "0.6万"):
        check.answer("pigs_sold_per_year", "4999")
        check.wait(status="open")
        check.answer("pigs_sold_per_year", typed)
        check.wait(status="decided", document="report")
        check.in_address("pigs_sold_per_year=6000")
        expect(page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_value(typed)


def test_a_number_that_cannot_be_read_is_told_at_the_field(warm: Check) -> None:
    warm.paste("items=3")
    error = warm.page.locator("#error-pigs_sold_per_year")
    for typed in ("-5", "abc", "1e99", "很多"):
        warm.answer("pigs_sold_per_year", typed)
        warm.wait(status="error", document="", track="")
        expect(error).to_be_visible()
        assert bool(re.search(r"[一-鿿]", error.inner_text().replace("很多", ""))) == (warm.lang == "zh")
        expect(warm.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_attribute("aria-invalid", "true")
        warm.answer("pigs_sold_per_year", "6000")
        warm.wait(status="decided", document="report")
        expect(error).to_be_hidden()


BAD_LINKS = (
    ("items=999", "999"),
    ("items=3,999", "999"),
    ("items=3&no_such_fact=1", "no_such_fact"),
    ("items=3&on=2026-13-45", "2026-13-45"),
    ("items=3&%3Cimg%20src=x%20onerror=alert(1)%3E=1", "<img"),
)


def test_a_bad_link_names_its_wrong_part_and_keeps_the_rest(warm: Check) -> None:
    for fragment, told in BAD_LINKS:
        warm.paste(fragment)
        problems = warm.page.locator("#check-problems")
        expect(problems).to_be_visible()
        expect(problems).to_contain_text(told)
        expect(problems.locator("img")).to_have_count(0)
        warm.wait(document="")
        expect(warm.page.locator(".ck-chip")).to_have_count(0 if fragment == "items=999" else 1)
        assert "Traceback" not in warm.page.content()


def test_a_link_pasted_into_the_open_page_is_read(warm_one: Check) -> None:
    warm_one.paste("items=3&pigs_sold_per_year=6000")
    warm_one.wait(status="decided", document="report")
    verdict = command_line([53], {"solvent_coating": 9.9}, "2026-11-23")
    warm_one.paste("items=53&solvent_coating=9.9&on=2026-11-23")
    warm_one.wait(status=verdict["status"])
    expect(warm_one.page.locator(".ck-chip")).to_contain_text("53")
    same_verdict(warm_one.result(), verdict, "en")


def test_a_bad_value_in_a_link_is_told_at_its_question(warm_one: Check) -> None:
    warm_one.paste("items=3&pigs_sold_per_year=many&large_scale_farm=yes")
    warm_one.wait(status="error", document="", track="")
    expect(warm_one.page.locator("#error-pigs_sold_per_year")).to_be_visible()
    expect(warm_one.page.locator('[data-fact="large_scale_farm"] input[value="yes"]')).to_be_checked()


def test_a_link_that_begins_with_a_bad_value_shows_where_to_mend_it(check_one: Check) -> None:
    check_one.open("items=3&pigs_sold_per_year=many")
    check_one.wait(status="error", document="", track="")
    expect(check_one.page.locator("#error-pigs_sold_per_year")).to_be_visible()
    check_one.page.click("#check-result .ck-list button")
    expect(check_one.page.locator('input[name="pigs_sold_per_year"][type="text"]')).to_be_focused()


def test_a_link_pasted_while_an_answer_is_worked_out_is_not_overwritten(warm_one: Check) -> None:
    warm_one.paste("items=3&pigs_sold_per_year=6000")
    warm_one.wait(status="decided", document="report")
    warm_one.page.evaluate("""() => {
        document.querySelector('[data-fact="large_scale_farm"] input[value="no"]').click();  // an update is under way …
        location.hash = "items=108&hospital_beds=10";  // … when the next link comes
    }""")
    warm_one.wait(document="registration")
    warm_one.in_address("items=108")
    warm_one.in_address("hospital_beds=10")
    assert "pigs_sold_per_year" not in warm_one.page.url


def test_a_huge_link_gets_a_sentence(warm_one: Check) -> None:
    warm_one.paste("items=3&x=" + "y" * 100_000)
    expect(warm_one.page.locator("#check-problems")).to_be_visible()


# -- before Python, and without it --------------------------------------------------------------------------------------


def test_answers_given_while_python_starts_are_decided_when_it_is_up(check: Check) -> None:
    held: list[Any] = []
    check.page.route("**/*.wasm", lambda route: held.append(route))
    check.open(ready=False)
    check.describe({"zh": "养猪场", "en": "pig farm"}[check.lang])
    check.choose(3)
    check.answer("pigs_sold_per_year", "6,000")
    check.wait(status="waiting", document="")
    expect(check.page.locator("#track-checker")).to_have_attribute("data-state", "loading")
    expect(check.page.locator("#check-progress")).to_be_visible()
    for route in held:
        route.continue_()
    check.wait(status="decided", document="report")


@pytest.mark.parametrize(
    "missing",
    [
        "**/*.wasm",
        "**/assets/check/python-*.zip",
        "**/assets/check/rules-*.zip",
        "**/assets/check/policy-*.json",
        "**/pyodide.asm.mjs",
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
    check_one.page.route("**/*.wasm", lambda route: route.fulfill(status=200, content_type="application/wasm", body=b"\0asm\1\0\0\0\1\2"))
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
    check_one.wait(document="", track="")


def test_a_worker_that_breaks_leaves_what_was_typed(check_one: Check) -> None:
    def broken(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("ask(data.request)", "nothing.at.all"))

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
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "script-src 'self'; worker-src 'self'"})

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
        assert page.locator('#track-checker noscript a[href$="catalogue/"]').count() == 1 or page.locator('main a[href$="catalogue/"]').count() >= 1
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
    assert not [url for url, body in seen if "secretword" in url or "61234" in urlsplit(url)._replace(fragment="").geturl() or body]


def test_only_the_check_loads_the_runtime(page: Page, built_site: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(urlsplit(request.url).path))
    for path in ("/", "/en/", "/catalogue/", "/catalogue/item-3/", "/en/catalogue/item-3/", "/measures/", "/tracks/ordinary/"):
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
    while not page.evaluate("document.activeElement.name === 'pigs_sold_per_year' && document.activeElement.type === 'text'"):
        page.keyboard.press("Tab")
    page.keyboard.type("6000")
    check.wait(status="decided", document="report")
    assert page.evaluate("document.activeElement.name") == "pigs_sold_per_year"
    assert page.locator("#check-live").inner_text() == check.result()["headline"]


def test_answering_never_moves_the_focus(warm_one: Check) -> None:
    warm_one.paste("items=3")
    radio = warm_one.card("large_scale_farm").locator('input[value="no"]')
    radio.focus()
    warm_one.page.keyboard.press("Space")
    warm_one.in_address("large_scale_farm=no")
    expect(radio).to_be_focused()


@pytest.mark.parametrize("width", [360, 320, 640, 1280])
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
    twice = page.evaluate("() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }")
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


def test_the_copied_link_opens_the_same_answer(check_one: Check) -> None:
    check_one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    check_one.open("items=3&pigs_sold_per_year=6000&on=2026-11-23")
    check_one.wait(status="decided")
    before = check_one.result()
    check_one.page.click("#check-copy")
    expect(check_one.page.locator("#check-copy")).to_have_text("Copied")
    link = check_one.page.evaluate("navigator.clipboard.readText()")
    assert "on=2026-11-23" in link
    assert "policy=" in link
    check_one.open(link.split("#")[1])
    check_one.wait(status="decided")
    assert check_one.result() == before


def test_a_link_made_with_other_policy_data_says_so(warm_one: Check) -> None:
    warm_one.paste("items=3&pigs_sold_per_year=6000&policy=0123456789abcdef")
    warm_one.wait(status="decided")
    expect(warm_one.page.locator(".ck-answer__top .ck-note:not([hidden])")).to_have_count(1)


def test_a_link_for_another_day_says_so_and_leads_to_today(warm: Check) -> None:
    warm.paste("items=3&pigs_sold_per_year=6000&on=2025-01-01")
    warm.wait(status="decided")
    same_verdict(warm.result(), command_line([3], {"pigs_sold_per_year": 6000}, "2025-01-01"), warm.lang)
    warm.page.click(".ck-answer__top .ck-note:not([hidden]) button")
    expect(warm.page.locator(".ck-answer__top .ck-note:not([hidden])")).to_have_count(0)
    assert "on=2025-01-01" not in warm.page.url


def test_the_questions_before_python_are_those_it_asks(page: Page, built_site: str, compiled: dict[str, Any]) -> None:
    """The list made at build time and the running core name the same questions for an item."""
    from generator.compile import to_json
    from generator.rules.session import Session

    session = Session(to_json(compiled))
    Check(page, built_site, "en").open()
    early = page.evaluate(
        """async () => { const base = new URL('../../assets/check/', location.href);
            const manifest = await (await fetch(new URL('manifest.json', base))).json();
            return (await fetch(new URL(manifest.roles.questions, base))).json(); }"""
    )
    for number in ("3", "53", "0"):
        asked = json.loads(session.ask(json.dumps({"op": "questions", "items": [int(number)]})))["result"]
        assert list(early["items"][number]) == [question["id"] for question in asked]
