"""Tables of projects in the browser: further operations of the session that the page's worker asks.

The worker puts a file into ``ROOM`` and takes the results from there. A table is opened once and then
answered some rows at a time, so that the page can say how far it has come, and stop. Everything else is as on
the command line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.browser.check import Asked, Session
from generator.rules.errors import InputErrors, Mistake
from generator.rules.numbers import half_width
from generator.rules.request import read_request
from generator.tables.answer import Answer
from generator.tables.csv_writer import CsvWriter
from generator.tables.guide import guides
from generator.tables.headings import HEADINGS
from generator.tables.progress import Tally
from generator.tables.results import result_cells
from generator.tables.run import SHEET_TITLE, Results, Run, wrong_ending
from generator.tables.table import Line
from generator.tables.template import write_template
from generator.tables.xlsx_writer import SheetWriter

if TYPE_CHECKING:
    from generator.models.messages import AnsweredRows, ClosedTable, FilePath, Lang, OpenedTable, TableRow

ROOM = Path("/tmp")  # noqa: S108 - the worker's own memory, not a disk
LARGEST_FILE = 50_000_000
MOST_ROWS = 100_000
"""Bytes of a file and rows of a table that a browser's memory surely bears; the command line takes more."""

IN_PARTS = {
    "zh": "请分成几个文件，或用命令行 eia-guide batch。",
    "en": "Split it, or use the command eia-guide batch.",
}

MOST_SHOWN = 50
"""Rows shown in the page; the results hold all of them."""

LONGEST_NAME = 200


@dataclass
class Opened:
    """A table being answered, and where its results go."""

    run: Run
    lang: Lang
    answers: Iterator[tuple[Line, Answer]]
    results: Results
    tally: Tally
    closing: ExitStack
    said: io.StringIO


