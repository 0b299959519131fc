"""What a later day already known will change."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.rules.policy import Policy
from generator.rules.upcoming_changes import days_of_change, later
from tests.rules import small
from tests.rules.small import both, cmp, compiled, item, policy, yes

HERD = {"registered": True, "herd": 9000, "areas": []}


def changes(of: Policy, on: str, items: tuple[int, ...] = (1,), facts: Any = HERD) -> dict[str, list[str]]:
    """By day, what is said of the project; the event's own words stand first."""
    return {
        entry["date"]: [entry["en"], *(change["en"] for change in entry["changes"])]
        for entry in later(of, items, facts, date.fromisoformat(on))
    }


def with_events(*days: str, **changed: Any) -> Policy:
    events = [
        {"date": day, **both(f"event of {day}"), "instrument": "catalogue", "standing": "official"}
        for day in days
    ]
    return policy(timeline={"events": events}, **changed)


def test_the_end_of_the_pilot_is_told_with_the_track_that_follows_and_what_may_still_apply() -> None:
    told = changes(with_events(), "2022-06-01")["2023-01-01"]
    assert told[0].startswith("The track becomes: ordinary")


def test_an_event_that_changes_nothing_for_the_project_is_told_without_more() -> None:
    assert changes(with_events("2030-05-01"), "2026-11-25")["2030-05-01"] == ["event of 2030-05-01"]


def test_what_differs_stands_beside_the_event_of_the_same_day() -> None:
    told = changes(with_events("2023-01-01"), "2022-06-01")["2023-01-01"]
    assert told[0] == "event of 2023-01-01" and told[1].startswith("The track becomes")


def test_nothing_is_told_of_days_gone_by() -> None:
    assert all(day > "2026-11-25" for day in changes(with_events("2020-01-01", "2026-11-25"), "2026-11-25"))


def test_a_project_that_is_still_open_is_compared_by_what_is_possible() -> None:
    told = changes(with_events(), "2022-06-01", facts={})
    assert any("The track becomes" in words for entry in told.values() for words in entry)


def two_editions() -> Policy:
    """The small catalogue until the end of 2026, and then one in which farms need a report from half the size."""
    old = {
        **compiled()["editions"][0],
        "effective": {"from": "2021-01-01", "until": "2026-12-31"},
        "items": compiled()["items"],
    }
    new = {**old, "id": "second", "effective": {"from": "2027-01-01"}}
    del new["items"]
    items = {
        "1": item("farm", 1, {"report": cmp("herd", ">=", 2500), "form": yes("registered")}),
        "9": item("new kind", 9, {"form": small.OTHERWISE}),
    }
    return with_events("2027-01-01", editions=[old, new], items=items)


def test_a_coming_edition_is_told_of_with_what_it_will_ask_of_the_project() -> None:
    told = changes(two_editions(), "2026-11-25", facts={"registered": True, "herd": 3000, "areas": []})[
        "2027-01-01"
    ]
    assert (
        told[:2] == ["event of 2027-01-01", "What is needed becomes: report EIA."]
        or "What is needed becomes" in told[1]
    )


def test_an_item_that_a_coming_edition_does_not_have_must_be_judged_anew() -> None:
    told = changes(two_editions(), "2026-11-25", items=(3,), facts={})["2027-01-01"]
    assert "another edition" in told[1]


def test_before_the_first_edition_it_is_told_when_one_begins() -> None:
    told = changes(with_events(), "2020-06-01", facts={})
    assert told["2021-01-01"] == ["From this day there is an edition of the catalogue to judge by."]


def test_a_project_that_the_catalogue_does_not_list_is_compared_too() -> None:
    assert isinstance(
        changes(two_editions(), "2026-11-25", items=(0,), facts={"unlisted_kind": "other"}), dict
    )


def test_days_that_begin_and_days_after_an_end_turn() -> None:
    days = days_of_change(two_editions(), date(2026, 6, 1))
    assert date(2027, 1, 1) in days and days == sorted(set(days))
    assert days_of_change(two_editions(), date(2099, 1, 1)) == []


def test_a_promise_that_ends_is_told() -> None:
    clocks = compiled()["clocks"]
    ending = [
        {**clock, "effective": {"until": "2026-12-31"}} if clock["days"] == 20 else clock
        for clock in clocks["clocks"]
    ]
    told = changes(with_events(clocks={**clocks, "clocks": ending}), "2026-11-25")["2027-01-01"]
    assert told == ["The promised time no longer applies."]
