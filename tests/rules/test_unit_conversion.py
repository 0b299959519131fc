"""Quantities in other units than the question's own: read, converted exactly, written into a link and read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.browser.check import Session
from generator.rules.errors import Mistake
from generator.rules.link import read_link, write_link
from generator.rules.policy import Policy
from generator.rules.unit_conversion import Amount, names, offered, read_amount, read_written
from generator.system.canonical_json import to_json


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("ground_pv_capacity", ("50MW",), 50_000), ("ground_pv_capacity", ("5", "10k_kW"), 50_000), ("ground_pv_capacity", ("1.2万千瓦",), 12_000),
        ("ground_pv_capacity", ("５０ 兆瓦",), 50_000), ("floor_area", ("15 亩",), 10_000), ("floor_area", ("1", "mu"), 666.666666667),
        ("floor_area", ("2", "ha"), 20_000), ("floor_area", ("0.5平方公里",), 500_000), ("mariculture_sea_area", ("2", "ha"), 30),
        ("meat_processed", ("20", "t/d", "300"), 6000), ("meat_processed", ("20吨/天", "", "300"), 6000), ("meat_processed", ("0.1", "t/d", "365"), 36.5),
        ("meat_processed", ("500公斤",), 0.5), ("reservoir_storage", ("3.5亿",), 350_000_000), ("reservoir_storage", ("3亿方",), 300_000_000),
        ("pigs_sold_per_year", ("三百五十头",), 350), ("hospital_beds", ("1 200",), 1200), ("new_road_length", ("800", "m"), 0.8),
    ],
)  # fmt: skip
def test_a_quantity_comes_to_exactly_so_much_in_the_questions_unit(
    policy: Policy, fact: str, typed: tuple[str, ...], value: float
) -> None:
    amount = read_amount(policy.facts[fact], *typed)
    assert isinstance(amount, Amount)
    assert amount.value == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("20", "t/d"), "days"), (("20吨/天",), "days"), (("20", "t/d", "0"), "days"), (("20", "t/d", "367"), "days"), (("20", "t/d", "many"), "days"),
        (("20", "acres"), "unit"), (("1.2万", "10k_t/a"), "unit"), (("-3", "10k_t/a"), "negative"), (("−3", "kg/a"), "negative"), (("1e99", "kg/a"), "number"),
        (("", "kg/a"), "number"), (("abc", "kg/a"), "number"), (("abc",), "number"), (("-3",), "negative"), (("9" * 5000, "kg/a"), "too-large"),
        (("900000000000000", "10k_t/a"), "too-large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_both_languages(
    policy: Policy, typed: tuple[str, ...], code: str
) -> None:
    mistake = read_amount(policy.facts["meat_processed"], *typed)
    assert isinstance(mistake, Mistake)
    assert mistake.code == code
    assert mistake.field == "facts.meat_processed"
    assert mistake.zh.endswith("。")
    assert mistake.en.endswith(".")


def test_days_of_operation_are_never_taken_for_granted(policy: Policy) -> None:
    values = {
        days: read_amount(policy.facts["meat_processed"], "20", "t/d", days) for days in ("250", "300", "365")
    }
    assert [amount.value for amount in values.values() if isinstance(amount, Amount)] == [5000, 6000, 7300]


def test_a_question_offers_its_own_unit_first_and_none_that_does_not_convert(policy: Policy) -> None:
    assert [unit["id"] for unit in offered(policy.facts["ground_pv_capacity"])] == [
        "kW",
        "10k_kW",
        "MW",
        "GW",
    ]
    assert [unit["id"] for unit in offered(policy.facts["meat_processed"]) if unit["each_day"]] == ["t/d"]
    assert [unit["id"] for unit in offered(policy.facts["sugar_crop_capacity"])] == ["t/d", "10k_t/d"]
    assert offered(policy.facts["hospital_beds"]) == []


def test_no_name_stands_for_two_units_of_a_question(policy: Policy) -> None:
    for fact in policy.facts.values():
        if fact["type"] == "number" and fact["units"]:
            said = [
                name
                for unit in ({"id": fact["unit"], **fact["unit_name"]}, *fact["units"])
                for name in names(unit)
            ]
            assert len(said) == len(set(said)), fact["id"]


@given(data=st.data())
def test_a_quantity_written_into_a_link_is_read_back(policy: Policy, data: st.DataObject) -> None:
    numbers = sorted(
        name
        for name, fact in policy.facts.items()
        if fact["type"] == "number" and fact["units"] and not fact["integer"]
    )
    name = data.draw(st.sampled_from(numbers))
    unit = data.draw(st.sampled_from(offered(policy.facts[name])))["id"]
    text = data.draw(st.decimals(0, 10**5, places=3).map(str))
    amount = read_amount(policy.facts[name], text, unit, "300")
    if isinstance(amount, Mistake):
        assert amount.code == "too-large"
        return
    if amount.unit:
        assert read_written(policy.facts[name], amount.written()) == amount
    typed: dict[str, Any] = {"text": text, "unit": unit, "days": "300"}
    fragment = write_link(policy, {"items": [3], "facts": {name: amount.value}, "typed": {name: typed}})
    request, mistakes = read_link(policy, fragment)
    assert not mistakes
    assert request["facts"] == {name: amount.value}
    assert ("typed" in request) == (unit != policy.facts[name]["unit"])


def test_a_unit_that_does_not_give_the_value_is_not_written(policy: Policy) -> None:
    """What was typed counts only as far as it is the answer: else the value alone stands in the link."""
    for typed in ({"text": "6", "unit": "MW"}, {"text": "x", "unit": "MW"}, "5", {"text": "50000"}):
        request = {
            "items": [90],
            "facts": {"ground_pv_capacity": 50_000},
            "typed": {"ground_pv_capacity": typed},
        }
        assert write_link(policy, request).endswith("ground_pv_capacity=50000")


def test_a_unit_in_a_link_that_does_not_exist_is_named(policy: Policy) -> None:
    request, mistakes = read_link(policy, "items=90&ground_pv_capacity=5:acres")
    assert request["facts"] == {}
    assert [mistake.code for mistake in mistakes] == ["unit"]


def test_the_door_reads_a_unit_and_says_what_it_comes_to(compiled: dict[str, Any]) -> None:
    session = Session(to_json(compiled))
    asked = {"op": "read_value", "fact": "ground_pv_capacity", "text": "50MW"}
    read = json.loads(session.ask(json.dumps(asked)))["result"]
    assert read == {
        "named": True,
        "value": 50_000,
        "text": "50",
        "unit": "MW",
        "days": "",
        "said": {"zh": "5万千瓦", "en": "50,000 kW"},
    }
    link = json.loads(
        session.ask(json.dumps({"op": "read_link", "fragment": "items=90&ground_pv_capacity=50:MW"}))
    )["result"]
    assert link["typed"]["ground_pv_capacity"] == {
        "text": "50",
        "unit": "MW",
        "days": "",
        "said": read["said"],
    }
    assert (
        json.loads(
            session.ask(
                json.dumps({"op": "read_value", "fact": "ground_pv_capacity", "text": "5", "unit": "x"})
            )
        )["errors"][0]["code"]
        == "unit"
    )


def test_the_questions_own_unit_in_a_link_is_nothing_to_keep(policy: Policy) -> None:
    assert read_link(policy, "items=90&ground_pv_capacity=5:kW") == (
        {"items": [90], "facts": {"ground_pv_capacity": 5}},
        [],
    )
