"""Both sides of every limit in the catalogue: below it, at it, above it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import pytest

from generator.rules.decision_diagram import Space, outcomes
from generator.rules.logic import Tree, atoms, truth
from generator.rules.policy import Policy
from tests.rules.real import possible, real_policy, space_of

HOLDS = {
    ">=": (False, True, True),
    ">": (False, False, True),
    "<=": (True, True, False),
    "<": (True, False, False),
}


class Threshold(NamedTuple):
    """One limit in one tier of one item."""

    item: int
    tier: str
    fact: str
    sign: str
    limit: float


def thresholds() -> Iterator[Threshold]:
    """Every limit of every item, once for each tier in which it stands."""
    for number, item in real_policy().data["items"].items():
        for tier, tree in item["tiers"].items():
            found = {
                (atom["fact"], atom["cmp"], atom["value"]) for atom in atoms(tree) if atom["op"] == "cmp"
            }
            for fact, sign, limit in sorted(found):
                yield Threshold(int(number), tier, fact, sign, limit)


ALL = list(thresholds())
each_threshold = pytest.mark.parametrize(
    "threshold", ALL, ids=lambda t: f"{t.item}-{t.tier}-{t.fact}{t.sign}{t.limit:g}"
)


def around(policy: Policy, threshold: Threshold) -> list[float]:
    """A number just below the limit, the limit, and one just above; nothing lies below nought."""
    gap = 1 if policy.facts[threshold.fact]["integer"] else 0.001
    return [value for value in (threshold.limit - gap, threshold.limit, threshold.limit + gap) if value >= 0]


def expected(threshold: Threshold, values: list[float]) -> list[bool]:
    return list(HOLDS[threshold.sign][-len(values) :])


def test_there_are_limits_to_test() -> None:
    assert len(ALL) > 100
    assert {"pigs_sold_per_year", "hospital_beds", "line_voltage", "solvent_coating"} <= {
        threshold.fact for threshold in ALL
    }


@each_threshold
def test_the_test_flips_exactly_at_its_limit(policy: Policy, threshold: Threshold) -> None:
    test = {"op": "cmp", "fact": threshold.fact, "cmp": threshold.sign, "value": threshold.limit}
    values = around(policy, threshold)
    assert [truth(test, {threshold.fact: value}) for value in values] == expected(threshold, values)


def context_in_which_it_counts(
    tree: Tree, policy: Policy, threshold: Threshold, values: list[float]
) -> dict[str, Any] | None:
    """Answers to the other facts with which the whole condition follows the one test, if any do."""
    return next(
        (
            known
            for known in contexts(tree, policy)
            if len({truth(tree, {**known, threshold.fact: v}) for v in values}) > 1
        ),
        None,
    )


def contexts(tree: Tree, policy: Policy) -> Iterator[dict[str, Any]]:
    """Every combination of answers that a condition can tell apart."""
    space = Space([tree], policy.facts)
    for values in product(*space.cells.values()):
        yield dict(zip(space.cells, values, strict=True))


@each_threshold
def test_the_tier_as_a_whole_flips_at_the_limit_and_nowhere_beside_it(
    policy: Policy, threshold: Threshold
) -> None:
    tree = policy.data["items"][str(threshold.item)]["tiers"][threshold.tier]
    values = around(policy, threshold)
    known = context_in_which_it_counts(tree, policy, threshold, values)
    assert known is not None, "no answers to the other questions make this limit count"
    found = [truth(tree, {**known, threshold.fact: value}) for value in values]
    wanted = expected(threshold, values)
    assert found in (wanted, [not value for value in wanted])


@each_threshold
def test_the_diagram_follows_the_tiers_on_both_sides_of_the_limit(
    policy: Policy, threshold: Threshold
) -> None:
    """The document that the diagram gives is that of the first tier that holds, just beside every limit."""
    tiers = policy.data["items"][str(threshold.item)]["tiers"]
    space = space_of(policy, threshold.item)
    _, (root,) = policy.diagrams(policy.data["editions"][-1], (threshold.item,))
    tree = tiers[threshold.tier]
    known = context_in_which_it_counts(tree, policy, threshold, around(policy, threshold)) or {}
    rest = {fact: samples[0] for fact, samples in space.cells.items()}
    for value in around(policy, threshold):
        facts = {**rest, **known, threshold.fact: value}
        first = next(
            (
                tier
                for tier in ("outside", "report", "form", "registration")
                if tier in tiers and truth(tiers[tier], facts)
            ),
            "outside",
        )
        reached = {"none" if first == "outside" else first} if possible(facts) else set()
        assert outcomes(space.restrict(root, facts)) == reached
