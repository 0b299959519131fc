"""Results beside the rows of the very workbook: its cells, widths, merged cells and pictures stay.

The sheet's XML is copied piece by piece, and the results are put in at the end of their rows, always as
texts; every other part of the workbook is copied. The workbook itself is only read.
"""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from generator.tables.columns import letters
from generator.tables.rows import LONGEST_CELL
from generator.tables.sheet_parts import PIECE, column_number
from generator.tables.xlsx_writer import UNWRITABLE, zip_entry

if TYPE_CHECKING:
    from generator.tables.table import Table

WIDTH = 24
MOST_COLUMNS = 16_384
SEARCHED, MOST_SHEETS = 1_000_000, 100
"""So many bytes of so many sheets are looked at for what an earlier run wrote."""

_ROW = re.compile(rb"<(\w+:)?row\b[^<>]*?(?:/>|>.*?</(?:\w+:)?row>)", re.DOTALL)
_NUMBER = re.compile(rb"""\br=["']([0-9]+)["']""")
_SPANS = re.compile(rb"""\s+spans=["'][^"']*["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^<>]*?(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})[0-9]+["']""")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^<>]*?(?:/>|>\s*</(?:\w+:)?dimension>)")
_COLS = re.compile(rb"</(\w+:)?cols>")
_COL_MAX = re.compile(rb"""<(?:\w+:)?col\b[^<>]*\bmax=["']([0-9]+)["']""")
_DATA = re.compile(rb"<(\w+:)?sheetData\b[^<>]*?(/?)>")
_END = re.compile(rb"</(?:\w+:)?sheetData>")


def patchable(table: Table) -> bool:
    """Whether a table lies in a workbook whose sheet can be copied: in UTF-8, as all programs write it."""
    part = getattr(table, "part", "")
    if not part:
        return False
    with ZipFile(table.path) as archive, archive.open(part) as source:  # type: ignore[attr-defined]
        head = source.read(2)
    return head not in (b"\xff\xfe", b"\xfe\xff")


def holds(path: Path, words: Iterable[str]) -> bool:
    """Whether a sheet of a workbook begins with one of some words, as results do with their headings."""
    try:
        with ZipFile(path) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
            starts = [book.open(name).read(SEARCHED) for name in sheets[:MOST_SHEETS]]
    except (OSError, BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error):
        return False
    return any(word.encode() in start for word in words for start in starts)


