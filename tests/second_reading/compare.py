"""Comparing the two readings of an item, answer by answer."""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.proof.table import judge
from generator.rules.decision_diagram import Space
from generator.rules.logic import atoms, truth
from generator.rules.partition import cells
from generator.rules.policy import Policy
from tests.second_reading.answers import Answers

MODULES = ("items_001_041", "items_042_096", "items_097_129", "items_130_173")
MOST = 40_000
"""More combinations than this are drawn at random (with a fixed seed) instead of enumerated."""

Reading = Callable[[Answers], str]


@dataclass(frozen=True)
class Difference:
    """One set of answers on which the two readings of an item disagree."""

    item: int
    first: str
    second: str
    answers: Mapping[str, Any]


def second_readings() -> dict[int, Reading]:
    """Every function ``item_N`` of the second reading, by number."""
    found: dict[int, Reading] = {}
    for name in MODULES:
        module = importlib.import_module(f"tests.second_reading.{name}")
        for attribute, value in vars(module).items():
            if attribute.startswith("item_") and attribute[5:].isdigit():
                found[int(attribute[5:])] = value
    return found


def differences(policy: Policy, number: int, second: Reading) -> tuple[int, list[Difference]]:
    """How many sets of answers were compared for an item, and those that come out differently."""
    item = policy.data["items"][str(number)]
    edition = policy.data["editions"][-1]
    space, _ = policy.diagrams(edition, (number,))
    classes = {name: tuple(record["kinds"]) for name, record in policy.data["areas"].items()}
    compared, found = 0, []
    for answers in _answers(policy, item, space, _constants(second)):
        if any(truth(tree, answers) for tree in policy.data["contradictions"]):
            continue  # no such project; the check refuses the answers
        compared += 1
        first = judge(item["tiers"], answers).document
        other = second(Answers(answers, classes))
        if first != other:
            found.append(Difference(number, first, other, answers))
    return compared, found


def _constants(function: Reading) -> set[float]:
    """Every number written in the second reading's function or its module-level helpers."""
    module = inspect.getmodule(function)
    assert module is not None
    tree = ast.parse(inspect.getsource(module))
    wanted = {function.__name__}
    numbers: set[float] = set()
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    while wanted:
        node = definitions.pop(wanted.pop(), None)
        for part in ast.walk(node) if node is not None else ():
            if (
                isinstance(part, ast.Constant)
                and isinstance(part.value, (int, float))
                and not isinstance(part.value, bool)
            ):
                numbers.add(float(part.value))
            if isinstance(part, ast.Name):
                wanted.add(part.id)
    return numbers


def _answers(
    policy: Policy, item: Mapping[str, Any], space: Space, constants: set[float]
) -> Iterator[dict[str, Any]]:
    domains = {name: _domain(policy, name, space, constants) for name in space.order}
    size = 1
    for values in domains.values():
        size *= len(values)
    if size <= MOST:
        for combination in itertools.product(*domains.values()):
            yield dict(zip(domains, combination, strict=True))
        return
    draw = random.Random(item["number"])
    for _ in range(MOST):
        yield {name: draw.choice(values) for name, values in domains.items()}


def _domain(policy: Policy, name: str, space: Space, constants: set[float]) -> list[Any]:
    fact = policy.facts[name]
    if fact["type"] == "areas":
        return [
            [],
            *([option["id"]] for option in fact["options"]),
            [option["id"] for option in fact["options"]],
        ]
    if fact["type"] == "set":
        return _sets(fact, space, name)
    if fact["type"] == "choice":
        return [option["id"] for option in fact["options"]]
    if fact["type"] == "number":
        return _numbers(space, name, constants, bool(fact["integer"]))
    return [True, False]


def _sets(fact: Mapping[str, Any], space: Space, name: str) -> list[Any]:
    """Nothing, each option alone, each pair, everything, and a set for each cell of the first reading."""
    options = [option["id"] for option in fact["options"]]
    found = [
        [],
        *([option] for option in options),
        *map(list, itertools.combinations(options, 2)),
        options,
        *cells(fact, space.tests[name]),
    ]
    return list({tuple(chosen): chosen for chosen in found}.values())


def _numbers(space: Space, name: str, constants: set[float], integer: bool) -> list[Any]:
    limits = {float(test["value"]) for test in space.tests[name]} | constants
    gap = 1.0 if integer else 0.01
    values = {0.0} | {v + d for v in limits for d in (-gap, 0.0, gap)}
    return sorted(v for v in values if v >= 0)


def facts_asked(item: Mapping[str, Any]) -> set[str]:
    """The facts that the first reading of an item asks."""
    return {atom["fact"] for tree in item["tiers"].values() for atom in atoms(tree)}
