"""The header of a table of projects: which column gives what.

A header is understood in either language, in the words of offices (``words.yaml``), or as the id of a
question. It counts as a question's only where it is unmistakably that: what offices call their own columns
comes first. One that names a question may carry a unit in brackets, in which its figures then are. Some
sentences ask several questions (``Which of these are made?``): such a column belongs, in each row, to the one
question that the row's items ask. Columns that say nothing to the check are carried along.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.policy import Policy
from generator.rules.request import answerable
from generator.rules.unit_conversion import own_names, read_amount
from generator.rules.wording import LANGS, Text, in_each
from generator.tables.headings import OURS, is_result, kept_kind
from generator.tables.words import column_kinds, fact_headings, fold_header, kind_like

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang
    from generator.models.messages.questions import Question
    from generator.models.policy.catalogue import FactRecord

MOST_COLUMNS = 2_000
"""Columns that a table may have: far more than there are questions."""

NAMES: Mapping[str, Text] = {
    "name": {"zh": "项目名称", "en": "project name"},
    "items": {"zh": "项目类别", "en": "items"},
    "description": {"zh": "项目描述", "en": "description"},
    "on": {"zh": "判断日期", "en": "check date"},
    "start": {"zh": "开始日期", "en": "start date"},
}
"""The columns of the template that are no questions, and what it calls each."""

GO_BY = ("items", "description", "name")
"""One of these a table must have."""

SEVERAL = (
    "description",
    "code",
    "class",
    "approval",
    "approved",
    "owner",
    "aside",
    "other",
    *OURS,
)
"""Kinds of which a table may have more than one column."""

_IN_BRACKETS = re.compile(r"^(.+)[(\[]([^()\[\]]+)[)\]]$")


@dataclass(frozen=True)
class Column:
    """One column. ``kind`` is a key of ``NAMES``, another use that ``words.yaml`` names, ``fact``, ``result``
    (of an earlier run), ``chosen`` and ``added`` (what the reader settled then) or ``other``.

    ``facts`` are the questions that the column may answer: more than one where the header fits several;
    ``unit`` is the one of the figures, where the header names it and it is not the question's own.
    """

    index: int
    header: str
    kind: str
    facts: tuple[str, ...] = ()
    unit: str = ""

    @property
    def label(self) -> Text:
        """The column as a message names it: by the letter that a spreadsheet shows, and by its header."""
        letter, header = letters(self.index), shown(one_line(self.header))
        return {"zh": f"{letter}列“{header}”", "en": f"column {letter} “{header}”"}


def one_line(header: str) -> str:
    """A heading written over several lines, as a message repeats it."""
    return " ".join(header.split())


def letters(index: int) -> str:
    """The name of a column in a spreadsheet: A, B … Z, AA; ``index`` counts from nought."""
    name = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        name = chr(ord("A") + letter) + name
        index -= 1
    return name


def own_headers() -> dict[str, str]:
    """The headers, folded, of the columns that are no questions, with the kind of each.

    They mean nothing else.
    """
    own = {fold_header(name[lang]): kind for kind, name in NAMES.items() for lang in LANGS}
    prose = {word: "description" if kind == "prose" else kind for word, kind in column_kinds().items()}
    return {**prose, **own}


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
        for word, name in fact_headings().items():
            if name in self.facts:
                names[word] = [name]
        self.names = {word: tuple(ids) for word, ids in names.items() if word not in self.kinds}

    def known(self, cells: Iterable[str]) -> int:
        """How many different things some cells, taken as headers, say to the check."""
        kinds = {self._kind(cell)[:2] for cell in cells}
        return sum(kind not in ("other", *OURS) for kind, _ in kinds)

    def go_by(self, cells: Iterable[str]) -> bool:
        """Whether any of some cells heads a column by which projects can be told."""
        return any(self._kind(cell)[0] in GO_BY for cell in cells)

    def kind(self, cell: str) -> str:
        """What a cell, taken as a header, tells."""
        return self._kind(cell)[0]

    def says(self, cell: str) -> bool:
        """Whether a cell is a header that is understood."""
        return self._kind(cell)[0] not in ("other", *OURS)

    def read(self, cells: Sequence[str], row: int, chosen: Mapping[int, str] = {}) -> tuple[Column, ...]:
        """The columns of a header row; raises InputErrors if no check can be made of it.

        ``row`` is its number; ``chosen`` are the kinds of columns that the reader told.
        """
        if len(cells) > MOST_COLUMNS:
            raise InputErrors([_too_many(row, len(cells))])
        columns = tuple(Column(index, cell, *self._kind(cell)) for index, cell in enumerate(cells))
        if chosen:
            columns = tuple(_told(column, chosen) for column in columns)
        columns = tuple(_one_name(columns))
        mistakes = _twice(columns)
        if not any(column.kind in GO_BY for column in columns):
            mistakes.append(_nothing_to_go_by(row, columns))
        if mistakes:
            raise InputErrors(mistakes)
        return columns

    def like(self, column: Column, lang: Lang) -> str | None:
        """The header that a column not understood comes close to, if any."""
        header = fold_header(column.header)
        near = difflib.get_close_matches(header, [*self.kinds, *self.names], n=1, cutoff=0.8)
        if not near:
            return None
        kind = self.kinds.get(near[0])
        if kind is None:
            return self.facts[self.names[near[0]][0]]["name"][lang]
        return NAMES[kind][lang] if kind in NAMES else None

    def _kind(self, cell: str) -> tuple[str, tuple[str, ...], str]:
        """The use of a column by its header, the questions that it may answer, and its unit."""
        if settled := kept_kind(cell):
            return settled, (), ""
        if is_result(cell):
            return "result", (), ""
        header = fold_header(cell)
        bare, remark = _apart(header)
        if kind := self.kinds.get(header) or (self.kinds.get(bare) if bare not in self.names else None):
            return kind, (), ""
        if header in self.names:
            return "fact", self.names[header], ""
        facts = self.names.get(bare, ())
        if not facts and (kind := kind_like(header) or kind_like(bare)):
            return "description" if kind == "prose" else kind, (), ""
        fitting = [self._unit(name, remark) for name in facts]
        if not facts or None in fitting:
            return "other", (), ""
        return "fact", facts, next((unit for unit in fitting if unit), "")

    def _unit(self, name: str, said: str) -> str | None:
        """The unit in which a header says that its figures are: empty for the question's own; None for one
        that is not known."""
        fact = self.facts[name]
        if fact["type"] != "number" or said in own_names(fact):
            return ""
        return None if isinstance(read_amount(fact, f"1{said}"), Mistake) else said


def _told(column: Column, chosen: Mapping[int, str]) -> Column:
    """A column as the reader told it; what else would be taken for the same is text then."""
    if column.index in chosen:
        return replace(column, kind=chosen[column.index], facts=())
    return (
        replace(column, kind="other")
        if column.kind in ("name", "items") and column.kind in chosen.values()
        else column
    )


def _one_name(columns: Iterable[Column]) -> Iterable[Column]:
    """Only the first name of a project is its name; a further one describes it. Without one it goes by whose
    it is."""
    columns = [*columns]
    if not any(column.kind == "name" for column in columns):
        owner = next((column for column in columns if column.kind == "owner"), None)
        columns = [replace(one, kind="name") if one is owner else one for one in columns]
    named = False
    for column in columns:
        yield replace(column, kind="description") if named and column.kind == "name" else column
        named = named or column.kind == "name"


def _apart(header: str) -> tuple[str, str]:
    """A folded header without what stands in brackets at its end, and that."""
    match = _IN_BRACKETS.match(header)
    return (fold_header(match[1]), match[2]) if match else (header, "")


def _twice(columns: Iterable[Column]) -> list[Mistake]:
    """Columns that give the same thing."""
    seen: dict[tuple[str, tuple[str, ...]], Column] = {}
    mistakes = []
    for column in columns:
        if column.kind in SEVERAL:
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
        shown("、".join(one_line(column.header) for column in columns)),
        shown(", ".join(one_line(column.header) for column in columns)),
    )
    wanted = [NAMES[kind] for kind in GO_BY]
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
