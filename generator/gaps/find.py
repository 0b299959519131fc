"""Everything that is not established on a day, from the records themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator.compile.placeholders import filled, placeholders
from generator.findings.finding import Place
from generator.gaps.gap import KINDS, Gap
from generator.records.data import Data
from generator.records.titles import title
from generator.rules.effective import dated_records, records_below
from generator.rules.wording import Text
from generator.source.document import Document, Path_

SOON = 90
"""Days before its last day from which a record counts as about to lapse."""
YEAR = 365
"""Days after which a citation should be verified again."""
INCOMPLETE = "incomplete-list"
"""The code of findings on declared totals that are not met."""

_WORKED = ("scenarios/", "cases/")


def gaps(data: Data, on: date) -> list[Gap]:
    """Every gap of data that was loaded without error, by kind and place."""
    found = [*_unknowns(data), *_counts(data), *_lapses(data, on), *_citations(data, on), *_standings(data)]
    order = list(KINDS)
    words = _words(data)
    found = [replace(gap, title=filled(gap.title, words), what=filled(gap.what, words)) for gap in found]
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.place))


def _words(data: Data) -> Mapping[str, Text]:
    """What placeholders in texts stand for."""
    records = data.records
    lists = {name.partition("/")[2]: record for name, record in records.items() if name.startswith("lists/")}
    return placeholders(
        records["clocks"], records["tracks"], lists, records["measures"], data.current.record["declared"]
    )


def _documents(data: Data) -> Iterator[tuple[str, Document]]:
    """Every file of records by its path in the data folder; worked cases are none."""
    for shown, document in data.documents.items():
        name = shown.removeprefix(data.shown(""))
        if not name.startswith(_WORKED):
            yield name, document


def _unknowns(data: Data) -> Iterator[Gap]:
    document = data.document("unknowns.yaml")
    assert document is not None
    for i, entry in enumerate(data.records["unknowns"]["unknowns"]):
        named = {lang: entry[lang] for lang in ("zh", "en")}
        yield Gap("unknown", document.place(("unknowns", i)), named, entry["effect"], entry["settle"])


def _counts(data: Data) -> Iterator[Gap]:
    for finding in data.findings:
        if finding.code == INCOMPLETE:
            document = data.documents[finding.place.path]
            named = title(document, (), finding.place.path)
            yield Gap(
                "count",
                finding.place,
                named,
                {"zh": finding.zh, "en": finding.en},
                _settlers(data, finding.place.path) or _department(data),
            )


def _lapses(data: Data, on: date) -> Iterator[Gap]:
    """Records whose last day is near, and the calendar of working days, whose last day is that of its last
    year."""
    for _, document in _documents(data):
        for path, record in dated_records(document.data):
            until = record["effective"].get("until")
            if until and on <= date.fromisoformat(until) <= _later(on, SOON):
                yield _lapse(data, document, (*path, "effective", "until"), path, until, record)
    years = data.records["calendar"]["years"]
    last = f"{max(years)}-12-31"
    if date.fromisoformat(last) <= _later(on, SOON):
        calendar = data.document("calendar.yaml")
        assert calendar is not None
        zh, en = (
            f"工作日历写到 {last}，此后只知道周末。",
            f"the calendar of working days ends on {last}; beyond it only weekends are known.",
        )
        named = {"zh": "工作日历", "en": "calendar of working days"}
        yield Gap(
            "lapse", calendar.key_place(("years", max(years))), named, {"zh": zh, "en": en}, _department(data)
        )


def _lapse(
    data: Data, document: Document, at: Path_, path: Path_, until: str, record: Mapping[str, Any]
) -> Gap:
    what = {"zh": f"有效期到 {until}。", "en": f"it holds until {until}."}
    return Gap(
        "lapse",
        document.place(at),
        title(document, path, document.path),
        what,
        _who(data, document.path, record),
    )


def _later(day: date, days: int) -> date:
    """So many days later; no further than there are dates."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _citations(data: Data, on: date) -> Iterator[Gap]:
    """Instruments that nobody held against their text for a year; those never verified together, as one."""
    document = data.document("instruments.yaml")
    assert document is not None
    never = 0
    for name, record in data.records["instruments"]["instruments"].items():
        verified = record.get("verified")
        never += verified is None
        if verified and date.fromisoformat(verified) < _later(on, -YEAR):
            what = {
                "zh": f"上次核对是 {verified}，已满一年。",
                "en": f"last verified on {verified}, more than a year ago.",
            }
            place = document.place(("instruments", name, "verified"))
            yield Gap(
                "citation", place, {"zh": record["zh"], "en": record["en"]}, what, dict(record["issuer"])
            )
    if never:
        what = {
            "zh": f"{never} 份依据文件没有写核对日期（verified），不知道引用何时与原文核对过。",
            "en": (
                f"{never} instruments have no day of verification (verified): when their citations were last"
                " held against the text is not known."
            ),
        }
        named = {"zh": "依据文件", "en": "instruments"}
        yield Gap("citation", document.place(("instruments",)), named, what, _department(data), count=never)


def _standings(data: Data) -> Iterator[Gap]:
    words = data.records["standings"]["standings"]
    for _, document in _documents(data):
        for path, record in records_below(document.data):
            standing = record.get("standing")
            if isinstance(standing, str) and standing != "official" and standing in words:
                what = {lang: words[standing][lang] for lang in ("zh", "en")}
                place = document.place((*path, "standing"))
                yield Gap(
                    "standing",
                    place,
                    title(document, path, document.path),
                    what,
                    _who(data, document.path, record),
                    standing,
                )


def _who(data: Data, file: str, record: Mapping[str, Any]) -> Text:
    """Who could settle a record: who issued what it cites; else whom the open questions of its file name;
    else the department."""
    known = data.records["instruments"]["instruments"]
    cited = [source["instrument"] for source in record.get("sources") or () if isinstance(source, dict)]
    issuers = [known[name]["issuer"] for name in cited if name in known] or (
        [record["issuer"]] if "issuer" in record else []
    )
    return _joined(issuers) or _of_catalogue(data, file) or _settlers(data, file) or _department(data)


def _of_catalogue(data: Data, file: str) -> Text:
    """Who issued the edition of the catalogue to which a file belongs."""
    parts = file.split("/")[1:]
    found = [
        edition.record["instrument"]
        for edition in data.editions
        if parts[:2] == ["catalogue", edition.record["id"]]
    ]
    return _joined([data.records["instruments"]["instruments"][name]["issuer"] for name in found])


def _settlers(data: Data, file: str) -> Text:
    """Those whom the open questions about a file name.

    Files are named there by the usual name of the data folder.
    """
    name = file.partition("/")[2]
    return _joined(
        [
            entry["settle"]
            for entry in data.records["unknowns"]["unknowns"]
            if entry["file"].partition("/")[2] == name
        ]
    )


def _department(data: Data) -> Text:
    """The channels through which errors are reported."""
    wanted = data.records["site"]["report"]["channels"]
    return _joined([contact for contact in data.records["contacts"]["contacts"] if contact["id"] in wanted])


def _joined(texts: Sequence[Mapping[str, Any]]) -> Text:
    """Names joined, each once; empty if there is none."""
    unique = list({text["zh"]: text for text in texts}.values())
    return (
        {lang: mark.join(text[lang] for text in unique) for lang, mark in (("zh", "；"), ("en", "; "))}
        if unique
        else {}
    )


def place_text(place: Place) -> str:
    """``file:line``."""
    return f"{place.path}:{place.line}"
