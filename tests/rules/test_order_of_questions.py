"""In which order questions are put: those that settle most, and among these the easy ones first."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules import asking
from generator.rules.asking import EASES, NEARLY, ease, order
from generator.rules.classify import Classification, classify, left_open
from generator.rules.derived import Asked
from generator.rules.policy import Policy
from generator.rules.tracks import Lists
from tests.person import questions_put
from tests.rules.small import fact, number

SOLAR, FILLING_STATION, HOSPITAL = 90, 119, 108


def of(policy: Policy, item: int, **facts: object) -> Classification:
    lists = Lists.on(policy, date.fromisoformat(policy.current_to))
    return classify(policy, policy.current, (item,), facts, lists)  # type: ignore[arg-type]


def put(policy: Policy, item: int, **facts: object) -> list[str]:
    on = Asked(policy, policy.current, (item,), date.fromisoformat(policy.current_to))
    return list(order(on, of(policy, item, **facts), facts))  # type: ignore[arg-type]


def test_a_solar_plant_is_asked_what_it_is_before_how_large_its_wind_power_is(policy: Policy) -> None:
    found = put(policy, SOLAR)
    assert found[0] == "wind_solar_other_power"
    assert "wind_power_capacity" not in found


def test_once_the_kind_is_known_the_quantity_that_settles_most_is_asked(policy: Policy) -> None:
    found = put(policy, SOLAR, wind_solar_other_power=["ground_pv_station"], wind_power_capacity=0)
    assert policy.facts[found[0]]["type"] != "set"


def test_what_has_to_be_looked_up_comes_after_what_decides(policy: Policy) -> None:
    found = put(policy, FILLING_STATION)
    assert found.index("in_urban_built_up_area") < found.index("project_nature") < found.index("areas")
    assert put(policy, HOSPITAL, replaces_old_works=False)[0] == "hospital_beds"


def test_which_questions_matter_is_not_touched_by_their_order(policy: Policy) -> None:
    for item in map(int, policy.items(policy.current)):
        found = of(policy, item)
        on = Asked(policy, policy.current, (item,), date.fromisoformat(policy.current_to))
        settled = [name for names in order(on, found, {}).values() for name in names]
        assert len(settled) == len(set(settled))
        assert set(settled) == found.space.asked(found.whole), item


def test_the_first_question_is_the_easiest_of_those_that_are_nearly_the_best(policy: Policy) -> None:
    seen = set()
    for item in map(int, policy.items(policy.current)):
        left = left_open(of(policy, item))
        on = Asked(policy, policy.current, (item,), date.fromisoformat(policy.current_to))
        ways = order(on, of(policy, item), {})
        if not ways:
            continue
        best = {name: min(left[of_it] for of_it in settled) for name, settled in ways.items()}
        near = [name for name in ways if best[name] <= min(best.values()) + NEARLY]
        assert list(ways)[: len(near)] == near, item
        eases = [ease(policy.facts[name]) for name in near]
        assert eases == sorted(eases), item
        far = [best[name] for name in list(ways)[len(near) :]]
        assert far == sorted(far), item
        seen |= {EASES[easy] for easy in eases[:1]}
    assert seen == set(EASES)


def test_how_easy_a_question_is_goes_by_its_type_where_it_does_not_say() -> None:
    plain, areas = fact("plain", "yes_no"), fact("areas", "areas")
    assert [EASES[ease(one)] for one in (plain, number("size", "t/a"), areas)] == [  # type: ignore[arg-type]
        "by_heart",
        "on_paper",
        "look_up",
    ]
    assert EASES[ease({**plain, "ease": "look_up"})] == "look_up"  # type: ignore[typeddict-item]


def test_a_person_answers_by_what_gives_most(policy: Policy) -> None:
    biomass = {"coal_oil_boiler_capacity": 0, "gas_boiler_capacity": 0, "high_polluting_fuel": True}
    assert questions_put(policy, 91, biomass) == ["boiler_fuels"]


@pytest.mark.parametrize("item", [3, 59, 91, 108, 119, 172])
def test_easy_questions_first_cost_few_questions_more(
    policy: Policy, item: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of some items, over every cell, against the order that goes by power alone."""
    from itertools import product

    from generator.rules.decision_diagram import outcomes

    space, (root,) = policy.diagrams(policy.current, (item,))
    rows = [dict(zip(space.cells, row, strict=True)) for row in product(*space.cells.values())]
    projects = [row for row in rows[:: max(1, len(rows) // 40)] if outcomes(space.restrict(root, row))]
    by_ease = sum(len(questions_put(policy, item, project)) for project in projects)
    monkeypatch.setattr(asking, "NEARLY", 0)
    by_power = sum(len(questions_put(policy, item, project)) for project in projects)
    assert by_ease <= by_power + len(projects)
