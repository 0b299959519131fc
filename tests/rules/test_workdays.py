"""Chinese working days, held against an independent library for every day of seven years."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from generator.rules.policy import Policy
from generator.rules.workdays import Calendar, date_text, yearly_text

YEARS = (2020, 2021, 2022, 2023, 2024, 2025, 2026)
NATIONAL_DAY = Calendar.from_data(
    {
        "years": {
            "2026": {
                "holidays": ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
                "makeup_days": ["2026-09-20", "2026-10-10"],
            }
        }
    }
)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_agrees_with_an_independent_library(policy: Policy, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(n) for n in range(366)]
    wrong = [
        day.isoformat()
        for day in days
        if day.year == year and policy.calendar.is_working_day(day) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_the_calendar_knows_how_far_it_reaches(policy: Policy) -> None:
    assert all(policy.calendar.covers(date(year, 12, 31)) for year in YEARS)
    assert not policy.calendar.covers(date(2019, 12, 31))
    assert not policy.calendar.covers(date(2027, 1, 1))


def test_beyond_its_years_only_weekends_are_known() -> None:
    assert NATIONAL_DAY.is_working_day(date(2030, 10, 1))
    assert not NATIONAL_DAY.is_working_day(date(2030, 10, 5))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 9, 30), 0, date(2026, 9, 30)),
        (date(2026, 9, 29), 1, date(2026, 9, 30)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 10, 3), 1, date(2026, 10, 8)),
    ],
)
def test_a_limit_begins_the_day_after_and_passes_over_holidays(start: date, days: int, end: date) -> None:
    assert NATIONAL_DAY.add(start, days) == end


def test_a_limit_always_ends_on_a_working_day_with_as_many_working_days_in_it(policy: Policy) -> None:
    start = date(2026, 1, 20)
    for days in range(1, 61):
        end = policy.calendar.add(start, days)
        passed = [start + timedelta(n) for n in range(1, (end - start).days + 1)]
        assert chinese_calendar.is_workday(end)
        assert sum(map(chinese_calendar.is_workday, passed)) == days


def test_a_year_or_a_month_alone_stays_one() -> None:
    assert date_text("2026-08-05") == {"zh": "2026年8月5日", "en": "5 August 2026"}
    assert date_text("2026-08") == {"zh": "2026年8月", "en": "August 2026"}
    assert date_text("2026") == {"zh": "2026年", "en": "2026"}
    assert yearly_text("06-05") == {"zh": "6月5日", "en": "5 June"}
