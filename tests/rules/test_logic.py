"""Conditions and three-valued truth."""

from __future__ import annotations

import pytest

from generator.rules.logic import atom_holds, atoms, facts_of, reduced, truth
from tests.rules.small import OTHERWISE, Tree, all_, any_, cmp, include, is_, not_, only, yes

TRUE, FALSE, UNKNOWN = yes("sure"), not_(yes("sure")), yes("unasked")
KNOWN = {"sure": True}


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("<=", True, True, False),
        ("<", True, False, False),
    ],
)
def test_a_limit_includes_itself_only_if_its_sign_says_so(
    sign: str, below: bool, at: bool, above: bool
) -> None:
    test = cmp("paint", sign, 10)
    assert [atom_holds(test, value) for value in (9.99, 10, 10.01)] == [below, at, above]


@pytest.mark.parametrize(
    ("test", "value", "holds"),
    [
        (yes("plating"), True, True),
        (yes("plating"), False, False),
        (is_("road_class", "lane", "path"), "path", True),
        (is_("road_class", "lane", "path"), "motorway", False),
        (include("waste", "acid"), ["acid", "ash"], True),
        (include("waste", "acid"), ["ash"], False),
        (include("waste", "acid"), [], False),
        (only("waste", "acid", "ash"), ["ash"], True),
        (only("waste", "acid", "ash"), ["ash", "sludge"], False),
        (only("waste", "acid", "ash"), [], False),
    ],
)
def test_a_test_holds_for_an_answer(test: Tree, value: object, holds: bool) -> None:
    assert atom_holds(test, value) is holds


def test_a_fact_that_is_absent_or_null_is_not_known() -> None:
    assert truth(yes("plating"), {}) is None
    assert truth(yes("plating"), {"plating": None}) is None


def test_no_is_an_answer_and_not_the_want_of_one() -> None:
    assert truth(yes("plating"), {"plating": False}) is False
    assert truth(cmp("paint", ">=", 10), {"paint": 0}) is False
    assert truth(include("waste", "acid"), {"waste": []}) is False


@pytest.mark.parametrize(
    ("tree", "value"),
    [
        (OTHERWISE, True),
        (not_(OTHERWISE), False),
        (not_(UNKNOWN), None),
        (all_(TRUE, TRUE), True),
        (all_(TRUE, UNKNOWN), None),
        (all_(FALSE, UNKNOWN), False),
        (any_(FALSE, FALSE), False),
        (any_(FALSE, UNKNOWN), None),
        (any_(TRUE, UNKNOWN), True),
    ],
)
def test_what_is_unknown_counts_only_where_it_matters(tree: Tree, value: bool | None) -> None:
    assert truth(tree, KNOWN) is value


def test_the_facts_of_a_condition_come_in_the_order_written_and_once() -> None:
    tree = all_(any_(yes("b"), not_(yes("a"))), OTHERWISE, cmp("c", ">", 1), yes("b"))
    assert facts_of(tree) == ["b", "a", "c"]
    assert [atom["fact"] for atom in atoms(tree)] == ["b", "a", "c", "b"]


@pytest.mark.parametrize(
    ("tree", "facts", "left"),
    [
        ({"op": "true"}, {}, True),
        (not_(yes("plating")), {"plating": True}, False),
        (not_(yes("plating")), {}, not_(yes("plating"))),
        (all_(yes("plating"), yes("registered")), {"plating": True}, all_(yes("registered"))),
        (all_(yes("plating"), yes("registered")), {"plating": False}, False),
        (any_(yes("plating"), yes("registered")), {"plating": False, "registered": False}, False),
        (
            all_(yes("plating"), any_(yes("registered"), yes("in_park"))),
            {"in_park": True},
            all_(yes("plating")),
        ),
    ],
)
def test_what_is_left_of_a_condition_names_only_what_can_still_change_it(
    tree: Tree, facts: dict[str, bool], left: Tree | bool
) -> None:
    assert reduced(tree, facts) == left
