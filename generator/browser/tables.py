"""Tables of projects in the browser: further operations of the session that the page's worker asks.

The worker puts a file into ``ROOM`` and takes the results from there. A table is opened once and then
answered some rows at a time, so that the page can say how far it has come, and stop. Everything else is as on
the command line.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.browser.check import Asked, Session
from generator.rules.by_day import worded
from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.facts import read_value
from generator.rules.numbers import half_width
from generator.rules.questions import questions
from generator.rules.request import answerable, read_request
from generator.tables.answer import Answer, Row, Settled
from generator.tables.choice import Choice
from generator.tables.columns import letters
from generator.tables.guide import guides
from generator.tables.headings import HEADINGS
from generator.tables.layout import NotUnderstood
from generator.tables.output import Results, Writer, writer_for
from generator.tables.progress import Tally
from generator.tables.results import result_cells
from generator.tables.run import Run, wrong_ending
from generator.tables.table import Line
from generator.tables.template import write_template

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang, Value
    from generator.models.messages.table_door import (
        AnsweredRows,
        ClosedTable,
        FilePath,
        OpenedTable,
        PickedRow,
        RowQuestions,
        TableRow,
        WholeTable,
        WrittenRows,
    )

ROOM = Path("/tmp")  # noqa: S108 - the worker's own memory, not a disk
LARGEST_FILE = 50_000_000
MOST_ROWS = 100_000
"""Bytes of a file and rows of a table that a browser's memory surely bears; the command line takes more."""

IN_PARTS = {
    "zh": "请分成几个文件，或用命令行 eia-guide batch。",
    "en": "Split it, or use the command eia-guide batch.",
}

LONGEST_SHOWN = 600
"""Characters of a cell that the page shows; the results hold all of it."""

MOST_ASKED = 30
"""Columns of which the reader is asked which is which."""

LONGEST_NAME = 200
SAMPLES = 3
"""Rows shown below the first, where columns have to be told."""

