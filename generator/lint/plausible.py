"""What can be, and yet is most likely a slip: a promise longer than the law, a year with hardly a holiday,
data current to a day ahead of all that it holds, two things with one name, a claim that nothing bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from statistics import median

from generator import models
from generator.models import approval
from generator.models.base import Standing
from generator.records.data import Data
from generator.rules.wording import LANGS
from generator.source.document import Document, Path_, Yaml

OFFICIAL: Standing = "official"
SHARE = 0.6
"""A year with less than this share of the days off that other years have is most likely not complete."""

DAYS_IN: Mapping[str, int] = {"working_day": 5, "day": 7}
"""Of these days a week has so many."""

_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def check_plausible(data: Data) -> None:
    """Everything of this kind."""
    _promises(data)
    _holidays(data)
    _current_to(data)
    _names(data)
    if models.Instruments in data.records:
        for document in data.documents.values():
            _claims(data, document, document.data, ())


def _promises(data: Data) -> None:
    """No promise is longer than the law allows for the same document."""
    record, document = data.records.get(models.Clocks), data.document("clocks.yaml")
    clocks = record.clocks if record else []
    for i, promised in enumerate(clocks if document else ()):
        longer = next((c for c in clocks if _outruns(promised, c)), None)
        if longer and document:
            zh = (
                f"承诺时限（{promised.days} {promised.unit}）比“{longer.zh}”（{longer.days} {longer.unit}）"
                "还长。请核对天数和单位。"
            )
            en = (
                f"the promise ({promised.days} {promised.unit}) is longer than “{longer.en}” ({longer.days}"
                f" {longer.unit}). Check the number and the unit."
            )
            data.findings.warning(document.place(("clocks", i, "days")), "long-promise", zh, en)


def _outruns(promised: approval.Clock, other: approval.Clock) -> bool:
    """Whether a promise for a document is longer than what the law allows for it, where it sets days."""
    kinds = (promised.kind, other.kind) == ("promised", "statutory")
    same = promised.document == other.document and {*promised.tracks} & {*other.tracks}
    return bool(kinds and same and other.days) and _weeks(promised) > _weeks(other)


def _weeks(clock: approval.Clock) -> float:
    return clock.days / DAYS_IN[clock.unit]


def _holidays(data: Data) -> None:
    """No year has far fewer days off than the others."""
    record, document = data.records.get(models.Calendar), data.document("calendar.yaml")
    counts = {year: len(days.holidays) for year, days in record.years.items()} if record else {}
    usual = median(counts.values()) if len(counts) > 2 else 0
    for year, count in counts.items() if document else ():
        if count < SHARE * usual and document:
            zh = (
                f"{year} 年列的放假工作日有 {count} 个，别的年份一般有 {usual:g} 个。多半没有写全，"
                "请照国务院办公厅的通知补齐。"
            )
            en = (
                f"of the days off that a year has (about {usual:g}), {year} lists {count}. It is most likely"
                " not complete; fill it in from the State Council's notice."
            )
            data.findings.warning(document.place(("years", year, "holidays")), "few-holidays", zh, en)


def _current_to(data: Data) -> None:
    """The data is not current to a day far beyond the last on which anything in it was read or changed."""
    site, document = data.records.get(models.Site), data.document("site.yaml")
    newest = max((day for each in data.documents.values() for day in _days_worked(each.data)), default="")
    if site and document and newest and site.data_current_to[:4] > newest[:4]:
        beyond = f"{int(newest[:4]) + 1}{newest[4:]}"
        if site.data_current_to > beyond:
            zh = (
                f"数据更新到 {site.data_current_to}，但最近一次核对或更新是 {newest}，相差一年以上。"
                f'请核对年份，例如 data_current_to: "{newest}"。'
            )
            en = (
                f"the data is said to be current to {site.data_current_to}, but was last read or changed"
                f" on {newest}, more than a year before. Check the year, for example"
                f' data_current_to: "{newest}".'
            )
            data.findings.warning(document.place(("data_current_to",)), "current-ahead", zh, en)


def _days_worked(value: Yaml) -> Iterator[str]:
    """The days on which something was verified, or the guide changed."""
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, dict):
            for key in ("verified", "date"):
                day = part.get(key)
                if isinstance(day, str) and _DAY.match(day):
                    yield day
            left += part.values()
        elif isinstance(part, list):
            left += part


def _names(data: Data) -> None:
    """No two items of an edition, no two questions that people ask, have one name."""
    for edition in data.editions:
        for lang in LANGS:
            first: dict[str, int] = {}
            for number, item in edition.items.items():
                name = str(item.as_written.get(lang))
                if name in first and item in edition.own_items.values():
                    _twice(
                        data,
                        item.document,
                        (*item.path, lang),
                        name,
                        f"第{first[name]}项",
                        f"item {first[name]}",
                    )
                first.setdefault(name, number)
    record, document = data.records.get(models.Questions), data.document("questions.yaml")
    asked: dict[str, str] = {}
    for i, question in enumerate(record.faq if record else ()):
        name = question.ask.zh
        if document and name in asked:
            _twice(data, document, ("faq", i, "ask", "zh"), name, f"“{asked[name]}”", f"“{asked[name]}”")
        asked.setdefault(name, question.id)


def _twice(data: Data, document: Document, path: Path_, name: str, zh: str, en: str) -> None:
    said = (
        f"“{name}”与{zh}同名，读者分不清。请核对是不是抄错了。",
        f"“{name}” is the name of {en} too, and readers cannot tell them apart. See whether it was copied by"
        " mistake.",
    )
    data.findings.warning(document.place(path), "same-name", *said)


def _claims(data: Data, document: Document, value: Yaml, path: Path_) -> None:
    """Nothing is said to be official that rests on no official text."""
    if isinstance(value, dict) and value.get("standing") == OFFICIAL:
        rests_on = set(_standings(data, value.get("sources")))
        if rests_on and OFFICIAL not in rests_on:
            found = "、".join(sorted(rests_on))
            zh = (
                f"这里写 official，所引的依据却是 {found}。请照依据写，或者引用读到的正式文本，"
                "或者把依据的可靠程度改对。"
            )
            en = (
                f"it says official, but what it rests on is {found}. Write that, cite an official text that"
                " was read, or correct the standing of the instrument."
            )
            data.findings.warning(document.place((*path, "standing")), "firmer-than-source", zh, en)
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        _claims(data, document, part, (*path, key))


def _standings(data: Data, sources: Yaml) -> Iterator[Standing]:
    known = data.records[models.Instruments].instruments
    for source in sources if isinstance(sources, list) else ():
        named = known.get(str(source.get("instrument"))) if isinstance(source, dict) else None
        if named:
            yield named.standing
