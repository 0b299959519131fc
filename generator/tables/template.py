"""A table to fill in, with an explanation of its columns: a second sheet in a workbook, a second file beside
a CSV."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.tables.csv_writer import CsvWriter
from generator.tables.guide import Guide
from generator.tables.xlsx_writer import HEAD, WRAPPED, Book

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from generator.models.messages.basics import Lang

    Draft = Callable[[Path], AbstractContextManager[Path]]

SHEETS = {"zh": ("项目", "填写说明", "选项"), "en": ("projects", "columns", "options")}
HEADINGS = {
    "zh": ("列名", "意思", "填法", "选项", "问到它的项目类别", "列的代号（也可作列名）"),
    "en": (
        "column",
        "what it is",
        "what it takes",
        "options",
        "items that ask it",
        "id (also accepted as the column's name)",
    ),
}
YES_NO = {"zh": ("是", "否"), "en": ("yes", "no")}
BESIDE = {"zh": "-填写说明", "en": "-columns"}
WIDTHS = (28, 60, 40, 60, 24, 24)
LAST_ROW = 1_048_576
"""The last row of a sheet."""


def write_template(
    target: Path, columns: Sequence[Guide], told: Sequence[Guide], lang: Lang, whole: Draft = nullcontext
) -> list[Path]:
    """Write a table with these columns and the explanation of all columns told of; returns the files made.

    A file that is there already is not replaced, for it may be a table that was filled in. ``whole`` gives a
    draft to write to, which then takes the place of the file.
    """
    beside = target.with_name(f"{target.stem}{BESIDE[lang]}{target.suffix}")
    if target.exists():
        raise FileExistsError(errno.EEXIST, "the file exists", str(target))
    if target.suffix.lower() == ".csv":
        _write_csv(target, [[guide.heading[lang] for guide in columns]], whole)
        _write_csv(beside, [HEADINGS[lang], *(_explained(guide, lang) for guide in told)], whole)
        return [target, beside]
    with whole(target) as draft:
        _workbook(columns, told, lang).save(draft)
    return [target]


def _write_csv(target: Path, rows: Sequence[Sequence[object]], whole: Draft) -> None:
    with whole(target) as draft, CsvWriter(draft) as writer:
        for row in rows:
            writer.write(row)


def _explained(guide: Guide, lang: Lang) -> list[str]:
    options = {"zh": "、", "en": "; "}[lang].join(option[lang] for option in guide.options)
    items = {"zh": "、", "en": ", "}[lang].join(map(str, guide.items))
    return [guide.heading[lang], guide.about[lang], guide.takes[lang], options, items, guide.id]


def _workbook(columns: Sequence[Guide], told: Sequence[Guide], lang: Lang) -> Book:
    book = Book()
    titles = SHEETS[lang]
    table = book.sheet(titles[0], 1, [WIDTHS[0]] * len(columns))
    explanation = book.sheet(titles[1], 1, WIDTHS)
    lists = book.sheet(titles[2])
    lists.hide()
    offered = [_options(guide, lang) for guide in columns]
    for number, (guide, options) in enumerate(zip(columns, offered, strict=True), 1):
        if guide.kind == "items":
            table.text_column(number)
        if options:
            table.offer(_offer(titles[2], number, len(options)))
    table.write([guide.heading[lang] for guide in columns], HEAD)
    for row in zip_longest(*offered):
        lists.write(row)
    explanation.write(HEADINGS[lang], HEAD)
    for guide in told:
        explanation.write(_explained(guide, lang), WRAPPED)
    return book


def _options(guide: Guide, lang: Lang) -> Sequence[str]:
    """What is offered in a column, one of which is wanted."""
    if guide.kind == "yes_no":
        return YES_NO[lang]
    return [option[lang] for option in guide.options] if guide.kind == "choice" else ()


def _offer(sheet: str, number: int, options: int) -> DataValidation:
    """A list to pick from; other words may be typed."""
    letter = get_column_letter(number)
    offer = DataValidation(
        "list",
        formula1=f"'{sheet}'!${letter}$1:${letter}${options}",
        allow_blank=True,
        showErrorMessage=False,
    )
    offer.add(f"{letter}2:{letter}{LAST_ROW}")
    return offer
