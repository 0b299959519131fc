"""Units of the data, and for each those in which people may also give a quantity."""

from __future__ import annotations

from collections.abc import Mapping

from generator.models import Unit
from generator.models.policy.catalogue import OtherUnit

Units = Mapping[str, Unit]


def others(units: Units, own: str) -> list[OtherUnit]:
    """The units that convert into ``own``, in the order of the data."""
    return [
        other
        for unit, record in units.items()
        if unit != own and (other := _other(units, unit, record, own)) is not None
    ]


def _other(units: Units, unit: str, record: Unit, own: str) -> OtherUnit | None:
    above, below, base = factor(units, unit)
    own_above, own_below, own_base = factor(units, own)
    each_day = record.each_day == own_base
    if base != own_base and not each_day:
        return None
    if each_day:
        above, below = 1, 1
    other: OtherUnit = {
        "id": unit,
        "zh": record.zh,
        "en": record.en,
        "times": [above * own_below, below * own_above],
    }
    if record.also:
        other["also"] = record.also
    if each_day:
        other["each_day"] = True
    return other


def factor(units: Units, unit: str) -> tuple[int, int, str]:
    """What one of a unit makes of its base: numerator, denominator, and the base."""
    record = units.get(unit)
    if record is None or record.is_ is None:
        return 1, 1, unit
    number, _, base = record.is_.partition(" ")
    above, _, below = number.partition("/")
    return int(above), int(below or 1), base


def unknown_bases(units: Units) -> list[tuple[str, str, str]]:
    """Units that are said to be made of one that is not there, or that is itself made of another: unit, key,
    that unit."""
    made = [(unit, "is", factor(units, unit)[2]) for unit, record in units.items() if record.is_]
    made += [(unit, "each_day", record.each_day) for unit, record in units.items() if record.each_day]
    return [(unit, key, base) for unit, key, base in made if base not in units or units[base].is_]
