"""From the folder of YAML to checked records.

Everything is read before anything is reported, so that one run names every mistake. The result is
used only if there was no error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import source
from generator.conditions import TRUE, Tree, Vocabulary, parse, suggestion
from generator.findings import DataError, Finding, Place, relative, sort_findings
from generator.models import Category, Edition, Fact, Kinds, Text
from generator.records import RECORD_FILES, record_files
from generator.source import Document, Path_
from generator.validation import validate

TIERS = ("outside", "report", "form", "registration")


@dataclass
class LoadedItem:
    """An item of the catalogue with its conditions read; ``places`` says where each tier stands."""

    record: dict[str, Any]
    category: int
    conditions: dict[str, Tree]
    document: Document
    path: Path_

    @property
    def number(self) -> int:
        return int(self.record["number"])

    def place(self, *path: str | int) -> Place:
        return self.document.key_place((*self.path, *path))


@dataclass
class LoadedEdition:
    """An edition of the catalogue: its own record, its categories and its items by number."""

    record: dict[str, Any]
    categories: list[dict[str, Any]] = field(default_factory=list)
    items: dict[int, LoadedItem] = field(default_factory=dict)
    document: Document | None = None


@dataclass
class Data:
    """All records of a data folder, and what was found while reading them."""

    root: Path
    units: dict[str, Any] = field(default_factory=dict)
    areas: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    fact_places: dict[str, Place] = field(default_factory=dict)
    editions: list[LoadedEdition] = field(default_factory=list)
    records: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def area_classes(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(record["kinds"]) for name, record in self.areas.items()}

    def vocabulary(self, sensitive: tuple[str, ...] | None = None) -> Vocabulary:
        return Vocabulary(self.facts, self.area_classes, sensitive)

    def error(self, place: Place, code: str, zh: str, en: str) -> None:
        self.findings.append(Finding(place, "error", code, zh, en))

    def scenario_documents(self) -> list[Document]:
        """The files of scenarios."""
        return [read_document(self, file) for file in sorted(self.root.glob("scenarios/*.yaml"))]

    def check(self) -> None:
        """Raise DataError if anything found is an error."""
        self.findings = sort_findings(self.findings)
        if any(f.severity == "error" for f in self.findings):
            raise DataError(self.findings)


def load(root: Path, *, only_catalogue: bool = False) -> Data:
    """Read every record under ``root``. Look at ``findings``, or call ``check()``, before use."""
    data = Data(root)
    if not root.is_dir():
        data.error(Place(str(root)), "no-data", "没有这个数据文件夹。", "there is no such data folder.")
        return data
    _units(data)
    _areas(data)
    _facts(data)
    folders = sorted(p for p in (root / "catalogue").glob("*") if p.is_dir())
    drafts = [(folder, _read_edition(data, folder)) for folder in folders]
    if not drafts:
        data.error(Place(relative(root / "catalogue", root)), "no-edition", "catalogue 下没有任何版本的名录。", "there is no edition under catalogue.")
    if not only_catalogue:
        _other_facts(data)
    for _folder, (edition, categories) in drafts:
        _items(data, edition, categories)
    if not only_catalogue:
        from generator.references import check_records

        check_records(data)
    data.findings = sort_findings(data.findings)
    return data


def read_document(data: Data, file: Path) -> Document:
    """A file of the data folder, read once; its findings join those of the data."""
    shown = relative(file, data.root)
    if shown not in data.documents:
        document = source.read(file, shown)
        data.documents[shown] = document
        data.findings.extend(document.findings)
    return data.documents[shown]


def _validated(data: Data, document: Document, shape: Any, part: Any = None, base: Path_ = ()) -> bool:
    if document.data is None:
        return False
    before = len(document.findings)
    validate(document, shape, part, base)
    data.findings.extend(document.findings[before:])
    return len(document.findings) == before


def _units(data: Data) -> None:
    document = read_document(data, data.root / "units.yaml")
    if _validated(data, document, dict[str, Text]):
        data.units = document.data


def _areas(data: Data) -> None:
    document = read_document(data, data.root / "sensitive_areas.yaml")
    if _validated(data, document, dict[str, dict[str, Kinds]]):
        data.areas = document.data["classes"]


def _facts(data: Data) -> None:
    document = read_document(data, data.root / "facts.yaml")
    if _validated(data, document, dict[str, dict[str, Fact]]):
        add_facts(data, document, document.data["facts"], ("facts",), "project")


def add_facts(data: Data, document: Document, facts: dict[str, Any], path: Path_, scope: str) -> None:
    """Take in the questions of one file; an id used twice and an unknown unit are findings."""
    for name, fact in facts.items():
        place = document.key_place((*path, name))
        if name in data.facts:
            first = data.fact_places[name]
            data.error(place, "duplicate-fact", f"问题“{name}”已在 {first} 定义。请改名，或直接使用那一个。", f"the fact “{name}” is already defined at {first}. Rename it, or use that one.")
            continue
        unit = fact.get("unit")
        if unit is not None and unit not in data.units:
            zh, en = suggestion(str(unit), data.units)
            data.error(document.place((*path, name, "unit")), "unknown-unit", f"单位“{unit}”不在 units.yaml 里。{zh}", f"the unit “{unit}” is not in units.yaml. {en}")
            continue
        data.facts[name] = {"id": name, "scope": scope, **fact}
        data.fact_places[name] = place


def _read_edition(data: Data, folder: Path) -> tuple[LoadedEdition, list[Document]]:
    document = read_document(data, folder / "edition.yaml")
    ok = _validated(data, document, Edition)
    edition = LoadedEdition(document.data if ok else {}, document=document)
    if ok:
        data.editions.append(edition)
    categories = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == "edition.yaml":
            continue
        category = read_document(data, file)
        if _validated(data, category, Category):
            add_facts(data, category, category.data.get("facts", {}), ("facts",), "project")
            categories.append(category)
    return edition, categories


def _other_facts(data: Data) -> None:
    """Questions that approval, services and measures ask; they never change the document."""
    for file in record_files(data.root):
        document = read_document(data, file)
        shape = RECORD_FILES.get(relative(file, data.root).split("/", 1)[1])
        if shape is not None and not _validated(data, document, shape):
            continue
        if document.data is None:
            continue
        key = relative(file, data.root).split("/", 1)[1].removesuffix(".yaml")
        data.records[key] = document.data
        if isinstance(document.data.get("facts"), dict):
            add_facts(data, document, document.data["facts"], ("facts",), "service")
        if isinstance(document.data.get("unlisted"), dict):
            add_facts(data, document, {"unlisted_kind": document.data["unlisted"]["fact"]}, ("unlisted",), "project")


def _items(data: Data, edition: LoadedEdition, categories: list[Document]) -> None:
    seen: dict[int, Place] = {}
    for document in categories:
        category = document.data
        number = category["number"]
        if number in seen:
            data.error(document.place(("number",)), "duplicate-category", f"大类 {number} 已在 {seen[number]} 出现。", f"category {number} already stands at {seen[number]}.")
        seen[number] = document.place(("number",))
        edition.categories.append(category)
        for i, record in enumerate(category["items"]):
            _item(data, edition, document, record, ("items", i))
    edition.categories.sort(key=lambda c: int(c["number"]))


def _item(data: Data, edition: LoadedEdition, document: Document, record: dict[str, Any], path: Path_) -> None:
    number = record["number"]
    if number in edition.items:
        first = edition.items[number].place("number")
        data.error(document.place((*path, "number")), "duplicate-item", f"项目编号 {number} 已在 {first} 用过。", f"the item number {number} is already used at {first}.")
        return
    sensitive = _sensitive(data, document, record, path)

    def report(at: Path_, code: str, zh: str, en: str) -> None:
        data.error(document.place(at), code, zh, en)

    vocabulary = data.vocabulary(sensitive)
    conditions = {
        tier: parse(record[tier], vocabulary, report, (*path, tier)) for tier in TIERS if record.get(tier) is not None
    }
    item = LoadedItem(record, int(document.data["number"]), conditions, document, path)
    edition.items[number] = item
    _structure(data, item)


def _sensitive(data: Data, document: Document, record: dict[str, Any], path: Path_) -> tuple[str, ...] | None:
    names = record.get("sensitive_areas")
    if names is None:
        return None
    vocabulary = data.vocabulary()
    known = (*vocabulary.area_classes, *vocabulary.area_kinds)
    for i, name in enumerate(names):
        if name not in known:
            zh, en = suggestion(name, known)
            data.error(document.place((*path, "sensitive_areas", i)), "unknown-area", f"没有名为“{name}”的环境敏感区种类。{zh}", f"there is no kind of sensitive area called “{name}”. {en}")
    return vocabulary.expand_areas(names)


def _structure(data: Data, item: LoadedItem) -> None:
    """What no single condition shows: a tier after "otherwise", codes and asterisks that disagree."""
    tiers = [tier for tier in TIERS[1:] if tier in item.conditions]
    if not tiers:
        data.error(item.place(), "no-tier", "该项目没有任何档次。至少要有 report、form、registration 之一。", "the item has no tier. At least one of report, form and registration is needed.")
    for earlier, later in zip(tiers, tiers[1:], strict=False):
        if item.conditions[earlier] == TRUE:
            data.error(item.place(later), "unreachable", f"{earlier} 已写 otherwise，其后的 {later} 永远轮不到。", f"{earlier} is “otherwise”, so {later} after it can never be reached.")
    starred = set(item.record.get("starred_codes", []))
    codes = set(item.record.get("codes", []))
    if starred - codes:
        data.error(item.place("starred_codes"), "codes", "starred_codes 里有 codes 没有的代码。", "starred_codes holds a code that codes does not.")
    asks_building = "in_industrial_building" in str(item.conditions.get("outside", ""))
    if bool(starred) != asks_building:
        data.error(item.place("starred_codes"), "codes", "带“*”的代码与 outside 条件不一致：有 starred_codes 就应有 not in_industrial_building，反之亦然。", "starred codes and the outside condition disagree: starred_codes call for “not in_industrial_building”, and the other way round.")
    used = "own" in str(item.conditions)
    if item.record.get("sensitive_areas") and not used and "areas" not in str(item.conditions):
        data.error(item.place("sensitive_areas"), "unused", "写了 sensitive_areas，但没有条件用到 in_sensitive_area。", "sensitive_areas are given, but no condition uses in_sensitive_area.")
