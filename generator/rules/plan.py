"""The dated plan: the steps with their days, the clocks on the calendar, and what both leave open.

A day in a plan is one of three things and is never passed off as another: the reader's own date, a day
"not before" which nothing can be done, or a last day that a limit sets. Where a clock's start is not
established, its end is given for comparison only, with the assumption beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules import schedule
from generator.rules.cite import weakest
from generator.rules.dates import Days, after, dates
from generator.rules.effective import turning_days
from generator.rules.logic import Facts
from generator.rules.policy import Policy
from generator.rules.request import MILESTONES, Request
from generator.rules.wording import Text, in_each, listed_texts, text
from generator.rules.workdays import day_text

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, FirmText, Milestone
    from generator.models.messages.verdict import (
        LimitRow,
        Plan,
        PlanClock,
        PlanNote,
        Procedure,
        StepDays,
        TimeLimit,
    )
    from generator.models.policy.parts import Dated
    from generator.models.policy.procedure import StepRecord, TrackRecord

NO_LIMIT: Mapping[str, Text] = {
    "owner": {"zh": "没有期限，由您安排", "en": "there is no limit; it is up to you"},
    "other": {"zh": "没有查到这一步的期限", "en": "we found no limit for this step"},
    "at_least": {"zh": "只规定了最短期限", "en": "only a minimum is set"},
    "at_most": {
        "zh": "从{event}起算，那一天要由您确定",
        "en": "it is counted from {event}, which only you know",
    },
}
"""Why a step's latest day cannot be said."""

NO_EVENT: Text = {"zh": "", "en": ""}


UNDATED: StepDays = {
    "earliest": None,
    "latest": None,
    "days": None,
    "when": None,
    "waits_for": None,
    "why_open": None,
}


class Course(NamedTuple):
    """What a plan is made of: a track for one document on a day, and the days a person gives."""

    policy: Policy
    track: TrackRecord
    document: Document
    request: Request
    facts: Facts

    @property
    def start(self) -> date | None:
        """The day from which to reckon: the one given, else that of the check where a later day is known."""
        return self.request.start or (self.request.on if self.request.known else None)


def plan(course: Course) -> Procedure:
    """``schedule`` (the steps), ``plan`` and ``schedule_note`` (None without a start), ``time_limit``,
    ``papers``."""
    policy, on = course.policy, course.request.on
    entries = schedule.steps(policy, course.track, course.document, on, course.facts)
    papers = {paper["id"]: paper for entry in entries for paper in entry["papers"]}
    limits = schedule.time_limit(policy, course.track["id"], course.document, on)
    if course.start is None:
        return {
            "time_limit": limits,
            "papers": list(papers.values()),
            "schedule": [{**entry, **UNDATED} for entry in entries],
            "schedule_note": None,
            "plan": None,
        }
    records = schedule.records(course.track, course.document, on)
    days = dates(policy.calendar, records, course.start, course.request.known)
    horizon, whole = _whole(course, records, days, limits)
    return {
        "time_limit": limits,
        "papers": list(papers.values()),
        "schedule": [{**entry, **_dated(records, i, days[i])} for i, entry in enumerate(entries)],
        "schedule_note": horizon,
        "plan": whole,
    }


# --- a step's days ------------------------------------------------------------------------------------


def _dated(records: Sequence[StepRecord], at: int, days: Days) -> StepDays:
    return {
        "earliest": None if days.earliest is None else days.earliest.isoformat(),
        "latest": None if days.latest is None else days.latest.isoformat(),
        "days": days.kind,
        "when": _when(days),
        "waits_for": None if days.blocker in (None, at) else records[days.blocker]["id"],
        "why_open": _why_open(records[at]) if days.blocker == at else None,
    }


def _when(days: Days) -> Text:
    """A step's days in words."""
    if days.kind == "done":
        return {"zh": "在您给的日期之前", "en": "before your date"}
    assert days.earliest is not None
    first = day_text(days.earliest)
    if days.kind == "given":
        return {"zh": f"{first['zh']}（您给的日期）", "en": f"{first['en']} (your date)"}
    if days.latest is None:
        return {"zh": f"不早于{first['zh']}", "en": f"not before {first['en']}"}
    last = day_text(days.latest)
    if days.kind == "begin":
        return {
            "zh": f"最晚{last['zh']}开始，才赶得上您给的日期",
            "en": f"begin by {last['en']}, for your date",
        }
    if days.kind == "aim":
        return {
            "zh": f"最晚{last['zh']}，才赶得上您给的日期",
            "en": f"by {last['en']}, for your date",
        }
    return {"zh": f"最晚{last['zh']}", "en": f"by {last['en']}"}


def _why_open(step: StepRecord) -> Text:
    """Why a step itself has no latest day; those after it wait for it."""
    limit = step.get("limit")
    kind = limit["sense"] if limit is not None else "owner" if step["who"] == "owner" else "other"
    event, words = step.get("counted_from", NO_EVENT), NO_LIMIT[kind]
    reason = in_each(lambda lang: words[lang].format(event=event[lang]))
    return {
        "zh": f"最晚哪天不能确定：{reason['zh']}。",
        "en": f"The latest day cannot be said: {reason['en']}.",
    }


