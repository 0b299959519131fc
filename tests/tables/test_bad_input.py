"""What is wrong is said where it is; the rest goes on; nothing is lost and nothing breaks."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.tables import csv_reader as text
from generator.tables import nesting, table
from generator.tables import xlsx_reader as sheet
from tests.conftest import ROOT
from tests.tables.conftest import Run
from tests.tables.tables import read_csv, read_sheet, results, write_csv, write_sheet, write_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(run: Run, tmp_path: Path, source: Path, *words: str) -> None:
    """A table that cannot be read as a whole: said in both languages, exit code 1, no result and no debris."""
    before = set(tmp_path.iterdir())
    for lang, word in zip(("zh", "en"), words, strict=True):
        code, _, err = run(source, "-o", tmp_path / "r.csv", "--lang", lang)
        assert code == 1
        assert word in err
    assert set(tmp_path.iterdir()) == before


# --- rows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_bad_row_is_named_by_number_and_column_and_the_rest_goes_on(
    run: Run, tmp_path: Path, ending: str
) -> None:
    rows = [
        ["项目类别", "年出栏生猪（其他畜禽折合成猪）", "判断日期", "有电镀工艺"],
        ["3", "6000", "", ""],
        ["3", "6000吨", "昨天", "也许"],
        ["61", "", "", ""],
    ]
    source = tmp_path / f"park{ending}"
    (write_csv if ending == ".csv" else write_sheet)(source, rows)
    code, out, err = run(source, "-o", tmp_path / "r.csv")
    assert code == 1
    assert "已确定 2，还不能确定 0，要先选项目类别 0，有误 1" in out
    for words in (
        "第3行：",
        "B列“年出栏生猪（其他畜禽折合成猪）”",
        "单位：头/年",
        "C列“判断日期”",
        "“昨天”不是可用的日期",
        "D列“有电镀工艺”",
        "请填“是”或“否”",
    ):
        assert words in err
    assert [row["状态"] for row in results(tmp_path / "r.csv")] == ["已确定", "有误，未判断", "已确定"]
    assert results(tmp_path / "r.csv")[1]["错误"] == err.splitlines()[0]


def test_answers_that_contradict_each_other_are_a_mistake_of_their_row(run: Run, tmp_path: Path) -> None:
    head = ["items", "only_cutting_welding_assembly", "electroplating"]
    code, _, err = run(
        write_csv(tmp_path / "park.csv", [head, ["66", "是", "是"], ["66", "是", "否"]]),
        "-o",
        tmp_path / "r.csv",
    )
    assert code == 1 and err.startswith("第2行：C列“electroplating”：")
    assert [row["状态"] for row in results(tmp_path / "r.csv")] == ["有误，未判断", "已确定"]


def test_only_some_bad_rows_are_listed_and_all_of_them_are_in_the_results(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["items"], *([f"{n}"] for n in range(900, 930))])
    code, _, err = run(source, "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 1
    assert len(err.splitlines()) == 21 and err.splitlines()[-1].startswith("…")
    assert all(row["error"] for row in results(tmp_path / "r.csv", "en"))


def test_a_row_with_neither_item_nor_words_is_bad(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["项目名称", "项目类别", "备注"], ["", "", "x"]])
    code, _, err = run(source, "-o", tmp_path / "r.csv")
    assert code == 1 and "第2行：B列“项目类别”：没有填项目类别" in err


def test_a_description_that_fits_nothing_is_told_so(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["项目描述"], ["呵呵哈哈"]])
    assert run(source, "-o", tmp_path / "r.csv")[0] == 0
    (row,) = results(tmp_path / "r.csv")
    assert row["状态"] == "请先选项目类别" and "没有找到项目类别" in row["待回答的问题"]


def test_rows_longer_than_the_header_are_bad_and_shorter_ones_are_not(run: Run, tmp_path: Path) -> None:
    source = write_text(tmp_path / "park.csv", "name,items,areas\na,61\nb,61,,,,\nc,61,,x\n")
    code, _, err = run(source, "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 1
    assert "Row 4: The row has 4 cells and the header 3" in err
    assert [row["status"] for row in results(tmp_path / "r.csv", "en")] == [
        "decided",
        "decided",
        "not checked: see error",
    ]


def test_a_row_of_ten_thousand_cells(run: Run, tmp_path: Path) -> None:
    for ending, write in ((".csv", write_csv), (".xlsx", write_sheet)):
        source = write(tmp_path / f"park{ending}", [["items"], ["61", *["x"] * 9_999], ["61"]])
        code, _, err = run(source, "-o", tmp_path / "r.csv")
        assert code == 1 and "第2行：本行有 10000 格，表头只有 1 列" in err
        assert [row["状态"] for row in results(tmp_path / "r.csv")] == ["有误，未判断", "已确定"]


def test_a_cell_of_a_megabyte(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["items", "name"], ["61", "x" * 1_000_000], ["61", "y"]])
    for output in ("r.csv", "r.xlsx"):
        code, _, err = run(source, "-o", tmp_path / output)
        assert code == 1 and "这一格有 1000000 个字符，最多 32767 个" in err
        assert [row["状态"] for row in results(tmp_path / output)] == ["有误，未判断", "已确定"]
    assert len(read_csv(tmp_path / "r.csv")[1][1]) == 1_000_000


def test_a_line_that_never_ends(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LONGEST_LINE", 1000)
    refused(
        run,
        tmp_path,
        write_text(tmp_path / "park.csv", "items\n" + "3," * 600),
        "有一行超过 1,000 个字符",
        "longer than 1,000 characters",
    )


def test_wrong_quotation_marks_on_one_line_are_an_error_of_that_row(run: Run, tmp_path: Path) -> None:
    source = write_text(tmp_path / "park.csv", 'name,items\n"A" plant,61\nb,61\n')
    code, _, err = run(source, "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 1 and "Row 2: Its quotation marks are wrong" in err
    assert [row[0] for row in read_csv(tmp_path / "r.csv")] == ["name", '"A" plant,61', "b"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(run: Run, tmp_path: Path) -> None:
    for source in ('name,items\na,61\n"b,61\nc,61\n', 'name,items\na,61\n"b,61\n"c",61\n'):
        refused(
            run,
            tmp_path,
            write_text(tmp_path / "park.csv", source),
            "第3行（文本的第3行）有引号没有配对",
            "row 3 (line 3 of the text)",
        )
    refused(run, tmp_path, write_text(tmp_path / "park.csv", '"name"x,items\na,61\n'), "第1行", "row 1")


# --- headers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "zh", "en"),
    [
        (["甲", "乙"], "最像表头的第1行：甲、乙", "row 1 comes closest"),
        (["姓名", "性别", "职务"], "像是人员名单", "a list of people"),
        (
            ["项目类别", "item"],
            "A列“项目类别”和B列“item”是同一项内容",
            "column A “项目类别” and column B “item” give the same thing",
        ),
        (["items", "areas", "涉及的环境敏感区"], "B列“areas”和C列", "column B “areas” and column C"),
        (["items", *["x"] * 2000], "有 2001 列，最多 2000 列", "has 2001 columns"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused_before_anything_is_done(
    run: Run, tmp_path: Path, head: list[str], zh: str, en: str
) -> None:
    refused(run, tmp_path, write_csv(tmp_path / "park.csv", [head, ["3", "", ""]]), zh, en)


def test_columns_that_are_not_read_may_share_a_heading(run: Run, tmp_path: Path) -> None:
    assert (
        run(
            write_csv(tmp_path / "park.csv", [["items", "备注", "备注"], ["61", "a", "b"]]),
            "-o",
            tmp_path / "r.csv",
        )[0]
        == 0
    )


def test_a_header_that_fits_several_questions_goes_by_the_items_of_the_row(run: Run, tmp_path: Path) -> None:
    head = ["items", "包括下列哪些制造？", "制造下列哪些产品？"]
    source = write_csv(
        tmp_path / "park.csv", [head, ["55", "无", ""], ["3", "无", ""], ["60", "无", ""], ["", "", "无"]]
    )
    assert run(source, "-o", tmp_path / "r.csv")[0] == 1
    first, second, third, fourth = results(tmp_path / "r.csv")
    assert "=none" in first["网页复核链接"] and "=none" in third["网页复核链接"]
    assert first["网页复核链接"].split("&")[-1] != third["网页复核链接"].split("&")[-1]
    assert "第3行：B列“包括下列哪些制造？”：这个表头可指多个问题" in second["错误"]
    assert fourth["状态"] == "有误，未判断"


# --- files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\n\n", b",,\n , \n", b"\xef\xbb\xbf"])
def test_an_empty_file(run: Run, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "park.csv"
    source.write_bytes(content)
    refused(run, tmp_path, source, "文件是空的", "the file is empty")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_header_alone(run: Run, tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"park{ending}"
    (write_csv if ending == ".csv" else write_sheet)(source, [["项目类别"], [""], []])
    refused(run, tmp_path, source, "表头下面没有项目", "no projects below the header")


def test_an_empty_workbook(run: Run, tmp_path: Path) -> None:
    refused(
        run, tmp_path, write_sheet(tmp_path / "park.xlsx", []), "工作簿里没有内容", "nothing in the workbook"
    )


def test_hidden_and_empty_sheets_are_passed_over(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["items"])
    book.active.sheet_state = "hidden"
    book.create_sheet("empty")
    full = book.create_sheet("园区")
    for row in (["items"], [61]):
        full.append(row)
    book.save(tmp_path / "park.xlsx")
    code, out, _ = run(tmp_path / "park.xlsx", "-o", tmp_path / "r.csv")
    assert code == 0 and "工作表“园区”" in out


def test_a_missing_file_a_folder_and_a_file_in_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").write_text("x")
    for name in ("none.csv", "none.xlsx"):
        refused(run, tmp_path, tmp_path / name, "没有这个文件", "there is no such file")
    for name in ("folder.csv", "folder.xlsx"):
        refused(run, tmp_path, tmp_path / name, "这是文件夹", "it is a folder")
    refused(run, tmp_path, tmp_path / "file" / "a.csv", "不是文件夹", "is no folder")


def test_files_that_are_not_what_their_names_say(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    files = {
        "a.csv": (book.read_bytes(), "像是 Excel 工作簿", "looks like an Excel workbook"),
        "b.csv": (OLE + b"x" * 600, "像是 Excel 工作簿", "looks like an Excel workbook"),
        "c.xlsx": (b"items\n3\n", "这不是 .xlsx 工作簿", "no .xlsx workbook"),
        "d.xlsx": (OLE + b"x" * 600, "旧的 .xls 格式", "the old .xls format"),
        "e.xlsx": (OLE + b"x" * 600 + sheet.ENCRYPTED, "设了打开密码", "protected with a password"),
        "f.xlsx": (book.read_bytes()[:-200], "这不是 .xlsx 工作簿", "no .xlsx workbook"),
        "g.xlsx": (_zip({"a.txt": b"x"}), "工作簿已损坏", "the workbook is damaged"),
        "h.xlsx": (
            _zip_of(book, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
            "工作簿已损坏",
            "damaged",
        ),
        "i.xlsx": (
            _zip_of(book, "xl/workbook.xml", b"<oops/>"),
            "工作簿里没有内容",
            "nothing in the workbook",
        ),
        "j.xlsx": (_zip_of(book, "xl/worksheets/sheet1.xml", BILLION_LAUGHS), "工作簿已损坏", "damaged"),
        "k.xlsx": (
            _zip_of(book, "xl/worksheets/sheet1.xml", _sheet("<a>" * 200_000 + "</a>" * 200_000)),
            "一层套一层",
            "nested beyond reason",
        ),
    }
    for name, (content, zh, en) in files.items():
        source = tmp_path / name
        source.write_bytes(content)
        refused(run, tmp_path, source, zh, en)


@pytest.mark.parametrize("name", ["pipe.csv", "pipe.xlsx", "endless.csv", "endless.xlsx"])
def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(run: Run, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    if name.startswith("pipe"):
        os.mkfifo(source)
    else:
        source.symlink_to("/dev/zero")
    refused(run, tmp_path, source, "不是普通文件", "no ordinary file")


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def _zip(parts: dict[str, bytes]) -> bytes:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _zip_of(book: Path, changed: str, content: bytes) -> bytes:
    """A workbook with one part replaced."""
    with zipfile.ZipFile(book) as archive:
        return _zip({name: content if name == changed else archive.read(name) for name in archive.namelist()})


def _sheet(rows: str, dimension: str = "A1") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'.encode()


def _row(number: int, *cells: str) -> str:
    inner = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{inner}</row>'


def test_a_workbook_that_would_unpack_to_gigabytes_is_not_unpacked(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    source = tmp_path / "park.xlsx"
    source.write_bytes(_zip_of(book, "xl/worksheets/sheet1.xml", _sheet(_row(1, "items") + " " * 40_000_000)))
    assert source.stat().st_size < 100_000
    refused(run, tmp_path, source, "大得不合情理", "unreasonable size")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels"])
def test_a_workbook_nested_without_end_is_not_read(run: Run, tmp_path: Path, part: str) -> None:
    """In a browser Python would die of clearing it away."""
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    for depth, closed in ((nesting.DEEPEST + 1, b"</a>"), (20_000, b"")):
        source = tmp_path / "park.xlsx"
        source.write_bytes(_zip_of(book, part, b"<a>" * depth + closed * depth))
        refused(run, tmp_path, source, "一层套一层", "nested beyond reason")


def test_a_sheet_that_claims_to_be_huge_is_read_as_what_it_holds(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    source = tmp_path / "park.xlsx"
    source.write_bytes(
        _zip_of(book, "xl/worksheets/sheet1.xml", _sheet(_row(1, "items") + _row(5, "61"), "A1:XFD1048576"))
    )
    code, out, _ = run(source, "-o", tmp_path / "r.xlsx")
    assert code == 0 and "共 1 行" in out
    assert [row[0] for row in read_sheet(tmp_path / "r.xlsx")] == ["items", None, None, None, "61"]


def test_a_row_beyond_the_last_of_a_sheet_is_refused(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    source = tmp_path / "park.xlsx"
    source.write_bytes(
        _zip_of(
            book,
            "xl/worksheets/sheet1.xml",
            _sheet(_row(1, "items") + _row(2, "61") + _row(999_999_999, "61")),
        )
    )
    refused(run, tmp_path, source, "超过 1,048,575 行", "more than 1,048,575 projects")


def test_more_rows_than_a_sheet_holds_are_refused_before_the_work_begins(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "MOST_ROWS", 3)
    source = write_csv(tmp_path / "park.csv", [["items"], *[["61"]] * 4])
    refused(run, tmp_path, source, f"超过 {table.MOST_ROWS:,} 行", "Split the file")


# --- results ------------------------------------------------------------------------------------------


def test_the_table_itself_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["items"], ["61"]])
    (tmp_path / "link.csv").symlink_to(source)
    (tmp_path / "hard.csv").hardlink_to(source)
    before = source.read_bytes()
    for output in ("park.csv", "link.csv", "hard.csv", "../" + tmp_path.name + "/park.csv"):
        code, _, err = run(source, "-o", tmp_path / output)
        assert code == 2 and "结果不能写进项目表本身" in err
    assert source.read_bytes() == before


def test_a_result_is_replaced_whole_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_csv(tmp_path / "park.csv", [["items"], ["61"], ["61"]])
    for name in ("r.csv", "r.xlsx"):
        output = tmp_path / name
        assert run(source, "-o", output)[0] == 0
        before = output.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr("generator.tables.progress.Tally.add", _interrupted)
            code, _, err = run(source, "-o", output)
        assert code == 130 and "Traceback" not in err
        assert output.read_bytes() == before
        assert run(source, "-o", output)[0] == 0
        assert len(results(output)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["park.csv", "r.csv", "r.xlsx"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_that_is_no_result_is_not_replaced(run: Run, tmp_path: Path, lang: str) -> None:
    source = write_csv(tmp_path / "park.csv", [["items"], ["61"]])
    for name in ("list.csv", "list.xlsx"):
        output = write_text(tmp_path / name, "another list")
        code, _, err = run(source, "-o", output, "--lang", lang)
        assert code == 1 and {"zh": "不是本命令生成的", "en": "was not made by this command"}[lang] in err
        assert output.read_text() == "another list"


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_place_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "park.csv", [["items"], ["61"]])
    (tmp_path / "folder.csv").mkdir()
    for output, words in (
        (tmp_path / "none" / "r.csv", "没有这个文件或文件夹"),
        (tmp_path / "folder.csv", "这是文件夹"),
        (Path("/proc/r.csv"), "文件写不了"),
    ):
        code, _, err = run(source, "-o", output)
        assert code == 1 and words in err
    assert run("--template", tmp_path / "none" / "t.xlsx")[0] == 1


def test_a_file_whose_name_is_no_text_is_still_named(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe")
    source = write_csv(tmp_path / f"{name}.csv", [["items"], ["61"]])
    assert run(source, "-o", tmp_path / f"{name}r.csv")[0] == 0
    assert run(tmp_path / f"{name}none.csv", "-o", tmp_path / "r.csv")[0] == 1
    assert run(tmp_path / f"{name}.txt", "-o", tmp_path / "r.csv")[0] == 2
    assert run("--template", tmp_path / f"{name}t.csv")[0] == 0


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from generator.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_disk_that_fills_up_leaves_the_old_result_and_no_debris(tmp_path: Path, ending: str) -> None:
    """With a real limit on the size of files, so that a real write fails half-way."""
    source = write_csv(
        tmp_path / "park.csv", [["items", "name"], *(["61", os.urandom(200).hex()] for _ in range(200))]
    )
    output = tmp_path / f"r{ending}"
    output.touch()
    (tmp_path / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL_DISK, "batch", str(source), "-o", str(output)],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path / "temporary")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "文件写不了：文件超过了允许的大小" in done.stderr
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    assert output.read_text() == ""
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["park.csv", output.name, "temporary"]


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (["a.csv"], "用法", "usage"),
        (["a.csv", "-o", "b.csv", "--item", "3"], "--item 只用于模板", "--item is for templates"),
        (["a.csv", "-o", "b.txt"], "应以 .csv 或 .xlsx 结尾", "must end in .csv or .xlsx"),
        (["a.xls", "-o", "b.csv"], "另存为 .xlsx", "Save an old .xls as .xlsx"),
        (["--template", "t.doc"], "应以 .csv 或 .xlsx 结尾", "must end in"),
        (["a.csv", "--template", "t.csv"], "只生成模板", "only makes a template"),
        ([], "用法", "usage"),
    ],
)
def test_a_command_written_wrongly_is_code_2(run: Run, args: list[str], zh: str, en: str) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        code, _, err = run(*args, "--lang", lang)
        assert code == 2 and words in err


# --- what offices' workbooks hold besides -------------------------------------------------------------


def test_a_second_table_with_another_header_is_said_and_not_read_by_the_first(
    run: Run, tmp_path: Path
) -> None:
    rows = [
        ["项目名称", "建设内容"],
        ["甲养猪场", "年出栏6000头"],
        ["附：已批项目"],
        ["序号", "批复文号", "工程名称", "备注"],
        [1, "某环审〔2025〕1号", "乙加油站", ""],
    ]
    source = write_sheet(tmp_path / "park.xlsx", rows)
    for lang, words in (
        ("zh", "像是另一张表、没有判断的 2 行"),
        ("en", "2 row(s) that look like another table"),
    ):
        _, out, _ = run(source, "-o", tmp_path / "r.xlsx", "--lang", lang)
        assert words in out
    written = read_sheet(tmp_path / "r.xlsx")
    assert written[4][2] == "乙加油站" and not any(written[4][4:]), "its rows stay as they are"


def test_macros_are_neither_run_nor_lost(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["items"], [61]])
    source = tmp_path / "park.xlsx"
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    source.write_bytes(_zip({**parts, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"}))
    assert run(source, "-o", tmp_path / "r.xlsx")[0] == 0
    with zipfile.ZipFile(tmp_path / "r.xlsx") as archive:
        assert archive.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0 macro"
    code, _, err = run(tmp_path / "park.xlsm", "-o", tmp_path / "r.xlsx")
    assert code == 2 and ".csv" in err and "Traceback" not in err


def test_a_workbook_with_a_password_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "park.xlsx"
    source.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"EncryptedPackage" * 99)
    refused(run, tmp_path, source, "xlsx", "xlsx")


def test_a_pivot_table_stays_and_is_no_list(run: Run, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "book.xlsx", [["行标签", "求和项:投资"], ["甲县", 5], ["总计", 5]])
    source = tmp_path / "park.xlsx"
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    source.write_bytes(_zip({**parts, "xl/pivotTables/pivotTable1.xml": b"<pivotTableDefinition/>"}))
    refused(run, tmp_path, source, "没有认出", "it is not plain")
