"""Where the results of a table go: into rows of a new file, or beside the rows of the very workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.rules.wording import Text
from generator.tables.csv_writer import CsvWriter
from generator.tables.headings import result_headers
from generator.tables.run import Run
from generator.tables.sheet_patch import SheetPatch, patchable
from generator.tables.table import Line
from generator.tables.xlsx_writer import SheetWriter

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang

SHEET_TITLE: Text = {"zh": "结果", "en": "results"}


class Rows(Protocol):
    """Takes one row of cells after another."""

    def write(self, cells: Sequence[object]) -> None:
        """One row; an empty one keeps its place."""


class Patch(Protocol):
    """Takes what stands beside a row, by its number."""

    def put(self, number: int, results: Sequence[str]) -> None:
        """The results of a row, and of none before it any more."""


Writer = CsvWriter | SheetWriter | SheetPatch


def writer_for(run: Run, target: Path, lang: Lang) -> Writer:
    """What writes the results of a run to a file: into the very workbook, where both are workbooks."""
    if target.suffix.lower() == ".csv":
        return CsvWriter(target)
    if patchable(run.table):
        old = [column.index for column in run.columns if column.index not in run.kept]
        on_side = run.layout.projects is not None
        return SheetPatch(
            run.path, run.table, target, old, run.layout.key if on_side else None, len(run.columns) - len(old)
        )
    return SheetWriter(target, SHEET_TITLE[lang], run.layout.header.row.number)


class Results:
    """The rows of the results, each in its place in the table; blank ones at the end are left out.

    All that stands in the table is written again, titles, sections and totals too; beside the header and the
    projects stand the results.
    """

    def __init__(self, run: Run, lang: Lang, *writers: Writer) -> None:
        self.run = run
        self.rows: list[Rows] = [writer for writer in writers if not isinstance(writer, SheetPatch)]
        self.patches: list[Patch] = [writer for writer in writers if isinstance(writer, SheetPatch)]
        self.written = 0
        self.headers = result_headers(lang, str(run.layout.choice))
        self.on_side: list[Sequence[str]] = []
        if run.layout.projects is not None:
            for line in run.table.records():
                self.copy(line)
            return
        for line in run.above() if self.rows else ():
            self.copy(line)
        self.add(run.layout.header, self.headers)

    def copy(self, line: Line) -> None:
        """A row that has no results."""
        if any(cell.strip() for cell in line.row.cells):
            self._write(line.row.number, self._own(line))

    def add(self, line: Line, results: Sequence[str]) -> None:
        """A row and its results: the reader's own cells, those of an earlier result left out, and the results
        beside them."""
        if self.run.layout.projects is not None:
            self.on_side.append(results)
            return
        self._write(line.row.number, [*self._own(line), *results])
        for patch in self.patches:
            patch.put(line.row.number, results)

    def finish(self) -> None:
        """Write what is left: of a table on its side, the results below it."""
        if not self.on_side:
            return
        number = max((line.row.number for line in self.run.table.records()), default=0) + 1
        before = [""] * self.run.layout.key
        for heading, *said in zip(self.headers, *self.on_side, strict=False):
            number += 1
            self._write(number, [*before, heading, *said])
            for patch in self.patches:
                patch.put(number, [heading, *said])

    def _own(self, line: Line) -> list[object]:
        if self.run.layout.projects is not None:
            return list(line.values)
        return [line.values[index] if index < len(line.values) else None for index in self.run.kept]

    def _write(self, number: int, cells: Sequence[object]) -> None:
        for rows in self.rows:
            for _ in range(self.written + 1, number):
                rows.write([])
            rows.write(cells)
        self.written = max(self.written, number)
