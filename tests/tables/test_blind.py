"""Sheets of which the expected reading was written first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.rules.policy import DOCUMENTS, Policy
from generator.tables.run import Run
from tests.tables.blind import BLIND
from tests.tables.sheets import Sheet
from tests.tables.test_sheets import first_items, possible


@pytest.mark.parametrize("sheet", BLIND, ids=lambda sheet: sheet.name)
def test_every_project_is_read_and_none_is_too_lenient(indexed: Policy, tmp_path: Path, sheet: Sheet) -> None:
    sheet.make(tmp_path / sheet.name)
    run = Run(indexed, tmp_path / sheet.name, date(2026, 11, 23))
    rows = {line.row.number: answer for line, answer in run.answers()}
    assert {*rows} == {*sheet.projects}
    assert {kind: n for kind, n in run.kinds.counts.items() if kind != "project"} == dict(sheet.others)
    for number, project in sheet.projects.items():
        for document in possible(rows[number])[:1]:
            assert DOCUMENTS.index(document) <= DOCUMENTS.index(project.document), number  # type: ignore[arg-type]


def test_four_of_five_get_their_item_first(indexed: Policy, tmp_path: Path) -> None:
    right = []
    for sheet in BLIND:
        sheet.make(tmp_path / sheet.name)
        for line, answer in Run(indexed, tmp_path / sheet.name, date(2026, 11, 23)).answers():
            items = sheet.projects[line.row.number].items
            right.append(first_items(answer)[:1] in [[item] for item in items])
    assert sum(right) >= 0.8 * len(right), right
