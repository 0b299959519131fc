"""The name of a unit says what it makes of another one: 万吨 is 10,000 吨, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.findings.finding import Place
from generator.models import Unit
from generator.records.data import Data
from generator.records.units import factor
from generator.rules.numbers import SCALES

PREFIXES: Mapping[str, int] = {**SCALES, "十": 10, "兆": 10**6, "吉": 10**9}
"""What a character before a unit makes of it; 兆 and 吉 as in 兆瓦 and 吉瓦."""


def check_unit_factors(data: Data) -> None:
    """No unit is said to make more or less of another than the names of the two say."""
    units, document = data.definitions.units, data.document("units.yaml")
    for name, unit in units.items() if document else ():
        above, below, base = factor(units, name)
        said = _said(unit, units[base]) if unit.is_ and base in units else None
        if document and said is not None and said != Fraction(above, below):
            _tell(data, document.place((name, "is")), unit, f"is: {said} {base}", f"is: {unit.is_}")
        yuan = _yuan(unit)
        if document and unit.money is not None and yuan not in (None, unit.money):
            _tell(data, document.place((name, "money")), unit, f"money: {yuan}", f"money: {unit.money}")


def _tell(data: Data, place: Place, unit: Unit, right: str, written: str) -> None:
    zh = f"单位“{unit.zh}”的换算与名称不符：写的是 {written}，按名称应为 {right}。"
    en = f"“{unit.zh}” does not make what its name says: “{written}” is written, the name says “{right}”."
    data.findings.error(place, "unit-factor", zh, en)


def _said(unit: Unit, base: Unit) -> Fraction | None:
    """What one of a unit is of another by their Chinese names; None if these do not tell."""
    bases = dict(_parts(base))
    return next((Fraction(times, bases[rest]) for rest, times in _parts(unit) if rest in bases), None)


def _yuan(unit: Unit) -> int | None:
    """How many yuan a unit of money is by its Chinese name."""
    return dict(_parts(unit)).get("元")


def _parts(unit: Unit) -> Iterator[tuple[str, int]]:
    """Each Chinese name of a unit without what stands before it, and what that makes."""
    for name in (unit.zh, *unit.also):
        times = 1
        while len(name) > 1 and name[0] in PREFIXES:
            times *= PREFIXES[name[0]]
            name = name[1:]
        yield name, times
