"""Rows of a table of projects."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.check import check
from generator.rules.policy import Policy
from generator.tables.answer import WHOLE_ROW, Answer, Row
from generator.tables.columns import Headers
from generator.tables.rows import LONGEST_CELL, Projects, day_text
from tests.rules.real import bounded
from tests.rules.small import both, compiled, facts, items, own_areas, policy

TODAY = date(2026, 11, 23)
SMALL = policy()


def answer(head: list[str], cells: list[str], of: Policy = SMALL, **faults: Any) -> Answer:
    return Projects(of, Headers(of).read(head, 1), TODAY).answer(Row(2, cells, faults.get("faults", {})))


def mistakes(found: Answer) -> list[tuple[str, str]]:
    assert found.status == "bad" and found.number == 2 and not found.verdict
    return [(column.header if column else "", mistake.code) for column, mistake in found.mistakes]


def told(found: Answer) -> list[tuple[str, str]]:
    """What is told of a row, whether or not it keeps it from being answered."""
    return [(column.header if column else "", mistake.code) for column, mistake in found.mistakes]


def test_a_row_is_answered_as_the_check_answers() -> None:
    found = answer(
        ["items", "registered", "herd", "areas", "on", "start"],
        ["1", "是", "6,000 head", "无", "2026年8月1日", "2026/12/1"],
    )
    request = {
        "items": [1],
        "facts": {"registered": True, "herd": 6000, "areas": []},
        "on": "2026-08-01",
        "start": "2026-12-01",
    }
    assert found == Answer(2, found.verdict["status"], check(SMALL, request, TODAY))


def test_without_a_date_the_day_is_that_of_the_run() -> None:
    assert answer(["items"], ["1"]).verdict["on"] == "2026-11-23"


@pytest.mark.parametrize(
    "cell",
    [
        "1、2",
        "1,2",
        "１，２",
        "2;1",
        "1；2",
        "1 2",
        "第1、2项",
        "第1项 第2项",
        "items 1, 2",
        "1.0、2",
        " 1 、2、",
    ],
)
def test_several_items_in_one_cell(cell: str) -> None:
    assert [entry["item"] for entry in answer(["items"], [cell]).verdict["items"]] == [1, 2]


@pytest.mark.parametrize("cell", ["1 【farm】", "1 Farm", "1：farm", "1.【 farm 】"])
def test_an_item_with_its_name_as_the_proposals_have_it(cell: str) -> None:
    assert [entry["item"] for entry in answer(["items"], [cell]).verdict["items"]] == [1]


@pytest.mark.parametrize("cell", ["1 road", "farm", "99", "9" * 5000, "一", "1.5", "-1", "=1"])
def test_what_is_no_item_is_refused_at_its_column(cell: str) -> None:
    assert set(mistakes(answer(["items"], [cell]))) == {("items", "unknown")}


def test_a_project_that_fits_no_item_is_checked_under_0() -> None:
    assert answer(["items"], ["0"]).verdict["document"] == "none"


@pytest.mark.parametrize("cell", ["0", "没有", "以上都不是", " None "])
@pytest.mark.parametrize("column", ["name", "description"])
def test_that_no_item_fits_is_held_against_the_words_of_the_row(
    monkeypatch: pytest.MonkeyPatch, cell: str, column: str
) -> None:
    hit = {"item": 1, "score": 100.0, **both("farm")}
    monkeypatch.setattr(
        "generator.tables.rows.find", lambda policy, words, top: [hit] if words == "A" else []
    )
    head = ["items", column, "unlisted_kind"]
    assert answer(head, [cell, "A", "other"]).status == "open"
    assert answer(head, [cell, "A", "other"]).verdict["looks_like"] == [{"item": 1, **both("farm")}]
    assert answer(head, [cell, "B", "other"]).status == "check", "a claim alone decides nothing for sure"


def test_every_mistake_of_a_row_is_named_at_its_column() -> None:
    found = answer(["items", "herd", "plating", "on", "start"], ["9", "x", "x", "x", "1.2.2026"])
    assert mistakes(found) == [
        ("items", "unknown"),
        ("herd", "number"),
        ("plating", "yes_no"),
        ("on", "date"),
        ("start", "date"),
    ]


def test_a_mistake_that_lies_in_no_column_is_still_said() -> None:
    found = answer(["items", "herd"], ["1", "1"], faults={5: both("never read")})
    assert found.status == "open"
    found = answer(["items"], ["1"], faults={WHOLE_ROW: both("it is broken")})
    assert mistakes(found) == [("", "row")] and found.mistakes[0][1].en == "it is broken."


def test_a_cell_that_could_not_be_read_is_a_mistake_where_it_matters() -> None:
    head = ["items", "herd", "note"]
    assert answer(head, ["1", "", ""], faults={2: both("no value")}).status == "open"
    found = answer(head, ["1", "5", ""], faults={1: both("no value")})
    assert found.status == "open" and [mistake.code for _, mistake in found.mistakes] == ["cell"]
    assert mistakes(answer(head, ["", "", ""], faults={0: both("no value")})) == [("items", "cell")]


def test_a_row_may_be_shorter_than_the_header_and_longer_only_by_nothing() -> None:
    assert answer(["items", "herd"], ["1"]).status == "open"
    assert answer(["items"], ["1", "", " "]).status == "open"
    assert mistakes(answer(["items"], ["1", "", "x"])) == [("", "ragged")]


def test_a_cell_has_a_largest_size() -> None:
    assert mistakes(answer(["items", "note"], ["1", "x" * (LONGEST_CELL + 1)])) == [("note", "long")]
    assert mistakes(answer(["items", "herd"], ["1", "1" * (LONGEST_CELL + 1)])) == [("herd", "long")]


def test_without_an_item_name_and_description_are_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def find(policy: Policy, words: str, top: int) -> list[dict[str, Any]]:
        asked.append(words)
        return [{"item": 1, "score": 40.0, "strength": "weak"}]

    monkeypatch.setattr("generator.tables.rows.find", find)
    head = ["items", "description", "name", "herd"]
    found = answer(head, ["", "a farm；its yard", "A", "x"])
    assert asked == ["A", "a farm", "its yard"], "name and each clause by itself"
    assert found.status == "choose" and [one["item"] for one in found.proposals] == [1]
    assert found.possible == [], "nothing is said of what may only be"
    assert [(column.header, mistake.code) for column, mistake in found.mistakes] == [("herd", "number")]
    assert answer(["description"], ["a farm"]).status == "choose"


def test_a_dash_is_no_date_and_no_item() -> None:
    assert answer(["items", "on", "start"], ["1", "-", "/"]).verdict["on"] == "2026-11-23"
    assert mistakes(answer(["items", "name"], ["—", "-"])) == [("items", "missing")]


@pytest.mark.parametrize("head", [["items", "name"], ["description", "name"], ["name"]])
def test_a_row_with_nothing_to_go_by_is_a_mistake_of_the_column_that_should_say(head: list[str]) -> None:
    assert mistakes(answer([*head, "herd"], [*[""] * len(head), "5"])) == [(head[0], "missing")]


def shared() -> Policy:
    """The farm's and the road's questions are asked in the same words; the yard is asked by nobody else."""
    records = facts()
    for name in ("herd", "length"):
        records[name]["ask"] = {"zh": "多少？", "en": "How many?"}
    return policy(**compiled(facts=records))


def test_a_header_that_fits_several_questions_goes_by_the_items() -> None:
    of = shared()
    head = ["items", "多少？"]
    assert answer(head, ["1", "6000"], of).verdict["facts"] == {"herd": 6000}
    assert answer(head, ["3", "40"], of).verdict["facts"] == {"length": 40}
    assert (
        answer(head, ["1", ""], of).verdict["facts"]
        == answer(head, ["2", "不清楚"], of).verdict["facts"]
        == {}
    )
    for cell in ("1、3", "2"):
        found = answer(head, [cell, "40"], of)
        assert found.status == "open" and told(found) == [("多少？", "ambiguous")]
    assert mistakes(answer(head, ["x", "40"], of)) == [("items", "unknown"), ("多少？", "ambiguous")]


@pytest.mark.parametrize("day", ["2020-01-01", "x"])
def test_a_day_without_an_edition_settles_no_such_header(day: str) -> None:
    found = answer(["items", "How many?", "on"], ["1", "40", day], shared())
    assert (told(found)[0] == ("How many?", "ambiguous")) is (day != "x")


def test_two_columns_may_answer_one_question_only_alike() -> None:
    of = shared()
    head = ["items", "多少", "herd"]
    assert answer(head, ["1", "6000", "6,000"], of).verdict["facts"] == {"herd": 6000}
    assert answer(head, ["1", "", "6000"], of).verdict["facts"] == {"herd": 6000}
    found = answer(head, ["1", "6000", "5000"], of)
    assert told(found) == [("herd", "twice")] and found.verdict["facts"] == {}


def test_items_are_looked_at_once_for_many_rows() -> None:
    records = items()
    records["1"]["tiers"]["form"] = own_areas("reserve")
    projects = Projects(policy(**compiled(items=records)), (), TODAY)
    assert projects.asked(None, [1]) == projects.asked(None, [1]) == {"registered", "herd", "areas"}
    assert projects.asked("2026-11-23", [1, 99, "x", 4]) == {"registered", "herd", "areas", "waste"}


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2026/1/3", "2026-01-03"),
        ("2026.1.3", "2026-01-03"),
        ("２０２６年１月３日", "2026-01-03"),
        ("2026-11-23 00:00:00", "2026-11-23"),
        ("2026-11-23 08:00:00", "2026-11-23 08:00:00"),
        ("3/1/2026", "3/1/2026"),
        ("", ""),
    ],
)
def test_days_are_read_year_first(said: str, iso: str) -> None:
    assert day_text(said) == iso


@bounded(150)
@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["1", "2、3", "是", "无", "2026-11-23", "6000"]), max_size=9
    )
)
def test_whatever_stands_in_a_row_it_is_answered(cells: list[str]) -> None:
    head = ["items", "herd", "plating", "waste", "road_class", "on", "start"]
    assert answer(head, cells).status in ("decided", "open", "bad")
