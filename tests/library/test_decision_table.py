"""An item's answers as a table that is read from the top."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.decision_table import answer_rows
from generator.rules.check import check
from generator.rules.decision_diagram import outcomes
from generator.rules.logic import truth
from generator.rules.policy import Policy
from tests.rules.real import bounded, numbers, possible, space_of
from tests.rules.small import (
    OTHERWISE,
    all_,
    any_,
    cmp,
    include,
    is_,
    item,
    not_,
    only,
    own_areas,
    policy,
    yes,
)

SMALL = policy()


def table(number: int, of: Policy = SMALL, on: date | None = None) -> list[tuple[str, str, str]]:
    return [(row["condition"]["en"], row["document"], row["track"]) for row in answer_rows(of, number, on)]


def with_tiers(**tiers: Any) -> Policy:
    return policy(items={"1": item("any", 1, tiers)})


def first_that_fits(rows: list[dict[str, Any]], project: dict[str, Any]) -> str:
    return next(row["document"] for row in rows if truth(row["when"], project))


def exact(of: Policy, number: int) -> bool:
    """Whether the table gives every project that can be the document that the diagram gives it."""
    rows = answer_rows(of, number)
    space, (root,) = of.diagrams(of.data["editions"][-1], (number,))
    projects = [dict(zip(space.cells, values, strict=True)) for values in product(*space.cells.values())]
    reached = [(project, outcomes(space.restrict(root, project))) for project in projects]
    return all(
        not documents or documents == {first_that_fits(rows, project)} for project, documents in reached
    )


def test_each_ground_has_a_row_and_what_is_hardest_to_describe_stands_last() -> None:
    assert table(2) == [
        ("paint: 10 t/a or more", "report", "ordinary"),
        ("there is plating", "report", "ordinary"),
        ("paint: more than zero", "form", "ordinary"),
        ("all other cases", "none", "exempt"),
    ]


def test_rows_above_are_taken_for_granted() -> None:
    assert [row[:2] for row in table(3)] == [
        ("road class: motorway, and length: more than 30 km", "report"),
        ("road class: motorway, and it touches a sensitive area of the kinds this item names", "report"),
        ("road class: motorway", "form"),
        ("all other cases", "registration"),
    ]


def test_options_of_a_choice_are_listed_together_whichever_list_is_shorter() -> None:
    whole = with_tiers(
        report=is_("road_class", "motorway"), form=is_("road_class", "path"), registration=OTHERWISE
    )
    assert table(1, whole)[0][0] == "road class: motorway"
    two = with_tiers(
        report=any_(is_("road_class", "motorway"), is_("road_class", "path")),
        form=yes("plating"),
        registration=OTHERWISE,
    )
    assert table(1, two)[0][0] == "road class: not lane"


def test_grounds_alike_but_for_what_a_set_includes_are_one_row() -> None:
    rows = table(
        1,
        with_tiers(
            report=any_(include("waste", "acid"), include("waste", "sludge")), form=include("waste", "ash")
        ),
    )
    assert [row[:2] for row in rows] == [
        ("waste include acid or sludge", "report"),
        ("waste include ash", "form"),
        ("all other cases", "none"),
    ]


def test_what_a_set_must_not_include_is_said_once() -> None:
    narrow = all_(yes("plating"), not_(include("waste", "acid")), not_(include("waste", "ash")))
    rows = table(1, with_tiers(report=narrow, form=any_(include("waste", "sludge"), cmp("paint", ">=", 10))))
    assert rows[0][0] == "there is plating, and waste do not include acid or ash"


def test_a_quantity_between_two_limits_is_one_clause_in_both_languages() -> None:
    rows = answer_rows(
        with_tiers(
            outside=all_(cmp("paint", ">", 0), cmp("paint", "<", 10)), report=yes("plating"), form=OTHERWISE
        ),
        1,
    )
    assert rows[0]["condition"] == {
        "zh": "【paint】大于零、不到10【t/a】",
        "en": "paint: more than zero, less than 10 t/a",
    }


def test_a_test_of_only_these_stays_as_it_is() -> None:
    assert table(1, with_tiers(report=only("waste", "ash"), form=OTHERWISE))[0][:2] == (
        "waste: only ash",
        "report",
    )


def test_an_item_with_one_answer_has_one_row() -> None:
    assert [row[:2] for row in table(1, with_tiers(report=OTHERWISE))] == [("all other cases", "report")]


def test_the_table_is_that_of_the_day() -> None:
    farm = {on: {row[1]: row[2] for row in table(1, on=on)} for on in (date(2022, 6, 1), date(2026, 6, 1))}
    assert [ways["report"] for ways in farm.values()] == ["commitment", "ordinary"]


def test_for_a_day_before_every_edition_the_latest_serves() -> None:
    assert [row[:2] for row in table(3, on=date(2019, 1, 1))] == [row[:2] for row in table(3)]


def test_a_row_gives_its_conditions_one_by_one_its_clock_and_a_project_that_it_decides() -> None:
    whole = with_tiers(report=all_(yes("plating"), cmp("paint", ">=", 10)), form=OTHERWISE)
    row = answer_rows(whole, 1)[0]
    assert [condition["en"] for condition in row["conditions"]] == [
        "there is plating",
        "paint: 10 t/a or more",
    ]
    assert row["clock"]["promised"]["days"] == 20
    assert check(whole, {"items": [1], "facts": row["example"]})["document"] == "report"


ATOMS = st.sampled_from(
    [
        yes("plating"),
        cmp("paint", ">", 0),
        cmp("paint", ">=", 10),
        include("waste", "acid"),
        only("waste", "ash"),
        is_("road_class", "lane"),
        own_areas("reserve"),
    ]
)
TREES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(not_, inner), st.builds(all_, inner, inner), st.builds(any_, inner, inner)
    ),
    max_leaves=5,
)


@bounded(120)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("outside", "report", "form", "registration"), TREES)),
    st.lists(st.builds(all_, ATOMS, ATOMS), max_size=1),
)
def test_the_table_says_of_every_project_what_the_conditions_say(
    tiers: dict[str, Any], excluded: list[Any]
) -> None:
    made = policy(items={"1": item("any", 1, tiers)}, contradictions=excluded)
    try:
        assert exact(made, 1)
    except LookupError:
        assert not outcomes(made.diagrams(made.data["editions"][0], (1,))[1][0])


@pytest.mark.parametrize("number", numbers())
def test_every_table_of_the_catalogue_says_of_every_project_what_the_conditions_say(
    policy: Policy, number: int
) -> None:
    assert exact(policy, number)


@pytest.mark.parametrize("number", numbers())
def test_every_row_decides_the_project_it_gives_as_an_example(policy: Policy, number: int) -> None:
    for at, row in enumerate(rows := answer_rows(policy, number)):
        assert possible(row["example"])
        assert next(i for i, other in enumerate(rows) if truth(other["when"], row["example"])) == at
        verdict = check(policy, {"items": [number], "facts": row["example"]})
        assert (verdict["document"], verdict["track"]) == (row["document"], row["track"])
        assert set(row["example"]) == set(space_of(policy, number).order)
