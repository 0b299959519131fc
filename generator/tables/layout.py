"""How a table lies in its sheet: where its header stands, and which of its rows are projects.

Offices put titles above the header, spread it over two or three rows with merged cells, part the list into
sections and close it with a total. A table may also lie on its side, with its headings down the first column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from generator.rules.errors import InputErrors, Mistake
from generator.rules.wording import Text, in_each
from generator.tables.answer import Row
from generator.tables.beside import refuse_beside
from generator.tables.choice import Choice
from generator.tables.columns import Column, Headers, one_line
from generator.tables.headings import OURS, kept_choice
from generator.tables.table import HEAD_ROWS, Line, Merge, Table
from generator.tables.words import fold, folded, note_words, pattern

PROJECT = "project"

DEEPEST = 3
"""Rows over which a header may be spread."""

LONGEST_HEADING = 40
LEAST_ON_ITS_SIDE = 3
"""So many headings down one column make a table on its side."""

LEAST_OF_ANOTHER = 3
"""So many headings in a row below the header make it that of another table."""

MERGED_TITLE = 3
"""Cells merged in a row from which on it is a title, and no project."""


@dataclass(frozen=True)
class Layout:
    """Where the header stands (its last row), what its columns say, and what lies on its side."""

    header: Line
    columns: tuple[Column, ...]
    choice: Choice
    projects: Sequence[Line] | None = None
    """The projects of a table on its side; None for one that stands."""
    key: int = 0
    """The column of the headings of a table on its side."""


@dataclass
class Kinds:
    """What the rows below a header are, and how many of each kind."""

    counts: Counter[str] = field(default_factory=Counter)
    hidden: list[int] = field(default_factory=list)
    """The numbers of hidden rows that hold a project."""

    def add(self, line: Line, kind: str) -> None:
        """Count one row."""
        self.counts[kind] += 1
        if line.hidden and kind == PROJECT:
            self.hidden.append(line.row.number)


def find_layout(headers: Headers, table: Table, choice: Choice) -> Layout:
    """The layout of a table; raises InputErrors if no header is understood, and none was told."""
    head = list(islice(table.records(), HEAD_ROWS))
    choice = choice or _remembered(head)
    if choice:
        return _as_told(headers, table, head, choice)
    best = max(head, key=lambda line: (_known(headers, line), _several(line)))
    on_side = _on_its_side(headers, head)
    if len(on_side) > headers.known(best.row.cells):
        return _turned(headers, head, next(iter(on_side.values())))
    if not headers.go_by(best.row.cells):
        raise not_understood(head, best)
    best = _of_first_table(headers, head, best)
    header = _joined(headers, head, best, table.merges)
    refuse_beside(headers, header, head[head.index(best) :])
    return Layout(header, headers.read(header.row.cells, header.row.number), choice)


def _of_first_table(headers: Headers, head: Sequence[Line], best: Line) -> Line:
    """The header of the first table of a sheet: of two headers with rows between them, the one above."""
    above = head[: head.index(best)]
    for at, line in enumerate(above):
        filled = any(_several(row) and not headers.known(row.row.cells) for row in above[at + 1 :])
        if filled and _is_header(headers, line, 2):
            return line
    return best


def _known(headers: Headers, line: Line) -> int:
    """How much of a row is understood as a header; rows by which no project can be told count least."""
    cells = [cell for cell in line.row.cells if len(cell) <= LONGEST_HEADING]
    known = headers.known(cells)
    return known + HEAD_ROWS if headers.go_by(cells) else known


def _several(line: Line) -> bool:
    """Whether more than one cell of a row is written in: a title is one."""
    return sum(bool(cell.strip()) for cell in line.row.cells) > 1


def _remembered(head: Iterable[Line]) -> Choice:
    """The choice that an earlier run kept in a heading."""
    for line in head:
        for cell in line.row.cells:
            if (kept := kept_choice(cell)) is not None:
                return replace(Choice.read(kept), header=line.row.number)
    return Choice()


def _as_told(headers: Headers, table: Table, head: Sequence[Line], choice: Choice) -> Layout:
    """The layout with the columns that the reader told."""
    rows = {line.row.number: line for line in head}
    if choice.header:
        header = rows.get(choice.header)
    else:
        best = max(head, key=lambda line: _known(headers, line))
        known = headers.known(best.row.cells)
        wide = [line for line in head if _several(line)]
        header = best if known else next(iter(wide), next(iter(head), None))
    if header is None:
        raise InputErrors([_no_such_row(choice.header)])
    at = head.index(header)
    header = _joined(headers, head, header, table.merges)
    refuse_beside(headers, header, head[at:])
    wide_enough = max(choice.columns, default=0) + 1
    missing = wide_enough - len(header.row.cells)
    if missing > 0:
        cells = [*header.row.cells, *[""] * missing]
        header = replace(header, row=replace(header.row, cells=cells))
    return Layout(header, headers.read(header.row.cells, header.row.number, choice.columns), choice)


# -- a header of several rows ------------------------------------------------------------------------------


def _joined(headers: Headers, head: Sequence[Line], best: Line, merges: Sequence[Merge]) -> Line:
    """The header with the rows above and below that belong to it, as one row: the last."""
    rows = {line.row.number: line for line in head}
    top = bottom = best.row.number
    while bottom - top < DEEPEST - 1 and _goes_on(headers, rows, top, bottom, merges):
        bottom += 1
    while bottom - top < DEEPEST - 1 and _begins_above(headers, rows, top, bottom, merges):
        top -= 1
    block = [rows[number] for number in range(top, bottom + 1) if number in rows]
    if len(block) == 1:
        return _trimmed(best)
    width = max(len(line.row.cells) for line in block)
    cells = [_heading(headers, block, at) for at in range(width)]
    last = block[-1]
    return _trimmed(replace(last, row=Row(last.row.number, cells)))


def _trimmed(line: Line) -> Line:
    """A header without the empty cells at its end."""
    cells = list(line.row.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return replace(line, row=replace(line.row, cells=cells))


def _heading(headers: Headers, block: Sequence[Line], at: int) -> str:
    """What heads a column: the lowest of its headings that is understood, or else the lowest."""
    said = [
        line.row.cells[at].strip()
        for line in reversed(block)
        if at < len(line.row.cells) and line.row.cells[at].strip()
    ]
    return next((cell for cell in said if headers.says(cell)), said[0] if said else "")


def _goes_on(
    headers: Headers, rows: Mapping[int, Line], top: int, bottom: int, merges: Sequence[Merge]
) -> bool:
    """Whether the row below a header belongs to it."""
    below = rows.get(bottom + 1)
    if below is None or not any(cell.strip() for cell in below.row.cells):
        return False
    if any(merge.top <= bottom < merge.bottom and top <= merge.top for merge in merges):
        return True
    group = [
        at
        for at, cell in enumerate(below.row.cells)
        if cell.strip() and not _cell(rows[bottom], at) and at <= len(rows[bottom].row.cells)
    ]
    own = [at for at, cell in enumerate(rows[bottom].row.cells) if headers.says(cell)]
    said = [cell for cell in below.row.cells if headers.says(cell) and len(cell) <= LONGEST_HEADING]
    return bool(group and len(said) > 1 and not any(_cell(below, at) for at in own))


def _begins_above(
    headers: Headers, rows: Mapping[int, Line], top: int, bottom: int, merges: Sequence[Merge]
) -> bool:
    """Whether the row above a header belongs to it."""
    above = rows.get(top - 1)
    if above is None:
        return False
    if any(merge.top == top - 1 and top <= merge.bottom <= bottom for merge in merges):
        return True
    said = [at for at, cell in enumerate(above.row.cells) if headers.says(cell)]
    return len(said) > 1 and not any(_cell(rows[top], at) for at in said)


def _cell(line: Line, at: int) -> str:
    return line.row.cells[at].strip() if at < len(line.row.cells) else ""


# -- a table on its side -----------------------------------------------------------------------------------


def _on_its_side(headers: Headers, head: Sequence[Line]) -> dict[str, int]:
    """The headings that stand down one of the first columns, each with a cell beside it; with that column."""
    for key in range(2):
        said = {
            fold(_cell(line, key)): key
            for line in head
            if headers.says(_cell(line, key)) and any(_cell(line, at) for at in range(key + 1, 12))
        }
        if len(said) >= LEAST_ON_ITS_SIDE and headers.go_by(_cell(line, key) for line in head):
            return said
    return {}


def _turned(headers: Headers, head: Sequence[Line], key: int) -> Layout:
    """A table on its side as one that stands: a project, or several beside each other, which go by the
    numbers of their columns."""
    name = next(line for line in head if headers.go_by([_cell(line, key)]))
    several = [
        at
        for at in range(key + 1, len(name.row.cells))
        if _cell(name, at) and not _is_key(headers, _cell(name, at)) and not _after_key(headers, name, at)
    ]
    asked: list[str] = []
    answers: list[list[str]] = [[] for _ in several]
    for line in head:
        for heading, values in _pairs(headers, line, key, several):
            asked.append(heading)
            for answer, value in zip(answers, values, strict=True):
                answer.append(value)
    header = Line(Row(name.row.number, asked), asked)
    numbers = [name.row.number] if len(several) == 1 else [at + 1 for at in several]
    projects = [Line(Row(number, cells), cells) for number, cells in zip(numbers, answers, strict=True)]
    return Layout(header, headers.read(asked, name.row.number), Choice(), projects, key)


def _is_key(headers: Headers, cell: str) -> bool:
    return headers.says(cell) or cell.endswith(("：", ":"))


def _after_key(headers: Headers, line: Line, at: int) -> bool:
    """Whether a cell answers a further heading of its row."""
    return any(_is_key(headers, _cell(line, other)) for other in range(1, at))


def _pairs(headers: Headers, line: Line, key: int, several: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    """The headings of a row of a table on its side, each with its answers."""
    if heading := _cell(line, key):
        yield heading, [_cell(line, at) for at in several]
    for at in range(key + 1, len(line.row.cells)):
        if len(several) == 1 and _is_key(headers, _cell(line, at)) and at not in several:
            yield (
                _cell(line, at),
                [next((_cell(line, n) for n in range(at + 1, at + 4) if _cell(line, n)), "")],
            )


# -- rows --------------------------------------------------------------------------------------------------


def lines(layout: Layout, table: Table, headers: Headers) -> Iterator[tuple[Line, str]]:
    """The rows below a header in which something is written, what is merged filled down, each with what
    it is: ``project``, ``header`` (again), ``section``, ``total`` or ``note``; or ``apart``, from
    where another table begins."""
    if layout.projects is not None:
        yield from ((line, PROJECT) for line in layout.projects)
        return
    wide = {merge.top: merge for merge in table.merges if merge.right - merge.left >= MERGED_TITLE - 1}
    own = [fold(cell) for cell in layout.header.row.cells]
    apart = False
    for line in _filled(layout, table):
        if kind := _kind(layout, own, line, wide.get(line.row.number)):
            apart = apart or (kind == PROJECT and _is_header(headers, line, LEAST_OF_ANOTHER))
            yield line, "apart" if apart else kind


def _filled(layout: Layout, table: Table) -> Iterator[Line]:
    """The rows below the header, each with what cells merged with those above say."""
    first = layout.header.row.number
    begins: dict[int, list[Merge]] = {}
    for merge in table.merges:
        if merge.bottom > merge.top > first:
            begins.setdefault(merge.top, []).append(merge)
    open_: dict[int, tuple[int, str]] = {}
    for line in table.records():
        number = line.row.number
        if number <= first:
            continue
        open_ = {at: kept for at, kept in open_.items() if kept[0] >= number}
        yield _with(line, {at: said for at, (_, said) in open_.items() if not _cell(line, at)})
        for merge in begins.get(number, ()):
            open_[merge.left] = (merge.bottom, _cell(line, merge.left))


def _with(line: Line, said: Mapping[int, str]) -> Line:
    if not any(said.values()) or not any(cell.strip() for cell in line.row.cells):
        return line
    cells = list(line.row.cells)
    cells += [""] * (max(said) + 1 - len(cells))
    for at, text in said.items():
        cells[at] = text
    return replace(line, row=replace(line.row, cells=cells))


def _kind(layout: Layout, header: Sequence[str], line: Line, merged: Merge | None) -> str:
    """What a row is; empty if it is blank."""
    written = [
        (at, cell.strip())
        for at, cell in enumerate(line.row.cells)
        if cell.strip() and not (at < len(layout.columns) and layout.columns[at].kind in OURS)
    ]
    if not written:
        return ""
    first, said = written[0]
    if _is_total(layout, written):
        return "total"
    again = sum(at < len(header) and fold(cell) == header[at] and bool(header[at]) for at, cell in written)
    if again > 1 and again * 2 >= len(written):
        return "header"
    if len(written) > 1:
        return PROJECT
    read = [column.index for column in layout.columns if column.kind not in ("other", "aside", "owner")]
    if line.row.faults or first >= len(layout.columns):
        return PROJECT
    if fold(said).startswith(note_words()):
        return "note"
    numbered = bool(pattern("section").match(said))
    beside = first not in read and first < min(read, default=0)
    return "section" if numbered or merged is not None or beside else PROJECT


def _is_header(headers: Headers, line: Line, least: int) -> bool:
    """Whether most cells of a row, and so many, are headings."""
    said = [cell for cell in line.row.cells if cell.strip()]
    known = headers.known(said)
    return known >= least and known * 2 > len(said) and headers.go_by(said)


def _is_total(layout: Layout, written: Sequence[tuple[int, str]]) -> bool:
    """Whether a row sums up others: it begins with a word for that, and names no project."""
    if fold(written[0][1]).rstrip(":") not in folded("total"):
        return False
    names = [column.index for column in layout.columns if column.kind in ("name", "items")]
    return not any(at in names and at != written[0][0] and len(said) > 2 for at, said in written)


# -- what is not understood --------------------------------------------------------------------------------


HOW_TO_TELL: Text = {
    "zh": "请指明各列：命令行用 --columns name=B,description=F,header=3；也可取模板（--template）。",
    "en": " Tell the columns: on the command line, --columns name=B,description=F,header=3; or take a"
    " template (--template).",
}


class NotUnderstood(InputErrors):
    """That no header is understood; the reader may tell which column is which by the first rows."""

    def __init__(self, found: Text, head: Sequence[Line]) -> None:
        said = in_each(lambda lang: found[lang] + HOW_TO_TELL[lang])
        super().__init__([Mistake("header", "no-items", said["zh"], said["en"])])
        self.found = found
        self.head = head


def not_understood(head: Sequence[Line], best: Line) -> InputErrors:
    """What to say of a sheet whose header is not understood."""
    cells = {fold(cell) for line in head for cell in line.row.cells}
    if len(cells & folded("people")) > 1:
        return InputErrors([PEOPLE])
    read = "、".join(one_line(cell) for cell in best.row.cells if cell.strip())
    found: Text = {
        "zh": "没有认出哪一行应是表头、哪一列是项目名称"
        f"（最像表头的第{best.row.number}行：{_short(read)}）。",
        "en": "it is not plain which row should be the header and which column names the project"
        f" (row {best.row.number} comes closest: {_short(read)}).",
    }
    return NotUnderstood(found, head)


PEOPLE = Mistake(
    "header",
    "people",
    "这张表像是人员名单，没有项目。请换一个文件或工作表。",
    "this looks like a list of people; there is no project in it. Take another file or sheet.",
)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80] + "…"


def _no_such_row(number: int) -> Mistake:
    return Mistake(
        "header",
        "row",
        f"前 {HEAD_ROWS} 行里没有第{number}行。",
        f"there is no row {number} among the first {HEAD_ROWS}.",
    )


def samples(head: Sequence[Line], count: int = 3) -> list[list[str]]:
    """The first rows in which several cells are written, to tell columns by."""
    wide = [list(line.row.cells) for line in head if sum(bool(cell.strip()) for cell in line.row.cells) > 1]
    return wide[:count]