class Tables:
    """Adds the operations on tables to a session."""

    def __init__(self, session: Session, room: Path = ROOM) -> None:
        self.policy = session.policy
        self.room = room
        self.opened: Opened | None = None
        session.operations = {
            **session.operations,
            "name_table": self._name,
            "open_table": self._open,
            "answer_rows": self._answer_rows,
            "close_table": self._close,
            "template": self._template,
        }

    def _name(self, request: Asked) -> FilePath:
        """Whether a file may be put into the room at all, by its name and size; and where to."""
        name, size = Path(str(request.get("name", ""))), request.get("size")
        if wrong := wrong_ending(name):
            raise _refused("ending", **wrong)
        if not isinstance(size, int) or size > LARGEST_FILE:
            most = LARGEST_FILE // 1_000_000
            zh, en = (
                f"文件超过 {most} MB，网页里放不下。",
                f"the file is larger than {most} MB, more than the page can hold.",
            )
            raise _refused("size", zh + IN_PARTS["zh"], f"{en} {IN_PARTS['en']}")
        return {"path": str(self._table(name))}

    def _table(self, name: Path) -> Path:
        return self.room / f"table{name.suffix.lower()}"

    def _open(self, request: Asked) -> OpenedTable:
        """Read a table that was put into the room, in the language of ``lang`` and for the day ``on``."""
        self._close({})
        lang: Lang = "en" if request.get("lang") == "en" else "zh"
        run = Run(
            self.policy,
            self._table(Path(str(request.get("name")))),
            date.fromisoformat(str(request.get("on"))),
        )
        total = run.count(MOST_ROWS)
        if total > MOST_ROWS:
            zh, en = (
                f"项目超过 {MOST_ROWS:,} 行，网页里一次放不下。",
                f"there are more than {MOST_ROWS:,} projects, the most that the page takes.",
            )
            raise _refused("rows", zh + IN_PARTS["zh"], f"{en} {IN_PARTS['en']}")
        self.opened = self._opened(run, lang)
        return {"read_as": run.table.read_as, "unread": run.unread, "total": total}

    def _opened(self, run: Run, lang: Lang) -> Opened:
        csv, sheet = (self.room / f"results{ending}" for ending in (".csv", ".xlsx"))
        for path in (csv, sheet):
            path.unlink(missing_ok=True)
        said = io.StringIO()
        with ExitStack() as closing:
            writers = (
                closing.enter_context(CsvWriter(csv)),
                closing.enter_context(SheetWriter(sheet, SHEET_TITLE[lang], run.table.header.row.number)),
            )
            return Opened(
                run,
                lang,
                run.answers(),
                Results(run, lang, *writers),
                Tally(lang, said),
                closing.pop_all(),
                said,
            )

    def _answer_rows(self, request: Asked) -> AnsweredRows:
        """Answer some more rows:

        ``done`` after the last one; ``shown`` are those of the first rows among them.
        """
        opened = self._now()
        before, count = opened.tally.rows, int(str(request.get("rows", 1)))
        shown = []
        for line, answer in islice(opened.answers, count):
            cells = result_cells(self.policy, answer, opened.lang)
            opened.tally.add(answer)
            opened.results.add(line, cells)
            if opened.tally.rows <= MOST_SHOWN:
                shown.append(self._shown(opened.run, line, answer, cells))
        rows = opened.tally.rows
        return {
            "done": rows - before < count,
            "rows": rows,
            "bad": opened.tally.bad,
            "shown": shown,
            "said": opened.said.getvalue().splitlines(),
        }

    def _shown(self, run: Run, line: Line, answer: Answer, cells: list[str]) -> TableRow:
        """One row for the page: its number, what the reader calls it, and some of its results."""
        named = dict(zip(HEADINGS, cells, strict=True))
        own = {kind: _cell(run, line, kind) for kind in ("name", "description", "items")}
        return {
            "row": answer.number,
            "name": own["name"] or own["description"],
            "items": own["items"],
            "kind": answer.status,
            "status": named["status"],
            "document": named["document"],
            "track": named["track"],
            "promised": named["promised"],
            "possible_documents": named["possible_documents"],
            "questions": named["questions"],
            "error": named["error"],
            "link": named["link"],
        }

    def _close(self, _: Asked) -> ClosedTable | None:
        """Finish the results, after the last row or before: their files, and what came of the rows."""
        if self.opened is None:
            return None
        opened, self.opened = self.opened, None
        opened.closing.close()
        tally = opened.tally
        return {
            "files": {"csv": str(self.room / "results.csv"), "xlsx": str(self.room / "results.xlsx")},
            "rows": tally.rows,
            "bad": tally.bad,
            "summary": tally.summary(self.policy).splitlines()[0],
            "tracks": tally.by_track(self.policy),
            "documents": tally.by_document(self.policy),
        }

    def _template(self, request: Asked) -> FilePath:
        """A table to fill in for the items that ``items`` names, or for any: the file made."""
        lang: Lang = "en" if request.get("lang") == "en" else "zh"
        parts = [part for part in re.split(r"[、,;\s]+", half_width(str(request.get("items", "")))) if part]
        asked = [int(part) if part.isdecimal() else part for part in parts]
        numbers = read_request(self.policy, {"items": asked}, self.policy.today).items if asked else ()
        target = self.room / f"template.{'csv' if request.get('ending') == 'csv' else 'xlsx'}"
        for old in self.room.glob("template*"):
            old.unlink()
        return {"path": str(write_template(target, *guides(self.policy, numbers), lang)[0])}

    def _now(self) -> Opened:
        if self.opened is None:
            raise _refused("closed", "没有打开项目表。", "no table is open.")
        return self.opened


def _cell(run: Run, line: Line, kind: str) -> str:
    """What the column of a kind says in a row, no longer than a page has room for."""
    column = run.projects.by_kind.get(kind)
    return (
        line.row.cells[column.index].strip()[:LONGEST_NAME]
        if column and column.index < len(line.row.cells)
        else ""
    )


def _refused(code: str, zh: str, en: str) -> InputErrors:
    return InputErrors([Mistake("table", code, zh, en)])
