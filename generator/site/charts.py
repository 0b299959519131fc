"""Pictures of amounts and dates: what was in force when, how far each list is established, what a figure
alone settles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.library.text import Record
from generator.site.drawing import Sheet, figure, width, wrap
from generator.site.pictures import draw_bars
from generator.site.render import capital, day_words, either_or, span_words

if TYPE_CHECKING:
    from generator.site.site import Site

WIDE, TALL = 960, 340


# -- what was in force when ------------------------------------------------------------------------


def in_force(site: Site, lang: str) -> Markup:
    """Bars on a line of years: instruments, the pilot and the promises; what is not known to have gone on is
    hatched."""
    rows = [_row(site, entry, lang) for entry in site.arrangement["in_force"]]
    title = ("何时施行了什么", "What was in force when")[lang == "en"]
    said = (("；", "，"), ("; ", ", "))[lang == "en"]
    described = said[0].join(
        f"{name}{said[1]}{span}{said[1] + open_end if open_end else ''}" for name, span, _, open_end in rows
    )
    first = min(int(spell["from"][:4]) for _, _, spell, _ in rows)
    today = site.today
    years = (first, today.year + 1)
    mark = ("数据截至" if lang == "zh" else "data current to ") + day_words(site.current_to, lang)
    return figure(
        _years(Sheet("in-force", title, described, WIDE), rows, years, today, mark),
        _years(Sheet("in-force", title, described, TALL), rows, years, today, mark),
    )


def _row(site: Site, entry: Record, lang: str) -> tuple[str, str, Record, str]:
    """Name, span in words, the span itself, and what is said of the time after it where that is not known."""
    kind, identifier = next((kind, entry[kind]) for kind in ("instrument", "list", "clock") if kind in entry)
    if kind == "clock":
        record = next(clock for clock in site.records("clocks") if clock["id"] == identifier)
    else:
        record = site.instrument(identifier) if kind == "instrument" else site.policy["lists"][identifier]
    name = capital(entry.get(lang) or record[lang])
    open_end = (
        ("此后是否继续，没有查到", "whether it went on was not found")[lang == "en"]
        if entry.get("unknown_after")
        else ""
    )
    return name, capital(span_words(record["effective"], lang)), record["effective"], open_end


def _years(
    sheet: Sheet, rows: Iterable[tuple[str, str, Record, str]], years: tuple[int, int], today: date, mark: str
) -> Sheet:
    wide = sheet.width == WIDE
    left, right, size = (330.0, sheet.width - 6, 14.0) if wide else (0.0, sheet.width - 4, 14.0)
    scale = (right - left) / (years[1] + 1 - years[0])

    def at(day: str) -> float:
        when = date.fromisoformat(day)
        return left + scale * (when.year - years[0] + (when.timetuple().tm_yday - 1) / 365.25)

    for year in range(years[0], years[1] + 1):
        sheet.text(
            left + scale * (year - years[0] + 0.5),
            16,
            str(year) if wide else str(year)[2:],
            "quiet",
            13,
            60,
            "middle",
        )
    y, now = 34.0, at(today.isoformat())
    ticks, bands = len(sheet.parts), []
    for name, span, effective, open_end in rows:
        words = span if not open_end else f"{span} · {open_end}"
        room = left - 24 if wide else sheet.width - 4
        below = sheet.text(0, y + 14, name, "name", size, room)
        below = sheet.text(0, below, words, "quiet", 13, room)
        bar = y + 4 if wide else below - 8
        bands.append((bar - 5, bar + 21))
        start = max(left, at(str(effective.get("from") or f"{years[0]}-01-01")))
        end = at(str(effective["until"])) if effective.get("until") else right
        sheet.box(
            start, bar, max(end - start, 3), 16, "span over" if effective.get("until") else "span now", 3
        )
        if open_end:
            sheet.hatch(end, bar, now - end, 16)
        y = max(below, bar + 30) + 8
    if wide:
        bands = [(24.0, y - 6)]
    lines = [left + scale * (year - years[0]) for year in range(years[0], years[1] + 1)]
    grid, today_line = (
        "".join(f"M{x:.1f} {up:.1f}V{down:.1f}" for x in across for up, down in bands)
        for across in (lines, [now])
    )
    sheet.parts.insert(ticks, f'<path d="{grid}" class="grid"/>')
    sheet.path(today_line, "now-line")
    anchor = "end" if now + width(mark, 13) / 2 > right else "middle"
    sheet.text(right if anchor == "end" else now, y + 12, mark, "strong", 13, 260, anchor)
    return sheet


# -- how far each list is established --------------------------------------------------------------

_DEGREES = {
    "established": ("有依据确认", "established"),
    "computed": ("按名录数出，与公布数一致", "counted from the catalogue; matches the published total"),
    "named": ("已知名称", "known by name"),
    "listed": ("有资料点名，依据不足", "named, but not firmly"),
    "unknown": ("没有查到", "not found"),
}


def established(site: Site, lang: str, only: str | None = None) -> Markup:
    """A square for each row that was declared: established, named, or not found.

    Nothing is filled to make a count fit.
    """
    rows = [row for row in _lists(site, lang) if only in (None, row[0])]
    title = ("各清单查明了多少", "How far each list is established")[lang == "en"]
    colon, mark = ("：", "，") if lang == "zh" else (": ", ", ")
    described = ("；" if lang == "zh" else "; ").join(
        f"{name}{colon}{mark.join(_counted(counts, lang).values())}" for _, name, counts in rows
    )
    name = f"established-{only or 'all'}"
    return figure(
        _squares(Sheet(name, title, described, WIDE), rows, lang),
        _squares(Sheet(name, title, described, TALL), rows, lang),
    )


def _lists(site: Site, lang: str) -> list[tuple[str, str, dict[str, int]]]:
    """Each list with its rows counted by degree; the degrees of a list add up to what was declared."""
    lists, measures = site.policy["lists"], site.policy["measures"]
    batch = lists["exempt"]["national_batch"]
    filing = sum(len(members) for members in site.filing_items.values())
    known = sum(1 for measure in measures["measures"] if measure["zh"])
    return [
        ("filing", lists["filing"][lang], _degrees(lists["filing"]["declared"]["rows"], computed=filing)),
        (
            "commitment",
            lists["commitment"][lang],
            _degrees(lists["commitment"]["declared"]["rows"], **_by_evidence(lists["commitment"]["rows"])),
        ),
        ("exempt", batch[lang], _degrees(batch["declared"]["rows"], **_by_evidence(batch["rows"]))),
        ("measures", measures[lang], _degrees(measures["declared"], named=known)),
    ]


def _counted(counts: Mapping[str, int], lang: str) -> dict[str, str]:
    """Each degree that occurs, with its words and number."""
    return {degree: f"{_DEGREES[degree][lang == 'en']} {count}" for degree, count in counts.items() if count}


def _by_evidence(rows: Iterable[Record]) -> dict[str, int]:
    firm = [bool(row["established"]) for row in rows]
    return {"established": firm.count(True), "listed": firm.count(False)}


def _degrees(declared: int, **found: int) -> dict[str, int]:
    return {**found, "unknown": max(0, declared - sum(found.values()))}


def _squares(sheet: Sheet, rows: list[tuple[str, str, dict[str, int]]], lang: str) -> Sheet:
    wide = sheet.width == WIDE
    side, gap = (15.0, 5.0) if wide else (15.0, 6.0)
    across = int((sheet.width - (0 if wide else 2)) // (side + gap))
    y = 4.0
    for _, name, counts in rows:
        total = f"{sum(counts.values())}"
        y = sheet.text(0, y + 14, f"{capital(name)} · {total}", "name", 15, sheet.width - 4) - 8
        flat = [degree for degree, count in counts.items() for _ in range(count)]
        for index, degree in enumerate(flat):
            _square(
                sheet, 1 + index % across * (side + gap), y + index // across * (side + gap), side, degree
            )
        y += -(-len(flat) // across) * (side + gap) + 4
        for degree, words in _counted(counts, lang).items():
            y = _key(sheet, degree, words, y)
        y += 14
    return sheet


def _key(sheet: Sheet, degree: str, words: str, y: float) -> float:
    _square(sheet, 1, y + 5, 11, degree)
    return sheet.text(20, y + 15, words, "quiet", 13, sheet.width - 24) - 13


def _square(sheet: Sheet, x: float, y: float, side: float, degree: str) -> None:
    if degree == "unknown":
        sheet.hatch(x, y, side, side)
        return
    sheet.box(x, y, side, side, f"square {degree}", 2)
    if degree == "listed":
        sheet.box(x, y + side / 2, side, side / 2, "square half", 2)
    if degree == "computed":
        sheet.path(
            f"M{x + side * 0.22:.1f} {y + side * 0.52:.1f}l{side * 0.2:.1f}"
            f" {side * 0.2:.1f}l{side * 0.36:.1f} {-side * 0.42:.1f}",
            "tick",
        )


# -- what one figure settles -----------------------------------------------------------------------


def scales(site: Site, item: Record, lang: str) -> Markup:
    """A number line for each quantity that by itself settles the document somewhere."""
    return Markup("").join(
        _scale(site, item["number"], line, lang) for line in site.core.scales(item["number"])
    )


def _scale(site: Site, number: int, line: Record, lang: str) -> Markup:
    fact, parts = line["fact"], line["parts"]
    title = capital(fact["name"][lang])
    ranges = [_range(site, fact, part, lang) for part in parts]
    names = [_names(site, part["documents"], lang) for part in parts]
    described = ("；" if lang == "zh" else "; ").join(
        f"{where} → {name}" for where, name in zip(ranges, names, strict=True)
    )
    name = f"scale-{number}-{fact['id']}"
    sheets = Sheet(name, title, described, WIDE), Sheet(name, title, described, TALL)
    return figure(_scale_wide(sheets[0], parts, ranges, names), _scale_tall(sheets[1], parts, ranges, names))


def _range(site: Site, fact: Record, part: Record, lang: str) -> str:
    low, high = (
        None if part[end] is None else site.core.amount(fact, part[end], lang) for end in ("low", "high")
    )
    below = {
        ("zh", True): "不到{}",
        ("zh", False): "不超过{}",
        ("en", True): "below {}",
        ("en", False): "at most {}",
    }
    above = {
        ("zh", True): "{}及以上",
        ("zh", False): "超过{}",
        ("en", True): "{} or more",
        ("en", False): "more than {}",
    }
    ends = [above[lang, part["low_in"]].format(low)] if low else []
    if high:
        ends.append(
            site.core.amount(fact, 0, lang)
            if part["high"] == 0
            else below[lang, part["high_in"]].format(high)
        )
    return capital(("，" if lang == "zh" else ", ").join(ends))


def _names(site: Site, documents: list[str], lang: str) -> str:
    if len(documents) == 1:
        return capital(str(site.kinds[documents[0]]["short"][lang]))
    other = ("看其他条件：", "Other conditions decide: ")[lang == "en"]
    return other + either_or([site.kinds[document]["short"][lang] for document in documents], lang)


def _scale_wide(sheet: Sheet, parts: list[Record], ranges: list[str], names: list[str]) -> Sheet:
    y = sheet.text(0, 18, sheet.title, "name", 15, sheet.width) + 4
    column = sheet.width / len(parts)
    tall = max(len(wrap(name, column - 72, 15)) for name in names) * 20.7 + 30
    for index, (part, where, name) in enumerate(zip(parts, ranges, names, strict=True)):
        x = index * column
        _part(sheet, part, (x + 2, y, column - 4, tall), (x + 18, y + tall / 2 - 10))
        indent = 52 if len(part["documents"]) == 1 else 16
        lines = len(wrap(name, column - 20 - indent, 15))
        sheet.text(
            x + 2 + indent,
            y + tall / 2 + 5 - (lines - 1) * 10.4,
            name,
            _name_class(part),
            15,
            column - 20 - indent,
        )
        foot = sheet.text(x + 6, y + tall + 30, where, "quiet", 14, column - 14)
        if index:
            sheet.circle(x, y + tall + 12, 5, "limit in" if part["low_in"] else "limit")
        sheet.height = max(sheet.height, foot - 8)
    sheet.path(f"M2 {y + tall + 12:.1f}H{sheet.width - 4:.1f}m-7 -5l7 5l-7 5", "rail")
    return sheet


def _scale_tall(sheet: Sheet, parts: list[Record], ranges: list[str], names: list[str]) -> Sheet:
    y = sheet.text(0, 18, sheet.title, "name", 16, sheet.width - 4) + 2
    top, dots = y, []
    for index, (part, where, name) in enumerate(zip(parts, ranges, names, strict=True)):
        indent = 74 if len(part["documents"]) == 1 else 40
        room = sheet.width - 16 - indent
        second = y + 28 + len(wrap(where, 286, 14)) * 19.3
        height = second - y + 14 + (len(wrap(name, room, 15)) - 1) * 20.7
        if index:
            dots.append((y - 4, part["low_in"]))
        _part(sheet, part, (26, y, 312, height), (40, second - 15))
        sheet.text(40, y + 24, where, "quiet", 14, 286)
        sheet.text(indent, second, name, _name_class(part), 15, room)
        y += height + 8
    sheet.path(f"M10 {top:.1f}V{y - 8:.1f}m-5 -7l5 7l5 -7", "rail")
    for at, included in dots:
        sheet.circle(10, at, 5, "limit in" if included else "limit")
    return sheet


def _name_class(part: Record) -> str:
    return f"name doc-{part['documents'][0]}" if len(part["documents"]) == 1 else "plain"


def _part(
    sheet: Sheet, part: Record, frame: tuple[float, float, float, float], bars: tuple[float, float]
) -> None:
    """The frame of a part: the document's own, or dashed where the figure alone does not settle it."""
    x, y, w, h = frame
    if len(part["documents"]) > 1:
        sheet.box(x, y, w, h, "panel open")
        return
    document = part["documents"][0]
    sheet.box(x, y, w, h, f"panel doc-{document}")
    draw_bars(sheet, document, *bars, 20)
