"""Two tables side by side on one sheet: read as one, each row would mix two projects, so they are refused."""

from __future__ import annotations

from collections.abc import Sequence

from generator.rules.errors import InputErrors, Mistake
from generator.tables.columns import Headers, letters
from generator.tables.table import Line


def refuse_beside(headers: Headers, header: Line, head: Sequence[Line]) -> None:
    """Raise InputErrors if a second table begins to the right of the first."""
    cells = [cell.strip() for cell in header.row.cells]
    begins = _after_a_gap(headers, cells, head) or _begins_again(headers, cells)
    if begins:
        raise InputErrors([_two_tables(begins)])


def _after_a_gap(headers: Headers, cells: Sequence[str], head: Sequence[Line]) -> int:
    """The column after a blank one from which on a header tells projects once more; 0 if there is none."""
    for at in range(1, len(cells) - 1):
        if not _is_blank(head, at) or not cells[at + 1]:
            continue
        left, right = ({headers.kind(cell) for cell in side} for side in (cells[:at], cells[at + 1 :]))
        firms = "description" in left & right and "owner" in right
        if "name" in left & right or (firms and left & {"name", "owner"}):
            return at + 1
    return 0


def _is_blank(head: Sequence[Line], at: int) -> bool:
    return not any(line.row.cells[at].strip() for line in head if at < len(line.row.cells))


def _begins_again(headers: Headers, cells: Sequence[str]) -> int:
    """The column in which a header, its names among it, is written a second time; 0 if it is not."""
    names = [cell for cell in cells if headers.kind(cell) == "name"]
    if not cells or len(names) == len({*names}):
        return 0
    return next((at for at in range(2, len(cells)) if cells[at : at + 2] == cells[:2]), 0)


def _two_tables(at: int) -> Mistake:
    return Mistake(
        "header",
        "two-tables",
        f"这张表上并排放着两个表，第二个从{letters(at)}列开始。请把它们分到两个工作表，或者上下接成一个表；"
        "如果本来是一个表，请删去中间的空列或重复的表头。",
        f"two tables stand side by side here, and the second begins in column {letters(at)}. Put each on a"
        " sheet of its own, or one below the other; if it's one table, delete the blank column or the"
        " repeated headings.",
    )
