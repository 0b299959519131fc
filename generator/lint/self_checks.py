"""What must hold of the two checks that have questions of their own: the size of a firm, and major
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.records.data import Data
from generator.source.document import Document, Path_

LIMITS = ("below", "medium", "small")
"""Where a sector's limits stand, the highest first."""

_LIMIT = re.compile(r"[<>]=?\s*([0-9.]+)")
_SHARE = re.compile(r"([0-9.]+)%")


def check_own_checks(data: Data) -> None:
    """Every sector has all its limits, in order; every point has a condition, with the limits that its text
    names."""
    size, change = data.document("size_criteria.yaml"), data.document("major_change.yaml")
    if size and "size_criteria" in data.records:
        for i, sector in enumerate(data.records["size_criteria"]["sectors"]):
            _sector(data, size, ("sectors", i), sector)
    if change and "major_change" in data.records:
        for i, point in enumerate(data.records["major_change"]["points"]):
            _point(data, change, ("points", i), point)


def _sector(data: Data, document: Document, path: Path_, sector: dict[str, Any]) -> None:
    figures = list(dict.fromkeys(name for key in LIMITS for name in sector[key]))
    if not figures:
        example = "below: {staff: 300}, medium: {staff: 100}, small: {staff: 10}"
        zh = f"行业“{sector['zh']}”没有任何界线，划不出规模。应写成：{example}"
        en = f"the sector “{sector['en']}” has no limits, so no size can be told. Write: {example}"
        data.error(document.key_place((*path, "below")), "size-limits", zh, en)
    for name in figures:
        missing = [key for key in LIMITS if name not in sector[key]]
        for key in missing:
            zh = (
                f"行业“{sector['zh']}”的 {key} 缺 {name} 的界线；一项指标要在 below、medium、small 里都有。"
                f"例如 {key}: {{{name}: 100}}"
            )
            en = (
                f"`{key}` of the sector “{sector['en']}” lacks {name}, which must stand in below, medium and"
                f" small. For example {key}: {{{name}: 100}}"
            )
            data.error(document.key_place((*path, key)), "size-limits", zh, en)
        if not missing:
            _in_order(data, document, path, sector, name)


def _in_order(data: Data, document: Document, path: Path_, sector: dict[str, Any], name: str) -> None:
    for upper, lower in pairwise(LIMITS):
        high, low = sector[upper][name], sector[lower][name]
        if low >= high:
            zh = (
                f"行业“{sector['zh']}”：{lower} 的 {name} 是 {low}，没有低于 {upper} 的 {high}。例如 {upper}:"
                f" {{{name}: 300}}，{lower}: {{{name}: 100}}"
            )
            en = (
                f"sector “{sector['en']}”: {name} is {low} in {lower}, which is not under the {high} in"
                f" {upper}. For example {upper}: {{{name}: 300}}, {lower}: {{{name}: 100}}"
            )
            data.error(document.place((*path, lower, name)), "size-order", zh, en)


def _point(data: Data, document: Document, path: Path_, point: dict[str, Any]) -> None:
    number = point["number"]
    doubts = [((*path, "doubts", j), doubt) for j, doubt in enumerate(point.get("doubts", []))]
    for at, record in ((path, point), *doubts):
        if record.get("when") is None:
            zh = (
                f"第{number}点缺条件，自查永远判不到它。请补上 when，例如 when: capacity_increase >= 30"
                " percent"
            )
            en = (
                f"point {number} lacks a condition, so the check can never meet it. Add `when`, for example"
                " when: capacity_increase >= 30 percent"
            )
            data.error(document.place(at), "no-condition", zh, en)
            continue
        limits = {limit for limit in _limits(record["when"]) if float(limit)}
        said = set(_SHARE.findall(record["zh"]))
        if limits != said:
            zh = (
                f"第{number}点的文字写的是 {_list(said)}%，条件写的是 {_list(limits)}%。请核对哪一个对，"
                f"两处写成一样。"
            )
            en = (
                f"the text of point {number} says {_list(said)}%, its condition {_list(limits)}%. See which"
                " is right and write both alike."
            )
            data.error(document.place((*at, "when")), "limit-differs", zh, en)


def _limits(condition: Any) -> Iterator[str]:
    """The numbers with which a condition compares, as written."""
    if isinstance(condition, str):
        yield from _LIMIT.findall(condition)
    elif isinstance(condition, dict):
        for part in condition.values():
            yield from _limits(part)
    elif isinstance(condition, list):
        for part in condition:
            yield from _limits(part)


def _list(numbers: set[str]) -> str:
    return "、".join(sorted(numbers)) or "–"
