"""``eia-guide batch``: a table of projects in, the same table with its answers out."""

from __future__ import annotations

import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.batch.progress import Progress, Tally
from generator.batch.sheet import SheetTable
from generator.batch.table import CANNOT_READ, CANNOT_WRITE, Line, Table, TableError, named, said_plainly
from generator.batch.template import write_template
from generator.batch.text import CsvTable, blank
from generator.batch.workbook import SheetWriter
from generator.batch.writing import CsvWriter, written_whole
from generator.rules.columns import Column, Headers
from generator.rules.policy import Policy
from generator.rules.request import read_request
from generator.rules.results import result_cells, result_headers
from generator.rules.rows import Projects
from generator.rules.template import guides

OK, FOUND, USAGE = 0, 1, 2
ENDINGS = (".csv", ".xlsx")
TITLE = {"zh": "结果", "en": "results"}


def batch(args: Namespace, policy: Policy) -> int:
    """Run the command as it was typed; returns its exit code."""
    wrong = _wrong_usage(args)
    if wrong:
        print(wrong[args.lang], file=sys.stderr)
        return USAGE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _template(args, policy) if args.template else _run(args, policy)


def _wrong_usage(args: Namespace) -> dict[str, str] | None:
    """What is wrong with the command itself, if anything."""
    if args.template:
        files = [args.template]
        if args.table or args.output:
            return {"zh": "--template 只生成模板，不能同时给出项目表或 -o。", "en": "--template only makes a template; it takes no table and no -o."}
    else:
        files = [args.table, args.output]
        if not all(files) or args.item:
            return {
                "zh": "用法：eia-guide batch 项目表.csv -o 结果.csv；或 eia-guide batch --template 模板.xlsx --item 3。--item 只用于模板。",
                "en": "usage: eia-guide batch projects.csv -o results.csv, or eia-guide batch --template FILE.xlsx --item 3. --item is for templates.",
            }
    for file in files:
        if file.suffix.lower() not in ENDINGS:
            return _other_ending(file)
    if not args.template and _same(args.table, args.output):
        return {"zh": "结果不能写进项目表本身，请给 -o 另起文件名。", "en": "the results cannot replace the table itself; give -o another name."}
    return None


def _other_ending(file: Path) -> dict[str, str]:
    old = file.suffix.lower() == ".xls"
    more = {"zh": "旧的 .xls 请在 Excel 里另存为 .xlsx。", "en": " Save an old .xls as .xlsx in a spreadsheet program."} if old else {"zh": "", "en": ""}
    return {
        "zh": f"“{named(file)}”：文件名应以 .csv 或 .xlsx 结尾，例如 projects.csv。{more['zh']}",
        "en": f"“{named(file)}”: the name must end in .csv or .xlsx, as projects.csv.{more['en']}",
    }


def _same(table: Path, output: Path) -> bool:
    try:
        return output.exists() and table.samefile(output)
    except OSError:
        return table.resolve() == output.resolve()


def _template(args: Namespace, policy: Policy) -> int:
    numbers = read_request(policy, {"items": args.item}, date.today()).items if args.item else ()
    columns, told = guides(policy, numbers)
    with said_plainly(args.template, CANNOT_WRITE):
        made = write_template(args.template, columns, told, args.lang)
    for file in made:
        print({"zh": f"已生成 {named(file)}", "en": f"made {named(file)}"}[args.lang])
    return OK


def _run(args: Namespace, policy: Policy) -> int:
    headers = Headers(policy)
    with said_plainly(args.table, CANNOT_READ):
        table: Table = CsvTable(args.table, headers.known) if args.table.suffix.lower() == ".csv" else SheetTable(args.table)
    columns = headers.read(table.header.row.cells, table.header.row.number)
    print({"zh": "读入：", "en": "read: "}[args.lang] + table.read_as[args.lang])
    _say_unread(headers, columns, args.lang)
    tally = Tally(args.lang, sys.stderr)
    progress = Progress(tally, table.total, sys.stderr) if args.progress or sys.stderr.isatty() else None
    with said_plainly(args.output, CANNOT_WRITE), written_whole(args.output) as draft, _writer(draft, table, args.lang) as writer:
        for line in _results(args, table, Projects(policy, columns, date.today()), tally):
            writer.write(line)
            if progress:
                progress.step()
    print(tally.summary(policy))
    print({"zh": f"结果写入 {named(args.output)}", "en": f"results in {named(args.output)}"}[args.lang])
    return FOUND if tally.bad else OK


def _writer(draft: Path, table: Table, lang: str) -> CsvWriter | SheetWriter:
    return CsvWriter(draft) if draft.suffix.lower() == ".csv" else SheetWriter(draft, TITLE[lang], table.header.row.number)


def _results(args: Namespace, table: Table, projects: Projects, tally: Tally) -> Iterator[list[Any]]:
    """The rows of the result, each in the place that it has in the table; blank rows at the end are left out."""
    kept = [column.index for column in projects.columns if column.kind != "result"]
    written = table.header.row.number
    yield from ([] for _ in range(1, written))
    yield [*_own(table.header, kept), *result_headers(args.lang)]
    for line in _lines(args.table, table):
        yield from ([] for _ in range(written + 1, line.row.number))
        answer = projects.answer(line.row)
        tally.add(answer)
        yield [*_own(line, kept), *result_cells(projects.policy, answer, args.lang)]
        written = line.row.number
    if not tally.rows:
        raise TableError(args.table, "header-only", "表头下面没有项目。", "there are no projects below the header.")


def _own(line: Line, kept: list[int]) -> list[Any]:
    """The reader's own cells of a row, those of an earlier result left out."""
    return [line.values[index] if index < len(line.values) else None for index in kept]


def _lines(file: Path, table: Table) -> Iterator[Line]:
    """The rows in which something is written."""
    with said_plainly(file, CANNOT_READ):
        for line in table.lines():
            if not blank(line.row.cells):
                yield line


def _say_unread(headers: Headers, columns: tuple[Column, ...], lang: str) -> None:
    """Name the columns that say nothing to the check, with what each may have been meant for."""
    said = []
    for column in columns:
        if column.kind == "other" and column.header.strip():
            near = headers.like(column, lang)
            hint = {"zh": f"（是不是“{near}”？）", "en": f" (did you mean “{near}”?)"}[lang] if near else ""
            said.append(column.label[lang] + hint)
    if said:
        words = {"zh": "下列列与判断无关，照抄不读：" + "、".join(said), "en": "columns copied but not read: " + ", ".join(said)}
        print(words[lang], file=sys.stderr)
