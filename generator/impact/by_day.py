"""What a day has besides the documents: clocks, penalties, services and measures, compared day by day.

A record may be edited, ended, or followed by another: what counts is what is in force before and after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from generator.impact.periods import Period, periods
from generator.rules.cite import amount_rows
from generator.rules.effective import dated_records, turning_days
from generator.rules.policy import Policy, in_force
from generator.rules.schedule import duration
from generator.rules.wording import Text, in_each, text

PARTS = ("clocks", "penalties", "services", "measures")
"""The parts of the policy that are compared."""

OFFERED: Text = {"zh": "有", "en": "offered"}


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
    once = {(turn.period, turn.name["zh"], str(turn.old), str(turn.new)): turn for turn in told}
    return sorted(once.values(), key=lambda turn: turn.period.first)


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
    return dict(_state(policy, day))


def _state(policy: Policy, day: date) -> Iterator[tuple[str, tuple[Text, Text]]]:
    data = policy.data
    for clock in data["clocks"]["clocks"]:
        if in_force(clock, day):
            for track in clock["tracks"]:
                said = duration(clock["days"], clock["unit"])
                yield f"clock {clock['kind']} {clock['document']} {track}", (text(clock), said)
    for penalty in data["penalties"]["penalties"]:
        if in_force(penalty, day):
            yield f"penalty {penalty['id']}", (text(penalty), _sanction(penalty))
    for group in data["services"]["groups"]:
        for part in group["parts"]:
            if in_force(part, day):
                yield f"service {part['id']}", (text(part), OFFERED)
    for measure in data["measures"]["measures"]:
        if measure["zh"] is not None and in_force(measure, day):
            named: Text = {"zh": measure["zh"], "en": measure["en"] or ""}
            yield f"measure {measure['number']}", (named, OFFERED)


def _sanction(penalty: Mapping[str, object]) -> Text:
    """What a penalty comes to: its amounts, or that it applies."""
    rows = amount_rows(penalty)
    said = in_each(lambda lang: "; ".join(f"{row['name'][lang]} {row['amount'][lang]}" for row in rows))
    return said if rows else OFFERED
