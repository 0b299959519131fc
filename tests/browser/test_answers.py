"""The way through the check: words, items, answers as people type them, and the verdict of the command line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.check_page import PATHS, READY, Check, command_line, same_verdict
from tests.conftest import Sample

pytestmark = pytest.mark.browser
JOURNEYS: dict[str, tuple[dict[str, str], int, dict[str, Any]]] = {
    "pigs": ({"zh": "新建养猪场，年出栏6000头", "en": "a new pig farm"}, 3, {"pigs_sold_per_year": 6000}),
    "feed": (
        {"zh": "年产5万吨饲料加工项目", "en": "feed mill"},
        15,
        {"in_industrial_building": True, "fermentation": False},
    ),
}


@pytest.fixture
def context(known: BrowserContext) -> BrowserContext:
    return known


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


def test_every_item_shows_its_questions_and_what_is_possible(
    warm_one: Check, compiled: dict[str, Any], sample: Sample
) -> None:
    """All 173 items and "none fits", each opened by its link alone; in short every sixth."""
    from generator.browser.check import Session
    from generator.system.canonical_json import to_json

    session = Session(to_json(compiled))
    page = warm_one.page
    for number in sample([*sorted(map(int, compiled["items"])), 0], 29):
        verdict = json.loads(
            session.ask(json.dumps({"op": "check", "items": [number], "facts": {}, "on": "2026-11-23"}))
        )["result"]
        warm_one.paste(f"items={number}&on=2026-11-23")
        warm_one.wait(status=verdict["status"], document=verdict["document"] or "")
        shown = page.locator('.ck-badge[data-kind="document"]').evaluate_all(
            "(nodes) => nodes.map((node) => node.dataset.value)"
        )
        asked = page.locator("#check-questions [data-fact]").evaluate_all(
            "(nodes) => nodes.map((node) => node.dataset.fact)"
        )
        assert shown == verdict["possible_documents"], number
        # what is only for whoever cannot answer another question waits until that is said
        assert asked == [
            question["id"]
            for question in verdict["ask_next"]
            if question["scope"] != "service" and "given_by" not in question
        ], number


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
    same_verdict(
        warm_one.result(),
        command_line(
            [3, 15], {"pigs_sold_per_year": 6000}, warm_one.page.locator("#check-date").input_value()
        ),
        warm_one.lang,
    )


def test_none_of_these_fits_and_browsing_by_industry(check_one: Check) -> None:
    check_one.open()
    check_one.describe("qqqqqq")
    nothing = check_one.page.locator("#check-proposals .ck-nothing")
    expect(nothing.locator('a[href$="catalogue/"]')).to_be_visible()
    expect(nothing.locator('a[href$="contacts/"]')).to_be_visible()
    expect(check_one.page.locator("#check-proposals input")).to_have_count(0)
    nothing.get_by_role("button").click()
    expect(check_one.page.locator("#check-category")).to_be_focused()
    check_one.page.select_option("#check-category", "2")
    check_one.page.locator('#check-browsed input[data-item="0"]').check()
    check_one.wait(document="none")
    claim = check_one.result()["headline"]
    assert claim.startswith("If the catalogue really has no such project") and "12345" in claim
    check_one.page.locator('#check-browsed input[data-item="3"]').check()
    expect(check_one.page.locator('#check-browsed input[data-item="0"]')).not_to_be_checked()
    check_one.wait(status="open")


def test_that_none_fits_is_held_against_the_words_and_the_item_can_be_taken_instead(check_one: Check) -> None:
    check_one.open()
    check_one.describe("cement clinker")
    check_one.choose(0)
    check_one.answer("unlisted_kind", "other")
    check_one.wait(status="open", document="none", track="outside")
    assert check_one.result()["headline"].startswith("The description looks like item 54")
    expect(check_one.page.locator("#check-ask-intro")).to_have_text(
        "Look first at the item that the answer names."
    )
    check_one.page.click('[data-look-at="54"]')
    check_one.in_address("items=54&")
    expect(check_one.page.locator("[data-look-at]")).to_have_count(0)


def test_a_figure_is_kept_where_the_next_answer_comes_before_it_was_heard(warm_one: Check) -> None:
    """Not every browser tells that a field was left: a window in the background tells nothing of it."""
    warm_one.paste("items=3&livestock_kind=yaks&on=2026-11-23")
    warm_one.wait(status="open", by="python")
    warm_one.card("animals_sold_per_year").wait_for()
    warm_one.card("large_scale_farm").wait_for()
    warm_one.page.evaluate("""() => {
        const field = document.querySelector("#value-animals_sold_per_year");
        field.value = "60";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        document.querySelector('[data-fact="large_scale_farm"] input[value="no"]').click();
    }""")
    warm_one.in_address("animals_sold_per_year=60")
    warm_one.in_address("large_scale_farm=no")
    expect(warm_one.page.locator("#value-animals_sold_per_year")).to_have_value("60")


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
    expect(check.page.locator("#project-description")).to_have_value(
        {"zh": "养猪场", "en": "pig farm"}[check.lang]
    )
    expect(check.page.locator('#check-proposals input[data-item="3"]')).to_be_visible()


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
        expect(warm.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_attribute(
            "aria-invalid", "true"
        )
        warm.answer("pigs_sold_per_year", "6000")
        warm.wait(status="decided", document="report")
        expect(error).to_be_hidden()
