"""What does not hold on some day: records that outlast all they rest on, sentences that outlast their figure,
lists that name no item of a coming edition, days far off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import models
from generator.compile.placeholders import clocks_behind, in_time, turns
from generator.lint.languages import PLACEHOLDER
from generator.records.data import Data
from generator.records.files import RECORD_FILES
from generator.source.document import Document, Path_, Yaml

FAR = 5
"""So many years ahead no day of the policy is known; a day beyond is most likely a slip."""
OPEN = "9999-12-31"
"""Stands for the last day where there is none."""
DAYS = ("from", "until", "dated", "date")
"""Keys that hold a day."""
ABOUT_THE_PAST = ("timeline.yaml", "changes.yaml")
"""Files whose sentences may tell of what has ended."""

_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


class Held(NamedTuple):
    """A mapping of a file with its path, and the days between which it is in force, with all around it."""

    path: Path_
    record: Mapping[str, Yaml]
    first: str
    last: str


def check_days(data: Data) -> None:
    """Everything of this kind, in every file of records and of the catalogue."""
    if models.Site not in data.records:
        return  # which day is meant is not known
    instruments = data.records.get(models.Instruments)
    lapses = {
        name: record.effective.until
        for name, record in (instruments.instruments if instruments else {}).items()
        if record.effective and record.effective.until
    }
    for name in RECORD_FILES:
        if document := data.document(name):
            for held in _held(document.data, (), "", OPEN):
                _far(data, document, held)
                _never(data, document, held)
                _outlasts(data, document, held, lapses)
                if name not in ABOUT_THE_PAST and models.Clocks in data.records:
                    _figures(data, document, held)
    for edition in data.editions:
        if edition.document and not edition.since:
            for held in _held(edition.document.mapping("effective"), ("effective",), "", OPEN):
                _far(data, edition.document, held)
        for item in edition.own_items.values() if not edition.since else ():
            for i, change in enumerate(item.document.entries(*item.path, "changes")):
                if isinstance(change, dict):
                    _far(data, item.document, Held((*item.path, "changes", i), change, "", OPEN))
    _lists(data)


def _held(value: Yaml, path: Path_, first: str, last: str) -> Iterator[Held]:
    """Every mapping below a value with the days of all that it stands in."""
    if isinstance(value, dict):
        own = value.get("effective")
        days = own if isinstance(own, dict) else {}
        first = max(first, _day(days.get("from"), ""))
        last = min(last, _day(days.get("until"), OPEN))
        yield Held(path, value, first, last)
        for key, part in value.items():
            yield from _held(part, (*path, key), first, last)
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _held(part, (*path, i), first, last)


def _day(value: Yaml, otherwise: str) -> str:
    """A day as it is written; what is no day is told elsewhere."""
    return value if isinstance(value, str) and _DAY.match(value) else otherwise


def _far(data: Data, document: Document, held: Held) -> None:
    """A day so far ahead that nobody can know it."""
    current = data.records[models.Site].data_current_to
    latest = f"{int(current[:4]) + FAR}{current[4:]}"
    for key in DAYS:
        day = held.record.get(key)
        if isinstance(day, str) and _DAY.match(day) and day > latest:
            zh = f'{day} 离现在超过 {FAR} 年，多半是笔误。请核对年份，例如 "{latest[:4]}-01-01"。'
            en = (
                f"{day} is more than {FAR} years ahead, most likely a slip. Check the year, for example"
                f' "{latest[:4]}-01-01".'
            )
            data.findings.warning(document.place((*held.path, key)), "far-day", zh, en)


def _never(data: Data, document: Document, held: Held) -> None:
    """A row, or another entry, that begins when what it stands in has ended, or ends before that begins."""
    entry = bool(held.path) and isinstance(held.path[-1], int)
    if entry and "effective" in held.record and held.first > held.last:
        zh = (
            f"它所在的清单或分组到 {held.last} 为止，这条从 {held.first} 起，没有一天有效。请核对两处的日期。"
        )
        en = (
            f"what it stands in ends on {held.last}, and this begins on {held.first}: it is never in force."
            " Check both dates."
        )
        data.findings.warning(document.place((*held.path, "effective")), "never-in-force", zh, en)


def _outlasts(data: Data, document: Document, held: Held, lapses: Mapping[str, str]) -> None:
    """A record that stays in force when all that it rests on has lapsed."""
    sources = held.record.get("sources")
    named = [s.get("instrument") for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    if not named or any(name not in lapses for name in named):
        return
    lapse = max(lapses[str(name)] for name in named)
    if lapse < held.last and max(held.first, data.on) <= held.last:
        zh = (
            f"所引的依据都到 {lapse} 为止，这条记录却继续有效。请改引新的依据，或写明终止日，例如"
            f' effective: {{until: "{lapse}"}}。'
        )
        en = (
            f"all that it rests on ends on {lapse}, and yet the record stays in force. Cite what replaced it,"
            f' or give the record its last day: effective: {{until: "{lapse}"}}.'
        )
        data.findings.warning(document.place((*held.path, "sources")), "lapsed-source", zh, en)


def _figures(data: Data, document: Document, held: Held) -> None:
    """A sentence whose figure ends before it, or has not begun."""
    text = held.record.get("zh")  # the English one has the same, or that is told elsewhere
    for name in PLACEHOLDER.findall(text) if isinstance(text, str) else ():
        day = _without(data, name, max(held.first, data.on), held.last)
        if day is not None:
            place = document.place_in((*held.path, "zh"), f"{{{name}}}")
            data.findings.warning(place, "lapsed-figure", *_no_figure(data, name, day))


def _without(data: Data, name: str, first: str, last: str) -> str | None:
    """The first day between two on which no clock stands behind a placeholder."""
    clocks = clocks_behind(data, name)
    days = [first, *(day.isoformat() for day in turns(clocks))] if clocks else []
    return next((day for day in sorted(days) if first <= day <= last and not in_time(clocks, day)), None)


def _no_figure(data: Data, name: str, day: str) -> tuple[str, str]:
    clock = next((c for c in data.records[models.Clocks].clocks if f"clock:{c.id}" == name), None)
    if clock is None:
        return (
            f"从 {day} 起，“{{{name}}}”没有对应的时限，这句话会说错。请在 clocks.yaml 里接上，或写明这条记录"
            "的终止日。",
            f"from {day} there is no clock behind “{{{name}}}”, and the sentence would be wrong. Add the"
            " clock that follows in clocks.yaml, or give this record its last day.",
        )
    meant = f"{{clock:{clock.kind}/{clock.document}}}"
    return (
        f"“{{{name}}}”这条时限在 {day} 不施行，这句话却一直用它。要随时限更新的，请写 {meant}。",
        f"the clock “{{{name}}}” does not run on {day}, but the sentence goes on using it. For a sentence"
        f" that follows the clock, write {meant}.",
    )


def _lists(data: Data) -> None:
    """A list in force on a day whose edition's numbers it does not use."""
    listed = (
        ("lists/commitment.yaml", data.records.get(models.CommitmentList)),
        ("lists/exempt.yaml", data.records.get(models.ExemptList)),
        ("forbidden.yaml", data.records.get(models.Forbidden)),
        ("approval_levels.yaml", data.records.get(models.ApprovalLevels)),
    )
    coming = [edition for edition in data.editions if edition.starts > data.on and not edition.since]
    for file, record in listed:
        document = data.document(file)
        if record is None or document is None:
            continue
        effective = getattr(record, "effective", None)
        last = effective.until if effective else None
        for edition in coming:
            if edition.record.id not in record.items_of and edition.starts <= (last or OPEN):
                said = _no_items(record.items_of, edition.record.id, edition.starts)
                data.findings.warning(document.place(("items_of",)), "list-without-edition", *said)


def _no_items(named: list[str], coming: str, day: str) -> tuple[str, str]:
    both = ", ".join(f'"{name}"' for name in (*named, coming))
    return (
        f"从 {day} 起施行“{coming}”版名录，这张清单没有写它，到时一个项目也不点名。编号没有变的，请写"
        f" items_of: [{both}]。",
        f"from {day} the edition “{coming}” is in force, and this list, which does not name it, will then"
        f" name no item. If the numbers stay, write items_of: [{both}].",
    )
