"""What a person can answer, and how an answer is read."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.facts import read_facts, read_text, read_value, unknown_name, write_text
from tests.rules.small import facts

FACTS = facts()


def code(result: Any) -> str:
    """The code of a mistake; a value read without one fails the test."""
    assert isinstance(result, Mistake), result
    return result.code


@pytest.mark.parametrize(
    ("fact", "given", "read"),
    [
        ("plating", True, True),
        ("plating", False, False),
        ("paint", 9.5, 9.5),
        ("paint", 10.0, 10),
        ("paint", 0, 0),
        ("herd", 5000, 5000),
        ("road_class", "lane", "lane"),
        ("waste", [], []),
        ("waste", ["ash", "acid", "ash"], ["acid", "ash"]),
        ("areas", ("school", "reserve"), ["reserve", "school"]),
    ],
)
def test_an_answer_of_the_right_kind_is_read(fact: str, given: Any, read: Any) -> None:
    value = read_value(FACTS[fact], given)
    assert value == read and type(value) is type(read)


@pytest.mark.parametrize(
    ("fact", "given", "mistake"),
    [
        ("plating", "yes", "yes_no"),
        ("plating", 1, "yes_no"),
        ("paint", "ten", "number"),
        ("paint", True, "number"),
        ("paint", [], "number"),
        ("paint", float("nan"), "number"),
        ("paint", -0.1, "negative"),
        ("paint", float("inf"), "too-large"),
        ("paint", 10**400, "too-large"),
        ("herd", 2.5, "integer"),
        ("road_class", "street", "option"),
        ("road_class", ["lane"], "option"),
        ("waste", "acid", "set"),
        ("waste", ["acid", "dust"], "option"),
        ("waste", [["acid"]], "option"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused_with_its_reason(fact: str, given: Any, mistake: str) -> None:
    result = read_value(FACTS[fact], given)
    assert code(result) == mistake
    assert result.field == f"facts.{fact}"


def test_a_quantity_too_fine_to_matter_is_rounded_so_that_its_link_gives_it_back() -> None:
    value = read_value(FACTS["paint"], 0.1234567891234)
    assert value == 0.123456789
    assert read_text(FACTS["paint"], write_text(FACTS["paint"], value)) == value


@pytest.mark.parametrize(
    ("fact", "typed", "read"),
    [
        ("plating", "yes", True),
        ("plating", "no", False),
        ("paint", "1.2万", 12000),
        ("road_class", "path", "path"),
        ("waste", "none", []),
        ("waste", "ash,acid", ["acid", "ash"]),
    ],
)
def test_an_answer_as_typed_is_read(fact: str, typed: str, read: Any) -> None:
    assert read_text(FACTS[fact], typed) == read


@pytest.mark.parametrize(
    ("fact", "typed", "mistake"),
    [
        ("plating", "true", "yes_no"),
        ("paint", "much", "number"),
        ("paint", "-", "number"),
        ("paint", "-3", "negative"),
        ("paint", "－1.2万", "negative"),
        ("paint", "9" * 30, "too-large"),
        ("road_class", "", "option"),
        ("waste", "", "option"),
    ],
)
def test_an_answer_mistyped_is_refused_with_its_reason(fact: str, typed: str, mistake: str) -> None:
    assert code(read_text(FACTS[fact], typed)) == mistake


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("plating", True),
        ("plating", False),
        ("paint", 0.000001),
        ("paint", 12345678.5),
        ("herd", 10**15),
        ("road_class", "lane"),
        ("waste", []),
        ("waste", ["acid", "ash"]),
    ],
)
def test_an_answer_written_for_a_link_is_read_back(fact: str, value: Any) -> None:
    assert read_text(FACTS[fact], write_text(FACTS[fact], value)) == value


def test_every_wrong_answer_is_named_at_once() -> None:
    with pytest.raises(InputErrors) as caught:
        read_facts({"plating": 3, "paint": "x", "palting": True, "herd": None}, FACTS)
    assert [(e.field, e.code) for e in caught.value.errors] == [
        ("facts.plating", "yes_no"),
        ("facts.paint", "number"),
        ("facts.palting", "unknown"),
    ]
    assert "facts.plating: plating: answer yes or no" in str(caught.value)


def test_an_answer_of_null_is_the_same_as_none_given() -> None:
    assert read_facts({"plating": None, "paint": 1}, FACTS) == {"paint": 1}


@pytest.mark.parametrize("given", [[], "plating", 3])
def test_answers_must_be_an_object(given: Any) -> None:
    with pytest.raises(InputErrors) as caught:
        read_facts(given, FACTS)
    assert [(e.field, e.code) for e in caught.value.errors] == [("facts", "type")]


def test_a_name_mistyped_is_answered_with_the_nearest_that_exists() -> None:
    near = unknown_name("facts.platin", "platin", FACTS, "问题", "question")
    far = unknown_name("facts.zzz", "zzz", FACTS, "问题", "question")
    assert "“plating”" in near.en and "“plating”" in near.zh
    assert "Did you mean" not in far.en and "是不是" not in far.zh


def test_a_message_repeats_no_more_than_a_little_of_what_was_given() -> None:
    result = read_value(FACTS["paint"], "x" * 10_000)
    assert isinstance(result, Mistake)
    assert len(result.en) < 150


def test_a_message_can_always_be_encoded() -> None:
    assert shown("\ud800") == "?"
    assert shown("五千") == "五千"


def test_a_message_obeys_nothing_that_was_given() -> None:
    assert shown("a\n::error::b\x1b[31m\u202e") == "a\\u000a::error::b\\u001b[31m\\u202e"
    assert shown("年　产 5\xa0t") == "年　产 5\xa0t"
    assert shown("x" * 50) == "x" * 40 + "…" and shown("x" * 50, 60) == "x" * 50


def test_a_mistake_is_plain_data() -> None:
    assert Mistake("on", "date", "错", "wrong").as_dict() == {
        "field": "on",
        "code": "date",
        "zh": "错",
        "en": "wrong",
    }
