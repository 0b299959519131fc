"""A row of a table as it was read, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.rules.errors import Mistake
from generator.rules.wording import Text
from generator.tables.columns import Column

WHOLE_ROW = -1


@dataclass(frozen=True)
class Row:
    """A row as it was read: its number as the file counts, its cells, and why a cell of it cannot be used.

    ``faults`` holds such reasons by the column's index; at ``WHOLE_ROW``, what is wrong with the row itself.
    """

    number: int
    cells: Sequence[str]
    faults: Mapping[int, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What is said of the row of a number.

    ``status`` is ``decided``, ``open``, ``choose`` (an item) or ``bad``.

    ``mistakes`` pair each mistake with the column it lies in, if it lies in one.
    """

    number: int
    status: str
    verdict: Mapping[str, Any] = field(default_factory=dict)
    proposals: Sequence[Mapping[str, Any]] = ()
    mistakes: Sequence[tuple[Column | None, Mistake]] = ()
