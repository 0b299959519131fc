"""Major change: each point alone, each exception, what is open, against a reading written here independently."""

from __future__ import annotations

import copy
import json
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.errors import InputErrors
from generator.rules.major_change import RESULTS, changes_first, diagram, major_change
from generator.rules.policy import Policy
from generator.system.canonical_json import to_json
from tests.rules.real import bounded, real_policy

Facts = dict[str, Any]

NOTHING: Facts = {
    "acceptance_done": False, "polluting_project": True, "sector_list_exists": False, "use_changed": False, "capacity_increase": 0, "site_change": "unchanged",
    "process_changed": False, "handling_changed": False, "treatment_change": "unchanged", "wastewater_outlets": [], "new_main_air_outlet": False, "outlet_from_fugitive": False,
    "stack_lowering": 0, "other_measures_worse": False, "solid_waste_changes": [], "accident_water_weaker": False,
    "first_class_pollutants_rise": False, "area_below_standard": False, "failing_pollutant_rises": False, "other_pollutants_increase": 0,
    "protection_distance_changed": False, "receptor_added": False, "new_pollutant_kinds": False, "new_pollutants_milder": False, "fugitive_air_increase": 0,
    "separately_assessed": False,
}  # fmt: skip
"""An approved project to which nothing happened."""


DOUBTFUL: Facts = {"capacity_increase": 5, "area_below_standard": True, "other_pollutants_increase": 10}
"""More capacity in an area below standard, and more of a pollutant other than those that count there."""


def reading(f: Facts) -> set[int]:
    """The points that are met, as the list reads; written without looking at the conditions of the data."""
    failing = f["area_below_standard"] and f["failing_pollutant_rises"]
    more = f["capacity_increase"] > 0
    kinds = f["new_pollutant_kinds"] and not f["new_pollutants_milder"]
    effects = kinds or failing or f["first_class_pollutants_rise"] or f["other_pollutants_increase"] >= 10
    moved = f["site_change"] == "shifted" and f["protection_distance_changed"] and f["receptor_added"]
    met = {
        1: f["use_changed"],
        2: f["capacity_increase"] >= 30,
        3: more and f["first_class_pollutants_rise"],
        4: more and (failing or (not f["area_below_standard"] and f["other_pollutants_increase"] >= 10)),
        5: f["site_change"] == "new_site" or moved,
        6: f["process_changed"] and effects,
        7: f["handling_changed"] and f["fugitive_air_increase"] >= 10,
        8: (f["treatment_change"] == "changed" and effects)
        or (f["treatment_change"] != "unchanged" and f["fugitive_air_increase"] >= 10),
        9: bool(f["wastewater_outlets"]),
        10: (f["new_main_air_outlet"] and not f["outlet_from_fugitive"]) or f["stack_lowering"] >= 10,
        11: f["other_measures_worse"],
        12: ("taken_in_house" in f["solid_waste_changes"] and not f["separately_assessed"])
        or "own_way_worse" in f["solid_waste_changes"],
        13: f["accident_water_weaker"],
    }
    return {number for number, holds in met.items() if holds}


def result(f: Facts) -> str:
    """What the list comes to for a project of which all is known."""
    if f["acceptance_done"] or not f["polluting_project"] or f["sector_list_exists"]:
        return "not_covered"
    if reading(f):
        return "major"
    doubtful = (
        f["capacity_increase"] > 0 and f["area_below_standard"] and f["other_pollutants_increase"] >= 10
    )
    return "unclear" if doubtful else "not_major"


def ask(facts: Facts, **more: Any) -> dict[str, Any]:
    return major_change(real_policy(), {"facts": facts, **more})


def ids(answer: dict[str, Any]) -> list[str]:
    return [entry["id"] for entry in answer["ask_next"]]


