"""Nothing that stands in a table is run: not by us, and not by the program that opens the results."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from generator.tables.csv_writer import harmless
from tests.tables.conftest import Run
from tests.tables.tables import read_csv, read_sheet, results, write_csv

EVIL = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-1+1",
    "@SUM(A1)",
    "  =1",
    "\u3000=1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\ttext",
    "＝1+1",
    "＋1",
    "－1+2",
    "＠SUM(A1)",
    "\ufeff=1",
    '=HYPERLINK("http://example.org","x")',
]
PLAIN = ["-3", "+3", "-1,200.5", "-5%", "1e5", "-1e-5", "-", "--", "abc", "a=b", "3-4", "", "第3项"]


@pytest.mark.parametrize("text", EVIL)
def test_what_could_be_a_formula_is_marked_as_text_in_csv(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_every_cell_of_a_csv_result_is_harmless(run: Run, tmp_path: Path) -> None:
    table = write_csv(
        tmp_path / "park.csv", [["items", "=A1", "note"], *(["3", text, text] for text in EVIL)]
    )
    assert run(table, "-o", tmp_path / "r.csv")[0] == 0
    head, *rows = read_csv(tmp_path / "r.csv")
    assert head[1] == "'=A1"
    assert [row[1] for row in rows] == ["'" + text for text in EVIL]
    assert all(cell == harmless(cell) for row in [head, *rows] for cell in row)


def test_a_message_that_repeats_a_cell_does_not_begin_with_it(run: Run, tmp_path: Path) -> None:
    table = write_csv(
        tmp_path / "park.csv", [["items", "pigs_sold_per_year"], ["=cmd", "=cmd"], ["@x", "+x"]]
    )
    assert run(table, "-o", tmp_path / "r.csv")[0] == 1
    assert all(row["错误"].startswith("第") for row in results(tmp_path / "r.csv"))


def test_every_text_of_a_workbook_is_stored_as_text(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", [["items", "=A1"], *(["3", text] for text in EVIL)])
    assert run(table, "-o", tmp_path / "r.xlsx")[0] == 0
    book = load_workbook(tmp_path / "r.xlsx")
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).lstrip().startswith(("=", "+", "@")))
    assert "<f" not in zipfile.ZipFile(tmp_path / "r.xlsx").read("xl/worksheets/sheet1.xml").decode()


def test_formulas_are_read_by_their_stored_values_and_never_calculated(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "park.xlsx"
    _stored(table, "<v>6000</v>")
    assert run(table, "-o", tmp_path / "r.xlsx")[0] == 0
    assert "6,000头/年" in results(tmp_path / "r.xlsx")[0]["理由"]
    assert read_sheet(tmp_path / "r.xlsx")[1][1] == "=3000*2", "what is the reader's own stays as it is"


def test_a_formula_without_a_stored_value_is_an_error_of_its_row(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "park.xlsx"
    _stored(table, "")
    code, _, err = run(table, "-o", tmp_path / "r.xlsx")
    assert code == 1
    assert "第2行：B列“pigs_sold_per_year”：公式没有保存计算结果" in err
    first, second = results(tmp_path / "r.xlsx")
    assert first["状态"] == "还不能确定" and first["pigs_sold_per_year"] == "=3000*2"
    assert second["状态"] == "还不能确定" and not second["错误"]
    assert read_csv_of(run, table, tmp_path)[1][1] == "'=3000*2"


def test_a_formula_in_a_column_that_is_not_read_harms_nobody(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["items", "total"], [3, "=1+1"]):
        book.active.append(row)
    book.save(tmp_path / "park.xlsx")
    assert run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv")[0] == 0
    assert read_csv(tmp_path / "r.csv")[1][1] == "'=1+1"


def test_error_values_are_named(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["items", "pigs_sold_per_year"], [3, "#DIV/0!"]):
        book.active.append(row)
    book.active["B2"].data_type = "e"
    book.save(tmp_path / "park.xlsx")
    code, _, err = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 1 and "Row 2: Column B “pigs_sold_per_year”: the cell holds an error value" in err


def read_csv_of(run: Run, table: Path, place: Path) -> list[list[str]]:
    """The results of a table as CSV."""
    run(table, "-o", place / "of.csv")
    return read_csv(place / "of.csv")


def _stored(path: Path, value: str) -> None:
    """A workbook in which a formula has (or lacks) a stored value, as spreadsheet programs write it."""
    book = Workbook()
    for row in (["items", "pigs_sold_per_year"], [3, "=3000*2"], [3, None]):
        book.active.append(row)
    draft = path.with_name("draft.xlsx")
    book.save(draft)
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert content.count(b"<f>3000*2</f>") == 1
                content = re.sub(rb"(<f>3000\*2</f>)<v ?(/|></v)>", rb"\g<1>" + value.encode(), content)
            new.writestr(name, content)
    draft.unlink()
