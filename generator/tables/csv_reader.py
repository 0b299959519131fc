"""Reading a CSV file: its encoding and delimiter are found out, and one row is held at a time.

The whole file is gone through once before anything is answered, so that a wrong encoding or a quotation mark
that is never closed is said at once and not after an hour's work.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from generator.rules.wording import Text
from generator.tables.answer import WHOLE_ROW, Row
from generator.tables.table import HEAD_ROWS, MOST_ROWS, Line, Merge, TableError, too_many_rows

CHUNK = 1 << 18
LONGEST_LINE = 4_000_000
"""Characters of a line of text, and of a cell over several lines."""

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Byte-order marks, with the encoding each tells of."""

FOUR_BYTES = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030 (GBK)"}
DELIMITERS: dict[str, Text] = {
    ",": {"zh": "逗号", "en": "comma"},
    "\t": {"zh": "制表符", "en": "tab"},
    ";": {"zh": "分号", "en": "semicolon"},
}
NOTHING = " ,;\t"
"""What a line may be made of in which nothing is written, whatever the delimiter."""

BROKEN_QUOTES: Text = {
    "zh": "引号用得不对：一格里有引号的，整格要放在引号内，里面的引号写两遍",
    "en": "its quotation marks are wrong: put a cell that holds one in quotation marks, and double it inside",
}

Known = Callable[[Sequence[str]], int]
"""How many of some cells are headers that are understood."""


class CsvTable:
    """A CSV file, gone through once: encoding and delimiter are known."""

    merges: Sequence[Merge] = ()
    hidden_columns: Sequence[int] = ()
    sheets: Sequence[str] = ()

    def __init__(self, path: Path, known: Known) -> None:
        self.path = path
        self.encoding = encoding_of(path)
        self.delimiter = self._find_delimiter(known)
        name, mark = ENCODINGS[self.encoding], DELIMITERS[self.delimiter]
        self.read_as: Text = {
            "zh": f"CSV，编码 {name}，{mark['zh']}分隔",
            "en": f"CSV, encoding {name}, delimiter {mark['en']}",
        }
        first = next((line for line in self._head(self.delimiter) if _written(line.row.cells)), None)
        if first is None:
            raise TableError(self.path, "empty", "文件是空的。", "the file is empty.")
        if first.row.faults:
            raise self._never_closed(first.row.number, 1)
        for line in self.records():
            if line.row.number - first.row.number > MOST_ROWS:
                raise too_many_rows(self.path)

    def records(self) -> Iterator[Line]:
        """Every row, blank ones too."""
        return self._records(self.delimiter)

    def _find_delimiter(self, known: Known) -> str:
        """The delimiter by which most of one row is understood, or else a row has most cells."""
        found: dict[str, tuple[int, int]] = {}
        for mark in DELIMITERS:
            try:
                rows = [line.row.cells for line in self._head(mark)]
            except TableError as error:
                mistake = error
            else:
                found[mark] = max(((known(cells), len(cells)) for cells in rows), default=(0, 0))
        if not found:
            raise mistake
        return max(found, key=lambda mark: found[mark])

    def _head(self, delimiter: str) -> list[Line]:
        """The first rows, in which the header is looked for; a fault counts only where it comes first."""
        head: list[Line] = []
        try:
            for line in islice(self._records(delimiter), HEAD_ROWS):
                head.append(line)
        except TableError:
            if not any(_written(line.row.cells) for line in head):
                raise
        return head

    def _records(self, delimiter: str) -> Iterator[Line]:
        """Every row of the file.

        One with wrong quotation marks on a line of its own is a fault of that row alone.
        """
        with self.path.open(encoding=self.encoding, newline="") as file, wide_fields():
            lines = Lines(self.path, file)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            number = 0
            while True:
                number, began = number + 1, reader.line_num
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    if reader.line_num - began > 1:
                        raise self._never_closed(number, began + 1) from None
                    yield _broken(number, lines.last)
                else:
                    yield Line(Row(number, cells), cells)

    def _never_closed(self, number: int, line: int) -> TableError:
        return TableError(
            self.path,
            "quotes",
            f"第{number}行（文本的第{line}行）有引号没有配对，后面的内容分不清行。请改正后重新运行。",
            f"row {number} (line {line} of the text) has a quotation mark without its counterpart; the rows"
            " after it cannot be told apart. Mend it.",
        )