# --- the whole ----------------------------------------------------------------------------------------


def _whole(
    course: Course, records: Sequence[StepRecord], days: Sequence[Days], limits: TimeLimit | None
) -> tuple[Text | None, Plan]:
    """The note on days whose holidays are not known, and the plan."""
    assert course.start is not None
    reached = {step["milestone"]: d for step, d in zip(records, days, strict=True) if step.get("milestone")}
    both = () if limits is None else (limits["promised"], limits["statutory"])
    running = [limit for limit in both if limit is not None]
    clocks = [clock for limit in running if (clock := _clock(course.policy, limit, reached)) is not None]
    decided = reached.get("decided")
    told = [day for d in days for day in (d.earliest, d.latest) if day is not None]
    ends = [date.fromisoformat(clock["until"]) for clock in clocks]
    span = (min(course.start, course.request.on, *told), max([*told, *ends, course.start]))
    submitted, accepted = (course.request.known.get(name) for name in MILESTONES)
    return _horizon(course.policy, span), {
        "start": course.start.isoformat(),
        "submitted": submitted.isoformat() if submitted else None,
        "accepted": accepted.isoformat() if accepted else None,
        "not_before": (None if decided is None or decided.earliest is None else decided.earliest.isoformat()),
        "total": _total(records, days, decided),
        "clocks": clocks,
        "comparison": _comparison(records, limits),
        "notes": [*_out_of_reach(records, days), *_law_changes(course, span)],
    }


def _clock(policy: Policy, limit: LimitRow, reached: Mapping[Milestone, Days]) -> PlanClock | None:
    """A clock on the calendar: from the day with which it starts, or may start, to its last day."""
    begun = None if limit["runs_from"] is None else reached.get(limit["runs_from"])
    if begun is None or begun.earliest is None:
        return None
    until = after(policy.calendar, begun.earliest, limit)
    certain = begun.kind == "given" and limit["assumption"] is None
    rolls = limit["unit"] == "day" and not policy.calendar.is_working_day(until)
    rule = (
        [text(rule) for rule in policy.data["clocks"]["rules"] if rule["id"] == "last_day_off"]
        if rolls
        else []
    )
    return {
        "kind": limit["kind"],
        **text(limit),
        "from": begun.earliest.isoformat(),
        "until": until.isoformat(),
        "certain": certain,
        "text": _clock_text(limit, begun, until),
        "assumption": limit["assumption"],
        "notes": rule,
        "standing": limit["standing"],
    }


CLOCK_BEGINS: Mapping[tuple[Milestone, bool], Text] = {
    ("submitted", True): {"zh": "从{day}收到文件起", "en": "From receipt on {day}"},
    ("submitted", False): {
        "zh": "如果{day}递交（最早的一天）",
        "en": "If submitted on {day}, the earliest day",
    },
    ("accepted", True): {"zh": "如果从{day}受理起算", "en": "If counted from acceptance on {day}"},
    ("accepted", False): {
        "zh": "如果{day}受理（最早的一天），并从受理起算",
        "en": "If accepted on {day}, the earliest day, and counted from acceptance",
    },
}


def _clock_text(limit: LimitRow, begun: Days, until: date) -> Text:
    assert begun.earliest is not None and limit["runs_from"] is not None
    given = begun.kind == "given"
    begins, first, last = CLOCK_BEGINS[limit["runs_from"], given], day_text(begun.earliest), day_text(until)
    later: Text = (
        {"zh": "", "en": ""}
        if given
        else {"zh": "；起算晚，止日也相应推后", "en": "; starting later moves the end"}
    )
    return {
        "zh": f"{begins['zh'].format(day=first['zh'])}，{limit['zh']}到{last['zh']}止{later['zh']}。",
        "en": f"{begins['en'].format(day=first['en'])}, {limit['en']} end on {last['en']}{later['en']}.",
    }


def least(records: Iterable[StepRecord], since: str = "") -> list[StepRecord]:
    """The periods before the decision, or between a milestone and it, that must run in full."""
    periods: list[StepRecord] = []
    for step in records:
        if step.get("milestone") == "decided":
            return periods
        if step.get("milestone") == since:
            periods = []
        if step.get("limit") and step["limit"]["sense"] == "at_least":
            periods.append(step)
    return periods


