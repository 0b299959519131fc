"""Text as it really comes: encodings, delimiters, ends of lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables.conftest import Run
from tests.tables.tables import results, write_csv, write_text

HEAD = ["项目名称", "项目类别", "年出栏生猪（其他畜禽折合成猪）"]
ROWS = [HEAD, ["青海湖养殖场", "3", "6000"], ["西宁养殖场", "3", "１万"]]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030 (GBK)"),
        ("gbk", "GB18030 (GBK)"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encoding_and_delimiter_are_found_out_and_named(
    run: Run, tmp_path: Path, encoding: str, named: str, delimiter: str
) -> None:
    table = write_csv(tmp_path / "park.csv", ROWS, encoding, delimiter=delimiter)
    code, out, _ = run(table, "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 0
    assert f"encoding {named}, delimiter" in out
    rows = results(tmp_path / "r.csv", "en")
    assert [row["项目名称"] for row in rows] == ["青海湖养殖场", "西宁养殖场"]
    assert [row["tier"] for row in rows] == ["report", "report"]


def test_utf16_of_the_other_byte_order(run: Run, tmp_path: Path) -> None:
    text = "\ufeff" + "\r\n".join(",".join(row) for row in ROWS)
    assert run(write_text(tmp_path / "park.csv", text, "utf-16-be"), "-o", tmp_path / "r.csv")[0] == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_of_every_system(run: Run, tmp_path: Path, end: str) -> None:
    table = write_text(tmp_path / "park.csv", end.join(",".join(row) for row in ROWS) + end)
    _, out, _ = run(table, "-o", tmp_path / "r.csv")
    assert "共 2 行：已确定 2" in out


def test_results_open_rightly_in_chinese_excel(run: Run, tmp_path: Path) -> None:
    run(write_csv(tmp_path / "park.csv", ROWS, "gb18030"), "-o", tmp_path / "r.csv")
    written = (tmp_path / "r.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") and b"\r\n" in written


def test_a_header_broken_over_lines_as_in_a_spreadsheet_is_understood(run: Run, tmp_path: Path) -> None:
    for delimiter in (",", "\t", ";"):
        table = write_csv(
            tmp_path / "park.csv",
            [["项目\n类别", "年出栏生猪\n（其他畜禽折合成猪）"], ["3", "6000"]],
            delimiter=delimiter,
        )
        assert run(table, "-o", tmp_path / "r.csv")[0] == 0


def test_a_delimiter_inside_quotation_marks_is_text(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", [["name", "items"], ["甲，乙;丙\t丁,\n戊", "3;53"]])
    assert run(table, "-o", tmp_path / "r.csv")[0] == 0
    (row,) = results(tmp_path / "r.csv")
    assert row["name"] == "甲，乙;丙\t丁,\n戊"


def test_utf8_with_a_damaged_byte_is_refused_and_not_garbled(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "park.csv"
    table.write_bytes("name,items\n青海省海东市某某养殖场,3\n".encode() + b"\xff,3\n")
    code, _, err = run(table, "-o", tmp_path / "r.csv")
    assert code == 1 and "编码认不出来" in err
    assert not (tmp_path / "r.csv").exists()


def test_bytes_of_no_encoding_are_refused(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "park.csv"
    for content in (
        b"items\n\xff\xff\xff",
        b"\xff\xfeitems",
        b"\xff\xfe\x00\x00i\x00\x00\x00",
        b"\xef\xbb\xbfitems\n\xff",
    ):
        table.write_bytes(content)
        code, _, err = run(table, "-o", tmp_path / "r.csv", "--lang", "en")
        assert code == 1 and "encoding is not known" in err, content


def test_utf16_without_a_mark_and_other_nul_bytes_are_named(run: Run, tmp_path: Path) -> None:
    for content in (
        "items,name\n3,x".encode("utf-16-le"),
        b"items\n3\x00",
        "项目类别,甲\n3,乙".encode("utf-16-le"),
    ):
        table = tmp_path / "park.csv"
        table.write_bytes(content)
        code, _, err = run(table, "-o", tmp_path / "r.csv", "--lang", "en")
        assert code == 1 and "NUL" in err
