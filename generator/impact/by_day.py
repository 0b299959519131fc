"""What a day has besides the documents (see ``states``), and which days are worked, compared day by day.

A record may be edited, ended, or followed by another: what counts is what is in force before and after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from generator.impact.periods import Period, periods
from generator.impact.states import PARTS, said_now, said_on
from generator.rules.effective import dated_records, turning_days
from generator.rules.policy import Policy
from generator.rules.wording import Text

CALENDAR: Text = {"zh": "工作日历", "en": "calendar of working days"}
WORKED: Text = {"zh": "工作日", "en": "working day"}
OFF: Text = {"zh": "休息日", "en": "day off"}


@dataclass(frozen=True)
class Turn:
    """Something that is otherwise than before between two days; None where it is not in force."""

    period: Period
    name: Text
    old: Text | None
    new: Text | None


State = Mapping[str, tuple[Text, Text]]
"""By what it is: its name, and what it comes to on a day."""


def turns(old: Policy, new: Policy) -> list[Turn]:
    """Everything that differs between two policies on some day, each with the days."""
    begins = periods(old, new)[0].first
    starts = [begins, *(day for day in _days(old, new) if day > begins)]
    lasts = [*(after - timedelta(days=1) for _, after in pairwise(starts)), None]
    found: dict[str, list[Turn]] = {}
    for first, last in zip(starts, lasts, strict=True):
        for key, name, before, after in _differences(state(old, first), state(new, first)):
            _join(found.setdefault(key, []), Turn(Period(first, last), name, before, after))
    told = [turn for listed in found.values() for turn in listed]
    told += _calendar(old, new)
    once = {(turn.period, turn.name["zh"], str(turn.old), str(turn.new)): turn for turn in told}
    return sorted(once.values(), key=lambda turn: turn.period.first)


def now(old: Policy, new: Policy) -> list[Turn]:
    """What differs of that which has no days of its own: from the day to which the new data is current."""
    day = date.fromisoformat(new.current_to)
    states = [dict(said_now(policy, day)) for policy in (old, new)]
    return [Turn(Period(day, None), name, *ends) for _, name, *ends in _differences(*states)]


def _days(*policies: Policy) -> list[date]:
    records = (record for policy in policies for _, record in dated_records(policy.data, *PARTS))
    return sorted(turning_days(records))


def _differences(before: State, after: State) -> Iterator[tuple[str, Text, Text | None, Text | None]]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        name = new or old
        if name and (old and old[1]) != (new and new[1]):
            yield key, name[0], old and old[1], new and new[1]


def _join(listed: list[Turn], turn: Turn) -> None:
    """Add what differs in a stretch; to the stretch before, where the same differs in it."""
    last = listed[-1] if listed else None
    if last and _meet(last.period, turn.period) and (last.old, last.new) == (turn.old, turn.new):
        listed[-1] = replace(last, period=Period(last.period.first, turn.period.last))
    else:
        listed.append(turn)


def _meet(first: Period, second: Period) -> bool:
    return first.last is not None and first.last + timedelta(days=1) == second.first


def state(policy: Policy, day: date) -> State:
    """All of it on a day."""
    return dict(said_on(policy, day))


def _calendar(old: Policy, new: Policy) -> Iterator[Turn]:
    """Days that are worked on one side alone, neighbours of one kind made one."""
    found: list[Turn] = []
    for day in _days_held(old, new):
        worked = [policy.calendar.is_working_day(day) for policy in (old, new)]
        if worked[0] != worked[1]:
            before, after = (WORKED if is_worked else OFF for is_worked in worked)
            _join(found, Turn(Period(day, day), CALENDAR, before, after))
    yield from found


def _days_held(*policies: Policy) -> Iterator[date]:
    """Every day of the years for which either side holds a notice."""
    first = min(policy.calendar.first_year for policy in policies)
    last = max(policy.calendar.last_year for policy in policies)
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += timedelta(days=1)
