"""Somebody who knows a project and answers what is asked first, until document and track are settled.

A project is given by the answers to the questions of the catalogue, one cell each. Where another question is
put first, because such an answer may follow from it, the person gives the answer from which most of it
follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from generator.rules.asking import order
from generator.rules.classify import classify
from generator.rules.derived import Asked
from generator.rules.policy import Policy
from generator.rules.tracks import Lists

Facts = dict[str, Any]
MOST_AT_ONCE = 2
"""Options of a set that a person chooses."""


def questions_put(policy: Policy, number: int, project: Facts) -> list[str]:
    """The questions put to a person before document and track are settled, in their order."""
    on = date.fromisoformat(policy.current_to)
    lists, asked = Lists.on(policy, on), Asked(policy, policy.current, (number,), on)
    given: Facts = {}
    unsure: set[str] = set()
    put: list[str] = []
    told: Facts = {}
    while True:
        facts = {**given, **{name: follows.value for name, follows in asked.derive(given).items()}}
        found = classify(policy, policy.current, (number,), facts, lists)
        ways = order(asked, found, facts)
        if not ways:
            return put
        everything = [*ways, *(name for settled in ways.values() for name in settled)]
        first = next(name for name in everything if name not in unsure)
        put.append(first)
        told |= _answers(asked, first, project)
        if first in told:
            given[first] = told[first]
        else:
            unsure.add(first)


def _answers(asked: Asked, name: str, project: Facts) -> Facts:
    """The answer to a question, with the quantities that go with it; nothing if the person cannot tell."""
    if name in project:
        return {name: project[name]}
    source = asked.policy.facts[name]
    if "gives" not in source:
        return {}  # a quantity to be converted, told with the question that names it
    fitting = [(score, told) for score, told in _tries(asked, source, project) if score is not None]
    return max(fitting, key=lambda row: row[0])[1] if fitting else {}


def _tries(asked: Asked, source: Any, project: Facts) -> Iterator[tuple[int | None, Facts]]:
    """Every answer with how much of the project follows from it; None where something else does."""
    for answer in _possible(source):
        told = {source["id"]: answer, **_amounts(asked, source, answer, project)}
        follows = {name: row.value for name, row in asked.derive(told).items() if name in project}
        fits = all(_same(asked.policy, name, value, project[name]) for name, value in follows.items())
        yield (len(follows) if fits else None), told


def _possible(source: Any) -> list[Any]:
    if source["type"] == "yes_no":
        return [False, True]
    options = [option["id"] for option in source["options"]]
    if source["type"] == "choice":
        return options
    return [list(some) for n in range(1, MOST_AT_ONCE + 1) for some in combinations(options, n)]


def _amounts(asked: Asked, source: Any, answer: Any, project: Facts) -> Facts:
    """The quantities that come to those of the project with the factor of the answer."""
    found: Facts = {}
    for name in project:
        for _, given in asked.givings(source, name, {source["id"]: answer}):
            if given and "of" in given:
                above, below = given["times"][1]
                found[given["of"]] = project[name] * below / above
    return found


def _same(policy: Policy, name: str, a: Any, b: Any) -> bool:
    """Whether two answers lie in one cell of what the catalogue tells apart."""
    tests = policy.kept("tests of " + name, lambda policy: _tests(policy, name))
    return all(_holds(test, a) == _holds(test, b) for test in tests)


def _tests(policy: Policy, name: str) -> list[Mapping[str, Any]]:
    from generator.rules.logic import atoms

    return [
        test
        for item in policy.items(policy.current).values()
        for tree in item["tiers"].values()
        for test in atoms(tree)
        if test["fact"] == name
    ]


def _holds(test: Mapping[str, Any], value: Any) -> bool:
    from generator.rules.logic import atom_holds

    return atom_holds(test, value)
