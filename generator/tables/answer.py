"""A row of a table as it was read, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.rules.errors import Mistake
from generator.rules.wording import Text
from generator.tables.columns import Column

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages import Found, Verdict

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

    ``status`` is ``decided``, ``open``, ``choose`` (an item) or ``bad``; only the first two have a verdict,
    and only ``choose`` has proposals.

    ``mistakes`` pair each mistake with the column it lies in, if it lies in one.
    """

    number: int
    status: Literal["decided", "open", "choose", "bad"]
    verdict: Verdict | None = None
    proposals: Sequence[Found] = ()
    mistakes: Sequence[tuple[Column | None, Mistake]] = ()
