"""Services, measures and modifiers: what applies, and what is missing to tell."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules.entitle import judged, may_apply, measures, modifiers, services
from tests.rules.small import all_, both, is_, policy, yes

SMALL = policy()
TODAY = date(2026, 11, 23)


def states(entries: list[dict[str, object]]) -> dict[object, object]:
    return {entry["id"]: entry["state"] for entry in entries}


def test_a_service_without_a_condition_applies_to_everyone() -> None:
    assert states(services(SMALL, {}, TODAY))["advice"] == "applies"


def test_a_service_that_has_lapsed_is_left_out() -> None:
    assert "lapsed" not in states(services(SMALL, {}, TODAY))
    assert "lapsed" in states(services(SMALL, {}, date(2020, 12, 31)))


@pytest.mark.parametrize(("facts", "state"), [({"in_park": True}, "applies"), ({}, "unknown")])
def test_a_service_on_a_condition_applies_or_is_still_open(facts: dict[str, bool], state: str) -> None:
    assert states(services(SMALL, facts, TODAY))["park_service"] == state


def test_a_service_whose_condition_fails_is_left_out() -> None:
    assert "park_service" not in states(services(SMALL, {"in_park": False}, TODAY))


def test_what_is_missing_is_named_but_not_what_the_program_itself_finds_out() -> None:
    (park, pilot) = (entry for entry in services(SMALL, {}, TODAY) if entry["state"] == "unknown")
    assert (park["missing"], pilot["missing"]) == (["in_park"], [])


def test_only_facts_not_yet_given_are_missing() -> None:
    record = {"when": all_(yes("in_park"), is_("document", "report"), yes("plating"))}
    assert judged([record], {"plating": True}, TODAY) == [(record, "unknown", ["in_park"])]


def test_a_service_is_given_with_its_group_and_with_how_to_get_it() -> None:
    advice = services(SMALL, {}, TODAY)[0]
    assert (advice["group"], advice["how"], advice["what"]) == (both("help"), both("by telephone"), both("ask us"))


def test_a_measure_whose_name_is_not_known_is_left_out() -> None:
    (only_one,) = measures(SMALL, {}, TODAY)
    assert (only_one["id"], only_one["number"], only_one["how"]) == ("measure_1", 1, both("ask early"))


def test_a_modifier_belongs_to_its_tracks() -> None:
    assert modifiers(SMALL, ["filing"], {}, TODAY) == []
    (simplified,) = modifiers(SMALL, ["filing", "ordinary"], {}, TODAY)
    assert (simplified["state"], simplified["details"], simplified["condition"]) == ("unknown", [both("less")], both("in a park"))


@pytest.mark.parametrize(
    ("deciding", "reason"),
    [([1], "row known"), ([3], "category named"), ([1, 3], "category named"), ([2], "not known"), ([], "not known")],
)
def test_why_the_pilot_may_apply_depends_on_how_near_its_list_comes(deciding: list[int], reason: str) -> None:
    (entry,) = may_apply(SMALL, "ordinary", deciding)
    assert entry["why"] == both(reason)


@pytest.mark.parametrize("track", ["filing", None])
def test_where_the_track_leaves_no_room_nothing_else_may_apply(track: str | None) -> None:
    assert may_apply(SMALL, track, [1]) == []
