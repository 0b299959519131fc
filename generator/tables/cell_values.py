"""An answer as people write it in a cell of a table.

A cell takes what a person would write there: a number with or without a unit that the question knows, 是 / no
/ √, an option by its name in either language or by its id, several options in a row. An empty cell, or one
that says in so many words that the answer is not known, is an answer not given. Nothing else is guessed at:
what cannot be read is a mistake that says what is expected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from generator.rules.errors import Mistake, shown
from generator.rules.facts import mistaken, read_value
from generator.rules.unit_conversion import read_amount
from generator.rules.wording import LANGS, Text
from generator.tables.words import EMPTY, NOTHING, fold, people_words

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.policy.catalogue import FactRecord, OptionRecord

NOT_KNOWN = frozenset(
    ("", "-", "—", "——", "/", "?", "不清楚", "不知道", "不详", "未知", "待定", "unknown", "notknown", "n/a")
)
"""Cells that give no answer.

They leave the outcome open, so to read one of them too widely can mislead nobody.
"""

YES = frozenset(("是", "对", "yes", "y", "true", "1", "√", "✓", "✔"))
NO = frozenset(("否", "不是", "no", "n", "false", "0", "×", "✗", "✘"))
THERE_IS, THERE_IS_NOT = "有", ("没有", "无")
"""Answers to a question whose own statements begin so (``有电镀工艺``, ``没有电镀工艺``)."""

NONE_OF_THEM = frozenset(("无", "没有", "都没有", "都不是", "都不涉及", "不涉及", "none", "noneofthese"))
BETWEEN_OPTIONS = "、,;"
"""Separate the options of a set, once the cell is folded; so does a new line."""

MERELY_INCLUDES = re.compile(r"\((?:含|incl\. |including )[^()]*\)$")
"""A remark at the end of an option that takes nothing out of it, and may be left off."""


class Entries:
    """Reads cells for the questions of a policy; what an option may be called is worked out once for each
    question."""

    def __init__(self, facts: Mapping[str, FactRecord]) -> None:
        self.facts = facts
        self._options: dict[str, dict[str, str]] = {}
        self._read: Mapping[str, Callable[[FactRecord, str], Value | Mistake]] = {
            "yes_no": _yes_no,
            "number": self._number,
            "choice": self._choice,
            "set": self._set,
            "areas": self._set,
        }

    def read(self, name: str, text: str) -> Value | Mistake | None:
        """The answer in a cell as the core takes it; None if the cell gives none; or the Mistake that it
        is."""
        if fold(text) in NOT_KNOWN:
            return None
        fact = self.facts[name]
        option = people_words(name).get(fold(text))
        if option is not None:
            return None if option == NOTHING else [] if option == EMPTY else option
        return self._read[fact["type"]](fact, text)

    def is_own(self, name: str, text: str) -> bool:
        """Whether a cell names an option as the question itself does."""
        return fold(text) in self.options(self.facts[name])

    def _number(self, fact: FactRecord, text: str) -> float | Mistake:
        amount = read_amount(fact, text)
        return amount if isinstance(amount, Mistake) else amount.value

    def _choice(self, fact: FactRecord, text: str) -> str | Mistake:
        option = self.options(fact).get(fold(text))
        return _no_option(fact, text) if option is None else option

    def _set(self, fact: FactRecord, text: str) -> Value | Mistake:
        if fold(text) in NONE_OF_THEM | _folded(fact["none"]):
            return []
        named, strange = _in_a_row(fold(";".join(text.splitlines())), self.options(fact))
        return read_value(fact, named) if named else _no_option(fact, strange or text)

    def options(self, fact: FactRecord) -> dict[str, str]:
        """What each option may be called, folded, with its id; a name that two options share is left out."""
        if fact["id"] not in self._options:
            names: dict[str, set[str]] = {}
            for option in fact["options"] or ():
                for name in _names(option):
                    names.setdefault(name, set()).add(option["id"])
            self._options[fact["id"]] = {name: ids.pop() for name, ids in names.items() if len(ids) == 1}
        return self._options[fact["id"]]


def _names(option: OptionRecord) -> Iterable[str]:
    yield fold(option["id"])
    for lang in LANGS:
        name = unicodedata.normalize("NFKC", option[lang])
        yield fold(name)
        yield fold(MERELY_INCLUDES.sub("", name))


def _in_a_row(text: str, names: Mapping[str, str]) -> tuple[list[str], str]:
    """The options named one after another, each taken as long as it goes, and the first piece that names
    none."""
    longest_first = sorted(names, key=len, reverse=True)
    found = []
    at = 0
    while at < len(text):
        if text[at] in BETWEEN_OPTIONS:
            at += 1
            continue
        name = next(
            (name for name in longest_first if text.startswith(name, at) and _ends(text, at + len(name))),
            None,
        )
        if name is None:
            return [], re.split(f"[{BETWEEN_OPTIONS}]", text[at:])[0]
        found.append(names[name])
        at += len(name)
    return found, ""


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] in BETWEEN_OPTIONS


def _folded(said: Text | None) -> frozenset[str]:
    """A text in both languages, folded."""
    return frozenset() if said is None else frozenset((fold(said["zh"]), fold(said["en"])))


def _yes_no(fact: FactRecord, text: str) -> bool | Mistake:
    said = fold(text)
    if said in YES | _folded(fact["yes"]):
        return True
    if said in NO | _folded(fact["no"]):
        return False
    if (
        fact["yes"]["zh"].startswith(THERE_IS)
        and fact["no"]["zh"].startswith(THERE_IS_NOT)
        and said in (THERE_IS, *THERE_IS_NOT)
    ):
        return said == THERE_IS
    return mistaken(
        fact,
        "yes_no",
        f"“{shown(text)}”看不出是还是否，请填“是”或“否”",
        f"“{shown(text)}” is neither yes nor no; write yes or no",
    )


def _no_option(fact: FactRecord, text: str) -> Mistake:
    zh, en = (
        "、".join(option["zh"] for option in fact["options"] or ()),
        "; ".join(option["en"] for option in fact["options"] or ()),
    )
    return mistaken(
        fact,
        "option",
        f"没有选项“{shown(text)}”。可选：{zh}",
        f"there is no option “{shown(text)}”. Choose from: {en}",
    )
