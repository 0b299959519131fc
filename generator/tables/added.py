"""Answers that the reader added to a row, as one cell of the results that is read again.

Each stands with the name of its question (``床位数：120 | 建设性质：新建``), for people to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.rules.errors import Mistake, shown
from generator.rules.facts import write_text
from generator.rules.policy import Policy
from generator.tables.cell_values import NO, NONE_OF_THEM, YES, Entries
from generator.tables.columns import called
from generator.tables.words import fold_header

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang, Value
    from generator.models.policy.catalogue import FactRecord

BETWEEN = " | "
_BETWEEN = re.compile(r"[|｜\n]+")
_COLON = re.compile(r"[:：]")
_YES_NO: Mapping[Lang, tuple[str, str]] = {"zh": ("是", "否"), "en": ("yes", "no")}
_NONE: Mapping[Lang, str] = {"zh": "无", "en": "none"}
assert {word for pair in _YES_NO.values() for word in pair} <= YES | NO
assert {*_NONE.values()} <= NONE_OF_THEM


def write_added(policy: Policy, answers: Mapping[str, Value], lang: Lang) -> str:
    """The answers as a cell."""
    entries, colon = Entries(policy.facts), {"zh": "：", "en": ": "}[lang]
    facts = [policy.facts[name] for name in answers]
    return BETWEEN.join(
        called(fact)[lang] + colon + _said(entries, fact, answers[fact["id"]], lang) for fact in facts
    )


def _said(entries: Entries, fact: FactRecord, value: Value, lang: Lang) -> str:
    """One answer in words that are read as the same; else by its ids."""
    if isinstance(value, bool):
        return _YES_NO[lang][not value]
    if isinstance(value, (int, float)):
        return write_text(fact, value)
    if not value:
        return _NONE[lang]
    names = {option["id"]: option[lang] for option in fact["options"] or ()}
    ids = [value] if isinstance(value, str) else list(value)
    words = "、".join(names[one] for one in ids)
    readable = not _BETWEEN.search(words) and entries.read(fact["id"], words) == value
    return words if readable else "、".join(ids)


class Added:
    """Reads such cells, with the questions' names in either language or their ids."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.names = {
            fold_header(word): name
            for name, fact in entries.facts.items()
            for word in (name, *called(fact).values())
            if isinstance(word, str)
        }

    def read(self, cell: str) -> Iterator[tuple[str, Value | Mistake | None]]:
        """Each question of a cell and what is answered; a mistake where either is not understood."""
        for part in filter(None, map(str.strip, _BETWEEN.split(cell))):
            name, said = self._parted(part)
            yield name, self.entries.read(name, said) if name else _not_understood(part)

    def _parted(self, part: str) -> tuple[str, str]:
        for colon in _COLON.finditer(part):
            if name := self.names.get(fold_header(part[: colon.start()])):
                return name, part[colon.end() :].strip()
        return "", part


def _not_understood(part: str) -> Mistake:
    said = shown(part)
    zh = f"“{said}”不是一个问题和它的答案。应写“问题的名称：答案”，几个之间用 | 隔开。"
    en = f"“{said}” is no question and its answer. Write “name of the question: answer”, | between several."
    return Mistake("row", "added", zh, en)
