"""The cells of an item: every project its conditions can tell apart, with the document each leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from generator.models.messages.basics import Value
from generator.rules.decision_diagram import Space, outcomes
from generator.rules.logic import Facts, Tree, truth
from generator.rules.partition import Fact
from generator.rules.policy import TIERS, document_of

Tiers = Mapping[str, Tree]
Project = dict[str, Value]
"""A project as its answers, by fact."""


@dataclass(frozen=True)
class Verdict:
    """What the tiers come to for one project: the document, and the tier that gave it (empty if none
    holds)."""

    document: str
    tier: str


def judge(tiers: Tiers, facts: Facts) -> Verdict:
    """The first tier whose condition holds; with all facts known, straight from the conditions."""
    for tier in TIERS:
        if tier in tiers and truth(tiers[tier], facts):
            return Verdict(document_of(tier), tier)
    return Verdict("none", "")


def reached(tiers: Tiers, answers: Facts, facts: Mapping[str, Fact]) -> set[str]:
    """The documents to which some answers can still lead; where every tier is settled, the one they lead
    to."""
    known = {name: value for name, value in answers.items() if value is not None}
    if all(truth(tree, known) is not None for tree in tiers.values()):
        return {judge(tiers, known).document}
    space = Space(tiers.values(), facts)
    cases = [(document_of(tier), tiers[tier]) for tier in TIERS if tier in tiers]
    return outcomes(space.restrict(space.build(cases, "none"), known))


def size(space: Space) -> int:
    """How many cells a space has."""
    return prod(len(samples) for samples in space.cells.values())


def projects(space: Space) -> Iterator[Project]:
    """One project for each cell: an answer to every fact."""
    for values in product(*space.cells.values()):
        yield dict(zip(space.cells, values, strict=True))