ALONE: list[tuple[set[int], Facts]] = [
    ({1}, {"use_changed": True}),
    ({2}, {"capacity_increase": 30}),
    (set(), {"capacity_increase": 29.9}),
    ({3}, {"capacity_increase": 0.1, "first_class_pollutants_rise": True}),
    (set(), {"first_class_pollutants_rise": True}),
    ({4}, {"capacity_increase": 1, "area_below_standard": True, "failing_pollutant_rises": True}),
    ({4}, {"capacity_increase": 1, "other_pollutants_increase": 10}),
    (set(), {"capacity_increase": 1, "other_pollutants_increase": 9.9}),
    (set(), {"capacity_increase": 1, "failing_pollutant_rises": True}),
    ({5}, {"site_change": "new_site"}),
    ({5}, {"site_change": "shifted", "protection_distance_changed": True, "receptor_added": True}),
    (set(), {"site_change": "shifted", "protection_distance_changed": True}),
    (set(), {"site_change": "shifted", "receptor_added": True}),
    ({6}, {"process_changed": True, "new_pollutant_kinds": True}),
    (set(), {"process_changed": True, "new_pollutant_kinds": True, "new_pollutants_milder": True}),
    ({6}, {"process_changed": True, "area_below_standard": True, "failing_pollutant_rises": True}),
    ({6}, {"process_changed": True, "first_class_pollutants_rise": True}),
    ({6}, {"process_changed": True, "other_pollutants_increase": 10}),
    (set(), {"process_changed": True, "other_pollutants_increase": 9.9, "failing_pollutant_rises": True}),
    ({7}, {"handling_changed": True, "fugitive_air_increase": 10}),
    (set(), {"handling_changed": True, "fugitive_air_increase": 9.9}),
    ({8}, {"treatment_change": "changed", "new_pollutant_kinds": True}),
    (set(), {"treatment_change": "changed", "new_pollutant_kinds": True, "new_pollutants_milder": True}),
    ({8}, {"treatment_change": "changed", "fugitive_air_increase": 10}),
    (set(), {"treatment_change": "changed", "fugitive_air_increase": 9.9}),
    (
        set(),
        {
            "treatment_change": "improved",
            "fugitive_air_increase": 9.9,
            "new_pollutant_kinds": True,
            "first_class_pollutants_rise": True,
        },
    ),
    ({8}, {"treatment_change": "improved", "fugitive_air_increase": 10}),
    ({9}, {"wastewater_outlets": ["new_direct"]}),
    ({9}, {"wastewater_outlets": ["made_direct"]}),
    ({9}, {"wastewater_outlets": ["moved_worse"]}),
    ({10}, {"new_main_air_outlet": True}),
    (set(), {"new_main_air_outlet": True, "outlet_from_fugitive": True}),
    ({10}, {"stack_lowering": 10}),
    (set(), {"stack_lowering": 9.9}),
    ({11}, {"other_measures_worse": True}),
    ({12}, {"solid_waste_changes": ["taken_in_house"]}),
    (set(), {"solid_waste_changes": ["taken_in_house"], "separately_assessed": True}),
    ({12}, {"solid_waste_changes": ["own_way_worse"], "separately_assessed": True}),
    ({13}, {"accident_water_weaker": True}),
]


@pytest.mark.parametrize(
    ("met", "change"),
    ALONE,
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, dict) else str(sorted(value)),
)
def test_each_point_alone_decides_and_each_exception_holds(met: set[int], change: Facts) -> None:
    facts = {**NOTHING, **change}
    answer = ask(facts)
    assert reading(facts) == met == set(answer["met"])
    assert answer["verdict"] == ("major" if met else "not_major")
    assert answer["status"] == "decided" and answer["open"] == [] and answer["ask_next"] == []
    assert [reason["point"] for reason in answer["reasons"] if reason["kind"] == "decides"] == sorted(met)
    assert len(answer["reasons"]) == 13


def test_every_point_is_tried() -> None:
    assert set().union(*(met for met, _ in ALONE)) == {
        point["number"] for point in real_policy().data["major_change"]["points"]
    }


