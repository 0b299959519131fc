"""Figures in the units that people have, converted at the field, kept in the link and told in the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser
TOLD = {"zh": {"pv": "5万千瓦", "meat": "6,000吨/年"}, "en": {"pv": "50,000 kW", "meat": "6,000 t/a"}}


def test_a_unit_is_chosen_converted_kept_and_told(warm: Check) -> None:
    page = warm.page
    warm.paste("items=90")
    card = warm.card("ground_pv_capacity")
    card.locator("select").select_option("MW")
    card.locator("input[type=text]").fill("50")
    warm.in_address("ground_pv_capacity=50:MW")
    expect(card.locator(".ck-q__converted")).to_contain_text(TOLD[warm.lang]["pv"])
    expect(page.locator("#check-result .ck-print").last).not_to_be_empty()
    expect(page.locator("#check-result")).to_contain_text("50")
    warm.paste("items=3")
    warm.paste("items=90&ground_pv_capacity=50:MW")
    expect(card.locator("select")).to_have_value("MW")
    expect(card.locator("input[type=text]")).to_have_value("50")
    expect(card.locator(".ck-q__converted")).to_contain_text(TOLD[warm.lang]["pv"])


def test_a_unit_behind_the_number_stays_when_the_tab_key_leads_on_to_the_units(warm: Check) -> None:
    """The list of units has the focus while the number is read; what it shows must be the unit that counts."""
    warm.paste(
        "items=90&wind_solar_other_power=ground_pv_station&wind_power_capacity=0&ground_pv_grid_voltage=35"
    )
    card = warm.card("ground_pv_capacity")
    card.locator("input[type=text]").fill("50MW")
    warm.page.keyboard.press("Tab")
    expect(card.locator("select")).to_be_focused()
    expect(card.locator("select")).to_have_value("MW")
    card.locator("input[type=text]").focus()
    card.locator("input[type=text]").blur()
    warm.wait(document="form")
    warm.in_address("ground_pv_capacity=50:MW")
    expect(card.locator(".ck-q__converted")).to_contain_text(TOLD[warm.lang]["pv"])


def test_a_unit_behind_the_number_is_understood(warm_one: Check) -> None:
    warm_one.paste("items=90")
    card = warm_one.card("ground_pv_capacity")
    card.locator("input[type=text]").fill("1.2万千瓦")
    warm_one.in_address("ground_pv_capacity=1.2:10k_kW")
    card.locator("input[type=text]").blur()
    expect(card.locator("select")).to_have_value("10k_kW")
    expect(card.locator("input[type=text]")).to_have_value("1.2")


def test_an_amount_a_day_needs_the_days_of_operation(warm: Check) -> None:
    warm.paste("items=18")
    card = warm.card("meat_processed")
    card.locator("input[type=text]").first.fill("20")
    card.locator("select").select_option("t/d")
    expect(card.locator("#error-meat_processed")).to_contain_text("366")
    warm.wait(status="error", document="", track="")
    card.locator("#days-meat_processed").fill("300")
    warm.in_address("meat_processed=20:t/d:300")
    expect(card.locator(".ck-q__converted")).to_contain_text(TOLD[warm.lang]["meat"])
    expect(card.locator("#error-meat_processed")).to_be_hidden()


def test_what_is_half_typed_is_no_mistake_yet(warm_one: Check) -> None:
    warm_one.paste("items=3")
    box = warm_one.card("pigs_sold_per_year").locator("input[type=text]")
    box.press_sequentially("6,", delay=1)
    expect(warm_one.page.locator("#error-pigs_sold_per_year")).to_be_hidden()
    box.press_sequentially("000", delay=1)
    warm_one.in_address("pigs_sold_per_year=6000")
    expect(warm_one.page.locator("#error-pigs_sold_per_year")).to_be_hidden()
