"""Which questions to put, and in which order.

Best is the question after which the fewest projects are still open, every cell counting alike. Among those
that are ``NEARLY`` as good, what a person knows by heart comes before what stands in papers, and that before
what has to be looked up. What a question says of this is its ``ease`` in the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.classify import Classification, left_open

if TYPE_CHECKING:
    from generator.models.policy.basics import Ease
    from generator.models.policy.catalogue import FactRecord
    from generator.rules.derived import Asked
    from generator.rules.logic import Facts

NEARLY = 0.5
"""The share of projects that a question may leave open beyond the best one and still be nearly as good.

Over all cells of the catalogue a project then takes 2.10 questions on average, against 1.96 by power alone
(``tests.bench_core``): what has to be looked up is often not asked at all.
"""

EASES: tuple[Ease, ...] = ("by_heart", "on_paper", "look_up")
"""How a person comes to the answer, easiest first."""

USUAL: Mapping[str, Ease] = {"number": "on_paper", "areas": "look_up"}
"""By type, how easy a question is that does not say so itself; all others are known by heart."""


def ease(fact: FactRecord) -> int:
    """The place of a question among ``EASES``."""
    return EASES.index(fact.get("ease") or USUAL.get(fact["type"], "by_heart"))


def order(asked: Asked, found: Classification, given: Facts) -> dict[str, list[str]]:
    """The questions to put, in order, each with the questions of the catalogue that its answer may settle.

    That is the question itself, or those whose answers may follow from it.
    """
    left = left_open(found)
    settles: dict[str, list[str]] = {}
    for name in left:
        settles.setdefault(asked.ask_first(name, given) or name, []).append(name)
    if not settles:
        return {}
    best = {name: min(left[of] for of in settled) for name, settled in settles.items()}
    limit = min(best.values()) + NEARLY

    def rank(name: str) -> tuple[bool, float, float]:
        near = best[name] <= limit
        return (False, ease(asked.policy.facts[name]), best[name]) if near else (True, best[name], 0)

    return {name: settles[name] for name in sorted(best, key=rank)}
