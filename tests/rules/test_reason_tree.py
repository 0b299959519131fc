"""The tree of reasons says what the verdict says, on every cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.documents import short_names
from generator.rules.logic import Facts, truth
from generator.rules.policy import Policy
from generator.rules.reason_tree import trees
from generator.rules.request import read_request
from tests import length
from tests.rules.real import projects, real_policy

EACH = 12 if length.everything else 3
"""Projects of each item that are tried."""


def tree_of(policy: Policy, given: dict[str, Any]) -> list[Any]:
    request = read_request(policy, given, date.fromisoformat(policy.current_to))
    return [dict(item) for item in trees(policy, request, short_names(policy))]


def states(node: dict[str, Any]) -> list[str]:
    return [node["state"], *(state for part in node["of"] for state in states(part))]


@pytest.mark.parametrize("known", [1.0, 0.6, 0.3])
def test_the_tree_and_the_verdict_agree(known: float) -> None:
    policy = real_policy()
    for number, facts in projects(policy, EACH, known):
        verdict = check(policy, {"items": [number], "facts": facts})
        possible = verdict["items"][0]["possible_documents"]
        (item,) = tree_of(policy, {"items": [number], "facts": facts})
        of = {tier["tier"]: tier for tier in item["of"]}
        rest = policy.data["items"][str(number)]["rest"]
        for tier, node in of.items():
            document = "none" if tier == "outside" else tier
            shown = (number, facts, tier)
            if len(possible) == 1:
                assert "open" not in states(node), shown
            if node["state"] == "met":
                assert document in possible or tier != next(iter(of)), shown
            if possible == [document] and tier not in ("outside", rest):
                assert node["state"] == "met", shown
            if node["state"] == "open":
                assert document in possible, shown


def test_what_is_called_not_met_is_never_met_by_a_project_that_the_answers_allow() -> None:
    policy = real_policy()
    for number, whole in projects(policy, EACH):
        some: Facts = {fact: value for place, (fact, value) in enumerate(whole.items()) if place % 2}
        (item,) = tree_of(policy, {"items": [number], "facts": some})
        for tier in item["of"]:
            holds = truth(policy.data["items"][str(number)]["tiers"][tier["tier"]], whole)
            assert tier["state"] != ("not_met" if holds else "met"), (number, whole, some, tier["tier"])


def test_answers_that_settle_a_tier_together_leave_nothing_in_it_unknown() -> None:
    """A thousand pigs sold a year: the farm has that figure, so its stock is of no consequence."""
    facts = {"pigs_sold_per_year": 1000, "areas": [], "large_scale_farm": True}
    (item,) = tree_of(real_policy(), {"items": [3], "facts": facts})
    of = {tier["tier"]: tier for tier in item["of"]}
    assert of["report"]["state"] == "not_met"
    assert of["registration"]["state"] == "met"
    assert "open" not in [state for tier in item["of"] for state in states(tier)]
    assert "moot" in states(of["report"])


def test_nothing_is_weighed_without_an_edition_or_a_listed_item() -> None:
    policy = real_policy()
    assert tree_of(policy, {"items": [0], "facts": {}}) == []
    assert tree_of(policy, {"items": [3], "facts": {}, "on": "2000-01-01"}) == []
