"""Editions that say only what differs, and items that say otherwise from a day on: each day gets an edition
of its own.

The rules know editions with their dates and nothing else. So an edition whose items change on a day is taken
apart into states, one from each such day; a state, like an edition that is based on another, has all that it
does not say itself from the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator import models
from generator.findings.finding import Place
from generator.records.catalogue import read_changed
from generator.records.data import Data, LoadedCase, LoadedEdition, LoadedItem
from generator.records.definitions import LoadedFact
from generator.records.overlay import AT, overlaid
from generator.source.document import Document, Path_

OF_A_CHANGE = ("from", "number", "category", "facts", "cases", "changes")
"""Keys of a change that are no keys of the item as it is changed."""


def derive(data: Data) -> None:
    """Give every edition all its items, and every day on which one of them changes a state of its own."""
    found: dict[str, list[LoadedEdition]] = {}
    waiting = list(data.editions)
    while waiting:
        ready = [e for e in waiting if e.record.based_on is None or e.record.based_on in found]
        if not ready:
            break
        for edition in ready:
            if edition.record.based_on is not None:
                _based(data, edition, found[edition.record.based_on])
            found[edition.record.id] = [edition, *_states(data, edition)]
        waiting = [edition for edition in waiting if edition not in ready]
    for edition in waiting:
        _no_base(data, edition)
    states = [state for listed in found.values() for state in listed]
    data.editions[:] = sorted(states, key=lambda edition: edition.starts)


def _no_base(data: Data, edition: LoadedEdition) -> None:
    """An edition is based on one that there is, and in the end on one that stands by itself."""
    assert edition.document is not None
    base = edition.record.based_on
    others = [other.record.id for other in data.editions if other.record.based_on is None]
    example = f'based_on: "{others[0]}"' if others else 'based_on: "2021"'
    if base == edition.record.id:
        zh, en = (
            f"这一版写的是以自己为底本。请写上一版的代号，例如 {example}。",
            (f"the edition is based on itself. Name the one before it, for example {example}."),
        )
    elif base in {other.record.id for other in data.editions}:
        zh, en = (
            f"底本“{base}”绕了一圈，又以这一版为底本。请改为写全的一版，例如 {example}。",
            (
                f"its base “{base}” is in the end based on this very edition. Name one that stands by itself,"
                f" for example {example}."
            ),
        )
    else:
        zh, en = (
            f"没有“{base}”版名录可作底本。请写已有的一版，例如 {example}。",
            (f"there is no edition “{base}” to be based on. Name one that there is, for example {example}."),
        )
    data.findings.error(edition.document.place(("based_on",)), "based-on", zh, en)


def _based(data: Data, edition: LoadedEdition, states: list[LoadedEdition]) -> None:
    """Fill up an edition from the state of the other in which it finds it."""
    assert edition.document is not None
    before = [state for state in states if not edition.starts or state.starts < edition.starts]
    edition.base = base = before[-1] if before else states[0]
    edition.complete = edition.complete and base.complete
    rewritten = {category.number for category in edition.categories}
    edition.categories = sorted(
        [*edition.categories, *(c for c in base.categories if c.number not in rewritten)],
        key=lambda category: category.number,
    )
    inherited = {n: item for n, item in base.items.items() if item.category not in rewritten}
    edition.items = {**inherited, **edition.items}
    for i, number in enumerate(edition.record.without):
        if edition.items.pop(number, None) is None:
            zh = f"底本“{base.record.id}”没有第 {number} 项，不用写。请删去，或核对编号。"
            en = f"the base “{base.record.id}” has no item {number}. Delete it, or check the number."
            data.findings.error(edition.document.place(("without", i)), "unknown-item", zh, en)
    seen: set[int] = set()
    for i, record in enumerate(edition.record.items):
        if record.number in seen:
            zh = f"第 {record.number} 项在这里写了两次。请并成一处。"
            en = f"item {record.number} stands here twice. Make the two one."
            data.findings.error(edition.document.place(("items", i, "number")), "duplicate-item", zh, en)
        seen.add(record.number)
        _take(data, edition, base.items.get(record.number), record, ("items", i))
    edition.facts |= base.facts | edition.facts
    _word(data, edition, edition.document, ("facts",), edition.record.facts)


def _take(
    data: Data,
    edition: LoadedEdition,
    before: LoadedItem | None,
    record: models.ItemChange,
    at: Path_,
    document: Document | None = None,
) -> None:
    """An item as a change has it, with the questions that it words anew and its cases."""
    over = document or edition.document
    assert over is not None
    number = before.number if before else over.at((*at, "number"))
    category = over.at((*at, "category")) if before is None else before.category
    assert isinstance(number, int)
    known = {each.number for each in edition.categories}
    if before is None and category not in known:
        zh = (
            f"底本没有第 {number} 项。新增的项目要写全，并用 category 写明属于第几大类，例如 category: 49。"
            "改的若是别的项目，请核对编号。"
        )
        en = (
            f"the base has no item {number}. A new item is written whole, with its category, for example"
            " category: 49. If another item is meant, check the number."
        )
        data.findings.error(over.place((*at, "number")), "unknown-item", zh, en)
        return
    under, path = (before.document, before.path) if before else (over, (*at, "nothing"))
    leave = OF_A_CHANGE if before else tuple(key for key in OF_A_CHANGE if key != "number")
    made = overlaid(under, path, over, at, leave)
    edition.items.pop(number, None)
    read_changed(data, edition, made, AT, category if isinstance(category, int) else 0)
    _word(data, edition, over, (*at, "facts"), record.facts)
    edition.cases += [
        LoadedCase(
            models.Case(item=number, facts=case.facts, document=case.document), over, (*at, "cases", i)
        )
        for i, case in enumerate(record.cases)
    ]


def _word(
    data: Data, edition: LoadedEdition, document: Document, at: Path_, facts: dict[str, models.FactWording]
) -> None:
    """Questions as an edition words them: the texts that it gives, and all else as before."""
    for name, wording in facts.items():
        before = edition.facts.get(name) or data.definitions.facts.get(name)
        place = document.key_place((*at, name))
        if before is not None:
            if record := _worded(data, before, wording, place):
                edition.facts[name] = replace(before, record=record, place=place)
        elif name not in data.definitions.doubtful:
            zh = f"没有名为“{name}”的问题可以改说法。请核对代号；新的问题写在大类文件的 facts 里。"
            en = (
                f"there is no question “{name}” to be worded anew. Check its id; a new question stands under"
                " `facts` of a category."
            )
            data.findings.error(place, "unknown-fact", zh, en)


def _worded(data: Data, fact: LoadedFact, wording: models.FactWording, place: Place) -> models.Fact | None:
    """A question with other texts; texts and options that it has not cannot come that way."""
    texts = {key: value for key, value in dict(wording).items() if value is not None and key != "options"}
    known = fact.record.options or {}
    said = wording.options or {}
    extra = sorted(texts.keys() - _texts(fact)) + sorted(said.keys() - known.keys())
    if extra:
        zh = f"问题“{fact.id}”没有 {'、'.join(extra)}，改说法时不能添加。请删去，或另立一个问题。"
        en = (
            f"the question “{fact.id}” has no {', '.join(extra)}, and new words add none. Delete it, or make"
            " it a question of its own."
        )
        data.findings.error(place, "fact-wording", zh, en)
        return None
    options = {
        name: option.model_copy(update={"zh": said[name].zh, "en": said[name].en}) if name in said else option
        for name, option in known.items()
    }
    return fact.record.model_copy(update={**texts, "options": options or None})


def _texts(fact: LoadedFact) -> set[str]:
    """The texts that a question of this type may have."""
    wanted = {"yes_no": {"yes", "no"}, "number": {"name"}}.get(fact.record.type, {"name", "none"})
    return {"ask", "help"} | wanted


def _states(data: Data, edition: LoadedEdition) -> list[LoadedEdition]:
    """What an edition is from each day on which an item of it changes."""
    planned = [(day, item, i) for item in edition.own_items.values() for day, i in _days(data, edition, item)]
    states, last = [], edition
    for day in sorted({day for day, _, _ in planned}):
        last = _state(edition, last, day)
        for from_, item, i in planned:
            if from_ == day:
                at = (*item.path, "changes", i)
                _take(data, last, last.items[item.number], item.record.changes[i], at, item.document)
        states.append(last)
    return states


def _state(edition: LoadedEdition, before: LoadedEdition, day: str) -> LoadedEdition:
    """An edition as it is from a day on, as yet like the state before, which ends on the day before."""
    eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    from_, until = before.record.effective.from_, before.record.effective.until
    name = f"{edition.record.id}@{day}"
    own = {"id": name, "effective": models.Effective.model_validate({"from": day, "until": until})}
    before.record = before.record.model_copy(
        update={"effective": models.Effective.model_validate({"from": from_, "until": eve})}
    )
    return LoadedEdition(
        before.record.model_copy(update=own),
        edition.folder,
        before.categories,
        dict(before.items),
        [],
        edition.document,
        edition.complete,
        before,
        day,
        dict(before.facts),
    )


def _days(data: Data, edition: LoadedEdition, item: LoadedItem) -> Iterator[tuple[str, int]]:
    """The days on which an item changes while its edition is in force, each with its place in the list; what
    is wrong with a day is told."""
    seen: list[str] = []
    for i, change in enumerate(getattr(item.record, "changes", ())):
        if wrong := _wrong(edition, change.from_, seen):
            place = item.document.place((*item.path, "changes", i, "from"))
            data.findings.error(place, "change-day", *wrong)
        else:
            yield change.from_, i
        seen.append(change.from_)


def _wrong(edition: LoadedEdition, day: str, seen: list[str]) -> tuple[str, str] | None:
    """What is wrong with the day of a change."""
    if day in seen:
        return (
            f"{day} 这一天已有一处改变。同一天的改变请写在一起。",
            f"there is already a change on {day}. Write what changes on one day together.",
        )
    if seen and day < seen[-1]:
        return (
            f"{day} 排在 {seen[-1]} 后面。请把早的写在前面。",
            f"{day} stands after {seen[-1]}. Put the changes in order of their days.",
        )
    if day <= edition.starts:
        return (
            f"这一版名录从 {edition.starts} 起施行，{day} 的改变不晚于它。从一开始就这样的，直接写在项目里。",
            f"this edition is in force from {edition.starts}, so a change on {day} does not come after it."
            " What holds from the start stands in the item itself.",
        )
    if day > edition.ends:
        return (
            f"这一版名录到 {edition.ends} 为止，{day} 的改变轮不到。请写到新版里。",
            f"this edition ends on {edition.ends}, so a change on {day} never comes. Write it in the new"
            " edition.",
        )
    return None
