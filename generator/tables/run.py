"""One run through a table of projects: what was read of it, the answers row after row, and the rows of the
results.

The command line and the page both run a table so, and differ only in where it comes from and where its
results go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.rules.policy import Policy
from generator.rules.wording import Text, in_each
from generator.tables.answer import Answer
from generator.tables.columns import Column, Headers
from generator.tables.csv_reader import CsvTable, Known, blank
from generator.tables.headings import result_headers
from generator.tables.rows import Projects
from generator.tables.table import CANNOT_READ, Line, Table, TableError, named, said_plainly

if TYPE_CHECKING:
    from generator.models.messages import Lang

ENDINGS = (".csv", ".xlsx")
SHEET_TITLE: Text = {"zh": "结果", "en": "results"}


NO_FILE = (
    "不是普通文件，而是设备或管道，不能读取。请先另存为普通文件。",
    "this is no ordinary file but a device or a pipe, and cannot be read. Save it as a file first.",
)


class Writer(Protocol):
    """Takes one row of results after another."""

    def write(self, cells: Sequence[object]) -> None:
        """One row; an empty one keeps its place."""


def wrong_ending(file: Path) -> Text | None:
    """What is wrong with the name of a table, if anything: its ending says what it is."""
    ending = file.suffix.lower()
    if ending in ENDINGS:
        return None
    old = ending == ".xls"
    more = (
        {
            "zh": "旧的 .xls 请在 Excel 里另存为 .xlsx。",
            "en": " Save an old .xls as .xlsx in a spreadsheet program.",
        }
        if old
        else {"zh": "", "en": ""}
    )
    return {
        "zh": f"“{named(file)}”：文件名应以 .csv 或 .xlsx 结尾，例如 projects.csv。{more['zh']}",
        "en": f"“{named(file)}”: the name must end in .csv or .xlsx, as projects.csv.{more['en']}",
    }


def open_table(path: Path, known: Known) -> Table:
    """The table in a file; the library that reads workbooks is only loaded for one."""
    with said_plainly(path, CANNOT_READ):
        if path.exists() and not path.is_file() and not path.is_dir():
            raise TableError(path, "file", *NO_FILE)
        if path.suffix.lower() == ".csv":
            return CsvTable(path, known)
        from generator.tables.xlsx_reader import SheetTable

        return SheetTable(path)


class Run:
    """A table that was opened, and its answers for one day.

    Raises InputErrors if no check can be made of it.
    """

    def __init__(self, policy: Policy, path: Path, today: date) -> None:
        headers = Headers(policy)
        self.path = path
        self.table = open_table(path, headers.known)
        header = self.table.header.row
        columns = headers.read(header.cells, header.number)
        self.projects = Projects(policy, columns, today)
        self.kept = [column.index for column in columns if column.kind != "result"]
        self.unread = in_each(lambda lang: _unread(headers, columns, lang))

    def answers(self) -> Iterator[tuple[Line, Answer]]:
        """Each row in which something is written, with what is said of it; raises TableError if there is
        none."""
        line = None
        for line in self._lines():
            yield line, self.projects.answer(line.row)
        if line is None:
            raise TableError(
                self.path, "header-only", "表头下面没有项目。", "there are no projects below the header."
            )

    def count(self, most: int) -> int:
        """How many rows there are to answer; a workbook is gone through for it, until there are more than
        ``most``."""
        return (
            sum(1 for _ in islice(self._lines(), most + 1)) if self.table.total is None else self.table.total
        )

    def _lines(self) -> Iterator[Line]:
        with said_plainly(self.path, CANNOT_READ):
            for line in self.table.lines():
                if not blank(line.row.cells):
                    yield line


class Results:
    """The rows of the results, each written in the place that it has in the table; blank rows at the end are
    left out."""

    def __init__(self, run: Run, lang: Lang, *writers: Writer) -> None:
        self.run = run
        self.writers = writers
        self.written = 0
        self.add(run.table.header, result_headers(lang))

    def add(self, line: Line, results: Sequence[str]) -> None:
        """The reader's own cells of a row, those of an earlier result left out, and the results beside
        them."""
        own = [line.values[index] if index < len(line.values) else None for index in self.run.kept]
        for writer in self.writers:
            for _ in range(self.written + 1, line.row.number):
                writer.write([])
            writer.write([*own, *results])
        self.written = line.row.number


def _unread(headers: Headers, columns: Sequence[Column], lang: Lang) -> str:
    """The columns that say nothing to the check, with what each may have been meant for; empty if there are
    none."""
    said = []
    for column in columns:
        if column.kind == "other" and column.header.strip():
            near = headers.like(column, lang)
            hint = {"zh": f"（是不是“{near}”？）", "en": f" (did you mean “{near}”?)"}[lang] if near else ""
            said.append(column.label[lang] + hint)
    words = {
        "zh": "下列列与判断无关，照抄不读：" + "、".join(said),
        "en": "columns copied but not read: " + ", ".join(said),
    }
    return words[lang] if said else ""
