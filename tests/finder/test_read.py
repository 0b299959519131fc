"""Facts read out of sentences; the labels are explained at the head of reading.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.finder.read import read
from generator.lint.run import compile_policy
from generator.rules.policy import Policy
from tests.finder.measure_read import counted

HERE = Path(__file__).parent


@cache
def policy() -> Policy:
    return Policy(compile_policy(HERE.parents[1] / "policy_data"))


def facts(text: str, *items: int) -> dict[str, Any]:
    found: dict[str, Any] = read(policy(), text, items)["facts"]
    return found


def test_labelled_sentences() -> None:
    total = counted(policy(), yaml.safe_load((HERE / "reading.yaml").read_text(encoding="utf-8")))
    assert total.precision >= 0.99, total
    assert total.recall >= 0.93, total


@pytest.mark.parametrize(
    ("text", "item", "value"),
    [
        ("床位１００张", 108, {"hospital_beds": 100}),
        ("新建医院，床位五十张", 108, {"hospital_beds": 50, "project_nature": "new_build"}),
        ("110kV变电站扩建为330千伏", 161, {"line_voltage": 330}),
        ("年出栏生猪3千头", 3, {"pigs_sold_per_year": 3000}),
        ("不建加油站", 119, {"fuel_station": False}),
    ],
)
def test_what_is_said_is_read(text: str, item: int, value: dict[str, Any]) -> None:
    assert facts(text, item) == value


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("床位100到200张", 108),
        ("原有床位300张", 108),
        ("医院，新建还是扩建没定", 108),
        ("饲料加工每天20吨", 15),
        ("12345", 108),
        ("🏥🛏️", 108),
        ("", 108),
        ("床" * 5000, 108),
    ],
)
def test_ranges_past_doubt_and_noise_state_nothing(text: str, item: int) -> None:
    assert facts(text, item) == {}


def test_each_fact_tells_its_words() -> None:
    found = read(policy(), "改建，住院床位100张", [108])
    assert [entry["fact"] for entry in found["read"]] == list(found["facts"])
    assert {entry["words"] for entry in found["read"]} == {"改建", "100张"}


def test_an_item_that_does_not_exist_states_nothing() -> None:
    assert facts("床位100张", 999, 0) == {}
