"""How far a run has come, and its summary."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TextIO

from generator.rules.cite import cited
from generator.rules.policy import DOCUMENTS, NOT_LISTED, Policy
from generator.rules.wording import Text
from generator.tables.answer import SETTLED, Answer
from generator.tables.approvals import rule_of_age
from generator.tables.results import said_of_mistakes

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, Lang, Track
    from generator.models.messages.verdict import Verdict
    from generator.models.policy.procedure import ProcedureRuleRecord
    from generator.tables.answer import Approval, Differs, Status

BY_STATUS: Mapping[str, Text] = {
    "decided": {"zh": "已确定", "en": "decided"},
    "check": {"zh": "有结论但要先核实", "en": "answered, to be checked first"},
    "read": {"zh": "按读到的内容、要先核对", "en": "answered by what was read"},
    "open": {"zh": "还不能确定", "en": "open"},
    "choose": {"zh": "要先选项目类别", "en": "to choose an item for"},
    "bad": {"zh": "有误", "en": "bad"},
}
TO_LOOK_AT: Mapping[str, Text] = {
    "lenient": {
        "zh": "原填的环评类别偏轻 {n} 行：{rows}。",
        "en": "The class given is too lenient in {n}: {rows}.",
    },
    "perhaps_lenient": {
        "zh": "原填的环评类别可能偏轻 {n} 行：{rows}。",
        "en": "The class given is perhaps too lenient in {n}: {rows}.",
    },
    "stricter": {
        "zh": "原填的环评类别偏重 {n} 行：{rows}。",
        "en": "The class given is stricter in {n}: {rows}.",
    },
    "missing": {"zh": "没有批复文号 {n} 行：{rows}。", "en": "No approval number in {n}: {rows}."},
    "soon": {
        "zh": "批复本月内满期 {n} 行：{rows}。到期还没有开工的，要先重新审核：",
        "en": "The approval becomes old this month in {n}: {rows}. Where work has not started by then, it has"
        " to be reviewed first:",
    },
    "old": {
        "zh": "批复时间过久 {n} 行：{rows}。如果还没有开工，先办重新审核：",
        "en": "The approval is old in {n}: {rows}. Where work has not started, it has to be reviewed first:",
    },
}
THE_REST: Text = {"zh": "……其余有误的行见结果文件。", "en": "… for the other rows see the results."}
MOST_NAMED = 20
"""Rows named one by one in a summary."""

EVERY = 2.0
"""Seconds between two reports of progress."""

MOST_SHOWN = 20
"""Bad rows that are named one by one; the results name all of them."""


def _settled(verdict: Verdict | None) -> bool:
    """Whether a verdict may be counted under its document: not what follows from a claim alone, nor what may
    not be built."""
    if verdict is None or any(entry["state"] == "forbidden" for entry in verdict["forbidden"]):
        return False
    return all(item["item"] != NOT_LISTED for item in verdict["items"])


def _rows(rows: Sequence[int], lang: Lang) -> str:
    named = {"zh": "、", "en": ", "}[lang].join(map(str, rows[:MOST_NAMED]))
    named += "…" if len(rows) > MOST_NAMED else ""
    return {"zh": f"第{named}行", "en": f"row(s) {named}"}[lang]


def _sources(policy: Policy, rule: ProcedureRuleRecord, lang: Lang) -> str:
    """Where a rule stands."""
    on = date.fromisoformat(policy.current_to)
    said = [
        one[lang] + (f" {one['at'][lang]}" if one["at"] else "") for one in cited(policy, rule["sources"], on)
    ]
    marks = {"zh": "（{}）", "en": " ({})"}[lang]
    return marks.format({"zh": "；", "en": "; "}[lang].join(said)) if said else ""


class Entry(NamedTuple):
    """What of a row counts for the list as a whole."""

    status: Status
    document: Document | None
    track: Track | None
    differs: Differs
    approval: Approval


def _entry(answer: Answer) -> Entry:
    verdict = answer.verdict if answer.status in SETTLED and _settled(answer.verdict) else None
    document, track = (verdict["document"], verdict["track"]) if verdict else (None, None)
    return Entry(answer.status, document, track, answer.differs, answer.approval)


class Tally:
    """What came of the rows so far; names rows with mistakes as they come."""

    def __init__(self, lang: Lang, out: TextIO) -> None:
        self.lang = lang
        self.out = out
        self.entries: dict[int, Entry] = {}
        self.statuses: Counter[str] = Counter()
        self.with_mistakes = 0

    @property
    def rows(self) -> int:
        """Rows answered."""
        return len(self.entries)

    @property
    def bad(self) -> int:
        """Rows that could not be checked."""
        return self.statuses["bad"]

    def add(self, answer: Answer) -> None:
        """Count one row; say what is wrong with it."""
        self.count(answer)
        if not answer.mistakes:
            return
        self.with_mistakes += 1
        if self.with_mistakes <= MOST_SHOWN:
            print(said_of_mistakes(answer, self.lang), file=self.out)
        if self.with_mistakes == MOST_SHOWN + 1:
            print(THE_REST[self.lang], file=self.out)

    def count(self, answer: Answer) -> None:
        """Count a row as it comes out now, in place of what it was before."""
        if before := self.entries.get(answer.number):
            self.statuses[before.status] -= 1
        self.statuses[answer.status] += 1
        self.entries[answer.number] = _entry(answer)

    def summary(self, policy: Policy) -> str:
        """All counts, a line each."""
        documents, tracks = self.by_document(policy), self.by_track(policy)
        lines = [self.by_status(), *(f"  {name}: {count:,}" for name, count in (*documents, *tracks))]
        return "\n".join([*lines, *self.to_look_at(policy)])

    def by_status(self) -> str:
        """How many rows came out how; a claim, or what was only read, is never called settled."""
        counts = self.statuses
        parts = [
            (name, counts[name])
            for name in BY_STATUS
            if counts[name] or name in ("decided", "open", "choose", "bad")
        ]
        if self.lang == "zh":
            listed = "，".join(f"{BY_STATUS[name]['zh']} {count:,}" for name, count in parts)
            return f"共 {self.rows:,} 行：{listed}。"
        listed = ", ".join(f"{count:,} {BY_STATUS[name]['en']}" for name, count in parts)
        return f"{self.rows:,} row{'' if self.rows == 1 else 's'}: {listed}."

    def to_look_at(self, policy: Policy) -> list[str]:
        """What of the list as a whole has to be looked at, the gravest first, a line each."""
        named: dict[str, list[int]] = {name: [] for name in TO_LOOK_AT}
        for number, entry in self.entries.items():
            for name in filter(None, (entry.differs, entry.approval)):
                named[name].append(number)
        lines = [
            TO_LOOK_AT[name][self.lang].format(n=len(rows), rows=_rows(rows, self.lang))
            for name, rows in named.items()
            if rows
        ]
        aged = named["soon"] or named["old"]
        rule = rule_of_age(policy, date.fromisoformat(policy.current_to)) if aged else None
        return [*lines, *([rule[self.lang] + _sources(policy, rule, self.lang)] if rule else [])]

    def by_document(self, policy: Policy) -> list[tuple[str, int]]:
        """The documents of the rows that have an answer, by their everyday names, each with how many."""
        documents = policy.data["documents"]["documents"]
        counts = Counter(entry.document for entry in self.entries.values())
        return [(documents[name]["short"][self.lang], counts[name]) for name in DOCUMENTS if counts[name]]

    def by_track(self, policy: Policy) -> list[tuple[str, int]]:
        """The tracks of the rows that have an answer, each with how many."""
        tracks = policy.data["tracks"]["tracks"]
        counts = Counter(entry.track for entry in self.entries.values())
        return [(track[self.lang], counts[track["id"]]) for track in tracks if counts[track["id"]]]


class Progress:
    """Says now and then how many rows are done, how fast, and how many of them are bad."""

    def __init__(
        self, tally: Tally, total: int | None, out: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.tally = tally
        self.of = "" if total is None else f" / {total:,}"
        self.out = out
        self.clock = clock
        self.began = self.said = clock()

    def step(self) -> None:
        """One more row is done."""
        if self.clock() - self.said >= EVERY:
            self.say()

    def say(self) -> None:
        """A line on how things stand."""
        self.said = self.clock()
        rows, bad = self.tally.rows, self.tally.bad
        speed = rows / max(self.said - self.began, 1e-9)
        text = {
            "zh": f"已处理 {rows:,}{self.of} 行，每秒 {speed:,.0f} 行，有误 {bad:,} 行",
            "en": f"{rows:,}{self.of} rows done, {speed:,.0f} a second, {bad:,} bad",
        }
        print(text[self.tally.lang], file=self.out, flush=True)
