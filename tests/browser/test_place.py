"""Who decides, and where: a place is read from the words, chosen, kept in the link, and never asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser
PART = '[data-part="deciding"]'
USUAL = {"zh": "一般由市（州）生态环境局审批", "en": "Usually decided by the city or prefecture"}
NANGQEN = {"zh": "玉树藏族自治州囊谦县", "en": "Nangqen County, Yushu Tibetan Autonomous Prefecture"}
NAMED = {
    "zh": "点名这一类由青海省生态环境厅审批",
    "en": "names the Qinghai Department of Ecology and Environment",
}
NOBODY = {"zh": "没有哪一级审批", "en": "nobody approves it"}


def test_a_place_is_chosen_told_and_kept_in_the_link(warm: Check) -> None:
    page, lang = warm.page, warm.lang
    warm.paste("items=3&pigs_sold_per_year=6000&on=2026-11-23")
    part = page.locator(PART)
    expect(part).to_contain_text(USUAL[lang])
    expect(part.locator('a[href="tel:12345"]').first).to_be_visible()
    page.select_option("#check-place-0", "yushu")
    page.select_option("#check-place-0-county", "yushu/nangqen")
    expect(part.locator(".ck-here")).to_contain_text(NANGQEN[lang])
    expect(part.locator('a[href$="contacts/#place-yushu"]')).to_be_visible()
    warm.in_address("place=yushu/nangqen")
    page.click("#check-place-more")
    page.select_option("#check-place-1", "golog")
    expect(part).to_contain_text(NAMED[lang])  # across prefectures
    page.select_option("#check-place-1", "")
    page.select_option("#check-place-0", "")
    expect(page).not_to_have_url(re.compile("place="))
    expect(part.locator(".ck-here")).to_have_count(0)


def test_each_level_has_its_reason_and_a_link_brings_its_place(warm: Check) -> None:
    page = warm.page
    warm.paste("items=61&on=2026-11-23&place=haidong/minhe")
    part = page.locator(PART)
    expect(part).to_contain_text(NAMED[warm.lang])
    expect(part.locator('a[href="tel:0972-8520963"]')).to_be_visible()
    part.locator(".ck-levels summary").click()
    levels = part.locator("[data-level]")
    assert [row.get_attribute("data-state") for row in levels.all()] == ["maybe", "maybe", "maybe", "no"]
    expect(levels.nth(1).locator("dd").first).to_contain_text("2024")


def test_a_registration_form_is_filed_and_approved_by_nobody(warm: Check) -> None:
    warm.paste("items=100&on=2026-11-23")
    expect(warm.page.locator(PART)).to_contain_text(NOBODY[warm.lang])


def test_a_place_in_the_words_is_taken_and_shown_as_read(warm: Check) -> None:
    page = warm.open().page
    warm.describe("格尔木养猪场")
    warm.choose(3)
    expect(page.locator("#check-place-0-county")).to_have_value("haixi/golmud")
    expect(page.locator(".ck-place")).to_contain_text("格尔木")
    page.select_option("#check-place-0", "golog")
    expect(page.locator("#check-place-0")).to_have_value("golog")  # the reader's choice stays
    warm.in_address("place=golog")
