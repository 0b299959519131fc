"""A row of a table of projects: from its cells to a check, and to the answer.

A row is answered exactly as ``check`` answers the same request. A row that names no item is looked up by its
words: with one item that fits for sure it is answered by that, otherwise the answer is to choose one. What
the columns leave open is read in the words, and said to be read. A cell that cannot be read is told and left
aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from generator.finder.find import find
from generator.finder.read import read
from generator.rules.check import check, outcome
from generator.rules.derived import Asked
from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.numbers import half_width
from generator.rules.policy import DOCUMENTS, NOT_LISTED, Policy
from generator.rules.request import answerable
from generator.rules.wording import Text
from generator.tables.added import Added
from generator.tables.answer import WHOLE_ROW, Answer, InWords, Row, Settled, WasRead
from generator.tables.approvals import is_missing, is_old, is_soon_old
from generator.tables.cell_values import NOT_KNOWN, Entries
from generator.tables.columns import Column
from generator.tables.leads import Told, leads
from generator.tables.words import classes, fold, people_words

if TYPE_CHECKING:
    from typing import TypedDict, TypeVar

    from generator.models.messages.basics import Document, Value
    from generator.models.messages.check_door import Found
    from generator.models.messages.verdict import Decision, Verdict
    from generator.tables.answer import Approval, Differs, Status

    T = TypeVar("T")

    class Asking(TypedDict, total=False):
        """What a row asks of the check."""

        items: list[int | str]
        on: str
        start: str
        description: str
        facts: dict[str, Value]


IN_WORDS = ("description", "code")
MOST_KEPT = 2048
"""Clauses and codes whose items are kept: the rows of a table repeat each other's words."""

MOST_VERDICTS = 256

LONGEST_CELL = 32_767
"""Characters of a cell: as many as a spreadsheet's cell can hold."""

_DAY = re.compile(r"^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]0?0:00(?::00)?)?$")
_NUMBERED = re.compile(r"^([0-9]{1,3})[\s.．:：、]*(.+)$")
_AROUND = re.compile(r"第|项|\bitems?\b", re.IGNORECASE)
_ITEM = re.compile(r"^([0-9]{1,9})(?:\.0)?$")
"""What people write around the number of an item; and the number."""

_FIGURE = re.compile(r"^[0-9][0-9,.]*(?:[十百千万亿]+)?$")
_BEGINS_WITH_FIGURE = re.compile(r"^[0-9]")

NONE_FITS = frozenset({"没有", "都没有", "没有合适的类别", "以上都不是", "none"})
"""What people write where no item fits."""


NOTHING_GIVEN = Mistake(
    "items",
    "missing",
    "没有填项目类别，也没有可供查找的描述或名称。请填类别编号，如 3，或写明建什么。",
    "there is no item, and no description or name to find one by. Give an item's number, such as 3, or say"
    " what is built.",
)


