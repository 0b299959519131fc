"""Decision diagrams: exact accounts of what is possible and what is worth asking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.rules.decision_diagram import Case, Node, Space, nodes, outcomes
from generator.rules.logic import truth
from tests.rules.real import bounded
from tests.rules.small import OTHERWISE, all_, any_, cmp, facts, include, is_, not_, only, yes

FACTS = facts()
ATOMS = st.sampled_from(
    [
        yes("plating"),
        cmp("paint", ">=", 10),
        cmp("paint", ">", 0),
        is_("road_class", "motorway"),
        include("waste", "acid"),
        only("waste", "ash"),
        OTHERWISE,
    ]
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(not_),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: any_(*parts)),
    ),
    max_leaves=6,
)
CASES = st.lists(CONDITIONS, min_size=1, max_size=3).map(
    lambda trees: [(f"case {n}", tree) for n, tree in enumerate(trees)]
)


def built(cases: list[Case]) -> tuple[Space, Node]:
    space = Space([tree for _, tree in cases], FACTS)
    return space, space.build(cases, "rest")


def completions(space: Space) -> Iterator[dict[str, Any]]:
    """Every combination of answers that the space tells apart."""
    for values in product(*space.cells.values()):
        yield dict(zip(space.cells, values, strict=True))


def first_that_holds(cases: list[Case], known: dict[str, Any]) -> object:
    return next((outcome for outcome, tree in cases if truth(tree, known)), "rest")


@bounded(150)
@given(CASES)
def test_with_everything_known_the_outcome_is_that_of_the_first_case_that_holds(cases: list[Case]) -> None:
    space, root = built(cases)
    for known in completions(space):
        assert outcomes(space.restrict(root, known)) == {first_that_holds(cases, known)}


@bounded(100)
@given(CASES, st.data())
def test_what_is_possible_is_what_some_completion_gives(cases: list[Case], data: st.DataObject) -> None:
    space, root = built(cases)
    known = data.draw(
        st.fixed_dictionaries(
            {}, optional={fact: st.sampled_from(samples) for fact, samples in space.cells.items()}
        )
    )
    reached = {
        first_that_holds(cases, all_known)
        for all_known in completions(space)
        if all_known.items() >= known.items()
    }
    assert outcomes(space.restrict(root, known)) == reached


@bounded(100)
@given(CASES)
def test_a_fact_is_asked_if_and_only_if_some_answer_to_it_changes_the_outcome(cases: list[Case]) -> None:
    space, root = built(cases)
    matters = {
        fact
        for known in completions(space)
        for fact, samples in space.cells.items()
        if len({first_that_holds(cases, {**known, fact: sample}) for sample in samples}) > 1
    }
    assert space.asked(root) == matters


@bounded(100)
@given(CASES)
def test_no_two_nodes_are_alike_and_none_is_needless(cases: list[Case]) -> None:
    _, root = built(cases)
    found = list(nodes(root))
    keys = [(node.fact, node.outcome, tuple(map(id, node.children))) for node in found]
    assert len(set(keys)) == len(keys)
    assert all(len(set(map(id, node.children))) > 1 for node in found if node.fact)


@bounded(60)
@given(CASES, CASES)
def test_two_diagrams_combine_answer_by_answer(left: list[Case], right: list[Case]) -> None:
    space = Space([tree for _, tree in [*left, *right]], FACTS)
    pair = space.combine(space.build(left, "rest"), space.build(right, "rest"), lambda a, b: (a, b))
    for known in completions(space):
        assert outcomes(space.restrict(pair, known)) == {
            (first_that_holds(left, known), first_that_holds(right, known))
        }


def test_outcomes_that_are_made_one_need_no_question() -> None:
    space, root = built([("report", yes("plating")), ("form", cmp("paint", ">=", 10))])
    same = space.relabel(root, lambda outcome: "document" if outcome in ("report", "form") else outcome)
    assert outcomes(same) == {"document", "rest"}
    assert space.asked(same) is space.asked(same)
    assert space.asked(space.relabel(root, lambda _: "any")) == set()


def test_the_same_diagram_is_the_same_object() -> None:
    space, root = built([("report", yes("plating"))])
    assert space.build([("report", not_(not_(yes("plating"))))], "rest") is root


def test_a_case_after_otherwise_is_never_reached() -> None:
    space, root = built([("report", yes("plating")), ("form", OTHERWISE), ("never", cmp("paint", ">=", 10))])
    assert outcomes(root) == {"report", "form"}
    assert space.asked(root) == {"plating"}


def test_a_known_value_lies_in_the_cell_of_its_sample() -> None:
    space, _ = built([("report", cmp("paint", ">=", 10))])
    assert [space.cell_of("paint", value) for value in (0, 9.99, 10, 10**6)] == [0, 0, 1, 1]


def test_facts_known_that_nobody_asks_change_nothing() -> None:
    space, root = built([("report", yes("plating"))])
    assert space.restrict(root, {"length": 3, "plating": None}) is root
