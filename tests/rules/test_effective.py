"""When records begin and end to apply."""

from __future__ import annotations

from datetime import date

from generator.rules.effective import dated_records, turning_days

DATA = {
    "lists": {"exempt": {"effective": {"from": "2020-01-01"}, "rows": [{"id": 1, "effective": {"until": "2021-12-31"}}, {"id": 2}]}},
    "clocks": {"effective": {"from": "2026-08-15", "until": "2026-12-31"}},
}  # fmt: skip


def test_every_record_with_dates_is_told_with_its_path() -> None:
    assert [path for path, _ in dated_records(DATA)] == [
        ("lists", "exempt"),
        ("lists", "exempt", "rows", 0),
        ("clocks",),
    ]
    assert [path for path, _ in dated_records(DATA, "clocks")] == [("clocks",)]


def test_a_record_turns_on_its_first_day_and_on_the_day_after_its_last() -> None:
    assert turning_days([DATA["clocks"], {"id": 3}, {"effective": None}]) == {
        date(2026, 8, 15),
        date(2027, 1, 1),
    }
