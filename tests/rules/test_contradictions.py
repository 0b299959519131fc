"""Answers that cannot all be true of one project."""

from __future__ import annotations

import json
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.browser.check import Session
from generator.rules.check import check
from generator.rules.decision_diagram import IMPOSSIBLE, Space, outcomes
from generator.rules.errors import InputErrors
from generator.rules.logic import truth
from generator.rules.policy import Policy
from tests.conftest import asked
from tests.rules.real import bounded
from tests.rules.small import OTHERWISE, all_, any_, cmp, compiled, facts, not_, yes

FACTS = facts()
ATOMS = st.sampled_from(
    [yes("plating"), cmp("paint", ">", 0), cmp("paint", ">=", 10), cmp("length", ">=", 5), yes("registered")]
)
CASES = st.lists(
    st.tuples(st.sampled_from(["report", "form", "registration"]), st.builds(any_, ATOMS, ATOMS)), max_size=3
)
EXCLUDED = st.lists(st.builds(all_, ATOMS, ATOMS), min_size=1, max_size=2)


def policy_with(*contradictions: Any) -> Policy:
    return Policy({**compiled(), "contradictions": list(contradictions)})


def test_both_answers_are_named_at_the_question_that_the_rule_names_last() -> None:
    policy = policy_with(all_(yes("plating"), cmp("paint", ">", 0)))
    with pytest.raises(InputErrors) as refused:
        check(policy, {"items": [2], "facts": {"plating": True, "paint": 3}})
    (mistake,) = refused.value.errors
    assert (mistake.field, mistake.code) == ("facts.paint", "contradiction")
    assert "3" in mistake.zh and "3" in mistake.en


def test_a_link_keeps_them_so_that_they_can_be_mended_where_it_is_opened() -> None:
    session = Session(
        json.dumps({**compiled(), "contradictions": [all_(yes("plating"), cmp("paint", ">", 0))]})
    )
    answers = {"items": [2], "facts": {"plating": True, "paint": 3}}
    written = asked(session, op="write_link", **answers)
    read = asked(session, op="read_link", fragment=written["result"]["fragment"])
    assert read["result"] == {**answers, "errors": []}
    assert [error["code"] for error in asked(session, op="check", **answers)["errors"]] == ["contradiction"]


def test_half_of_a_contradiction_is_none() -> None:
    policy = policy_with(all_(yes("plating"), cmp("paint", ">", 0)))
    assert check(policy, {"items": [2], "facts": {"plating": True}})["document"] is not None


def test_answers_that_only_together_leave_no_project_are_refused() -> None:
    policy = policy_with(
        all_(yes("plating"), cmp("paint", ">", 0)), all_(yes("plating"), cmp("paint", "<=", 0))
    )
    with pytest.raises(InputErrors) as refused:
        check(policy, {"items": [2], "facts": {"plating": True}})
    assert refused.value.errors[0].field == "facts"


@bounded(150)
@given(CASES, EXCLUDED, st.data())
def test_what_is_possible_and_what_is_asked_leave_impossible_projects_out(
    cases: list[Any], excluded: list[Any], data: st.DataObject
) -> None:
    """By brute force: over the projects that can be, with some answers known."""
    trees = [tree for _, tree in cases] + excluded
    space = Space(trees, FACTS)
    root = space.build([*((IMPOSSIBLE, tree) for tree in excluded), *cases, ("rest", OTHERWISE)], "rest")
    known = data.draw(
        st.fixed_dictionaries(
            {}, optional={fact: st.sampled_from(samples) for fact, samples in space.cells.items()}
        )
    )
    rows = {
        values: next((outcome for outcome, tree in cases if truth(tree, project)), "rest")
        for values in product(*space.cells.values())
        if not any(truth(tree, project := dict(zip(space.cells, values, strict=True))) for tree in excluded)
        and project.items() >= known.items()
    }
    left = space.restrict(root, known)
    assert outcomes(left) == set(rows.values())
    differ = [(a, b) for a, b in combinations(rows, 2) if rows[a] != rows[b]]
    apart = [[fact for at, fact in enumerate(space.order) if a[at] != b[at]] for a, b in differ]
    assert space.asked(left) == {facts[0] for facts in apart if len(facts) == 1}


def test_a_contradiction_is_kept_when_outcomes_are_joined_or_renamed() -> None:
    space = Space([yes("plating"), yes("registered")], FACTS)
    one = space.build([(IMPOSSIBLE, yes("plating")), ("form", yes("registered"))], "none")
    both = space.combine(one, space.relabel(one, str.upper), lambda a, b: a + b)
    assert outcomes(both) == {"formFORM", "noneNONE"}
    assert outcomes(space.restrict(both, {"plating": True})) == set()
    assert space.asked(space.restrict(both, {"registered": True})) == set()
    assert space.asked(space.build([("form", not_(yes("plating")))], "none")) == {"plating"}