def _broken(number: int, text: str) -> Line:
    """A row that cannot be parted into cells: the whole of its text as the first one."""
    cells = [text.rstrip("\r\n")]
    return Line(Row(number, cells, {WHOLE_ROW: BROKEN_QUOTES}), cells)


def _written(cells: Sequence[str]) -> bool:
    """Whether anything but delimiters is written in a row."""
    return not blank([cell.strip(NOTHING) for cell in cells])


def blank(cells: Sequence[str]) -> bool:
    """Whether nothing is written in a row."""
    return not any(cell.strip() for cell in cells)


class wide_fields:
    """Lets the ``csv`` module read cells as long as a line may be, and puts its limit back."""

    def __enter__(self) -> None:
        self.before = csv.field_size_limit(LONGEST_LINE)

    def __exit__(self, *_: object) -> None:
        csv.field_size_limit(self.before)


class Lines:
    """The lines of a file for ``csv``, none longer than the memory bears; the last one is kept."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self.path = path
        self.file = file
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = self.file.readline(LONGEST_LINE + 1)
        if not self.last:
            raise StopIteration
        if len(self.last) > LONGEST_LINE:
            limit = f"{LONGEST_LINE:,}"
            zh, en = (
                f"有一行超过 {limit} 个字符，不像项目表。",
                f"a line is longer than {limit} characters; this is hardly a table of projects.",
            )
            raise TableError(self.path, "line", zh, en)
        return self.last


def encoding_of(path: Path) -> str:
    """The encoding in which the whole of a file can be read; raises TableError if there is none, or it is no
    text."""
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        raise TableError(path, "empty", "文件是空的。", "the file is empty.")
    _not_a_workbook(path, head)
    marked = [
        encoding for mark, encoding in MARKS if head.startswith(mark) and not head.startswith(FOUR_BYTES)
    ]
    for encoding in marked or ("utf-8", "gb18030"):
        if _readable(path, encoding):
            return encoding
        if encoding == "utf-8" and _mostly_utf8(path):
            break
    raise TableError(
        path,
        "encoding",
        "编码认不出来，或者文件已损坏。请在 Excel 里另存为“CSV UTF-8”，或另存为 .xlsx。",
        "the encoding is not known, or the file is damaged. In Excel, save it as “CSV UTF-8” or as .xlsx.",
    )


def _not_a_workbook(path: Path, head: bytes) -> None:
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise TableError(
            path,
            "format",
            "这不是 CSV 文本，像是 Excel 工作簿。请把文件名改成 .xlsx，或另存为 CSV。",
            "this is no CSV text but looks like an Excel workbook. Rename it to .xlsx, or save it as CSV.",
        )


def _readable(path: Path, encoding: str) -> bool:
    """Whether the whole file is text in an encoding; raises TableError at a NUL, which no table holds."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            while chunk := file.read(CHUNK):
                if "\0" in chunk:
                    raise TableError(
                        path,
                        "nul",
                        "文件里有空字节（NUL），不是 CSV 文本。如果是不带 BOM 的 UTF-16，请另存为“CSV "
                        "UTF-8”。",
                        "the file holds NUL bytes, so it is no CSV text. If it is UTF-16 without a byte-order"
                        " mark, save it as “CSV UTF-8”.",
                    )
    except UnicodeError:
        return False
    return True


def _mostly_utf8(path: Path) -> bool:
    """Whether a file that is not quite UTF-8 is UTF-8 with some damage: then to read it as GB18030 would
    garble it.

    Chinese in GB18030 makes hardly any Chinese characters when it is read as UTF-8, and many faults.
    """
    chinese = faults = 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        while chunk := file.read(CHUNK):
            chinese += sum("\u3000" <= char <= "\u9fff" for char in chunk)
            faults += chunk.count("\ufffd")
    return chinese > faults
