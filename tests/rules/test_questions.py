"""Questions as a form needs them."""

from __future__ import annotations

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
    assert area_kinds(SMALL, [SMALL.data["items"]["3"]]) == ["reserve"]


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
