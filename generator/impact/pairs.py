"""Which item of one edition is which item of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.models.policy.catalogue import ItemRecord
from generator.rules.policy import NOT_LISTED

Items = Mapping[str, ItemRecord]
"""Compiled items of an edition by number (as text)."""


@dataclass(frozen=True)
class Pair:
    """An item in both states; None where a state does not list it.

    Number 0 is a project that fits no item.
    """

    old: int | None
    new: int | None

    @property
    def shown(self) -> int:
        """The number by which readers will know it."""
        number = self.old if self.new is None else self.new
        assert number is not None
        return number


def pairs(old: Items, new: Items) -> list[Pair]:
    """Every item of either edition once: by number and name, then by name alone (renumbered), then by number
    alone (renamed)."""
    left = {number: item["zh"] for number, item in old.items()}
    right = {number: item["zh"] for number, item in new.items()}
    found = [Pair(NOT_LISTED, NOT_LISTED)]
    for number in [number for number in left if right.get(number) == left[number]]:
        found.append(_take(left, right, number, number))
    for number, other in _by_name(left, right):
        found.append(_take(left, right, number, other))
    for number in [number for number in left if number in right]:
        found.append(_take(left, right, number, number))
    found += [Pair(int(number), None) for number in left]
    found += [Pair(None, int(number)) for number in right]
    return sorted(found, key=lambda pair: (pair.shown, pair.new is None))


def _take(left: dict[str, str], right: dict[str, str], number: str, other: str) -> Pair:
    del left[number], right[other]
    return Pair(int(number), int(other))


def _by_name(left: Mapping[str, str], right: Mapping[str, str]) -> list[tuple[str, str]]:
    """Items left over whose name stands once on each side."""
    once = [name for name, times in (Counter(left.values()) & Counter(right.values())).items() if times == 1]
    unique = [name for name in once if Counter(left.values())[name] == Counter(right.values())[name] == 1]
    return [(_number(left, name), _number(right, name)) for name in unique]


def _number(names: Mapping[str, str], name: str) -> str:
    return next(number for number, own in names.items() if own == name)
