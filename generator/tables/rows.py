"""A row of a table of projects: from its cells to a check, and to the answer.

A row is answered exactly as ``check`` answers the same request. A row that names no item is not guessed at:
the finder proposes items from its description (or else its name), and the answer is to choose one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from generator.finder.find import find
from generator.rules.check import check
from generator.rules.derived import Asked
from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.numbers import half_width
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.request import answerable
from generator.rules.wording import Text
from generator.tables.answer import WHOLE_ROW, Answer, Row
from generator.tables.cell_values import NOT_KNOWN, Entries, fold
from generator.tables.columns import Column

if TYPE_CHECKING:
    from generator.models.messages import Value, Verdict

PROPOSALS = 5
LONGEST_CELL = 32_767
"""Characters of a cell: as many as a spreadsheet's cell can hold."""

_DAY = re.compile(r"^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]0?0:00(?::00)?)?$")
_NUMBERED = re.compile(r"^([0-9]{1,3})[\s.．:：、]*(.+)$")
_AROUND = re.compile(r"第|项|\bitems?\b", re.IGNORECASE)
_ITEM = re.compile(r"^([0-9]{1,9})(?:\.0)?$")
"""What people write around the number of an item; and the number."""

NONE_FITS = frozenset({"没有", "都没有", "没有合适的类别", "以上都不是", "none"})
"""What people write where no item fits."""


NOTHING_GIVEN = Mistake(
    "items",
    "missing",
    "没有填项目类别，也没有可供查找的描述或名称。请填类别编号，如 3；名录里找不到时填 0。",
    "there is no item, and no description or name to find one by. Give an item's number, such as 3; if none"
    " fits, 0.",
)


class Projects:
    """Answers the rows of one table on one day."""

    def __init__(self, policy: Policy, columns: Sequence[Column], today: date) -> None:
        self.policy = policy
        self.columns = columns
        self.questions = [column for column in columns if column.kind == "fact"]
        self.by_kind = {column.kind: column for column in columns}
        self.today = today
        self.entries = Entries(answerable(policy))
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def answer(self, row: Row) -> Answer:
        """The answer to one row; whatever is wrong with it is in the answer, never raised."""
        reading = _Reading(self, row)
        request = reading.request()
        verdict: Verdict | None = None
        if request["items"]:
            try:
                verdict = check(self.policy, request, self.today, find)
            except InputErrors as error:
                reading.mistakes += [
                    (reading.sources.get(mistake.field), mistake) for mistake in error.errors
                ]
        if reading.mistakes:
            return Answer(row.number, "bad", mistakes=sorted(reading.mistakes, key=_place))
        return self._propose(reading) if verdict is None else Answer(row.number, verdict["status"], verdict)

    def _propose(self, reading: _Reading) -> Answer:
        words = reading.words()
        if words:
            return Answer(reading.row.number, "choose", proposals=find(self.policy, words, PROPOSALS))
        column = reading.column("items") or reading.column("description") or reading.column("name")
        return Answer(reading.row.number, "bad", mistakes=[(column, NOTHING_GIVEN)])

    def asked(self, on: str | None, numbers: Iterable[int | str]) -> set[str]:
        """The questions that some items ask, in the edition of the day."""
        asked: set[str] = set()
        edition = self.policy.edition(_day(on) or self.today)
        if edition is not None:
            items = self.policy.items(edition)
            for number in (str(number) for number in numbers if str(number) in items):
                key = (edition["id"], number)
                if key not in self._asked:
                    of = Asked(self.policy, edition, [int(number)], self.today)
                    self._asked[key] = frozenset(
                        way for name in of.all_of(int(number)) for way in of.ways(name)
                    )
                asked |= self._asked[key]
        return asked


def _place(mistaken: tuple[Column | None, Mistake]) -> int:
    return mistaken[0].index if mistaken[0] else WHOLE_ROW


