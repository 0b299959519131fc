"""In which order questions are put: those that settle most, and what a project is before how much of it there is."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules.classify import (
    KINDS,
    NEARLY,
    Classification,
    _left_open,
    classify,
    questions_that_matter,
)
from generator.rules.policy import Policy
from generator.rules.tracks import Lists

SOLAR = 90


def of(policy: Policy, number: int, **facts: object) -> Classification:
    lists = Lists.on(policy, date.fromisoformat(policy.current_to))
    return classify(policy, policy.current, (number,), facts, lists)


def test_a_solar_plant_is_asked_what_it_is_before_how_large_its_wind_power_is(policy: Policy) -> None:
    order = questions_that_matter(of(policy, SOLAR))
    assert policy.facts[order[0]]["type"] == "set"
    assert order.index("wind_solar_other_power") < order.index("wind_power_capacity")


def test_once_the_kind_is_known_the_quantity_that_settles_most_is_asked(policy: Policy) -> None:
    order = questions_that_matter(
        of(policy, SOLAR, wind_solar_other_power=["ground_pv_station"], wind_power_capacity=0)
    )
    assert policy.facts[order[0]]["type"] != "set"


def test_which_questions_matter_is_not_touched_by_their_order(policy: Policy) -> None:
    for number in map(int, policy.items(policy.current)):
        found = of(policy, number)
        order = questions_that_matter(found)
        assert len(order) == len(set(order))
        assert set(order) == found.space.asked(found.whole), number


def test_the_first_question_is_the_best_or_a_kind_that_is_nearly_as_good(policy: Policy) -> None:
    kinds = quantities = 0
    for number in map(int, policy.items(policy.current)):
        found = of(policy, number)
        order = questions_that_matter(found)
        if len(order) < 2:
            continue
        left = {fact: _left_open(found, fact) for fact in order}
        best = min(left.values())
        first = found.space.types[order[0]]
        assert left[order[0]] == pytest.approx(best) or (
            first in KINDS and left[order[0]] <= best + NEARLY
        ), number
        if first == "number":
            quantities += 1
            assert not [
                fact for fact in order if found.space.types[fact] in KINDS and left[fact] <= best + NEARLY
            ], number
        kinds += first in KINDS
    assert kinds
    assert quantities
