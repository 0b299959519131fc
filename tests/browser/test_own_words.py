"""From the reader's own words to the answer: what is proposed, and what is read and has to be confirmed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser

HOSPITAL = {"zh": "新建一家医院，100张床位", "en": "new build hospital, 100 beds"}
TO_USE = "#check-heard-use"


def begin(check: Check, words: str, item: int) -> None:
    check.open()
    check.describe(words)
    check.page.press("#project-description", "Enter")
    check.choose(item)
    check.wait(status="open")


def test_what_was_read_is_confirmed_and_not_asked_again(check: Check) -> None:
    begin(check, HOSPITAL[check.lang], 108)
    heard = check.page.locator("#check-heard")
    expect(heard.locator("input:checked")).to_have_count(2)
    expect(check.page.locator('#check-questions [data-fact="hospital_beds"]')).to_have_count(0)
    check.page.click(TO_USE)
    check.wait(status="decided", document="form")
    expect(heard).to_be_hidden()
    expect(check.page.locator('[data-fact="hospital_beds"] input[type=text]')).to_have_value("100")
    check.in_address("hospital_beds=100")


def test_nothing_read_decides_before_it_is_confirmed_and_each_part_can_be_taken_out(check: Check) -> None:
    begin(check, HOSPITAL[check.lang], 108)
    assert "hospital_beds" not in check.page.url
    check.page.locator('#check-heard input[value="hospital_beds"]').uncheck()
    check.page.click(TO_USE)
    check.answer("replaces_old_works", False)
    expect(check.page.locator('#check-questions [data-fact="hospital_beds"]')).to_be_attached()
    expect(check.page.locator('[data-fact="project_nature"] input[value="new_build"]')).to_be_checked()
    check.answer("hospital_beds", 600)
    check.wait(status="decided", document="report")


DOUBTFUL = {"zh": "新建一家医院，病床可能100张", "en": "new build hospital, 100 beds perhaps"}


def test_what_is_doubtful_stands_apart_and_counts_only_when_ticked(check: Check) -> None:
    begin(check, DOUBTFUL[check.lang], 108)
    beds = check.page.locator('#check-heard .ck-heard__list--doubtful input[value="hospital_beds"]')
    expect(beds).not_to_be_checked()
    expect(check.page.locator('.ck-heard__list--doubtful input[value="project_nature"]')).to_have_count(0)
    check.page.click(TO_USE)
    check.wait(status="open")
    check.answer("replaces_old_works", False)
    expect(check.page.locator('#check-questions [data-fact="hospital_beds"]')).to_be_attached()
    check.describe(f"{DOUBTFUL[check.lang]} ")
    check.describe(DOUBTFUL[check.lang].replace("100", "200"))
    beds.check()
    check.page.click(TO_USE)
    check.in_address("hospital_beds=200")


def test_all_of_it_can_be_refused(check_one: Check) -> None:
    begin(check_one, HOSPITAL["en"], 108)
    check_one.page.click("#check-heard-refuse")
    expect(check_one.page.locator("#check-heard")).to_be_hidden()
    check_one.answer("replaces_old_works", False)
    expect(check_one.card("hospital_beds").locator("input[type=text]")).to_have_value("")
    check_one.wait(status="open")
    check_one.describe("new build hospital, 200 beds")  # other words are read anew
    expect(check_one.page.locator('#check-heard input[value="hospital_beds"]')).to_be_checked()


def test_where_the_guide_answers_elsewhere_it_says_so_and_leads_there(check: Check) -> None:
    check.open()
    check.describe({"zh": "开一家餐馆", "en": "open a restaurant"}[check.lang])
    check.page.press("#project-description", "Enter")
    to = check.page.locator(".ck-answered a[href*='questions/#']").first
    expect(to).to_be_visible()
    to.click()
    expect(check.page.locator(":target")).to_be_visible()


def test_a_question_that_another_answers_is_put_only_to_those_who_cannot_answer_that(
    check_one: Check,
) -> None:
    check_one.open("items=91")
    page = check_one.page
    expect(page.locator('[data-fact="boiler_fuels"]')).to_be_visible()
    expect(page.locator('[data-fact="high_polluting_fuel"]')).to_have_count(0)
    check_one.card("boiler_fuels").locator('input[value="unknown"]').check()
    expect(page.locator('[data-fact="high_polluting_fuel"]')).to_be_attached()
    check_one.answer("boiler_fuels", ["biomass_pellets"])
    check_one.wait(status="decided", document="form")


def test_an_answer_given_folds_to_a_line_once_the_reader_goes_on_and_opens_again(check_one: Check) -> None:
    check_one.open("items=161&line_voltage=110")
    voltage = check_one.page.locator('[data-fact="line_voltage"]')
    expect(voltage.locator(".ck-q__said")).to_contain_text("110")
    expect(voltage.locator("input[type=text]")).to_be_hidden()
    voltage.get_by_role("button", name="Change").click()
    expect(voltage.locator("input[type=text]")).to_be_focused()
    voltage.locator("input[type=text]").fill("330")
    check_one.in_address("line_voltage=330")
    expect(voltage.locator("input[type=text]")).to_be_visible()  # it stays open while it is answered
    check_one.answer("areas", [])
    expect(voltage.locator(".ck-q__said")).to_contain_text("330")


def test_what_nobody_at_the_desk_knows_is_told_with_what_to_prepare(check: Check) -> None:
    check.open("items=108&replaces_old_works=no")
    check.card("hospital_beds").locator('input[value="unknown"]').check()
    found = check.page.locator('[data-part="find-out"]')
    expect(found.locator('[data-question="hospital_beds"]')).to_be_visible()
    expect(check.page.locator(".ck-prepare")).to_be_visible()
    check.answer("hospital_beds", 600)
    expect(found).to_have_count(0)


def test_what_merely_resembles_the_words_is_folded_below_what_they_tell_of(check: Check) -> None:
    check.open()
    check.describe({"zh": "养猪场", "en": "pig farm"}[check.lang])
    check.page.press("#project-description", "Enter")
    strong = check.page.locator('#check-proposals > li > label > input[data-item="3"]')
    expect(strong).to_be_visible()
    expect(check.page.locator('#check-proposals > li > label > input[data-item="0"]')).to_be_visible()
    folded = check.page.locator(".ck-resembling")
    if folded.count():
        expect(folded.locator("input").first).to_be_hidden()
