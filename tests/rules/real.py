"""Projects drawn from the items of the real policy, one sample for each cell of each fact."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from generator.lint.run import compile_policy
from generator.rules.decision_diagram import Space
from generator.rules.policy import Policy
from generator.rules.request import contradictions
from tests import length
from tests.conftest import DATA

Facts = dict[str, Any]
FEWEST = 20


def bounded(examples: int) -> Callable[[Any], Any]:
    """Hypothesis with the same examples every time, and not too many of them; in short a quarter."""
    most = examples if length.everything else max(FEWEST, examples // 4)
    return settings(max_examples=most, derandomize=True, deadline=None, database=None)


@cache
def real_policy() -> Policy:
    """The real policy where no fixture can be had: to name the parameters of tests."""
    return Policy(compile_policy(DATA))


def numbers() -> list[int]:
    """The numbers of all items."""
    return [int(number) for number in real_policy().data["items"]]


def space_of(policy: Policy, *items: int) -> Space:
    """The facts that some items ask, cut into cells."""
    return policy.diagrams(policy.data["editions"][-1], items)[0]


def draw_facts(space: Space, chance: Random, known: float = 1.0) -> Facts:
    """An answer to each fact, or to that share of them, each from a random cell."""
    while True:
        facts = {
            fact: chance.choice(samples) for fact, samples in space.cells.items() if chance.random() < known
        }
        if possible(facts):
            return facts


def answers_to(space: Space, question: Mapping[str, Any]) -> list[Any]:
    """Answers to a question: one of each cell; each option of one that only gives what the items ask."""
    if question["id"] in space.cells:
        return list(space.cells[question["id"]])
    options = [option["id"] for option in question["options"] or ()]
    sets = [[], *([option] for option in options)]
    return {"yes_no": [True, False], "choice": options}.get(question["type"], sets)


def possible(facts: Facts) -> bool:
    """Whether the answers can all be true of one project."""
    return not contradictions(real_policy(), facts)


def projects(policy: Policy, each: int, known: float = 1.0) -> Iterator[tuple[int, Facts]]:
    """For every item, some projects; the same ones every time."""
    for number in map(int, policy.data["items"]):
        chance = Random(number)
        for _ in range(each):
            yield number, draw_facts(space_of(policy, number), chance, known)


@st.composite
def some_items(draw: st.DrawFn, most: int = 3) -> tuple[int, ...]:
    """A few items of the catalogue, sorted."""
    return tuple(sorted(draw(st.sets(st.sampled_from(numbers()), min_size=1, max_size=most))))


@st.composite
def some_facts(draw: st.DrawFn, items: tuple[int, ...]) -> Facts:
    """Answers to some of the facts that the items ask."""
    cells = space_of(real_policy(), *items).cells
    return draw(
        st.fixed_dictionaries(
            {}, optional={fact: st.sampled_from(samples) for fact, samples in cells.items()}
        ).filter(possible)
    )


@st.composite
def requests(draw: st.DrawFn, most: int = 3) -> dict[str, Any]:
    """A check of a few items with some facts, on a day for which the catalogue is held."""
    items = draw(some_items(most))
    on = draw(
        st.sampled_from(["2021-01-01", "2022-06-01", "2022-09-01", "2026-08-14", "2026-08-15", "2026-11-23"])
    )
    return {"items": list(items), "facts": draw(some_facts(items)), "on": on}


def as_json(value: Mapping[str, Any]) -> str:
    """The bytes that count when two verdicts are compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