class Projects:
    """Answers the rows of one table on one day; ``picked`` is what the reader settled, by rows' numbers."""

    def __init__(
        self,
        policy: Policy,
        columns: Sequence[Column],
        today: date,
        picked: Mapping[int, Settled] | None = None,
    ) -> None:
        self.policy = policy
        self.columns = columns
        self.questions = [column for column in columns if column.kind == "fact"]
        self.by_kind: dict[str, Column] = {}
        for column in columns:
            self.by_kind.setdefault(column.kind, column)
        self.today = today
        self.picked = {} if picked is None else picked
        self.entries = Entries(answerable(policy))
        self.reads_added = Added(self.entries)
        self.find = lru_cache(maxsize=MOST_KEPT)(find)
        self._outcomes: dict[str, Decision] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def answer(self, row: Row) -> Answer:
        """The answer to one row; whatever is wrong with it is in the answer, never raised."""
        reading = _Reading(self, row)
        request = reading.request()
        if reading.mistakes:
            return reading.refused()
        told = reading.told()
        answer = self._by_items(reading, request, told) if request["items"] else None
        answer = answer or self._by_words(reading, request, told)
        possible = answer.verdict["possible_documents"] if answer.verdict else answer.possible
        written, given = reading.given_class()
        approval, approved = reading.approval()
        return replace(
            answer,
            mistakes=reading.told_of() if answer.status != "bad" else answer.mistakes,
            differs=_compared(given, possible),
            given_class=written,
            approval=approval,
            approved=approved,
            chosen=reading.chosen(),
            added=reading.added,
        )

    def _by_items(self, reading: _Reading, request: Asking, told: Told) -> Answer | None:
        """The answer by the items that a row gives; None if these are not understood but its words may be."""
        hits = leads(self.policy, told, self.find) if NOT_LISTED in request["items"] and told else []
        try:
            return self._checked(reading, request, told, hits)
        except InputErrors as error:
            wrong = [(reading.sources.get(mistake.field), mistake) for mistake in error.errors]
            if told and all(mistake.field == "items" for _, mistake in wrong):
                reading.aside += wrong
                return None
            reading.mistakes += wrong
            return reading.refused()

    def _by_words(self, reading: _Reading, request: Asking, told: Told) -> Answer:
        """The answer to a row that names no item that there is."""
        if not told:
            column = reading.column("items") or reading.column("description") or reading.column("name")
            return Answer(reading.row.number, "bad", mistakes=[(column, NOTHING_GIVEN)])
        hits = leads(self.policy, told, self.find)
        strong = [hit["item"] for hit in hits if hit.get("strength") == "strong"]
        if len(strong) == 1:
            try:
                answer = self._checked(reading, {**request, "items": [*strong]}, told, ())
            except InputErrors as error:
                reading.mistakes += [
                    (reading.sources.get(mistake.field), mistake) for mistake in error.errors
                ]
                return reading.refused()
            status: Status = "read" if answer.verdict and answer.verdict["status"] == "decided" else "open"
            return replace(answer, status=status, found=True)
        possible, was_read = self._possible(request, told, strong)
        return Answer(
            reading.row.number,
            "choose",
            proposals=hits,
            possible=possible,
            read=was_read.firm,
            doubtful=was_read.doubtful,
        )

    def _checked(self, reading: _Reading, request: Asking, told: Told, hits: Sequence[Found]) -> Answer:
        """The check of a row: by what its columns give, and where that leaves it open, by its words."""

        def found(_policy: Policy, _words: str, top: int) -> list[Found]:
            return list(hits[:top])

        before = self._outcome(request)
        items = [item for item in request["items"] if isinstance(item, int) and item != NOT_LISTED]
        asks = before["status"] == "open" and told
        was_read = self._read(told, items, request["facts"]) if asks else InWords()
        more = self._with(request, was_read.firm, found) if was_read.firm else None
        verdict = more or self._kept(
            self._verdicts, request, lambda: check(self.policy, request, self.today, found)
        )
        status: Status = "open"
        if verdict["status"] == "decided":
            status = "read" if more else "check" if verdict["proviso"] else "decided"
        shown_too = (*reading.in_peoples_words, *(was_read.firm if more else ()))
        return Answer(reading.row.number, status, verdict, read=shown_too, doubtful=was_read.doubtful)

    def _outcome(self, request: Asking) -> Decision:
        return self._kept(self._outcomes, request, lambda: outcome(self.policy, request, self.today))

    def _kept(self, kept: dict[str, T], request: Asking, judge: Callable[[], T]) -> T:
        """What is said to a request; kept, for the rows of a table often ask alike. A claim that no item fits
        is held against a row's own words."""
        if NOT_LISTED in request["items"]:
            return judge()
        key = str(sorted(request.items()))
        if key not in kept:
            if len(kept) >= MOST_VERDICTS:
                kept.clear()
            kept[key] = judge()
        return kept[key]

    def _read(self, told: Told, items: Sequence[int], given: Mapping[str, Value]) -> InWords:
        """What the words of a row answer of what its columns leave open."""
        if not items:
            return InWords()
        said = read(self.policy, told.text, items)
        words = {entry["fact"]: entry["words"] for entry in said["read"]}
        firm = [
            WasRead(name, value, words.get(name, ""))
            for name, value in sorted(said["facts"].items())
            if name not in given
        ]
        doubtful = [
            WasRead(one["fact"], one["value"], one["words"])
            for one in said["doubtful"]
            if one["fact"] not in given
        ]
        return InWords(firm, doubtful)

    def _with(
        self, request: Asking, was_read: Sequence[WasRead], found: Callable[[Policy, str, int], list[Found]]
    ) -> Verdict | None:
        """The check with what was read too; None if that contradicts what is given."""
        facts = {**request["facts"], **{one.fact: one.value for one in was_read}}
        try:
            return check(self.policy, {**request, "facts": facts}, self.today, found)
        except InputErrors:
            return None

    def _possible(self, request: Asking, told: Told, items: Sequence[int]) -> tuple[list[Document], InWords]:
        """The documents to which several items may come, and what was read of these."""
        facts = dict(request["facts"])
        was_read = self._read(told, items, facts)
        found: set[Document] = set()
        for item in items:
            for more in ({one.fact: one.value for one in was_read.firm}, {}):
                asked: Asking = {**request, "items": [item], "facts": {**facts, **more}}
                try:
                    found |= set(self._outcome(asked)["possible_documents"])
                    break
                except InputErrors:
                    continue
        return [document for document in DOCUMENTS if document in found], was_read

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


