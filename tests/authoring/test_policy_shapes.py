"""The compiled policy is what its shapes say: no key more, no key less, no other kind of value."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.models.policy.whole import PolicyData
from tests.authoring.shape import Seen
from tests.conftest import DATA


@pytest.fixture(scope="module")
def compiled() -> dict[str, Any]:
    return compile_data(load_and_lint(DATA))


def faults(policy: dict[str, Any]) -> list[str]:
    return list(Seen().faults(policy, PolicyData))


def test_the_compiled_policy_is_what_its_shapes_say(compiled: dict[str, Any]) -> None:
    assert faults(compiled) == []


def test_without_the_finders_words_it_still_is(compiled: dict[str, Any]) -> None:
    assert faults({key: value for key, value in compiled.items() if key != "index"}) == []


def broken(policy: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The policy with one value put in, or taken away where it is ``...``."""
    other = copy.deepcopy(policy)
    at: Any = other
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return other


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("tracks", "tracks", 0, "colour"), "red", "TrackRecord"),
        (("clocks", "clocks", 0, "days"), "10", "no <class 'int'>"),
        (("clocks", "clocks", 0, "days"), True, "no <class 'int'>"),
        (("facts", "areas", "scope"), ..., ".facts.areas.scope: missing"),
        (("items", "1", "standing"), "certain", "none of"),
        (("items", "1", "tiers", "form"), {"op": "xor", "of": []}, ".items"),
        (("items", "1", "tiers", "form"), {"op": "not", "of": [{"op": "true"}]}, ".items"),
        (("penalties", "penalties", 0, "fine"), {"min": 2.5, "unit": "percent"}, "no <class 'int'>"),
    ],
)
def test_a_policy_that_differs_is_told_of_at_its_place(
    compiled: dict[str, Any], path: tuple[str | int, ...], value: Any, said: str
) -> None:
    part = str(path[0])
    told = faults({part: broken({part: compiled[part]}, path, value)[part]})
    assert any(said in line for line in told), told
