"""One run through a table of projects: what was read of it, the answers row after row, and the rows of the
results.

The command line and the page both run a table so, and differ only in where it comes from and where its
results go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.rules.policy import Policy
from generator.rules.wording import Text, in_each
from generator.tables.answer import Answer, Settled
from generator.tables.choice import Choice
from generator.tables.columns import Column, Headers, letters
from generator.tables.csv_reader import CsvTable, Known
from generator.tables.headings import OURS
from generator.tables.layout import PROJECT, Kinds, find_layout, lines
from generator.tables.rows import Projects
from generator.tables.table import CANNOT_READ, Line, Table, TableError, named, said_plainly

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang

ENDINGS = (".csv", ".xlsx")
NO_FILE = (
    "不是普通文件，而是设备或管道，不能读取。请先另存为普通文件。",
    "this is no ordinary file but a device or a pipe, and cannot be read. Save it as a file first.",
)


def wrong_ending(file: Path) -> Text | None:
    """What is wrong with the name of a table, if anything: its ending says what it is."""
    ending = file.suffix.lower()
    if ending in ENDINGS:
        return None
    old = ending == ".xls"
    more = (
        {
            "zh": "旧的 .xls 请在 Excel 里另存为 .xlsx。",
            "en": " Save an old .xls as .xlsx in a spreadsheet program.",
        }
        if old
        else {"zh": "", "en": ""}
    )
    return {
        "zh": f"“{named(file)}”：文件名应以 .csv 或 .xlsx 结尾，例如 projects.csv。{more['zh']}",
        "en": f"“{named(file)}”: the name must end in .csv or .xlsx, as projects.csv.{more['en']}",
    }


def open_table(path: Path, known: Known, sheet: str = "") -> Table:
    """The table in a file; the library that reads workbooks is only loaded for one."""
    with said_plainly(path, CANNOT_READ):
        if path.exists() and not path.is_file() and not path.is_dir():
            raise TableError(path, "file", *NO_FILE)
        if path.suffix.lower() == ".csv":
            return CsvTable(path, known)
        from generator.tables.xlsx_reader import SheetTable

        return SheetTable(path, known, sheet)


def _ignore(_: Line) -> None:
    """Does nothing with a row."""


class Run:
    """A table that was opened, and its answers for one day.

    ``sheet`` and ``choice`` are what the reader told of it: which sheet, and which column is which;
    ``picked`` what the reader settled for some rows. Raises InputErrors if no check can be made of it.
    """

    def __init__(
        self,
        policy: Policy,
        path: Path,
        today: date,
        sheet: str = "",
        choice: Choice | None = None,
        picked: Mapping[int, Settled] | None = None,
    ) -> None:
        self.headers = headers = Headers(policy)
        self.policy = policy
        self.path = path
        self.table = open_table(path, headers.known, sheet)
        with said_plainly(path, CANNOT_READ):
            self.layout = find_layout(headers, self.table, choice or Choice())
        self.columns = self.layout.columns
        self.projects = Projects(policy, self.columns, today, picked)
        self.kinds = Kinds()
        self.kept = [column.index for column in self.columns if column.kind not in OURS]
        self.unread = in_each(lambda lang: _unread(headers, self.columns, lang))

    def answers(self, other: Callable[[Line], None] = _ignore) -> Iterator[tuple[Line, Answer]]:
        """Each row that is a project, with what is said of it; ``other`` takes every other row below the
        header in its turn. Raises TableError if there is no project."""
        line = None
        for line in self.lines(other):
            yield line, self.projects.answer(line.row)
        if line is None:
            raise TableError(
                self.path, "header-only", "表头下面没有项目。", "there are no projects below the header."
            )

    def count(self, most: int) -> int:
        """How many rows there are to answer; the table is gone through for it, until there are more than
        ``most``."""
        return sum(1 for _ in islice(self.lines(_ignore), most + 1))

    def lines(self, other: Callable[[Line], None]) -> Iterator[Line]:
        """The rows that are projects; ``other`` takes every other row below the header in its turn."""
        self.kinds = Kinds()
        with said_plainly(self.path, CANNOT_READ):
            for line, kind in lines(self.layout, self.table, self.headers):
                self.kinds.add(line, kind)
                if kind == PROJECT:
                    yield line
                else:
                    other(line)

    def above(self) -> Iterator[Line]:
        """The rows above the last one of the header."""
        for line in self.table.records():
            if line.row.number >= self.layout.header.row.number:
                return
            yield line

    def read_as(self) -> Text:
        """As what the table was read, where its header stands, and what else there is to read."""
        return in_each(lambda lang: "".join(_read_as(self, lang)))

    def left_out(self) -> Text:
        """The rows that are no projects, counted, and the hidden ones that are; empty if there is nothing."""
        return in_each(lambda lang: _left_out(self.kinds, lang))


def _read_as(run: Run, lang: Lang) -> Iterator[str]:
    table, layout = run.table, run.layout
    yield table.read_as[lang]
    number = layout.header.row.number
    if layout.projects is not None:
        yield ON_ITS_SIDE[len(layout.projects) > 1][lang]
    elif number > 1:
        yield {"zh": f"，表头在第{number}行", "en": f", header in row {number}"}[lang]
    hidden = [letters(at) for at in table.hidden_columns if at < len(layout.columns)]
    if hidden:
        listed = {"zh": "、", "en": ", "}[lang].join(hidden)
        yield {"zh": f"，隐藏的列也读了：{listed}", "en": f", hidden columns read too: {listed}"}[lang]
    if len(table.sheets) > 1:
        listed = {"zh": "、", "en": ", "}[lang].join(f"“{name}”" for name in table.sheets[1:])
        yield {
            "zh": f"；还有工作表{listed}没有读，可另选",
            "en": f"; the sheets {listed} were not read and may be chosen instead",
        }[lang]


ON_ITS_SIDE: Mapping[bool, Text] = {
    False: {"zh": "，各项竖着写，读作一个项目", "en": ", headings down the side: read as one project"},
    True: {
        "zh": "，各项竖着写，一列读作一个项目，编号是第几列",
        "en": ", headings down the side: each column read as a project, and numbered so",
    },
}
LEFT_OUT: Mapping[str, Text] = {
    "section": {"zh": "分节行 {n}", "en": "{n} section row(s)"},
    "total": {"zh": "合计行 {n}", "en": "{n} total row(s)"},
    "header": {"zh": "重复的表头 {n}", "en": "{n} repeated header(s)"},
    "apart": {
        "zh": "像是另一张表、没有判断的 {n} 行（请把那张表另存一个文件再选）",
        "en": "{n} row(s) that look like another table and were not checked (save it as a file of its own)",
    },
    "note": {"zh": "备注行 {n}", "en": "{n} row(s) of remarks"},
}
MOST_NAMED = 10
"""Rows named one by one."""


def _left_out(kinds: Kinds, lang: Lang) -> str:
    """What is told of rows that are no projects, and of hidden ones."""
    said = [LEFT_OUT[kind][lang].format(n=kinds.counts[kind]) for kind in LEFT_OUT if kinds.counts[kind]]
    comma = {"zh": "、", "en": ", "}[lang]
    parts = []
    if said:
        parts.append({"zh": "不算项目的：", "en": "No projects: "}[lang] + comma.join(said))
    if kinds.hidden:
        rows = comma.join(map(str, kinds.hidden[:MOST_NAMED])) + (
            "…" if len(kinds.hidden) > MOST_NAMED else ""
        )
        parts.append(
            {"zh": f"隐藏的行也判断了：第{rows}行", "en": f"Hidden rows were checked too: {rows}"}[lang]
        )
    return {"zh": "；", "en": "; "}[lang].join(parts) + ({"zh": "。", "en": "."}[lang] if parts else "")


def _unread(headers: Headers, columns: Sequence[Column], lang: Lang) -> str:
    """The columns that say nothing to the check, with what each may have been meant for; empty if there are
    none."""
    said = []
    for column in columns:
        if column.kind == "other" and column.header.strip():
            near = headers.like(column, lang)
            hint = {"zh": f"（是不是“{near}”？）", "en": f" (did you mean “{near}”?)"}[lang] if near else ""
            said.append(column.label[lang] + hint)
    words = {
        "zh": "下列列与判断无关，照抄不读：" + "、".join(said),
        "en": "columns copied but not read: " + ", ".join(said),
    }
    return words[lang] if said else ""
