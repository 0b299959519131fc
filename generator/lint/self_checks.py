"""What must hold of the two checks that have questions of their own: the size of a firm, and major
changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator import models
from generator.records.data import Data
from generator.source.document import Document, Path_, Yaml

_LIMIT = re.compile(r"[<>]=?\s*([0-9.]+)")
_SHARE = re.compile(r"([0-9.]+)%")


def check_self_checks(data: Data) -> None:
    """Every sector has all its limits, in order; every point has a condition, with the limits that its text
    names."""
    size, change = data.document("size_criteria.yaml"), data.document("major_change.yaml")
    if size and (criteria := data.records.get(models.SizeCriteria)):
        for i, sector in enumerate(criteria.sectors):
            _sector(data, size, ("sectors", i), sector)
    if change and (rules := data.records.get(models.MajorChange)):
        for i, point in enumerate(rules.points):
            _point(data, change, ("points", i), point)


def _sector(data: Data, document: Document, path: Path_, sector: models.Sector) -> None:
    limits = {"below": sector.below, "medium": sector.medium, "small": sector.small}
    figures = list(dict.fromkeys(name for figure in limits.values() for name in figure))
    if not figures:
        example = "below: {staff: 300}, medium: {staff: 100}, small: {staff: 10}"
        zh = f"行业“{sector.zh}”没有任何界线，划不出规模。应写成：{example}"
        en = f"the sector “{sector.en}” has no limits, so no size can be told. Write: {example}"
        data.findings.error(document.key_place((*path, "below")), "size-limits", zh, en)
    for name in figures:
        missing = [key for key, figure in limits.items() if name not in figure]
        for key in missing:
            zh = (
                f"行业“{sector.zh}”的 {key} 缺 {name} 的界线；一项指标要在 below、medium、small 里都有。"
                f"例如 {key}: {{{name}: 100}}"
            )
            en = (
                f"`{key}` of the sector “{sector.en}” lacks {name}, which must stand in below, medium and"
                f" small. For example {key}: {{{name}: 100}}"
            )
            data.findings.error(document.key_place((*path, key)), "size-limits", zh, en)
        if not missing:
            for (upper, high), (lower, low) in pairwise(
                (key, figure[name]) for key, figure in limits.items()
            ):
                if low >= high:
                    at = document.place((*path, lower, name))
                    data.findings.error(
                        at, "size-order", *_not_under(sector, name, (upper, high), (lower, low))
                    )


def _not_under(
    sector: models.Sector, name: str, upper: tuple[str, int], lower: tuple[str, int]
) -> tuple[str, str]:
    """That a limit is not under the one above it."""
    example = f"{upper[0]}: {{{name}: 300}}", f"{lower[0]}: {{{name}: 100}}"
    zh = (
        f"行业“{sector.zh}”：{lower[0]} 的 {name} 是 {lower[1]}，没有低于 {upper[0]} 的 {upper[1]}。"
        f"例如 {'，'.join(example)}"
    )
    en = (
        f"sector “{sector.en}”: {name} is {lower[1]} in {lower[0]}, which is not under the {upper[1]} in"
        f" {upper[0]}. For example {', '.join(example)}"
    )
    return zh, en


def _point(data: Data, document: Document, path: Path_, point: models.Point) -> None:
    _condition(data, document, path, point.number, point)
    for j, doubt in enumerate(point.doubts):
        _condition(data, document, (*path, "doubts", j), point.number, doubt)


def _condition(
    data: Data, document: Document, at: Path_, number: int, record: models.Point | models.Reading
) -> None:
    """A point, or a doubt about it, has a condition, with the limits that its text names."""
    if record.when is None:
        zh = f"第{number}点缺条件，自查永远判不到它。请补上 when，例如 when: capacity_increase >= 30 percent"
        en = (
            f"point {number} lacks a condition, so the check can never meet it. Add `when`, for example"
            " when: capacity_increase >= 30 percent"
        )
        data.findings.error(document.place(at), "no-condition", zh, en)
        return
    limits = {limit for limit in _limits(record.when) if float(limit)}
    said = set(_SHARE.findall(record.zh))
    if limits != said:
        zh = (
            f"第{number}点的文字写的是 {_list(said)}%，条件写的是 {_list(limits)}%。请核对哪一个对，"
            f"两处写成一样。"
        )
        en = (
            f"the text of point {number} says {_list(said)}%, its condition {_list(limits)}%. See which"
            " is right and write both alike."
        )
        data.findings.error(document.place((*at, "when")), "limit-differs", zh, en)


def _limits(condition: Yaml) -> Iterator[str]:
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
