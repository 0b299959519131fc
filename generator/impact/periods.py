"""Stretches of time in which the catalogue and the lists stand still on both sides.

A check may be given for any day. Editions, lists and their rows begin and end on days, so finitely many days,
one from each stretch, stand for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.rules.effective import dated_records, turning_days
from generator.rules.policy import Policy


@dataclass(frozen=True)
class Period:
    """From its first day to its last (None: no end is known)."""

    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def periods(*policies: Policy) -> list[Period]:
    """All of them, from the first day on which either policy holds an edition."""
    days = sorted({day for policy in policies for day in _turns(policy)})
    closed = [Period(start, after - timedelta(days=1)) for start, after in pairwise(days)]
    return [*closed, Period(days[-1], None)]


PARTS = ("editions", "lists")
"""The parts of a policy that say which document and which track a project needs on a day."""


def _turns(policy: Policy) -> Iterator[date]:
    starts = [edition.get("effective", {}).get("from") for edition in policy.data["editions"]]
    first = date.fromisoformat(min(start or "1979-01-01" for start in starts))
    yield first
    for day in turning_days(record for _, record in dated_records(policy.data, *PARTS)):
        if day > first:
            yield day
