"""The header of a table of projects: which column gives what.

A header is understood in either language, or as the id of a question. One that names a question may carry its
unit in brackets. Some sentences ask several questions (``Which of these are made?``): such a
column belongs, in each row, to the one question that the row's items ask. Columns that say nothing to the
check are carried along.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.facts import own_unit_name
from generator.rules.policy import Policy
from generator.rules.request import answerable
from generator.rules.unit_conversion import own_names
from generator.rules.wording import LANGS, Text, in_each
from generator.tables.cell_values import fold
from generator.tables.headings import is_result

if TYPE_CHECKING:
    from generator.models.messages import Lang, Question
    from generator.models.policy import FactRecord

MOST_COLUMNS = 2_000
"""Columns that a table may have: far more than there are questions."""

NAMES: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "name": ({"zh": "项目名称", "en": "project name"}, ("name", "project", "项目")),
    "items": (
        {"zh": "项目类别", "en": "items"},
        ("item", "item number", "item numbers", "项目类别编号", "名录项号", "名录编号"),
    ),
    "description": (
        {"zh": "项目描述", "en": "description"},
        ("project description", "describe", "描述", "项目简介"),
    ),
    "on": ({"zh": "判断日期", "en": "check date"}, ("on", "date of the check", "查询日期")),
    "start": ({"zh": "开始日期", "en": "start date"}, ("start", "计划开始日期")),
}
"""The columns that are no questions: what the template calls each, and what else it may be called."""

_IN_BRACKETS = re.compile(r"^(.+)[(\[]([^()\[\]]+)[)\]]$")


@dataclass(frozen=True)
class Column:
    """One column. ``kind`` is a key of ``NAMES``, ``fact``, ``result`` (of an earlier run) or ``other``.

    ``facts`` are the questions that the column may answer: more than one where the header fits several.
    """

    index: int
    header: str
    kind: str
    facts: tuple[str, ...] = ()

    @property
    def label(self) -> Text:
        """The column as a message names it: by the letter that a spreadsheet shows, and by its header."""
        letter, header = letters(self.index), shown(self.header)
        return {"zh": f"{letter}列“{header}”", "en": f"column {letter} “{header}”"}


def letters(index: int) -> str:
    """The name of a column in a spreadsheet: A, B … Z, AA; ``index`` counts from nought."""
    name = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        name = chr(ord("A") + letter) + name
        index -= 1
    return name


def fold_header(text: str) -> str:
    """A header as it is compared: without a question mark, colon or star at its end."""
    return fold(text).rstrip("?:*")


def own_headers() -> dict[str, str]:
    """The headers, folded, of the columns that are no questions, with the kind of each.

    They mean nothing else.
    """
    return {
        fold_header(word): kind
        for kind, (name, more) in NAMES.items()
        for word in (name["zh"], name["en"], *more)
    }


def called(fact: FactRecord | Question) -> Text:
    """What a question's column is called: its name, or the whole question where the name means another
    column."""
    own = own_headers()
    name, ask = fact["name"], fact["ask"] or fact["name"]
    return in_each(lambda lang: ask[lang] if fold_header(name[lang]) in own else name[lang])


class Headers:
    """Understands the headers of a policy's questions."""

    def __init__(self, policy: Policy) -> None:
        self.facts = answerable(policy)
        self.kinds = own_headers()
        names: dict[str, list[str]] = {}
        for fact in self.facts.values():
            said = [text[lang] for text in (fact["name"], fact["ask"]) if text for lang in LANGS]
            for word in {fold_header(word) for word in (fact["id"], *said)}:
                names.setdefault(word, []).append(fact["id"])
        self.names = {word: tuple(ids) for word, ids in names.items() if word not in self.kinds}

    def known(self, cells: Iterable[str]) -> int:
        """How many of some cells are headers that say something to the check."""
        return sum(self._kind(cell)[0] not in ("other", "result") for cell in cells)

    def read(self, cells: Sequence[str], row: int) -> tuple[Column, ...]:
        """The columns of a header row; raises InputErrors if no check can be made of it.

        ``row`` is its number.
        """
        if len(cells) > MOST_COLUMNS:
            raise InputErrors([_too_many(row, len(cells))])
        columns = tuple(Column(index, cell, *self._kind(cell)) for index, cell in enumerate(cells))
        mistakes = [mistake for column in columns for mistake in self._other_unit(column)]
        mistakes += _twice(columns)
        if not any(column.kind in ("items", "description", "name") for column in columns):
            mistakes.append(_nothing_to_go_by(row, columns))
        if mistakes:
            raise InputErrors(mistakes)
        return columns

    def like(self, column: Column, lang: Lang) -> str | None:
        """The header that a column not understood comes close to, if any."""
        near = difflib.get_close_matches(
            fold_header(column.header), [*self.kinds, *self.names], n=1, cutoff=0.8
        )
        if not near:
            return None
        name: Text = (
            NAMES[self.kinds[near[0]]][0]
            if near[0] in self.kinds
            else self.facts[self.names[near[0]][0]]["name"]
        )
        return name[lang]

    def _kind(self, cell: str) -> tuple[str, tuple[str, ...]]:
        header = fold_header(cell)
        if is_result(cell):
            return "result", ()
        if header in self.kinds:
            return self.kinds[header], ()
        facts = self.names.get(header) or self.names.get(_apart(header)[0])
        return ("fact", facts) if facts else ("other", ())

    def _other_unit(self, column: Column) -> Iterable[Mistake]:
        """The mistake of a unit in the header that is not the question's own."""
        header = fold_header(column.header)
        said = _apart(header)[1]
        if column.kind != "fact" or header in self.names or not said:
            return
        for fact in (self.facts[name] for name in column.facts):
            if fact["type"] == "number" and said not in own_names(fact):
                unit, label = own_unit_name(fact), column.label
                yield Mistake(
                    "header",
                    "unit",
                    f"{label['zh']}：单位应是“{unit['zh']}”，请换算后改表头。",
                    f"{label['en']}: the unit must be {unit['en']}; convert the figures and change the"
                    " header.",
                )


