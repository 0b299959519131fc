"""Cells: the finitely many answers that conditions can tell apart.

A person may type any number; a condition that only compares it with 10 sees two cases. For each
fact, the tests made on it cut its possible answers into cells; one sample value stands for each
cell. Whatever holds for the sample holds for the whole cell, so a finite table of samples is a
complete account of all answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from generator.rules.logic import Tree, atom_holds
from generator.rules.numbers import whole

if TYPE_CHECKING:
    from generator.models.messages.basics import Value

Fact = Mapping[str, Any]
"""A question, of the policy or as a room above has it."""


def cells(fact: Fact, tests: Iterable[Tree]) -> list[Value]:
    """One sample value for each cell into which ``tests`` cut the answers to ``fact``.

    ``fact`` is a compiled fact record (``type``, ``options``, ``integer``); ``tests`` are atoms
    on that fact. Samples come in a stable order: yes before no, numbers ascending, options as listed.
    """
    unique = list({key_of(test): test for test in tests}.values())
    seen: dict[tuple[bool, ...], Value] = {}
    for value in _samples(fact, unique):
        seen.setdefault(tuple(atom_holds(test, value) for test in unique), value)
    return list(seen.values())


def key_of(test: Tree) -> tuple[object, ...]:
    """What a test says, but for its fact: two tests of a fact with one key hold for the same answers."""
    return (test["op"], test.get("cmp"), test.get("value"), tuple(test.get("options", ())))


def _samples(fact: Fact, tests: list[Tree]) -> Iterable[Value]:
    kind = fact["type"]
    if kind == "yes_no":
        return (True, False)
    if kind == "number":
        return _numbers({test["value"] for test in tests}, bool(fact.get("integer")))
    if kind == "choice":
        return tuple(option["id"] for option in fact["options"])
    return _sets([option["id"] for option in fact["options"]], tests)


def _numbers(limits: Iterable[float], integer: bool) -> list[float]:
    """Nought and each limit, and a number in each gap above them; only whole numbers if ``integer``."""
    edges = sorted({0, *(limit for limit in limits if limit > 0)})
    if integer:
        return sorted({n for edge in edges for n in (ceil(edge), floor(edge) + 1)})
    between = [(low + high) / 2 for low, high in pairwise(edges)]
    return sorted(map(whole, [*edges, *between, edges[-1] + 1]))


def _sets(options: list[str], tests: list[Tree]) -> Iterable[list[str]]:
    """The empty set, and a set for each way of touching the groups that the tests tell apart."""
    groups: dict[tuple[bool, ...], str] = {}
    for option in options:
        groups.setdefault(tuple(option in test["options"] for test in tests), option)
    leaders = list(groups.values())
    for size in range(len(leaders) + 1):
        for chosen in combinations(leaders, size):
            yield list(chosen)
