"""Reading the first sheet of an XLSX workbook, one row at a time.

Formulas are never calculated: what counts is the value that the spreadsheet program stored beside them.
Before anything is unpacked, the archive's own list of contents says how large it will be.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from generator.rules.numbers import plain_digits
from generator.rules.wording import Text
from generator.tables.answer import Row
from generator.tables.table import MOST_ROWS, Line, TableError, text_of, too_many_rows

if TYPE_CHECKING:
    from typing import TypedDict

    class Cell(TypedDict):
        """A cell as openpyxl reads it: where it stands, from 1, what it holds, and how that is shown."""

        row: int
        column: int
        value: object
        data_type: str
        style_id: int


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
    """The first visible sheet of a workbook that has anything in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.total: int | None = None
        _look_inside(path)
        with self._damage():
            self.workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            self.percent = {
                style
                for style, array in enumerate(self.workbook._cell_styles)
                if "%" in _number_format(self.workbook, array.numFmtId)
            }
        self.sheet, self.header = self._first()
        self.read_as: Text = {
            "zh": f"XLSX，工作表“{self.sheet.title}”",
            "en": f"XLSX, sheet “{self.sheet.title}”",
        }

    def _first(self) -> tuple[Any, Line]:
        for sheet in self.workbook.worksheets:
            if sheet.sheet_state == "visible":
                for line in self._records(sheet):
                    if any(cell.strip() for cell in line.row.cells):
                        return sheet, line
        raise TableError(self.path, "empty", "工作簿里没有内容。", "there is nothing in the workbook.")

    def lines(self) -> Iterator[Line]:
        """The rows below the header, blank ones too."""
        for line in self._records(self.sheet):
            if line.row.number - self.header.row.number > MOST_ROWS:
                raise too_many_rows(self.path)
            if line.row.number > self.header.row.number:
                yield line

    def _records(self, sheet: Any) -> Iterator[Line]:
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
                yield self._line(number, cells)

    def _line(self, number: int, cells: list[Cell]) -> Line:
        width = max((cell["column"] for cell in cells), default=0)
        texts, values = [""] * width, list[object]([None] * width)
        faults: dict[int, Text] = {}
        for cell in cells:
            at = cell["column"] - 1
            values[at] = self._value(cell)
            texts[at] = text_of(values[at])
            if cell["data_type"] in FAULTS:
                faults[at] = FAULTS[cell["data_type"]]
        return Line(Row(number, texts, faults), values)

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
