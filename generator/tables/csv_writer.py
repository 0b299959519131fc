"""Writing results, so that nothing is lost and nothing that was typed can run.

A cell that a spreadsheet program could take for a formula is marked as text by an apostrophe; in XLSX every
text is stored as text.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from generator.tables.formulas import may_run
from generator.tables.table import text_of


class CsvWriter:
    """UTF-8 with a byte-order mark, which Chinese Excel opens rightly; every cell in quotation marks."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("x", encoding="utf-8-sig", newline="", errors="replace")
        self.csv = csv.writer(self.file, quoting=csv.QUOTE_ALL)

    def __enter__(self) -> CsvWriter:
        return self

    def write(self, cells: Sequence[object]) -> None:
        """One row; an empty one keeps its place."""
        self.csv.writerow([harmless(text_of(cell)) for cell in cells])

    def __exit__(self, *_: object) -> None:
        self.file.close()


def harmless(text: str) -> str:
    """A text that a spreadsheet program shows and never runs; numbers stay as they are."""
    return "'" + text if may_run(text) else text
