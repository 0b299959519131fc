"""Slips of one number, operator, unit, negation, date, word or member: each is told by validation or on the sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.source.document import read
from tests.conftest import DATA
from tests.proof.mutate import SURVIVES, Bench, Slip, run, sample, slips

SORTS = {"number", "operator", "unit", "negation", "date", "word", "member", "code", "number in a text"}
TELLING = (
    Slip("number", "units.yaml", "units.yaml", 0, "is: 10000 t/a", "is: 10001 t/a"),
    Slip("word", "places.yaml protected", "places.yaml", 0, "kinds: [national_park]", "kinds: [nature_reserve]"),
    Slip("negation", "sensitive_areas.yaml classes", "sensitive_areas.yaml", 0, "reserve, offered: false", "reserve, offered: true"),
)  # fmt: skip


def of(file: str) -> list[Slip]:
    """Every slip in one file of the data."""
    return list(slips(read(DATA / file, file), file, ["t/a", "head/a", "head"]))


def test_every_sort_of_slip_is_made_and_each_changes_one_line() -> None:
    made = [slip for file in ("catalogue/2021/02.yaml", "clocks.yaml", "tracks.yaml") for slip in of(file)]
    assert {slip.sort for slip in made} == SORTS
    assert all(slip.before != slip.after for slip in made)
    assert sample(made, 1) == sample(made, 1) and len(sample(made, 1)) == len(
        {(s.record, s.sort) for s in made}
    )


def test_slips_that_once_passed_unseen_are_told(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    for slip in TELLING:
        lines = (bench.root / slip.file).read_text("utf-8").split("\n")
        at, line = next((at, line) for at, line in enumerate(lines, 1) if slip.before in line)
        after = line.replace(slip.before, slip.after or "", 1)
        assert bench.teller(replace(slip, line=at, before=line, after=after)) not in (*SURVIVES, None), slip


@pytest.mark.full
def test_none_of_a_sample_survives() -> None:
    lost = run(1, lambda _: None)
    assert [f"{teller}: {slip}" for teller, slip in lost] == []
