"""Reading one sheet of an XLSX workbook, one row at a time.

Formulas are never calculated: what counts is the value that the spreadsheet program stored beside them.
Before anything is unpacked, the archive's own list of contents says how large it will be.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from generator.rules.errors import shown
from generator.rules.numbers import plain_digits
from generator.rules.wording import Text
from generator.tables.answer import Row
from generator.tables.csv_reader import Known
from generator.tables.nesting import too_deep
from generator.tables.sheet_parts import beside_cells
from generator.tables.table import HEAD_ROWS, MOST_ROWS, Line, TableError, text_of, too_many_rows

if TYPE_CHECKING:
    from typing import TypedDict

    class Cell(TypedDict):
        """A cell as openpyxl reads it: where it stands, from 1, what it holds, and how that is shown."""

        row: int
        column: int
        value: object
        data_type: str
        style_id: int


_Sheet = Any
"""A sheet of openpyxl, which has no types."""

MIB = 1 << 20
LARGEST_SHEET = 2048 * MIB
LARGEST_STRINGS = 64 * MIB
LARGEST_PART = 16 * MIB
"""Unpacked sizes of a sheet, which is streamed, of the table of its texts, and of any other part, which are
held. Pictures are never unpacked."""

DENSEST = 200
"""How many times smaller than its contents a part may be packed, from ``LARGEST_PART`` on: tables come to a
tenth of it."""

OLD_FORMAT = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

NO_VALUE = "formula"
"""Marks a formula beside which no value is stored."""

FAULTS: dict[str, Text] = {
    NO_VALUE: {
        "zh": "公式没有保存计算结果，读不到值。请在 Excel 里打开、保存一次，或改填数值",
        "en": (
            "the formula has no stored value. Open and save the file in a spreadsheet program, or write the"
            " value itself"
        ),
    },
    "e": {"zh": "这一格是错误值", "en": "the cell holds an error value"},
}


class SheetTable:
    """A sheet of a workbook: the one asked for, or the first visible one in which something is written."""

    def __init__(self, path: Path, known: Known, sheet: str = "") -> None:
        self.path = path
        _look_inside(path)
        with self._damage():
            self.workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            self.percent = {
                style
                for style, array in enumerate(self.workbook._cell_styles)
                if "%" in _number_format(self.workbook, array.numFmtId)
            }
        self.sheet, self.sheets = self._choose(known, sheet)
        self.part: str = self.sheet._worksheet_path
        self.read_as: Text = {
            "zh": f"XLSX，工作表“{self.sheet.title}”",
            "en": f"XLSX, sheet “{self.sheet.title}”",
        }
        with self._damage(), self.workbook._archive.open(self.part) as source:
            self.merges, self.hidden_columns = beside_cells(source)

    def _choose(self, known: Known, wanted: str) -> tuple[_Sheet, list[str]]:
        """The sheet to read, and the names of all in which something is written, that one first."""
        if wanted:
            return self._named(wanted)
        written: dict[str, tuple[int, _Sheet]] = {}
        for sheet in self.workbook.worksheets:
            if sheet.sheet_state == "visible":
                rows = [line.row.cells for line in islice(self._records(sheet), HEAD_ROWS)]
                if any(cell.strip() for cells in rows for cell in cells):
                    written[sheet.title] = (max(map(known, rows)), sheet)
        if not written:
            raise TableError(self.path, "empty", "工作簿里没有内容。", "there is nothing in the workbook.")
        first = next((title for title, (count, _) in written.items() if count), next(iter(written)))
        return written[first][1], [first, *(title for title in written if title != first)]

    def _named(self, wanted: str) -> tuple[_Sheet, list[str]]:
        sheets = self.workbook.worksheets
        titles = [sheet.title for sheet in sheets]
        numbered = {str(number): title for number, title in enumerate(titles, 1)}
        title = wanted if wanted in titles else numbered.get(wanted)
        if title is None:
            raise TableError(
                self.path,
                "sheet",
                f"没有工作表“{shown(wanted)}”。有：{'、'.join(titles)}。",
                f"there is no sheet “{shown(wanted)}”. There are: {', '.join(titles)}.",
            )
        return sheets[titles.index(title)], [title, *(other for other in titles if other != title)]

    def records(self) -> Iterator[Line]:
        """Every row, blank ones too."""
        first = None
        for line in self._records(self.sheet):
            first = first or line.row.number
            if line.row.number - first > MOST_ROWS:
                raise too_many_rows(self.path)
            yield line

    def _records(self, sheet: _Sheet) -> Iterator[Line]:
        book = self.workbook
        with self._damage(), book._archive.open(sheet._worksheet_path) as source:
            parser = _Parser(
                source,
                sheet._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
            )
            parser.timedelta_formats = book._timedelta_formats
            for number, cells in parser.parse():
                told = parser.row_dimensions.pop(str(number), {})
                yield self._line(number, cells, told.get("hidden") in ("1", "true"))

    def _line(self, number: int, cells: list[Cell], hidden: bool) -> Line:
        width = max((cell["column"] for cell in cells), default=0)
        texts, values = [""] * width, list[object]([None] * width)
        faults: dict[int, Text] = {}
        for cell in cells:
            at = cell["column"] - 1
            values[at] = self._value(cell)
            texts[at] = text_of(values[at])
            if cell["data_type"] in FAULTS:
                faults[at] = FAULTS[cell["data_type"]]
        return Line(Row(number, texts, faults), values, hidden)

    def _value(self, cell: Cell) -> object:
        """A cell's value; a share as it is shown, for ``15%`` is stored as 0.15."""
        value = cell["value"]
        if (
            cell["style_id"] in self.percent
            and isinstance(value, (int, float))
            and not isinstance(value, bool)
        ):
            return plain_digits(value * 100) + "%"
        return value

    @contextmanager
    def _damage(self) -> Iterator[None]:
        """Whatever a library says of a damaged workbook, said as such."""
        try:
            yield
        except Exception as error:
            if isinstance(error, TableError) or (isinstance(error, OSError) and error.errno):
                raise
            raise TableError(
                self.path,
                "damaged",
                "工作簿已损坏，或不是真正的 .xlsx。请用 Excel 打开后重新另存。",
                "the workbook is damaged or no real .xlsx. Open it in a spreadsheet program and save it"
                " anew.",
            ) from error


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's own reader of a sheet, which also tells a formula without a stored value from an empty
    cell."""

    def parse_cell(self, element: Any) -> Cell:
        cell: Cell = super().parse_cell(element)
        if cell["value"] is None and (formula := element.find(FORMULA_TAG)) is not None:
            cell |= {"data_type": NO_VALUE, "value": "=" + (formula.text or "")}
        return cell


def _number_format(workbook: Any, number: int) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = number - BUILTIN_FORMATS_MAX_SIZE
    return str(workbook._number_formats[own] if own >= 0 else BUILTIN_FORMATS.get(number, ""))


def _look_inside(path: Path) -> None:
    """Refuse what is no XLSX, or would unpack to more than is sensible, before anything is unpacked."""
    with path.open("rb") as file:
        if file.read(4) == OLD_FORMAT:
            raise _old_format(path, file)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise TableError(
            path,
            "format",
            "这不是 .xlsx 工作簿。如果是 CSV 文本，请把文件名改成 .csv。",
            "this is no .xlsx workbook. If it is CSV text, rename it to .csv.",
        ) from error
    if any(_too_large(part) for part in parts):
        raise TableError(
            path,
            "size",
            "工作簿解开后大得不合情理，没有读。请只留项目表，另存为 CSV 再试。",
            "the workbook would unpack to an unreasonable size and was not read. Keep the table alone and"
            " save it as CSV.",
        )
    if too_deep(path):
        raise TableError(
            path,
            "damaged",
            "工作簿内部一层套一层，多得不合情理，没有读。请用 Excel 打开，只留项目表，另存为 CSV 再试。",
            "what stands in the workbook is nested beyond reason, and was not read. Keep the table alone and"
            " save it as CSV.",
        )


def _too_large(part: zipfile.ZipInfo) -> bool:
    name = part.filename.lower()
    streamed = name.startswith(("xl/worksheets/", "xl/media/"))
    limit = LARGEST_SHEET if streamed else LARGEST_STRINGS if name == "xl/sharedstrings.xml" else LARGEST_PART
    return part.file_size > limit or (
        part.file_size > LARGEST_PART and part.file_size > DENSEST * part.compress_size
    )


def _old_format(path: Path, file: IO[bytes]) -> TableError:
    before = b""
    while chunk := file.read(MIB):
        if ENCRYPTED in before + chunk:
            return TableError(
                path,
                "protected",
                "工作簿设了打开密码。请去掉密码后另存。",
                "the workbook is protected with a password. Remove it and save the file again.",
            )
        before = chunk[-len(ENCRYPTED) :]
    return TableError(
        path,
        "old-format",
        "这是旧的 .xls 格式。请在 Excel 里另存为 .xlsx。",
        "this is the old .xls format. In a spreadsheet program, save it as .xlsx.",
    )
