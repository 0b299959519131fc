"""Projects for which the check was once too lenient, asked of the command line and of the page's own Python."""

from __future__ import annotations

import contextlib
import io
import json
from typing import Any

import pytest

from generator.browser.check import Session
from generator.cli.main import main
from generator.system.canonical_json import to_json

DAY = "2026-11-23"
ANSWERS: dict[str, tuple[list[int], dict[str, Any], str]] = {
    "beef cattle in heads": (
        [3],
        {
            "livestock_kind": "beef_cattle",
            "animals_sold_per_year": 2500,
            "large_scale_farm": True,
            "areas": [],
        },
        "report",
    ),
    "a biomass boiler": ([91], {"boiler_fuels": ["biomass_pellets"]}, "form"),
    "80 t/h in place of 40": (
        [91],
        {"boiler_fuels": ["coal"], "replaces_old_works": True, "rebuilt_coal_oil_boiler_capacity": 80},
        "report",
    ),
    "bottled gas": ([149], {"dangerous_storage_kinds": ["other_dangerous_storage"]}, "form"),
    "the step-up station of a storage station": ([161], {"line_voltage": 110, "areas": []}, "form"),
    "a village road in a nature reserve": (
        [130],
        {
            "road_class": "class_4",
            "project_nature": "new_build",
            "road_works": "main_works",
            "areas": ["nature_reserve"],
        },
        "form",
    ),
}
CLAIMS = {"年产13.5万吨氯酸盐": {44}, "村里修一座桥": {130, 131}, "年产40万吨水泥熟料": {54}}


@pytest.fixture(scope="module")
def session(compiled: dict[str, Any]) -> Session:
    return Session(to_json(compiled))


SCRAP = {"hazardous_waste_feedstock": False, "only_sorting_or_crushing": False, "scrap_kinds": []}
DENIED = {"high_polluting_fuel": False, "coal_oil_boiler_capacity": 0, "gas_boiler_capacity": 0}
REQUESTS: dict[str, dict[str, Any]] = {
    **{name: {"items": items, "facts": facts} for name, (items, facts, _) in ANSWERS.items()},
    **{words: {"items": [0], "facts": {"unlisted_kind": "other"}, "description": words} for words in CLAIMS},
    "fuel": {"items": [91], "facts": {"boiler_fuels": ["biomass_pellets"], **DENIED}},
    "coal": {"items": [91], "facts": {"boiler_fuels": ["coal"]}},
    "scrap": {"items": [85], "facts": SCRAP},
    "no beds": {"items": [108], "facts": {"hospital_beds": 0}},
}


@pytest.fixture(scope="module", params=["command", "page"])
def told(request: pytest.FixtureRequest, session: Session) -> dict[str, Any]:
    """What the command line, and what the page, says to every request."""
    asked = [{**one, "on": DAY} for one in REQUESTS.values()]
    if request.param == "page":
        answers = [json.loads(session.ask(json.dumps({"op": "check", **one}))) for one in asked]
        return {name: found.get("result", found) for name, found in zip(REQUESTS, answers, strict=True)}
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(asked).encode())))
        main(["check", "--json", "-"])
    return dict(zip(REQUESTS, json.loads(out.getvalue()), strict=True))


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_no_longer_too_light(told: dict[str, Any], name: str) -> None:
    assert (told[name]["status"], told[name]["document"]) == ("decided", ANSWERS[name][2])


@pytest.mark.parametrize("words", CLAIMS)
def test_that_no_item_fits_is_held_against_the_words(told: dict[str, Any], words: str) -> None:
    assert (told[words]["status"], told[words]["standing"]) == ("open", "unconfirmed")
    assert {row["item"] for row in told[words]["looks_like"]} == CLAIMS[words]


def test_a_fuel_and_its_class_that_do_not_agree_are_told(told: dict[str, Any]) -> None:
    assert "errors" in told["fuel"]


def test_whether_old_works_are_replaced_is_asked_before_how_large_the_new_are(told: dict[str, Any]) -> None:
    assert told["coal"]["ask_next"][0]["id"] == "replaces_old_works"


def test_other_scrap_points_to_the_item_of_industrial_waste(told: dict[str, Any]) -> None:
    assert any("103" in note["zh"] for note in told["scrap"]["items"][0]["notes"])
    assert told["scrap"]["headline"]["zh"].startswith("按推断")


def test_an_inference_is_in_the_headline_and_not_in_a_fold(told: dict[str, Any]) -> None:
    assert told["no beds"]["headline"]["zh"].startswith("按推断，请先核实：")


def test_megawatts_are_read_with_their_unit(session: Session) -> None:
    found = json.loads(session.ask(json.dumps({"op": "read", "text": "50MW地面光伏", "items": [90]})))
    assert found["result"]["facts"]["ground_pv_capacity"] == 50_000
