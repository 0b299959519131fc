"""A dated plan as a calendar file that any calendar program imports (RFC 5545).

One all-day event for each day that says something: a last day, a day "not before" which a period cannot
be over, the reader's own dates, and the ends of the clocks. What is uncertain says so in its title. Steps
without a day are told in the first event. The same plan gives the same bytes: nothing is taken from the
clock of the machine.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.policy import Policy
from generator.rules.wording import LANGS, Text, capital, in_each, in_language, listed_texts
from generator.rules.workdays import ONE_DAY

LINE = 75
"""The most octets of a content line, its end not counted (RFC 5545, 3.1)."""

BOTH = "both"
ASKED: tuple[Literal["policy", "items", "facts", "on"], ...] = ("policy", "items", "facts", "on")
PLAN_DAYS: tuple[Literal["start", "submitted", "accepted"], ...] = ("start", "submitted", "accepted")
"""What tells the plan of one request from that of another."""

LANGUAGES = (*LANGS, BOTH)
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{1,8000}")
"""An address made of the characters that RFC 3986 allows, and nothing else."""

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.verdict import DatedPlan, Plan, PlanClock, Step


def read_calendar_options(request: Mapping[str, object]) -> tuple[str, str | None]:
    """``lang`` and ``link`` of a request for a calendar file; raises InputErrors if one cannot be used."""
    lang, link = request.get("lang") or "zh", request.get("link") or None
    mistakes = []
    if lang not in LANGUAGES:
        said = shown(lang)
        mistakes.append(
            Mistake(
                "lang",
                "unknown",
                f"没有“{said}”这种语言，可用 zh、en 或 both。",
                f"there is no language “{said}”; use zh, en or both.",
            )
        )
    if link is not None and not (isinstance(link, str) and ADDRESS.fullmatch(link)):
        mistakes.append(
            Mistake(
                "link", "address", "link 应是 http 或 https 网址。", "link must be an http or https address."
            )
        )
    if mistakes:
        raise InputErrors(mistakes)
    assert isinstance(lang, str) and (link is None or isinstance(link, str))
    return lang, link


class Event(NamedTuple):
    """One all-day event; ``name`` tells it apart within its plan."""

    name: str
    day: date
    title: Text
    body: list[Text]


TITLES: Mapping[str, Text] = {
    "start": {"zh": "环评：开始办理", "en": "EIA: start"},
    "given": {"zh": "环评：{step}", "en": "EIA: {step}"},
    "aim": {
        "zh": "环评：最晚完成“{step}”（按您给的日期倒推）",
        "en": "EIA: last day to {step} (counting back from your date)",
    },
    "begin": {
        "zh": "环评：最晚开始“{step}”（按您给的日期倒推）",
        "en": "EIA: last day to begin to {step} (counting back from your date)",
    },
    "latest": {"zh": "环评：“{step}”的最后一天", "en": "EIA: last day to {step}"},
    "earliest": {"zh": "环评：“{step}”不早于这一天", "en": "EIA: not before this day – {step}"},
    "promised": {
        "zh": "环评：承诺时限到期（假定，供对照）",
        "en": "EIA: promised time ends (assumed, for comparison)",
    },
    "statutory": {
        "zh": "环评：法定期限届满（听证、评估等时间另加）",
        "en": "EIA: legal limit ends (time for hearings and assessment comes on top)",
    },
    "statutory_if": {
        "zh": "环评：法定期限届满（如果最早一天递交）",
        "en": "EIA: legal limit ends (if submitted on the earliest day)",
    },
}


def calendar(policy: Policy, plan: DatedPlan, lang: str = "zh", link: str | None = None) -> str:
    """The calendar file for a plan as ``outline.dated_plan`` gives it.

    ``lang`` is ``zh``, ``en`` or ``both``; ``link`` is the address that repeats the check, if there is one.
    """
    foot = _foot(policy, plan, link)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//eia-guide//Qinghai EIA Approval Guide//{'EN' if lang == 'en' else 'ZH'}",
        "CALSCALE:GREGORIAN",
    ]
    lines.append("X-WR-CALNAME:" + escaped(_said(policy.data["site"]["name"], lang)))
    for event in _events(plan):
        lines += _event(plan, event, foot, lang, link)
    return "".join(folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _whole(plan: DatedPlan) -> Plan:
    """The dates of a plan, which one with a start always has."""
    assert plan["plan"] is not None
    return plan["plan"]


def _events(plan: DatedPlan) -> Iterator[Event]:
    whole = _whole(plan)
    start = date.fromisoformat(whole["start"])
    yield Event("start", start, TITLES["start"], _overview(plan))
    before = start.isoformat()
    for row in plan["schedule"]:
        kind = _kind(row, before)
        before = row["earliest"] or before
        if kind:
            day = row["earliest"] if kind in ("given", "earliest") else row["latest"]
            assert day is not None
            yield Event(row["step"], date.fromisoformat(day), _title(kind, row), _about(row))
    for clock in whole["clocks"]:
        kind = "statutory_if" if clock["kind"] == "statutory" and not clock["certain"] else clock["kind"]
        body = [
            clock["text"],
            *([clock["assumption"]] if clock["assumption"] else []),
            *clock["notes"],
            _excludes(plan, clock),
        ]
        yield Event(f"clock_{clock['kind']}", date.fromisoformat(clock["until"]), TITLES[kind], body)


def _excludes(plan: DatedPlan, clock: PlanClock) -> Text:
    assert plan["time_limit"] is not None
    limit = plan["time_limit"][clock["kind"]]
    assert limit is not None
    said = limit["excludes"]
    return {"zh": f"哪些时间不计入：{said['zh']}", "en": f"What is left out: {said['en']}"}


def _kind(row: Step, before: str) -> str:
    """What an event for a step would say; nothing if its day says no more than the step before it."""
    if row["days"] in ("given", "aim", "begin"):
        return str(row["days"])
    if row["latest"] is not None:
        return "latest"
    if row["earliest"] is not None and (
        row["earliest"] != before or row["milestone"] in ("submitted", "decided")
    ):
        return "earliest"
    return ""


def _title(kind: str, row: Step) -> Text:
    words = TITLES[kind]
    return in_each(lambda lang: words[lang].format(step=row[lang]))


def _about(row: Step) -> list[Text]:
    """What the body of a step's event says: days, who acts, limit, clock, papers, detail."""
    papers = listed_texts(row["papers"], "and")
    said = [text for text in (row["when"], row["why_open"]) if text]
    said.append({"zh": f"谁来做：{row['who']['zh']}", "en": f"Who acts: {row['who']['en']}"})
    if row["limit"]:
        said.append({"zh": f"期限：{row['limit']['zh']}", "en": f"Limit: {row['limit']['en']}"})
    said.append({"zh": f"时限：{row['clock_text']['zh']}", "en": f"Clock: {row['clock_text']['en']}"})
    if row["papers"]:
        said.append({"zh": f"材料：{papers['zh']}", "en": f"Papers: {papers['en']}"})
    return said + ([row["detail"]] if row["detail"] else []) + list(row["notes"])


