"""The dated plan, services and measures in the page: what a person sees, on a desk and on a phone, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.rules.check import check as check_with
from generator.rules.policy import Policy
from tests.browser.check_page import Check

pytestmark = pytest.mark.browser
PIGS = "items=3&on=2026-11-23&pigs_sold_per_year=6000"


def fold(page: Page, name: str) -> Any:
    """A part of the answer, opened."""
    part = page.locator(f'details[data-part="{name}"]')
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def settled(check: Check, fragment: str) -> Page:
    check.paste(fragment)
    check.wait(status="decided")
    return check.page


def test_the_steps_are_a_table_with_the_days_that_python_gives(warm: Check, policy: Policy) -> None:
    page = settled(warm, f"{PIGS}&start=2026-11-23&submitted=2026-12-21")
    verdict = check_with(
        policy,
        {
            "items": [3],
            "facts": {"pigs_sold_per_year": 6000},
            "on": "2026-11-23",
            "start": "2026-11-23",
            "submitted": "2026-12-21",
        },
    )
    rows = page.locator("table.ck-plan tbody tr")
    expect(rows).to_have_count(len(verdict["schedule"]))
    for step in verdict["schedule"]:
        row = page.locator(f'table.ck-plan tr[data-step="{step["step"]}"]')
        expect(row).to_contain_text(step["when"][warm.lang])
        expect(row).to_contain_text(step["who"][warm.lang])
        for paper in step["papers"]:
            expect(row).to_contain_text(paper[warm.lang], ignore_case=True)
    for clock in verdict["plan"]["clocks"]:
        expect(page.locator(f'.ck-clock[data-kind="{clock["kind"]}"]')).to_contain_text(
            clock["text"][warm.lang]
        )
    steps = fold(page, "steps")
    for said in (verdict["plan"]["comparison"], verdict["plan"]["total"], verdict["schedule_note"]):
        expect(steps).to_contain_text(said[warm.lang])


def test_a_day_entered_moves_the_plan_and_stands_in_the_address(warm: Check) -> None:
    page = settled(warm, PIGS)
    steps = fold(page, "steps")
    expect(page.locator("#check-start")).to_have_value("")  # no day but those that the reader gives
    expect(steps.locator(".ck-plan__when")).to_have_count(0)
    expect(page.locator("#check-calendar")).to_have_count(0)
    page.fill("#check-submitted", "2026-11-25")
    page.locator("#check-submitted").blur()
    warm.in_address("submitted=2026-11-25")
    expect(page.locator('tr[data-step="accept"]')).to_contain_text(
        {"zh": "最晚2026年12月2日", "en": "by 2 December 2026"}[warm.lang]
    )
    page.fill("#check-submitted", "")
    expect(page).not_to_have_url(re.compile("submitted"))
    expect(page.locator("#check-submitted")).to_have_value("")


def test_two_days_that_contradict_each_other_are_told_and_the_rest_is_kept(warm: Check) -> None:
    page = settled(warm, f"{PIGS}&submitted=2026-12-21")
    page.fill("#check-accepted", "2026-12-01")
    page.locator("#check-accepted").blur()
    expect(page.locator("#check-problems-list")).to_contain_text(
        {"zh": "受理日期不能早于递交日期", "en": "acceptance cannot come before"}[warm.lang]
    )
    expect(page.locator("#check-submitted")).to_have_value("2026-12-21")
    warm.wait(status="decided")


def test_the_calendar_file_is_what_python_writes_and_a_calendar_reads(warm: Check, tmp_path: Path) -> None:
    page = settled(warm, f"{PIGS}&submitted=2026-12-21")
    with page.expect_download() as download:
        page.click("#check-calendar")
    assert download.value.suggested_filename == "eia-2026-11-23.ics"
    download.value.save_as(tmp_path / "plan.ics")
    read = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    events = {str(event["SUMMARY"]): event for event in read.walk("VEVENT")}
    title = {"zh": "环评：网上报批报告书", "en": "EIA: submit the report online"}[warm.lang]
    assert events[title]["DTSTART"].dt.isoformat() == "2026-12-21"
    assert "submitted=2026-12-21" in str(events[title]["URL"])


def test_an_open_answer_says_what_the_plan_waits_for_and_leads_there(warm: Check) -> None:
    warm.paste("items=108&on=2026-11-23")
    warm.wait(status="open")
    steps = fold(warm.page, "steps")
    expect(steps).to_contain_text(
        {"zh": "才能排日期", "en": "once we know the document and the route"}[warm.lang]
    )
    button = steps.locator("button[data-question]").first
    question = button.get_attribute("data-question")
    button.click()
    assert warm.page.evaluate("document.activeElement.closest('[data-fact]')?.dataset.fact") == question


def test_measures_stand_in_the_column_of_their_stage_and_the_tenth_place_stays_open(warm: Check) -> None:
    page = settled(warm, f"{PIGS}&major_project=yes&project_stage=design")
    fold(page, "measures")
    columns = page.locator(".ck-stage")
    expect(columns).to_have_count(3)
    states = [
        column.locator("li").evaluate_all("(rows) => rows.map((row) => row.dataset.state)")
        for column in columns.all()
    ]
    assert states == [["past"] * 3, ["applies"] * 3, ["later", "later", "later", "open"]]
    expect(columns.nth(1)).to_have_attribute("data-now", "")


def test_what_is_missing_for_a_service_leads_to_its_question_and_the_answer_settles_it(warm: Check) -> None:
    page = settled(warm, PIGS)
    services = fold(page, "services")
    services.locator('[data-offer="on_site_guidance"] button[data-question="firm_size"]').click()
    card = page.locator('[data-fact="firm_size"]')
    expect(card.locator("input").first).to_be_focused()
    card.locator('input[value="small"]').check()
    expect(page.locator('.ck-offers[data-state="applies"] [data-offer="on_site_guidance"]')).to_be_visible()
    card.locator('input[value="large"]').check()
    expect(services.locator('[data-offer="on_site_guidance"]')).to_have_count(0)


def test_a_question_on_services_that_can_change_nothing_is_not_put(warm: Check) -> None:
    page = settled(warm, PIGS)
    expect(page.locator('#check-service [data-fact="project_stage"]')).to_have_count(1)
    warm.paste(f"{PIGS}&major_project=no")
    expect(page.locator('#check-service [data-fact="project_stage"]')).to_have_count(0)
    expect(page.locator('#check-service [data-fact="major_project"]')).to_have_count(1)


def test_simplified_content_is_told_line_by_line_with_what_it_waits_for(warm: Check) -> None:
    page = settled(warm, f"{PIGS}&in_assessed_park=yes")
    lines = fold(page, "modifiers").locator(".ck-modifier li")
    states = lines.evaluate_all("(rows) => rows.map((row) => row.dataset.state)")
    assert states.count("unknown") == 1 and states.count("applies") == len(states) - 1
    expect(page.locator('.ck-modifier button[data-question="zoning_requirements_clear"]')).to_have_count(1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_the_plan_is_read_without_scrolling_sideways(
    browser: Browser, built_site: str, lang: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    check = Check(context.new_page(), built_site, lang).open(
        f"{PIGS}&submitted=2026-12-21&major_project=yes&project_stage=design"
    )
    check.wait(status="decided")
    for name in ("steps", "measures", "services", "papers", "modifiers"):
        fold(check.page, name)
    assert check.page.evaluate("document.documentElement.scrollWidth") == 360
    wide = check.page.locator(".ck-plan :is(th, td), .ck-clock, .ck-stage").evaluate_all(
        "(n) => n.filter((e) => e.getBoundingClientRect().right > 360).length"
    )
    assert wide == 0
    context.close()


def test_the_answer_beside_the_questions_never_covers_what_stands_below(warm: Check) -> None:
    page = settled(warm, PIGS)
    expect(page.locator('tr[data-step="decide"]')).to_be_attached()
    # Both edges are read at one moment: the page scrolls smoothly and would move on between two questions.
    gaps = page.evaluate(
        """() => {
            const [side, below] = ['.ck-answer__top', '.ck-answer__more'].map((name) => document.querySelector(name));
            const start = below.getBoundingClientRect().top + scrollY;
            return [-900, -400, -100, 0, 100, 400].map((way) => {
                scrollTo({ top: start + way, behavior: 'instant' });
                return below.getBoundingClientRect().top - side.getBoundingClientRect().bottom;
            });
        }"""
    )
    assert min(gaps) >= 0, gaps


@pytest.mark.parametrize(
    ("fragment", "guide"),
    [
        (PIGS, "report"),
        ("items=108&hospital_beds=300", "form"),
        (
            "items=3&pigs_sold_per_year=0&large_scale_farm=yes&no_annual_output_figure=no&areas=none",
            "registration",
        ),
    ],
)
def test_an_answer_leads_to_the_page_that_goes_step_by_step(warm: Check, fragment: str, guide: str) -> None:
    page = settled(warm, fragment)
    shown = page.locator(".ck-guide a")
    expect(shown).to_have_attribute("href", f"../guides/{guide}/")
    assert page.request.get(shown.evaluate("(link) => link.href")).ok


def test_the_plan_is_printed_on_the_slip_with_its_days(warm: Check) -> None:
    page = settled(warm, f"{PIGS}&submitted=2026-12-21")
    page.emulate_media(media="print")
    expect(page.locator('tr[data-step="decide"]')).to_be_visible()
    expect(page.locator("#check-calendar")).to_be_hidden()
    assert warm.sheets() == 1
    page.emulate_media(media="null")


@pytest.mark.parametrize(
    "fragment",
    [
        "items=15&in_industrial_building=yes&fermentation=no&grain_or_feed_processed=50000",
        "items=108&hospital_beds=300",
    ],
)
def test_the_slip_is_one_sheet_for_other_projects_too(warm: Check, fragment: str) -> None:
    page = settled(warm, f"{fragment}&on=2026-11-23&submitted=2026-12-21")
    expect(page.locator("#check-submitted")).to_have_value("2026-12-21")
    expect(page.locator("#check-printed-link")).to_contain_text(fragment.split("&")[0])
    assert warm.sheets() == 1
