"""From the folder of YAML to checked records.

Everything is read before anything is reported, so that one run names every mistake: a record that is
wrong is left out, and what stands around it is still looked at. The result is used only if there was
no error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.findings.finding import Place, sort_findings
from generator.models import Cases, Category, Edition, Scenarios
from generator.records.catalogue import read_contradictions, read_items
from generator.records.conditions import suggestion
from generator.records.data import Data, Draft, LoadedCase, LoadedEdition, clean
from generator.records.files import (
    OWN_FILES,
    OWN_READERS,
    RECORD_FILES,
    SCENARIO_SHAPES,
    expected_files,
    strange_files,
)
from generator.records.units import unknown_bases
from generator.records.validation import validate
from generator.source import document as source
from generator.source.document import Document, Path_

_NAMES = re.compile(r"(?:^|[{,])\s*(?:- +)?([a-z][\w/]*)\s*[:：]|\bid:\s*([a-z]\w*)")


def load(
    root: Path, *, only_catalogue: bool = False, reader: Callable[[Path, str], Document] = source.read
) -> Data:
    """Read every record under ``root``, each by itself; what one must know of another is looked at by
    ``generator.lint``.

    ``reader`` reads one file; a program that loads again and again may give one that remembers.
    """
    data = Data(root, reader=reader)
    if not root.is_dir():
        zh, en = (
            "没有这个数据文件夹。请核对 --data 后面的路径。",
            "there is no such data folder. Check the path after --data.",
        )
        data.error(Place(str(root)), "no-data", zh, en)
        return data
    _vocabulary(data)
    folders = sorted(p for p in (root / "catalogue").glob("*") if p.is_dir())
    drafts = [_read_edition(data, folder) for folder in folders]
    data.editions.sort(key=lambda edition: edition.starts)
    if not drafts:
        zh = "catalogue 下没有任何版本的名录，例如 catalogue/2021/edition.yaml。"
        en = "there is no edition under catalogue, such as catalogue/2021/edition.yaml."
        data.error(Place(data.shown("catalogue")), "no-edition", zh, en)
    if not only_catalogue:
        _files(data)
        _records(data)
    if shared := data.document("facts.yaml"):
        read_contradictions(data, shared)
    for edition, categories in drafts:
        read_items(data, edition, categories)
    data.findings = sort_findings(data.findings)
    return data


def read_document(data: Data, file: Path) -> Document:
    """A file of the data folder, read once; its findings join those of the data."""
    shown = data.shown(file.relative_to(data.root).as_posix())
    if shown not in data.documents:
        document = data.reader(file, shown)
        data.documents[shown] = document
        data.findings.extend(document.findings)
    return data.documents[shown]


def _checked(data: Data, document: Document, shape: Any) -> list[Path_]:
    """Where the document departs from its shape; the names it defines become doubtful if it does."""
    before = len(document.findings)
    bad: list[Path_] = [()] if document.data is None else validate(document, shape)
    data.findings.extend(document.findings[before:])
    if document.data is None and not any(document.lines):
        data.doubtful.everything = True
    if bad or document.findings:
        data.doubtful.update(
            name for line in document.lines for pair in _NAMES.findall(line) for name in pair if name
        )
    return bad


def _vocabulary(data: Data) -> None:
    """Units, kinds of sensitive area and the shared questions: what everything else speaks of."""
    read = {}
    for name, shape in OWN_READERS.items():
        file = data.root / name
        if file.is_file():
            document = read_document(data, file)
            read[name] = (document, _checked(data, document, shape))
        else:
            data.doubtful.everything = True
            _missing(data, name)
    if (found := read.get("units.yaml")) and isinstance(found[0].data, dict):
        data.units = {unit: text for unit, text in found[0].data.items() if clean(found[1], (unit,))}
        _unit_bases(data, found[0])
    if (found := read.get("sensitive_areas.yaml")) and not found[1]:
        data.areas = found[0].data["classes"]
    if found := read.get("facts.yaml"):
        _facts_in(data, *found, ("facts",), "project")


def _unit_bases(data: Data, document: Document) -> None:
    """A unit must be made of one that the table has and that stands for itself."""
    for unit, key, base in unknown_bases(data.units):
        zh, en = (
            f"“{base}”不在单位表里，或者它自己是由别的单位换算的。",
            f"“{base}” is not in the table of units, or is itself made of another.",
        )
        data.error(document.place((unit, key)), "unknown-unit", zh, en)


def _facts_in(data: Data, document: Document, bad: list[Path_], path: Path_, scope: str) -> None:
    """Take in the questions that a file defines under ``path``, but for those that are wrong."""
    facts = document.data
    for step in path:
        facts = facts.get(step) if isinstance(facts, dict) else None
    if isinstance(facts, dict):
        good = {name: fact for name, fact in facts.items() if clean(bad, (*path, name))}
        add_facts(data, document, good, path, scope)


def add_facts(data: Data, document: Document, facts: dict[str, Any], path: Path_, scope: str) -> None:
    """Take in the questions of one file; an id used twice and an unknown unit are findings."""
    for name, fact in facts.items():
        place = document.key_place((*path, name))
        if name in data.facts:
            first = data.fact_places[name]
            if _same_in_another_edition(
                data, name, {"id": name, "scope": scope, **fact, "unit": fact.get("unit")}, first, place
            ):
                continue
            zh = f"问题“{name}”已在 {first} 定义。请改名，或删去这里的、直接使用那一个。"
            en = (
                f"the fact “{name}” is already defined at {first}. Rename this one, or delete it and use that"
                " one."
            )
            data.error(place, "duplicate-fact", zh, en)
            continue
        unit = fact.get("unit")
        if unit is not None and unit not in data.units and unit not in data.doubtful:
            zh, en = suggestion(str(unit), data.units)
            zh, en = f"单位“{unit}”不在 units.yaml 里。{zh}", f"the unit “{unit}” is not in units.yaml. {en}"
            data.error(document.place((*path, name, "unit")), "unknown-unit", zh, en)
            unit = None
        data.facts[name] = {"id": name, "scope": scope, **fact, "unit": unit}
        data.fact_places[name] = place


def _same_in_another_edition(data: Data, name: str, fact: dict[str, Any], first: Place, place: Place) -> bool:
    """Whether the question stands word for word in a file of another edition: a new edition begins as a copy
    of the last."""
    folders = [spot.path.rpartition("/")[0] for spot in (first, place)]
    return (
        data.facts[name] == fact
        and folders[0] != folders[1]
        and all("/catalogue/" in folder for folder in folders)
    )


def _read_edition(data: Data, folder: Path) -> tuple[LoadedEdition, list[Draft]]:
    name = f"catalogue/{folder.name}/edition.yaml"
    edition = LoadedEdition({})
    if (folder / "edition.yaml").is_file():
        edition.document = document = read_document(data, folder / "edition.yaml")
        if not _checked(data, document, Edition):
            edition.record = document.data
            data.editions.append(edition)
    else:
        _missing(data, name)
    drafts = []
    for file in _numbered(folder):
        category = read_document(data, file)
        bad = _checked(data, category, Category)
        edition.complete = edition.complete and not bad and not category.findings
        _facts_in(data, category, bad, ("facts",), "project")
        drafts.append((category, bad))
    _read_cases(data, edition, folder.name)
    return edition, drafts


def _numbered(folder: Path) -> list[Path]:
    """The files of a folder that are named by a category's number, in order."""
    files = [*folder.glob("[0-9][0-9].yaml"), *folder.glob("[0-9][0-9][0-9].yaml")]
    return sorted(files, key=lambda file: (len(file.stem), file.stem))


