"""Chinese working days.

A working day is Monday to Friday unless the State Council's yearly notice makes it a holiday, or a
Saturday or Sunday that the notice makes a working day. "Within n working days" counts from the day
after: the day on which something happens is day nought.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.models.messages.basics import Text
    from generator.models.policy.procedure import CalendarData

ONE_DAY = timedelta(days=1)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Calendar(NamedTuple):
    """Holidays and make-up working days of the years for which a notice is held."""

    first_year: int
    last_year: int
    holidays: frozenset[date]
    makeup_days: frozenset[date]

    @classmethod
    def from_data(cls, data: CalendarData) -> Calendar:
        """From the compiled ``calendar`` record: ``years`` with ISO dates under each."""
        years = {int(year): record for year, record in data["years"].items()}
        return cls(
            min(years),
            max(years),
            frozenset(date.fromisoformat(d) for r in years.values() for d in r["holidays"]),
            frozenset(date.fromisoformat(d) for r in years.values() for d in r["makeup_days"]),
        )

    def covers(self, day: date) -> bool:
        """Whether the notice for that day's year is held; otherwise only weekends are known."""
        return self.first_year <= day.year <= self.last_year

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on that day, as far as is known."""
        if day in self.makeup_days:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def add(self, start: date, days: int) -> date:
        """The last day of a limit of ``days`` working days that begins the day after ``start``."""
        day = start
        while days > 0:
            day += ONE_DAY
            if self.is_working_day(day):
                days -= 1
        return day

    def back(self, end: date, days: int) -> date:
        """The last day on which a period of ``days`` working days may begin to be over on ``end``."""
        day = end
        while days > 0:
            if self.is_working_day(day):
                days -= 1
            day -= ONE_DAY
        return day


def day_text(day: date) -> Text:
    """``2026年12月1日`` / ``1 December 2026``."""
    return date_text(day.isoformat())


def date_text(iso: str) -> Text:
    """A date as people write it; a year or a month alone stays one: ``2026年12月`` / ``December 2026``."""
    year, *rest = (int(part) for part in iso.split("-"))
    zh = "".join(f"{part}{unit}" for part, unit in zip((year, *rest), "年月日", strict=False))
    month = [MONTHS[rest[0] - 1]] if rest else []
    return {"zh": zh, "en": " ".join([*map(str, rest[1:]), *month, str(year)])}


def yearly_text(month_day: str) -> Text:
    """A day of every year: ``6月5日`` / ``5 June``."""
    month, day = (int(part) for part in month_day.split("-"))
    return {"zh": f"{month}月{day}日", "en": f"{day} {MONTHS[month - 1]}"}
