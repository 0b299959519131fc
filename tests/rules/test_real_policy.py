"""What the issue binds, on the real policy: the documents and tracks that ``eia-guide check`` must give."""

from __future__ import annotations

from typing import Any

import pytest

from generator.finder.find import find
from generator.rules.check import check
from generator.rules.logic import facts_of
from generator.rules.policy import TIERS, Policy
from generator.rules.questions import area_kinds
from tests.rules.real import numbers


def verdict(policy: Policy, *items: int, on: str = "2026-11-23", **facts: Any) -> dict[str, Any]:
    return check(policy, {"items": list(items), "facts": facts, "on": on})


def plastics_plant(policy: Policy, solvent_coating: float) -> dict[str, Any]:
    """A plastics plant with nothing special about it but the coating it uses."""
    asked = {question["id"]: question["type"] for question in verdict(policy, 53)["ask_next"]}
    plain = {
        name: {"yes_no": False, "number": 0, "set": [], "areas": []}[kind] for name, kind in asked.items()
    }
    return verdict(policy, 53, **{**plain, "solvent_coating": solvent_coating})


# --- the list under "eia-guide check decides" -------------------------------------------------------


def test_5000_pigs_sold_a_year_are_a_report(policy: Policy) -> None:
    assert verdict(policy, 3, pigs_sold_per_year=5000)["document"] == "report"


def test_4999_pigs_on_a_large_scale_farm_are_a_registration(policy: Policy) -> None:
    found = verdict(
        policy, 3, pigs_sold_per_year=4999, large_scale_farm=True, areas=[], no_annual_output_figure=False
    )
    assert (found["document"], found["track"]) == ("registration", "filing")


@pytest.mark.parametrize(("kilowatts", "document"), [(6001, "form"), (6000, "registration")])
def test_a_ground_pv_station_at_10_kv_is_a_form_only_above_6000_kw(
    policy: Policy, kilowatts: int, document: str
) -> None:
    found = verdict(
        policy,
        90,
        wind_solar_other_power=["ground_pv_station"],
        ground_pv_capacity=kilowatts,
        ground_pv_grid_voltage=10,
    )
    assert found["document"] == document


@pytest.mark.parametrize(("kilovolts", "document"), [(110, "form"), (66, "none")])
def test_a_power_line_outside_sensitive_areas_is_a_form_from_100_kv(
    policy: Policy, kilovolts: int, document: str
) -> None:
    assert verdict(policy, 161, line_voltage=kilovolts, areas=[])["document"] == document


@pytest.mark.parametrize(("tonnes", "document"), [(9.9, "form"), (10, "report")])
def test_a_plastics_plant_is_a_report_from_10_tonnes_of_solvent_based_coating(
    policy: Policy, tonnes: float, document: str
) -> None:
    assert plastics_plant(policy, tonnes)["document"] == document


def test_a_hospital_of_19_beds_is_a_registration_and_of_20_is_not(policy: Policy) -> None:
    assert verdict(policy, 108, hospital_beds=19)["document"] == "registration"
    assert "registration" not in verdict(policy, 108, hospital_beds=20)["possible_documents"]


def test_a_new_filling_station_in_a_built_up_area_is_a_form(policy: Policy) -> None:
    facts = {question["id"]: question for question in verdict(policy, 119)["ask_next"]}
    answers = {
        name: {"yes_no": True, "choice": "new_build", "set": [], "areas": [], "number": 0}[question["type"]]
        for name, question in facts.items()
    }
    assert verdict(policy, 119, **answers)["document"] == "form"


def test_a_road_and_a_bridge_in_one_project_take_the_stricter_document(policy: Policy) -> None:
    works = {"project_nature": "new_build", "areas": []}
    road = {**works, "road_works": "main_works", "road_class": "expressway", "new_road_length": 31}
    bridge = {**works, "urban_road_parts": ["urban_bridge"], "urban_road_maintenance": False}
    assert verdict(policy, 130, **road)["document"] == "report"
    assert verdict(policy, 131, **bridge)["document"] == "form"
    both = verdict(policy, 130, 131, **{**road, **bridge})
    assert (both["document"], both["deciding_item"]) == ("report", 130)


# --- what every item gives, and the lists -----------------------------------------------------------


@pytest.mark.parametrize("number", numbers())
def test_without_facts_an_item_can_come_to_exactly_its_tiers(policy: Policy, number: int) -> None:
    """And to none where something is left outside: by an exclusion, or because no tier takes the rest."""
    tiers = policy.data["items"][str(number)]["tiers"]
    given = {tier for tier in TIERS if tier in tiers and tier != "outside"}
    possible = verdict(policy, number)["possible_documents"]
    assert set(possible) - {"none"} == given
    if "outside" in tiers:
        assert "none" in possible


