"""``eia-guide impact OLD [NEW]``: what changes between two states of the data, and for whom."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.impact.as_json import as_json
from generator.impact.entry import entry
from generator.impact.html import html
from generator.impact.layout import NOTE, TITLES, layout
from generator.impact.markdown import markdown
from generator.impact.revision import opened
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side, Unusable
from generator.impact.text import text
from generator.impact.words import Words
from generator.system.place import file, says

OWN = (*TITLES["sheet"], *NOTE, '"identical": ', "eia-guide impact --entry")
"""By one of these a sheet that the command wrote is known, in each of its forms."""
FORMS = ("text", "markdown", "html", "json", "entry")
BROKEN = {
    "zh": "{side}（{name}）的数据有错，不能比较：",
    "en": "the data of the {side} state ({name}) has errors and cannot be compared:",
}
SIDES = {"zh": ("旧", "新"), "en": ("old", "new")}


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("old", metavar="OLD", help="旧版本：git 版本或文件夹 · a git revision or a folder")
    parser.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="新版本；不写就是工作文件夹 · the same; the working folder if left out",
    )
    parser.add_argument(
        "--format",
        choices=FORMS,
        default="text",
        help="markdown 供复核人看 · for the reviewer; entry: an entry for changes.yaml",
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="the same as --format json"
    )
    parser.add_argument(
        "--entry", action="store_const", const="entry", dest="format", help="the same as --format entry"
    )
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day for which kinds are counted; else that to which the data is current",
    )
    parser.add_argument(
        "--no-pages", action="store_true", help="do not compare the pages of the site, which takes longest"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="过去的日子结论变了又没写明更正什么，就以 1 结束 · end with 1 if days gone by get other answers"
        " and no new entry of changes.yaml says which error that corrects",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise ArgumentTypeError("a day such as 2026-11-23") from error


def impact(args: Namespace) -> int:
    """Print the sheet, or write it; returns an exit code: 1 if a state cannot be read, and with ``--strict``
    if the past is rewritten in silence."""
    lang: str = args.lang
    try:
        with opened(args.old, args.data) as old, opened(args.new, args.data) as new:
            sheet = make(Side.read(old), Side.read(new), args.on, with_pages=not args.no_pages)
            _put(_formed(sheet, args.format, lang), args.output)
        if args.strict and sheet.rewrites_past:
            print("; ".join(Words(sheet).past(lang)), file=sys.stderr)
            return 1
        return 0
    except Unusable as error:
        _tell(error, args, lang)
    return 1


def _formed(sheet: Sheet, form: str, lang: str) -> str:
    if form == "json":
        return json.dumps(as_json(sheet), ensure_ascii=False) + "\n"
    if form == "entry":
        return entry(sheet)
    shown = layout(sheet, lang)
    return html(shown, lang) if form == "html" else markdown(shown) if form == "markdown" else text(shown)


def _put(said: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(said)
    else:
        with file(output, says(*OWN)) as draft:
            draft.write_text(said, encoding="utf-8", newline="\n")


def _tell(error: Unusable, args: Namespace, lang: str) -> None:
    """Which state cannot be used, and every error of it."""
    names: Sequence[str | None] = (args.old, args.new)
    at = 0 if error.source.called == names[0] else 1
    print(BROKEN[lang].format(side=SIDES[lang][at], name=error.source.called), file=sys.stderr)
    for finding in error.findings:
        print(finding.text("zh" if lang == "zh" else "en"), file=sys.stderr)
