"""The check as a link: repeated, sent, pasted, out of date, and wrong in part."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.check_page import ANSWERED, LANGUAGES, Check, command_line, same_verdict

pytestmark = pytest.mark.browser


@pytest.fixture
def context(known: BrowserContext) -> BrowserContext:
    return known


def test_the_link_repeats_the_check(check: Check) -> None:
    check.open("items=3&pigs_sold_per_year=6000&areas=none&on=2026-11-23")
    check.wait(status="decided", document="report")
    before = check.result()
    check.page.reload()
    check.wait(status="decided", document="report")
    assert check.result() == before
    expect(check.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')).to_have_value("6000")
    expect(check.page.locator('[data-fact="areas"] input[value="none"]')).to_be_checked()


def test_both_languages_read_the_same_link(page: Page, built_site: str) -> None:
    fragment = "items=53&solvent_coating=9.9&on=2026-11-23"
    shown = []
    for lang in LANGUAGES:
        check = Check(page, built_site, lang).open(fragment)
        page.wait_for_selector(ANSWERED)
        shown.append({name: check.result()[name] for name in ("status", "document", "track")})
        same_verdict(check.result(), command_line([53], {"solvent_coating": 9.9}, "2026-11-23"), lang)
    assert shown[0] == shown[1]


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


def test_of_two_links_pasted_at_once_the_later_counts(warm: Check) -> None:
    """The first is still being read when the second comes, and nothing of it is mixed in."""
    warm.paste("items=108&hospital_beds=300")
    warm.wait(status="decided")
    warm.page.evaluate(
        """() => new Promise((done) => {
            window.addEventListener("hashchange", () => { location.hash = "items=3&pigs_sold_per_year=6000"; done(); }, { once: true });
            location.hash = "items=53&on=2025-01-01";
        })"""
    )
    expect(warm.page).to_have_url(re.compile(r"#items=3&on=\d{4}-\d\d-\d\d&pigs_sold_per_year=6000$"))
    warm.wait(status="decided", document="report")
    expect(warm.page.locator("#check-chosen li")).to_have_count(1)


def test_a_link_for_another_day_says_so_and_leads_to_today(warm: Check) -> None:
    warm.paste("items=3&pigs_sold_per_year=6000&on=2025-01-01")
    warm.wait(status="decided")
    same_verdict(warm.result(), command_line([3], {"pigs_sold_per_year": 6000}, "2025-01-01"), warm.lang)
    warm.page.click(".ck-answer__top .ck-note:not([hidden]) button")
    expect(warm.page.locator(".ck-answer__top .ck-note:not([hidden])")).to_have_count(0)
    expect(warm.page).not_to_have_url(re.compile("on=2025-01-01"))
