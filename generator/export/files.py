"""The three formats. The same records give the same bytes, and no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.export.tables import Cell, Column
from generator.export.titles import title
from generator.tables.csv_writer import harmless
from generator.tables.xlsx_writer import HEAD, REMARK, Book


def to_json(content: Mapping[str, object]) -> bytes:
    """JSON that people can read too: one key a line, Chinese as Chinese."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """RFC 4180 in UTF-8, with the mark by which spreadsheets know it. A text that a spreadsheet would
    calculate begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: Cell) -> str | int:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell or "") if cell is None or isinstance(cell, str) else cell


def to_xlsx(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], day: str) -> bytes:
    """One sheet: under each name of a column what it is called in both languages."""
    book = Book(day)
    sheet = book.sheet(name, 2, [28 if column.kind == "string" else 12 for column in columns])
    sheet.write([column.name for column in columns], HEAD)
    sheet.write([title(column.path) for column in columns], REMARK)
    for row in rows:
        sheet.write(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


Writer = Callable[[str, Sequence[Column], Iterable[Sequence[Cell]], str], bytes]


def writer() -> Writer:
    """``to_xlsx``, with the library that it needs loaded."""
    import openpyxl.writer.excel  # noqa: F401

    return to_xlsx
