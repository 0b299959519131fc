"""The items of the catalogue: their conditions read, and what no single condition shows looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from generator import models
from generator.records.conditions import TRUE, Report, Vocabulary, parse, place_of, suggestion
from generator.records.data import Checked, Data, LoadedEdition, LoadedItem
from generator.records.validation import validate
from generator.rules.logic import Tree, atoms
from generator.rules.policy import TIERS
from generator.source.document import Document, Path_


def read_items(data: Data, edition: LoadedEdition, categories: list[Checked[models.Category]]) -> None:
    """Take the items of every category into the edition; conditions are read even of items left out."""
    vocabulary = data.definitions.vocabulary()
    for category in categories:
        document = category.document
        number = document.at(("number",))
        if isinstance(number, int) and category.clean("number"):
            _category_number(data, document, number)
        if category.record:
            edition.categories.append(category.record)
        read_contradictions(data, document)
        for i, item in enumerate(document.entries("items")):
            if isinstance(item, dict):
                _item(data, edition, category, i, vocabulary)
    edition.categories.sort(key=lambda category: category.number)


def read_contradictions(data: Data, document: Document) -> None:
    """The combinations of answers that a file says cannot be true of one project."""
    vocabulary, report = data.definitions.vocabulary(), _reporter(data, document)
    data.contradictions += [
        parse(combination, vocabulary, report, ("contradictions", i))
        for i, combination in enumerate(document.entries("contradictions"))
    ]


def _reporter(data: Data, document: Document) -> Report:
    """Where mistakes in conditions of a document go."""

    def report(path: Path_, code: str, zh: str, en: str) -> None:
        data.findings.error(place_of(document, path), code, zh, en)

    return report


def _category_number(data: Data, document: Document, number: int) -> None:
    """A category stands in the file of its number; so none stands twice."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if stem != f"{number:02}":
        zh = f"文件名是 {stem}.yaml，里面的大类编号却是 {number}。两者应一致，例如 {number:02}.yaml。"
        en = (
            f"the file is {stem}.yaml but the category in it is {number}. They "
            f"should agree, for example {number:02}.yaml."
        )
        data.findings.error(document.place(("number",)), "category-number", zh, en)


def _item(
    data: Data, edition: LoadedEdition, category: Checked[models.Category], at: int, general: Vocabulary
) -> None:
    document, path = category.document, ("items", at)
    good = category.clean(*path)
    record = category.record.items[at] if category.record else None
    of = document.at(("number",))
    _read(data, edition, document, path, (good, record, of if isinstance(of, int) else 0), general)


def read_changed(data: Data, edition: LoadedEdition, document: Document, path: Path_, category: int) -> None:
    """Take an item into an edition as a change has it; what is missing in it is told."""
    record, bad = validate(document, _Items)
    data.findings.extend(document.findings)
    item = None if record is None else record.items[0]
    _read(data, edition, document, path, (not bad, item, category), data.definitions.vocabulary())


class _Items(models.Record):
    """A document that holds one item, made from two records."""

    items: list[models.Item]


def _read(
    data: Data,
    edition: LoadedEdition,
    document: Document,
    path: Path_,
    known: tuple[bool, models.Item | None, int],
    general: Vocabulary,
) -> None:
    """Take an item into the edition. ``known``: whether it has its shape, its record, its category."""
    good, record, category = known
    written, report = document.mapping(*path), _reporter(data, document)
    before = len(data.findings)
    vocabulary = _with_areas(data, document, path, general)
    conditions: dict[str, Tree] = {
        tier: parse(written[tier], vocabulary, report, (*path, tier))
        for tier in TIERS
        if written.get(tier) is not None
    }
    readings = {
        i: parse(note["when"], vocabulary, report, (*path, "notes", i, "when"))
        for i, note in enumerate(document.entries(*path, "notes"))
        if isinstance(note, dict) and note.get("when") is not None
    }
    number = written.get("number")
    if not isinstance(number, int) or isinstance(number, bool):
        return
    if number in edition.items:
        first = edition.items[number].place("number")
        zh = f"项目编号 {number} 已在 {first} 用过。请改正其中一个。"
        en = f"the item number {number} is already used at {first}. Correct one of them."
        data.findings.error(document.place((*path, "number")), "duplicate-item", zh, en)
        edition.complete = False
        return
    if record is None:
        record = models.Item.model_validate(written) if good else models.Item.model_construct()
    item = LoadedItem(record, document, path, number, category, conditions, readings)
    edition.items[number] = item
    if good and len(data.findings) == before:
        _structure(data, item)


