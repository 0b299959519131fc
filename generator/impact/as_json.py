"""The sheet as plain data."""

from __future__ import annotations

from typing import Literal, TypedDict

from generator.impact.blame import LinesJson
from generator.impact.blame import as_json as lines_json
from generator.impact.by_day import Turn
from generator.impact.changed_answers import Answer
from generator.impact.records import Kind, RecordChange
from generator.impact.sheet import Sheet, Stretch, Told
from generator.impact.side import StateJson
from generator.impact.words import Words
from generator.impact.yaml_diff import Aspect
from generator.proof.table import Project
from generator.rules.wording import Text
from generator.source.document import Yaml


class AnswerJson(TypedDict):
    """What a project is told."""

    document: str
    track: str


MoveJson = TypedDict(
    "MoveJson",
    {
        "item": int | None,
        "old_item": int | None,
        "from": AnswerJson | None,
        "to": AnswerJson | None,
        "direction": str,
        "kinds": int,
        "example": Project,
        "example_text": Text,
        "because": list[LinesJson],
    },
)
"""Kinds of project of one item that get another answer; null where there is, or was, none."""

StretchJson = TypedDict(
    "StretchJson", {"from": str, "until": str | None, "same_documents": bool, "moves": list[MoveJson]}
)
"""Another stretch of time."""


TurnJson = TypedDict(
    "TurnJson", {"from": str, "until": str | None, "name": Text, "old": Text | None, "new": Text | None}
)
"""What something comes to on some days, before and after; null where it is not in force."""


class ItemsJson(TypedDict):
    """Items of the catalogue by their numbers, the old before the new."""

    added: list[int | None]
    removed: list[int | None]
    renumbered: list[list[int | None]]


class EditJson(TypedDict):
    """One difference between two files."""

    at: str
    kind: Aspect
    old: Yaml
    new: Yaml
    lines: LinesJson


class ReachJson(TypedDict):
    """To how many kinds of project a record applies anew, and no longer."""

    newly: int
    no_longer: int


class RecordJson(TypedDict):
    """A record that differs."""

    area: str
    file: str
    record: str
    title: Text
    change: Kind
    edits: list[EditJson]
    applies: ReachJson | None


class PagesJson(TypedDict):
    """Addresses of pages."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


class SheetJson(TypedDict):
    """The whole sheet; ``pages`` is null where they were not compared."""

    old: StateJson
    new: StateJson
    on: str
    identical: bool
    summary: dict[str, list[str]]
    kinds: dict[str, int]
    past: list[StretchJson]
    corrects: list[Text]
    by_day: list[TurnJson]
    from_now: list[TurnJson]
    moves: list[MoveJson]
    other_days: list[StretchJson]
    items: ItemsJson
    lists: list[str]
    filing: dict[Literal["joins", "leaves"], list[int]]
    records: list[RecordJson]
    without_effect: list[RecordJson]
    not_compared: list[RecordJson]
    cases: list[RecordJson]
    texts: list[RecordJson]
    site: list[RecordJson]
    pages: PagesJson | None


def as_json(sheet: Sheet) -> SheetJson:
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
        "past": [_stretch(stretch, words) for stretch in sheet.past],
        "corrects": sheet.corrects,
        "by_day": [_turn(turn) for turn in sheet.turns],
        "from_now": [_turn(turn) for turn in sheet.told_now],
        "other_days": [_stretch(stretch, words) for stretch in sheet.others],
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
        "not_compared": [_record(change) for change in sheet.uncompared],
        "cases": [_record(change) for change in sheet.cases],
        "texts": [_record(change) for change in sheet.texts],
        "site": [_record(change) for change in sheet.about_site],
        "pages": (
            {"added": sheet.pages.added, "removed": sheet.pages.removed, "changed": sheet.pages.changed}
            if sheet.with_pages
            else None
        ),
    }


def _stretch(stretch: Stretch, words: Words) -> StretchJson:
    return {
        "from": stretch.period.first.isoformat(),
        "until": None if stretch.period.last is None else stretch.period.last.isoformat(),
        "same_documents": stretch.as_now,
        "moves": [_move(told, words) for told in stretch.told],
    }


def _turn(turn: Turn) -> TurnJson:
    return {
        "from": turn.period.first.isoformat(),
        "until": None if turn.period.last is None else turn.period.last.isoformat(),
        "name": turn.name,
        "old": turn.old,
        "new": turn.new,
    }


def _move(told: Told, words: Words) -> MoveJson:
    move = told.move
    return {
        "item": move.pair.new,
        "old_item": move.pair.old,
        "from": _answer(move.old),
        "to": _answer(move.new),
        "direction": move.direction,
        "kinds": move.kinds,
        "example": dict(move.example),
        "example_text": {"zh": words.project(move.example, "zh"), "en": words.project(move.example, "en")},
        "because": lines_json(told.because),
    }


def _answer(answer: Answer | None) -> AnswerJson | None:
    if answer is None or not answer.document:
        return None
    return {"document": answer.document, "track": answer.track}


def _record(change: RecordChange) -> RecordJson:
    held = change.reach
    return {
        "area": change.area,
        "file": change.file,
        "record": change.key,
        "title": change.title,
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
