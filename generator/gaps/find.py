"""Everything that is not established on a day, from the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from generator import models
from generator.compile.placeholders import placeholders
from generator.findings.finding import Place
from generator.gaps.gap import KINDS, Gap
from generator.records.data import Data
from generator.records.titles import title
from generator.rules.by_day import fill_text
from generator.rules.effective import dated_records, records_below
from generator.rules.wording import Text
from generator.source.document import Document, Path_, Yaml

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
    words = placeholders(data, on.isoformat())
    told = [replace(gap, title=_filled(gap.title, words), what=_filled(gap.what, words)) for gap in found]
    return sorted(told, key=lambda gap: (order.index(gap.kind), gap.place))


def _filled(text: Text, words: Mapping[str, Text]) -> Text:
    return {"zh": fill_text(text["zh"], words, "zh"), "en": fill_text(text["en"], words, "en")}


def _documents(data: Data) -> Iterator[tuple[str, Document]]:
    """Every file of records by its path in the data folder; worked cases are none."""
    for shown, document in data.documents.items():
        name = shown.removeprefix(data.shown(""))
        if not name.startswith(_WORKED):
            yield name, document


def _unknowns(data: Data) -> Iterator[Gap]:
    document = data.document("unknowns.yaml")
    assert document is not None
    for i, entry in enumerate(data.records[models.Unknowns].unknowns):
        place = document.place(("unknowns", i))
        yield Gap("unknown", place, _text(entry), _text(entry.effect), _text(entry.settle))


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
        for path, record in dated_records(document.mapping()):
            until = record["effective"].get("until")
            if until and on <= date.fromisoformat(until) <= _later(on, SOON):
                yield _lapse(data, document, (*path, "effective", "until"), path, until, record)
    years = data.records[models.Calendar].years
    last = f"{max(years)}-12-31"
    if date.fromisoformat(last) <= _later(on, SOON):
        calendar = data.document("calendar.yaml")
        assert calendar is not None
        zh, en = (
            f"工作日历写到 {last}，此后只知道周末。",
            f"the calendar of working days ends on {last}; beyond it only weekends are known.",
        )
        named: Text = {"zh": "工作日历", "en": "calendar of working days"}
        yield Gap(
            "lapse", calendar.key_place(("years", max(years))), named, {"zh": zh, "en": en}, _department(data)
        )


def _lapse(
    data: Data, document: Document, at: Path_, path: Path_, until: str, record: Mapping[str, Yaml]
) -> Gap:
    what: Text = {"zh": f"有效期到 {until}。", "en": f"it holds until {until}."}
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
    for name, record in data.records[models.Instruments].instruments.items():
        verified = record.verified
        never += verified is None
        if verified and date.fromisoformat(verified) < _later(on, -YEAR):
            what: Text = {
                "zh": f"上次核对是 {verified}，已满一年。",
                "en": f"last verified on {verified}, more than a year ago.",
            }
            place = document.place(("instruments", name, "verified"))
            yield Gap("citation", place, _text(record), what, _text(record.issuer))
    if never:
        said: Text = {
            "zh": f"{never} 份依据文件没有写核对日期（verified），不知道引用何时与原文核对过。",
            "en": (
                f"{never} instruments have no day of verification (verified): when their citations were last"
                " held against the text is not known."
            ),
        }
        named: Text = {"zh": "依据文件", "en": "instruments"}
        yield Gap("citation", document.place(("instruments",)), named, said, _department(data), count=never)


def _standings(data: Data) -> Iterator[Gap]:
    words = dict(data.records[models.Standings].standings)
    for _, document in _documents(data):
        for path, record in records_below(document.data):
            standing = record.get("standing")
            if isinstance(standing, str) and standing != "official" and standing in words:
                yield Gap(
                    "standing",
                    document.place((*path, "standing")),
                    title(document, path, document.path),
                    _text(words[standing]),
                    _who(data, document.path, record),
                    standing,
                )


def _who(data: Data, file: str, record: Mapping[str, Yaml]) -> Text:
    """Who could settle a record: who issued what it cites; else whom the open questions of its file name;
    else the department."""
    issuer = record.get("issuer")
    issuers = [*_issuers(data, _cited(record))] or (
        [models.Text.model_validate(issuer)] if issuer is not None else []
    )
    return _joined(issuers) or _of_catalogue(data, file) or _settlers(data, file) or _department(data)


def _cited(record: Mapping[str, Yaml]) -> Iterator[str]:
    """The instruments that a record rests on."""
    sources = record.get("sources")
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict) and isinstance(name := source["instrument"], str):
            yield name


def _issuers(data: Data, names: Iterable[str]) -> Iterator[models.Text]:
    known = data.records[models.Instruments].instruments
    return (known[name].issuer for name in names if name in known)


def _of_catalogue(data: Data, file: str) -> Text | None:
    """Who issued the edition of the catalogue to which a file belongs."""
    folder = file.split("/")[1:3]
    editions = [edition.record for edition in data.editions if folder == ["catalogue", edition.folder]]
    return _joined([*_issuers(data, (edition.instrument for edition in editions))])


def _settlers(data: Data, file: str) -> Text | None:
    """Those whom the open questions about a file name.

    Files are named there by the usual name of the data folder.
    """
    name = file.partition("/")[2]
    unknowns = data.records[models.Unknowns].unknowns
    return _joined([entry.settle for entry in unknowns if entry.file.partition("/")[2] == name])


def _department(data: Data) -> Text:
    """The channels through which errors are reported."""
    wanted = data.records[models.Site].report.channels
    contacts = data.records[models.Contacts].contacts
    return _joined([contact for contact in contacts if contact.id in wanted]) or {"zh": "", "en": ""}


class _Named(Protocol):
    """What says something in both languages."""

    zh: str
    en: str


def _text(named: _Named) -> Text:
    return {"zh": named.zh, "en": named.en}


def _joined(texts: Sequence[_Named]) -> Text | None:
    """Names joined, each once; None if there is none."""
    if not texts:
        return None
    unique = {named.zh: _text(named) for named in texts}.values()
    return {"zh": "；".join(text["zh"] for text in unique), "en": "; ".join(text["en"] for text in unique)}


def place_text(place: Place) -> str:
    """``file:line``."""
    return f"{place.path}:{place.line}"
