"""Rows of a spreadsheet's file for the workbench: read as tables of projects are, refused in words."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from openpyxl import Workbook

from generator.browser.sheet_rows import LARGEST, MOST_ROWS, read_rows
from generator.rules.errors import InputErrors
from generator.system.place import Unfit


def book(*rows: list[Any], more: str = "") -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    if more:
        made.create_sheet(more).append(["x"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def asked(name: str, content: bytes) -> dict[str, object]:
    sent = content if len(content) <= LARGEST else b""
    return {"name": name, "size": len(content), "content": base64.b64encode(sent).decode()}


def test_cells_are_what_a_person_would_have_typed() -> None:
    found = read_rows(asked("list.XLSX", book(["id", "多"], [], ["a", 3.0], ["b\nc", None], more="旧表")))
    assert found["rows"] == [["id", "多"], ["a", "3"], ["b\nc"]]
    assert "XLSX" in found["read_as"]["zh"] and found["unread"] == ["旧表"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_in_any_encoding(encoding: str) -> None:
    found = read_rows(asked("list.csv", "id,中文\r\na,省厅\r\n".encode(encoding)))
    assert found["rows"] == [["id", "中文"], ["a", "省厅"]]


@pytest.mark.parametrize(
    ("name", "content", "zh", "en"),
    [
        ("list.xls", b"x", "另存为 .xlsx", "Save an old .xls"),
        ("list.pdf", b"x", "应以 .csv 或 .xlsx 结尾", "must end in .csv or .xlsx"),
        ("list.xlsx", b"PK not a workbook", "", ""),
        ("list.xlsx", book(), "没有内容", "nothing in the workbook"),
        ("list.csv", b"", "文件是空的", "the file is empty"),
        ("list.csv", b"a,b\n" * (MOST_ROWS + 1), "最多读", "at most"),
        ("list.csv", b"a" * (LARGEST + 1), "最大", "at most"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, content: bytes, zh: str, en: str) -> None:
    with pytest.raises((Unfit, InputErrors)) as caught:
        read_rows(asked(name, content))
    error = caught.value
    said = error.words if isinstance(error, Unfit) else {"zh": error.errors[0].zh, "en": error.errors[0].en}
    assert said["zh"] and said["en"] and zh in said["zh"] and en in said["en"]


def test_a_file_that_did_not_arrive_whole_is_refused() -> None:
    with pytest.raises(Unfit):
        read_rows({"name": "list.csv", "content": "%%%"})
