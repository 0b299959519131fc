"""The entry for ``changes.yaml``, ready to paste: what the sheet found, in both languages, with the pages
concerned.

From there the change reaches the page *What changed* and its feeds when the site is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NotRequired, TypedDict

import yaml

from generator.impact.by_day import Turn
from generator.impact.periods import Period
from generator.impact.sheet import Sheet, Stretch, Told
from generator.impact.words import NOTHING, Words
from generator.rules.wording import Text, in_language

MOST_PAGES = 12
"""An entry names at most so many pages; beyond that, the pages above them."""

MOST_NAMES = 8
"""So many items are named as those concerned."""

MOST_DETAILS = 12
"""So many moves are told one by one."""

HEAD = (
    "# 由 eia-guide impact --entry 生成：粘贴到 policy_data/changes.yaml 的 changes: 之下、最前面，"
    "核对后保存。\n# Made by eia-guide impact --entry: paste it under changes: in policy_data/changes.yaml,"
    " before the others, and check it.\n"
)

EXAMPLE: Text = {"zh": "数字抄错了。", "en": "The number had been copied wrongly."}
"""An error, as ``corrects`` tells it."""


def entry(sheet: Sheet) -> str:
    """The entry as YAML, indented as it will stand."""
    return HEAD + _dumped(record(sheet))


def correction(sheet: Sheet) -> str:
    """The same entry, without details, for a change that mends an error: an example of how it says so."""
    made = record(sheet)
    made.pop("details", None)
    return _dumped({**made, "corrects": EXAMPLE})


def _dumped(change: Change) -> str:
    dumped = yaml.dump([change], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return "".join(f"  {line}\n" for line in dumped.splitlines())


class Change(TypedDict):
    """An entry as data, in the shape of ``generator.models.publishing.Change``."""

    id: str
    date: str
    zh: str
    en: str
    who: Text
    pages: list[str]
    details: NotRequired[list[Text]]
    corrects: NotRequired[Text]


def record(sheet: Sheet) -> Change:
    """The entry as data."""
    words = Words(sheet)
    change: Change = {
        "id": _free(sheet, f"update_{sheet.on:%Y_%m_%d}"),
        "date": sheet.on.isoformat(),
        "zh": "".join(_told(sheet, words, "zh")),
        "en": " ".join(_told(sheet, words, "en")),
        "who": {"zh": _who(sheet, words, "zh"), "en": _who(sheet, words, "en")},
        "pages": _pages(sheet),
    }
    if details := _details(sheet, words):
        change["details"] = details
    return change


SAID: Mapping[str, Text] = {
    "moved": {
        "zh": "{day}{items}的部分项目，由{old}改为{new}。",
        "en": "{day}for some projects of {items}: {new} instead of {old}.",
    },
    "changed": {
        "zh": "{day}{name}由{old}改为{new}。",
        "en": "{day}the {name} is {new} instead of {old}.",
    },
    "begins": {"zh": "{day}新增：{name}。", "en": "{day}new: {name}."},
    "ends": {"zh": "{day}不再有：{name}。", "en": "{day}no longer: {name}."},
    "added": {"zh": "新增{names}。", "en": "Added: {names}."},
    "removed": {"zh": "撤下{names}。", "en": "Withdrawn: {names}."},
    "other": {"zh": "另有改动：{names}。", "en": "Also changed: {names}."},
    "worded": {"zh": "改了文字：{names}。", "en": "Reworded: {names}."},
    "same": {"zh": "各类项目要办什么，都不变。", "en": "No project gets another answer."},
    "mended": {"zh": "本次更正：{what}", "en": "This mends an error: {what}"},
}  # fmt: skip
"""The sentences of an entry, for readers of the guide."""


def _told(sheet: Sheet, words: Words, lang: str) -> list[str]:
    """What changed, in sentences: answers, then what has a day, then records by name."""
    moves = [*_moves(sheet.now, "", words, lang)]
    for stretch in sheet.others:
        if stretch.period.first > sheet.on and not stretch.as_now:
            moves += _moves(stretch, _day(stretch.period, lang), words, lang)
    turns = [_turned(turn, sheet, lang) for turn in sheet.turns]
    named = {turn.name["zh"] for turn in sheet.turns}
    groups: dict[str, list[str]] = {}
    for change in [*sheet.effective, *sheet.texts]:
        if change.title["zh"] not in named and change.area not in ("site", "case"):
            kind = {"added": "added", "removed": "removed", "text": "worded"}.get(change.kind, "other")
            groups.setdefault(kind, []).append(in_language(change.title, lang))
    records = [
        _say(kind, lang, names=_some(groups[kind], lang))
        for kind in ("added", "removed", "other", "worded")
        if kind in groups
    ]
    mended = [_say("mended", lang, what=in_language(what, lang)) for what in sheet.corrects]
    return [*mended, *moves, *dict.fromkeys(turns), *records, *([] if moves else [_say("same", lang)])]


def _moves(stretch: Stretch, day: str, words: Words, lang: str) -> Iterator[str]:
    """A sentence for each change of documents, with the items that it concerns."""
    found: dict[tuple[str, str], list[str]] = {}
    for told in stretch.told:
        found.setdefault(words.ends(told.move, lang), []).append(words.item(told.move, lang))
    for (old, new), items in found.items():
        old, new = (end or in_language(NOTHING, lang) for end in (old, new))
        yield _say("moved", lang, day=day, items=_some(items, lang), old=old, new=new)


def _turned(turn: Turn, sheet: Sheet, lang: str) -> str:
    day = _day(turn.period, lang) if turn.period.first > sheet.eve else ""
    name = in_language(turn.name, lang)
    if turn.old is None or turn.new is None:
        return _say("ends" if turn.new is None else "begins", lang, day=day, name=name)
    ends = {"old": in_language(turn.old, lang), "new": in_language(turn.new, lang)}
    return _say("changed", lang, day=day, name=name, **ends)


def _day(period: Period, lang: str) -> str:
    """``自2027年7月1日起，`` / ``From 1 July 2027 ``"""
    first = period.first
    if lang == "zh":
        return f"自{first.year}年{first.month}月{first.day}日起，"
    return f"From {first.day} {first:%B} {first.year}, "


def _some(names: Sequence[str], lang: str) -> str:
    """Names, each once; of many the first, and how many more there are."""
    once = list(dict.fromkeys(names))
    left = len(once) - MOST_NAMES
    more = {"zh": f"等{len(once)}项", "en": f" and {left} more"}[lang] if left > 0 else ""
    return ("、" if lang == "zh" else ", ").join(once[:MOST_NAMES]) + more


def _say(sentence: str, lang: str, **parts: str) -> str:
    said = in_language(SAID[sentence], lang).format(**{"day": "", **parts})
    return said if lang == "zh" else said[0].upper() + said[1:]


def _free(sheet: Sheet, name: str) -> str:
    """An id that no entry has yet."""
    taken = {change["id"] for change in sheet.new.policy.data["changes"]["changes"]}
    return (
        name
        if name not in taken
        else next(f"{name}_{n}" for n in range(2, len(taken) + 3) if f"{name}_{n}" not in taken)
    )


def _who(sheet: Sheet, words: Words, lang: str) -> str:
    """The items with a move, by name; if there is none, nobody's answer changes."""
    now = list(dict.fromkeys(words.item(told.move, lang) for told in sheet.now.told))
    coming = [stretch for stretch in sheet.others if stretch.told and stretch.period.first > sheet.on]
    names = now or [_from(words, told, stretch, lang) for stretch in coming for told in stretch.told]
    names = list(dict.fromkeys(names))
    if not names:
        turned = list(dict.fromkeys(in_language(turn.name, lang) for turn in sheet.turns))
        if not turned:
            return {"zh": "不影响任何项目的结论。", "en": "Nobody: no project gets another answer."}[lang]
        looked = _some(turned, lang)
        return {"zh": f"要看{looked}的人。", "en": f"Whoever goes by: {looked}."}[lang]
    left = len(names) - MOST_NAMES
    more = {"zh": f"；另有{left}个类别", "en": f"; and {left} more"}[lang] if left > 0 else ""
    return ("；" if lang == "zh" else "; ").join(names[:MOST_NAMES]) + more + ("。" if lang == "zh" else ".")


