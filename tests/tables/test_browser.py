"""What the worker of the page is asked about tables, on this machine's Python: order of requests, limits, nothing thrown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.browser import tables as browser
from generator.browser.check import Session
from generator.browser.tables import Tables
from generator.rules.policy import Policy
from generator.system.canonical_json import to_json
from tests.tables.conftest import Run
from tests.tables.sheets import workbook
from tests.tables.tables import park, read_csv, write_csv, write_sheet

DAY = {"lang": "zh", "on": "2026-11-23"}


class Desk:
    """A session with a room, asked as the worker asks it."""

    def __init__(self, policy_json: str, room: Path) -> None:
        self.session = Session(policy_json)
        self.tables = Tables(self.session, room)
        self.room = room

    def ask(self, op: str, **request: Any) -> Any:
        answer = json.loads(self.session.ask(json.dumps({"op": op, **request})))
        return answer["result"] if answer["ok"] else answer["errors"]

    def run(self, name: str, rows: int = 7) -> Any:
        """A table that lies in the room, to its end."""
        self.ask("open_table", name=name, **DAY)
        while not self.ask("answer_rows", rows=rows)["done"]:
            pass
        return self.ask("close_table")


@pytest.fixture(scope="module")
def policy_json(indexed: Policy) -> str:
    return to_json(indexed.data)


@pytest.fixture
def desk(policy_json: str, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "room").mkdir()
    desk = Desk(policy_json, tmp_path / "room")
    yield desk
    desk.ask("close_table")


@pytest.mark.parametrize("rows", [1, 7, 20, 1000])
def test_in_steps_of_any_size_the_results_are_those_of_one_run(
    desk: Desk, indexed: Policy, run: Run, tmp_path: Path, rows: int
) -> None:
    source = write_csv(desk.room / "table.csv", list(park(indexed, 20)))
    closed = desk.run("park.csv", rows)
    assert run(source, "-o", tmp_path / "cli.csv")[0] == 0
    assert Path(closed["files"]["csv"]).read_bytes() == (tmp_path / "cli.csv").read_bytes()
    assert closed["rows"] == 20 and sum(count for _, count in closed["tracks"]) == sum(
        count for _, count in closed["documents"]
    )


def test_every_row_is_shown(desk: Desk) -> None:
    write_csv(desk.room / "table.csv", [["name", "items"], *([f"n{n}", "61"] for n in range(55))])
    assert desk.ask("open_table", name="x.csv", **DAY)["total"] == 55
    shown = [row for _ in range(3) for row in desk.ask("answer_rows", rows=30)["shown"]]
    assert [row["name"] for row in shown] == [f"n{n}" for n in range(55)]
    assert (
        shown[0]["row"] == 2
        and shown[0]["kind"] == "decided"
        and shown[0]["link"].startswith("check/#items=61")
    )


def test_what_was_answered_before_a_stop_is_whole(desk: Desk) -> None:
    write_sheet(desk.room / "table.xlsx", [["items"], *(["61"] for _ in range(9))])
    assert desk.ask("open_table", name="x.xlsx", **DAY)["total"] == 9
    desk.ask("answer_rows", rows=4)
    closed = desk.ask("close_table")
    assert closed["rows"] == 4 and len(read_csv(Path(closed["files"]["csv"]))) == 5
    assert desk.ask("close_table") is None


def test_a_table_that_is_opened_takes_the_place_of_the_one_before(desk: Desk) -> None:
    write_csv(desk.room / "table.csv", [["items"], ["61"], ["61"]])
    desk.ask("open_table", name="x.csv", **DAY)
    desk.ask("answer_rows", rows=1)
    assert desk.run("x.csv")["rows"] == 2


def test_rows_are_asked_for_of_an_open_table_alone(desk: Desk) -> None:
    assert desk.ask("answer_rows", rows=1)[0]["zh"] == "没有打开项目表。"


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [("a.pdf", 1, ".csv"), ("a.xls", 1, ".xlsx"), ("a.csv", 50_000_001, "50 MB"), ("a.csv", None, "50 MB")],
)
def test_a_file_is_refused_by_its_name_or_size_before_it_is_read(
    desk: Desk, name: str, size: int | None, words: str
) -> None:
    (mistake,) = desk.ask("name_table", name=name, size=size)
    assert words in mistake["zh"] and words in mistake["en"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_more_rows_than_a_browser_bears_are_refused_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(browser, "MOST_ROWS", 3)
    (write_csv if ending == "csv" else write_sheet)(
        desk.room / f"table.{ending}", [["items"], *(["61"] for _ in range(4))]
    )
    (mistake,) = desk.ask("open_table", name=f"x.{ending}", **DAY)
    assert "超过 3 行" in mistake["zh"] and "more than 3 projects" in mistake["en"]


@pytest.mark.parametrize(
    ("items", "told"), [("", "项目类别"), ("3, 53", "年出栏生猪"), ("三", "三"), ("900", "900")]
)
def test_a_template_is_made_or_it_is_said_why_not(desk: Desk, items: str, told: str) -> None:
    made = desk.ask("template", items=items, lang="zh", ending="csv")
    said = read_csv(Path(made["path"]))[0] if isinstance(made, dict) else [made[0]["zh"]]
    assert any(told in text for text in said)
    assert isinstance(desk.ask("template", lang="en", ending="csv"), dict), (
        "an earlier one is in nobody's way"
    )


PARK = [["项目名称", "环评类别"], ["轻烧氧化镁", "登记表"], ["甲养猪场", ""]]


def test_an_item_chosen_for_a_row_counts_at_once_and_in_the_files(desk: Desk) -> None:
    write_csv(desk.room / "table.csv", PARK)
    first = desk.run("park.csv")
    assert desk.ask("pick", row=2, items="99、x")[0]["zh"].startswith("名录里没有第“x”项")
    row = desk.ask("pick", row=2, items="54")["row"]
    assert (row["kind"], row["chosen"], row["offers"]) == ("open", "54", [])
    assert row["differs"] == "lenient" and "偏轻" in row["compared"]
    assert "54" not in read_csv(Path(first["files"]["csv"]))[1]
    assert desk.ask("write_rows", rows=1) == {"done": False, "rows": 1}
    assert desk.ask("write_rows", rows=9) == {"done": True, "rows": 2}
    written = read_csv(Path(first["files"]["csv"]))
    assert written[1][-1] == "54" and written[2][-1] == ""
    assert desk.ask("pick", row=2, items="")["row"]["kind"] == "choose", "a choice can be taken back"
    assert desk.ask("pick", row=9, items="54")[0]["zh"] == "没有第9行。"
    assert desk.run("park.csv") == first, "another table begins without the choices of this one"


def test_a_choice_is_made_of_a_table_that_was_opened(desk: Desk) -> None:
    assert desk.ask("pick", row=2, items="54")[0]["zh"] == "没有打开项目表。"


def test_where_columns_are_not_plain_the_first_rows_are_shown_to_tell_by(desk: Desk) -> None:
    rows = [["清单"], ["甲栏", "乙栏"], *([f"某某养猪场{n}", "x"] for n in range(5))]
    write_csv(desk.room / "table.csv", rows)
    asked = desk.ask("open_table", name="park.csv", **DAY)["ask"]
    assert asked["rows"] == [2, 3, 4, 5]
    assert [column["letter"] for column in asked["columns"]] == ["A", "B"]
    assert asked["columns"][0]["cells"] == ["甲栏", "某某养猪场0", "某某养猪场1", "某某养猪场2"]
    opened = desk.ask("open_table", name="park.csv", **DAY, columns="name=A,header=2")
    assert (opened["ask"], opened["total"]) == (None, 5)


def test_another_sheet_is_read_when_it_is_asked_for(desk: Desk) -> None:
    book = workbook(["项目名称"], ["甲养猪场"], title="甲")
    for row in (["项目名称"], ["乙加油站"], ["丙加油站"]):
        (book["乙"] if "乙" in book.sheetnames else book.create_sheet("乙")).append(row)
    book.save(desk.room / "table.xlsx")
    assert desk.ask("open_table", name="x.xlsx", **DAY)["sheets"] == ["甲", "乙"]
    opened = desk.ask("open_table", name="x.xlsx", **DAY, sheet="乙")
    assert (opened["total"], opened["sheets"]) == (2, ["乙", "甲"])


def test_the_list_as_a_whole_says_what_to_look_at(desk: Desk) -> None:
    head = ["项目名称", "建设内容", "环评类别", "批复文号", "批复时间"]
    rows = [
        ["甲养猪场", "年出栏6000头", "登记表", "未批", ""],
        ["乙加油站", "", "报告表", "某环审〔2015〕1号", "2015年3月1日"],
        ["小计", "", "", "", ""],
    ]
    write_csv(desk.room / "table.csv", [head, *rows])
    closed = desk.run("x.csv")
    look_at = "".join(closed["look_at"])
    assert closed["look_at"][0] == "原填的环评类别偏轻 1 行：第2行。"
    assert "没有批复文号 1 行：第2行。" in look_at and "批复时间过久 1 行：第3行。" in look_at
    assert "五年" in look_at and "第一百零六条第二款" in look_at, "the rule and its source come from the data"
    assert closed["left_out"]["zh"] == "不算项目的：合计行 1。"


WORDED = [
    ["项目名称", "建设内容", "环评类别", "批复时间"],
    ["甲人民医院", "改扩建医院", "登记表", "2021.11.28"],
    ["乙加油站", "新建加油站一座", "报告表", "2015-03-01"],
    ["小计", "", "", ""],
]


def test_an_answer_given_in_a_row_counts_at_once_and_is_read_again_from_the_file(
    desk: Desk, run: Run, tmp_path: Path
) -> None:
    write_csv(desk.room / "table.csv", WORDED)
    first = desk.run("list.csv")
    asked = desk.ask("ask_row", row=2)
    assert asked["items"] == [108] and "hospital_beds" in [one["id"] for one in asked["next"]]
    assert {one["id"] for one in asked["next"]} <= {one["id"] for one in asked["questions"]}
    facts = {"hospital_beds": 600, "project_nature": "new_build"}
    picked = desk.ask("pick", row=2, items="108", facts=facts)
    assert (picked["row"]["document"], picked["row"]["kind"]) == ("生态环境影响报告书", "decided")
    assert picked["summary"] != first["summary"] and "已确定 1" in picked["summary"]
    assert desk.ask("ask_row", row=2)["facts"] == facts
    assert desk.ask("write_rows", rows=50)["done"]
    for ending in ("csv", "xlsx"):
        (desk.room / f"table.{ending}").write_bytes(Path(first["files"][ending]).read_bytes())
        desk.ask("open_table", name=f"x.{ending}", **DAY)
        again = desk.ask("answer_rows", rows=9)["shown"][0]
        assert (again["document"], again["chosen"], again["kind"]) == ("生态环境影响报告书", "108", "decided")
        assert desk.ask("ask_row", row=2)["facts"] == facts
        desk.ask("close_table")
    source = desk.room / "table.csv"
    assert run(source, "-o", tmp_path / "r.csv")[0] == 0
    (row, *_) = read_csv(tmp_path / "r.csv")[1:]
    assert row[:4] == WORDED[1] and "床位" in row[-2]


def test_results_written_anew_are_those_of_one_run(desk: Desk) -> None:
    write_csv(desk.room / "table.csv", WORDED)
    files = desk.run("list.csv")["files"]
    before = [Path(path).read_bytes() for path in files.values()]
    while not desk.ask("write_rows", rows=1)["done"]:
        pass
    assert [Path(path).read_bytes() for path in files.values()] == before


@pytest.mark.parametrize("facts", [{"hospital_beds": -1}, {"moon": 1}, {"project_nature": "x"}])
def test_an_answer_that_cannot_be_used_changes_nothing(desk: Desk, facts: dict[str, Any]) -> None:
    write_csv(desk.room / "table.csv", WORDED)
    desk.run("list.csv")
    before = desk.ask("ask_row", row=2)
    (mistake,) = desk.ask("pick", row=2, items="108", facts=facts)
    assert mistake["zh"] and mistake["en"] and desk.ask("ask_row", row=2) == before


def test_an_approval_that_becomes_old_this_month_is_told(desk: Desk) -> None:
    write_csv(desk.room / "table.csv", WORDED)
    look_at = desk.run("list.csv")["look_at"]
    assert any("批复本月内满期 1 行：第2行" in line for line in look_at)
    assert any("批复时间过久 1 行：第3行" in line for line in look_at)
