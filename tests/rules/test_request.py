"""A request is read whole or refused with a reason for every wrong field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.errors import InputErrors
from generator.rules.request import MAX_ITEMS, Request, answerable, read_request
from tests.rules.small import item, policy, yes

SMALL = policy()
TODAY = date(2026, 11, 23)


def read(given: Any) -> Request:
    return read_request(SMALL, given, TODAY)


def refused(given: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputErrors) as caught:
        read(given)
    return [(mistake.field, mistake.code) for mistake in caught.value.errors]


def test_items_are_sorted_and_each_counts_once() -> None:
    assert read({"items": [3, 1, 3]}).items == (1, 3)
    assert read({"items": (2, 0)}).items == (0, 2)


def test_without_a_day_the_check_is_for_today() -> None:
    assert read({"items": [1]}).on == TODAY
    assert read({"items": [1], "on": ""}).on == TODAY
    assert read({"items": [1], "on": "2022-06-01", "start": "2022-07-01"}).start == date(2022, 7, 1)


@pytest.mark.parametrize("facts", [None, {}])
def test_facts_may_be_left_out(facts: Any) -> None:
    assert read({"items": [1], "facts": facts, "lang": "zh"}).facts == {}


def test_a_day_before_the_first_edition_is_read_without_one() -> None:
    assert read({"items": [1], "on": "2020-12-31"}).edition is None


@pytest.mark.parametrize("given", [None, [], "items=1", 3])
def test_a_request_must_be_an_object(given: Any) -> None:
    assert refused(given) == [("request", "type")]


@pytest.mark.parametrize("items", [None, [], {}, "1", 1])
def test_a_request_names_at_least_one_item(items: Any) -> None:
    assert refused({"items": items}) == [("items", "missing")]


@pytest.mark.parametrize("entry", [9, -1, True, "1", 1.0, None, [1], 10**50])
def test_an_item_that_is_not_a_number_of_the_catalogue_is_refused(entry: Any) -> None:
    assert refused({"items": [1, entry]}) == [("items", "unknown")]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "1979-12-31", "2101-01-01", 20261123, [], True])
def test_what_is_no_usable_date_is_refused(day: Any) -> None:
    assert refused({"items": [1], "on": day}) == [("on", "date")]
    assert refused({"items": [1], "start": day}) == [("start", "date")]


@pytest.mark.parametrize("facts", [[], "", 0, False, "herd=3"])
def test_facts_that_are_no_object_are_refused(facts: Any) -> None:
    assert refused({"items": [1], "facts": facts}) == [("facts", "type")]


def test_every_wrong_field_is_named_at_once() -> None:
    given = {"itmes": [1], "items": [9], "on": "x", "start": "y", "facts": {"herd": -1, "document": "none"}}
    assert refused(given) == [
        ("itmes", "unknown"),
        ("on", "date"),
        ("start", "date"),
        ("items", "unknown"),
        ("facts.herd", "negative"),
        ("facts.document", "unknown"),
    ]


def test_so_many_items_are_enough() -> None:
    many = policy(
        items={str(n): item(f"item {n}", n, {"report": yes("plating")}) for n in range(1, MAX_ITEMS + 2)}
    )
    assert len(read_request(many, {"items": list(range(1, MAX_ITEMS + 1))}, TODAY).items) == MAX_ITEMS
    with pytest.raises(InputErrors) as caught:
        read_request(many, {"items": list(range(1, MAX_ITEMS + 2))}, TODAY)
    assert [mistake.code for mistake in caught.value.errors] == ["too-many"]


def test_what_the_program_itself_supplies_cannot_be_answered() -> None:
    assert {"document", "on_exempt_list", "on_commitment_list"}.isdisjoint(answerable(SMALL))
    assert "in_park" in answerable(SMALL)
