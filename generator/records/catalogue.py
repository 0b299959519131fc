"""The items of the catalogue: their conditions read, and what no single condition shows looked at."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from generator.records.conditions import TRUE, Tree, parse, place_of, suggestion
from generator.records.data import Data, Draft, LoadedEdition, LoadedItem, clean
from generator.rules.logic import atoms
from generator.rules.policy import TIERS
from generator.source.document import Document, Path_


def read_items(data: Data, edition: LoadedEdition, drafts: list[Draft]) -> None:
    """Take the items of every category into the edition; conditions are read even of items left out."""
    for document, bad in drafts:
        category = document.data
        if not isinstance(category, dict):
            continue
        number = category.get("number")
        if isinstance(number, int) and clean(bad, ("number",)):
            _category_number(data, document, number)
        if not bad:
            edition.categories.append(category)
        read_contradictions(data, document)
        items = category.get("items")
        for i, record in enumerate(items if isinstance(items, list) else ()):
            if isinstance(record, dict):
                _item(data, edition, document, record, ("items", i), clean(bad, ("items", i)))
    edition.categories.sort(key=lambda c: int(c["number"]))


def read_contradictions(data: Data, document: Document) -> None:
    """The combinations of answers that a file says cannot be true of one project."""

    def report(at: Path_, code: str, zh: str, en: str) -> None:
        data.error(place_of(document, at), code, zh, en)

    found = document.data.get("contradictions") if isinstance(document.data, dict) else None
    for i, source in enumerate(found if isinstance(found, list) else []):
        path: Path_ = ("contradictions", i)
        data.contradictions.append((document, path, parse(source, data.vocabulary(), report, path)))


def _category_number(data: Data, document: Document, number: int) -> None:
    """A category stands in the file of its number; so none stands twice."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if stem != f"{number:02}":
        zh = f"文件名是 {stem}.yaml，里面的大类编号却是 {number}。两者应一致，例如 {number:02}.yaml。"
        en = (
            f"the file is {stem}.yaml but the category in it is {number}. They "
            f"should agree, for example {number:02}.yaml."
        )
        data.error(document.place(("number",)), "category-number", zh, en)


def _item(
    data: Data, edition: LoadedEdition, document: Document, record: dict[str, Any], path: Path_, good: bool
) -> None:
    def report(at: Path_, code: str, zh: str, en: str) -> None:
        data.error(place_of(document, at), code, zh, en)

    before = len(data.findings)
    vocabulary = data.vocabulary(_sensitive(data, document, record, path))
    conditions: dict[str, Tree] = {
        tier: parse(record[tier], vocabulary, report, (*path, tier))
        for tier in TIERS
        if record.get(tier) is not None
    }
    notes = record.get("notes")
    readings = {
        i: parse(note["when"], vocabulary, report, (*path, "notes", i, "when"))
        for i, note in enumerate(notes if isinstance(notes, list) else [])
        if isinstance(note, dict) and note.get("when") is not None
    }
    number = record.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        return
    if number in edition.items:
        first = edition.items[number].place("number")
        zh = f"项目编号 {number} 已在 {first} 用过。请改正其中一个。"
        en = f"the item number {number} is already used at {first}. Correct one of them."
        data.error(document.place((*path, "number")), "duplicate-item", zh, en)
        edition.complete = False
        return
    category = document.data.get("number")
    item = LoadedItem(
        record, category if isinstance(category, int) else 0, conditions, document, path, readings
    )
    edition.items[number] = item
    if good and len(data.findings) == before:
        _structure(data, item)


def _sensitive(data: Data, document: Document, record: dict[str, Any], path: Path_) -> tuple[str, ...] | None:
    names = record.get("sensitive_areas")
    if not isinstance(names, list):
        return None
    vocabulary = data.vocabulary()
    known = (*vocabulary.area_classes, *vocabulary.area_kinds)
    for i, name in enumerate(names):
        if isinstance(name, str) and name not in known and name not in data.doubtful:
            zh, en = suggestion(name, known)
            zh, en = (
                f"没有名为“{name}”的环境敏感区种类。{zh}",
                f"there is no kind of sensitive area called “{name}”. {en}",
            )
            data.error(document.place((*path, "sensitive_areas", i)), "unknown-area", zh, en)
    return vocabulary.expand_areas(str(name) for name in names)


def _structure(data: Data, item: LoadedItem) -> None:
    """A tier after "otherwise", codes and asterisks that disagree, sensitive areas that nothing uses."""
    tiers = [tier for tier in TIERS if tier in item.conditions]
    if not any(tier in item.conditions for tier in TIERS[1:]):
        zh = "该项目没有任何档次。report、form、registration 至少要写一个，例如 registration: otherwise"
        en = (
            "the item has no tier. At least one of report, form, registration is needed: registration:"
            " otherwise"
        )
        data.error(item.place(), "no-tier", zh, en)
    for earlier, later in pairwise(tiers):
        if item.conditions[earlier] == TRUE and item.record[earlier] in ("otherwise", "always"):
            zh = (
                f"{earlier} 已写 {item.record[earlier]}，其后的 {later} 永远轮不到。请写明 {earlier} 的条件，"
                f"或删去 {later}。"
            )
            en = (
                f"{earlier} is “{item.record[earlier]}”, so {later} after it can never be reached. "
                f"Give {earlier} a condition, or delete {later}."
            )
            data.error(item.place(later), "unreachable", zh, en)
            return
    _codes(data, item)
    facts = [atom for tree in item.conditions.values() for atom in atoms(tree)]
    if item.record.get("sensitive_areas") and not any(atom["fact"] == "areas" for atom in facts):
        zh = "写了 sensitive_areas，但没有条件用到 in_sensitive_area。请补上条件，或删去这一行。"
        en = (
            "sensitive_areas are given, but no condition uses in_sensitive_area. Add it to a condition, or"
            " delete them."
        )
        data.error(item.place("sensitive_areas"), "unused-areas", zh, en)


def _codes(data: Data, item: LoadedItem) -> None:
    codes, starred = item.record.get("codes", []), item.record.get("starred_codes", [])
    extra = [code for code in starred if code not in codes]
    if extra:
        zh = f"starred_codes 里的 {'、'.join(extra)} 不在 codes 里。两处都要写。"
        en = f"{', '.join(extra)} stands in starred_codes but not in codes. It must stand in both."
        data.error(item.place("starred_codes"), "codes", zh, en)
    outside = item.conditions.get("outside")
    asks = outside is not None and any(atom["fact"] == "in_industrial_building" for atom in atoms(outside))
    if starred and not asks:
        zh = "有带“*”的代码（starred_codes），outside 就应写 not in_industrial_building。"
        en = "with starred codes, `outside` should say: not in_industrial_building."
        data.error(item.place("starred_codes"), "codes", zh, en)
    elif asks and not starred:
        zh = "outside 用了 in_industrial_building，却没有 starred_codes。请写明哪些代码带“*”。"
        en = (
            "`outside` uses in_industrial_building, but there are no starred_codes. Say which codes carry an"
            " asterisk."
        )
        data.error(item.place("outside"), "codes", zh, en)
