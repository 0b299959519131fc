"""The three formats. The same records give the same bytes, and no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.export.tables import Cell, Column

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_TAKEN_OTHERWISE = re.compile(r"^[=+\-@\t\r#]")
"""Texts that a spreadsheet, or the library that writes it, would take for a formula or an error."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside a spreadsheet: the first that the zip format can say."""


def to_json(content: Mapping[str, Any]) -> bytes:
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
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def to_xlsx(
    name: str, columns: Sequence[Column], heads: Sequence[str], rows: Iterable[Sequence[Cell]], day: str
) -> bytes:
    """One sheet: under each name of a column what it is called in both languages; texts are texts."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.creator = "eia-guide"
    book.properties.created = datetime.fromisoformat(day)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A3"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[_letters(number)].width = 12 if column.kind != "string" else 28
    sheet.append([_cell(sheet, column.name, Font(bold=True)) for column in columns])
    sheet.append(
        [_cell(sheet, head, Font(italic=True), Alignment(wrap_text=True, vertical="top")) for head in heads]
    )
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    ExcelWriter(book, _SameBytes(out, day)).save()
    return out.getvalue()


Writer = Callable[[str, Sequence[Column], Sequence[str], Iterable[Sequence[Cell]], str], bytes]


def writer() -> Writer:
    """``to_xlsx``, with the library that it needs loaded: that takes longer than to write a sheet."""
    import openpyxl.writer.excel  # noqa: F401

    return to_xlsx


def _cell(sheet: Any, value: Cell, font: Any = None, alignment: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    text: str = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not font and not _TAKEN_OTHERWISE.match(text):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = bool(_FORMULA.match(text))
    if font:
        cell.font = font
    if alignment:
        cell.alignment = alignment
    return cell


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


class _SameBytes(zipfile.ZipFile):
    """A zip file that says nothing of when it was written."""

    def __init__(self, out: io.BytesIO, day: str) -> None:
        super().__init__(out, "w", zipfile.ZIP_DEFLATED)
        self._day = day.encode()

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add one file under the first day there is."""
        raw = data.encode() if isinstance(data, str) else data
        if zinfo_or_arcname == "docProps/core.xml":
            raw = _MODIFIED.sub(rb"\g<1>" + self._day + rb"T00:00:00Z\g<2>", raw)
        entry = zipfile.ZipInfo(str(zinfo_or_arcname), _FIRST_DAY)
        entry.external_attr = 0o644 << 16
        super().writestr(entry, raw, zipfile.ZIP_DEFLATED)

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file from the disk in the same way."""
        self.writestr(arcname or filename, Path(filename).read_bytes())
