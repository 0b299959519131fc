"""The answers of one imagined project, as the second reading asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Answers:
    """Complete answers to the questions of one item, by fact id."""

    def __init__(self, values: Mapping[str, Any], area_classes: Mapping[str, tuple[str, ...]]) -> None:
        self._values = values
        self._classes = area_classes

    def yes(self, fact: str) -> bool:
        """The answer to a yes/no question."""
        return bool(self._values[fact])

    def number(self, fact: str) -> float:
        """A quantity, in the unit of its question."""
        return float(self._values[fact])

    def choice(self, fact: str) -> str:
        """The option chosen."""
        return str(self._values[fact])

    def chosen(self, fact: str) -> frozenset[str]:
        """All options chosen of a set question; empty if none."""
        return frozenset(self._values[fact])

    def touches(self, *areas: str) -> bool:
        """Whether the site touches any of these kinds (or classes) of sensitive area."""
        kinds = {kind for area in areas for kind in self._classes.get(area, (area,))}
        return not kinds.isdisjoint(self._values["areas"])
