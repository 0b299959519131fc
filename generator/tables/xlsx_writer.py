"""Writing a workbook of one sheet, row by row, straight into its archive.

Nothing of a row is kept once it is written, and a write that fails leaves nothing behind that could still
complain. Every text is stored as text (``inlineStr``), so that no cell is ever a formula.
"""

from __future__ import annotations

import errno
import html
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.tables.columns import letters
from generator.tables.csv_writer import FORMULA
from generator.tables.rows import LONGEST_CELL

LARGEST = (1 << 31) - (1 << 24)
"""Bytes of a sheet that every program reads: archives with larger parts have a form of their own."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""

GENERAL, QUOTED, DAY, MOMENT, CLOCK = range(5)
"""Styles, as ``xl/styles.xml`` numbers them; ``QUOTED`` marks a text that looks like a formula as text for
good."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"

PARTS: Mapping[str, str] = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{{title}}" sheetId="1"'
        ' r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="3"><numFmt numFmtId="164"'
        ' formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\'
        ' hh:mm:ss"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts><fonts count="1"><font><sz'
        ' val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill'
        ' patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders'
        ' count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs'
        ' count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
        + "".join(
            f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"{more}/>'
            for number, more in (
                (0, ""),
                (0, ' quotePrefix="1"'),
                *((n, ' applyNumberFormat="1"') for n in (164, 165, 166)),
            )
        )
        + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0"'
        ' builtinId="0"/></cellStyles></styleSheet>'
    ),
}
"""All of the archive but the sheet itself."""

_OPENING = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="{{head}}"'
    ' topLeftCell="A{below}" activePane="bottomLeft"'
    ' state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="20"'
    ' defaultRowHeight="15"/><sheetData>'
)
_CLOSING = "</sheetData></worksheet>"


class SheetWriter:
    """A workbook that takes one row after another; ``head`` is the number of the header, which stays in
    sight."""

    def __init__(self, path: Path, title: str, head: int) -> None:
        self.rows = self.size = 0
        self.archive = ZipFile(path, "x", ZIP_DEFLATED)
        for name, content in PARTS.items():
            self.archive.writestr(
                _entry(name),
                (
                    _HEAD + content.format(title=html.escape(title))
                    if name == "xl/workbook.xml"
                    else _HEAD + content
                ),
            )
        self.sheet = self.archive.open(_entry(_SHEET), "w")
        self._put(_OPENING.format(head=head, below=head + 1))

    def __enter__(self) -> SheetWriter:
        return self

    def write(self, cells: Sequence[Any]) -> None:
        """One row; an empty one keeps its place."""
        self.rows += 1
        filled = ((index, value) for index, value in enumerate(cells) if value is not None and value != "")
        inner = "".join(self._cell(f"{letters(index)}{self.rows}", value) for index, value in filled)
        if inner:
            self._put(f'<row r="{self.rows}">{inner}</row>')

    def _put(self, xml: str) -> None:
        data = xml.encode()
        self.size += len(data)
        if self.size > LARGEST:
            raise OSError(errno.EFBIG, "the sheet grows too large")
        self.sheet.write(data)

    def _cell(self, place: str, value: Any) -> str:
        if isinstance(value, bool):
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, (int, float)) and isfinite(value):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        if isinstance(value, (date, time, timedelta)):
            return f'<c r="{place}" s="{_style(value)}"><v>{_serial(value)!r}</v></c>'
        text = UNWRITABLE.sub("\ufffd", str(value))[:LONGEST_CELL]
        style = f' s="{QUOTED}"' if FORMULA.match(text) else ""
        return (
            f'<c r="{place}"{style} t="inlineStr"><is><t'
            f' xml:space="preserve">{html.escape(text, quote=False)}</t></is></c>'
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._put(_CLOSING)
            self.sheet.close()
            self.archive.close()
            return
        for open_still in (self.sheet, self.archive):
            with suppress(OSError):
                open_still.close()


def _style(value: date | time | timedelta) -> int:
    if isinstance(value, datetime):
        return DAY if value.time() == time() else MOMENT
    return DAY if isinstance(value, date) else CLOCK


def _serial(value: date | time | timedelta) -> Any:
    from openpyxl.utils.datetime import to_excel  # a table of text alone is written without that library

    return to_excel(value)


def _entry(name: str) -> ZipInfo:
    """An entry of the archive with one fixed date, so that the same table gives the same bytes."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
