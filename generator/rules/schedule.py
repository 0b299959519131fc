"""The steps of a track in order: who acts, within which limit, on which clock, with which papers.

A step's limit is "at most" (one side must act by then) or "at least" (a period that must run in full).
Dates are the matter of ``dates`` and ``plan``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.rules.entitle import remarks
from generator.rules.logic import Facts
from generator.rules.policy import APPROVED, Policy, in_force
from generator.rules.wording import Text, text

if TYPE_CHECKING:
    from generator.models.messages.verdict import LimitRow, Paper, PlainStep, TimeLimit
    from generator.models.policy.procedure import (
        ClockRecord,
        LimitRecord,
        PaperRecord,
        StepRecord,
        TrackRecord,
    )

UNITS: Mapping[str, Text] = {
    "working_day": {"zh": "个工作日", "en": "working day"},
    "day": {"zh": "日", "en": "day"},
}
"""What days are counted in; in English, the name of one."""

YOU: Text = {"zh": "您", "en": "you"}
AT_ONCE: Text = {"zh": "提交即办", "en": "at once"}
SENSES: Mapping[str, Text] = {
    "at_most": {"zh": "{days}内", "en": "within {days}"},
    "at_least": {"zh": "不少于{days}", "en": "at least {days}"},
}

CLOCKS: Mapping[str, Text] = {
    "before": {"zh": "时限开始之前", "en": "before the clock starts"},
    "on": {"zh": "计入时限", "en": "on the clock"},
    "off": {"zh": "不计入时限", "en": "off the clock"},
    "open": {"zh": "是否计入时限没有查明", "en": "whether it counts is not established"},
    "after": {"zh": "决定之后", "en": "after the decision"},
}
"""How a step stands to the time limit of the decision."""

DECISION_RULES = ("off_the_clock", "promise_is_not_elapsed_time")
"""Rules of the clocks that a reader of a limit must know where an authority decides."""


def duration(days: int, unit: str) -> Text:
    """``20个工作日`` / ``20 working days``; no days at all are said as such."""
    if days == 0:
        return text(AT_ONCE)
    named = unit_text(days, unit)
    return {"zh": f"{days}{named['zh']}", "en": f"{days} {named['en']}"}


def unit_text(days: int, unit: str) -> Text:
    """What so many days are called: ``个工作日`` / ``working days``."""
    return {"zh": UNITS[unit]["zh"], "en": UNITS[unit]["en"] + ("" if days == 1 else "s")}


def clock_text(clock: str) -> Text:
    """How a step stands to the time limit of the decision, in words."""
    return text(CLOCKS[clock])


def limit_text(limit: LimitRecord) -> Text:
    """A step's limit in words: ``5个工作日内`` / ``within 5 working days``."""
    days = duration(limit["days"], limit["unit"])
    sense = SENSES[limit["sense"]]
    return {"zh": sense["zh"].format(days=days["zh"]), "en": sense["en"].format(days=days["en"])}


def records(track: TrackRecord | Mapping[str, Any], document: str | None, on: date) -> list[StepRecord]:
    """The steps of a track, as they stand in the data, that a document takes on a day; those of every
    document where none is named."""
    return [
        step
        for step in track["steps"]
        if (document is None or document in step.get("documents", [document])) and in_force(step, on)
    ]


def clocks_of(clocks: Iterable[ClockRecord], track: str, document: str, on: date) -> dict[str, ClockRecord]:
    """The clocks, as they stand in the data, that run for a document on a track on a day: by kind,
    ``promised`` and ``statutory``, those that there are."""
    return {
        clock["kind"]: clock
        for clock in clocks
        if clock["document"] == document and track in clock["tracks"] and in_force(clock, on)
    }


def acting(roles: Mapping[str, Text], who: str) -> Text:
    """Who takes a step, as the reader is told: the owner of the project is the reader."""
    return YOU if who == "owner" else roles[who]


def steps(policy: Policy, track: TrackRecord, document: str, on: date, facts: Facts) -> list[PlainStep]:
    """The steps of a track for one document, as entries of a verdict, without dates."""
    return [_step(policy, step, on, facts) for step in records(track, document, on)]


def _step(policy: Policy, step: StepRecord, on: date, facts: Facts) -> PlainStep:
    papers = policy.data["tracks"]["papers"]
    limit, counted_from = step.get("limit"), step.get("counted_from")
    return {
        "step": step["id"],
        **text(step),
        "who": acting(policy.data["tracks"]["roles"], step["who"]),
        "limit": None if limit is None else limit_text(limit),
        "counted_from": counted_from,
        "clock": step["clock"],
        "clock_text": clock_text(step["clock"]),
        "milestone": step.get("milestone"),
        "detail": step.get("detail"),
        "notes": remarks(step.get("notes", []), on, [facts]),
        "papers": [_paper(name, papers[name]) for name in step["papers"] if in_force(papers[name], on)],
        "standing": step["standing"],
    }


def _paper(name: str, record: PaperRecord) -> Paper:
    return {
        "id": name,
        **text(record),
        "help": record.get("help"),
        "standing": record.get("standing", "official"),
    }


def time_limit(policy: Policy, track: str, document: str, on: date) -> TimeLimit | None:
    """The promised and the statutory clock for a document on a track, side by side.

    Without dates: for what they come to on a given day, see ``plan``.
    """
    clocks = clocks_of(policy.data["clocks"]["clocks"], track, document, on)
    if not clocks:
        return None
    promised, statutory = (clocks.get(kind) for kind in ("promised", "statutory"))
    decided = document in APPROVED
    return {
        "promised": None if promised is None else _clock(promised),
        "statutory": None if statutory is None else _clock(statutory),
        "notes": [
            text(rule) for rule in policy.data["clocks"]["rules"] if decided and rule["id"] in DECISION_RULES
        ],
    }


def _clock(clock: ClockRecord) -> LimitRow:
    return {
        "kind": clock["kind"],
        "days": clock["days"],
        "unit": clock["unit"],
        **duration(clock["days"], clock["unit"]),
        "runs_from": clock.get("runs_from"),
        "assumption": clock.get("assumption"),
        "starts": clock["starts"],
        "excludes": clock["excludes"],
        "note": clock.get("note"),
        "standing": clock["standing"],
    }
