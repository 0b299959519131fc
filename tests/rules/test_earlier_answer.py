"""An answer given earlier compared with that of now, and the tree of all conditions."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.browser.check import Session
from generator.rules.logic import truth
from generator.rules.policy import Policy
from tests.conftest import asked

PIGS = {"items": [3], "facts": {"pigs_sold_per_year": 6000}, "on": "2026-11-23"}


def test_the_same_answer_is_said_to_be_the_same(session: Session) -> None:
    mark = session.policy.hash
    found = asked(session, op="compare", was="report,ordinary,2026-11-20", policy=mark, **PIGS)["result"]
    assert found["same"]
    assert not found["newer"]
    assert found["zh"] == "与2026-11-20的结论相同。政策数据没有变。"
    assert found["en"] == "Same as the answer of 2026-11-20. The policy data has not changed."


def test_another_answer_names_what_changed(session: Session) -> None:
    found = asked(session, op="compare", was="form,filing,2026-11-20", policy="0123456789abcdef", **PIGS)[
        "result"
    ]
    assert not found["same"]
    assert found["newer"]
    assert "环评文件原为" in found["zh"]
    assert "办理方式原为" in found["zh"]
    assert "the document was" in found["en"]
    assert "changed in between" in found["en"]


def test_only_what_changed_is_named(session: Session) -> None:
    found = asked(session, op="compare", was="open,ordinary,2026-11-20", **PIGS)["result"]
    assert "还不能确定" in found["zh"]
    assert "办理方式" not in found["zh"]
    now_open = asked(
        session, op="compare", was="report,ordinary,2026-11-20", items=[3], facts={}, on="2026-11-23"
    )["result"]
    assert "not settled" in now_open["en"]


@pytest.mark.parametrize(
    "was",
    [
        "",
        "report",
        "report,ordinary",
        "x,ordinary,2026-11-20",
        "report,x,2026-11-20",
        "report,ordinary,2026-13-40",
        "report,ordinary,",
        "a,b,c,d",
    ],
)
def test_an_earlier_answer_that_cannot_be_read_is_named(session: Session, was: str) -> None:
    assert asked(session, op="compare", was=was, **PIGS)["errors"][0]["field"] == "was"


def test_a_link_carries_the_earlier_answer_and_nothing_else_of_it(session: Session) -> None:
    fragment = asked(
        session,
        op="write_link",
        was="report,ordinary,2026-11-20",
        policy="0123456789abcdef",
        items=[3],
        facts=PIGS["facts"],
    )["result"]["fragment"]
    assert (
        fragment == "items=3&policy=0123456789abcdef&was=report,ordinary,2026-11-20&pigs_sold_per_year=6000"
    )
    assert asked(session, op="read_link", fragment=fragment)["result"]["was"] == "report,ordinary,2026-11-20"
    wrong = asked(session, op="read_link", fragment="items=3&was=%3Cscript%3E")["result"]
    assert "was" not in wrong
    assert [error["field"] for error in wrong["errors"]] == ["was"]


def states(node: dict[str, Any]) -> set[str]:
    return {node["state"], *(state for part in node["of"] for state in states(part))}


def test_the_tree_agrees_with_the_conditions_and_speaks_both_languages(
    session: Session, policy: Policy
) -> None:
    """Every item of the catalogue, with nothing known: each tier as its condition says, each line in both languages."""
    for number, item in policy.items(policy.current).items():
        found = asked(session, op="tree", items=[int(number)], facts={}, on="2026-11-23")["result"]
        for tier in found[0]["of"]:
            assert (
                tier["state"]
                == {True: "met", False: "not_met", None: "open"}[truth(item["tiers"][tier["tier"]], {})]
            )
            assert all(text for text in texts(tier)), number


def texts(node: dict[str, Any]) -> list[str]:
    return [node["zh"], node["en"], *(text for part in node["of"] for text in texts(part))]


def test_the_tree_says_what_is_met_what_is_not_and_what_was_answered(session: Session) -> None:
    found = asked(session, op="tree", **PIGS)["result"]
    report = next(tier for tier in found[0]["of"] if tier["tier"] == "report")
    assert report["state"] == "met"
    assert "6,000" in json.dumps(report["of"], ensure_ascii=False)
    small = asked(
        session,
        op="tree",
        items=[3],
        facts={"pigs_sold_per_year": 10, "areas": [], "large_scale_farm": True},
        on="2026-11-23",
    )["result"]
    assert {state for tier in small[0]["of"] for state in states(tier)} >= {"met", "not_met"}
    assert asked(session, op="tree", items=[0], facts={}, on="2026-11-23")["result"] == []
    assert asked(session, op="tree", items=[3], facts={}, on="1990-01-01")["result"] == []
