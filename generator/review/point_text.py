"""The check list as text and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from generator.review.point import Outcome, Point, worst
from generator.rules.wording import Text, in_language

OUTCOMES = {
    "pass": {"zh": "通过", "en": "pass"},
    "warn": {"zh": "提醒", "en": "warn"},
    "fail": {"zh": "不通过", "en": "fail"},
    "skip": {"zh": "未检查", "en": "skip"},
}
TITLE = {"zh": "发布前检查", "en": "Check list"}


def text(points: Sequence[Point], lang: str) -> str:
    """A line a point, what failed first."""
    order = ("fail", "skip", "warn", "pass")
    mark = "：" if lang == "zh" else ": "
    ordered = sorted(points, key=lambda point: order.index(point.outcome))
    return "\n".join(
        [
            TITLE[lang],
            *(
                f"  {OUTCOMES[p.outcome][lang]}  {in_language(p.name, lang)}{mark}{in_language(p.said, lang)}"
                for p in ordered
            ),
        ]
    )


class CheckListJson(TypedDict):
    """The check list for programs."""

    outcome: Outcome
    """The gravest of all points."""
    points: list[PointJson]


class PointJson(TypedDict):
    """One point of it."""

    id: str
    outcome: Outcome
    name: Text
    said: Text


def as_json(points: Sequence[Point]) -> CheckListJson:
    """For programs: the gravest outcome, and every point."""
    return {
        "outcome": worst(point.outcome for point in points),
        "points": [
            {"id": point.id, "outcome": point.outcome, "name": point.name, "said": point.said}
            for point in points
        ],
    }
