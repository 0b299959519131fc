"""The entry for ``changes.yaml``, ready to paste: what the sheet found, in both languages, with the pages
concerned.

From there the change reaches the page *What changed* and its feeds when the site is published.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

import yaml

from generator.impact.sheet import Sheet, Stretch, Told
from generator.impact.words import Words
from generator.rules.wording import Text

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


def entry(sheet: Sheet) -> str:
    """The entry as YAML, indented as it will stand."""
    dumped = yaml.dump(
        [record(sheet)], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return HEAD + "".join(f"  {line}\n" for line in dumped.splitlines())


class Change(TypedDict):
    """An entry as data, in the shape of ``generator.models.publishing.Change``."""

    id: str
    date: str
    zh: str
    en: str
    who: Text
    pages: list[str]
    details: NotRequired[list[Text]]


def record(sheet: Sheet) -> Change:
    """The entry as data."""
    words = Words(sheet)
    change: Change = {
        "id": _free(sheet, f"update_{sheet.on:%Y_%m_%d}"),
        "date": sheet.on.isoformat(),
        "zh": "".join(words.summary("zh")),
        "en": " ".join(words.summary("en")),
        "who": {"zh": _who(sheet, words, "zh"), "en": _who(sheet, words, "en")},
        "pages": _pages(sheet),
    }
    if details := _details(sheet, words):
        change["details"] = details
    return change


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
        return {"zh": "没有人的结论改变。", "en": "Nobody gets another answer."}[lang]
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
