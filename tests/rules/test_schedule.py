"""Steps with limits and dates, and the clocks side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.schedule import duration, horizon_note, limit_text, steps, time_limit
from tests.rules.small import at_least, both, policy, step, track, within, yes

SMALL = policy()
TODAY = date(2026, 11, 23)
ORDINARY = SMALL.data["tracks"]["tracks"][-1]


def dates(*given: dict[str, Any], start: date | None) -> list[tuple[str | None, str | None]]:
    found = steps(SMALL, track("one", yes("plating"), *given), "report", TODAY, start)
    return [(entry["earliest"], entry["latest"]) for entry in found]


def test_steps_are_those_of_the_document_and_of_the_day() -> None:
    assert [entry["step"] for entry in steps(SMALL, ORDINARY, "report", TODAY, None)] == ["accept", "publish", "decide"]
    assert [entry["step"] for entry in steps(SMALL, ORDINARY, "form", TODAY, None)] == ["accept", "decide"]
    assert "old_step" in [entry["step"] for entry in steps(SMALL, ORDINARY, "form", date(2020, 12, 31), None)]


def test_a_step_names_who_acts_and_its_papers() -> None:
    publish = steps(SMALL, ORDINARY, "report", TODAY, None)[1]
    assert publish["who"] == both("owner")
    assert publish["papers"] == [{"id": "letter", **both("letter")}]


def test_without_a_start_there_are_no_dates() -> None:
    assert dates(step("a", within(5)), step("b", at_least(5)), start=None) == [(None, None)] * 2


def test_limits_within_which_others_must_act_add_up_at_the_far_end_only() -> None:
    start = date(2026, 11, 23)
    assert dates(step("a", within(5)), step("b", within(1)), start=start) == [("2026-11-23", "2026-11-30"), ("2026-11-23", "2026-12-01")]


def test_a_period_that_must_run_in_full_moves_the_near_end_and_leaves_the_far_end_open() -> None:
    start = date(2026, 11, 23)
    found = dates(step("a", within(5)), step("b", at_least(2)), step("c", within(1)), start=start)
    assert found == [("2026-11-23", "2026-11-30"), ("2026-11-25", None), ("2026-11-25", None)]


def test_dates_beyond_the_announced_holidays_say_so_and_others_do_not() -> None:
    record = track("one", yes("plating"), step("a", within(5)))
    near, far, undated = (steps(SMALL, record, "report", TODAY, start) for start in (TODAY, date(2026, 12, 30), None))
    last = SMALL.calendar.last_year
    assert horizon_note(SMALL, near) is None
    assert horizon_note(SMALL, undated) is None
    note = horizon_note(SMALL, far)
    assert note is not None
    assert str(last) in note["zh"] and str(last) in note["en"]


def test_a_step_without_a_limit_has_no_dates_and_leaves_the_far_end_open() -> None:
    start = date(2026, 11, 23)
    assert dates(step("a"), step("b", within(3)), start=start) == [(None, None), ("2026-11-23", None)]


def test_calendar_days_run_through_holidays_and_working_days_do_not() -> None:
    start = date(2026, 9, 30)
    assert dates(step("a", within(3, "day")), start=start) == [("2026-09-30", "2026-10-03")]
    assert dates(step("a", within(3)), start=start) == [("2026-09-30", "2026-10-07")]


@pytest.mark.parametrize(
    ("days", "unit", "zh", "en"),
    [(1, "working_day", "1个工作日", "1 working day"), (20, "working_day", "20个工作日", "20 working days"), (60, "day", "60日", "60 days"), (0, "day", "提交即办", "at once")],
)
def test_a_duration_reads_well_in_both_languages(days: int, unit: str, zh: str, en: str) -> None:
    assert duration(days, unit) == {"zh": zh, "en": en}


def test_a_limit_says_whether_it_is_a_most_or_a_least() -> None:
    assert limit_text(within(5)) == {"zh": "5个工作日内", "en": "within 5 working days"}
    assert limit_text(at_least(10, "day")) == {"zh": "不少于10日", "en": "at least 10 days"}


def test_promised_and_statutory_clocks_stand_side_by_side_and_neither_pretends_to_a_date() -> None:
    found = time_limit(SMALL, "ordinary", "report", TODAY)
    assert found is not None
    assert (found["promised"]["days"], found["promised"]["unit"]) == (20, "working_day")
    assert (found["statutory"]["days"], found["statutory"]["unit"]) == (60, "day")
    assert "latest" not in found["promised"]
    assert found["notes"] == [both("hearings do not count")]


def test_a_filing_has_no_note_on_what_an_authority_may_leave_out() -> None:
    found = time_limit(SMALL, "filing", "registration", TODAY)
    assert found is not None
    assert (found["promised"], found["statutory"]["en"], found["notes"]) == (None, "1 day", [])


def test_where_no_clock_runs_there_is_no_time_limit() -> None:
    assert time_limit(SMALL, "outside", "none", TODAY) is None
    assert time_limit(SMALL, "filing", "report", TODAY) is None
