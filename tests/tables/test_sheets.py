"""Sheets as offices keep them: what is read in each, what is answered, and how it comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.rules.errors import InputErrors
from generator.rules.policy import DOCUMENTS, Policy
from generator.tables.answer import Answer
from generator.tables.choice import Choice
from generator.tables.output import Results, writer_for
from generator.tables.results import result_cells
from generator.tables.run import Run as Reading
from generator.tables.table import Line
from tests.rules.real import bounded
from tests.tables.conftest import Run
from tests.tables.sheets import SHEETS, Sheet, workbook
from tests.tables.tables import read_csv, read_sheet, results, write_csv, write_sheet
from tests.tables.test_browser import DAY, Desk, desk, policy_json  # noqa: F401 - its fixtures too

TODAY = date(2026, 11, 23)
GIVEN = SHEETS[:5]
"""The shapes that users sent."""

each = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


def read(policy: Policy, place: Path, sheet: Sheet) -> tuple[Reading, list[tuple[Line, Answer]]]:
    sheet.make(place / sheet.name)
    reading = Reading(policy, place / sheet.name, TODAY)
    return reading, list(reading.answers())


def first_items(answer: Answer) -> list[int]:
    """The items of a row, or the one that is offered first."""
    if answer.verdict is not None:
        return [entry["item"] for entry in answer.verdict["items"]]
    return [one["item"] for one in answer.proposals[:1]]


def possible(answer: Answer) -> list[str]:
    return list(answer.verdict["possible_documents"] if answer.verdict else answer.possible)


@each
def test_the_rows_that_are_projects_are_read_and_the_others_counted(
    indexed: Policy, tmp_path: Path, sheet: Sheet
) -> None:
    reading, rows = read(indexed, tmp_path, sheet)
    found = [line.row.number for line, _ in rows]
    assert set(sheet.projects) <= set(found)
    counts = {kind: n for kind, n in reading.kinds.counts.items() if kind != "project"}
    assert counts == dict(sheet.others)
    assert reading.kinds.hidden == list(sheet.hidden)
    assert len(found) == len(sheet.projects)


@each
def test_no_row_is_too_lenient(indexed: Policy, tmp_path: Path, sheet: Sheet) -> None:
    """What a project needs is among what is possible, or what is said is stricter; a claim decides nothing."""
    _, rows = read(indexed, tmp_path, sheet)
    for line, answer in rows:
        project = sheet.projects.get(line.row.number)
        if project is None:
            continue
        if project.items == (0,):
            assert answer.status == "open" and answer.verdict and answer.verdict["looks_like"]
            continue
        if not possible(answer):
            assert answer.status == "choose", "nothing is ruled out"
            continue
        strictest = min(map(DOCUMENTS.index, possible(answer)))
        assert strictest <= DOCUMENTS.index(project.document), (line.row.number, possible(answer))


@each
def test_every_project_gets_something_to_go_on_with(indexed: Policy, tmp_path: Path, sheet: Sheet) -> None:
    """The document, or those possible and what to ask; or items to choose from with what they may come to."""
    _, rows = read(indexed, tmp_path, sheet)
    for line, answer in rows:
        if answer.verdict:
            asked = answer.verdict["ask_next"] or answer.verdict["document"]
            assert asked and answer.verdict["possible_documents"], line.row.number
        else:
            assert answer.status == "choose" and answer.proposals, line.row.number
            assert answer.possible or answer.proposals[0]["strength"] == "weak", line.row.number


@pytest.mark.parametrize("sheets", [GIVEN, SHEETS[5:]], ids=["given", "own"])
def test_four_of_five_projects_get_their_item_first(
    indexed: Policy, tmp_path: Path, sheets: tuple[Sheet, ...]
) -> None:
    right = total = 0
    for sheet in sheets:
        for line, answer in read(indexed, tmp_path, sheet)[1]:
            if project := sheet.projects.get(line.row.number):
                total += 1
                right += first_items(answer)[0] in project.items
    assert right >= 0.8 * total, (right, total)


@each
def test_a_class_that_is_too_light_is_marked(indexed: Policy, tmp_path: Path, sheet: Sheet) -> None:
    _, rows = read(indexed, tmp_path, sheet)
    assert [line.row.number for line, answer in rows if answer.differs == "lenient"] == list(sheet.lenient)


@each
def test_what_is_decided_by_what_was_read_says_so(indexed: Policy, tmp_path: Path, sheet: Sheet) -> None:
    _, rows = read(indexed, tmp_path, sheet)
    for _, answer in rows:
        assert answer.status != "decided" or not answer.found
        if answer.status == "read":
            assert answer.found or answer.read


@each
def test_page_and_command_write_the_same(
    desk: Desk,  # noqa: F811
    run: Run,
    tmp_path: Path,
    sheet: Sheet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = desk.room / f"table{Path(sheet.name).suffix}"
    sheet.make(source)
    before = source.read_bytes()
    closed = desk.run(sheet.name, 2)
    monkeypatch.setattr("generator.cli.batch.date", _Day)
    for ending in ("csv", "xlsx"):
        run(source, "-o", tmp_path / f"r.{ending}")
        assert Path(closed["files"][ending]).read_bytes() == (tmp_path / f"r.{ending}").read_bytes()
    assert source.read_bytes() == before


class _Day(date):
    """The day on which the page is asked, for the command."""

    @classmethod
    def today(cls) -> _Day:
        return cls.fromisoformat(DAY["on"])


# --- back into the very file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sheet", [one for one in SHEETS if one.name.endswith("xlsx")], ids=lambda one: one.name
)
def test_a_workbook_comes_back_as_it_was_with_the_results_beside(
    run: Run, tmp_path: Path, sheet: Sheet
) -> None:
    source = tmp_path / sheet.name
    sheet.make(source)
    run(source, "-o", tmp_path / "r.xlsx")
    before, after = load_workbook(source), load_workbook(tmp_path / "r.xlsx")
    assert before.sheetnames == after.sheetnames
    for name in before.sheetnames:
        old, new = before[name], after[name]
        assert {str(one) for one in old.merged_cells.ranges} == {str(one) for one in new.merged_cells.ranges}
        assert old.sheet_state == new.sheet_state
        for row in old.iter_rows():
            for cell in row:
                assert new.cell(cell.row, cell.column).value == cell.value
        for letter, column in old.column_dimensions.items():
            assert new.column_dimensions[letter].hidden == column.hidden
        for number, row_look in old.row_dimensions.items():
            assert new.row_dimensions[number].hidden == row_look.hidden


def test_results_are_taken_out_before_new_ones_are_put_in(run: Run, tmp_path: Path) -> None:
    for sheet in SHEETS:
        if not sheet.name.endswith("xlsx") or sheet.name in (
            "key_value.xlsx",
            "form.xlsx",
            "side_by_side.xlsx",
        ):
            continue
        sheet.make(tmp_path / sheet.name)
        run(tmp_path / sheet.name, "-o", tmp_path / "once.xlsx")
        run(
            tmp_path / "once.xlsx", "-o", tmp_path / "twice.xlsx", "--sheet", sheet_of(tmp_path / "once.xlsx")
        )
        assert read_all(tmp_path / "once.xlsx") == read_all(tmp_path / "twice.xlsx"), sheet.name


def sheet_of(path: Path) -> str:
    """The sheet that has results."""
    for sheet in load_workbook(path).worksheets:
        if any("结果：状态" in row for row in sheet.iter_rows(values_only=True)):
            return str(sheet.title)
    raise AssertionError("no results")


def read_all(path: Path) -> list[list[Any]]:
    return [
        list(row) for sheet in load_workbook(path).worksheets for row in sheet.iter_rows(values_only=True)
    ]


def test_widths_pictures_and_formulas_of_a_workbook_stay(run: Run, tmp_path: Path) -> None:
    book = workbook(["项目名称", "总投资", "两倍"], ["甲养猪场", 5, "=B2*2"])
    book.active.column_dimensions["A"].width = 33
    book.active["A2"].comment = None
    book.active.freeze_panes = "B2"
    book.active.protection.sheet = True
    book.save(tmp_path / "park.xlsx")
    run(tmp_path / "park.xlsx", "-o", tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx").active
    assert sheet.column_dimensions["A"].width == 33 and sheet.freeze_panes == "B2"
    assert sheet.protection.sheet and sheet["C2"].value == "=B2*2"
    assert sheet["D1"].value == "结果：状态" and sheet["D2"].data_type in ("s", "inlineStr")


def test_what_is_written_behind_the_header_is_not_written_over(run: Run, tmp_path: Path) -> None:
    source = write_sheet(tmp_path / "park.xlsx", [["项目名称"], ["甲养猪场"], [], ["", "", "", "", "旁注"]])
    run(source, "-o", tmp_path / "r.xlsx")
    rows = read_sheet(tmp_path / "r.xlsx")
    assert rows[3][4] == "旁注" and rows[0][5] == "结果：状态"


# --- what the reader tells ----------------------------------------------------------------------------

ODD = [["2026年清单"], ["甲栏", "乙栏", "丙栏"], ["某某养猪场", "年出栏6000头", "登记表"]]


def test_where_it_is_not_plain_which_column_is_which_the_reader_is_asked_and_the_choice_is_kept(
    run: Run, tmp_path: Path
) -> None:
    for ending, write in ((".csv", write_csv), (".xlsx", write_sheet)):
        source = write(tmp_path / f"park{ending}", ODD)
        code, _, err = run(source, "-o", tmp_path / f"r{ending}")
        assert code == 1 and "--columns name=B" in err and "第2行：甲栏、乙栏、丙栏" in err
        told = "name=A, description=B；class=c"
        assert run(source, "-o", tmp_path / f"r{ending}", "--columns", told)[0] == 0
        (row,) = results_below(tmp_path / f"r{ending}", 1)
        assert row["状态"] and row["与原填环评类别比"].startswith("偏轻")
        assert run(tmp_path / f"r{ending}", "-o", tmp_path / "again.csv")[0] == 0
        (again,) = results_below(tmp_path / "again.csv", 1)
        kept = [
            {name: cell for name, cell in one.items() if not name.startswith("各列")} for one in (row, again)
        ]
        assert kept[0] == kept[1], "the choice is read from the file that was written"


def results_below(path: Path, above: int) -> list[dict[str, str]]:
    """The rows of a result whose header has rows above it."""
    head, *rows = (read_csv(path) if path.suffix == ".csv" else read_sheet(path))[above:]
    return [
        {str(name).removeprefix("结果："): str(cell or "") for name, cell in zip(head, row, strict=False)}
        for row in rows
    ]


@pytest.mark.parametrize("said", ["name", "name=1", "moon=B", "name=B,header=x", "name=ABCD"])
def test_a_choice_of_columns_that_is_not_understood_is_refused(run: Run, tmp_path: Path, said: str) -> None:
    source = write_csv(tmp_path / "park.csv", ODD)
    for lang, words in (("zh", "看不懂"), ("en", "is not understood")):
        code, _, err = run(source, "-o", tmp_path / "r.csv", "--columns", said, "--lang", lang)
        assert code == 1 and words in err


def test_a_row_for_the_header_that_there_is_not_is_refused(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", ODD)
    code, _, err = run(source, "-o", tmp_path / "r.csv", "--columns", "name=A,header=9")
    assert code == 1 and "没有第9行" in err


def test_columns_beyond_the_header_may_be_told(indexed: Policy, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["甲栏", "乙栏"], ["x", "y", "某某养猪场"]])
    reading = Reading(indexed, source, TODAY, choice=Choice.read("name=C,header=1"))
    assert [answer.found for _, answer in reading.answers()] == [True]


def test_a_sheet_is_chosen_by_its_name_or_its_number(run: Run, tmp_path: Path) -> None:
    book = workbook(["项目名称"], ["甲养猪场"], title="甲")
    book.create_sheet("乙").append(["工程名称"])
    book["乙"].append(["乙加油站"])
    book.save(tmp_path / "park.xlsx")
    _, out, _ = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv")
    assert "工作表“甲”；还有工作表“乙”没有读" in out
    for said in ("乙", "2"):
        _, out, _ = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv", "--sheet", said)
        assert "工作表“乙”" in out and results(tmp_path / "r.csv")[0]["工程名称"] == "乙加油站"
    code, _, err = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv", "--sheet", "丙")
    assert code == 1 and "没有工作表“丙”。有：甲、乙" in err


def test_items_chosen_in_the_file_count_in_the_next_run(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["项目名称", "结果：选定的类别"], ["轻烧氧化镁", "54"]])
    run(source, "-o", tmp_path / "r.csv")
    (row,) = results(tmp_path / "r.csv")
    assert row["选定的类别"] == "54" and "items=54" in row["网页复核链接"]


def test_of_several_columns_about_the_class_the_first_that_names_a_document_counts(
    run: Run, tmp_path: Path
) -> None:
    source = write_csv(
        tmp_path / "park.csv",
        [
            ["项目名称", "养殖规模", "环评", "环评文件类型"],
            ["甲养猪场", "年出栏生猪8000头", "已办理", "登记表"],
            ["乙养猪场", "年出栏生猪8000头", "报告书", "登记表"],
        ],
    )
    run(source, "-o", tmp_path / "r.csv")
    first, second = (row["与原填环评类别比"] for row in results(tmp_path / "r.csv"))
    assert "登记表" in first and second == ""


# --- sheets that are no lists of projects -------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        ([["序号", "姓名", "性别", "职务"], [1, "甲", "男", "科长"]], "像是人员名单", "a list of people"),
        ([["季度", "收入"], ["一", 5], ["二", 6]], "没有认出", "it is not plain"),
        ([["行标签", "求和项:投资", "计数项:项目"], ["甲县", 5, 1]], "没有认出", "it is not plain"),
        ([["请见附件"]], "没有认出", "it is not plain"),
        ([["项目名称", "建设内容"], ["合计"]], "表头下面没有项目", "no projects below the header"),
        ([["姓名", "职务", "电话"], ["甲", "科长", "1"]], "像是人员名单", "a list of people"),
    ],
)
def test_a_sheet_without_projects_is_said_to_be_so(
    run: Run, tmp_path: Path, rows: list[list[object]], zh: str, en: str
) -> None:
    source = write_sheet(tmp_path / "park.xlsx", rows)
    for lang, words in (("zh", zh), ("en", en)):
        code, _, err = run(source, "-o", tmp_path / "r.xlsx", "--lang", lang)
        assert code == 1 and words in err and "Traceback" not in err
    assert not (tmp_path / "r.xlsx").exists()


def test_a_second_table_below_the_first_is_read_by_the_first_header(indexed: Policy, tmp_path: Path) -> None:
    rows = [
        ["项目名称", "建设内容"],
        ["甲养猪场", "年出栏6000头"],
        [],
        ["项目名称", "建设内容"],
        ["乙加油站", ""],
    ]
    reading = Reading(indexed, write_sheet(tmp_path / "park.xlsx", rows), TODAY)
    assert [line.row.number for line, _ in reading.answers()] == [2, 5]
    assert reading.kinds.counts["header"] == 1


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        (["项目名称", "建设内容", None, "项目名称", "建设内容"], "D"),
        (["项目名称", "建设内容", None, "工程名称", "建设规模"], "D"),
        (["项目名称", "建设内容", None, "企业名称", "主要产品"], "D"),
        (["序号", "项目名称", "序号", "项目名称"], "C"),
    ],
)
@pytest.mark.parametrize("titles", [[], [["甲区项目", None, None, "乙区项目"]]], ids=["bare", "titled"])
def test_two_tables_side_by_side_are_refused_in_words(
    run: Run, tmp_path: Path, titles: list[list[object]], head: list[object], begins: str
) -> None:
    row = [heading and "甲加油站" for heading in head]
    source = write_sheet(tmp_path / "park.xlsx", [*titles, head, row, row])
    for told in ([], ["--columns", "name=D"]):
        code, _, err = run(source, *told, "-o", tmp_path / "r.xlsx")
        assert code == 1 and f"并排放着两个表，第二个从{begins}列开始" in err
    assert not (tmp_path / "r.xlsx").exists()


@pytest.mark.parametrize(
    "head",
    [
        ["项目名称", None, "建设内容", "批复文号"],
        ["项目名称", "建设内容", None, "企业名称", "联系电话"],
        ["项目名称", "建设内容", None, "姓名", "职务"],
        ["序号", "项目名称", "建设内容", "备注", "备注"],
    ],
)
def test_a_blank_column_within_one_table_parts_nothing(
    indexed: Policy, tmp_path: Path, head: list[object]
) -> None:
    row = [heading and "甲加油站" for heading in head]
    reading = Reading(indexed, write_sheet(tmp_path / "park.xlsx", [head, row]), TODAY)
    assert [line.row.number for line, _ in reading.answers()] == [2]


def test_names_that_look_like_formulas_are_names(run: Run, tmp_path: Path) -> None:
    names = ["=甲养猪场", "+乙养猪场", "@丙养猪场", "-丁养猪场"]
    source = write_csv(tmp_path / "park.csv", [["项目名称"], *([name] for name in names)])
    for output in ("r.csv", "r.xlsx"):
        run(source, "-o", tmp_path / output)
        rows = results(tmp_path / output)
        assert [row["查到的类别（请核对）"][:2] for row in rows] == ["3 "] * 4
        assert [row["项目名称"].lstrip("'") for row in rows] == names


CELLS = [
    "",
    "",
    "项目名称",
    "建设内容",
    "环评类别",
    "合计",
    "一、新建",
    "甲养猪场",
    "年出栏6000头",
    "登记表",
    "3",
    "项目概况：",
    "序号",
    "批复时间",
    "2020.1.1",
    "备注：无",
    "结果：状态",
    "=1",
    "C2613",
]


@bounded(60)
@given(st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5), min_size=1, max_size=7), st.data())
def test_however_cells_stand_a_sheet_is_answered_or_refused_in_words(
    indexed: Policy, rows: list[list[str]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "park.xlsx", Path(folder) / "r.xlsx"
        book = workbook(*([cell or None for cell in row] for row in rows))
        if data.draw(st.booleans()):
            top = data.draw(st.integers(1, len(rows)))
            book.active.merge_cells(
                start_row=top, end_row=top + 1, start_column=1, end_column=data.draw(st.integers(1, 4))
            )
        book.save(source)
        try:
            reading = Reading(indexed, source, TODAY)
            with writer_for(reading, target, "zh") as writer:
                written = Results(reading, "zh", writer)
                for line, answer in reading.answers(written.copy):
                    written.add(line, result_cells(indexed, answer, "zh"))
                written.finish()
        except InputErrors as error:
            assert all(mistake.zh and mistake.en for mistake in error.errors)
            return
        before, after = load_workbook(source).active, load_workbook(target).active
        for row in before.iter_rows():
            for cell in row:
                if not str(cell.value).startswith("结果："):
                    assert (
                        after.cell(cell.row, cell.column).value in (cell.value, "结果：状态")
                        or cell.value is None
                    )


def test_tags_in_single_quotation_marks_are_read_too(run: Run, tmp_path: Path) -> None:
    sheet = next(one for one in SHEETS if one.name == "park.xlsx")
    sheet.make(tmp_path / "draft.xlsx")
    with ZipFile(tmp_path / "draft.xlsx") as old, ZipFile(tmp_path / "park.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'"', b"'") if name == "xl/worksheets/sheet1.xml" else content)
    _, out, _ = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.xlsx")
    assert "隐藏的行也判断了：第13行" in out and "分节行 2" in out
    run(tmp_path / "draft.xlsx", "-o", tmp_path / "other.xlsx")
    assert read_all(tmp_path / "r.xlsx") == read_all(tmp_path / "other.xlsx")


def test_as_many_columns_as_a_sheet_can_have_are_refused(indexed: Policy, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["项目名称", *["x"] * 16_383], ["甲"]])
    with pytest.raises(InputErrors, match="16384 columns"):
        Reading(indexed, source, TODAY)
