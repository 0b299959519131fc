"""The steps of a track in order: who acts, within which limit, with which papers, and by when.

Dates are given only from a start date. A step's limit is "at most" (the other side must act by then)
or "at least" (a period that must run in full); a step without a limit takes as long as it takes and
leaves the dates after it open at the far end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from generator.rules.policy import Policy, in_force
from generator.rules.wording import Text, text

UNITS: Mapping[str, Text] = {
    "working_day": {"zh": "个工作日", "en": "working day"},
    "day": {"zh": "日", "en": "day"},
}
SENSES: Mapping[str, Text] = {
    "at_most": {"zh": "{days}内", "en": "within {days}"},
    "at_least": {"zh": "不少于{days}", "en": "at least {days}"},
}

DECISION_RULES = ("off_the_clock", "promise_is_not_elapsed_time")
"""Rules of the clocks that a reader of a limit must know where an authority decides."""


def duration(days: int, unit: str) -> Text:
    """``20个工作日`` / ``20 working days``; no days at all are said as such."""
    if days == 0:
        return {"zh": "提交即办", "en": "at once"}
    plural = "" if days == 1 else "s"
    return {"zh": f"{days}{UNITS[unit]['zh']}", "en": f"{days} {UNITS[unit]['en']}{plural}"}


def limit_text(limit: Mapping[str, Any]) -> Text:
    """A step's limit in words."""
    days = duration(limit["days"], limit["unit"])
    return {lang: SENSES[limit["sense"]][lang].format(days=days[lang]) for lang in days}


def steps(policy: Policy, track: Mapping[str, Any], document: str, on: date, start: date | None) -> list[dict[str, Any]]:
    """The steps of a track for one document, with dates if a start date is given."""
    roles = policy.data["tracks"]["roles"]
    papers = policy.data["tracks"]["papers"]
    found: list[dict[str, Any]] = []
    clock = _Dates(policy, start)
    for step in track["steps"]:
        if document not in step.get("documents", [document]) or not in_force(step, on):
            continue
        limit = step.get("limit")
        earliest, latest = clock.take(limit)
        found.append(
            {
                "step": step["id"],
                **text(step),
                "who": roles[step["who"]],
                "limit": None if limit is None else limit_text(limit),
                "clock": step["clock"],
                "detail": step.get("detail"),
                "papers": [{"id": p, **text(papers[p])} for p in step["papers"]],
                "standing": step["standing"],
                "earliest": earliest,
                "latest": latest,
            }
        )
    return found


class _Dates:
    """Earliest and latest day on which each step can be done, one after the other."""

    def __init__(self, policy: Policy, start: date | None) -> None:
        self.calendar = policy.calendar
        self.earliest = start
        self.latest = start

    def take(self, limit: Mapping[str, Any] | None) -> tuple[str | None, str | None]:
        if self.earliest is None:
            return None, None
        if limit is None:
            self.latest = None
            return None, None
        if limit["sense"] == "at_least":
            self.earliest = self._after(self.earliest, limit)
            self.latest = None
        elif self.latest is not None:
            self.latest = self._after(self.latest, limit)
        return self.earliest.isoformat(), None if self.latest is None else self.latest.isoformat()

    def _after(self, day: date, limit: Mapping[str, Any]) -> date:
        if limit["unit"] == "day":
            return day + timedelta(days=limit["days"])
        return self.calendar.add(day, limit["days"])


def horizon_note(policy: Policy, dated: Iterable[Mapping[str, Any]]) -> Text | None:
    """What to say where a date lies beyond the last year whose holidays are announced; else nothing."""
    last = policy.calendar.last_year
    days = [step[key] for step in dated for key in ("earliest", "latest") if step[key] is not None]
    if not any(int(day[:4]) > last for day in days):
        return None
    return {
        "zh": f"{last}年以后的放假安排还没有公布，之后的日期只按周末推算，节假日会使它们推迟。",
        "en": f"Holidays after {last} are not announced yet. Later dates leave out weekends only; holidays will make them later.",
    }


def time_limit(policy: Policy, track: str, document: str, on: date) -> dict[str, Any] | None:
    """The promised and the statutory clock for a document on a track, side by side.

    A clock has no date: when it starts is for the authority, and for the promise it is not established.
    """
    found: dict[str, Any] = {"promised": None, "statutory": None, "notes": []}
    for clock in policy.data["clocks"]["clocks"]:
        if clock["document"] != document or track not in clock["tracks"] or not in_force(clock, on):
            continue
        found[clock["kind"]] = _clock(clock)
    if found["promised"] is None and found["statutory"] is None:
        return None
    if document in ("report", "form"):
        found["notes"] = [text(rule) for rule in policy.data["clocks"]["rules"] if rule["id"] in DECISION_RULES]
    return found


def _clock(clock: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "days": clock["days"],
        "unit": clock["unit"],
        **duration(clock["days"], clock["unit"]),
        "starts": clock["starts"],
        "excludes": clock["excludes"],
        "note": clock.get("note"),
        "standing": clock["standing"],
    }
