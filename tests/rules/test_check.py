"""The verdict, put together from all its parts, on the little policy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.errors import InputErrors
from tests.rules.small import both, policy, tracks

SMALL = policy()


def verdict(*items: int, on: str = "2026-11-23", start: str | None = None, **facts: Any) -> dict[str, Any]:
    return check(SMALL, {"items": list(items), "facts": facts, "on": on, "start": start})


def ids(entries: list[dict[str, Any]], key: str = "id") -> list[Any]:
    return [entry[key] for entry in entries]


def test_a_decided_verdict_has_document_track_and_all_that_follows() -> None:
    found = verdict(1, registered=True, herd=6000)
    assert (found["status"], found["document"], found["track"]) == ("decided", "report", "ordinary")
    assert (found["deciding_item"], found["deciding_tier"]) == (1, "report")
    assert found["headline"]["en"] == ("You need an EIA report, approved before you start building.")
    assert found["rests_on"]["en"] == "This follows the wording of the catalogue."
    assert ids(found["schedule"], "step") == ["submit", "accept", "publish", "decide"]
    assert ids(found["papers"]) == ["letter"]
    assert ids(found["penalties"]) == ["built_without"]
    assert found["time_limit"]["promised"]["days"] == 20
    assert found["first_step"] == both("begin ordinary")
    assert ids(found["may_apply"]) == ["commitment"]
    assert found["ask_next"] == []
    assert found["track_notes"] == [{**both("a note"), "standing": "official"}]


def test_an_open_verdict_names_what_is_possible_and_what_to_ask_and_nothing_that_would_follow() -> None:
    found = verdict(1, registered=True)
    assert (found["status"], found["document"], found["track"]) == ("open", None, "ordinary")
    assert found["possible_documents"] == ["report", "form"]
    assert ids(found["ask_next"]) == ["herd", "areas"]
    assert (found["schedule"], found["time_limit"], found["penalties"], found["change"]) == ([], None, [], [])
    assert found["deciding_item"] is None and found["deciding_tier"] is None


def test_a_verdict_may_be_open_in_its_track_alone() -> None:
    found = verdict(0)
    assert (found["status"], found["document"], found["track"]) == ("open", "none", None)
    assert found["possible_tracks"] == ["exempt", "outside"]
    assert ids(found["ask_next"]) == ["unlisted_kind"]
    assert found["schedule"] == []


def test_an_unlisted_project_of_an_exempt_kind_is_exempt_and_another_is_outside() -> None:
    assert verdict(0, unlisted_kind="storage")["track"] == "exempt"
    other = verdict(0, unlisted_kind="other")
    assert (other["track"], other["deciding_item"], other["deciding_tier"]) == ("outside", 0, "outside")
    assert (other["status"], other["standing"]) == ("decided", "unconfirmed")
    assert other["proviso"]["en"] == "This relies on what you say; please check first"
    assert other["headline"]["en"].startswith("If the catalogue really has no such project")
    assert "no document says so" in other["standing_text"]["en"]
    assert "12345" in other["headline"]["en"] and "decided" not in other["headline"]["en"]
    assert other["reasons"][0]["en"] == "You say that no item of the catalogue fits."


def found_by(*hits: tuple[int, float, str | None]) -> Any:
    """A finder that always finds these items: number, score, strength."""

    def find(_: Any, words: str, top: int) -> list[dict[str, Any]]:
        found = [{"item": n, "score": score, **both(f"item {n}")} for n, score, _ in hits]
        return [
            {**row, **({"strength": strength} if strength else {})}
            for row, (*_, strength) in zip(found, hits, strict=True)
        ][:top]

    return find


def claimed(items: list[int], hits: Any, words: object = "a farm", **facts: Any) -> dict[str, Any]:
    request = {"items": items, "facts": facts, "description": words}
    return check(SMALL, request, date(2026, 11, 23), hits)


def test_the_claim_that_no_item_fits_is_held_against_the_description() -> None:
    found = claimed([0], found_by((1, 100.0, None), (2, 40.0, None)), unlisted_kind="other")
    assert (found["status"], found["document"], found["proviso"]) == ("open", "none", None)
    assert found["looks_like"] == [{"item": 1, **both("item 1")}]
    assert found["headline"]["en"].startswith(
        "The description looks like item 1 “item 1”; please look again."
    )
    assert found["headline"]["zh"].startswith("按描述像是第1项“【item 1】”，请再看看。如果名录里确实没有")


@pytest.mark.parametrize(
    ("hits", "items"),
    [
        (((1, 40.0, None),), []),
        (((1, 40.0, "strong"), (2, 99.0, "weak")), [1]),
        (((0, 99.0, None),), []),
        ((), []),
    ],
)
def test_only_a_strong_hit_speaks_against_it(hits: Any, items: list[int]) -> None:
    found = claimed([0], found_by(*hits), unlisted_kind="other")
    assert ids(found["looks_like"], "item") == items
    assert found["status"] == ("open" if items else "decided")


def test_without_words_or_a_finder_or_the_claim_nothing_is_held_against_anything() -> None:
    hit = found_by((1, 100.0, None))
    for found in (
        claimed([0], hit, " ", unlisted_kind="other"),
        claimed([0], hit, None, unlisted_kind="other"),
        claimed([0], None, unlisted_kind="other"),
        claimed([2], hit, paint=0, plating=False),
        claimed([0, 1], hit, registered=True, herd=6000),
        claimed([0, 1], hit, registered=True, herd=6, areas=[], unlisted_kind="other"),
    ):
        assert (found["status"], found["looks_like"]) == ("decided", [])
    with pytest.raises(InputErrors) as refused:
        claimed([0], hit, 5)
    assert [error.field for error in refused.value.errors] == ["description"]


def test_what_the_reader_does_not_know_is_listed_with_what_to_prepare_until_it_is_found_out() -> None:
    found = check(SMALL, {"items": [1], "facts": {}, "unsure": ["herd", "registered", "areas", "plating"]})
    asked = ids(found["ask_next"], "id")
    assert ids(found["to_find_out"], "fact") == asked
    assert found["headline"]["en"].endswith("once you find out what you don't know yet.")
    assert "report" in found["prepare"]["en"]
    some = check(SMALL, {"items": [1], "facts": {}, "unsure": asked[:1]})
    assert ids(some["to_find_out"], "fact") == asked[:1]
    assert some["headline"]["en"].endswith("Answer the open questions to find out.")
    assert some["prepare"] == found["prepare"]


def test_what_no_longer_matters_need_not_be_found_out() -> None:
    settled = check(
        SMALL, {"items": [1], "facts": {"herd": 6000, "registered": True}, "unsure": ["herd", "areas"]}
    )
    assert (settled["status"], settled["to_find_out"], settled["prepare"]) == ("decided", [], None)


@pytest.mark.parametrize(("unsure", "field"), [("areas", "unsure"), (["aras"], "unsure"), ([3], "unsure")])
def test_what_the_reader_does_not_know_has_to_be_questions(unsure: Any, field: str) -> None:
    with pytest.raises(InputErrors) as refused:
        check(SMALL, {"items": [1], "facts": {}, "unsure": unsure})
    assert [error.field for error in refused.value.errors] == [field]


def test_a_claim_about_the_rest_of_a_project_leaves_what_is_chosen_to_be_checked() -> None:
    found = claimed([0, 1], None, registered=True, herd=6, areas=[], unlisted_kind="other")
    assert (found["document"], found["standing"]) == ("form", "unconfirmed")
    assert found["headline"]["en"].startswith(
        "If the catalogue really does not have the rest: you need an EIA "
    )
    report = claimed([0, 1], None, registered=True, herd=6000, unlisted_kind="other")
    assert report["standing"] == "official" and report["proviso"] is None


def test_an_exempt_item_rests_on_the_row_that_names_it() -> None:
    found = verdict(2, paint=0, plating=False)
    assert (found["document"], found["track"], found["standing"]) == ("none", "exempt", "reported")
    assert ("pilot", both("row 2")) in [(entry["instrument"], entry["at"]) for entry in found["citations"]]


def test_in_the_pilot_an_established_row_leads_to_commitment_and_is_cited() -> None:
    found = verdict(1, on="2022-06-01", registered=True, herd=6000)
    assert (found["track"], found["standing"]) == ("commitment", "inferred")
    assert "pilot" in ids(found["citations"], "instrument")
    assert found["may_apply"] == []


def test_the_pilot_gives_way_where_an_item_outside_it_shares_the_decision() -> None:
    assert verdict(1, 2, on="2022-06-01", registered=True, herd=6000, plating=True)["track"] == "ordinary"


def test_of_several_items_the_strictest_decides_and_each_is_shown() -> None:
    found = verdict(2, 3, plating=True, road_class="lane")
    assert (found["document"], found["deciding_item"]) == ("report", 2)
    assert [(entry["item"], entry["document"]) for entry in found["items"]] == [
        (2, "report"),
        (3, "registration"),
    ]
    assert {reason["item"] for reason in found["reasons"]} == {2}
    assert found["standing"] == "official"


def test_while_open_the_reasons_of_every_item_are_given() -> None:
    found = verdict(2, 3, paint=4, plating=False)
    assert found["document"] is None
    assert {reason["item"] for reason in found["reasons"]} == {2}
    assert found["standing"] == "reported"


def test_the_items_that_ask_a_question_are_named_with_it() -> None:
    (areas,) = (
        entry for entry in verdict(1, 3, registered=True, herd=0, road_class="motorway", length=0)["ask_next"]
    )
    assert (areas["id"], areas["items"]) == ("areas", [1, 3])


def test_warnings_are_those_in_force_whose_condition_holds() -> None:
    assert ids(verdict(2, plating=True)["warnings"]) == ["no_splitting", "ask_first"]
    assert ids(verdict(2, plating=False, paint=4)["warnings"]) == ["no_splitting"]
    assert ids(verdict(2, 3, plating=True)["warnings"]) == ["no_splitting", "strictest_item", "ask_first"]


def test_what_changes_later_is_said_only_before_it_happens() -> None:
    assert ids(verdict(2, on="2026-08-14")["later"], "date") == ["2026-08-15"]
    assert verdict(2, on="2026-08-15")["later"] == []


def test_services_know_what_the_program_itself_has_found_out() -> None:
    pilot = {
        entry["id"]: entry["state"]
        for entry in verdict(1, on="2022-06-01", registered=True, herd=6000)["services"]
    }
    assert pilot["pilot_help"] == "applies"
    now = {entry["id"]: entry["state"] for entry in verdict(1, registered=True, herd=6000)["services"]}
    assert now["pilot_help"] == "not"


def test_what_is_still_open_leaves_a_service_open_only_where_it_matters() -> None:
    found = verdict(1, registered=True)
    assert found["possible_documents"] == ["report", "form"]
    (simplified,) = found["modifiers"]
    assert [line["state"] for line in simplified["details"]] == ["applies", "unknown"]
    assert simplified["details"][1]["missing"] == []


def test_the_service_questions_are_those_that_can_still_change_something() -> None:
    assert verdict(1, registered=True, herd=6000)["ask_services"] == ["in_park", "project_stage"]
    assert verdict(1, registered=True, herd=6000, in_park=False, project_stage="design")["ask_services"] == []


def test_dates_are_given_from_the_start() -> None:
    found = verdict(1, start="2026-11-23", registered=True, herd=6000)
    assert (found["start"], found["schedule"][0]["earliest"]) == ("2026-11-23", "2026-11-23")
    assert found["plan"]["not_before"] == "2026-12-07"
    assert verdict(1, registered=True, herd=6000)["plan"] is None


def test_the_nearest_limit_comes_with_the_verdict() -> None:
    found = verdict(1, registered=True, herd=4800, areas=[])
    assert [(entry["fact"], entry["limit"]) for entry in found["change"]] == [
        ("herd", 5000),
        ("registered", None),
        ("areas", None),
    ]
    assert found["change_warning"] is None or found["change_warning"]["en"]


def test_with_what_would_change_it_comes_the_warning_not_to_split_a_project() -> None:
    warnings = [{"id": "no_splitting", "zh": "不得拆分", "en": "do not split", "standing": "official"}]
    told = check(
        policy(tracks={**tracks(), "warnings": warnings}),
        {"items": [1], "facts": {"registered": True, "herd": 4800, "areas": []}},
    )
    assert told["change_warning"] == {"zh": "不得拆分", "en": "do not split"}
    open_still = check(policy(tracks={**tracks(), "warnings": warnings}), {"items": [1], "facts": {}})
    assert open_still["change_warning"] is None


def test_for_a_day_before_every_edition_everything_is_possible_and_the_headline_says_why() -> None:
    found = verdict(1, on="2020-12-31", start="2021-02-01", herd=6000)
    assert (found["status"], found["document"], found["track"]) == ("open", None, None)
    assert found["possible_documents"] == ["report", "form", "registration", "none"]
    assert found["possible_tracks"] == ["exempt", "outside", "filing", "commitment", "ordinary"]
    assert "2020-12-31" in found["headline"]["en"]
    assert (found["start"], found["facts"], found["standing"]) == (
        "2021-02-01",
        {"herd": 6000},
        "unconfirmed",
    )


def test_a_verdict_has_the_same_parts_whatever_is_known() -> None:
    kinds = [
        verdict(1, on="2020-12-31"),
        verdict(1),
        verdict(0),
        verdict(2, plating=True),
        verdict(2, paint=0, plating=False),
    ]
    assert {frozenset(found) for found in kinds} == {frozenset(kinds[0])}


def test_without_a_day_the_check_is_for_today_or_for_the_day_of_the_data() -> None:
    assert check(SMALL, {"items": [1]})["on"] == "2026-11-23"
    assert check(SMALL, {"items": [1]}, date(2025, 1, 2))["on"] == "2025-01-02"


def test_a_request_that_is_wrong_gives_no_verdict() -> None:
    with pytest.raises(InputErrors):
        verdict(9)
