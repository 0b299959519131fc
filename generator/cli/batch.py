"""``eia-guide batch``: a table of projects in, the same table with its answers out."""

from __future__ import annotations

import sys
import warnings
from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path

from generator.rules.policy import Policy
from generator.rules.request import read_request
from generator.rules.wording import Text, in_language
from generator.system.place import file as whole_file
from generator.system.place import fit_file, says
from generator.tables.choice import Choice
from generator.tables.guide import guides
from generator.tables.headings import MARK
from generator.tables.output import Results, writer_for
from generator.tables.progress import Progress, Tally
from generator.tables.results import result_cells
from generator.tables.run import Run, wrong_ending
from generator.tables.sheet_patch import holds
from generator.tables.table import CANNOT_WRITE, MOST_ROWS, named, said_plainly
from generator.tables.template import write_template
from generator.tables.xlsx_writer import made_here

OK, FOUND, USAGE = 0, 1, 2


def batch(args: Namespace, policy: Policy) -> int:
    """Run the command as it was typed; returns its exit code."""
    wrong = _wrong_usage(args)
    if wrong:
        print(in_language(wrong, args.lang), file=sys.stderr)
        return USAGE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _template(args, policy) if args.template else _run(args, policy)


def _wrong_usage(args: Namespace) -> Text | None:
    """What is wrong with the command itself, if anything."""
    if args.template:
        files = [args.template]
        if args.table or args.output:
            return {
                "zh": "--template 只生成模板，不能同时给出项目表或 -o。",
                "en": "--template only makes a template; it takes no table and no -o.",
            }
    else:
        files = [args.table, args.output]
        if not all(files) or args.item:
            return {
                "zh": (
                    "用法：eia-guide batch 项目表.csv -o 结果.csv；或 eia-guide batch --template 模板.xlsx"
                    " --item 3。--item 只用于模板。"
                ),
                "en": (
                    "usage: eia-guide batch projects.csv -o results.csv, or eia-guide batch --template"
                    " FILE.xlsx --item 3. --item is for templates."
                ),
            }
    for file in files:
        if wrong := wrong_ending(file):
            return wrong
    if not args.template and _same(args.table, args.output):
        return {
            "zh": "结果不能写进项目表本身，请给 -o 另起文件名。",
            "en": "the results cannot replace the table itself; give -o another name.",
        }
    return None


def _same(table: Path, output: Path) -> bool:
    try:
        return output.exists() and table.samefile(output)
    except OSError:
        return table.resolve() == output.resolve()


def _template(args: Namespace, policy: Policy) -> int:
    numbers = read_request(policy, {"items": args.item}, date.today()).items if args.item else ()
    columns, told = guides(policy, numbers)
    with said_plainly(args.template, CANNOT_WRITE):
        made = write_template(args.template, columns, told, args.lang, partial(whole_file, ours=_none))
    for file in made:
        print({"zh": f"已生成 {named(file)}", "en": f"made {named(file)}"}[args.lang])
    return OK


def _none(_: Path) -> bool:
    """No table to fill in is made again in its place: it may have been filled in."""
    return False


def _run(args: Namespace, policy: Policy) -> int:
    fit_file(args.output, _result_of_ours)
    run = Run(policy, args.table, date.today(), args.sheet, Choice.read(args.columns))
    print({"zh": "读入：", "en": "read: "}[args.lang] + in_language(run.read_as(), args.lang))
    if unread := in_language(run.unread, args.lang):
        print(unread, file=sys.stderr)
    tally = Tally(args.lang, sys.stderr)
    watched = args.progress or sys.stderr.isatty()
    progress = Progress(tally, run.count(MOST_ROWS), sys.stderr) if watched else None
    with (
        said_plainly(args.output, CANNOT_WRITE),
        whole_file(args.output, _result_of_ours) as draft,
        writer_for(run, draft, args.lang) as writer,
    ):
        results = Results(run, args.lang, writer)
        for line, answer in run.answers(results.copy):
            tally.add(answer)
            results.add(line, result_cells(policy, answer, args.lang))
            if progress:
                progress.step()
        results.finish()
    print(tally.summary(policy))
    if left_out := in_language(run.left_out(), args.lang):
        print(left_out)
    print({"zh": f"结果写入 {named(args.output)}", "en": f"results in {named(args.output)}"}[args.lang])
    return FOUND if tally.with_mistakes else OK


def _result_of_ours(path: Path) -> bool:
    """Whether a table that is there already holds results: that it may be made again."""
    marks = (MARK["zh"], MARK["en"])
    if path.suffix.lower() == ".csv":
        return says(*marks)(path)
    return made_here(path) or holds(path, marks)
