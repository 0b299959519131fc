"""The sheet as plain data."""

from __future__ import annotations

from typing import Any

from generator.impact.blame import as_json as lines_json
from generator.impact.records import RecordChange
from generator.impact.sheet import Sheet, Told
from generator.impact.words import Words


def as_json(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain data."""
    words = Words(sheet)
    return {
        "old": sheet.old.summary(),
        "new": sheet.new.summary(),
        "on": sheet.on.isoformat(),
        "identical": sheet.identical,
        "summary": {lang: words.summary(lang) for lang in ("zh", "en")},
        "kinds": {
            direction: sheet.kinds(direction)
            for direction in ("stricter", "lighter", "track", "added", "gone")
        },
        "moves": [_move(told, words) for told in sheet.now.told],
        "other_days": [
            {
                "from": stretch.period.first.isoformat(),
                "until": None if stretch.period.last is None else stretch.period.last.isoformat(),
                "same_documents": stretch.as_now,
                "moves": [_move(told, words) for told in stretch.told],
            }
            for stretch in sheet.others
        ],
        "items": {
            "added": [pair.new for pair in sheet.pairs if pair.old is None],
            "removed": [pair.old for pair in sheet.pairs if pair.new is None],
            "renumbered": [
                [pair.old, pair.new]
                for pair in sheet.pairs
                if pair.old != pair.new and None not in (pair.old, pair.new)
            ],
        },
        "lists": sheet.lists,
        "filing": {"joins": list(sheet.filing[0]), "leaves": list(sheet.filing[1])},
        "records": [_record(change) for change in sheet.effective],
        "without_effect": [_record(change) for change in sheet.rewritten],
        "cases": [_record(change) for change in sheet.cases],
        "texts": [_record(change) for change in sheet.texts],
        "pages": (
            {"added": sheet.pages.added, "removed": sheet.pages.removed, "changed": sheet.pages.changed}
            if sheet.with_pages
            else None
        ),
    }


def _move(told: Told, words: Words) -> dict[str, Any]:
    move = told.move
    answers = [None if said is None or not said.document else said._asdict() for said in (move.old, move.new)]
    return {
        "item": move.pair.new,
        "old_item": move.pair.old,
        "from": answers[0],
        "to": answers[1],
        "direction": move.direction,
        "kinds": move.kinds,
        "example": dict(move.example),
        "example_text": {lang: words.project(move.example, lang) for lang in ("zh", "en")},
        "because": lines_json(told.because),
    }


def _record(change: RecordChange) -> dict[str, Any]:
    held = change.reach
    return {
        "area": change.area,
        "file": change.file,
        "record": change.key,
        "title": dict(change.title),
        "change": change.kind,
        "edits": [
            {
                "at": "/".join(map(str, edit.path)),
                "kind": edit.aspect,
                "old": edit.old,
                "new": edit.new,
                "lines": lines_json([(edit.old_line, edit.new_line)])[0],
            }
            for edit in change.edits
        ],
        "applies": None if held is None else {"newly": held.begins, "no_longer": held.ceases},
    }
