"""The finitely many answers that conditions can tell apart."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.logic import atom_holds
from generator.rules.partition import cells
from tests.rules.real import bounded
from tests.rules.small import cmp, facts, include, is_, only, yes

FACTS = facts()
SIGNS = st.sampled_from([">=", ">", "<=", "<"])


def test_a_yes_no_question_has_two_cells() -> None:
    assert cells(FACTS["plating"], [yes("plating")]) == [True, False]


def test_a_quantity_that_nothing_tests_has_one_cell() -> None:
    assert cells(FACTS["paint"], []) == [0]


def test_a_limit_cuts_a_quantity_in_two_at_the_side_its_sign_says() -> None:
    assert cells(FACTS["paint"], [cmp("paint", ">=", 10)]) == [0, 10]
    assert cells(FACTS["paint"], [cmp("paint", ">", 10)]) == [0, 11]


def test_two_signs_on_one_limit_make_the_limit_a_cell_of_its_own() -> None:
    assert cells(FACTS["paint"], [cmp("paint", ">=", 10), cmp("paint", ">", 10)]) == [0, 10, 11]


def test_nought_is_a_cell_where_a_condition_asks_for_more_than_nought() -> None:
    assert cells(FACTS["paint"], [cmp("paint", ">", 0), cmp("paint", ">=", 10)]) == [0, 5, 10]


def test_between_whole_numbers_there_is_a_cell_only_if_a_whole_number_lies_there() -> None:
    tests = [cmp("herd", ">=", 5), cmp("herd", ">", 5), cmp("herd", ">=", 6)]
    assert cells(FACTS["herd"], tests) == [0, 5, 6]
    assert cells(FACTS["paint"], tests) == [0, 5, 5.5, 6]


def test_a_limit_between_whole_numbers_cuts_them_without_being_one() -> None:
    assert cells(FACTS["herd"], [cmp("herd", ">=", 2.5), cmp("herd", ">", 2.5)]) == [0, 3]


def test_a_limit_below_nought_cuts_nothing() -> None:
    assert cells(FACTS["paint"], [cmp("paint", ">=", -5)]) == [0]


def test_options_that_no_condition_tells_apart_share_a_cell() -> None:
    assert cells(FACTS["road_class"], [is_("road_class", "motorway")]) == ["motorway", "lane"]
    assert cells(FACTS["waste"], [include("waste", "acid")]) == [[], ["acid"]]


def test_a_set_tested_for_nothing_else_has_a_cell_for_only_these() -> None:
    tests = [only("waste", "ash"), include("waste", "ash")]
    assert cells(FACTS["waste"], tests) == [[], ["ash"], ["acid", "ash"]]


@bounded(150)
@given(
    st.lists(st.tuples(SIGNS, st.integers(0, 40)), min_size=1, max_size=5), st.integers(0, 500), st.booleans()
)
def test_every_number_behaves_like_the_sample_of_some_cell(
    limits: list[tuple[str, int]], tenths: int, integer: bool
) -> None:
    fact = FACTS["herd" if integer else "paint"]
    value = tenths // 10 if integer else tenths / 10
    tests = [cmp(fact["id"], sign, limit / 2) for sign, limit in limits]
    signatures = [[atom_holds(test, sample) for test in tests] for sample in cells(fact, tests)]
    assert signatures.count([atom_holds(test, value) for test in tests]) == 1


@bounded(60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([include, only]), st.sets(st.sampled_from(["acid", "ash", "sludge"]), min_size=1)
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_set_behaves_like_the_sample_of_exactly_one_cell(
    given_tests: list[tuple[object, set[str]]],
) -> None:
    tests = [make("waste", *sorted(options)) for make, options in given_tests]  # type: ignore[operator]
    signatures = [[atom_holds(test, sample) for test in tests] for sample in cells(FACTS["waste"], tests)]
    for chosen in product([True, False], repeat=3):
        value = [option for option, taken in zip(("acid", "ash", "sludge"), chosen, strict=True) if taken]
        assert signatures.count([atom_holds(test, value) for test in tests]) == 1


@pytest.mark.parametrize("integer", [True, False])
def test_samples_come_in_ascending_order_whatever_the_order_of_the_tests(integer: bool) -> None:
    fact = FACTS["herd" if integer else "paint"]
    tests = [cmp(fact["id"], ">=", limit) for limit in (30, 10, 20)]
    assert cells(fact, tests) == [0, 10, 20, 30]
