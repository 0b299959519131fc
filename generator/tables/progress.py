"""How far a run has come, and its summary."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from generator.rules.policy import DOCUMENTS, Policy
from generator.tables.answer import Answer
from generator.tables.results import said_of_mistakes

if TYPE_CHECKING:
    from generator.models.messages import Lang

EVERY = 2.0
"""Seconds between two reports of progress."""

MOST_SHOWN = 20
"""Bad rows that are named one by one; the results name all of them."""


class Tally:
    """What came of the rows so far; names bad rows as they come."""

    def __init__(self, lang: Lang, out: TextIO) -> None:
        self.lang = lang
        self.out = out
        self.statuses: Counter[str] = Counter()
        self.documents: Counter[str | None] = Counter()
        self.tracks: Counter[str | None] = Counter()

    @property
    def rows(self) -> int:
        """Rows answered."""
        return self.statuses.total()

    @property
    def bad(self) -> int:
        """Rows that could not be checked."""
        return self.statuses["bad"]

    def add(self, answer: Answer) -> None:
        """Count one row; say what is wrong with it."""
        self.statuses[answer.status] += 1
        if answer.status == "decided" and answer.verdict is not None:
            self.documents[answer.verdict["document"]] += 1
            self.tracks[answer.verdict["track"]] += 1
        if answer.status == "bad" and self.bad <= MOST_SHOWN:
            print(said_of_mistakes(answer, self.lang), file=self.out)
        if answer.status == "bad" and self.bad == MOST_SHOWN + 1:
            print(
                {"zh": "……其余有误的行见结果文件。", "en": "… for the other bad rows see the results."}[
                    self.lang
                ],
                file=self.out,
            )

    def summary(self, policy: Policy) -> str:
        """All counts, a line each."""
        counts = self.statuses
        if self.lang == "zh":
            lines = [
                f"共 {self.rows:,} 行：已确定 {counts['decided']:,}，还不能确定 {counts['open']:,}，"
                f"要先选项目类别 {counts['choose']:,}，有误 {counts['bad']:,}。"
            ]
        else:
            lines = [
                f"{self.rows:,} row{'' if self.rows == 1 else 's'}: {counts['decided']:,} decided,"
                f" {counts['open']:,} open, {counts['choose']:,} to choose an item for, {counts['bad']:,}"
                " bad."
            ]
        lines += [
            f"  {name}: {count:,}" for name, count in (*self.by_document(policy), *self.by_track(policy))
        ]
        return "\n".join(lines)

    def by_document(self, policy: Policy) -> list[tuple[str, int]]:
        """The documents of the rows that are decided, by their everyday names, each with how many."""
        documents = policy.data["documents"]["documents"]
        return [
            (documents[name]["short"][self.lang], self.documents[name])
            for name in DOCUMENTS
            if self.documents[name]
        ]

    def by_track(self, policy: Policy) -> list[tuple[str, int]]:
        """The tracks of the rows that are decided, each with how many."""
        tracks = policy.data["tracks"]["tracks"]
        return [(track[self.lang], self.tracks[track["id"]]) for track in tracks if self.tracks[track["id"]]]


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