def test_every_limit_is_tried_from_both_sides() -> None:
    space, _, _ = diagram(real_policy())
    limits = {
        (test["fact"], test["value"])
        for tests in space.tests.values()
        for test in tests
        if test["op"] == "cmp"
    }
    for fact, limit in limits:
        tried = {change.get(fact, 0) for _, change in ALONE}
        assert (limit in tried and any(value > limit for value in tried)) or (
            limit in tried and any(value < limit for value in tried)
        ), (fact, limit)
    assert {value for _, value in limits} == {0, 10, 30}


def samples(fact: str) -> list[Any]:
    return diagram(real_policy())[0].cells[fact]


def whole_project(chance: Random) -> Facts:
    """All answers, a few of them other than if nothing, or a doubtful rise, had happened."""
    calm = {**NOTHING, **chance.choice([{}, DOUBTFUL])}
    share = chance.choice([0.02, 0.1, 0.3])
    return {
        fact: chance.choice(samples(fact)) if chance.random() < share else value
        for fact, value in calm.items()
    }


def test_two_thousand_projects_come_out_as_the_list_reads(full: bool) -> None:
    """In short the first five hundred."""
    chance = Random(1)
    seen = set()
    for _ in range(2000 if full else 500):
        facts = whole_project(chance)
        answer = ask(facts)
        assert answer["possible"] == [result(facts)], facts
        assert set(answer["met"]) == reading(facts)
        seen.add(result(facts))
    assert seen == set(RESULTS)


GROUPS: list[tuple[str, ...]] = [
    (
        "capacity_increase",
        "first_class_pollutants_rise",
        "area_below_standard",
        "failing_pollutant_rises",
        "other_pollutants_increase",
    ),
    ("site_change", "protection_distance_changed", "receptor_added"),
    (
        "process_changed",
        "treatment_change",
        "new_pollutant_kinds",
        "new_pollutants_milder",
        "fugitive_air_increase",
    ),
    ("solid_waste_changes", "separately_assessed", "accident_water_weaker"),
    ("acceptance_done", "polluting_project", "sector_list_exists", "use_changed"),
    ("use_changed", "new_main_air_outlet", "outlet_from_fugitive"),
]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_what_is_possible_and_what_can_still_change_it_is_exact(group: tuple[str, ...]) -> None:
    """By brute force: a small group of answers known in part, all other answers as if nothing had happened."""
    known_or_not = [[None, *samples(fact)] for fact in group]
    for row in product(*known_or_not):
        given_ = {fact: value for fact, value in zip(group, row, strict=True) if value is not None}
        missing = [fact for fact in group if fact not in given_]
        table = {
            answers: result({**NOTHING, **given_, **dict(zip(missing, thaw(answers), strict=True))})
            for answers in frozen_rows(missing)
        }
        rest = {fact: value for fact, value in NOTHING.items() if fact not in group}
        answer = ask({**rest, **given_})
        assert set(answer["possible"]) == set(table.values())
        matters = [
            fact
            for i, fact in enumerate(missing)
            if any(table[a] != table[b] for a in table for b in table if differ_only(a, b, i))
        ]
        assert sorted(ids(answer)) == sorted(matters)


def frozen_rows(facts: list[str]) -> list[tuple[str, ...]]:
    return list(product(*([json.dumps(value) for value in samples(fact)] for fact in facts)))


def thaw(row: tuple[str, ...]) -> list[Any]:
    return [json.loads(value) for value in row]


def differ_only(a: tuple[str, ...], b: tuple[str, ...], at: int) -> bool:
    return a[at] != b[at] and a[:at] == b[:at] and a[at + 1 :] == b[at + 1 :]


def test_a_point_is_met_whichever_way_an_open_answer_falls() -> None:
    """Point 4 where it is not known whether the area meets the standard: both halves of it hold."""
    answer = ask({"capacity_increase": 5, "failing_pollutant_rises": True, "other_pollutants_increase": 12})
    assert answer["met"] == [4] and answer["verdict"] == "major"
    assert "area_below_standard" not in ids(answer)


