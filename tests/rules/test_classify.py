"""From items and facts to the document."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.rules.classify import Classification, classify, left_open, plain
from generator.rules.tracks import Lists, Outcome
from tests.rules.small import policy

SMALL = policy()
TODAY = date(2026, 11, 23)


def of(*items: int, on: date = TODAY, **facts: Any) -> Classification:
    return classify(SMALL, SMALL.data["editions"][0], items, facts, Lists.on(SMALL, on))


def test_each_item_is_classified_by_itself_and_the_strictest_decides() -> None:
    found = of(2, 3, paint=1, plating=False, road_class="lane")
    assert found.documents(2) == ["form"]
    assert found.documents(3) == ["registration"]
    assert found.outcomes == {Outcome("form", False, False)}


def test_a_fact_that_two_items_share_is_asked_of_both_at_once() -> None:
    found = of(1, 3, registered=True, herd=0, road_class="motorway", length=0)
    assert found.outcomes == {Outcome("report", False, False), Outcome("form", False, False)}
    assert list(left_open(found)) == ["areas"]


def test_a_question_whose_answer_a_stricter_item_makes_idle_is_not_asked() -> None:
    assert list(left_open(of(2, 3, plating=True))) == []


def test_the_question_that_settles_most_is_asked_first() -> None:
    assert next(iter(left_open(of(3)))) == "road_class"
    assert set(left_open(of(3))) == {"road_class", "length", "areas"}


def test_between_questions_that_settle_as_much_the_order_of_the_conditions_decides() -> None:
    assert list(left_open(of(1, registered=True))) == ["herd", "areas"]


def test_an_item_says_which_facts_it_still_asks() -> None:
    found = of(1, 2, registered=False)
    assert not found.asks(1, "herd")
    assert found.asks(2, "plating")


def test_the_exemptions_that_name_an_item_are_found_in_its_outcomes() -> None:
    lists = Lists.on(SMALL, TODAY)
    assert [row["id"] for row in of(2, paint=0, plating=False).rows_of(lists, 2)] == ["small_shops"]
    assert of(2, plating=True).rows_of(lists, 2) == []


def test_an_unlisted_project_needs_no_document_exempt_or_not() -> None:
    assert of(0).documents(0) == ["none"]
    assert plain("exempt:storage") == plain("none") == "none"
    assert of(0).outcomes == {Outcome("none", True, False), Outcome("none", False, False)}
