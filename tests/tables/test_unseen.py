"""The second set of sheets of which the expected reading was written first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.rules.policy import DOCUMENTS, Policy
from generator.tables.run import Run
from tests.tables.test_sheets import first_items, possible
from tests.tables.unseen import AMOUNTS, UNSEEN

TODAY = date(2026, 11, 23)


def test_every_project_is_read_none_is_too_lenient_and_nine_of_ten_get_their_item_first(
    indexed: Policy, tmp_path: Path
) -> None:
    right = []
    for sheet in UNSEEN:
        sheet.make(tmp_path / sheet.name)
        run = Run(indexed, tmp_path / sheet.name, TODAY)
        rows = {line.row.number: answer for line, answer in run.answers()}
        assert {*rows} == {*sheet.projects}
        assert {kind: n for kind, n in run.kinds.counts.items() if kind != "project"} == dict(sheet.others)
        for number, project in sheet.projects.items():
            place = f"{sheet.name} {number}"
            for document in possible(rows[number])[:1]:
                assert DOCUMENTS.index(document) <= DOCUMENTS.index(project.document), place  # type: ignore[arg-type]
            right.append(first_items(rows[number])[:1] in [[item] for item in project.items])
    assert sum(right) >= 0.9 * len(right), right


def test_the_amounts_that_are_asked_for_are_read_or_shown_as_doubtful(
    indexed: Policy, tmp_path: Path
) -> None:
    for sheet in UNSEEN:
        amounts = AMOUNTS.get(sheet.name, {})
        sheet.make(tmp_path / sheet.name)
        for line, answer in Run(indexed, tmp_path / sheet.name, TODAY).answers():
            if amount := amounts.get(line.row.number):
                assert amount in [one.value for one in (*answer.read, *answer.doubtful)], (
                    f"{sheet.name} {line.row.number}"
                )
