"""Ten people on a phone, each from one sentence to the answer: what is proposed, confirmed, asked and decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.check_page import Check
from tests.browser.torn import TORN

pytestmark = pytest.mark.browser
MOST_QUESTIONS = 3
"""So many questions at most after what was read is confirmed."""
LOWEST_HEADLINE = 700
"""Pixels from the top of the page above which the answer's first sentence stands."""
WAYS = """() => {
    const screens = 2 * innerHeight + document.getElementById("check-result").getBoundingClientRect().top;
    const seen = [...document.querySelectorAll("#check-result a[data-way]")].filter((way) => way.checkVisibility() && way.getBoundingClientRect().top < screens);
    return Object.fromEntries(["system", "phone", "page"].map((kind) => [kind, seen.filter((way) => way.dataset.way === kind).length]));
}"""
"""How many links to a system, a telephone, a page stand in the first two screens of the answer."""


@dataclass(frozen=True)
class Journey:
    """What one says, what one picks, answers and gets to read."""

    words: str
    items: tuple[int, ...]
    answers: dict[str, Any]
    result: dict[str, str]
    heard: tuple[str, ...] = ()
    lang: str = "zh"
    says: tuple[str, ...] = field(default=())


JOURNEYS = {
    "herder": Journey(
        "牦牛200头",
        (3,),
        {"animals_sold_per_year": 60, "large_scale_farm": False},
        {"status": "decided", "document": "none"},
        heard=("livestock_kind",),
        says=("按推断",),
    ),
    "dairy": Journey(
        "年产500吨酸奶",
        (22,),
        {"in_industrial_building": True, "only_mixing_or_repackaging": False},
        {"status": "decided", "document": "form"},
    ),
    "filling station": Journey(
        "在镇上新建加油站",
        (119,),
        {"in_urban_built_up_area": True},
        {"status": "decided", "document": "form"},
        heard=("fuel_station", "project_nature"),
    ),
    "solar": Journey(
        "50兆瓦光伏加110千伏送出",
        (90, 161),
        {"wind_solar_other_power": ["ground_pv_station"]},
        {"status": "decided", "document": "form"},
        heard=("line_voltage",),
    ),
    "dentist": Journey(
        "口腔诊所4台牙椅1台牙片机",
        (108, 172),
        {"replaces_old_works": False, "hospital_beds": 0},
        {"status": "decided", "document": "registration"},
        heard=("radiation_devices",),
        says=("请先核实",),
    ),
    "repair shop": Journey(
        "汽修店带喷漆房",
        (121,),
        {"repair_business_area": 300},
        {"status": "decided", "document": "none"},
    ),
    "lithium": Journey(
        "lithium carbonate from brine, 20,000 t/a",
        (44,),
        {"only_physical_processing": False},
        {"status": "decided", "document": "report"},
        lang="en",
    ),
    "bridge": Journey(
        "村里修一座桥",
        (130,),
        {"road_class": "unclassified"},
        {"status": "decided", "document": "none"},
    ),
    "boiler": Journey(
        "生物质锅炉4吨",
        (91,),
        {"boiler_fuels": ["biomass_pellets"]},
        {"status": "decided", "document": "form"},
    ),
    "bottled gas": Journey(
        "液化气充装站",
        (149,),
        {"dangerous_storage_kinds": ["other_dangerous_storage"]},
        {"status": "decided", "document": "form"},
    ),
}


@pytest.fixture(scope="module")
def phones(browser: Browser, built_site: str) -> Iterator[dict[str, Check]]:
    """A phone in each language, each with one page that is ready."""
    phone = {"viewport": {"width": 360, "height": 740}, "service_workers": "block"}
    context = browser.new_context(**phone)  # type: ignore[arg-type]
    yield {lang: Check(context.new_page(), built_site, lang).open() for lang in ("zh", "en")}
    context.close()


@pytest.mark.parametrize("name", JOURNEYS)
def test_from_a_sentence_to_the_right_answer_in_few_questions(name: str, phones: dict[str, Check]) -> None:
    journey = JOURNEYS[name]
    check = phones[journey.lang]
    page = check.page
    if page.locator("#check-again").count():
        page.click("#check-again")
    check.describe(journey.words)
    page.press("#project-description", "Enter")
    for item in journey.items:
        page.locator(f'#check-proposals > li > label > input[data-item="{item}"]').check()
    page.wait_for_selector('#check-result:is([data-status="open"], [data-status="decided"])')
    heard = page.locator("#check-heard input")
    for fact in journey.heard:
        expect(page.locator(f'#check-heard input[value="{fact}"]')).to_be_checked()
    if heard.count():
        page.click("#check-heard-use")
        expect(heard).to_have_count(0)
    asked = 0
    for fact, value in journey.answers.items():
        check.answer(fact, value)
        asked += 1
    check.wait(**journey.result)
    assert asked <= MOST_QUESTIONS
    headline = check.result()["headline"]
    for words in journey.says:
        assert words in headline
    found = page.evaluate(
        "document.querySelector('.ck-answer__headline').getBoundingClientRect().top + scrollY"
    )
    assert found < LOWEST_HEADLINE
    ways = page.evaluate(WAYS)
    assert page.evaluate(TORN) == []
    assert ways["phone"] >= 1, ways
    assert ways["system"] >= 1, ways
    print(f"{name}: headline at {found:.0f}, {ways}")
