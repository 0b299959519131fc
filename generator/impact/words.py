"""The sheet in words. Names of documents, tracks, items and questions are those of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.impact.by_day import Turn
from generator.impact.changed_answers import Answer, Move
from generator.impact.periods import Period
from generator.impact.records import RecordChange
from generator.impact.said import Said
from generator.impact.sheet import Sheet, Stretch
from generator.impact.yaml_diff import Edit
from generator.rules.check import UNLISTED
from generator.rules.documents import short_names
from generator.rules.logic import Facts
from generator.rules.policy import NOT_LISTED
from generator.rules.wording import Text, Wording, in_language, listed

AREAS: Mapping[str, tuple[str, str, str]] = {
    "page": ("个页面", "page", "pages"),
    "list": ("张清单", "list", "lists"),
    "clock": ("项时限", "clock", "clocks"),
    "service": ("项服务", "service", "services"),
    "given": (
        "条由回答推出答案的规则",
        "rule by which one answer gives another",
        "rules by which one answer gives another",
    ),
    "measure": ("条措施", "measure", "measures"),
    "track": ("处办理方式", "record of handling", "records of handling"),
    "penalty": ("条罚则", "penalty", "penalties"),
    "calendar": (
        "处工作日历",
        "part of the calendar of working days",
        "parts of the calendar of working days",
    ),
    "procedure": ("条程序规定", "rule of procedure", "rules of procedure"),
    "size": ("处划型标准", "size criterion", "size criteria"),
    "major_change": ("处重大变动规定", "rule on major changes", "rules on major changes"),
    "document": ("处文件名称", "document name", "document names"),
    "instrument": ("份依据文件", "instrument", "instruments"),
    "code": ("处行业代码", "record of industry codes", "records of industry codes"),
    "note": ("条名录说明", "note on the catalogue", "notes on the catalogue"),
    "unit": ("种计量单位", "unit", "units"),
    "place": ("处地名和地点", "place", "places"),
    "contact": ("处联系方式和审批层级", "contact or authority", "contacts or authorities"),
    "other": ("处其他内容", "other record", "other records"),
}
"""What is counted, with its measure word; in English for one and for more."""

DIRECTIONS: Mapping[str, Text] = {
    "stricter": {"zh": "{n}种变严", "en": "{n} become stricter"},
    "lighter": {"zh": "{n}种变宽", "en": "{n} become lighter"},
    "track": {"zh": "{n}种只换办理方式", "en": "{n} change only the way of handling"},
}

CHANGES: Mapping[str, Text] = {
    "added": {"zh": "新增", "en": "added"},
    "removed": {"zh": "删除", "en": "removed"},
    "changed": {"zh": "改动", "en": "changed"},
    "text": {"zh": "文字", "en": "text"},
}

NO_ANSWERS: Text = {
    "zh": "没有一种项目的环评文件或者办理方式改变。",
    "en": "No kind of project gets another document or way of handling.",
}
NONE_THAT_DAY: Text = {
    "zh": "{on} 当天，没有一种项目的环评文件或者办理方式改变。",
    "en": "On {on} no kind of project gets another document or way of handling.",
}
REWRITES: Text = {
    "zh": "过去的日子也得出不同的结论，又没有写明是更正错误。若是更正，请在 changes.yaml 新的一条里写"
    " corrects；若从某一天起才改，请写明日期：",
    "en": "Days gone by get other answers too, and nothing says that an error is mended. If one is, say so by"
    " `corrects` in a new entry of changes.yaml; if it holds from a day on, give that day:",
}
NOT_COMPARED: Text = {
    "zh": "另有{n}处改动没有逐一比较，结论可能因此不同，见下。",
    "en": "Not compared: changes in {n} {records}; answers may differ by them, see below.",
}
MENDS: Text = {"zh": "以上更正了一处错误：{what}", "en": "This mends an error: {what}"}
NOTHING: Text = {"zh": "没有", "en": "none"}
TEXTS: Text = {"zh": "只改文字的有{n}处。", "en": "Changed in words alone: {n}."}
GUARDS: Text = {
    "zh": "把关的案例、场景也改了{n}个，请第二个人看。",
    "en": "Guards changed with it (worked cases, scenarios): {n}; for the second person to look at.",
}
IDENTICAL: Text = {
    "zh": "两份数据相同，没有任何改动。",
    "en": "The two states are identical: nothing changes.",
}


class Words:
    """Sentences for one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.wording = Wording(sheet.comparison.joint.facts)
        self.said = Said(sheet.old), Said(sheet.new)
        self.documents = {**short_names(sheet.old.policy), **short_names(sheet.new.policy)}
        self.tracks: dict[str, Text] = {
            track["id"]: track
            for side in (sheet.old, sheet.new)
            for track in side.policy.data["tracks"]["tracks"]
        }

    # --- the summary ---------------------------------------------------------------------------

    def summary(self, lang: str) -> list[str]:
        """The first lines of the sheet: kinds of project by documents, then by direction, then what else is
        counted."""
        if self.sheet.identical:
            return [in_language(IDENTICAL, lang)]
        now, later = self.by_document(lang), self.on_other_days(lang)
        turns = [self.turn(turn, lang) for turn in self.sheet.turns if not self.is_over(turn)]
        none = in_language(NONE_THAT_DAY if later else NO_ANSWERS, lang).format(on=self.sheet.on)
        return [
            *self.past(lang),
            *now,
            *([self.by_direction(lang)] if now else []),
            *later,
            *turns,
            *([] if now else [none]),
            *self.counts(lang),
            *self.beside(lang),
            *self.not_compared(lang),
        ]

    def beside(self, lang: str) -> list[str]:
        """What changes in words alone, and which guards were moved with the change."""
        said = ((TEXTS, len(self.sheet.texts)), (GUARDS, len(self.sheet.cases)))
        return [in_language(words, lang).format(n=n) for words, n in said if n]

    def not_compared(self, lang: str) -> list[str]:
        """That some edits lie beyond what was compared: nobody is to take the sheet for more than it is."""
        count = len(self.sheet.uncompared)
        records = "record" if count == 1 else "records"
        return [in_language(NOT_COMPARED, lang).format(n=count, records=records)] if count else []

    def past(self, lang: str) -> list[str]:
        """Days gone by for which other answers are given now, and whether an error is mended by that."""
        told = [self._then(stretch, lang) for stretch in self.sheet.past]
        told += [self.turn(turn, lang) for turn in self.sheet.past_turns]
        if not told:
            return []
        mended = [in_language(said, lang) for said in self.sheet.corrects]
        if mended:
            return [*told, in_language(MENDS, lang).format(what=" ".join(mended))]
        return [in_language(REWRITES, lang), *told]

    def told_now(self, turn: Turn, lang: str) -> str:
        """The same without days, of that which has none."""
        mark = "：" if lang == "zh" else ": "
        ends = [in_language(end or NOTHING, lang) for end in (turn.old, turn.new)]
        return f"{in_language(turn.name, lang)}{mark}{ends[0]} → {ends[1]}"

    def is_over(self, turn: Turn) -> bool:
        """Whether it differs on days gone by."""
        return turn.period.first <= self.sheet.eve

    def turn(self, turn: Turn, lang: str) -> str:
        """``from 2027-07-01: promised time for a report: 20 working days → 15 working days``."""
        days, mark = self.days(turn.period, lang), "：" if lang == "zh" else ": "
        ends = [in_language(end or NOTHING, lang) for end in (turn.old, turn.new)]
        said = f"{days}{mark}{in_language(turn.name, lang)}{mark}{ends[0]} → {ends[1]}"
        return f"{said}。" if lang == "zh" else f"{said[0].upper()}{said[1:]}."

    def on_other_days(self, lang: str) -> list[str]:
        """Later answers that move otherwise than those of the sheet's day."""
        told = (stretch for stretch in self.sheet.others if stretch.told and not stretch.as_now)
        later = [stretch for stretch in told if stretch.period.first > self.sheet.on]
        return [
            self._from(stretch, said, lang) for stretch in later for said in self._by_document(stretch, lang)
        ]

    def _from(self, stretch: Stretch, said: str, lang: str) -> str:
        days = self.days(stretch.period, lang)
        return f"{days}，{said}" if lang == "zh" else f"{days[0].upper()}{days[1:]}: {said}"

    def _then(self, stretch: Stretch, lang: str) -> str:
        kinds = sum(told.move.kinds for told in stretch.told)
        items = list({told.move.pair.shown: self.item(told.move, lang) for told in stretch.told}.values())
        names = self._few(items, lang)
        days = self.days(stretch.period, lang)
        if lang == "zh":
            return f"{days}，{kinds}种项目（{names or f'{len(items)}个类别'}）的结论改变。"
        count = _counted(kinds, len(items), names)
        return f"{days[0].upper()}{days[1:]}: {count} {'gets' if kinds == 1 else 'get'} another answer."

    def _few(self, items: Sequence[str], lang: str) -> str:
        """Items by name, where they are few."""
        return ("；" if lang == "zh" else "; ").join(items) if len(items) <= MOST_NAMED else ""

    def days(self, period: Period, lang: str) -> str:
        """``from 2027-01-01``; ``2021-01-01 to 2026-12-31``."""
        first, last = period.first, period.last
        if lang == "zh":
            return f"{first} 至 {last}" if last else f"{first} 起"
        return f"{first} to {last}" if last else f"from {first}"

    def by_document(self, lang: str) -> list[str]:
        """How many kinds of project move from which document to which, the most first."""
        return self._by_document(self.sheet.now, lang)

    def _by_document(self, stretch: Stretch, lang: str) -> list[str]:
        """The same of a stretch of time: what needs nothing any more first, then lighter, then stricter."""
        groups: Counter[tuple[str, str]] = Counter()
        items: dict[tuple[str, str], dict[int, str]] = {}
        ranks: dict[tuple[str, str], int] = {}
        for told in stretch.told:
            key = self.ends(told.move, lang)
            groups[key] += told.move.kinds
            items.setdefault(key, {})[told.move.pair.shown] = self.item(told.move, lang)
            ranks[key] = min(ranks.get(key, len(WEIGHTS)), _rank(told.move))
        ordered = sorted(groups, key=lambda ends: (ranks[ends], -len(items[ends]), -groups[ends]))
        return [self._moved(ends, groups[ends], list(items[ends].values()), lang) for ends in ordered]

    def ends(self, move: Move, lang: str) -> tuple[str, str]:
        """Documents before and after; the tracks, if the document stays."""
        ends = [move.old, move.new]
        if move.direction == "track":
            return (self.answer(move.old, lang), self.answer(move.new, lang))
        return (self._end(ends[0], lang), self._end(ends[1], lang))

    def _end(self, said: Answer | None, lang: str) -> str:
        return in_language(self.documents[said.document], lang) if said and said.document else ""

    def _moved(self, ends: tuple[str, str], kinds: int, items: Sequence[str], lang: str) -> str:
        old, new = ends
        names = self._few(items, lang)
        if lang == "zh":
            said = f"由{old}改为{new}" if old and new else f"新增，为{new}" if new else f"不再有，原为{old}"
            return f"{kinds}种项目（{names or f'{len(items)}个类别'}）{said}。"
        count = _counted(kinds, len(items), names)
        verb = ("moves", "is new", "is gone") if kinds == 1 else ("move", "are new", "are gone")
        return (
            f"{count} {verb[0]} from {old} to {new}."
            if old and new
            else f"{count} {verb[1]}: {new}."
            if new
            else f"{count} {verb[2]}: {old} before."
        )

    def by_direction(self, lang: str) -> str:
        """How many become stricter, lighter, or change the track alone."""
        said = [
            in_language(words, lang).format(n=self.sheet.kinds(name)) for name, words in DIRECTIONS.items()
        ]
        return "，".join(said) + "。" if lang == "zh" else f"{', '.join(said)}."

    def counts(self, lang: str) -> list[str]:
        """Pages, lists, clocks and other records that change."""
        pages = self.sheet.pages
        of_pages = (
            {"page": len(pages.changed) + len(pages.added) + len(pages.removed)}
            if self.sheet.with_pages
            else {}
        )
        found = {**of_pages, "list": len(self.sheet.lists), **self.sheet.counted()}
        said = [self.counted(area, n, lang) for area, n in found.items() if n]
        if not said:
            return []
        if lang == "zh":
            return [f"{'、'.join(said)}改变。"]
        verb = "changes" if sum(found.values()) == 1 else "change"
        return [f"{listed(said, 'and')} {verb}."]

    def counted(self, area: str, n: int, lang: str) -> str:
        """``3 pages`` / ``3个页面``."""
        zh, one, more = AREAS[area]
        return f"{n}{zh}" if lang == "zh" else f"{n} {one if n == 1 else more}"

    # --- moves -----------------------------------------------------------------------------------

    def answer(self, said: Answer | None, lang: str) -> str:
        """Document and track; what it means where there is none."""
        if said is None:
            return {"zh": "（没有这一类别）", "en": "(no such item)"}[lang]
        if not said.document:
            return {"zh": "（这样的回答不被接受）", "en": "(such answers are refused)"}[lang]
        track = in_language(self.tracks[said.track], lang)
        return f"{in_language(self.documents[said.document], lang)}{'、' if lang == 'zh' else ', '}{track}"

    def moved(self, move: Move, lang: str) -> str:
        """One move of an item."""
        old, new = self.answer(move.old, lang), self.answer(move.new, lang)
        if lang == "zh":
            return f"{move.kinds}种项目：{old} → {new}"
        return f"{move.kinds} {'kind' if move.kinds == 1 else 'kinds'} of project: {old} → {new}"

    def item(self, move: Move, lang: str) -> str:
        """The item of a move, by number and name; a renumbered one by both numbers."""
        number, name = move.pair.shown, self.item_name(move.pair.old, move.pair.new, lang)
        if number == NOT_LISTED:
            return name
        was = (
            "" if None in (move.pair.old, move.pair.new) or move.pair.old == move.pair.new else move.pair.old
        )
        if lang == "zh":
            return f"第{number}项 {name}" + (f"（原第{was}项）" if was else "")
        return f"Item {number}, {name}" + (f" (item {was} before)" if was else "")

    def item_name(self, old: int | None, new: int | None, lang: str) -> str:
        """The name of an item, from the newest state that has it."""
        if new == NOT_LISTED or old == NOT_LISTED:
            return in_language(UNLISTED, lang)
        for side, number in ((self.sheet.new, new), (self.sheet.old, old)):
            for edition in side.policy.data["editions"]:
                item = side.policy.items(edition).get(str(number))
                if item is not None:
                    return in_language(item, lang)
        return str(new or old)

    def project(self, example: Facts, lang: str) -> str:
        """An example project in words."""
        if not example:
            return {"zh": "任何项目", "en": "any project"}[lang]
        return ("；" if lang == "zh" else "; ").join(
            in_language(self.wording.answer(name, value), lang) for name, value in example.items()
        )

    # --- records ---------------------------------------------------------------------------------

    def record(self, change: RecordChange, lang: str) -> str:
        """A record that changes: how, which, where."""
        mark = "：" if lang == "zh" else ": "
        return mark.join((in_language(CHANGES[change.kind], lang), in_language(change.title, lang)))

    def edit(self, edit: Edit, lang: str) -> str:
        """One edit: what it is called, and the two values, in words."""
        old, new = self.said
        name = new.key(edit.path, lang) or old.key(edit.path, lang) or edit.file
        ends = old.value(edit.old, edit.path, lang), new.value(edit.new, edit.path, lang)
        return f"{name}{'：' if lang == 'zh' else ': '}{ends[0]} → {ends[1]}"

    def contents(self, change: RecordChange, lang: str) -> list[str]:
        """What a record that comes or goes says."""
        edit = change.edits[0]
        if change.kind == "added":
            return self.said[1].contents(edit.new, edit.path, lang)
        return self.said[0].contents(edit.old, edit.path, lang)

    def reach(self, change: RecordChange, lang: str) -> list[str]:
        """For whom a record now applies, or no longer does."""
        held = change.reach
        if held is None:
            return []
        said = []
        if held.begins:
            zh, en = (
                f"新适用于{held.begins}种情形，例如：",
                f"newly applies to {held.begins} {'case' if held.begins == 1 else 'cases'}, for example: ",
            )
            said.append((zh if lang == "zh" else en) + self.project(held.begins_for, lang))
        if held.ceases:
            zh, en = (
                f"不再适用于{held.ceases}种情形，例如：",
                (
                    f"no longer applies to {held.ceases} {'case' if held.ceases == 1 else 'cases'}, for"
                    " example: "
                ),
            )
            said.append((zh if lang == "zh" else en) + self.project(held.ceases_for, lang))
        return said


MOST_NAMED = 3
"""So many items are named in the summary; of more their number is told."""
WEIGHTS = ("lighter", "stricter", "track")
"""Directions, the gravest first: what needs less than before may be built on at once."""


def _rank(move: Move) -> int:
    """How early a move is told."""
    if move.direction == "lighter" and move.new is not None and move.new.document == "none":
        return 0
    return 1 + WEIGHTS.index(move.direction) if move.direction in WEIGHTS else len(WEIGHTS)


def _counted(kinds: int, items: int, names: str = "") -> str:
    named = names or f"{items} {'item' if items == 1 else 'items'}"
    return f"{kinds} {'kind' if kinds == 1 else 'kinds'} of project ({named})"
