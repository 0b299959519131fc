"""Projects for which the check was once too lenient, clicked through in the page on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser


class Row(NamedTuple):
    """What is typed, the item chosen, what is answered, and what the result has to say."""

    words: str
    item: int
    answers: dict[str, Any]
    result: dict[str, str]
    says: str = ""


ROWS = {
    "an unknown trade": Row(
        "年产13.5万吨氯酸盐", 0, {"unlisted_kind": "other"}, {"status": "open"}, "第44项"
    ),
    "a village bridge": Row("村里修一座桥", 0, {"unlisted_kind": "other"}, {"status": "open"}, "第130项"),
    "a certain hit": Row("年产40万吨水泥熟料", 0, {"unlisted_kind": "other"}, {"status": "open"}, "第54项"),
    "megawatts": Row(
        "50MW地面光伏", 90, {"ground_pv_grid_voltage": 110}, {"status": "decided", "document": "form"}
    ),
    "cattle in heads": Row(
        "养肉牛，一年出栏2500头",
        3,
        {},
        {"status": "decided", "document": "report"},
    ),
    "a biomass boiler": Row(
        "生物质锅炉", 91, {"boiler_fuels": ["biomass_pellets"]}, {"status": "decided", "document": "form"}
    ),
    "80 t/h in place of 40": Row(
        "燃煤锅炉",
        91,
        {"replaces_old_works": True, "rebuilt_coal_oil_boiler_capacity": 80},
        {"status": "decided", "document": "report"},
    ),
    "bottled gas": Row(
        "液化石油气充装站新建",
        149,
        {"dangerous_storage_kinds": ["other_dangerous_storage"]},
        {"status": "decided", "document": "form"},
    ),
    "a storage station": Row(
        "共享储能电站，110千伏升压站", 161, {}, {"status": "decided", "document": "form"}
    ),
    "a rural road": Row(
        "乡村道路，四级公路，在自然保护区里",
        130,
        {"project_nature": "new_build", "road_works": "main_works"},
        {"status": "decided", "document": "form"},
    ),
    "other scrap": Row(
        "废旧物资回收加工",
        85,
        {"hazardous_waste_feedstock": False, "only_sorting_or_crushing": False, "scrap_kinds": []},
        {"status": "decided"},
        "按推断",
    ),
    "no beds": Row(
        "诊所",
        108,
        {"replaces_old_works": False, "hospital_beds": 0},
        {"status": "decided"},
        "按推断，请先核实",
    ),
}


@pytest.fixture(scope="module")
def phone(browser: Browser, built_site: str) -> Iterator[Check]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield Check(context.new_page(), built_site, "zh").open()
    context.close()


@pytest.mark.parametrize("name", ROWS)
def test_the_page_is_no_longer_too_light(name: str, phone: Check) -> None:
    row, page = ROWS[name], phone.page
    if page.locator("#check-again").count():
        page.click("#check-again")
    phone.describe(row.words)
    page.press("#project-description", "Enter")
    phone.choose(row.item)
    page.wait_for_selector('#check-result:is([data-status="open"], [data-status="decided"])')
    heard = page.locator("#check-heard input")
    if heard.count():
        page.click("#check-heard-use")
        expect(heard).to_have_count(0)
    for fact, value in row.answers.items():
        phone.answer(fact, value)
    phone.wait(**row.result)
    assert row.says in phone.result()["headline"]