def _overview(plan: DatedPlan) -> list[Text]:
    """The whole plan in the first event: the answer, every step in order, and what limits the dates."""
    whole = _whole(plan)
    steps = [_line(number, row) for number, row in enumerate(plan["schedule"], 1)]
    more = [
        part for part in (whole["total"], whole["comparison"], *whole["notes"], plan["schedule_note"]) if part
    ]
    return [plan["headline"], *steps, *more]


def _line(number: int, row: Step) -> Text:
    assert row["when"] is not None
    return {
        "zh": f"{number}. {row['zh']}（{row['who']['zh']}）：{row['when']['zh']}",
        "en": f"{number}. {capital(row['en'])} ({row['who']['en']}): {row['when']['en']}",
    }


def _foot(policy: Policy, plan: DatedPlan, link: str | None) -> list[Text]:
    """What stands under every event: how firm, what it is not, which policy, and the link."""
    said = [plan["standing_text"], policy.data["site"]["disclaimer"]]
    said.append(
        {
            "zh": f"政策版本 {plan['policy']}，按{plan['on']}的规定。",
            "en": f"Policy version {plan['policy']}, by the rules of {plan['on']}.",
        }
    )
    return said + ([{"zh": f"重做自查：{link}", "en": f"Repeat the check: {link}"}] if link else [])


def _event(plan: DatedPlan, event: Event, foot: list[Text], lang: str, link: str | None) -> list[str]:
    body = "\n".join(_said(part, lang) for part in [*event.body, *foot])
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(plan, event.name)}",
        f"DTSTAMP:{plan['on'].replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + ONE_DAY:%Y%m%d}",
        "SUMMARY:" + escaped(_said(event.title, lang)),
        "DESCRIPTION:" + escaped(body),
        *([f"URL:{link}"] if link else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _uid(plan: DatedPlan, name: str) -> str:
    """The same for the same policy, request and step: an event imported again takes the place of the old
    one."""
    whole = _whole(plan)
    asked: dict[str, object] = {key: plan[key] for key in ASKED} | {key: whole[key] for key in PLAN_DAYS}
    digest = hashlib.sha256(json.dumps([asked, name], sort_keys=True).encode()).hexdigest()[:32]
    return f"{digest}@eia-guide"


def _said(text: Text, lang: str) -> str:
    return f"{text['zh']} / {text['en']}" if lang == BOTH else in_language(text, lang)


def escaped(text: str) -> str:
    """A text as a property value: control characters out; backslash, semicolon, comma and line end
    escaped."""
    clean = "".join(
        c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in "\n\t" or (c >= " " and c != "\x7f")
    )
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(sign, written)
    return clean.encode("utf-8", "replace").decode()


def folded(line: str) -> str:
    """A content line broken after at most 75 octets, never within a character; the rest begins with a
    space."""
    parts, part, size = [], "", 0
    for c in line:
        width = len(c.encode())
        if size + width > LINE:
            parts.append(part)
            part, size = " ", 1
        part += c
        size += width
    return "\r\n".join([*parts, part])