class SheetPatch:
    """A copy of a workbook in which one sheet gets results; rows come in their order.

    ``old`` are the columns of earlier results, which are taken out; ``at`` is where the results go, else they
    go behind all that is written, and behind ``least`` columns.
    """

    def __init__(
        self, path: Path, table: Table, target: Path, old: Sequence[int], at: int | None, least: int
    ) -> None:
        self._path = path
        self._part: str = table.part  # type: ignore[attr-defined]
        self._target = target
        self._old = frozenset(old)
        self._at = at
        self._widens = at is None
        self._least = least
        self._source: IO[bytes]
        target.open("xb").close()

    def __enter__(self) -> SheetPatch:
        self._given = ZipFile(self._path)
        if self._at is None:
            with self._given.open(self._part) as source:
                used = max(last_column(source, self._old) + 1, self._least)
            self._at = min(used, MOST_COLUMNS - 64)
        self._made = ZipFile(self._target, "w", ZIP_DEFLATED)
        for entry in self._given.infolist():
            if entry.filename != self._part and not entry.is_dir():
                with (
                    self._given.open(entry) as source,
                    self._made.open(zip_entry(entry.filename), "w") as out,
                ):
                    shutil.copyfileobj(source, out)
        self._source = self._given.open(self._part)
        self._out = self._made.open(zip_entry(self._part), "w")
        self._buffer = b""
        self._at_byte = 0
        self._number = 0
        self._prefix = b""
        self._empty = False
        self._head()
        return self

    def put(self, number: int, results: Sequence[str]) -> None:
        """The results of a row, and of none before it any more."""
        while (found := self._next()) is not None and found[0] < number:
            self._pass(found)
        if found is not None and found[0] == number:
            self._pass(found, self._patched(found[1][0], number, results))
            return
        row = b'<%brow r="%d"></%brow>' % (self._prefix, number, self._prefix)
        self._out.write(self._patched(row, number, results))
        self._number = number

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                while (found := self._next()) is not None:
                    self._pass(found)
                if self._empty:
                    self._out.write(b"</%bsheetData>" % self._prefix)
                self._out.write(self._buffer[self._at_byte :])
                shutil.copyfileobj(self._source, self._out)
        finally:
            self._source.close()
            self._out.close()
            self._made.close()
            self._given.close()

    def _head(self) -> None:
        """Copy what stands above the first row, without the sheet's size and with widths for the results."""
        while (data := _DATA.search(self._buffer)) is None:
            if not self._more():
                return
        head, self._prefix = self._buffer[: data.start()], data[1] or b""
        self._empty = bool(data[2])
        opening = data[0].replace(b"/>", b">") if self._empty else data[0]
        self._out.write(self._with_widths(_DIMENSION.sub(b"", head)) + opening)
        self._buffer = self._buffer[data.end() :]

    def _with_widths(self, head: bytes) -> bytes:
        assert self._at is not None
        if not self._widens or max(map(int, _COL_MAX.findall(head)), default=0) > self._at:
            return head
        first, last = self._at + 1, min(self._at + 40, MOST_COLUMNS)
        widths = b'<%bcol min="%d" max="%d" width="%d" customWidth="1"/>' % (self._prefix, first, last, WIDTH)
        if found := _COLS.search(head):
            return head[: found.start()] + widths + head[found.start() :]
        return head + b"<%bcols>%b</%bcols>" % (self._prefix, widths, self._prefix)

    def _next(self) -> tuple[int, re.Match[bytes]] | None:
        """The next row of the sheet and its number; None behind the last."""
        while True:
            found = _ROW.search(self._buffer, self._at_byte)
            end = _END.search(self._buffer, self._at_byte, found.start() + 1 if found else len(self._buffer))
            if found and not end:
                said = _NUMBER.search(found[0], 0, found[0].index(b">"))
                return (int(said[1]) if said else self._number + 1), found
            if end or not self._more():
                return None

    def _more(self) -> bool:
        piece = self._source.read(PIECE)
        self._buffer = self._buffer[self._at_byte :] + piece
        self._at_byte = 0
        return bool(piece)

    def _pass(self, row: tuple[int, re.Match[bytes]], instead: bytes | None = None) -> None:
        """Go behind a row, which is copied with what stands before it; or else what is put in its place."""
        number, found = row
        self._out.write(self._buffer[self._at_byte : found.start()])
        self._out.write(found[0] if instead is None else instead)
        self._number, self._at_byte = number, found.end()

    def _patched(self, row: bytes, number: int, results: Sequence[str]) -> bytes:
        """A row with the results at its end."""
        assert self._at is not None
        start = row.index(b">") + 1
        opening = _SPANS.sub(b"", row[:start])
        if opening.endswith(b"/>"):
            opening, inner = opening[:-2].rstrip() + b">", b""
        else:
            inner = row[start : row.rindex(b"</")]
        kept = b"".join(_kept(inner, self._old, self._at))
        cells = (
            self._cell(letters(self._at + place), number, text) for place, text in enumerate(results) if text
        )
        return opening + kept + b"".join(cells) + b"</%brow>" % self._prefix

    def _cell(self, column: str, number: int, text: str) -> bytes:
        said = UNWRITABLE.sub("\ufffd", text)[:LONGEST_CELL]
        for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
            said = said.replace(sign, name)
        p = self._prefix.decode()
        return (
            f'<{p}c r="{column}{number}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{said}</{p}t>'
            f"</{p}is></{p}c>"
        ).encode("utf-8", "replace")


def _kept(inner: bytes, old: Iterable[int], at: int) -> Iterator[bytes]:
    """The cells of a row that stay: not those of earlier results, nor any where the new ones go."""
    gone = frozenset(old)
    place = -1
    for cell in _CELL.findall(inner):
        said = _PLACE.search(cell[: cell.index(b">")])
        place = column_number(said[1].decode()) if said else place + 1
        if place not in gone and place < at:
            yield cell


def last_column(source: IO[bytes], old: frozenset[int]) -> int:
    """The last column in which anything is written, but for earlier results."""
    written = re.compile(rb"""<(?:\w+:)?c\b[^<>]*\br=["']([A-Z]{1,3})[0-9]+["'][^<>]*(?<!/)>""")
    seen: set[bytes] = set()
    rest = b""
    while piece := source.read(PIECE):
        text = rest + piece
        end = max(text.rfind(b"<"), 0)
        seen.update(written.findall(text[:end]))
        rest = text[end:]
    seen.update(written.findall(rest))
    return max((at for at in map(_number_of, seen) if at not in old), default=-1)


def _number_of(column: bytes) -> int:
    return column_number(column.decode())
