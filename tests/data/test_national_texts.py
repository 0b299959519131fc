"""Records that had said otherwise than the national texts, held to what the texts say: wording, figures, days, article, standing.

Each was read against the text named in its sources; what a text leaves open is open in the record too.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from tests.data.casebook import REAL


@cache
def read(name: str) -> Any:
    return yaml.safe_load((REAL / f"{name}.yaml").read_text("utf-8"))


def by_id(name: str, key: str, id_: str | int) -> dict[str, Any]:
    (found,) = (r for r in read(name)[key] if id_ in (r.get("id"), r.get("number")))
    return dict(found)


def point(number: int) -> dict[str, Any]:
    return by_id("major_change", "points", number)


def penalty(id_: str) -> dict[str, Any]:
    return by_id("penalties", "penalties", id_)


def rule(id_: str) -> dict[str, Any]:
    return by_id("procedure", "rules", id_)


def clock(id_: str) -> dict[str, Any]:
    return by_id("clocks", "clocks", id_)


def steps(track: str) -> dict[str, dict[str, Any]]:
    return {step["id"]: step for step in by_id("tracks", "tracks", track)["steps"]}


def articles(record: dict[str, Any]) -> dict[str, str]:
    """By instrument, the article that is cited."""
    return {source["instrument"]: source.get("at", {}).get("en", "") for source in record["sources"]}


def test_a_new_pollutant_is_excepted_if_milder_and_plant_counts_as_process() -> None:
    assert "毒性、挥发性降低的除外" in point(6)["zh"] and "含主要生产装置、设备及配套设施" in point(6)["zh"]
    assert {"all": ["new_pollutant_kinds", "not new_pollutants_milder"]} in point(6)["when"]["all"][1]["any"]
    assert "main plant" in read("major_change")["facts"]["process_changed"]["help"]["en"]


def test_an_outlet_that_comes_from_ducting_is_excepted() -> None:
    assert {"all": ["new_main_air_outlet", "not outlet_from_fugitive"]} in point(10)["when"]["any"]
    assert "stack_lowering >= 10 percent" in point(10)["when"]["any"]


def test_the_limb_on_fugitive_emission_has_no_exception() -> None:
    first, second = point(8)["when"]["any"]
    assert first["all"][0] == "treatment_change is changed"
    assert second["all"] == ["treatment_change is changed or improved", "fugitive_air_increase >= 10 percent"]
    assert "ducted" in read("major_change")["facts"]["treatment_change"]["options"]["improved"]["en"]


def test_the_pollutants_that_count_are_those_of_the_list() -> None:
    said = read("major_change")["facts"]["failing_pollutant_rises"]["help"]["zh"]
    fine, ozone, other = said.split("；")[:3]
    assert all(name in fine for name in ("PM2.5", "二氧化硫", "氮氧化物", "可吸入颗粒物", "挥发性有机物"))
    assert all(name in ozone for name in ("臭氧", "氮氧化物", "挥发性有机物")) and "二氧化硫" not in ozone
    assert "超标的那一种" in other
    assert {"all": ["not area_below_standard", "other_pollutants_increase >= 10 percent"]} in point(4)[
        "when"
    ]["all"][1]["any"]
    (doubt,) = point(4)["doubts"]
    assert doubt["standing"] == "unconfirmed"


def test_a_new_layout_counts_as_a_change_of_place_and_every_point_is_official() -> None:
    assert "包括总平面布置变化" in point(5)["zh"]
    assert {p["standing"] for p in read("major_change")["points"]} == {"official"}
    assert len(read("major_change")["points"]) == 13


@pytest.mark.parametrize(
    ("name", "fine", "article"),
    [
        ("firm_not_on_file", (2, 20), "1098"),
        ("building_without_approval_report", (20, 100), "1095"),
        ("building_without_approval_form", (10, 50), "1095"),
        ("facilities_not_ready", (20, 100), "1100"),
        ("defective_document_of_own", (1, 5), "1096, paragraph 2"),
    ],
)
def test_fines_of_the_code(name: str, fine: tuple[int, int], article: str) -> None:
    held = penalty(name)
    assert (held["fine"]["min"], held["fine"]["max"], held["fine"]["unit"]) == (*fine, "cny_10k")
    assert article in articles(held)["code"]
    assert (held["standing"], held["effective"]) == ("unconfirmed", {"from": "2026-08-15"})


def test_the_fine_for_a_firm_is_not_optional_and_meets_interests_too() -> None:
    held = penalty("firm_not_on_file")
    assert "可以" not in held["sanction"]["zh"] and "并处罚款" in held["sanction"]["zh"]
    assert "责令停业" in held["sanction"]["zh"] and "利益关系" in held["zh"]


def test_a_renewed_approval_and_review_count_as_approval() -> None:
    for name in ("_old", "_report", "_form"):
        held = penalty(f"building_without_approval{name}")
        assert "重新报批、报请重新审核" in held["zh"] and "renewed review" in held["en"]


def test_facilities_are_designed_and_built_together_and_serious_damage_closes() -> None:
    held, before = penalty("facilities_not_ready"), penalty("operating_without_acceptance")
    assert "同时设计、同时施工" in held["zh"] and "责令关闭" in held["sanction"]["zh"]
    for part in ("fine", "not_corrected", "persons"):
        assert held[part] == before[part]
    assert (before["standing"], before["effective"]) == ("official", {"from": "2017-10-01"})
    assert articles(before) == {"construction_regulation": "Article 23, paragraph 1"}
    measures = penalty("measures_not_carried_out_in_construction")
    assert (measures["fine"]["min"], measures["fine"]["max"]) == (20, 100)
    assert articles(measures) == {"construction_regulation": "Article 22, paragraph 2"}


def test_defying_a_stop_order_could_bring_detention_before_the_code() -> None:
    before, now = penalty("defying_stop_order_old"), penalty("defying_stop_order")
    assert before["effective"] == {"from": "2015-01-01", "until": "2026-08-14"}
    assert (before["standing"], articles(before)) == ("official", {"protection_law": "Article 63, item 1"})
    for held in (before, now):
        assert held["detention"] == {"min": 10, "max": 15, "unit": "day"}
        assert held["lighter_detention"] == {"min": 5, "max": 10, "unit": "day"}
    assert "恢复原状" in now["zh"] and "恢复原状" not in before["zh"]


def test_authors_of_an_own_document_are_barred() -> None:
    said = penalty("defective_document_of_own")["sanction"]
    assert "五年内" in said["zh"] and "十年内" in said["zh"] and "ten in serious cases" in said["en"]


@pytest.mark.parametrize(("name", "days"), [("statutory_report", 60), ("statutory_form", 30)])
def test_what_does_not_count_is_inferred(name: str, days: int) -> None:
    held = clock(name)
    assert (held["days"], held["unit"], held["standing"]) == (days, "day", "official")
    assert "推断" in held["excludes"]["zh"] and "infer" in held["excludes"]["en"]
    off = by_id("clocks", "rules", "off_the_clock")
    assert off["standing"] == "inferred"
    assert articles(off)["licensing_law"] == "Article 45" and "ministry_procedure_order" in articles(off)


def test_the_table_of_authors_is_among_the_papers() -> None:
    paper = read("tracks")["papers"]["authors_table"]
    assert (paper["standing"], paper["effective"]) == ("official", {"from": "2019-11-01"})
    assert articles(paper) == {"authors_order_2019": "Article 14"}
    for track in ("commitment", "ordinary"):
        documents = {
            document
            for step in steps(track).values()
            if "authors_table" in step["papers"]
            for document in step["documents"]
        }
        assert documents == {"report", "form"}


def test_only_an_owner_with_the_capacity_writes_it_itself() -> None:
    assert "有环评技术能力" in rule("no_designated_firm")["zh"]
    assert articles(rule("no_designated_firm"))["eia_law"] == "Articles 19 and 20"
    for step in ("prepare_report", "prepare_form"):
        assert steps("ordinary")[step]["detail"]["zh"].startswith("有环评技术能力的")


def test_lighter_rules_are_older_than_the_code_and_limitation_had_another_rule() -> None:
    for name, article in (("lighter_rule", "Article 37"), ("first_breach", "Article 33")):
        assert rule(name)["effective"] == {"from": "2021-07-15"}
        assert articles(rule(name))["penalty_law"] == article
    before, now = rule("limitation_old"), rule("limitation")
    assert before["effective"] == {"from": "2021-07-15", "until": "2026-08-14"}
    assert (before["standing"], articles(before)) == ("official", {"penalty_law": "Article 36"})
    assert "公民生命健康安全、金融安全" in before["zh"]
    assert (now["effective"], articles(now)) == ({"from": "2026-08-15"}, {"code": "Article 1054"})


def test_filing_is_complete_on_submission_and_a_wrong_one_is_void() -> None:
    held = clock("filing_complete")
    assert (held["days"], held["standing"]) == (0, "official")
    assert articles(held) == {"registration_order": "Article 12"}
    void = rule("wrong_filing_void")
    assert (void["standing"], articles(void)["registration_order"]) == ("official", "Articles 10, 20 and 21")
    assert "registration_order_text" not in {entry["id"] for entry in read("unknowns")["unknowns"]}


def test_a_shortened_notice_is_told_beside_the_five_days() -> None:
    step = steps("ordinary")["publish_before_decision"]
    assert step["limit"] == {"days": 5, "unit": "working_day", "sense": "at_least"}
    (note,) = step["notes"]
    assert (note["standing"], articles(note)) == ("reported", {"minhe_notice_2024": ""})
    assert "three days" in note["en"]


def test_the_national_list_read_literally_ended_in_2020() -> None:
    assert "2020年12月31日为止" in read("lists/commitment")["note"]["zh"]
    assert "2020-12-31" in read("lists/commitment")["note"]["en"]
