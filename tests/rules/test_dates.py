"""Days of the steps: not before, not after, and reckoned back from a day that the reader gives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.dates import Days, dates
from generator.rules.policy import Policy
from generator.rules.workdays import Calendar
from tests.rules.real import bounded, real_policy
from tests.rules.small import at_least, both, policy, step, within

CALENDAR = policy().calendar
MONDAY = date(2026, 11, 23)


def days(*steps: dict[str, Any], start: date = MONDAY, **known: date) -> list[Days]:
    return dates(CALENDAR, steps, start, known)


def spans(*steps: dict[str, Any], start: date = MONDAY, **known: date) -> list[tuple[str | None, str | None]]:
    return [
        (d.earliest and d.earliest.isoformat(), d.latest and d.latest.isoformat())
        for d in days(*steps, start=start, **known)
    ]


def test_limits_within_which_one_side_must_act_add_up_at_the_far_end_only() -> None:
    assert spans(step("a", within(5)), step("b", within(1))) == [
        ("2026-11-23", "2026-11-30"),
        ("2026-11-23", "2026-12-01"),
    ]


def test_a_period_that_must_run_in_full_moves_the_near_end_and_leaves_the_far_end_open() -> None:
    found = spans(step("a", within(5)), step("b", at_least(2)), step("c", within(1)))
    assert found == [("2026-11-23", "2026-11-30"), ("2026-11-25", None), ("2026-11-25", None)]


def test_the_near_end_runs_on_through_a_step_without_a_limit_and_the_far_end_stops_there() -> None:
    found = days(step("a"), step("b", at_least(3)), step("c", within(3)))
    assert [(d.earliest, d.latest, d.blocker) for d in found] == [
        (MONDAY, None, 0),
        (date(2026, 11, 26), None, 0),
        (date(2026, 11, 26), None, 0),
    ]


def test_a_limit_counted_from_a_day_that_only_the_reader_knows_has_no_last_day() -> None:
    (found,) = days(step("a", within(7), counted_from=both("the contract")))
    assert (found.latest, found.blocker) == (None, 0)


def test_calendar_days_run_through_holidays_and_working_days_do_not() -> None:
    eve = date(2026, 9, 30)
    assert spans(step("a", within(3, "day")), start=eve) == [("2026-09-30", "2026-10-03")]
    assert spans(step("a", within(3)), start=eve) == [("2026-09-30", "2026-10-07")]


def test_a_day_that_is_known_is_where_the_chain_begins_anew() -> None:
    found = days(
        step("a"), step("submit", milestone="submitted"), step("b", within(5)), submitted=date(2026, 12, 7)
    )
    assert (found[1].kind, found[1].earliest, found[1].latest) == (
        "given",
        date(2026, 12, 7),
        date(2026, 12, 7),
    )
    assert (found[2].earliest, found[2].latest) == (date(2026, 12, 7), date(2026, 12, 14))


def test_before_a_day_that_lies_ahead_the_steps_are_reckoned_back() -> None:
    found = days(
        step("a"),
        step("b", at_least(2)),
        step("c", within(3)),
        step("submit", milestone="submitted"),
        submitted=date(2026, 12, 7),
    )
    assert [(d.kind, d.latest) for d in found[:3]] == [
        ("aim", date(2026, 12, 3)),
        ("begin", date(2026, 12, 3)),
        ("aim", date(2026, 12, 7)),
    ]


def test_a_period_in_calendar_days_is_reckoned_back_through_holidays() -> None:
    (before, _) = days(
        step("b", at_least(10, "day")),
        step("submit", milestone="submitted"),
        start=date(2026, 9, 1),
        submitted=date(2026, 10, 8),
    )
    assert before.latest == date(2026, 9, 28)


def test_steps_before_a_day_that_has_passed_are_done() -> None:
    found = days(
        step("a", at_least(5)),
        step("submit", milestone="submitted"),
        step("b", at_least(1)),
        submitted=date(2026, 11, 20),
    )
    assert (found[0].kind, found[0].earliest) == ("done", None)
    assert found[2].earliest == MONDAY


@pytest.mark.parametrize(
    ("aim", "reach"),
    [(date(2026, 11, 27), date(2026, 11, 30)), (date(2026, 11, 30), None), (date(2026, 11, 20), None)],
)
def test_a_day_that_cannot_be_kept_says_from_when_it_could_be(aim: date, reach: date | None) -> None:
    assert (
        days(step("a", at_least(5)), step("submit", milestone="submitted"), submitted=aim)[1].reach == reach
    )


def test_two_known_days_are_two_fixed_points() -> None:
    steps = [
        step("submit", milestone="submitted"),
        step("wait", at_least(1)),
        step("accept", milestone="accepted"),
        step("b", within(1)),
    ]
    found = days(*steps, submitted=date(2026, 11, 24), accepted=date(2026, 11, 30))
    assert [d.kind for d in found] == ["given", "begin", "given", "law"]
    assert (found[1].latest, found[3].latest) == (
        date(2026, 11, 29),
        date(2026, 12, 1),
    )  # on a Sunday: Monday is the first day that counts


@bounded(60)
@given(st.dates(date(2020, 1, 1), date(2026, 10, 1)), st.integers(0, 40))
def test_working_days_forward_and_back_agree_with_an_independent_library(start: date, count: int) -> None:
    calendar = real_policy().calendar
    end = calendar.add(start, count)
    between = [start + timedelta(n) for n in range(1, (end - start).days + 1)]
    assert sum(map(chinese_calendar.is_workday, between)) == count
    begin = calendar.back(start, count)
    if begin.year >= 2020:
        assert (
            sum(chinese_calendar.is_workday(begin + timedelta(n)) for n in range(1, (start - begin).days + 1))
            == count
        )
        assert calendar.add(begin, count) <= start


def test_across_the_end_of_a_year_and_over_make_up_days(policy: Policy) -> None:
    calendar: Calendar = policy.calendar
    assert calendar.add(date(2025, 12, 30), 5) == date(
        2026, 1, 7
    )  # 1 and 2 January off, Sunday the 4th worked
    assert calendar.add(date(2026, 2, 13), 3) == date(
        2026, 2, 25
    )  # Saturday the 14th worked, then Spring Festival
    assert calendar.back(date(2026, 10, 10), 1) == date(2026, 10, 9)
