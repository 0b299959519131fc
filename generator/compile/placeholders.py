"""Numbers that prose repeats, taken from the field where they stand.

A text may hold ``{clock:promised/report}`` (20个工作日 / 20 working days),
``{limit:ordinary/publish_report}`` (不少于10个工作日 / at least 10 working days) and
``{count:commitment.rows}`` (44). A number then stands in one field of one record, and no sentence can fall
behind when the field is changed.

The clock is named by what it is: the promised or the statutory time for a document, where tracks differ also
the track (``{clock:promised/report/ordinary}``). So the sentence says on each day what is in force then.
``{clock:promised_report}`` is one record, whatever the day: for sentences about the past.
``{document:report}`` is the full name of a document as the law of the day has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from generator import models
from generator.models.approval import Clock
from generator.models.base import Named
from generator.records.data import Data
from generator.rules.effective import turning_days
from generator.rules.schedule import duration, limit_text
from generator.rules.wording import Text

N = TypeVar("N", bound=Named)
Dates = dict[str, str]
"""The first and the last day of a stretch of time, as far as there are such."""
Piece = tuple[Dates, Text]
"""What a placeholder means on some days."""

KINDS = ("clock", "document", "limit", "count")
SOURCES = (
    models.Clocks,
    models.Documents,
    models.Tracks,
    models.FilingList,
    models.CommitmentList,
    models.ExemptList,
    models.Measures,
)
"""The files that placeholders stand for, besides the edition of the catalogue."""


def placeholders(data: Data, on: str = "") -> dict[str, Text]:
    """Every placeholder that means the same on every day, with what it stands for in both languages; for a
    day, those too that turn."""
    words = {name: said for name, [(_, said), *more] in dated_words(data).items() if not more}
    for name, pieces in turning(data).items() if on else ():
        words[name] = next(said for days, said in pieces if on <= days.get("until", on))
    for track in data.records[models.Tracks].tracks:
        for step in track.steps:
            if limit := step.limit:
                words[f"limit:{track.id}/{step.id}"] = limit_text(
                    {"days": limit.days, "unit": limit.unit, "sense": limit.sense}
                )
    for name, number in _counts(data):
        words[f"count:{name}"] = {"zh": str(number), "en": str(number)}
    return words


def _counts(data: Data) -> Iterator[tuple[str, int]]:
    """The totals that are declared, by name."""
    exempt = data.records[models.ExemptList]
    declared = {
        "filing": data.records[models.FilingList].declared,
        "commitment": data.records[models.CommitmentList].declared,
        "national_batch": exempt.national_batch.declared,
    }
    for name, totals in declared.items():
        yield f"{name}.categories", totals.categories
        yield f"{name}.rows", totals.rows
    yield "measures", data.records[models.Measures].declared
    yield "catalogue.categories", data.current.declared.categories
    yield "catalogue.items", data.current.declared.items


def turning(data: Data) -> dict[str, list[Piece]]:
    """Every placeholder that does not mean the same on every day, with what it means on which."""
    return {name: pieces for name, pieces in dated_words(data).items() if len(pieces) > 1}


def dated_words(data: Data) -> dict[str, list[Piece]]:
    """The placeholders for clocks and names with what they mean: one piece after another, together for all
    days."""
    clocks = data.records[models.Clocks].clocks
    found: dict[str, list[Piece]] = {
        f"clock:{clock.id}": [({}, duration(clock.days, clock.unit))] for clock in clocks
    }
    means = {name: _pieces(meant, _lasts) for name, meant in meanings(clocks).items()}
    for name, kind in data.records[models.Documents].documents:
        means[f"document:{name}"] = _pieces(kind.names, _called)
    return found | {name: listed for name, pieces in means.items() if (listed := [*pieces])}


def _lasts(clock: Clock) -> Text:
    return duration(clock.days, clock.unit)


def _called(name: Named) -> Text:
    return {"zh": name.zh, "en": name.en}


def meanings(clocks: Sequence[Clock]) -> dict[str, list[Clock]]:
    """By placeholder, the clocks that it means, each in its time: kind and document, and the track too."""
    found: dict[str, list[Clock]] = {}
    for clock in clocks:
        name = f"clock:{clock.kind}/{clock.document}"
        for meant in (name, *(f"{name}/{track}" for track in clock.tracks)):
            found.setdefault(meant, []).append(clock)
    return found


def clocks_behind(data: Data, name: str) -> list[Clock]:
    """The clocks behind a placeholder: those that it means, or the one that it names."""
    clocks = data.records[models.Clocks].clocks
    return meanings(clocks).get(name) or [clock for clock in clocks if f"clock:{clock.id}" == name]


def dates(record: Named) -> Dates:
    """The days on which a record is in force, as they are written."""
    return {} if record.effective is None else record.effective.model_dump(by_alias=True, exclude_none=True)


def in_time(records: Sequence[N], day: str) -> list[N]:
    """The records that are in force on a day."""
    return [r for r in records if dates(r).get("from", "") <= day <= dates(r).get("until", "9999-12-31")]


def turns(records: Sequence[Named]) -> list[date]:
    """The first day of all, and every later one on which a record begins or has ended."""
    return [date.min, *sorted(turning_days({"effective": dates(record)} for record in records))]


def _pieces(records: Sequence[N], says: Callable[[N], Text]) -> Iterator[Piece]:
    """What some records say, stretch by stretch; nothing, where two of them differ on one day.

    Where none is in force, it is what the next will say, or else what the last said.
    """
    days = turns(records)
    said: list[Text] = []
    for day in days:
        running = _newest(in_time(records, day.isoformat())) or [_nearest(records, day.isoformat())]
        if any(says(record) != says(running[0]) for record in running):
            return
        said.append(says(running[0]))
    kept = [at for at in range(len(days)) if not at or said[at] != said[at - 1]]
    for at, after in pairwise([*kept, len(days)]):
        first = {"from": days[at].isoformat()} if at else {}
        last = {"until": (days[after] - timedelta(days=1)).isoformat()} if after < len(days) else {}
        yield {**first, **last}, said[at]


def _newest(records: Sequence[N]) -> list[N]:
    """Of records for the same tracks the one begun last: that two run at once is told where they stand."""
    by_track = {
        tuple(getattr(record, "tracks", ())): record
        for record in sorted(records, key=lambda record: dates(record).get("from", ""))
    }
    return list(by_track.values())


def _nearest(records: Sequence[N], day: str) -> N:
    """The record that is next to be in force, or else the one that was last."""
    coming = [record for record in records if dates(record).get("from", "") > day]
    if coming:
        return min(coming, key=lambda record: dates(record)["from"])
    return max(records, key=lambda record: dates(record).get("until", ""))
