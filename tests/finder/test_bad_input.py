"""What nobody should type, and somebody does: nothing is read, found for certain or offered that is not said."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from generator.finder.answers import answers
from generator.finder.find import find
from generator.finder.read import read
from generator.lint.run import compile_policy
from generator.rules.policy import Policy

EVERY_ITEM = range(1, 200)
MOST_SECONDS = 20.0
"""Of processor time for one text, on a machine that is busy."""

TRADES = "养猪场、面粉厂、屠宰场、家具厂、印刷厂、搅拌站、加油站、汽修店、口腔诊所、光伏电站"  # ten of them in one sentence
SAYS_NOTHING = ["12345", "3.14 1/2 50%", "😀🐖🏭", "。。。？？", "\u200b\u200b", "９９９"]
LONG = {
    "a trade over and over": "新建养猪场，" * 400,
    "one word": "应该" * 1000,
    "figures": "1234567890" * 200,
    "a denial without end": "不" * 2000,
    "asking without end": "需要办环评" * 400,
    "Latin": "need an eia for " * 125,
}


@cache
def policy() -> Policy:
    return Policy(compile_policy(Path(__file__).parents[2] / "policy_data"))


def strong(text: str) -> set[int]:
    return {row["item"] for row in find(policy(), text, 10) if row["strength"] == "strong"}


def told(text: str, *items: int) -> tuple[dict[str, Any], set[str]]:
    """The facts that are read, and those that are offered as doubtful."""
    reading = read(policy(), text, items or EVERY_ITEM)
    return dict(reading["facts"]), {one["fact"] for one in reading["doubtful"]}


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_numbers_and_pictures_alone_say_nothing(text: str) -> None:
    assert strong(text) == set()
    assert told(text) == ({}, set())
    assert answers(policy(), text) == []


@pytest.mark.parametrize("name", LONG)
def test_two_thousand_characters_are_read_in_time(name: str) -> None:
    text = LONG[name][:2000]
    start = process_time()
    find(policy(), text, 10)
    told(text)
    facts, doubtful = told(text, 3, 66, 91, 108, 119)
    answers(policy(), text)
    assert process_time() - start < MOST_SECONDS
    assert ({*facts} | doubtful) <= ({"project_nature", "livestock_kind"} if "养猪场" in text else set())


def test_ten_trades_in_one_sentence_are_all_looked_for_and_no_amount_is_shared_out() -> None:
    found = strong(TRADES)
    assert len(found & {3, 15, 18, 36, 39, 55, 119, 121, 90}) >= 4, found
    facts, doubtful = told(TRADES, *found)
    amounts = {name for name in {*facts} | doubtful if policy().facts[name]["type"] == "number"}
    assert amounts == set()


@pytest.mark.parametrize(
    ("text", "item", "facts"),
    [
        ("新建 hospital，100 张 beds", 108, {"hospital_beds": 100}),
        ("新建醫院，１００張床位", 108, {"hospital_beds": 100}),
        ("a new 加油站 in town", 119, {"fuel_station": True}),
    ],
)
def test_languages_and_scripts_may_be_mixed(text: str, item: int, facts: dict[str, Any]) -> None:
    assert item in [row["item"] for row in find(policy(), text, 5)]
    assert told(text, item)[0].items() >= facts.items()


@pytest.mark.parametrize(
    ("text", "item", "facts"),
    [
        ("不建加油站", 119, {"fuel_station": False}),
        ("不涉及电镀", 66, {"electroplating": False}),
        ("原有两台锅炉", 91, {}),
        ("原有两台10吨燃煤锅炉", 91, {}),
        ("建加油站，不建加油站", 119, {}),
        ("电镀，没有电镀", 66, {}),
    ],
)
def test_what_is_denied_past_or_contradicted_is_not_taken_for_the_project(
    text: str, item: int, facts: dict[str, Any]
) -> None:
    if not text.startswith(("建", "电")):
        assert strong(text) == set()
    assert told(text, item) == (facts, set())


def test_two_figures_for_one_thing_state_neither() -> None:
    facts, doubtful = told("住院床位100张，住院床位300张", 108)
    assert "hospital_beds" not in facts
    assert "hospital_beds" not in doubtful
