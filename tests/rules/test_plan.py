"""The dated plan: what is promised, what is only a lower bound, and what cannot be said."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.outline import dated_plan
from generator.rules.policy import Policy
from tests.rules.small import at_least, compiled, policy, step, within

SMALL = policy()
REPORT = {"registered": True, "herd": 6000}
PIGS = {"pigs_sold_per_year": 6000, "large_scale_farm": True}
LINE = {"line_voltage": 110, "areas": []}


def small(facts: dict[str, Any] | None = None, on: str = "2026-11-23", **days: str) -> dict[str, Any]:
    return check(SMALL, {"items": [1], "facts": REPORT if facts is None else facts, "on": on, **days})


def real(
    which: Policy, item: int, facts: dict[str, Any], on: str = "2026-11-23", **days: str
) -> dict[str, Any]:
    return check(which, {"items": [item], "facts": facts, "on": on, **days})


def with_steps(*steps: dict[str, Any]) -> Policy:
    """The little policy with other steps on the ordinary track."""
    data = compiled()
    data["tracks"]["tracks"][-1]["steps"] = list(steps)
    return Policy(data)


def test_a_verdict_without_a_start_has_steps_and_no_days() -> None:
    found = small()
    assert found["plan"] is None
    assert all(row["earliest"] is None and row["when"] is None for row in found["schedule"])


def test_a_known_day_alone_is_enough_for_a_plan_from_the_day_of_the_check() -> None:
    assert small(submitted="2026-12-07")["plan"]["start"] == "2026-11-23"


def test_each_step_says_its_days_in_words_and_why_the_last_one_is_open() -> None:
    submit, accept, publish, decide = small(start="2026-11-23")["schedule"]
    assert submit["when"]["en"] == "not before 23 November 2026"
    assert "up to you" in submit["why_open"]["en"]
    assert (accept["waits_for"], accept["why_open"]) == ("submit", None)
    assert publish["when"] == {"zh": "不早于2026年12月7日", "en": "not before 7 December 2026"}
    assert decide["earliest"] == "2026-12-07"


def test_with_the_day_of_submission_the_limit_at_acceptance_has_a_last_day() -> None:
    submit, accept, publish, _ = small(submitted="2026-11-25")["schedule"]
    assert submit["when"]["en"] == "25 November 2026 (your date)"
    assert accept["when"] == {"zh": "最晚2026年12月2日", "en": "by 2 December 2026"}
    assert publish["why_open"]["en"] == "The latest day cannot be said: only a minimum is set."


def test_why_a_last_day_is_open_tells_an_owner_from_an_office_and_names_the_day_counted_from() -> None:
    steps = [
        step("look", who="owner"),
        step("weigh", who="owner", milestone="submitted"),
        step("assess", who="office"),
    ]
    data = compiled()
    data["tracks"]["roles"]["office"] = {"zh": "窗口", "en": "office"}
    data["tracks"]["tracks"][-1]["steps"] = [
        *steps,
        step("tell", within(7), counted_from={"zh": "签约", "en": "the contract"}, milestone="accepted"),
    ]
    found = check(
        Policy(data), {"items": [1], "facts": REPORT, "on": "2026-11-23", "submitted": "2026-11-23"}
    )["schedule"]
    assert found[2]["why_open"]["en"] == "The latest day cannot be said: we found no limit for this step."
    alone = with_steps(step("tell", within(7), counted_from={"zh": "签约", "en": "the contract"}))
    (tell,) = check(alone, {"items": [1], "facts": REPORT, "on": "2026-11-23", "start": "2026-11-23"})[
        "schedule"
    ]
    assert "counted from the contract" in tell["why_open"]["en"] and "签约" in tell["why_open"]["zh"]


def test_before_an_aim_ahead_each_step_says_by_when_it_must_begin_or_end() -> None:
    which = with_steps(
        step("write"),
        step("consult", at_least(5)),
        step("submit", milestone="submitted"),
        step("decide", milestone="decided"),
    )
    found = check(which, {"items": [1], "facts": REPORT, "on": "2026-11-23", "submitted": "2026-12-07"})[
        "schedule"
    ]
    assert found[0]["when"]["en"] == "by 30 November 2026, for your date"
    assert found[1]["when"]["en"] == "begin by 30 November 2026, for your date"
    past = check(which, {"items": [1], "facts": REPORT, "on": "2026-11-23", "submitted": "2026-11-20"})[
        "schedule"
    ]
    assert past[0]["when"]["en"] == "before your date"


def test_an_aim_that_cannot_be_kept_is_said_with_the_first_day_that_can() -> None:
    which = with_steps(step("consult", at_least(5)), step("submit", milestone="submitted"))
    (note,) = check(which, {"items": [1], "facts": REPORT, "on": "2026-11-23", "submitted": "2026-11-25"})[
        "plan"
    ]["notes"]
    assert note["id"] == "out_of_reach"
    assert "30 November 2026" in note["en"] and "2026年11月30日" in note["zh"]


def test_the_statutory_clock_runs_from_receipt_and_is_certain_only_with_its_day() -> None:
    guess, sure = (
        small(start="2026-11-23")["plan"]["clocks"][1],
        small(submitted="2026-11-24")["plan"]["clocks"][1],
    )
    assert (guess["kind"], guess["from"], guess["until"], guess["certain"]) == (
        "statutory",
        "2026-11-23",
        "2027-01-22",
        False,
    )
    assert guess["text"]["en"].startswith("If submitted on 23 November 2026, the earliest day")
    assert (sure["from"], sure["until"], sure["certain"]) == ("2026-11-24", "2027-01-23", True)


def test_the_promise_is_never_certain_and_carries_its_assumption() -> None:
    for days in ({"start": "2026-11-23"}, {"accepted": "2026-11-24"}):
        promised = small(**days)["plan"]["clocks"][0]
        assert (promised["kind"], promised["certain"]) == ("promised", False)
        assert promised["assumption"]["standing"] == "inferred"
    assert (
        promised["text"]["en"]
        == "If counted from acceptance on 24 November 2026, 20 working days end on 22 December 2026."
    )


def test_a_limit_in_days_that_ends_on_a_day_off_is_not_moved_and_says_so() -> None:
    saturday = small(submitted="2026-11-24")["plan"]["clocks"][1]
    assert (saturday["until"], [note["en"] for note in saturday["notes"]]) == ("2027-01-23", ["not moved"])
    assert small(submitted="2026-11-23")["plan"]["clocks"][1]["notes"] == []


def test_a_clock_whose_start_the_plan_does_not_reach_has_no_day() -> None:
    which = with_steps(step("decide", milestone="decided"))
    assert (
        check(which, {"items": [1], "facts": REPORT, "on": "2026-11-23", "start": "2026-11-23"})["plan"][
            "clocks"
        ]
        == []
    )
    passed = small(accepted="2026-11-20")["plan"]["clocks"]
    assert [clock["kind"] for clock in passed] == ["promised"]


def test_the_least_time_of_the_whole_names_the_periods_of_which_it_is_made() -> None:
    total = small(start="2026-11-23")["plan"]["total"]
    assert "7 December 2026" in total["en"] and "“publish” at least 10 working days" in total["en"]
    assert total["standing"] == "official"
    assert small({"registered": True, "herd": 10, "areas": []}, start="2026-11-23")["plan"]["total"] is None


def test_publicity_is_held_against_the_promise_in_figures(policy: Policy) -> None:
    report, form = (
        real(policy, *case, start="2026-11-23")["plan"]["comparison"] for case in ((3, PIGS), (161, LINE))
    )
    assert (
        "at least 15 working days; the promised time is 20 working days" in report["en"]
        and "leaves 5 working days" in report["en"]
    )
    assert (
        "at least 10 working days; the promised time is 10 working days" in form["en"]
        and "no time would be left" in form["en"]
    )
    assert (report["standing"], form["standing"]) == ("reported", "unconfirmed")


def test_a_track_without_a_promise_has_nothing_to_compare(policy: Policy) -> None:
    filing = real(policy, 108, {"hospital_beds": 19, "project_nature": "reconstruction"}, start="2026-11-23")
    assert (filing["track"], filing["plan"]["comparison"], filing["plan"]["total"]) == ("filing", None, None)
    outside = real(
        policy,
        3,
        {"large_scale_farm": False, "pigs_sold_per_year": 30, "no_annual_output_figure": False},
        start="2026-11-23",
    )
    assert (outside["document"], outside["plan"]["clocks"], outside["plan"]["comparison"]) == (
        "none",
        [],
        None,
    )


@pytest.mark.parametrize(
    ("start", "words"), [("2026-12-30", "after 2026"), ("2025-12-30", "before 2026"), ("2026-03-02", None)]
)
def test_days_outside_the_holidays_held_say_so(start: str, words: str | None) -> None:
    on = start if start >= "2026" else "2026-01-05"
    note = small(on=on, start=start)["schedule_note"]
    assert note is None if words is None else words in note["en"]


@pytest.mark.parametrize(
    ("on", "start", "told"),
    [("2026-08-10", "2026-08-10", 1), ("2026-08-20", "2026-08-20", 0), ("2026-08-20", "2026-08-10", 1)],
)
def test_a_change_of_law_within_the_plan_is_told_with_the_day_whose_rules_are_given(
    on: str, start: str, told: int
) -> None:
    notes = [note for note in small(on=on, start=start)["plan"]["notes"] if note["id"] == "law_changes"]
    assert len(notes) == told
    assert all("a code" in note["en"] and "15 August 2026" in note["en"] for note in notes)


def test_a_change_without_an_event_of_its_own_is_told_too() -> None:
    data = compiled()
    data["timeline"]["events"] = []
    (note,) = check(Policy(data), {"items": [1], "facts": REPORT, "on": "2026-08-10", "start": "2026-08-10"})[
        "plan"
    ]["notes"]
    assert "A rule on which this plan rests changes." in note["en"]


@pytest.mark.parametrize("start", ["1980-01-01", "2100-12-31"])
def test_a_start_at_either_end_of_what_a_request_may_say_gives_a_plan(policy: Policy, start: str) -> None:
    found = real(policy, 3, PIGS, start=start)
    assert found["plan"]["start"] == start
    assert found["schedule_note"] is not None


@pytest.mark.parametrize("start", ["1979-12-31", "2101-01-01", "tomorrow", "2026-02-30", 5])
def test_a_start_that_is_no_day_is_refused_at_its_field(start: Any) -> None:
    with pytest.raises(InputErrors) as caught:
        small(start=start)
    assert [mistake.field for mistake in caught.value.errors] == ["start"]


def test_acceptance_before_submission_is_refused() -> None:
    with pytest.raises(InputErrors) as caught:
        small(submitted="2026-12-03", accepted="2026-12-01")
    assert [(mistake.field, mistake.code) for mistake in caught.value.errors] == [("accepted", "order")]
    assert small(submitted="2026-12-01", accepted="2026-12-01")["plan"]["accepted"] == "2026-12-01"


def test_a_plan_on_its_own_begins_on_the_day_of_the_check_unless_told() -> None:
    found = dated_plan(SMALL, {"items": [1], "facts": REPORT, "on": "2026-11-23"})
    assert (found["plan"]["start"], found["items"]) == ("2026-11-23", [1])
    assert (
        dated_plan(SMALL, {"items": [1], "facts": REPORT, "on": "2026-11-23", "start": "2026-12-01"})["plan"][
            "start"
        ]
        == "2026-12-01"
    )


def test_while_the_answer_is_open_there_is_no_plan_and_what_is_missing_is_named() -> None:
    with pytest.raises(InputErrors) as caught:
        dated_plan(SMALL, {"items": [1], "facts": {"registered": True}, "on": "2026-11-23"})
    assert "herd and areas" in caught.value.errors[0].en
    with pytest.raises(InputErrors) as caught:
        dated_plan(SMALL, {"items": [1], "facts": REPORT, "on": "2019-01-01"})
    assert "2019-01-01" in caught.value.errors[0].en