class _Reading:
    """One row being read: what it gives, from which column, and what is wrong with it."""

    def __init__(self, projects: Projects, row: Row) -> None:
        self.projects = projects
        self.row = row
        self.mistakes: list[tuple[Column | None, Mistake]] = []
        self.sources: dict[str, Column] = {}

    def request(self) -> dict[str, object]:
        """The request that the row makes."""
        if WHOLE_ROW in self.row.faults:
            self._mistaken(None, "row", self.row.faults[WHOLE_ROW])
            return {"items": []}
        self._sizes()
        items = self._items()
        days = {kind: said for kind in ("on", "start") if (said := day_text(self.text(kind)))}
        asked = partial(self.projects.asked, days.get("on"), items)
        facts: dict[str, Value] = {}
        for column in self.projects.questions:
            if said := self._cell(column):
                self._fact(column, said, asked, facts)
        words = {"description": self.words()} if NOT_LISTED in items else {}
        return {"items": items, **days, **words, "facts": facts}

    def words(self) -> str:
        """What the row says in words of the project."""
        return self.text("description") or self.text("name")

    def _sizes(self) -> None:
        width = len(self.projects.columns)
        if any(cell.strip() for cell in self.row.cells[width:]):
            count = len(self.row.cells)
            zh = f"本行有 {count} 格，表头只有 {width} 列，多出的内容没有读，也没有写入结果"
            self._mistaken(
                None,
                "ragged",
                {
                    "zh": zh,
                    "en": (
                        f"the row has {count} cells and the header {width}; what is beyond was neither read"
                        " nor copied"
                    ),
                },
            )
        for index, cell in enumerate(self.row.cells[:width]):
            if len(cell) > LONGEST_CELL:
                zh = f"这一格有 {len(cell)} 个字符，最多 {LONGEST_CELL} 个"
                en = f"the cell holds {len(cell)} characters; at most {LONGEST_CELL} are read"
                self._mistaken(self.projects.columns[index], "long", {"zh": zh, "en": en})

    def column(self, kind: str) -> Column | None:
        """The column of a kind, if the table has one."""
        return self.projects.by_kind.get(kind)

    def text(self, kind: str) -> str:
        """What the column of a kind says, empty where there is none."""
        column = self.column(kind)
        if column is None:
            return ""
        self.sources[kind] = column
        return self._cell(column)

    def _cell(self, column: Column) -> str:
        """What a cell says, empty if it is empty or says that it is not known."""
        if column.index in self.row.faults:
            self._mistaken(column, "cell", self.row.faults[column.index])
            return ""
        cell = self.row.cells[column.index] if column.index < len(self.row.cells) else ""
        return "" if not cell or len(cell) > LONGEST_CELL or fold(cell) in NOT_KNOWN else cell.strip()

    def _items(self) -> list[int | str]:
        said = self.text("items")
        numbered = _NUMBERED.match(half_width(said))
        item = self.projects.policy.data["items"].get(numbered[1]) if numbered else None
        if numbered and item and fold(numbered[2]) in (fold(item["zh"]), fold(item["en"])):
            return [item["number"]]
        if fold(said) in NONE_FITS:
            return [NOT_LISTED]
        return [_number(part) for part in re.split(r"[、,;\s]+", _AROUND.sub(" ", half_width(said))) if part]

    def _fact(
        self, column: Column, said: str, asked: Callable[[], set[str]], facts: dict[str, Value]
    ) -> None:
        name = self._which(column, asked)
        if name is None:
            return
        value = self.projects.entries.read(name, said)
        if isinstance(value, Mistake):
            self.mistakes.append((column, value))
        elif value is not None:
            self._give(column, name, value, facts)

    def _give(self, column: Column, name: str, value: Value, facts: dict[str, Value]) -> None:
        first = self.sources.setdefault(f"facts.{name}", column)
        if first is not column and facts[name] != value:
            other = first.label
            zh, en = (
                f"与{other['zh']}是同一问题，答案却不同",
                f"it answers the same question as {other['en']}, but differently",
            )
            self._mistaken(column, "twice", {"zh": zh, "en": en})
        facts[name] = value

    def _which(self, column: Column, asked: Callable[[], set[str]]) -> str | None:
        """The question that a column answers in this row."""
        if len(column.facts) == 1:
            return column.facts[0]
        wanted = asked()
        fitting = [name for name in column.facts if name in wanted]
        if len(fitting) == 1:
            return fitting[0]
        names = [self.projects.policy.facts[name]["name"] for name in column.facts]
        zh = "这个表头可指多个问题，按本行的项目类别确定不了是哪一个。请把表头改成问题的名称：" + "、".join(
            name["zh"] for name in names
        )
        en = (
            "the header fits several questions, and the row's items do not settle which. Head the column with"
            " one name: "
        )
        self._mistaken(column, "ambiguous", {"zh": zh, "en": en + "; ".join(name["en"] for name in names)})
        return None

    def _mistaken(self, column: Column | None, code: str, said: Text) -> None:
        self.mistakes.append((column, Mistake("row", code, said["zh"] + "。", said["en"] + ".")))


def _number(part: str) -> int | str:
    """The number of an item; any other words as they are, for ``check`` to refuse."""
    match = _ITEM.match(part)
    return int(match[1]) if match else shown(part)


def day_text(said: str) -> str:
    """A day written year first (``2026/11/3``, ``2026年11月3日``) as an ISO date; anything else as it is."""
    match = _DAY.match(half_width(said))
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else said


def _day(said: str | None) -> date | None:
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError:
        return None