def _read_cases(data: Data, edition: LoadedEdition, name: str) -> None:
    """The worked cases of an edition, one file a category."""
    for file in _numbered(data.root / "cases" / name):
        document = read_document(data, file)
        if not _checked(data, document, Cases):
            edition.cases += [
                LoadedCase(case, document, ("cases", i)) for i, case in enumerate(document.data["cases"])
            ]


def _files(data: Data) -> None:
    """Files that are missing, and files that nobody knows."""
    for name in expected_files():
        if name not in OWN_READERS and not (data.root / name).is_file():
            _missing(data, name)
    known = [*expected_files(), "catalogue/2021/01.yaml", "scenarios/my_projects.yaml"]
    for name in strange_files(data.root):
        zh, en = suggestion(name, known)
        place = Place(data.shown(name).encode("utf-8", "replace").decode())
        zh = f"数据文件夹里不应有这个文件，它不会被读取。{zh}请改名、移走或删去。"
        en = (
            f"this file does not belong in the data folder and is not read. {en} Rename it, move it away or"
            " delete it."
        )
        data.error(place, "unknown-file", zh, en)


def _missing(data: Data, name: str) -> None:
    zh, en = (
        "缺少这个文件。请从上一版恢复；文件名不能改。",
        "this file is missing. Restore it from the last version; its name must not change.",
    )
    data.error(Place(data.shown(name)), "missing-file", zh, en)


def _records(data: Data) -> None:
    """Every other record; their questions never change the document, but for that on unlisted projects."""
    for name, shape in RECORD_FILES.items():
        if not (data.root / name).is_file():
            continue
        document = read_document(data, data.root / name)
        bad = _checked(data, document, shape)
        if not bad:
            data.records[name.removesuffix(".yaml")] = document.data
        _facts_in(data, document, bad, ("facts",), OWN_FILES.get(name, "service"))
        if name == "lists/exempt.yaml" and clean(bad, ("unlisted",)):
            add_facts(
                data, document, {"unlisted_kind": document.data["unlisted"]["fact"]}, ("unlisted",), "project"
            )
        if name == "size_criteria.yaml" and not bad:
            options = {
                sector["id"]: {"zh": sector["zh"], "en": sector["en"]} for sector in document.data["sectors"]
            }
            add_facts(
                data,
                document,
                {"sector": {**document.data["sector_question"], "options": options}},
                ("sector_question",),
                "size",
            )
    for file in sorted(data.root.glob("scenarios/*.yaml")):
        document = read_document(data, file)
        if not _checked(data, document, SCENARIO_SHAPES.get(file.stem, Scenarios)):
            data.records[f"scenarios/{file.stem}"] = document.data
