"""A table in a file, whatever its format: a header and rows, read one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.numbers import plain_digits
from generator.rules.wording import Text
from generator.system.disk import why
from generator.tables.answer import Row

LONGEST_PATH = 4096
MOST_ROWS = 1_048_575
"""Projects in one table: as many as a sheet of a workbook holds below its header."""

HEAD_ROWS = 60
"""Rows from the first in which the header is looked for."""


@dataclass(frozen=True)
class Line:
    """A row and its cells as they are to be written again (a number as a number, a date as a date)."""

    row: Row
    values: Sequence[object]
    hidden: bool = False


class Merge(NamedTuple):
    """Cells that are merged: first and last row, from 1, and first and last column, from 0."""

    top: int
    bottom: int
    left: int
    right: int


class Table(Protocol):
    """A file that was opened, with the one table in it that is read."""

    read_as: Text

    @property
    def merges(self) -> Sequence[Merge]:
        """The merged cells."""

    @property
    def hidden_columns(self) -> Sequence[int]:
        """The columns that are hidden, from 0."""

    @property
    def sheets(self) -> Sequence[str]:
        """The names of the sheets that may be read, the one that is read first."""

    def records(self) -> Iterator[Line]:
        """Every row, blank ones too; raises InputErrors if the rest cannot be read."""


def text_of(value: object) -> str:
    """A cell's value as a person would have typed it; a day as an ISO date."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return plain_digits(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "" if value is None else str(value)


def named(path: Path) -> str:
    """A path fit to be printed, whatever bytes its name is made of."""
    return shown(path, LONGEST_PATH)


class TableError(InputErrors):
    """A file as a whole cannot be read or written."""

    def __init__(self, path: Path, code: str, zh: str, en: str) -> None:
        super().__init__([Mistake(named(path), code, zh, en)])


def too_many_rows(path: Path) -> TableError:
    """The mistake of more rows than a sheet holds."""
    return TableError(
        path,
        "rows",
        f"项目超过 {MOST_ROWS:,} 行。请分成几个文件。",
        f"there are more than {MOST_ROWS:,} projects. Split the file.",
    )


CANNOT_READ: Text = {"zh": "读不了", "en": "cannot be read"}
CANNOT_WRITE: Text = {"zh": "写不了", "en": "cannot be written"}


@contextmanager
def said_plainly(path: Path, what: Text) -> Iterator[None]:
    """What the system refuses for a file, as a TableError."""
    try:
        yield
    except OSError as error:
        reason = why(error)
        raise TableError(
            path, "file", f"文件{what['zh']}：{reason['zh']}。", f"the file {what['en']}: {reason['en']}."
        ) from error