def _from(words: Words, told: Told, stretch: Stretch, lang: str) -> str:
    """An item, and from when its answers change."""
    named = words.item(told.move, lang), words.days(stretch.period, lang)
    return "{}（{}）".format(*named) if lang == "zh" else "{} ({})".format(*named)


def _details(sheet: Sheet, words: Words) -> list[Text]:
    """The moves with an example each, and the clocks and other records that change, each once."""
    moves = sheet.now.told[:MOST_DETAILS]
    texts: list[Text] = [{"zh": _move(told, words, "zh"), "en": _move(told, words, "en")} for told in moves]
    texts += [
        {"zh": words.record(change, "zh"), "en": words.record(change, "en")}
        for change in sheet.effective[:MOST_DETAILS]
        if change.title["zh"] not in {turn.name["zh"] for turn in sheet.turns}
    ]
    return list({(text["zh"], text["en"]): text for text in texts}.values())


def _move(told: Told, words: Words, lang: str) -> str:
    """A move with an example."""
    begin, example = {"zh": ("：", "。例如："), "en": (": ", ". For example: ")}[lang]
    item, moved, project = (
        words.item(told.move, lang),
        words.moved(told.move, lang),
        words.project(told.move.example, lang),
    )
    return f"{item}{begin}{moved}{example}{project}"


def _pages(sheet: Sheet) -> list[str]:
    """Pages that read differently; where they are many, the pages above them."""
    found = [slug for slug in (*sheet.pages.added, *sheet.pages.changed) if slug]
    if len(found) > MOST_PAGES:
        found = list(dict.fromkeys(slug.partition("/")[0] for slug in found))
    known = {*sheet.pages.added, *sheet.pages.changed, *sheet.pages.kept}
    return [slug for slug in found if slug in known]
