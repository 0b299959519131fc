"""From a start date to the days of each step: not before, and not after.

The earliest day runs through the whole chain: periods that must run in full are added up, and what
takes as long as it takes counts as nothing, so each earliest day is "not before" and never a forecast.
A latest day exists only while every step so far has an upper limit. Days that the reader knows (of
submission, say) are fixed points: the chain begins anew from each, and before one that lies ahead it
is also reckoned backwards, to the last day on which a step must be over to keep to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.workdays import Calendar

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.verdict import LimitRow
    from generator.models.policy.procedure import LimitRecord, StepRecord


class Days(NamedTuple):
    """The days of one step. ``kind`` says what they are:

    ``given``   the reader's own date (both days are that day); ``reach`` is the first day on which the
                chain can come to it, where that is later
    ``done``    the reader's date for a later step is no later than the start: no days
    ``law``     earliest day, and the latest by the limits; ``blocker`` is the index of the step that
                leaves the latest day open, if one does
    ``aim``     earliest day, and the latest on which it must be over for the reader's date to be kept
    ``begin``   the same of a period that must run in full: the latest is the day on which it must begin
    """

    kind: Literal["given", "done", "law", "aim", "begin"]
    earliest: date | None
    latest: date | None
    blocker: int | None = None
    reach: date | None = None


def dates(
    calendar: Calendar, steps: Sequence[StepRecord], start: date, known: Mapping[str, date]
) -> list[Days]:
    """The days of each step, in order. ``known`` holds the reader's dates by milestone."""
    fixed = {i: known[step["milestone"]] for i, step in enumerate(steps) if step.get("milestone") in known}
    found: list[Days] = []
    at, latest, blocker, base = start, start, None, start
    for i, step in enumerate(steps):
        if i in fixed:
            found.append(Days("given", fixed[i], fixed[i], reach=at if at > fixed[i] > base else None))
            at, latest, blocker, base = fixed[i], fixed[i], None, fixed[i]
            continue
        at = _soonest(calendar, at, step)
        blocker = i if blocker is None and not _bounded(step) else blocker
        if blocker is None:
            latest = after(calendar, latest, step["limit"])
        found.append(Days("law", at, latest if blocker is None else None, blocker))
    return _reckoned_back(calendar, steps, start, fixed, found)


def _soonest(calendar: Calendar, day: date, step: StepRecord) -> date:
    limit = step.get("limit")
    return after(calendar, day, limit) if limit is not None and limit["sense"] == "at_least" else day


def _bounded(step: StepRecord) -> bool:
    """Whether the step's limit gives it a last day, counted from the end of the step before."""
    limit = step.get("limit")
    return limit is not None and limit["sense"] == "at_most" and step.get("counted_from") is None


def after(calendar: Calendar, day: date, limit: LimitRecord | LimitRow) -> date:
    """The last day of a limit that begins the day after ``day``."""
    if limit["unit"] == "day":
        return day + timedelta(days=limit["days"])
    return calendar.add(day, limit["days"])


def _before(calendar: Calendar, day: date, step: StepRecord) -> date:
    """The last day on which a step may begin to be over on ``day``."""
    limit = step.get("limit")
    if limit is None or limit["sense"] == "at_most":
        return day
    return (
        day - timedelta(days=limit["days"]) if limit["unit"] == "day" else calendar.back(day, limit["days"])
    )


def _reckoned_back(
    calendar: Calendar, steps: Sequence[StepRecord], start: date, fixed: Mapping[int, date], found: list[Days]
) -> list[Days]:
    """The days with those before each fixed one reckoned backwards from it, or marked as done."""
    first, base = 0, start
    for at in sorted(fixed):
        last = fixed[at]
        for i in range(at - 1, first - 1, -1):
            if fixed[at] <= base:
                found[i] = Days("done", None, None)
                continue
            begin = _before(calendar, last, steps[i])
            found[i] = (
                Days("aim", found[i].earliest, last)
                if begin == last
                else Days("begin", found[i].earliest, begin)
            )
            last = begin
        first, base = at + 1, fixed[at]
    return found
