"""Writing workbooks, row by row: results, tables to fill in, and the open data.

openpyxl puts every row into a file of its own at once and keeps none. Every text is stored as text, so that
no cell is ever a formula, and the same rows give the same bytes.
"""

from __future__ import annotations

import errno
import re
import shutil
import weakref
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from generator.tables.formulas import may_run
from generator.tables.rows import LONGEST_CELL

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.dimensions import ColumnDimension

LARGEST = (1 << 31) - (1 << 24)
"""Bytes of a sheet that every program reads: archives with larger parts have a form of their own."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

FIRST_DAY = "1980-01-01"
"""The date of every file in a workbook: the first that the zip format can say."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"
LARGEST_CORE = 100_000

MAKER = "eia-guide"

PLAIN, HEAD, REMARK, WRAPPED = "plain", "head", "remark", "wrapped"
"""How a row looks: as it is, bold, in italics, or with its lines broken."""


class Book:
    """A workbook; ``day`` is the day on which it says it was made."""

    def __init__(self, day: str = FIRST_DAY) -> None:
        from openpyxl import Workbook  # a table of text alone is written without that library

        self.day = day
        self._book = Workbook(write_only=True)
        self._book.properties.creator = MAKER
        self._book.properties.created = datetime.fromisoformat(day)
        self._sheets: list[WriteOnlyWorksheet] = []
        self.give_up = weakref.finalize(self, _leave_nothing, self._sheets)
        """To be called where the book is not saved; else it happens when the book is forgotten."""

    def sheet(self, title: str, head: int = 0, widths: Iterable[float] = ()) -> Sheet:
        """A further sheet; its first ``head`` rows stay in sight."""
        sheet = self._book.create_sheet(title[:31])
        self._sheets.append(sheet)
        sheet.sheet_format.defaultColWidth = 20
        if head:
            sheet.freeze_panes = f"A{head + 1}"
        for number, width in enumerate(widths, 1):
            _column(sheet, number).width = width
        return Sheet(sheet)

    def save(self, target: Path | BytesIO) -> None:
        """Write all of it into one file."""
        from openpyxl.writer.excel import ExcelWriter

        try:
            ExcelWriter(self._book, _SameBytes(target, self.day)).save()
        finally:
            self.give_up()


def _leave_nothing(sheets: Sequence[WriteOnlyWorksheet]) -> None:
    """Neither a file of rows nor one that could still complain is left of sheets that are not needed."""
    for sheet in sheets:
        with suppress(OSError, ValueError, StopIteration):
            if not sheet.closed:
                sheet.close()
        with suppress(OSError, ValueError, AttributeError):
            sheet._writer.cleanup()


class Sheet:
    """A sheet that takes one row after another."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet
        self._looks = _looks()

    def write(self, cells: Sequence[object], look: str = PLAIN) -> None:
        """One row; an empty one keeps its place."""
        self._sheet.append([self._cell(value, self._looks[look]) for value in cells])

    def text_column(self, number: int) -> None:
        """What is typed into a column is kept as text: ``3,53`` may else become 353. Before the first row."""
        _column(self._sheet, number).number_format = "@"

    def offer(self, offer: DataValidation) -> None:
        """What may be picked from a list in some cells."""
        self._sheet.data_validations.append(offer)

    def hide(self) -> None:
        """Keep the sheet out of sight."""
        self._sheet.sheet_state = "hidden"

    def _cell(self, value: object, look: Mapping[str, object]) -> object:
        plain = _plain(value)
        text = plain if isinstance(plain, str) else ""
        if not look and not may_run(text) and not text.startswith("#"):
            return plain
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, plain)
        if text:
            cell.data_type = "s"  # not a formula, and not an error such as #REF!
            cell.quotePrefix = may_run(text)
        for name, style in look.items():
            setattr(cell, name, style)
        return cell


def _plain(value: object) -> object:
    """What can stand in a cell; all that is neither a number nor a time is a text."""
    if value is None or value == "" or isinstance(value, (bool, int)):
        return None if value == "" else value
    if isinstance(value, float) and isfinite(value):
        return value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, (date, time, timedelta)):
        return value
    return UNWRITABLE.sub("\ufffd", str(value))[:LONGEST_CELL]


def _looks() -> Mapping[str, Mapping[str, object]]:
    from openpyxl.styles import Alignment, Font

    wrapped = {"alignment": Alignment(wrap_text=True, vertical="top")}
    return {
        PLAIN: {},
        HEAD: {"font": Font(bold=True), **wrapped},
        REMARK: {"font": Font(italic=True), **wrapped},
        WRAPPED: wrapped,
    }


def _column(sheet: WriteOnlyWorksheet, number: int) -> ColumnDimension:
    from openpyxl.utils import get_column_letter

    return sheet.column_dimensions[get_column_letter(number)]


class SheetWriter:
    """A workbook of one sheet; ``head`` is the number of the header, which stays in sight."""

    def __init__(self, path: Path, title: str, head: int) -> None:
        self._path = path
        self._book = Book()
        self._sheet = self._book.sheet(title, head)
        path.open("xb").close()

    def __enter__(self) -> SheetWriter:
        return self

    def write(self, cells: Sequence[object]) -> None:
        """One row; an empty one keeps its place."""
        self._sheet.write(cells)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._book.save(self._path)
        else:
            self._book.give_up()


def made_here(path: Path) -> bool:
    """Whether a workbook says that this program made it."""
    try:
        with ZipFile(path) as book, book.open(_CORE) as core:
            return f"creator>{MAKER}<".encode() in core.read(LARGEST_CORE)
    except (OSError, BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error):
        return False


class _SameBytes(ZipFile):
    """An archive that says nothing of when it was written."""

    def __init__(self, out: Path | BytesIO, day: str) -> None:
        super().__init__(out, "w", ZIP_DEFLATED)
        self._day = day.encode()

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: str | bytes, *_: object) -> None:  # type: ignore[override]
        """Add one file under the first day there is."""
        raw = data.encode() if isinstance(data, str) else data
        if zinfo_or_arcname == _CORE:
            raw = _MODIFIED.sub(rb"\g<1>" + self._day + rb"T00:00:00Z\g<2>", raw)
        super().writestr(zip_entry(str(zinfo_or_arcname)), raw)

    def write(self, filename: str, arcname: str, *_: object) -> None:  # type: ignore[override]
        """Add a file from the disk in the same way."""
        if Path(filename).stat().st_size > LARGEST:
            raise OSError(errno.EFBIG, "the sheet grows too large")
        with Path(filename).open("rb") as source, self.open(zip_entry(arcname), "w") as out:
            shutil.copyfileobj(source, out)


def zip_entry(name: str) -> ZipInfo:
    """A file of an archive, of no day and no machine."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
