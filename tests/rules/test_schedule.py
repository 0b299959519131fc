"""Steps with limits and papers, and the clocks side by side."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules.schedule import acting, duration, limit_text, steps, time_limit
from tests.rules.small import at_least, both, policy, step, track, within, yes

SMALL = policy()
TODAY = date(2026, 11, 23)
ORDINARY = SMALL.data["tracks"]["tracks"][-1]


def test_steps_are_those_of_the_document_and_of_the_day() -> None:
    assert [entry["step"] for entry in steps(SMALL, ORDINARY, "report", TODAY, {})] == [
        "submit",
        "accept",
        "publish",
        "decide",
    ]
    assert [entry["step"] for entry in steps(SMALL, ORDINARY, "form", TODAY, {})] == [
        "submit",
        "accept",
        "decide",
    ]
    assert "old_step" in [entry["step"] for entry in steps(SMALL, ORDINARY, "form", date(2020, 12, 31), {})]


def test_a_step_names_who_acts_and_its_papers() -> None:
    publish = steps(SMALL, ORDINARY, "report", TODAY, {})[2]
    assert publish["who"] == {"zh": "您", "en": "you"}
    assert acting({"authority": both("authority")}, "authority") == both("authority")
    assert publish["papers"] == [
        {"id": "letter", **both("letter"), "help": both("ask the window"), "standing": "official"}
    ]


def test_a_step_says_how_it_stands_to_the_clock_and_from_what_its_limit_is_counted() -> None:
    given = step("a", within(7), clock="open", counted_from=both("the contract"))
    (entry,) = steps(SMALL, track("one", yes("plating"), given), "report", TODAY, {})
    assert entry["clock_text"]["en"] == "whether it counts is not established"
    assert entry["counted_from"] == both("the contract")


def test_a_note_on_a_step_is_left_out_where_its_condition_fails() -> None:
    given = step("a", notes=[{**both("in a park"), "standing": "unconfirmed", "when": yes("in_park")}])
    record = track("one", yes("plating"), given)
    said = [
        [note["state"] for note in steps(SMALL, record, "report", TODAY, facts)[0]["notes"]]
        for facts in ({}, {"in_park": True}, {"in_park": False})
    ]
    assert said == [["unknown"], ["applies"], []]


@pytest.mark.parametrize(
    ("days", "unit", "zh", "en"),
    [
        (1, "working_day", "1个工作日", "1 working day"),
        (20, "working_day", "20个工作日", "20 working days"),
        (60, "day", "60日", "60 days"),
        (0, "day", "提交即办", "at once"),
    ],
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
