"""Units of the data, and for each those in which people may also give a quantity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Units = Mapping[str, Mapping[str, Any]]


def others(units: Units, own: str) -> list[dict[str, Any]]:
    """The units that convert into ``own``, in the order of the data, each with what one of it makes of that.

    ``times`` is exact, numerator and denominator; with ``each_day`` it is to be multiplied by the days of
    operation a year.
    """
    return [
        found
        for unit, record in units.items()
        if unit != own and (found := _other(units, unit, record, own)) is not None
    ]


def _other(units: Units, unit: str, record: Mapping[str, Any], own: str) -> dict[str, Any] | None:
    above, below, base = factor(units, unit)
    own_above, own_below, own_base = factor(units, own)
    each_day = record.get("each_day") == own_base
    if base != own_base and not each_day:
        return None
    if each_day:
        above, below = 1, 1
    found = {
        "id": unit,
        "zh": record["zh"],
        "en": record["en"],
        "times": [above * own_below, below * own_above],
    }
    return (
        found
        | ({"also": record["also"]} if record.get("also") else {})
        | ({"each_day": True} if each_day else {})
    )


def factor(units: Units, unit: str) -> tuple[int, int, str]:
    """What one of a unit makes of its base: numerator, denominator, and the base."""
    said = units.get(unit, {}).get("is")
    if said is None:
        return 1, 1, unit
    number, _, base = said.partition(" ")
    above, _, below = number.partition("/")
    return int(above), int(below or 1), base


def unknown_bases(units: Units) -> list[tuple[str, str, str]]:
    """Units that are said to be made of one that is not there, or that is itself made of another: unit, key,
    that unit."""
    found = [(unit, "is", factor(units, unit)[2]) for unit, record in units.items() if record.get("is")]
    found += [
        (unit, "each_day", record["each_day"]) for unit, record in units.items() if record.get("each_day")
    ]
    return [(unit, key, base) for unit, key, base in found if base not in units or units[base].get("is")]
