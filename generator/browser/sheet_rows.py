"""The rows of a spreadsheet's file, as text, for records that are pasted in the workbench."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.findings.refusal import Refusal
from generator.tables.run import open_table, wrong_ending

if TYPE_CHECKING:
    from generator.models.messages.workbench_door import SheetRows

LARGEST = 5_000_000
"""Bytes of a file: a list of records is far smaller."""

MOST_ROWS = 2_000
"""Rows of a file with its header: more than any list of the policy has."""


def read_rows(request: Mapping[str, object]) -> SheetRows:
    """The rows of the one table that is read in a file, each cell as a person would have typed it.

    Raises Refusal for what is no such file, InputErrors as the reader of tables does.
    """
    path = Path(str(request.get("name", "")))
    if fault := wrong_ending(path):
        raise Refusal(fault["zh"], fault["en"])
    content = _bytes(request)
    with TemporaryDirectory() as room:
        file = Path(room) / f"table{path.suffix.lower()}"
        file.write_bytes(content)
        table = open_table(file, _written)
        rows = [list(line.row.cells) for line in table.records() if _written(line.row.cells)]
    if len(rows) > MOST_ROWS:
        raise Refusal(
            f"有 {len(rows):,} 行，一次最多读 {MOST_ROWS:,} 行。请分成几个文件。",
            f"there are {len(rows):,} rows; at most {MOST_ROWS:,} are read at a time. Split the file.",
        )
    return {"rows": rows, "read_as": table.read_as, "unread": list(table.sheets[1:])}


def _bytes(request: Mapping[str, object]) -> bytes:
    """The file, which comes in base64 unless it is too large."""
    size = request.get("size")
    if isinstance(size, int) and size > LARGEST:
        raise Refusal(
            f"文件有 {size / 1e6:.1f} MB，最大 {LARGEST // 10**6} MB。请只留要用的工作表和列。",
            f"the file has {size / 1e6:.1f} MB; at most {LARGEST // 10**6} MB. Keep only the sheet and the"
            " columns that are needed.",
        )
    try:
        return base64.b64decode(str(request.get("content", "")), validate=True)
    except (binascii.Error, ValueError) as error:
        zh, en = "文件没有传完整，请再选一次。", "the file did not arrive whole; choose it again."
        raise Refusal(zh, en) from error


def _written(cells: Sequence[str]) -> int:
    """How many cells of a row hold something."""
    return sum(bool(cell.strip()) for cell in cells)
