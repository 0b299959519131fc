"""What must agree between records: declared totals, dates, the calendar, tracks for every document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise, product

from generator import models
from generator.records.data import Data, LoadedEdition
from generator.rules.logic import Tree, facts_of, truth
from generator.rules.policy import DOCUMENTS
from generator.rules.tracks import ROUTE_FACTS
from generator.source.document import Document, Path_

OPEN = "9999-12-31"
"""Stands for the last day of an edition that has none."""


def check_totals(data: Data) -> None:
    """Declared totals against what is there: an error where all must be there, else a warning."""
    for edition in data.editions:
        if edition.complete and edition.document and not edition.since:
            _edition(data, edition, edition.document)
    current = data.current if data.editions else None
    filing, measures = data.records.get(models.FilingList), data.records.get(models.Measures)
    if current and current.complete and filing:
        _filing(data, filing, current.root)  # what was declared was declared of it, not of what changed since
    if commitment := data.records.get(models.CommitmentList):
        document = _document(data, "lists/commitment.yaml")
        _list(data, document, (), commitment)
        _numbered_by(data, document, commitment.items_of)
    if exempt := data.records.get(models.ExemptList):
        document = _document(data, "lists/exempt.yaml")
        _list(data, document, ("national_batch",), exempt.national_batch)
        _numbered_by(data, document, exempt.items_of)
    if forbidden := data.records.get(models.Forbidden):
        _numbered_by(data, _document(data, "forbidden.yaml"), forbidden.items_of)
    if levels := data.records.get(models.ApprovalLevels):
        _numbered_by(data, _document(data, "approval_levels.yaml"), levels.items_of)
    if measures:
        _measures(data, measures)


def _edition(data: Data, edition: LoadedEdition, document: Document) -> None:
    totals, numbers = edition.declared, [category.number for category in edition.categories]
    for key, there, declared, zh_name, en_name in (
        ("categories", numbers, totals.categories, "个大类", "categories"),
        ("items", list(edition.items), totals.items, "个项目", "items"),
    ):
        if len(there) == declared:
            continue
        odd = _odd(there, declared)
        zh = (
            f"名录声明有 {declared} {zh_name}，实际有 {len(there)} 个。{odd[0]}请补上缺的、删去多的，"
            f"或改正声明的数目。"
        )
        en = (
            f"the edition declares {declared} {en_name}, but {len(there)} are there. "
            f"{odd[1]}Add, delete, or correct the number declared."
        )
        data.findings.error(document.place(("declared", key)), "count", zh, en)


def _odd(there: Iterable[int], declared: int) -> tuple[str, str]:
    """Which numbers are missing, and which are too many."""
    wanted = set(range(1, declared + 1))
    missing, extra = sorted(wanted - set(there)), sorted(set(there) - wanted)
    zh = (f"缺第 {_some(missing, '、')} 号。" if missing else "") + (
        f"多出第 {_some(extra, '、')} 号。" if extra else ""
    )
    en = (f"Missing: {_some(missing, ', ')}. " if missing else "") + (
        f"Too many: {_some(extra, ', ')}. " if extra else ""
    )
    return zh, en


def _some(numbers: list[int], comma: str) -> str:
    return comma.join(map(str, numbers[:8])) + ("…" if len(numbers) > 8 else "")


def _filing(data: Data, record: models.FilingList, edition: LoadedEdition) -> None:
    """The list of what is filed online is the items that have a registration tier."""
    document = _document(data, "lists/filing.yaml")
    items = [item for item in edition.items.values() if "registration" in item.conditions]
    categories = len({item.category for item in items})
    for key, there, declared, zh_name, en_name in (
        ("categories", categories, record.declared.categories, "大类", "categories"),
        ("rows", len(items), record.declared.rows, "项目", "items"),
    ):
        if there != declared:
            zh = (
                f"公布的网上备案{zh_name}数是 {declared}，名录中设登记表一档的{zh_name}有 {there} 个。"
                "请核对名录各项的 registration。"
            )
            en = (
                f"{declared} {en_name} are declared to be filed online, but {there} {en_name} of the"
                " catalogue have a registration tier. Check `registration` of the items."
            )
            data.findings.error(document.place(("declared", key)), "count", zh, en)


def _list(
    data: Data, document: Document, path: Path_, record: models.CommitmentList | models.NationalBatch
) -> None:
    """A list that is established in part: a warning for what is missing, an error for what is too much."""
    named, listed, totals = len(record.categories), len(record.rows), record.declared
    firm = len([row for row in record.rows if row.established])
    for key, declared, found, there, zh_name, en_name in (
        (
            "categories",
            totals.categories,
            named,
            named,
            f"个大类，查到 {named} 个",
            f"categories are declared, {named} found",
        ),
        (
            "rows",
            totals.rows,
            firm,
            listed,
            f"个小类，列出 {listed} 个，其中确认 {firm} 个",
            f"rows are declared, {listed} listed, {firm} of them established",
        ),
    ):
        place = document.place((*path, "declared", key))
        if there > declared:
            zh = f"公布的总数是 {declared}，却列了 {there} 行。请删去多的行，或改正总数。"
            en = (
                f"{declared} is the declared total, but {there} rows are listed. Delete "
                "the rows too many, or correct the total."
            )
            data.findings.error(place, "count", zh, en)
        elif found < declared:
            zh = f"公布 {declared} {zh_name}，还差 {declared - found} 个。没有依据的不要补。"
            en = f"{declared} {en_name}, {declared - found} still open. Do not fill rows without a source."
            data.findings.warning(place, "incomplete-list", zh, en)


def _numbered_by(data: Data, document: Document, named: list[str]) -> None:
    """The editions whose numbers the rows use are there."""
    if any(finding.code == "based-on" for finding in data.findings):
        return  # the edition named may be the one that is wrong
    editions = [edition.record.id for edition in data.editions if not edition.since]
    alone = not isinstance(document.at(("items_of",)), list)
    for i, name in enumerate(named):
        if editions and name not in editions:
            zh = (
                f'没有“{name}”版名录。行里的项目编号按哪一版，就写哪一版，例如 items_of: "{editions[-1]}"；'
                "几版都用的，写成列表。"
            )
            en = (
                f"there is no edition “{name}”. Name the edition whose item numbers the rows use, for example"
                f' items_of: "{editions[-1]}"; several stand in a list.'
            )
            at = ("items_of",) if alone else ("items_of", i)
            data.findings.error(document.place(at), "unknown-name", zh, en)


def _measures(data: Data, record: models.Measures) -> None:
    place = _document(data, "measures.yaml").place(("declared",))
    declared, rows = record.declared, record.measures
    named = sum(1 for row in rows if row.zh is not None)
    if len(rows) != declared:
        odd = _odd([row.number for row in rows], declared)
        zh = f"公布 {declared} 条措施，列了 {len(rows)} 条。{odd[0]}没有查到的也留一条，写明 unknown。"
        en = (
            f"{declared} measures are declared, {len(rows)} are listed. {odd[1]}One "
            "not found keeps its place, with `unknown`."
        )
        data.findings.error(place, "count", zh, en)
    elif named < declared:
        zh = f"公布 {declared} 条措施，查到名称的有 {named} 条。没有依据的不要补。"
        en = f"{declared} measures are declared, {named} are known by name. Do not fill one without a source."
        data.findings.warning(place, "incomplete-list", zh, en)


def check_dates(data: Data) -> None:
    """Dates that contradict each other."""
    instruments = data.records.get(models.Instruments)
    for name, record in instruments.instruments.items() if instruments else ():
        start = record.effective.from_ if record.effective else None
        if start and (record.dated or start) > start:
            zh = f"签发日期 {record.dated} 晚于施行日期 {start}。请核对。"
            en = f"it is dated {record.dated}, after it takes effect on {start}. Check both."
            place = _document(data, "instruments.yaml").place(("instruments", name, "dated"))
            data.findings.warning(place, "date-order", zh, en)
    _timeline(data)
    _changes(data)
    _editions(data)
    _calendar(data)


def _timeline(data: Data) -> None:
    timeline = data.records.get(models.Timeline)
    for i, (before, after) in enumerate(pairwise(timeline.events if timeline else ())):
        if before.date > after.date:
            zh = f"{after.date} 排在 {before.date} 后面。大事记请按日期先后排列。"
            en = f"{after.date} stands after {before.date}. Put the events in order of their dates."
            data.findings.warning(
                _document(data, "timeline.yaml").place(("events", i + 1, "date")), "date-order", zh, en
            )


def _changes(data: Data) -> None:
    record = data.records.get(models.Changes)
    for i, (newer, older) in enumerate(pairwise(record.changes if record else ())):
        if newer.date < older.date:
            zh = f"{older.date} 排在 {newer.date} 后面。更新记录请把新的写在前面。"
            en = f"{older.date} stands below {newer.date}. Put the newest change first."
            data.findings.warning(
                _document(data, "changes.yaml").place(("changes", i + 1, "date")), "date-order", zh, en
            )


def _editions(data: Data) -> None:
    """No day has two editions, and no day between two has none."""
    held = [(_period(edition), edition.document) for edition in data.editions if edition.document]
    for (before, _), (after, document) in pairwise(sorted(held, key=lambda one: one[0])):
        eve = _eve(after[0])
        if before[0] == after[0]:
            zh = (
                f"两个版本的名录都从 {after[0]} 起。请改正其中一个的 from，例如"
                ' effective: {from: "2027-01-01"}。'
            )
            en = (
                f"two editions begin on {after[0]}. Correct the day of one, for example"
                ' effective: {from: "2027-01-01"}.'
            )
        elif before[1] >= after[0]:
            zh_end, en_end = _end(before[1])
            zh = (
                f"两个版本的名录同时有效：前一版{zh_end}，这一版从 {after[0]}。请给前一版写上"
                f' until: "{eve}"。'
            )
            en = (
                f"two editions are in force at once: the earlier {en_end}, this one begins on {after[0]}."
                f' Give the earlier until: "{eve}".'
            )
        elif before[1] < eve:
            zh = (
                f"两个版本的名录之间有空当：前一版到 {before[1]}，这一版从 {after[0]}，中间的日子没有名录"
                f'可用。请接上，例如前一版写 until: "{eve}"。'
            )
            en = (
                f"there is a gap between two editions: the earlier ends on {before[1]}, this one begins on"
                f" {after[0]}, and the days between have no catalogue. Close it, for example with"
                f' until: "{eve}" in the earlier.'
            )
        else:
            continue
        data.findings.error(document.place(("effective",)), "date-order", zh, en)


def _end(day: str) -> tuple[str, str]:
    """Until when an edition is in force, in words."""
    return ("没有写终止日", "has no end") if day == OPEN else (f"到 {day}", f"ends on {day}")


def _eve(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day > "0001-01-01" else day


def _period(edition: LoadedEdition) -> tuple[str, str]:
    effective = edition.record.effective
    return effective.from_ or "0000-00-00", effective.until or OPEN


def _calendar(data: Data) -> None:
    """Holidays are weekdays off, make-up days weekend days that are worked; each in its own year, in
    order."""
    calendar, document = data.records.get(models.Calendar), data.document("calendar.yaml")
    for year, record in calendar.years.items() if calendar else ():
        for key, days in (("holidays", record.holidays), ("makeup_days", record.makeup_days)):
            for i in range(len(days)):
                problem = _day(year, key, days, i)
                if problem and document:
                    data.findings.error(document.place(("years", year, key, i)), "calendar", *problem)


def _day(year: str, key: str, days: list[str], i: int) -> tuple[str, str] | None:
    """What is wrong with a day of a year, in both languages."""
    text = days[i]
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return (
            f'“{text}”不是日期，应写成 "{year}-01-01"。',
            f'“{text}” is not a date; write it as "{year}-01-01".',
        )
    if str(day.year) != year:
        return (
            f"{text} 不在 {year} 年。请移到它自己的年份。",
            f"{text} is not in {year}. Move it to its own year.",
        )
    if i and days[i - 1] >= text:
        return f"{text} 与前一天重复，或顺序不对。", f"{text} repeats the day before it, or is out of order."
    if key == "holidays" and day.weekday() >= 5:
        return f"{text} 是周末，本来就休息，不用写。", f"{text} is at a weekend, off anyway. Leave it out."
    if key == "makeup_days" and day.weekday() < 5:
        return (
            f"{text} 不是周末，不能是调休上班日。",
            f"{text} is no weekend day, so it cannot be a make-up working day.",
        )
    return None


def check_tracks(data: Data, trees: list[tuple[str, Tree]]) -> None:
    """Every outcome leads to a track, and every track can be reached."""
    document = data.document("tracks.yaml")
    if document is None or not trees:
        return
    reached: set[str] = set()
    for outcome in product(DOCUMENTS, (False, True), (False, True)):
        facts = dict(zip(ROUTE_FACTS, outcome, strict=True))
        name = next((name for name, tree in trees if truth(tree, facts)), None)
        reached.add(name or "")
        if name is None:
            zh = f"环评文件为 {outcome[0]} 的项目没有办理方式可归。请检查各办理方式的 when。"
            en = f"a project whose document is {outcome[0]} falls under no track. Check `when` of the tracks."
            data.findings.error(document.place(("tracks",)), "no-track", zh, en)
    for i, (name, tree) in enumerate(trees):
        strange = set(facts_of(tree)) - {*ROUTE_FACTS}
        place = document.place(("tracks", i, "when"))
        if strange:
            zh = (
                "办理方式的条件只能用 document、on_exempt_list、on_commitment_list，不能用"
                f" {'、'.join(sorted(strange))}。"
            )
            en = (
                "a track's condition may use document, on_exempt_list and "
                f"on_commitment_list only, not {', '.join(sorted(strange))}."
            )
            data.findings.error(place, "condition", zh, en)
        elif name not in reached:
            zh = f"办理方式“{name}”永远轮不到：排在它前面的已经把所有情形占去。请调整顺序或条件。"
            en = (
                f"the track “{name}” can never be reached: those before it take every "
                "case. Change the order or the condition."
            )
            data.findings.error(place, "unreachable", zh, en)


def _document(data: Data, name: str) -> Document:
    return data.document(name) or Document(name)