def _total(records: Sequence[StepRecord], days: Sequence[Days], decided: Days | None) -> FirmText | None:
    """The lower bound of the whole, and of what it is made."""
    periods = least(step for step, d in zip(records, days, strict=True) if d.kind == "law")
    if decided is None or decided.earliest is None or decided.kind == "given" or not periods:
        return None
    day, parts = day_text(decided.earliest), listed_texts([_named(step) for step in periods], "and")
    zh = (
        f"审批决定不会早于{day['zh']}。这是把必须走满的期间相加得出的下限：{parts['zh']}。编制文件、"
        "技术评估和补正所需的时间另加。"
    )
    en = (
        f"The decision cannot come before {day['en']}. This is the least, made of the periods that must run"
        f" in full: {parts['en']}. "
    )
    en += "Time for writing the document, technical assessment and corrections comes on top."
    return {"zh": zh, "en": en, "standing": weakest(step["standing"] for step in periods)}


def _named(step: StepRecord) -> Text:
    """A step with its limit."""
    limit = schedule.limit_text(step["limit"])
    return {"zh": f"“{step['zh']}”{limit['zh']}", "en": f"“{step['en']}” {limit['en']}"}


def _comparison(records: Sequence[StepRecord], limits: TimeLimit | None) -> FirmText | None:
    """Publicity after acceptance held against the promised time, in figures."""
    promise = None if limits is None else limits["promised"]
    steps = (
        []
        if promise is None
        else [step for step in least(records, "accepted") if step["limit"]["unit"] == promise["unit"]]
    )
    if promise is None or not steps:
        return None
    days = sum(step["limit"]["days"] for step in steps)
    shortest = schedule.duration(days, promise["unit"])
    zh = f"受理后单是公示就至少要{shortest['zh']}，承诺时限是{promise['zh']}。"
    en = (
        f"After acceptance, publicity alone takes at least {shortest['en']}; the promised time is"
        f" {promise['en']}. "
    )
    if days >= promise["days"]:
        zh += "公示如果计入，就没有时间审查了，所以承诺时限不等于从受理到批复的总时间。"
        en += (
            "If publicity counted, no time would be left for the examination, so the promise cannot be the"
            " whole time from acceptance to decision."
        )
    else:
        left = schedule.duration(promise["days"] - days, promise["unit"])
        zh += f"公示是否计入没有查明；如果计入，只剩{left['zh']}。"
        en += f"Whether publicity counts is not established; if it does, that leaves {left['en']}."
    return {
        "zh": zh,
        "en": en,
        "standing": weakest([promise["standing"], *(step["standing"] for step in steps)]),
    }


# --- what a reader of the dates must know -------------------------------------------------------------


def _horizon(policy: Policy, span: tuple[date, date]) -> Text | None:
    """What to say where a day lies outside the years whose holidays are held; else nothing."""
    calendar = policy.calendar
    if span[1].year > calendar.last_year:
        last = calendar.last_year
        return {
            "zh": f"{last}年以后的放假安排还没有公布，之后的日期只按周末推算，节假日会使它们推迟。",
            "en": (
                f"Holidays after {last} are not announced yet. Later dates leave out weekends only; holidays"
                " will make them later."
            ),
        }
    if span[0].year < calendar.first_year:
        first = calendar.first_year
        return {
            "zh": f"这里没有收录{first}年以前的放假安排，更早的日期只按周末推算。",
            "en": f"Holidays before {first} are not held here. Earlier dates leave out weekends only.",
        }
    return None


def _out_of_reach(records: Iterable[StepRecord], days: Iterable[Days]) -> Iterator[PlanNote]:
    """A word where the reader's date cannot be kept."""
    for step, d in zip(records, days, strict=True):
        if d.reach is not None:
            soonest = day_text(d.reach)
            zh = f"您给的日期赶不上：按必须走满的期间推算，“{step['zh']}”最早要到{soonest['zh']}。"
            en = (
                f"The date you gave cannot be kept: by the periods that must run in full, “{step['en']}”"
                f" cannot come before {soonest['en']}."
            )
            yield {"id": "out_of_reach", "zh": zh, "en": en}


def _law_changes(course: Course, span: tuple[date, date]) -> Iterator[PlanNote]:
    """Days within the plan on which a rule that it rests on begins or ends to apply."""
    on = day_text(course.request.on)
    for day in sorted(day for day in turning_days(_rests_on(course)) if span[0] < day <= span[1]):
        when = day_text(day)
        events = [
            text(event)
            for event in course.policy.data["timeline"]["events"]
            if event["date"] == day.isoformat()
        ]
        said: Text = (
            events[0]
            if events
            else {"zh": "本计划所依据的规定有变。", "en": "A rule on which this plan rests changes."}
        )
        yield {
            "id": "law_changes",
            "zh": f"计划跨过{when['zh']}：{said['zh']}文件名称和规则按{on['zh']}的规定写。",
            "en": (
                f"The plan runs across {when['en']}: {said['en']} Names and rules are given as of {on['en']}."
            ),
        }


def _rests_on(course: Course) -> Iterator[Dated]:
    """The names, steps, clocks and editions on which the plan rests."""
    data = course.policy.data
    yield from data["documents"]["documents"][course.document].get("names", [])
    yield from (clock for clock in data["clocks"]["clocks"] if clock["document"] == course.document)
    yield from course.track["steps"]
    yield from data["editions"]
