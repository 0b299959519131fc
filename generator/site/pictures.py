"""Pictures made from the records: the steps of a track, the ten measures, how the document is decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.library.text import Text
from generator.rules.policy import DOCUMENTS
from generator.rules.schedule import CLOCKS, acting, clock_text, duration, limit_text
from generator.rules.wording import in_language
from generator.site.drawing import Sheet, figure, width, wrap
from generator.site.render import capital

if TYPE_CHECKING:
    from generator.site.site import Site

Record = Mapping[str, Any]


def track(site: Site, record: Record, lang: str, document: str | None = None) -> Markup:
    """A track as a line of steps: who acts, what is limited, and which steps the clock counts."""
    steps = site.steps(record, document)
    name = f"track-{record['id']}{'-' + document if document else ''}"
    kind = site.kinds[document]["short"][lang] if document else ""
    title = f"{record[lang]}{'：' if lang == 'zh' and kind else ': ' if kind else ''}{kind}"
    parts = [f"{i}. {_said(site, step, lang)}" for i, step in enumerate(steps, 1)]
    description = ("；" if lang == "zh" else "; ").join(parts)
    promise = site.clocks(record["id"], document).get("promised") if document else None
    wide = _track_wide(Sheet(name, title, description, 960), site, steps, lang, promise)
    tall = _track_tall(Sheet(name, title, description, 340), site, steps, lang, promise)
    return figure(wide, tall)


def _said(site: Site, step: Record, lang: str) -> str:
    who = _acting(site, step["who"], lang)
    extra = [
        who,
        *([in_language(limit_text(step["limit"]), lang)] if step.get("limit") else []),
        in_language(clock_text(step["clock"]), lang),
    ]
    return f"{step[lang]} ({', '.join(extra)})" if lang == "en" else f"{step[lang]}（{'，'.join(extra)}）"


def _acting(site: Site, who: str, lang: str) -> str:
    return in_language(acting(site.policy["tracks"]["roles"], who), lang)


def _notes(step: Record, lang: str, promise: Record | None) -> list[str]:
    """What stands under a step: its limit, or on the step that the clock counts, the promised time."""
    if step.get("limit"):
        return [in_language(limit_text(step["limit"]), lang)]
    if step["clock"] == "on" and promise:
        return [
            ("承诺 " if lang == "zh" else "promised: ")
            + in_language(duration(promise["days"], promise["unit"]), lang)
        ]
    return []


def _track_wide(sheet: Sheet, site: Site, steps: list[Record], lang: str, promise: Record | None) -> Sheet:
    rows = -(-len(steps) // 6)
    columns = -(-len(steps) // rows)
    column, top = sheet.width / columns, 54.0
    for start in range(0, len(steps), columns):
        row = steps[start : start + columns]
        bottom = top
        _actors(sheet, site, row, lang, (column, top - 54))
        end = (len(row) - 1) * column + 22
        sheet.line(22, top, end, top, "rail")
        if start + columns < len(steps):
            sheet.path(f"M{end:g} {top:g}H{sheet.width - 30:g}m-8 -5l8 5l-8 5", "rail")
        for index, step in enumerate(row):
            x = index * column + 22
            sheet.circle(x, top, 13, f"stop {step['clock']}")
            sheet.text(x, top + 5, str(start + index + 1), f"digit {step['clock']}", 13, 40, "middle")
            y = sheet.text(x - 14, top + 37, capital(step[lang]), "name", 15, column - 22)
            for note in _notes(step, lang, promise):
                y = sheet.text(x - 14, y + 1, note, "strong", 13, column - 22)
            y = _papers(sheet, step, lang, x - 14, y + 1, column - 22)
            bottom = max(bottom, y)
        top = bottom + 58
    return _legend(sheet, steps, lang, top - 40)


def _actors(sheet: Sheet, site: Site, row: list[Record], lang: str, place: tuple[float, float]) -> None:
    """A band over the steps that one actor takes in a row."""
    column, y = place
    x = 0.0
    for who, members in groupby(row, key=lambda step: str(step["who"])):
        w = column * len(list(members))
        sheet.box(x, y + 2, w - 8, 26, f"actor {who}", 4)
        sheet.text(x + 8, y + 20, capital(_acting(site, who, lang)), f"actor-name {who}", 13, w - 24)
        x += w


def _papers(sheet: Sheet, step: Record, lang: str, x: float, y: float, room: float) -> float:
    """How many papers a step asks for, beside a sheet of paper."""
    count = len(step["papers"])
    if not count:
        return y
    sheet.path(f"M{x:g} {y - 11:.1f}h7l4 4v9h-11zM{x + 7:g} {y - 11:.1f}v4h4", "paper")
    words = f"材料 {count} 份" if lang == "zh" else f"{count} {'document' if count == 1 else 'documents'}"
    return sheet.text(x + 18, y, words, "quiet", 13, room - 18)


def _track_tall(sheet: Sheet, site: Site, steps: list[Record], lang: str, promise: Record | None) -> Sheet:
    y, stops = 22.0, []
    for step in steps:
        stops.append(y)
        below = sheet.text(46, y + 5, capital(step[lang]), "name", 16, 286)
        notes = " · ".join([_acting(site, step["who"], lang), *_notes(step, lang, promise)])
        y = sheet.text(46, below, notes, "quiet", 14, 286)
        y = _papers(sheet, step, lang, 46, y, 286) + 14
    sheet.parts.insert(0, f'<path d="M18 {stops[0]:g}V{stops[-1]:g}" class="rail"/>')
    for index, (step, at) in enumerate(zip(steps, stops, strict=True), 1):
        sheet.circle(18, at, 13, f"stop {step['clock']}")
        sheet.text(18, at + 5, str(index), f"digit {step['clock']}", 13, 40, "middle")
    return _legend(sheet, steps, lang, y + 4)


def _legend(sheet: Sheet, steps: list[Record], lang: str, y: float) -> Sheet:
    """What the discs mean, where there is a decision at all that a clock could run for."""
    if not any(step["clock"] == "on" for step in steps):
        return sheet
    used = [clock for clock in CLOCKS if any(step["clock"] == clock for step in steps)]
    x = 22.0
    for clock in used:
        word = in_language(clock_text(clock), lang)
        need = 22 + width(word, 13) + 22
        if x > 22 and x + need > sheet.width:
            x, y = 22.0, y + 24
        sheet.circle(x - 6, y, 7, f"stop {clock}")
        sheet.text(x + 8, y + 5, word, "quiet", 13, 400)
        x += need
    return sheet


def measures(site: Site, lang: str) -> Markup:
    """The measures of the day along their stages; one whose name is not known keeps its place, drawn open."""
    record = site.policy["measures"]
    unknown = "名称未查到" if lang == "zh" else "name not found"

    def said(measure: Record) -> str:
        return f"{measure['number']}. {measure[lang] or unknown}"

    def members(stage: Record) -> list[Record]:
        return [m for m in record["measures"] if m["stage"] == stage["id"] and site.in_force(m)]

    semicolon = "；" if lang == "zh" else "; "
    colon = "：" if lang == "zh" else ": "
    described = semicolon.join(
        f"{s[lang]}{colon}{semicolon.join(map(said, members(s)))}" for s in record["stages"]
    )
    sheets = [Sheet("measures", record[lang], described, size) for size in (960, 340)]
    column = 960 / len(record["stages"])
    tall_y = 6.0
    for index, stage in enumerate(record["stages"]):
        x = index * column
        sheets[0].path(
            (
                f"M{x:g} 4H{x + column - 30:g}l18 22l-18 22H{x:g}l18 -22z"
                if index
                else f"M{x:g} 4H{x + column - 30:g}l18 22l-18 22H{x:g}z"
            ),
            "stage",
        )
        sheets[0].text(x + 30, 31, capital(stage[lang]), "stage-name", 16, column - 60)
        _column(sheets[0], members(stage), lang, unknown, x + 16, 84, column - 70)
        sheets[1].box(0, tall_y, 340, 40, "stage")
        sheets[1].text(16, tall_y + 26, capital(stage[lang]), "stage-name", 16, 300)
        tall_y = _column(sheets[1], members(stage), lang, unknown, 16, tall_y + 70, 284) + 10
    return figure(sheets[0], sheets[1])


def _column(
    sheet: Sheet, members: list[Record], lang: str, unknown: str, x: float, y: float, room: float
) -> float:
    for measure in members:
        known = measure[lang] is not None
        sheet.circle(x, y - 5, 14, "stop on" if known else "stop off")
        sheet.text(x, y, str(measure["number"]), f"digit {'on' if known else 'off'}", 14, 40, "middle")
        y = (
            sheet.text(x + 26, y, capital(measure[lang] or unknown), "name" if known else "quiet", 16, room)
            + 18
        )
    return y


DECIDED: Text = {"zh": "环评文件怎样确定", "en": "How the document is decided"}


def decision(site: Site, lang: str) -> Markup:
    """From the project to its document and on to its track."""
    first = {
        "zh": "对照名录，从最严的一档往下看，第一个成立的就是",
        "en": "Go down the catalogue's tiers, the strictest first; the first that holds decides",
    }[lang]
    rows: list[_Row] = []
    for document in DOCUMENTS:
        tracks = [t for t in site.tracks.values() if re.search(rf"\b{document}\b", str(t["when"]))]
        rows.append((document, capital(site.kinds[document]["short"][lang]), [t[lang] for t in tracks]))
    either = " 或 " if lang == "zh" else " or "
    title = DECIDED[lang]
    described = first + "。" * (lang == "zh") + ". " * (lang == "en")
    described += ("；" if lang == "zh" else "; ").join(
        f"{name} → {capital(either.join(tracks))}" for _, name, tracks in rows
    )
    wide, tall = (Sheet("decision", title, described, size) for size in (960, 340))
    return figure(_decision_wide(wide, first, rows, either), _decision_tall(tall, first, rows, either))


BARS = {"report": 3, "form": 2, "registration": 1, "none": 0}
_Row = tuple[str, str, list[str]]


def _decision_wide(sheet: Sheet, first: str, rows: list[_Row], either: str) -> Sheet:
    left, height, gap = 330.0, 62.0, 12.0
    middle = 8 + (len(rows) * (height + gap) - gap) / 2
    lines = len(wrap(first, 216, 16))
    sheet.box(0, middle - 18 - lines * 11, 250, 36 + lines * 22, "panel")
    sheet.text(18, middle + 16 - lines * 11, first, "name", 16, 216)
    for index, (document, name, tracks) in enumerate(rows):
        y = 8 + index * (height + gap)
        centre = y + height / 2
        sheet.path(f"M250 {middle:g}H290V{centre:g}H{left - 4:g}m-6 -5l6 5l-6 5", "rail")
        sheet.box(left, y, sheet.width - left - 2, height, f"panel doc-{document}")
        draw_bars(sheet, document, left + 18, centre - 12, 24)
        sheet.text(left + 56, centre + 6, name, f"name doc-{document}", 17, 190)
        sheet.path(f"M{left + 240:g} {centre:g}h28m-6 -5l6 5l-6 5", "rail")
        words, room = capital(either.join(tracks)), sheet.width - left - 300
        sheet.text(left + 284, centre + 5 - (len(wrap(words, room, 15)) - 1) * 10.5, words, "name", 15, room)
    return sheet


def _decision_tall(sheet: Sheet, first: str, rows: list[_Row], either: str) -> Sheet:
    left = 26.0
    top = 24 + len(wrap(first, 308, 16)) * 22.0
    sheet.box(1, 4, 338, top - 4, "panel")
    sheet.text(16, 30, first, "name", 16, 308)
    y = top + 14
    for document, name, tracks in rows:
        words = capital(either.join(tracks))
        height = 50 + len(wrap(words, 276, 14)) * 19.5
        centre = y + height / 2
        sheet.path(f"M12 {top:g}V{centre:g}H{left - 3:g}m-6 -5l6 5l-6 5", "rail")
        sheet.box(left, y, 340 - left - 1, height, f"panel doc-{document}")
        draw_bars(sheet, document, left + 16, y + 14, 18)
        sheet.text(left + 48, y + 29, name, f"name doc-{document}", 16, 240)
        sheet.text(left + 16, y + 56, words, "quiet", 14, 276)
        y += height + 10
    return sheet


def draw_bars(sheet: Sheet, document: str, x: float, y: float, height: float) -> None:
    """The three bars of a kind of document, as many of them full as the document is heavy."""
    for bar in range(3):
        full = " full" if bar < BARS[document] else ""
        sheet.box(x + bar * 8, y, 5, height, f"bar doc-{document}{full}", 1)
