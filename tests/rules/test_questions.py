"""Questions as a form needs them."""

from __future__ import annotations

from typing import Any

from generator.rules.check import check
from generator.rules.policy import Policy
from generator.rules.questions import area_kinds, question, questions
from tests.rules.small import both, policy

SMALL = policy()
EDITION = SMALL.data["editions"][0]


def asked(*items: int, of: Policy = SMALL) -> dict[str, list[int]]:
    return {entry["id"]: entry["items"] for entry in questions(of, EDITION, items)}


def test_items_ask_their_own_facts_in_the_order_of_their_conditions_and_services_come_last() -> None:
    assert list(asked(1)) == ["registered", "herd", "areas", "in_park", "project_stage"]


def test_a_fact_that_two_items_share_is_asked_once_for_both() -> None:
    assert asked(1, 3)["areas"] == [1, 3]


def test_a_project_that_fits_no_item_is_asked_of_what_kind_it_is() -> None:
    assert asked(0) == {"unlisted_kind": [0], "in_park": [], "project_stage": []}


def test_only_the_areas_that_count_for_the_items_are_offered_each_with_its_class() -> None:
    (areas,) = (entry for entry in questions(SMALL, EDITION, [1]) if entry["id"] == "areas")
    assert [(option["id"], option["class"]) for option in areas["options"]] == [
        ("reserve", both("nature")),
        ("school", both("people")),
    ]
    assert area_kinds(SMALL, [SMALL.data["items"]["3"]], SMALL.today) == ["reserve"]


def test_a_yes_no_question_gives_both_answers_as_statements() -> None:
    entry = question(SMALL, "plating", [2], ())
    assert (entry["yes"], entry["no"], entry["options"]) == (
        both("there is plating"),
        both("there is no plating"),
        None,
    )


def test_a_number_has_its_unit_and_a_choice_its_options() -> None:
    herd, road = question(SMALL, "herd", [1], ()), question(SMALL, "road_class", [3], ())
    assert (herd["unit_name"], herd["integer"], "yes" in herd) == (both("head"), True, False)
    assert [option["id"] for option in road["options"]] == ["motorway", "lane", "path"]


def options_of(of: Policy, name: str, item: int) -> dict[str, Any]:
    (entry,) = (entry for entry in questions(of, EDITION, [item]) if entry["id"] == name)
    return {option["id"]: option for option in entry["options"] or ()}


def test_an_option_may_say_what_it_looks_like() -> None:
    told = policy()
    told.facts["road_class"]["options"][0]["help"] = both("it has lanes")
    assert options_of(told, "road_class", 3)["motorway"]["help"] == both("it has lanes")
    assert "help" not in options_of(told, "road_class", 3)["lane"]


def test_an_area_that_the_province_has_not_is_not_offered_and_still_counts() -> None:
    landlocked = policy()
    landlocked.facts["areas"]["options"][0]["offered"] = False
    kind = landlocked.facts["areas"]["options"][0]["id"]
    assert {*options_of(SMALL, "areas", 1)} - {*options_of(landlocked, "areas", 1)} == {kind}
    known = {"herd": 1, "registered": True, "areas": [kind]}
    assert check(landlocked, {"items": [1], "facts": known})["document"] == "report"
