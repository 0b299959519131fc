"""Numbers that prose repeats, taken from the field where they stand.

A text may hold ``{clock:promised/report}`` (20个工作日 / 20 working days),
``{limit:ordinary/publish_report}`` (不少于10个工作日 / at least 10 working days) and
``{count:commitment.rows}`` (44). A number then stands in one field of one record, and no sentence can fall
behind when the field is changed.

The clock is named by what it is: the promised or the statutory time for a document, where tracks differ also
the track (``{clock:promised/report/ordinary}``). So the sentence says on each day what is in force then.
``{clock:promised_report}`` is one record, whatever the day: for sentences about the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from generator import models
from generator.models.approval import Clock
from generator.records.data import Data
from generator.rules.effective import turning_days
from generator.rules.schedule import duration, limit_text
from generator.rules.wording import Text

Dates = dict[str, str]
"""The first and the last day of a stretch of time, as far as there are such."""

KINDS = ("clock", "limit", "count")
SOURCES = (
    models.Clocks,
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
    words = {name: said for name, [(_, said), *more] in clock_words(data).items() if not more}
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


def turning(data: Data) -> dict[str, list[tuple[Dates, Text]]]:
    """Every placeholder that does not mean the same on every day, with what it means on which."""
    return {name: pieces for name, pieces in clock_words(data).items() if len(pieces) > 1}


def clock_words(data: Data) -> dict[str, list[tuple[Dates, Text]]]:
    """The placeholders for clocks with what they mean: one piece after another, together for all days."""
    clocks = data.records[models.Clocks].clocks
    found: dict[str, list[tuple[Dates, Text]]] = {
        f"clock:{clock.id}": [({}, duration(clock.days, clock.unit))] for clock in clocks
    }
    for name, meant in meanings(clocks).items():
        pieces = list(_pieces(meant))
        if pieces:
            found[name] = pieces
    return found


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


def dates(clock: Clock) -> Dates:
    """The days on which a clock runs, as they are written."""
    return {} if clock.effective is None else clock.effective.model_dump(by_alias=True, exclude_none=True)


def in_time(clocks: Sequence[Clock], day: str) -> list[Clock]:
    """The clocks that run on a day."""
    return [c for c in clocks if dates(c).get("from", "") <= day <= dates(c).get("until", "9999-12-31")]


def turns(clocks: Sequence[Clock]) -> list[date]:
    """The first day of all, and every later one on which a clock begins or has ended."""
    return [date.min, *sorted(turning_days({"effective": dates(clock)} for clock in clocks))]


def _pieces(clocks: Sequence[Clock]) -> Iterator[tuple[Dates, Text]]:
    """What some clocks come to, stretch by stretch; nothing, where two of them differ on one day.

    Where none runs, it is what the next will come to, or else the last.
    """
    days, said = turns(clocks), []
    for day in days:
        running = in_time(clocks, day.isoformat()) or _nearest(clocks, day.isoformat())
        if len({(clock.days, clock.unit) for clock in running}) != 1:
            return
        said.append(duration(running[0].days, running[0].unit))
    kept = [at for at in range(len(days)) if not at or said[at] != said[at - 1]]
    for at, after in pairwise([*kept, len(days)]):
        first = {"from": days[at].isoformat()} if at else {}
        last = {"until": (days[after] - timedelta(days=1)).isoformat()} if after < len(days) else {}
        yield {**first, **last}, said[at]


def _nearest(clocks: Sequence[Clock], day: str) -> list[Clock]:
    """The clock that is next to run, or else that which ran last."""
    coming = [clock for clock in clocks if dates(clock).get("from", "") > day]
    if coming:
        return [min(coming, key=lambda clock: dates(clock)["from"])]
    return [max(clocks, key=lambda clock: dates(clock).get("until", ""))]