def test_questions_come_in_the_order_of_the_matter() -> None:
    asked = ids(ask({}))
    assert asked[:3] == ["acceptance_done", "polluting_project", "sector_list_exists"]
    assert asked.index("process_changed") < asked.index("new_pollutant_kinds")
    assert asked.index("solid_waste_changes") < asked.index("separately_assessed")
    assert len(asked) == len(NOTHING)


def test_an_effect_is_not_asked_when_no_change_can_have_it() -> None:
    calm = {
        fact: NOTHING[fact]
        for fact in (
            "capacity_increase",
            "process_changed",
            "treatment_change",
            "handling_changed",
            "solid_waste_changes",
        )
    }
    asked = ids(ask(calm))
    assert not {
        "first_class_pollutants_rise",
        "other_pollutants_increase",
        "fugitive_air_increase",
        "separately_assessed",
    } & set(asked)


def test_while_only_the_reach_of_the_list_is_open_the_answer_says_on_what_it_stands() -> None:
    answer = ask({"use_changed": True})
    assert (answer["verdict"], answer["status"], answer["possible"]) == (
        "major",
        "open",
        ["major", "not_covered"],
    )
    assert answer["headline"]["zh"].startswith("按这份清单，属于重大变动") and answer["headline"][
        "en"
    ].startswith("By this list, the change is major")
    assert (
        answer["covered"] is None
        and "污染影响类" in answer["provided"][0]["zh"]
        and "polluting" in answer["provided"][0]["en"]
    )
    assert ids(answer) == ["acceptance_done", "polluting_project", "sector_list_exists"]


@pytest.mark.parametrize(
    "fact", [{"acceptance_done": True}, {"polluting_project": False}, {"sector_list_exists": True}]
)
def test_a_project_that_the_list_does_not_cover_is_not_judged_by_it(fact: Facts) -> None:
    answer = ask({**NOTHING, **fact, "use_changed": True})
    assert (answer["verdict"], answer["status"], answer["covered"]) == ("not_covered", "decided", False)
    assert answer["reasons"][0]["point"] is None and answer["reasons"][0]["kind"] == "decides"
    accepted = fact.get("acceptance_done")
    assert answer["standing"] == ("unconfirmed" if accepted else "official") and answer["provided"] == []


def test_where_it_is_not_established_whether_a_point_applies_no_answer_is_given() -> None:
    facts = {**NOTHING, **DOUBTFUL}
    answer = ask(facts)
    assert (answer["verdict"], answer["possible"], answer["status"]) == ("open", ["unclear"], "open")
    assert [doubt["point"] for doubt in answer["doubts"]] == [4] and answer["standing"] == "unconfirmed"
    assert answer["follows"] is None and "没有查到" in answer["headline"]["zh"]
    unsure = {fact: value for fact, value in facts.items() if fact != "sector_list_exists"}
    assert ask(unsure)["headline"] == answer["headline"]
    assert ask({**facts, "use_changed": True})["doubts"] == []


def test_the_standing_of_a_point_counts_only_where_the_answer_rests_on_it() -> None:
    data = copy.deepcopy(real_policy().data)
    data["major_change"]["points"][12]["standing"] = "unconfirmed"
    doubtful = Policy(data)

    def standing(**change: Any) -> str:
        return str(major_change(doubtful, {"facts": {**NOTHING, **change}})["standing"])

    assert standing(accident_water_weaker=True) == "unconfirmed"
    assert standing(accident_water_weaker=True, use_changed=True) == "official"
    assert standing() == "unconfirmed"
    assert ask(NOTHING)["standing"] == "official"


def test_before_the_list_nothing_is_decided() -> None:
    first = real_policy().data["instruments"]["instruments"]["major_change_list_2020"]["effective"]["from"]
    early = ask({**NOTHING, "use_changed": True}, on="2020-06-01")
    assert (early["verdict"], early["status"], early["follows"]) == ("open", "open", None)
    assert (
        early["possible"] == list(RESULTS)
        and early["ask_next"] == []
        and early["reasons"] == []
        and early["doubts"] == []
    )
    assert first in early["headline"]["zh"] and first in early["headline"]["en"]
    assert ask({**NOTHING, "use_changed": True}, on=first)["verdict"] == "major"


