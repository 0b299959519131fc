"""Which item is which, which day stands for which, and questions that are no longer the same."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from generator.impact.changed_answers import count
from generator.impact.joint import Joint, diagrams
from generator.impact.pairs import Pair, pairs
from generator.impact.periods import periods
from generator.impact.yaml_diff import _matched
from generator.rules.policy import Policy
from tests.rules.small import cmp, fact, include, number, options, yes

ZERO = Pair(0, 0)


def items(**names: str) -> dict[str, dict[str, Any]]:
    return {key.removeprefix("n"): {"zh": name} for key, name in names.items()}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (items(n1="farm"), items(n1="farm"), [Pair(1, 1)]),
        (items(n1="farm"), items(n1="pig farm"), [Pair(1, 1)]),
        (items(n1="farm", n2="road"), items(n2="farm", n3="road"), [Pair(1, 2), Pair(2, 3)]),
        (items(n1="farm", n2="road"), items(n1="road", n2="farm"), [Pair(2, 1), Pair(1, 2)]),
        (items(n1="farm"), items(n1="farm", n2="road"), [Pair(1, 1), Pair(None, 2)]),
        (items(n1="farm", n2="road"), items(n2="road"), [Pair(1, None), Pair(2, 2)]),
        (items(n1="farm", n2="farm"), items(n3="farm"), [Pair(1, None), Pair(2, None), Pair(None, 3)]),
    ],
)
def test_pairs(old: Any, new: Any, expected: list[Pair]) -> None:
    assert pairs(old, new) == [ZERO, *expected]


def counted(joint: Joint, old: Any, new: Any) -> dict[Any, int]:
    """Kinds by what both sides say of them, for one condition on each side."""
    space, roots = diagrams(joint, [([("report", joint.renamed(old))], []), ([("report", new)], [])])
    return count(space, space.combine(roots[0], roots[1], lambda a, b: (a, b)))


def test_a_unit_changed_makes_another_question() -> None:
    """10 t and 10 kg are not the same limit: nothing is matched, and each side keeps its own question."""
    joint = Joint({"paint": number("paint", "t/a")}, {"paint": number("paint", "kg/a")})
    assert joint.names == {"paint": "old:paint"}
    found = counted(joint, cmp("paint", ">=", 10), cmp("paint", ">=", 10))
    assert set(found) == {("none", "none"), ("none", "report"), ("report", "none"), ("report", "report")}


def test_a_new_id_is_known_by_its_name() -> None:
    old, new = number("paint", "t/a"), {**number("coating", "t/a"), "name": number("paint", "t/a")["name"]}
    joint = Joint({"paint": old}, {"coating": new})
    assert set(counted(joint, cmp("paint", ">=", 10), cmp("coating", ">=", 10))) == {
        ("none", "none"),
        ("report", "report"),
    }
    assert joint.answers_of({"coating": 5}, old=True) == {"paint": 5} and joint.answers_of(
        {"coating": 5}, old=False
    ) == {"coating": 5}


def test_an_answer_that_only_one_side_offers() -> None:
    """The side that does not offer it refuses it; what both offer is compared as ever."""
    old = fact("waste", "set", options=options("acid", "ash"))
    new = fact("waste", "set", options=options("acid", "sludge"))
    joint = Joint({"waste": old}, {"waste": new})
    assert not joint.same("waste")
    found = counted(joint, include("waste", "acid"), include("waste", "acid"))
    assert found == {("none", "none"): 1, ("report", "report"): 1, ("none", "refused"): 1, ("report", "refused"): 1,
                     ("refused", "none"): 1, ("refused", "report"): 1, ("refused", "refused"): 2}  # fmt: skip


def test_a_question_more_splits_every_kind() -> None:
    joint = Joint(
        {"plating": fact("plating", "yes_no")},
        {name: fact(name, "yes_no") for name in ("plating", "smelting")},
    )
    found = counted(joint, yes("plating"), {"op": "any", "of": [yes("plating"), yes("smelting")]})
    assert found == {("report", "report"): 2, ("none", "report"): 1, ("none", "none"): 1}


def test_every_day_is_in_one_period(policy: Policy) -> None:
    changed = copy.deepcopy(dict(policy.data))
    changed["lists"]["exempt"]["effective"] = {"from": "2021-01-01", "until": "2027-05-31"}
    found = periods(policy, Policy(changed))
    assert [
        sum(period.holds(day) for period in found)
        for day in (date(2021, 1, 1), date(2026, 11, 23), date(2027, 5, 31), date(2027, 6, 1))
    ] == [1] * 4
    assert found[-1].first == date(2027, 6, 1) and found[-1].last is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "c"}], [(0, None), (1, 0), (None, 1)]),
        (["x >= 1", "y"], ["x >= 2", "y"], [(0, 0)]),
        (["x", "y"], ["x", "z", "y"], [(None, 1)]),
        ([1, 2], [2], [(0, None)]),
    ],
)
def test_members_of_lists_are_matched(old: Any, new: Any, expected: Any) -> None:
    assert list(_matched(old, new)) == expected