def _class(said: str) -> Document | None:
    """The document that a cell names, in whatever words."""
    known, folded = classes(), fold(said)
    name = known.get(folded)
    if name is None and folded:
        inside = [word for word in known if len(word) > 2 and word in folded]
        name = known[max(inside, key=len)] if inside else None
    return next((document for document in DOCUMENTS if document == name), None)


def _compared(given: Document | None, possible: Sequence[Document]) -> Differs:
    """How a document given compares with those possible: lighter than all, than some, heavier than all."""
    if given is None or not possible:
        return ""
    places = [DOCUMENTS.index(document) for document in possible]
    own = DOCUMENTS.index(given)
    if own > max(places):
        return "lenient"
    if own > min(places):
        return "perhaps_lenient"
    return "stricter" if own < min(places) else ""


class _Reading:
    """One row being read: what it gives, from which column, what is wrong with it, and what is left aside."""

    def __init__(self, projects: Projects, row: Row) -> None:
        self.projects = projects
        self.row = row
        self.mistakes: list[tuple[Column | None, Mistake]] = []
        self.aside: list[tuple[Column | None, Mistake]] = []
        self.sources: dict[str, Column] = {}
        self.said_of: set[tuple[Column, str]] = set()
        self.in_peoples_words: list[WasRead] = []
        self.added: dict[str, Value] = {}

    def request(self) -> Asking:
        """The request that the row makes."""
        if WHOLE_ROW in self.row.faults:
            self._mistaken(None, "row", self.row.faults[WHOLE_ROW])
            return {"items": [], "facts": {}}
        self._sizes()
        items = self._items()
        request: Asking = {"items": items, "facts": {}}
        if on := day_text(self.text("on")):
            request["on"] = on
        if start := day_text(self.text("start")):
            self._start(request, start)
        asked = partial(self.projects.asked, on or None, items)
        for column in self.projects.questions:
            if said := self._cell(column):
                self._fact(column, said, asked, request["facts"])
        self._added()
        request["facts"].update(self.added)
        if NOT_LISTED in items:
            request["description"] = self.told().text
        return request

    def refused(self) -> Answer:
        """The answer to a row that cannot be answered, with all that is wrong with it."""
        wrong = sorted([*self.mistakes, *self.aside], key=_place)
        return Answer(self.row.number, "bad", mistakes=wrong)

    def told_of(self) -> tuple[tuple[Column | None, Mistake], ...]:
        """What could not be read, and was left aside."""
        return tuple(sorted(self.aside, key=_place))

    def told(self) -> Told:
        """What the row says in words of the project."""
        columns = self.projects.columns
        said = {
            column: cell for column in columns if column.kind in IN_WORDS and (cell := self._cell(column))
        }
        prose = [_phrase(column, cell) for column, cell in said.items() if column.kind == "description"]
        codes = [cell for column, cell in said.items() if column.kind == "code"]
        return Told(self.text("name"), tuple(prose), tuple(codes))

    def approval(self) -> tuple[Approval, str]:
        """Whether the row lacks an approval, or has one that is old or becomes so this month; and its day."""
        day = _day(day_text(self.text("approved")) or None)
        if day is not None and is_old(self.projects.policy, day, self.projects.today):
            return "old", day.isoformat()
        if day is not None and is_soon_old(self.projects.policy, day, self.projects.today):
            return "soon", day.isoformat()
        column = self.column("approval")
        if column is None:
            return "", ""
        cell = self.row.cells[column.index] if column.index < len(self.row.cells) else ""
        return ("missing" if is_missing(cell) else ""), ""

    def _start(self, request: Asking, said: str) -> None:
        """A day to start on; one that cannot be used changes no answer, and is left aside."""
        if _day(said) is None:
            column = self.column("start")
            words = f"“{shown(said)}”不是可用的日期", f"“{shown(said)}” is not a usable date"
            self._left(column, "date", {"zh": words[0], "en": words[1]})
        else:
            request["start"] = said

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

    def given_class(self) -> tuple[str, Document | None]:
        """The row's words for the document, and which it is; of several columns the first that names one."""
        for column in (column for column in self.projects.columns if column.kind == "class"):
            written = self._cell(column)
            if document := _class(written):
                self.sources["class"] = column
                return written, document
        return "", None

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
            tell = self._mistaken if column.kind in ("items", "on") else self._left
            if (column, "cell") not in self.said_of:
                self.said_of.add((column, "cell"))
                tell(column, "cell", self.row.faults[column.index])
            return ""
        cell = self.row.cells[column.index] if column.index < len(self.row.cells) else ""
        return "" if not cell or len(cell) > LONGEST_CELL or fold(cell) in NOT_KNOWN else cell.strip()

    def chosen(self) -> str:
        """The items that the reader chose for the row: now, or in an earlier run."""
        now = self.projects.picked.get(self.row.number)
        return self.text("chosen") if now is None else now.items

    def _added(self) -> None:
        """The answers that the reader added, now or in an earlier run: they count before the row's own."""
        now = self.projects.picked.get(self.row.number)
        if now is not None:
            self.added = dict(now.facts)
            return
        column = self.column("added")
        for name, value in self.projects.reads_added.read(self.text("added")) if column else ():
            if isinstance(value, Mistake):
                self.aside.append((column, value))
            elif value is not None:
                self.added[name] = value
        self.sources.update((f"facts.{name}", column) for name in self.added if column)

    def _items(self) -> list[int | str]:
        said = self.chosen() or self.text("items")
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
        value = self.projects.entries.read(name, said + column.unit if _bare(said) else said)
        if isinstance(value, Mistake):
            self.aside.append((column, value))
        elif value is not None:
            self._give(column, name, value, facts)
            if fold(said) in people_words(name) and not self.projects.entries.is_own(name, said):
                self.in_peoples_words.append(WasRead(name, value, said))

    def _give(self, column: Column, name: str, value: Value, facts: dict[str, Value]) -> None:
        first = self.sources.setdefault(f"facts.{name}", column)
        if first is not column and facts.get(name) != value:
            other = first.label
            zh, en = (
                f"与{other['zh']}是同一问题，答案却不同",
                f"it answers the same question as {other['en']}, but differently",
            )
            self._left(column, "twice", {"zh": zh, "en": en})
            facts.pop(name, None)
        else:
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
        self._left(column, "ambiguous", {"zh": zh, "en": en + "; ".join(name["en"] for name in names)})
        return None

    def _left(self, column: Column | None, code: str, said: Text) -> None:
        """Something that cannot be read, and is left aside."""
        self.aside.append((column, Mistake("row", code, said["zh"] + "。", said["en"] + ".")))

    def _mistaken(self, column: Column | None, code: str, said: Text) -> None:
        self.mistakes.append((column, Mistake("row", code, said["zh"] + "。", said["en"] + ".")))


def _bare(said: str) -> bool:
    """Whether a cell is a figure without a unit."""
    return bool(_FIGURE.match(half_width(said)))


def _phrase(column: Column, said: str) -> str:
    """A cell as it reads in a description; a figure needs its heading (``年产量（吨）``) to say something."""
    if not _BEGINS_WITH_FIGURE.match(half_width(said)):
        return said
    heading, _, unit = half_width("".join(column.header.split())).partition("(")
    return f"{heading}{said}{unit.rstrip(')')}" if _bare(said) else f"{heading}{said}"


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