def test_the_whole_catalogue_is_there(policy: Policy) -> None:
    assert (len(policy.data["items"]), len(policy.data["categories"])) == (173, 55)


def test_the_items_filed_online_are_as_many_as_the_department_declared(policy: Policy) -> None:
    filed = [
        item
        for number, item in policy.data["items"].items()
        if "registration" in verdict(policy, int(number))["possible_documents"]
    ]
    assert (len({item["category"] for item in filed}), len(filed)) == (15, 29)


def test_every_item_that_comes_to_a_registration_is_filed_online(policy: Policy) -> None:
    for number, item in policy.data["items"].items():
        if "registration" in item["tiers"]:
            assert "filing" in verdict(policy, int(number))["possible_tracks"]


def test_real_estate_off_sensitive_areas_is_exempt(policy: Policy) -> None:
    found = verdict(policy, 97, areas=[])
    assert (found["status"], found["document"], found["track"]) == ("decided", "none", "exempt")


def test_what_the_catalogue_leaves_out_elsewhere_is_outside_and_not_exempt(policy: Policy) -> None:
    assert verdict(policy, 161, line_voltage=66, areas=[])["track"] == "outside"


def test_an_unlisted_warehouse_is_exempt_and_an_unlisted_project_of_another_kind_is_outside(
    policy: Policy,
) -> None:
    assert verdict(policy, 0)["possible_tracks"] == ["exempt", "outside"]
    assert verdict(policy, 0, unlisted_kind="warehousing_logistics")["track"] == "exempt"
    assert verdict(policy, 0, unlisted_kind="other")["track"] == "outside"
    assert all(
        verdict(policy, 0, unlisted_kind=kind)["document"] == "none"
        for kind in ("egg_processing", "agricultural_reclamation")
    )


def test_an_unlisted_part_takes_nothing_away_from_a_listed_one(policy: Policy) -> None:
    both = verdict(policy, 0, 3, pigs_sold_per_year=5000)
    assert (both["document"], both["deciding_item"]) == ("report", 3)


# --- dates ------------------------------------------------------------------------------------------


def test_in_the_pilot_a_livestock_farm_that_needs_a_report_goes_by_commitment(policy: Policy) -> None:
    found = verdict(policy, 3, on="2022-06-01", pigs_sold_per_year=5000)
    assert (found["document"], found["track"], found["may_apply"]) == ("report", "commitment", [])
    assert found["standing"] != "official"


def test_after_the_pilot_the_same_farm_goes_the_ordinary_way_and_may_ask_for_commitment(
    policy: Policy,
) -> None:
    found = verdict(policy, 3, on="2026-11-23", pigs_sold_per_year=5000)
    assert found["track"] == "ordinary"
    assert [entry["id"] for entry in found["may_apply"]] == ["commitment"]


@pytest.mark.parametrize(
    ("on", "track"),
    [
        ("2022-06-01", "commitment"),
        ("2022-08-31", "commitment"),
        ("2022-09-01", "ordinary"),
        ("2026-11-23", "ordinary"),
    ],
)
def test_an_urban_road_goes_by_commitment_as_long_as_the_pilot_is_known_to_run(
    policy: Policy, on: str, track: str
) -> None:
    road = {
        "urban_road_parts": ["arterial_road"],
        "urban_road_maintenance": False,
        "project_nature": "new_build",
        "areas": [],
    }
    found = verdict(policy, 131, on=on, **road)
    assert (found["status"], found["track"]) == ("decided", track)
    assert [entry["id"] for entry in found["may_apply"]] == ([] if track == "commitment" else ["commitment"])


@pytest.mark.parametrize(
    ("on", "zh"), [("2026-08-14", "环境影响报告书"), ("2026-08-15", "生态环境影响报告书")]
)
def test_the_report_is_called_what_the_law_of_the_day_calls_it(policy: Policy, on: str, zh: str) -> None:
    found = verdict(policy, 3, on=on, pigs_sold_per_year=5000)
    assert found["document_name"]["zh"] == zh
    assert found["headline"]["zh"] == "您的项目要办环评报告书，批下来才能开工。"  # everyday words on any day


def test_the_penalty_for_building_without_approval_is_that_of_the_law_of_the_day(policy: Policy) -> None:
    def ids(on: str) -> set[str]:
        return {entry["id"] for entry in verdict(policy, 3, on=on, pigs_sold_per_year=5000)["penalties"]}

    assert "building_without_approval_old" in ids("2026-08-14") - ids("2026-08-15")
    assert "building_without_approval_report" in ids("2026-08-15") - ids("2026-08-14")


