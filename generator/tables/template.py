"""A table to fill in, with an explanation of its columns: a second sheet in a workbook, a second file beside
a CSV."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.tables.csv_writer import CsvWriter, written_whole
from generator.tables.guide import Guide

if TYPE_CHECKING:
    from generator.models.messages import Lang

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


def write_template(target: Path, columns: Sequence[Guide], told: Sequence[Guide], lang: Lang) -> list[Path]:
    """Write a table with these columns and the explanation of all columns told of; returns the files made.

    A file that is there already is not replaced, for it may be a table that was filled in.
    """
    beside = target.with_name(f"{target.stem}{BESIDE[lang]}{target.suffix}")
    if target.exists():
        raise FileExistsError(errno.EEXIST, "the file exists", str(target))
    if target.suffix.lower() == ".csv":
        _write_csv(target, [[guide.heading[lang] for guide in columns]])
        _write_csv(beside, [HEADINGS[lang], *(_explained(guide, lang) for guide in told)])
        return [target, beside]
    content = BytesIO()
    _workbook(columns, told, lang).save(content)
    with written_whole(target) as draft:
        draft.write_bytes(content.getvalue())
    return [target]


def _write_csv(target: Path, rows: Sequence[Sequence[Any]]) -> None:
    with written_whole(target) as draft, CsvWriter(draft) as writer:
        for row in rows:
            writer.write(row)


def _explained(guide: Guide, lang: Lang) -> list[str]:
    options = {"zh": "、", "en": "; "}[lang].join(option[lang] for option in guide.options)
    items = {"zh": "、", "en": ", "}[lang].join(map(str, guide.items))
    return [guide.heading[lang], guide.about[lang], guide.takes[lang], options, items, guide.id]


def _workbook(columns: Sequence[Guide], told: Sequence[Guide], lang: Lang) -> Workbook:
    book = Workbook()
    table, explanation, lists = (book.active, book.create_sheet(), book.create_sheet())
    for sheet, title in zip((table, explanation, lists), SHEETS[lang], strict=True):
        sheet.title = title
    lists.sheet_state = "hidden"
    for index, guide in enumerate(columns, 1):
        _column(table, index, guide, lang)
        _offer(table, lists, index, guide, lang)
    table.freeze_panes = explanation.freeze_panes = "A2"
    for row in (HEADINGS[lang], *(_explained(guide, lang) for guide in told)):
        explanation.append(row)
    for index, width in enumerate(WIDTHS, 1):
        explanation.column_dimensions[get_column_letter(index)].width = width
        explanation.cell(1, index).font = Font(bold=True)
    for cells in explanation.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return book


def _column(table: Any, index: int, guide: Guide, lang: Lang) -> None:
    """A heading; numbers of items are kept as text, or a spreadsheet program may take ``3,53`` for 353."""
    cell = table.cell(1, index, guide.heading[lang])
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    column = table.column_dimensions[get_column_letter(index)]
    column.width = WIDTHS[0]
    if guide.kind == "items":
        column.number_format = "@"


def _offer(table: Any, lists: Any, index: int, guide: Guide, lang: Lang) -> None:
    """A list to pick from where one option is wanted; other words may be typed."""
    options = (
        YES_NO[lang]
        if guide.kind == "yes_no"
        else [option[lang] for option in guide.options]
        if guide.kind == "choice"
        else ()
    )
    if not options:
        return
    letter = get_column_letter(index)
    for row, option in enumerate(options, 1):
        lists.cell(row, index, option)
    offer = DataValidation(
        "list",
        formula1=f"'{lists.title}'!${letter}$1:${letter}${len(options)}",
        allow_blank=True,
        showErrorMessage=False,
    )
    offer.add(f"{letter}2:{letter}{LAST_ROW}")
    table.add_data_validation(offer)