@pytest.mark.parametrize(
    ("on", "law", "not_law"), [("2026-08-14", "eia_law", "code"), ("2026-08-15", "code", "eia_law")]
)
def test_the_law_cited_is_that_of_the_day(on: str, law: str, not_law: str) -> None:
    answer = ask(NOTHING, on=on)
    cited = {entry["instrument"] for entry in answer["citations"]}
    assert law in cited and not_law not in cited and "major_change_list_2020" in cited
    assert [rule["id"] for rule in answer["rules"]] == ["major_change", "post_assessment", "five_years"]
    assert all(
        not_law not in {entry["instrument"] for entry in rule["citations"]} for rule in answer["rules"]
    )


def test_what_follows_says_that_a_new_approval_comes_before_the_works() -> None:
    follows = ask({**NOTHING, "use_changed": True})["follows"]
    assert "不得开工" in follows["zh"] and "don't start until it's approved" in follows["en"]
    assert ask(NOTHING)["follows"]["standing"] == "unconfirmed"


def test_the_answer_repeats_itself_from_its_link() -> None:
    answer = ask({"capacity_increase": 12.5, "wastewater_outlets": [], "use_changed": False}, on="2026-11-23")
    assert answer["link"] == "on=2026-11-23&capacity_increase=12.5&use_changed=no&wastewater_outlets=none"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"facts": {"capacity_increase": -5}}, "facts.capacity_increase"),
        ({"facts": {"use_changed": "perhaps"}}, "facts.use_changed"),
        ({"facts": {"wastewater_outlets": ["river"]}}, "facts.wastewater_outlets"),
        ({"facts": {"staff": 5}}, "facts.staff"),
        ({"facts": {}, "lang": "en"}, "lang"),
        ("{}", "request"),
    ],
)
def test_bad_input_is_named_at_its_field_in_both_languages(request_: Any, field: str) -> None:
    with pytest.raises(InputErrors) as caught:
        major_change(real_policy(), request_)
    assert [mistake.field for mistake in caught.value.errors] == [field]
    assert caught.value.errors[0].zh and caught.value.errors[0].en


@st.composite
def projects(draw: st.DrawFn) -> Facts:
    return {fact: draw(st.just(value) | st.sampled_from(samples(fact))) for fact, value in NOTHING.items()}


@bounded(200)
@given(projects(), st.data())
def test_leaving_an_answer_out_only_widens_and_giving_one_never_contradicts(
    facts: Facts, data: st.DataObject
) -> None:
    less = {
        fact: value
        for fact, value in facts.items()
        if fact not in data.draw(st.sets(st.sampled_from(sorted(facts))))
    }
    whole, part = ask(facts), ask(less)
    assert set(whole["possible"]) <= set(part["possible"])
    assert set(part["met"]) <= set(whole["met"]) and set(part["ruled_out"]) <= set(whole["ruled_out"])


@bounded(60)
@given(projects())
def test_the_order_of_the_data_and_a_trip_through_json_change_nothing(facts: Facts) -> None:
    browser = real_policy().kept("test-sorted", lambda policy: Policy(json.loads(to_json(policy.data))))
    assert to_json(ask(facts)) == to_json(major_change(browser, {"facts": facts}))


def test_the_change_itself_comes_before_its_effect() -> None:
    """Of alternatives each begins a line; what is denied begins with what it denies."""
    changed = {"op": "yes", "fact": "process_changed"}
    effect = {"op": "yes", "fact": "new_pollutant_kinds"}
    both = {"op": "all", "of": [changed, effect]}
    denied = {"op": "not", "of": {"op": "any", "of": [effect, both]}}
    assert list(changes_first({"op": "any", "of": [both, denied]})) == [changed, effect, changed]