def test_before_the_first_edition_held_nothing_is_decided_and_the_reason_is_said(policy: Policy) -> None:
    found = verdict(policy, 3, on="2020-06-01", pigs_sold_per_year=5000)
    assert (found["status"], found["document"], found["track"]) == ("open", None, None)
    assert found["possible_documents"] == ["report", "form", "registration", "none"]
    assert "2020-06-01" in found["headline"]["zh"] and "2021-01-01" in found["headline"]["en"]
    assert found["ask_next"] == []


def test_the_promised_clock_is_20_working_days_for_a_report_and_10_for_a_form(policy: Policy) -> None:
    report, form = (
        verdict(policy, 3, pigs_sold_per_year=5000)["time_limit"],
        verdict(policy, 161, line_voltage=110, areas=[])["time_limit"],
    )
    assert [(clock["days"], clock["unit"]) for clock in (report["promised"], form["promised"])] == [
        (20, "working_day"),
        (10, "working_day"),
    ]
    assert [(clock["days"], clock["unit"]) for clock in (report["statutory"], form["statutory"])] == [
        (60, "day"),
        (30, "day"),
    ]


# --- a verdict is only as firm as what it rests on, readings of doubtful cells among them ---------------


@pytest.mark.parametrize(("nature", "standing"), [("new_build", "official"), ("relocation", "inferred")])
def test_a_verdict_that_rests_on_a_reading_is_no_firmer_than_the_reading(
    policy: Policy, nature: str, standing: str
) -> None:
    """Relocation is taken as new build by inference only: the same hospital, built new, stands on the text."""
    found = verdict(policy, 108, hospital_beds=600, project_nature=nature)
    assert (found["document"], found["standing"]) == ("report", standing)


def test_notes_in_a_verdict_are_text_and_standing_alone(policy: Policy) -> None:
    notes = verdict(policy, 108)["items"][0]["notes"]
    assert notes and all(set(note) == {"zh", "en", "standing"} for note in notes)


CEMENT = "年产40万吨水泥熟料"


@pytest.mark.parametrize("words", ["年产13.5万吨氯酸盐", "村里修一座桥", CEMENT])
def test_that_no_item_fits_is_never_said_in_the_voice_of_the_text(policy: Policy, words: str) -> None:
    request = {"items": [0], "facts": {"unlisted_kind": "other"}, "description": words}
    found = check(policy, request, find=find)
    assert found["standing"] == "unconfirmed" and "如果名录里确实没有" in found["headline"]["zh"]
    if words == CEMENT:
        assert found["status"] == "open" and "第54项" in found["headline"]["zh"]


@pytest.mark.parametrize(
    ("item", "facts", "named"),
    [
        (108, {"hospital_beds": 0}, "没有住院床位"),
        (
            172,
            {"nuclear_tech_activities": ["class_2_device"], "nuclear_tech_licensed_addition": True},
            "不在名录之内",
        ),
    ],
)
def test_an_inference_is_named_in_the_headline(
    policy: Policy, item: int, facts: dict[str, Any], named: str
) -> None:
    found = verdict(policy, item, **facts)
    assert (found["status"], found["standing"]) == ("decided", "inferred")
    assert found["headline"]["zh"].startswith("按推断，请先核实：") and named in found["rests_on"]["zh"]
    assert found["headline"]["en"].startswith("We infer this; please check first: ")


def test_what_the_text_says_of_an_addition_does_not_rest_on_the_reading(policy: Policy) -> None:
    facts = {"nuclear_tech_activities": ["class_3_device"], "nuclear_tech_licensed_addition": True}
    assert verdict(policy, 172, **facts)["rests_on"]["zh"] == "按名录原文得出。"


# --- what is asked -----------------------------------------------------------------------------------


def test_every_question_that_decides_a_document_helps_to_answer_it(policy: Policy) -> None:
    tiers = [tree for item in policy.data["items"].values() for tree in item["tiers"].values()]
    deciding = {fact for tree in tiers for fact in facts_of(tree)}
    assert sorted(name for name in deciding if not policy.facts[name]["help"]) == []


def test_nobody_in_qinghai_is_asked_about_the_sea(policy: Policy) -> None:
    every = area_kinds(policy, policy.data["items"].values(), policy.today)
    assert not {"marine_reserve", "marine_park", "enclosed_sea"} & {*every}
    assert "drinking_water_source" in every
