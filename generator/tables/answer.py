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

    from generator.models.messages.basics import Document, Value
    from generator.models.messages.check_door import Found
    from generator.models.messages.verdict import Verdict

    Status = Literal["decided", "check", "read", "open", "choose", "bad"]
    Differs = Literal["lenient", "perhaps_lenient", "stricter", ""]
    Approval = Literal["missing", "old", "soon", ""]

WHOLE_ROW = -1
SETTLED = ("decided", "check", "read")
"""The statuses of rows with one document and one track."""


@dataclass(frozen=True)
class Settled:
    """What the reader settled for a row in the page: its items as they were typed, and answers."""

    items: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row as it was read: its number as the file counts, its cells, and why a cell of it cannot be used.

    ``faults`` holds such reasons by the column's index; at ``WHOLE_ROW``, what is wrong with the row itself.
    """

    number: int
    cells: Sequence[str]
    faults: Mapping[int, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class WasRead:
    """An answer that was read in a row's own words, and those words."""

    fact: str
    value: Value
    words: str


@dataclass(frozen=True)
class InWords:
    """What the words of a row answer, and what they leave in doubt."""

    firm: Sequence[WasRead] = ()
    doubtful: Sequence[WasRead] = ()


@dataclass(frozen=True)
class Answer:
    """What is said of the row of a number.

    ``status`` is ``decided``, ``check`` (decided, but something has to be checked first: a claim, an
    inference), ``read`` (answered by what was read in the row's words), ``open``, ``choose`` (an item) or
    ``bad``. All but the last two have a verdict, and only ``choose`` has proposals.

    ``mistakes`` pair each mistake with the column it lies in, if it lies in one; only those of a bad row keep
    it from being answered.
    """

    number: int
    status: Status
    verdict: Verdict | None = None
    proposals: Sequence[Found] = ()
    mistakes: Sequence[tuple[Column | None, Mistake]] = ()
    found: bool = False
    """Whether the item was found by the row's words, and not given."""
    read: Sequence[WasRead] = ()
    doubtful: Sequence[WasRead] = ()
    """What the row's words leave in doubt; nothing is decided by it."""
    possible: Sequence[Document] = ()
    """The documents to which the items proposed may come."""
    differs: Differs = ""
    """How the class that the row itself gives compares with what is possible here."""
    given_class: str = ""
    approval: Approval = ""
    approved: str = ""
    """The day of the approval, where it is an old one."""
    chosen: str = ""
    """The items that the reader chose for the row, now or in an earlier run."""
    added: Mapping[str, Value] = field(default_factory=dict)
    """The answers that the reader added to the row, now or in an earlier run."""
