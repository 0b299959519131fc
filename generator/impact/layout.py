"""The sheet as parts that every form shows alike: headings, sentences, and entries with their lines of
YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.impact.records import RecordChange
from generator.impact.sheet import Sheet, Stretch, Told
from generator.impact.words import AREAS, Words
from generator.impact.yaml_diff import Line
from generator.rules.wording import in_language


@dataclass(frozen=True)
class Entry:
    """One thing that changes: what, remarks on it, and the lines, old (``-``) and new (``+``)."""

    what: str
    remarks: tuple[str, ...] = ()
    lines: tuple[tuple[str, str, str], ...] = ()
    """Sign, place, text."""


@dataclass(frozen=True)
class Part:
    """A section of the sheet; ``quiet`` ones matter less (texts, examples kept for tests)."""

    title: str
    notes: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Layout:
    """The whole sheet in one language."""

    title: str
    between: str
    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    note: str


TITLES = {
    "sheet": ("影响表", "Impact sheet"),
    "past": ("过去的日子结论也变了", "Days gone by get other answers"),
    "answers": ("结论改变的项目", "Projects that get another answer"),
    "other": ("其他日期的结论", "Answers on other days"),
    "items": ("新增、删除、改号的类别", "Items added, removed or renumbered"),
    "lists": ("清单", "Lists"),
    "records": ("时限、措施、服务等", "Clocks, measures, services and the like"),
    "uncompared": ("没有逐一比较，请人工核对", "Not compared, see to them yourself"),
    "rewritten": ("改了写法、结论不变", "Rewritten, with the same answers"),
    "texts": ("只改了文字或者依据", "Texts and sources alone"),
    "site": ("网站自身", "The site itself"),
    "cases": (
        "把关的案例和场景改了（请第二个人看）",
        "Guards changed: worked cases and scenarios (for the second person to look at)",
    ),
    "pages": ("内容改变的页面", "Pages that read differently"),
}
MOST_PAGES = 40
"""So many addresses are shown; ``--json`` holds them all."""

NOTE = (
    "“一种项目”指新旧两份数据的条件能区分开的一种情形。这里逐一比较了全部情形，没有抽样。",
    (
        "A kind of project is one combination of answers that the conditions of either state tell apart. All"
        " were compared, none sampled."
    ),
)


def layout(sheet: Sheet, lang: str) -> Layout:
    """The sheet in one language."""
    maker = _Maker(sheet, lang)
    parts = tuple(part for part in maker.parts() if part.entries)
    return Layout(
        maker.title("sheet"), maker.between(), tuple(maker.words.summary(lang)), parts, maker.say(*NOTE)
    )


class _Maker:
    def __init__(self, sheet: Sheet, lang: str) -> None:
        self.sheet = sheet
        self.lang = lang
        self.words = Words(sheet)

    def say(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def title(self, name: str) -> str:
        return self.say(*TITLES[name])

    def between(self) -> str:
        """What is compared, and for which day."""
        old, new = (f"{side.source.called} ({side.policy.hash})" for side in (self.sheet.old, self.sheet.new))
        return self.say(
            f"旧：{old}；新：{new}；按 {self.sheet.on} 计。",
            f"Old: {old}; new: {new}; counted for {self.sheet.on}.",
        )

    def parts(self) -> Iterator[Part]:
        """Every section, the gravest first; those without entries are left out later."""
        yield Part(self.title("past"), (), tuple(self.past()))
        yield Part(self.title("answers"), (), tuple(self.told(self.sheet.now.told)))
        yield Part(self.title("items"), (), tuple(self.items()))
        yield Part(self.title("lists"), (), tuple(self.lists()))
        yield Part(
            self.title("records"),
            (),
            (
                *(Entry(self.words.turn(turn, self.lang)) for turn in self.sheet.turns),
                *(Entry(self.words.told_now(turn, self.lang)) for turn in self.sheet.told_now),
                *(self.record(c) for c in self.sheet.effective if c.area != "list"),
            ),
        )
        yield Part(self.title("uncompared"), (), tuple(map(self.record, self.sheet.uncompared)))
        yield Part(
            self.title("other"),
            (),
            tuple(entry for stretch in self.sheet.ahead for entry in self.stretch(stretch)),
        )
        yield Part(self.title("rewritten"), (), tuple(map(self.record, self.sheet.rewritten)), quiet=True)
        yield Part(self.title("texts"), (), tuple(map(self.record, self.sheet.texts)), quiet=True)
        yield Part(self.title("site"), (), tuple(map(self.record, self.sheet.about_site)), quiet=True)
        yield Part(self.title("cases"), (), tuple(map(self.record, self.sheet.cases)))
        yield Part(self.title("pages"), (), tuple(self.pages()), quiet=True)

    def past(self) -> Iterator[Entry]:
        """What days gone by are told otherwise, with the lines that did it."""
        for stretch in self.sheet.past:
            days = self.words.days(stretch.period, self.lang)
            for entry in self.told(stretch.told):
                yield Entry(f"{days}{self.say('，', ', ')}{entry.what}", entry.remarks, entry.lines)
        yield from (Entry(self.words.turn(turn, self.lang)) for turn in self.sheet.past_turns)

    def told(self, moves: Iterable[Told]) -> Iterator[Entry]:
        """Moves, item by item."""
        for told in moves:
            example = self.say("例如：", "For example: ") + self.words.project(told.move.example, self.lang)
            separator = self.say("：", ": ")
            what = (
                f"{self.words.item(told.move, self.lang)}{separator}{self.words.moved(told.move, self.lang)}"
            )
            yield Entry(what, (example,), _lines(told.because))

    def stretch(self, stretch: Stretch) -> Iterator[Entry]:
        """Another stretch of time: that it is as now but for the tracks, or its moves."""
        days = self.words.days(stretch.period, self.lang)
        if stretch.as_now:
            zh, en = (
                f"{days}：文件的改变与上面相同，办理方式按当时的清单。",
                f"{days}: documents change as above; tracks go by the lists of the time.",
            )
            yield Entry(self.say(zh, en))
            return
        for entry in self.told(stretch.told):
            yield Entry(f"{days}{self.say('，', ', ')}{entry.what}", entry.remarks, entry.lines)

    def items(self) -> Iterator[Entry]:
        """Items of the catalogue that come, go or get another number."""
        for pair in self.sheet.pairs:
            name = self.words.item_name(pair.old, pair.new, self.lang)
            if pair.old is None:
                yield Entry(self.say(f"新增：第{pair.new}项 {name}", f"Added: item {pair.new}, {name}"))
            elif pair.new is None:
                yield Entry(self.say(f"删除：第{pair.old}项 {name}", f"Removed: item {pair.old}, {name}"))
            elif pair.old != pair.new:
                yield Entry(
                    self.say(
                        f"改号：第{pair.old}项改为第{pair.new}项 {name}",
                        f"Renumbered: item {pair.old} is now item {pair.new}, {name}",
                    )
                )

    def lists(self) -> Iterator[Entry]:
        """Rows of the lists, and what joins or leaves the list of filings by computation."""
        yield from (self.record(change) for change in self.sheet.effective if change.area == "list")
        joins, leaves = self.sheet.filing
        said = (
            ("列入网上备案", "joins the list of filings", joins),
            ("不再列入网上备案", "leaves the list of filings", leaves),
        )
        for zh, en, numbers in said:
            for number in numbers:
                name = self.words.item_name(number, number, self.lang)
                yield Entry(self.say(f"{zh}：第{number}项 {name}", f"Item {number}, {name}, {en}"))

    def record(self, change: RecordChange) -> Entry:
        """A record with its edits."""
        whole = change.kind in ("added", "removed")
        said = (
            tuple(self.words.contents(change, self.lang))
            if whole
            else tuple(self.words.edit(edit, self.lang) for edit in change.edits)
        )
        area = AREAS.get(change.area)
        name = (
            f"{change.file}: " if area is None and in_language(change.title, self.lang) != change.file else ""
        )
        lines = _lines([(edit.old_line, edit.new_line) for edit in change.edits])
        return Entry(
            name + self.words.record(change, self.lang), (*said, *self.words.reach(change, self.lang)), lines
        )

    def pages(self) -> Iterator[Entry]:
        """Addresses of pages."""
        found = self.sheet.pages
        for slugs, zh, en in (
            (found.added, "新增", "added"),
            (found.removed, "删除", "removed"),
            (found.changed, "改动", "changed"),
        ):
            if slugs:
                shown = " ".join(f"/{slug}" for slug in slugs[:MOST_PAGES]) + (
                    " …" if len(slugs) > MOST_PAGES else ""
                )
                yield Entry(self.say(f"{zh}（{len(slugs)}）：{shown}", f"{en} ({len(slugs)}): {shown}"))


def _lines(pairs: Sequence[tuple[Line | None, Line | None]]) -> tuple[tuple[str, str, str], ...]:
    found: list[tuple[str, str, str]] = []
    for old, new in pairs:
        found += [(sign, str(at), at.text) for sign, at in (("-", old), ("+", new)) if at is not None]
    return tuple(dict.fromkeys(found))
