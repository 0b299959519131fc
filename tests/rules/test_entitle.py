"""Services, measures and modifiers: what applies, what does not and why, and what is missing to tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.entitle import (
    STAGE,
    judged,
    may_apply,
    measures,
    modifiers,
    remarks,
    service_questions,
    services,
)
from generator.rules.logic import atoms
from generator.rules.policy import Policy
from tests.rules.small import all_, any_, both, is_, not_, policy, yes

SMALL = policy()
TODAY = date(2026, 11, 23)
ORDINARY = {"document": "report", "on_exempt_list": False, "on_commitment_list": False}


def states(entries: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {entry["id"]: entry["state"] for entry in entries}


def test_a_service_without_a_condition_applies_to_everyone() -> None:
    assert states(services(SMALL, [{}], TODAY))["advice"] == "applies"


def test_a_service_that_has_lapsed_is_left_out() -> None:
    assert "lapsed" not in states(services(SMALL, [{}], TODAY))
    assert "lapsed" in states(services(SMALL, [{}], date(2020, 12, 31)))


@pytest.mark.parametrize(
    ("facts", "state"), [({"in_park": True}, "applies"), ({"in_park": False}, "not"), ({}, "unknown")]
)
def test_a_service_on_a_condition_applies_or_not_or_is_still_open(facts: dict[str, bool], state: str) -> None:
    assert states(services(SMALL, [facts], TODAY))["park_service"] == state


@pytest.mark.parametrize(
    ("facts", "state", "why"),
    [
        ({"in_park": True}, "ask", both("its scope is not known")),
        ({"in_park": False}, "not", None),
        ({}, "unknown", None),
    ],
)
def test_a_service_of_which_too_little_is_known_is_one_to_ask_for(
    facts: dict[str, bool], state: str, why: dict[str, str] | None
) -> None:
    (trial,) = [row for row in services(SMALL, [{**ORDINARY, **facts}], TODAY) if row["id"] == "trial"]
    assert trial["state"] == state
    assert why in (None, trial["why"])


def test_no_service_surely_applies_whose_text_says_that_its_scope_is_unknown(policy: Policy) -> None:
    """Held on the words: whoever writes that something was not found has to say that one must ask."""
    for group in policy.data["services"]["groups"]:
        for part in group["parts"]:
            said = part["what"]["zh"] + part["how"]["zh"]
            assert "ask_first" in part or "没有看到" not in said, part["id"]
            assert "ask_first" in part or part["standing"] != "unconfirmed", part["id"]


def test_what_does_not_apply_says_for_whom_it_is() -> None:
    park = next(
        entry
        for entry in services(SMALL, [{**ORDINARY, "in_park": False}], TODAY)
        if entry["id"] == "park_service"
    )
    assert park["why"] == {
        "zh": "只适用于这种情形：【there is in park】。",
        "en": "Only for this case – there is in park.",
    }


def test_what_does_not_apply_names_only_the_part_that_fails() -> None:
    data = {
        "groups": [
            {
                **both("help"),
                "parts": [
                    {
                        "id": "a",
                        **both("a"),
                        "what": both("a"),
                        "standing": "official",
                        "when": all_(yes("in_park"), yes("plating")),
                    }
                ],
            }
        ]
    }
    (entry,) = services(policy(services=data), [{"in_park": True, "plating": False}], TODAY)
    assert entry["why"]["en"] == "Only for this case – there is plating."


def test_a_question_is_missing_only_if_an_answer_to_it_can_change_something() -> None:
    assert judged(
        all_(yes("in_park"), is_("document", "report"), yes("plating")), [{**ORDINARY, "plating": True}]
    ) == ("unknown", ["in_park"])
    assert judged(all_(yes("plating"), any_(yes("in_park"), yes("registered"))), [{"registered": True}]) == (
        "unknown",
        ["plating"],
    )
    assert judged(not_(yes("in_park")), [{}]) == ("unknown", ["in_park"])
    assert judged(not_(yes("in_park")), [{"in_park": False}]) == ("applies", [])


def test_a_condition_is_open_while_the_document_is_and_says_that_it_hangs_on_that() -> None:
    worlds = [{**ORDINARY, "document": "report"}, {**ORDINARY, "document": "form"}]
    assert judged(is_("document", "report", "form"), worlds) == ("applies", [])
    assert judged(is_("document", "none"), worlds) == ("not", [])
    assert judged(is_("document", "report"), worlds) == ("unknown", [])
    pilot = next(
        e
        for e in services(SMALL, [{"on_commitment_list": True}, {"on_commitment_list": False}], TODAY)
        if e["id"] == "pilot_help"
    )
    assert "EIA document" in pilot["why"]["en"]


def test_a_service_is_given_with_its_group_and_with_how_to_get_it() -> None:
    advice = services(SMALL, [{}], TODAY)[0]
    assert (advice["group"], advice["how"], advice["what"]) == (
        both("help"),
        both("by telephone"),
        both("ask us"),
    )


@pytest.mark.parametrize(
    ("facts", "first", "second"),
    [
        ({"in_park": True, STAGE: "planning"}, "applies", "later"),
        ({"in_park": True, STAGE: "design"}, "past", "applies"),
        ({"in_park": True, STAGE: "operation"}, "past", "past"),
        ({"in_park": False, STAGE: "planning"}, "applies", "not"),
        ({STAGE: "planning"}, "applies", "later"),
        ({"in_park": True}, "unknown", "unknown"),
    ],
)
def test_a_measure_applies_later_or_is_past_by_the_stage_of_the_project(
    facts: dict[str, Any], first: str, second: str
) -> None:
    found = states(measures(SMALL, [facts], TODAY))
    assert (found["measure_1"], found["measure_2"]) == (first, second)


def test_without_the_stage_it_is_the_stage_that_is_missing() -> None:
    by_id = {entry["id"]: entry for entry in measures(SMALL, [{}], TODAY)}
    assert (by_id["measure_1"]["missing"], by_id["measure_2"]["missing"]) == ([STAGE], ["in_park", STAGE])


def test_the_place_of_a_measure_whose_name_is_not_known_stays_to_be_seen() -> None:
    tenth = measures(SMALL, [{}], TODAY)[-1]
    assert (tenth["id"], tenth["state"], tenth["what"]) == ("measure_10", "open", both("nobody knows"))
    assert "name not found" in tenth["en"] and "名称未查到" in tenth["zh"]


def test_a_modifier_belongs_to_its_tracks() -> None:
    assert modifiers(SMALL, ["filing"], [{}], TODAY) == []
    (simplified,) = modifiers(SMALL, ["filing", "ordinary"], [ORDINARY], TODAY)
    assert (simplified["state"], simplified["condition"]) == ("unknown", both("in a park"))


def test_each_line_of_a_modifier_has_its_own_condition_standing_and_instruments_in_force() -> None:
    (simplified,) = modifiers(SMALL, ["ordinary"], [{**ORDINARY, "document": "form", "in_park": True}], TODAY)
    (line,) = simplified["details"]
    assert (line["en"], line["standing"], line["state"]) == ("less", "official", "applies")
    assert line["sources"] == [{**both("the law"), "at": both("Article 2")}]


def test_a_modifier_that_is_ruled_out_says_so_and_lists_no_lines() -> None:
    (simplified,) = modifiers(SMALL, ["ordinary"], [{**ORDINARY, "in_park": False}], TODAY)
    assert (simplified["state"], simplified["details"]) == ("not", [])
    assert simplified["why"]["en"] == "Only for this case – there is in park."


def test_a_line_that_has_lapsed_is_left_out() -> None:
    lines = [{**both("old"), "standing": "official", "effective": {"until": "2020-12-31"}}]
    assert remarks(lines, TODAY, [{}]) == []
    assert [line["state"] for line in remarks(lines, date(2020, 1, 1), [{}])] == ["applies"]


def test_the_service_questions_come_in_the_order_of_the_data_and_each_once() -> None:
    found = service_questions(
        SMALL,
        measures(SMALL, [{}], TODAY),
        services(SMALL, [ORDINARY], TODAY),
        modifiers(SMALL, ["ordinary"], [ORDINARY], TODAY),
    )
    assert found == ["in_park", STAGE]


def test_in_the_data_each_condition_of_a_service_names_a_fact_once_and_a_measure_that_of_its_own_stage(
    policy: Policy,
) -> None:
    parts = [part for group in policy.data["services"]["groups"] for part in group["parts"]]
    named = [m for m in policy.data["measures"]["measures"] if m["zh"]]
    lines = [
        line for modifier in policy.data["tracks"]["modifiers"] for line in [modifier, *modifier["what"]]
    ]
    for record in [*parts, *named, *lines]:
        facts = [atom["fact"] for atom in atoms(record["when"])] if record.get("when") else []
        assert len(facts) == len(set(facts)), record
    for measure in named:
        assert [atom["options"] for atom in atoms(measure["when"]) if atom["fact"] == STAGE] == [
            [measure["stage"]]
        ]


def test_the_stages_of_the_measures_are_those_that_the_question_offers(policy: Policy) -> None:
    assert [stage["id"] for stage in policy.data["measures"]["stages"]] == [
        option["id"] for option in policy.facts[STAGE]["options"]
    ]


def test_no_service_question_is_asked_whose_answer_changes_nothing_shown(policy: Policy) -> None:
    """For real requests, every question asked has an answer that changes services, measures or modifiers; no other question has."""
    sites = policy.data["forbidden"]["facts"]
    service = [
        name for name, fact in policy.facts.items() if fact["scope"] == "service" and name not in sites
    ]
    cases = [
        (3, {"large_scale_farm": False}),
        (3, {"pigs_sold_per_year": 6000}),
        (161, {"line_voltage": 110, "areas": []}),
        (108, {}),
        (3, {"major_project": False}),
    ]
    for item, facts in cases:
        before = check(policy, {"items": [item], "facts": facts})
        for name in service:
            if name in facts:
                continue
            values = (
                [o["id"] for o in policy.facts[name]["options"]]
                if policy.facts[name]["type"] == "choice"
                else [True, False]
            )
            after = [check(policy, {"items": [item], "facts": {**facts, name: value}}) for value in values]
            if name in before["ask_services"]:
                assert any(_told(verdict) != _told(before) for verdict in after), (item, facts, name)
            else:
                assert all(_told(verdict) == _told(before) for verdict in after), (item, facts, name)


def _told(verdict: dict[str, Any]) -> list[Any]:
    parts = [*verdict["services"], *verdict["measures"], *verdict["modifiers"]]
    return [
        (entry["id"], entry["state"], [line["state"] for line in entry.get("details", [])]) for entry in parts
    ]


@pytest.mark.parametrize(
    ("deciding", "reason"),
    [
        ([1], "row known"),
        ([3], "category named"),
        ([1, 3], "category named"),
        ([2], "not known"),
        ([], "not known"),
    ],
)
def test_why_the_pilot_may_apply_depends_on_how_near_its_list_comes(deciding: list[int], reason: str) -> None:
    (entry,) = may_apply(SMALL, "ordinary", deciding)
    assert entry["why"] == both(reason)


@pytest.mark.parametrize("track", ["filing", None])
def test_where_the_track_leaves_no_room_nothing_else_may_apply(track: str | None) -> None:
    assert may_apply(SMALL, track, [1]) == []
