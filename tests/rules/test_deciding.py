"""Who decides: three states, never firmer than what was read, and never fewer levels when less is known."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.policy import Policy
from tests.rules import small
from tests.rules.real import projects, real_policy
from tests.rules.small import both, include, yes

LEVELS = ("ministry", "province", "prefecture", "county")
STANDING = {"law": "official", "news": "reported", "rumour": "unconfirmed"}


def authority(name: str, standing: str, **more: Any) -> dict[str, Any]:
    return {"id": name, **both(f"the rule {name}"), "standing": standing, "sources": [{"instrument": "law"}], **more}  # fmt: skip


def rule(name: str, level: str, says: str, *documents: str, by: str = "law", **more: Any) -> dict[str, Any]:
    listed = list(documents or ("report", "form"))
    return {"id": name, **both(f"by {name}"), "level": level, "says": says, "documents": listed, "authorities": [by], **more}  # fmt: skip


FILING = rule("filing", "county", "settles", "registration")
USUAL = rule("usual", "prefecture", "usual", by="news")
NO_REPORTS = rule("no_reports", "county", "never", "report")
SOME_FORMS = rule("some_forms", "county", "exception", "form")
LISTED = rule("listed", "province", "named", by="rumour", items=[2])
BORDER = rule("border", "ministry", "named", span="provinces")
TWO = rule("two", "province", "named", span="prefectures")
PARK = rule("park", "prefecture", "named", when=yes("in_park"))
ALL = (FILING, USUAL, NO_REPORTS, SOME_FORMS, LISTED, BORDER, TWO, PARK)


def held(*rules: dict[str, Any], editions: tuple[str, ...] = ("first",), **more: Any) -> Policy:
    data = small.compiled()
    known = [authority(name, standing) for name, standing in STANDING.items()]
    known.append(authority("over", "official", effective={"until": "2020-12-31"}))
    return small.policy(
        contacts={**data["contacts"], "authority": known},
        approval_levels={**data["approval_levels"], "items_of": list(editions), "rules": list(rules)},
        **more,
    )


def ask(policy: Policy, *items: int, place: Any = None, **answers: Any) -> dict[str, Any]:
    return check(policy, {"items": list(items), "facts": answers, "place": place})["deciding"]


def states(found: dict[str, Any]) -> dict[str, str]:
    return {level["level"]: level["state"] for level in found["levels"]}


def reasons(found: dict[str, Any], level: str) -> list[tuple[str, str, list[str]]]:
    (one,) = [one for one in found["levels"] if one["level"] == level]
    return [(reason["id"], reason["state"], reason["missing"]) for reason in one["reasons"]]


REPORT: dict[str, Any] = {"plating": True}
FORM: dict[str, Any] = {"plating": False, "paint": 5}
LANE: dict[str, Any] = {"road_class": "lane"}


@pytest.mark.parametrize(
    ("item", "answers", "expected"),
    [
        (2, REPORT, ("maybe", "maybe", "maybe", "no")),
        (2, FORM, ("maybe", "maybe", "maybe", "maybe")),
        (3, LANE, ("no", "no", "no", "yes")),
        (3, {}, ("maybe", "maybe", "maybe", "maybe")),
    ],
)
def test_the_document_says_which_levels_may_decide(item: int, answers: Any, expected: Any) -> None:
    assert states(ask(held(*ALL), item, **answers)) == dict(zip(LEVELS, expected, strict=True))


def test_a_registration_form_is_filed_and_nobody_approves_it() -> None:
    found = ask(held(*ALL), 3, **LANE, place="north/hill")
    assert (found["zh"], found["en"], found["standing"], found["ask"]) == ("【by filing】。", "By filing.", "official", None)  # fmt: skip
    county = found["levels"][3]
    assert (county["state_text"]["en"], county["where"]["en"], county["likely"]) == ("it alone acts", "Hill, North", True)  # fmt: skip
    assert [level["reasons"] for level in found["levels"][:3]] == [[], [], []]
    assert county["reasons"][0]["citations"][0]["instrument"] == "law"
    assert county["reasons"][0]["why"] == [both("the rule law")]


def test_what_is_not_confirmed_neither_settles_nor_rules_out() -> None:
    unsure = held({**FILING, "authorities": ["law", "rumour"]}, {**NO_REPORTS, "authorities": ["rumour"]}, SOME_FORMS)  # fmt: skip
    found = ask(unsure, 3, **LANE)
    assert states(found)["county"] == "maybe"
    assert (found["en"], found["standing"], found["ask"]) == ("not read.", "unconfirmed", both("ask first"))
    assert states(ask(unsure, 2, **REPORT))["county"] == "no"  # nothing but a rule against it
    assert states(ask(held({**NO_REPORTS, "authorities": ["rumour"]}, {**SOME_FORMS, "documents": ["report"]}), 2, **REPORT))["county"] == "maybe"  # fmt: skip


def test_what_is_named_is_told_first_and_as_firm_as_what_it_rests_on() -> None:
    found = ask(held(USUAL, LISTED), 2, **REPORT)
    assert found["en"] == (
        "What was read names the the province for this kind; what is not named is usually decided by the"
        " the prefecture. not read."
    )
    assert found["zh"].startswith("读到的文件点名这一类由【the province】审批；")
    assert found["standing"] == "unconfirmed"
    province = found["levels"][1]
    assert (province["state"], province["likely"], province["state_text"]["en"]) == (
        "maybe",
        True,
        "may decide",
    )
    assert ask(held(USUAL, LISTED), 1, registered=True, herd=1, areas=[])["en"].startswith(
        "Usually decided by"
    )


def test_a_rule_that_names_the_usual_level_says_nothing_twice() -> None:
    found = ask(held(USUAL, PARK), 2, **REPORT, in_park=True)
    assert found["en"] == "Usually decided by the the prefecture. not read."
    assert reasons(found, "prefecture") == [("park", "applies", []), ("usual", "applies", [])]
    assert reasons(ask(held(USUAL, PARK), 2, **REPORT), "prefecture")[-1] == ("park", "unknown", ["in_park"])
    assert reasons(ask(held(USUAL, PARK), 2, **REPORT, in_park=False), "prefecture") == [("usual", "applies", [])]  # fmt: skip


def test_while_the_document_is_open_the_answer_says_so() -> None:
    found = ask(held(*ALL), 3)
    assert found["en"].startswith("If it needs a report or report form: Usually decided by")
    assert found["zh"].startswith("要办报告书或者报告表的：一般由")
    assert reasons(found, "county")[0] == ("filing", "unknown", [])


def test_no_document_is_decided_by_nobody() -> None:
    found = ask(held(*ALL), 1, registered=False)
    assert (found["levels"], found["ask"]) == ([], None)
    assert found["en"].startswith("No EIA is needed, so nobody decides.")
    assert "没有哪一级审批" in found["zh"]


@pytest.mark.parametrize(
    ("place", "ministry", "province"),
    [
        (None, ("border", "unknown", ["place"]), ("two", "unknown", ["place"])),
        ("north", None, None),
        (["north", "south"], None, ("two", "applies", [])),
        (["north", "outside"], ("border", "applies", []), None),
    ],
)
def test_where_it_lies_says_whether_a_higher_level_is_met(place: Any, ministry: Any, province: Any) -> None:
    found = ask(held(USUAL, BORDER, TWO), 2, **REPORT, place=place)
    for level, expected in (("ministry", ministry), ("province", province)):
        assert reasons(found, level) == ([expected] if expected else [])
        assert states(found)[level] == ("maybe" if expected else "no")


def test_elsewhere_this_guide_says_nothing_of_who_decides() -> None:
    found = ask(held(*ALL), 2, **REPORT, place="outside")
    assert (found["levels"], found["ask"]) == ([], None)
    assert "只讲青海" in found["zh"]
    assert ask(held(*ALL), 1, registered=False, place="outside")["en"].startswith("No EIA is needed")


def test_levels_name_their_places() -> None:
    found = ask(held(*ALL), 2, **FORM, place=["north/hill", "north/lake", "outside"])
    where = {level["level"]: level["where"] and level["where"]["en"] for level in found["levels"]}
    assert where == {
        "ministry": None,
        "province": None,
        "prefecture": "North",
        "county": "Hill, North and Lake, North",
    }
    assert ask(held(*ALL), 2, **FORM, place="north")["levels"][3]["where"] is None


def test_rules_hold_on_their_days_and_for_the_items_of_their_editions() -> None:
    over = {**USUAL, "effective": {"until": "2020-12-31"}}
    assert states(ask(held(over), 2, **REPORT))["prefecture"] == "no"
    assert states(ask(held({**USUAL, "authorities": ["over"]}), 2, **REPORT))["prefecture"] == "no"
    assert reasons(ask(held(LISTED), 2, **REPORT), "province") == [("listed", "applies", [])]
    assert reasons(ask(held(LISTED, editions=("second",)), 2, **REPORT), "province") == []
    assert reasons(ask(held(LISTED), 3, road_class="motorway", length=1, areas=[]), "province") == []


def test_where_it_may_not_be_built_nothing_is_said_of_who_decides() -> None:
    ban = {"id": "ban", "rule": "law", **both("no building"), "ask": both("ask"), "where": include("areas", "reserve")}  # fmt: skip
    law = {"id": "law", **both("the rule"), "standing": "official", "sources": [{"instrument": "law"}], "tracks": []}  # fmt: skip
    policy = held(*ALL, procedure={"rules": [law]}, forbidden={"items_of": ["first"], "prohibitions": [ban]})
    assert ask(policy, 2, **REPORT, areas=["reserve"]) is None
    assert (
        check(policy, {"items": [2], "facts": {}, "on": "2000-01-01", "place": "north"})["deciding"] is None
    )


# --- the policy itself ---


def open_levels(policy: Policy, request: dict[str, Any]) -> set[str]:
    found = check(policy, request)["deciding"]
    return {level["level"] for level in found["levels"] if level["state"] != "no"} if found else set()


def test_less_known_never_rules_out_a_level() -> None:
    policy, draw = real_policy(), Random(5)
    somewhere = (["golog"], ["yushu/nangqen"], ["golog", "yushu"], ["haixi", "outside"])
    for number, answers in projects(policy, 2):
        full = {"items": [number], "facts": answers, "place": draw.choice(somewhere)}
        fewer = {name: value for name, value in answers.items() if draw.random() < 0.5}
        narrow = open_levels(policy, full)
        for less in ({**full, "place": None}, {**full, "facts": fewer}, {"items": [number], "facts": {}}):
            assert narrow <= open_levels(policy, less), (number, answers, less)


def test_every_kind_of_project_has_a_usual_level_and_no_list_unread_settles_it() -> None:
    policy = real_policy()
    for number in (1, 3, 61, 90, 108, 167):
        found = check(policy, {"items": [number], "facts": {}})["deciding"]
        prefecture = found["levels"][2]
        assert prefecture["state"] == "maybe", number
        assert all(level["state"] != "yes" for level in found["levels"]), number


@pytest.mark.parametrize(
    ("item", "facts", "named"),
    [
        (54, {"cement_lime_gypsum_kind": "cement_making"}, "province"),
        (54, {"cement_lime_gypsum_kind": "cement_grinding_station"}, None),
        (9, {"mine_works": "independent_tailings_pond"}, "province"),
        (101, {"hazardous_waste_activity": "use_or_disposal"}, "province"),
        (61, {}, "province"),
        (108, {"hospital_beds": 100}, None),
    ],
)
def test_kinds_that_were_read_are_named(item: int, facts: dict[str, Any], named: str | None) -> None:
    found = check(real_policy(), {"items": [item], "facts": facts})["deciding"]
    likely = [
        level["level"] for level in found["levels"] if level["likely"] and level["level"] != "prefecture"
    ]
    assert likely == ([named] if named else [])


def test_a_report_is_never_the_countys_and_a_form_only_where_it_is_authorised() -> None:
    policy = real_policy()
    report = check(policy, {"items": [3], "facts": {"pigs_sold_per_year": 6000}})["deciding"]
    assert states(report)["county"] == "no"
    before = check(policy, {"items": [3], "facts": {"pigs_sold_per_year": 6000}, "on": "2024-09-13"})
    assert states(before["deciding"])["county"] == "maybe"
