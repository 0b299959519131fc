"""A project on a site where building is forbidden: told first, asked for step by step, never beside a way on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser
BAN = {
    "zh": "在饮用水水源二级保护区内，排放污染物的项目不得建设（《中华人民共和国生态环境法典》第三百二十条）",
    "en": "In a second-class drinking-water source zone, nothing that discharges pollutants may be built",
}
MAY_BE = {"zh": "可能不得建设，先核实", "en": "May be forbidden; check first"}
FILING = {"zh": "网上备案", "en": "online filing"}
ZONES = ["source_zone_first", "source_zone_second", "source_zone_quasi"]
DAY = "on=2026-11-23"
ROWS = ".ck-forbidden [data-forbidden]"


def test_a_zone_is_asked_for_step_by_step_until_the_ban_is_sure(warm: Check) -> None:
    """A dust filter is only filed, and its item asks for no areas: the site is asked for by itself."""
    page, lang = warm.page, warm.lang
    warm.paste(f"items=100&{DAY}")
    result = page.locator("#check-result")
    headline = page.locator(".ck-answer__headline")
    expect(headline).to_contain_text(FILING[lang])
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator("#check-service-box")).to_have_attribute("open", "")  # opened by itself
    warm.answer("areas", ["drinking_water_source"])
    expect(page.locator('[data-state="may_be"]')).to_have_count(len(ZONES))
    assert [row.get_attribute("data-forbidden") for row in page.locator(ROWS).all()] == ZONES
    expect(result.locator(".ck-tag").first).to_have_text(MAY_BE[lang])
    below = page.evaluate(
        """() => document.querySelector(".ck-answer__headline").nextElementSibling.className"""
    )
    assert "ck-forbidden" in below
    page.locator('.ck-forbidden [data-question="source_zone"]').first.click()
    expect(page.locator('[data-fact="source_zone"] input').first).to_be_focused()
    warm.answer("source_zone", "second_class")
    expect(page.locator(ROWS)).to_have_count(1)
    warm.answer("discharges_pollutants", True)
    expect(headline).to_contain_text(BAN[lang])
    expect(result).to_have_attribute("data-forbidden", "yes")
    assert headline.inner_text().startswith(BAN[lang])
    warm.in_address("source_zone=second_class")


def test_a_link_to_a_sure_ban_shows_no_way_on(warm: Check) -> None:
    page, lang = warm.page, warm.lang
    warm.paste(
        f"items=100&areas=drinking_water_source&source_zone=second_class&discharges_pollutants=yes&{DAY}"
    )
    result = page.locator("#check-result")
    expect(page.locator(".ck-answer__headline")).to_contain_text(BAN[lang])
    for words in (FILING[lang], "尽早动手"):
        expect(result).not_to_contain_text(words)
    expect(result.locator(".ck-badge")).to_have_count(0)
    expect(result.locator(".ck-guide")).to_have_count(0)
    expect(result.locator('[data-name="first_step"]')).to_contain_text(
        {"zh": "先停下来", "en": "Stop first"}[lang]
    )
    rule = result.locator('[data-forbidden="source_zone_second"] details')
    rule.locator("summary").click()
    expect(rule).to_contain_text(
        {"zh": "由县级以上政府责令拆除或者关闭", "en": "pulled down or closed"}[lang]
    )


def test_what_is_said_of_the_site_goes_when_the_answer_goes(warm: Check) -> None:
    warm.paste(f"items=100&areas=drinking_water_source&{DAY}")
    expect(warm.page.locator(ROWS)).to_have_count(len(ZONES))
    warm.page.locator(
        ".ck-forbidden [data-question]"
    ).first.click()  # opens the box in which the site is asked for
    warm.answer("areas", [])
    expect(warm.page.locator(ROWS)).to_have_count(0)
    expect(warm.page.locator(".ck-answer__headline")).to_contain_text(FILING[warm.lang])
