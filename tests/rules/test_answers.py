"""An item's answers as a table that is read from the top."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.rules.answers import answer_rows
from tests.rules.small import any_, cmp, item, not_, policy, yes

SMALL = policy()


def table(number: int, of: Any = SMALL, on: date | None = None) -> list[tuple[str, str, str]]:
    return [(row["condition"]["en"], row["document"], row["track"]) for row in answer_rows(of, number, on)]


def test_rows_stand_in_the_order_in_which_they_are_judged_with_what_is_left_over_last() -> None:
    assert table(2) == [
        ("paint: 10 t/a or more", "report", "ordinary"),
        ("there is plating", "report", "ordinary"),
        ("paint: more than zero", "form", "ordinary"),
        ("all other cases", "none", "exempt"),
    ]


def test_an_exclusion_comes_first_and_a_table_that_ends_in_otherwise_leaves_nothing_over() -> None:
    assert [row[:2] for row in table(1)] == [
        ("there is no registered", "none"),
        ("herd: 5,000 head or more", "report"),
        ("it touches a sensitive area of the kinds this item names", "report"),
        ("all other cases", "form"),
    ]


def test_tiers_that_cover_everything_together_leave_nothing_over() -> None:
    whole = policy(items={"1": item("whole", 1, {"outside": yes("plating"), "report": cmp("paint", ">=", 10), "form": cmp("paint", "<", 10)})})
    assert [document for _, document, _ in table(1, whole)] == ["none", "report", "form"]


def test_a_condition_that_is_always_met_somewhere_leaves_nothing_over() -> None:
    whole = policy(items={"1": item("whole", 1, {"report": yes("plating"), "form": any_(yes("in_park"), not_(yes("in_park")))})})
    assert len(table(1, whole)) == 3


def test_the_table_is_that_of_the_day() -> None:
    assert table(1, on=date(2022, 6, 1))[1][2] == "commitment"
    assert table(1, on=date(2026, 6, 1))[1][2] == "ordinary"


def test_for_a_day_before_every_edition_the_latest_serves() -> None:
    assert [row[:2] for row in table(3, on=date(2019, 1, 1))] == [row[:2] for row in table(3)]


def test_a_row_gives_its_condition_also_as_a_list() -> None:
    row = answer_rows(SMALL, 3)[0]
    assert row["conditions"] == [row["condition"]]
    assert row["tier"] == "report"