def _with_areas(data: Data, document: Document, path: Path_, vocabulary: Vocabulary) -> Vocabulary:
    """What the conditions of an item may speak of: with the kinds of sensitive area that it names."""
    names = document.at((*path, "sensitive_areas"))
    if not isinstance(names, list):
        return vocabulary
    known = (*vocabulary.area_classes, *vocabulary.area_kinds)
    for i, name in enumerate(names):
        if isinstance(name, str) and name not in known and name not in vocabulary.doubtful:
            zh, en = suggestion(name, known)
            zh, en = (
                f"没有名为“{name}”的环境敏感区种类。{zh}",
                f"there is no kind of sensitive area called “{name}”. {en}",
            )
            data.findings.error(document.place((*path, "sensitive_areas", i)), "unknown-area", zh, en)
    return replace(vocabulary, sensitive=vocabulary.expand_areas(str(name) for name in names))


def _structure(data: Data, item: LoadedItem) -> None:
    """A tier after "otherwise", codes and asterisks that disagree, sensitive areas that nothing uses."""
    tiers = [tier for tier in TIERS if tier in item.conditions]
    if not any(tier in item.conditions for tier in TIERS[1:]):
        zh = "该项目没有任何档次。report、form、registration 至少要写一个，例如 registration: otherwise"
        en = (
            "the item has no tier. At least one of report, form, registration is needed: registration:"
            " otherwise"
        )
        data.findings.error(item.place(), "no-tier", zh, en)
    for earlier, later in pairwise(tiers):
        said = item.as_written[earlier]
        if item.conditions[earlier] == TRUE and said in ("otherwise", "always"):
            zh = (
                f"{earlier} 已写 {said}，其后的 {later} 永远轮不到。请写明 {earlier} 的条件，或删去 {later}。"
            )
            en = (
                f"{earlier} is “{said}”, so {later} after it can never be reached. "
                f"Give {earlier} a condition, or delete {later}."
            )
            data.findings.error(item.place(later), "unreachable", zh, en)
            return
    _codes(data, item)
    facts = [atom for tree in item.conditions.values() for atom in atoms(tree)]
    if item.record.sensitive_areas and not any(atom["fact"] == "areas" for atom in facts):
        zh = "写了 sensitive_areas，但没有条件用到 in_sensitive_area。请补上条件，或删去这一行。"
        en = (
            "sensitive_areas are given, but no condition uses in_sensitive_area. Add it to a condition, or"
            " delete them."
        )
        data.findings.error(item.place("sensitive_areas"), "unused-areas", zh, en)


def _codes(data: Data, item: LoadedItem) -> None:
    codes, starred = item.record.codes, item.record.starred_codes
    extra = [code for code in starred if code not in codes]
    if extra:
        zh = f"starred_codes 里的 {'、'.join(extra)} 不在 codes 里。两处都要写。"
        en = f"{', '.join(extra)} stands in starred_codes but not in codes. It must stand in both."
        data.findings.error(item.place("starred_codes"), "codes", zh, en)
    outside = item.conditions.get("outside")
    asks = outside is not None and any(atom["fact"] == "in_industrial_building" for atom in atoms(outside))
    if starred and not asks:
        zh = "有带“*”的代码（starred_codes），outside 就应写 not in_industrial_building。"
        en = "with starred codes, `outside` should say: not in_industrial_building."
        data.findings.error(item.place("starred_codes"), "codes", zh, en)
    elif asks and not starred:
        zh = "outside 用了 in_industrial_building，却没有 starred_codes。请写明哪些代码带“*”。"
        en = (
            "`outside` uses in_industrial_building, but there are no starred_codes. Say which codes carry an"
            " asterisk."
        )
        data.findings.error(item.place("outside"), "codes", zh, en)