NOT_OPEN = {"zh": "没有打开项目表。", "en": "no table is open."}


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
        self.run: Run | None = None
        self.lang: Lang = "zh"
        self.picked: dict[int, Settled] = {}
        self.kept: dict[int, bytes] = {}
        self.tally = Tally("zh", io.StringIO())
        self.written = 0
        self.lines: Iterator[Line] = iter(())
        session.operations = {
            **session.operations,
            "name_table": self._name,
            "open_table": self._open,
            "answer_rows": self._answer_rows,
            "close_table": self._close,
            "pick": self._pick,
            "ask_row": self._ask_row,
            "write_rows": self._write_rows,
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
        self.picked, self.kept = {}, {}
        try:
            run = Run(
                self.policy,
                self._table(Path(str(request.get("name")))),
                date.fromisoformat(str(request.get("on"))),
                str(request.get("sheet") or ""),
                Choice.read(str(request.get("columns") or "")),
                self.picked,
            )
        except NotUnderstood as error:
            return _asking(error)
        total = run.count(MOST_ROWS)
        if total > MOST_ROWS:
            zh, en = (
                f"项目超过 {MOST_ROWS:,} 行，网页里一次放不下。",
                f"there are more than {MOST_ROWS:,} projects, the most that the page takes.",
            )
            raise _refused("rows", zh + IN_PARTS["zh"], f"{en} {IN_PARTS['en']}")
        self.opened = self._opened(run, lang)
        self.run, self.lang, self.tally = run, lang, self.opened.tally
        return {
            "read_as": run.read_as(),
            "unread": run.unread,
            "total": total,
            "sheets": list(run.table.sheets),
            "ask": None,
        }

    def _opened(self, run: Run, lang: Lang) -> Opened:
        csv, sheet = (self.room / f"results{ending}" for ending in (".csv", ".xlsx"))
        for path in (csv, sheet):
            path.unlink(missing_ok=True)
        said = io.StringIO()
        with ExitStack() as closing:
            writers = [_entered(closing, writer_for(run, path, lang)) for path in (csv, sheet)]
            results = Results(run, lang, *writers)
            answers = run.answers(results.copy)
            return Opened(run, lang, answers, results, Tally(lang, said), closing.pop_all(), said)

    def _answer_rows(self, request: Asked) -> AnsweredRows:
        """Answer some more rows: ``done`` after the last one."""
        opened = self._now()
        before, count = opened.tally.rows, int(str(request.get("rows", 1)))
        shown = []
        for line, answer in islice(opened.answers, count):
            cells = result_cells(self.policy, answer, opened.lang)
            opened.tally.add(answer)
            opened.results.add(line, cells)
            self.kept[line.row.number] = _packed(line.row, cells)
            shown.append(_shown(opened.run, line.row, answer, cells, opened.lang))
        rows = opened.tally.rows
        return {
            "done": rows - before < count,
            "rows": rows,
            "bad": opened.tally.bad,
            "shown": shown,
            "said": opened.said.getvalue().splitlines(),
        }

    def _pick(self, request: Asked) -> PickedRow:
        """The row anew, with what the reader settled for it: its items, and answers to questions."""
        run, row = self._row_of(request)
        items, facts = str(request.get("items") or "").strip(), self._facts(request.get("facts"))
        before = self.picked.get(row.number)
        self.picked[row.number] = Settled(items, facts)
        answer = run.projects.answer(row)
        if mistakes := _refusing(answer, items, facts):
            del self.picked[row.number]
            self.picked.update({} if before is None else {row.number: before})
            raise InputErrors(mistakes)
        cells = result_cells(self.policy, answer, self.lang)
        self.kept[row.number] = _packed(row, cells)
        self.tally.count(answer)
        return {"row": _shown(run, row, answer, cells, self.lang), **self._whole()}

    def _facts(self, given: object) -> dict[str, Value]:
        """Answers as the page gives them; raises InputErrors if one cannot be used."""
        known, facts, mistakes = answerable(self.policy), {}, []
        for name, value in (given if isinstance(given, dict) else {}).items():
            read = read_value(known[name], value) if name in known else _unknown(name)
            if isinstance(read, Mistake):
                mistakes.append(read)
            else:
                facts[name] = read
        if mistakes:
            raise InputErrors(mistakes)
        return facts

    def _row_of(self, request: Asked) -> tuple[Run, Row]:
        """The row that a request names, of the table that was answered."""
        number = int(str(request.get("row", 0)))
        if self.run is None:
            raise _refused("closed", NOT_OPEN["zh"], NOT_OPEN["en"])
        if number not in self.kept:
            raise _refused("row", f"没有第{number}行。", f"there is no row {number}.")
        return self.run, _unpacked(number, self.kept[number])[0]

    def _ask_row(self, request: Asked) -> RowQuestions:
        """What may be answered in a row: its questions, those to ask next, and the answers that it has."""
        run, row = self._row_of(request)
        answer = run.projects.answer(row)
        verdict = answer.verdict
        items = [entry["item"] for entry in verdict["items"]] if verdict else []
        on = date.fromisoformat(verdict["on"]) if verdict else self.policy.today
        edition = self.policy.edition(on)
        return {
            "items": items,
            "questions": [*questions(worded(self.policy, on), edition, items)] if edition and items else [],
            "next": verdict["ask_next"] if verdict else [],
            "facts": dict(answer.added),
            "read": {one.fact: one.value for one in answer.read},
        }

    def _write_rows(self, request: Asked) -> WrittenRows:
        """Write the results anew, some more rows: as they are by now, without answering any again."""
        if self.run is None:
            raise _refused("closed", NOT_OPEN["zh"], NOT_OPEN["en"])
        if self.opened is None:
            self.opened = self._opened(self.run, self.lang)
            self.written, self.lines = 0, self.run.lines(self.opened.results.copy)
        count, new = int(str(request.get("rows", 1))), 0
        for line in islice(self.lines, count):
            if line.row.number not in self.kept:
                break  # the reader stopped there
            self.opened.results.add(line, _unpacked(line.row.number, self.kept[line.row.number])[1])
            new += 1
        self.written += new
        if new < count:
            self._finish()
        return {"done": new < count, "rows": self.written}

    def _finish(self) -> None:
        """Finish the files of the results."""
        assert self.opened is not None
        opened, self.opened = self.opened, None
        with opened.closing:
            opened.results.finish()

    def _whole(self) -> WholeTable:
        """What comes of all rows by now."""
        return {
            "summary": self.tally.by_status(),
            "tracks": self.tally.by_track(self.policy),
            "documents": self.tally.by_document(self.policy),
            "look_at": self.tally.to_look_at(self.policy),
        }

    def _close(self, _: Asked) -> ClosedTable | None:
        """Finish the results, after the last row or before: their files, and what came of the rows."""
        if self.opened is None:
            return None
        opened = self.opened
        self._finish()
        tally = opened.tally
        return {
            "files": {"csv": str(self.room / "results.csv"), "xlsx": str(self.room / "results.xlsx")},
            "rows": tally.rows,
            "bad": tally.bad,
            **self._whole(),
            "left_out": opened.run.left_out(),
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
            raise _refused("closed", NOT_OPEN["zh"], NOT_OPEN["en"])
        return self.opened


def _unknown(name: object) -> Mistake:
    said = shown(name)
    return Mistake("facts", "unknown", f"没有问题“{said}”。", f"there is no question “{said}”.")


def _refusing(answer: Answer, items: str, facts: Mapping[str, Value]) -> list[Mistake]:
    """Why what the reader settled for a row cannot be used; empty if it can."""
    every = [mistake for _, mistake in answer.mistakes]
    wrong = [mistake for mistake in every if mistake.field == "items"] if items else []
    return wrong or (every if (items or facts) and answer.status == "bad" else [])


def _packed(row: Row, cells: Sequence[str]) -> bytes:
    """A row and its results, small: a list may have very many."""
    return zlib.compress(json.dumps([row.cells, {**row.faults}, cells], ensure_ascii=False).encode(), 1)


def _unpacked(number: int, packed: bytes) -> tuple[Row, list[str]]:
    cells, faults, results = json.loads(zlib.decompress(packed))
    return Row(number, cells, {int(at): said for at, said in faults.items()}), results


def _shown(run: Run, row: Row, answer: Answer, cells: list[str], lang: Lang) -> TableRow:
    """One row for the page: its number, what the reader calls it, and some of its results."""
    named = {
        name: cell[:LONGEST_SHOWN] if name != "link" else cell
        for name, cell in zip(HEADINGS, cells, strict=True)
    }
    own = {kind: _cell(run, row, kind) for kind in ("name", "description", "items")}
    return {
        "row": answer.number,
        "name": own["name"] or own["description"],
        "items": own["items"],
        "kind": answer.status,
        "differs": answer.differs,
        "compared": named["differs"],
        "found": named["found"],
        "read": named["read"],
        "offers": [{"item": one["item"], "name": one[lang]} for one in answer.proposals],
        "chosen": named["chosen"],
        "added": named["added"],
        "asks": len(answer.verdict["ask_next"]) if answer.verdict else 0,
        "unsure": answer.status != "bad" and bool(answer.verdict and (answer.found or answer.read)),
        "approval": answer.approval,
        "aged": named["approval"],
        "status": named["status"],
        "document": named["document"],
        "track": named["track"],
        "promised": named["promised"],
        "possible_documents": named["possible_documents"],
        "questions": named["questions"],
        "error": named["error"],
        "link": named["link"],
    }


def _asking(error: NotUnderstood) -> OpenedTable:
    """The question which column is which, with the first rows to tell by."""
    rows = [line.row for line in error.head if sum(map(bool, line.row.cells)) > 1][: SAMPLES + 1]
    width = min(max((len(row.cells) for row in rows), default=0), MOST_ASKED)
    return {
        "read_as": {"zh": "", "en": ""},
        "unread": {"zh": "", "en": ""},
        "total": 0,
        "sheets": [],
        "ask": {
            "why": error.found,
            "rows": [row.number for row in rows],
            "columns": [
                {
                    "letter": letters(at),
                    "cells": [row.cells[at][:LONGEST_NAME] if at < len(row.cells) else "" for row in rows],
                }
                for at in range(width)
            ],
        },
    }


def _cell(run: Run, row: Row, kind: str) -> str:
    """What the column of a kind says in a row, no longer than a page has room for."""
    column = run.projects.by_kind.get(kind)
    return row.cells[column.index].strip()[:LONGEST_NAME] if column and column.index < len(row.cells) else ""


def _refused(code: str, zh: str, en: str) -> InputErrors:
    return InputErrors([Mistake("table", code, zh, en)])


def _entered(closing: ExitStack, writer: Writer) -> Writer:
    closing.enter_context(writer)
    return writer