def _apart(header: str) -> tuple[str, str]:
    """A folded header without what stands in brackets at its end, and that."""
    match = _IN_BRACKETS.match(header)
    return (fold_header(match[1]), match[2]) if match else (header, "")


def _twice(columns: Iterable[Column]) -> list[Mistake]:
    """Columns that give the same thing."""
    seen: dict[tuple[str, tuple[str, ...]], Column] = {}
    mistakes = []
    for column in columns:
        if column.kind in ("other", "result"):
            continue
        first = seen.setdefault((column.kind, column.facts), column)
        if first is not column:
            a, b = first.label, column.label
            zh, en = (
                f"{a['zh']}和{b['zh']}是同一项内容，请只留一列。",
                f"{a['en']} and {b['en']} give the same thing; keep one.",
            )
            mistakes.append(Mistake("header", "twice", zh, en))
    return mistakes


def _too_many(row: int, count: int) -> Mistake:
    return Mistake(
        "header",
        "too-many",
        f"第{row}行（表头）有 {count} 列，最多 {MOST_COLUMNS} 列。",
        f"row {row}, the header, has {count} columns; at most {MOST_COLUMNS} are read.",
    )


def _nothing_to_go_by(row: int, columns: Sequence[Column]) -> Mistake:
    read = (
        shown("、".join(column.header for column in columns)),
        shown(", ".join(column.header for column in columns)),
    )
    wanted = [NAMES[kind][0] for kind in ("items", "description", "name")]
    zh, en = (
        ("、" if lang == "zh" else ", ").join(f"“{name[lang]}”" for name in wanted) for lang in ("zh", "en")
    )
    return Mistake(
        "header",
        "no-items",
        f"第{row}行应是表头，至少要有{zh}中的一列；读到的是：{read[0]}。可先取模板（命令行用 --template）。",
        f"row {row} should be the header, with at least one of {en}; it reads: {read[1]}. Take a template (on"
        " the command line: --template).",
    )
