"""From the folder of YAML to checked records.

Everything is read before anything is reported, so that one run names every mistake: a record that is
wrong is left out, and what stands around it is still looked at. The result is used only if there was
no error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator import models
from generator.findings.finding import Place
from generator.models.policy.basics import FactScope
from generator.records.catalogue import read_contradictions, read_items
from generator.records.conditions import suggestion
from generator.records.data import (
    Checked,
    Data,
    LoadedCase,
    LoadedEdition,
    LoadedScenario,
    LoadedSelfCheckCase,
)
from generator.records.definitions import LoadedFact
from generator.records.editions import derive
from generator.records.files import (
    RECORD_FILES,
    SELF_CHECKS,
    VOCABULARY_FILES,
    expected_files,
    strange_files,
)
from generator.records.units import unknown_bases
from generator.records.validation import validate
from generator.source import document as source
from generator.source.document import Document, Path_

R = TypeVar("R", bound=models.Record)
T = TypeVar("T")

_NAMES = re.compile(r"(?:^|[{,])\s*(?:- +)?([a-z][\w/]*)\s*[:：]|\bid:\s*([a-z]\w*)")


def load(
    root: Path,
    *,
    only_catalogue: bool = False,
    reader: Callable[[Path, str], Document] = source.read,
    on: str = "",
) -> Data:
    """Read every record under ``root``, each by itself; what one must know of another is looked at by
    ``generator.lint``.

    ``reader`` reads one file; a program that loads again and again may give one that remembers. ``on`` is the
    day that is meant, where not that to which the data are current.
    """
    data = Data(root, reader=reader, day=on)
    if not root.is_dir():
        zh, en = (
            "没有这个数据文件夹。请核对 --data 后面的路径。",
            "there is no such data folder. Check the path after --data.",
        )
        data.findings.error(Place(str(root)), "no-data", zh, en)
        return data
    _vocabulary(data)
    folders = sorted(p for p in (root / "catalogue").glob("*") if p.is_dir())
    drafts = [_read_edition(data, folder) for folder in folders]
    data.editions.sort(key=lambda edition: edition.starts)
    if not drafts:
        zh = "catalogue 下没有任何版本的名录，例如 catalogue/2021/edition.yaml。"
        en = "there is no edition under catalogue, such as catalogue/2021/edition.yaml."
        data.findings.error(Place(data.shown("catalogue")), "no-edition", zh, en)
    if not only_catalogue:
        _files(data)
        _records(data)
    if shared := data.document("facts.yaml"):
        read_contradictions(data, shared)
    for edition, categories in drafts:
        read_items(data, edition, categories)
    derive(data)
    data.findings.put_in_order()
    return data


def read_document(data: Data, file: Path) -> Document:
    """A file of the data folder, read once; its findings join those of the data."""
    shown = data.shown(file.relative_to(data.root).as_posix())
    if shown not in data.documents:
        document = data.reader(file, shown)
        data.documents[shown] = document
        data.findings.extend(document.findings)
    return data.documents[shown]


def _checked(data: Data, document: Document, model: type[T]) -> Checked[T]:
    """Hold a document against its model; the names it defines become doubtful if it departs from it."""
    before = len(document.findings)
    record: T | None = None
    bad: list[Path_] = [()]
    if document.data is not None:
        record, bad = validate(document, model)
    data.findings.extend(document.findings[before:])
    doubtful = data.definitions.doubtful
    if document.data is None and not any(_NAMES.search(line) for line in document.lines):
        doubtful.everything = True
    if bad or document.findings:
        doubtful.update(
            name for line in document.lines for pair in _NAMES.findall(line) for name in pair if name
        )
    return Checked(document, record, bad)


def _vocabulary(data: Data) -> None:
    """Units, kinds of sensitive area and the shared questions: what everything else speaks of."""
    for name in VOCABULARY_FILES:
        if not (data.root / name).is_file():
            data.definitions.doubtful.everything = True
            _missing(data, name)
    if units := _if_there(data, "units.yaml", dict[str, models.Unit]):
        data.definitions.units = _members(models.Unit, units)
        _unit_bases(data, units.document)
    areas = _if_there(data, "sensitive_areas.yaml", models.AreaClasses)
    if areas and areas.record:
        data.definitions.areas = areas.record.classes
    if shared := _if_there(data, "facts.yaml", models.SharedFacts):
        _facts_in(data, shared, "project")


def _if_there(data: Data, name: str, model: type[T]) -> Checked[T] | None:
    file = data.root / name
    return _checked(data, read_document(data, file), model) if file.is_file() else None


def _members(model: type[R], checked: Checked[object], *path: str) -> dict[str, R]:
    """The members of a mapping that are in order, whatever else is wrong with the file."""
    return {
        name: model.model_validate(member)
        for name, member in checked.document.mapping(*path).items()
        if checked.clean(*path, name)
    }


def _unit_bases(data: Data, document: Document) -> None:
    """A unit must be made of one that the table has and that stands for itself."""
    for unit, key, base in unknown_bases(data.definitions.units):
        zh, en = (
            f"“{base}”不在单位表里，或者它自己是由别的单位换算的。",
            f"“{base}” is not in the table of units, or is itself made of another.",
        )
        data.findings.error(document.place((unit, key)), "unknown-unit", zh, en)


def _facts_in(data: Data, checked: Checked[object], scope: FactScope) -> dict[str, LoadedFact]:
    """Take in the questions that a file defines under ``facts``, but for those that are wrong; returns those
    that another edition words otherwise."""
    facts = _members(models.Fact, checked, "facts")
    return add_facts(data, checked.document, facts, ("facts",), scope)


def add_facts(
    data: Data, document: Document, facts: Mapping[str, models.Fact], path: Path_, scope: FactScope
) -> dict[str, LoadedFact]:
    """Take in the questions of one file; an id used twice and an unknown unit are findings.

    Returns those that another edition has already, with other texts.
    """
    units, known = data.definitions.units, data.definitions.facts
    worded: dict[str, LoadedFact] = {}
    for name, record in facts.items():
        fact = LoadedFact(name, scope, record, record.unit, document.key_place((*path, name)))
        if name in known:
            if not _same_in_another_edition(known[name], fact):
                _used_twice(data, known[name], fact)
            elif known[name] != fact:
                worded[name] = fact
            continue
        if (
            record.unit is not None
            and record.unit not in units
            and record.unit not in data.definitions.doubtful
        ):
            zh, en = suggestion(record.unit, units)
            zh = f"单位“{record.unit}”不在 units.yaml 里。{zh}"
            en = f"the unit “{record.unit}” is not in units.yaml. {en}"
            data.findings.error(document.place((*path, name, "unit")), "unknown-unit", zh, en)
            fact = replace(fact, unit=None)
        known[name] = fact
    return worded


def _same_in_another_edition(first: LoadedFact, fact: LoadedFact) -> bool:
    """Whether the question is asked in a file of another edition too: what can be answered is the same, the
    texts may differ."""
    folders = [known.place.path.rpartition("/")[0] for known in (first, fact)]
    return (
        first.asked == fact.asked
        and first.record.integer == fact.record.integer
        and folders[0] != folders[1]
        and all("/catalogue/" in folder for folder in folders)
    )


def _used_twice(data: Data, first: LoadedFact, fact: LoadedFact) -> None:
    zh = f"问题“{fact.id}”已在 {first.place} 定义。请改名，或删去这里的、直接使用那一个。"
    en = (
        f"the fact “{fact.id}” is already defined at {first.place}. Rename this one, or delete it and use"
        " that one."
    )
    data.findings.error(fact.place, "duplicate-fact", zh, en)


def _read_edition(data: Data, folder: Path) -> tuple[LoadedEdition, list[Checked[models.Category]]]:
    """An edition without its items, and its categories; where its own file is wrong, its record is empty and
    it does not join the data."""
    edition = LoadedEdition(models.Edition.model_construct(), folder.name)
    if own := _if_there(data, f"catalogue/{folder.name}/edition.yaml", models.Edition):
        edition.document = own.document
        if own.record:
            edition.record = own.record
            data.editions.append(edition)
    else:
        _missing(data, f"catalogue/{folder.name}/edition.yaml")
    categories = []
    for file in _numbered(folder):
        category = _checked(data, read_document(data, file), models.Category)
        edition.complete = edition.complete and not category.bad and not category.document.findings
        edition.facts |= _facts_in(data, category, "project")
        categories.append(category)
    _read_cases(data, edition, folder.name)
    return edition, categories


def _numbered(folder: Path) -> list[Path]:
    """The files of a folder that are named by a category's number, in order."""
    files = [*folder.glob("[0-9][0-9].yaml"), *folder.glob("[0-9][0-9][0-9].yaml")]
    return sorted(files, key=lambda file: (len(file.stem), file.stem))


def _read_cases(data: Data, edition: LoadedEdition, name: str) -> None:
    """The worked cases of an edition, one file a category."""
    for file in _numbered(data.root / "cases" / name):
        checked = _checked(data, read_document(data, file), models.Cases)
        cases = checked.record.cases if checked.record else []
        edition.cases += [LoadedCase(case, checked.document, ("cases", i)) for i, case in enumerate(cases)]


def _files(data: Data) -> None:
    """Files that are missing, and files that nobody knows."""
    for name in expected_files():
        if name not in VOCABULARY_FILES and not (data.root / name).is_file():
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
        data.findings.error(place, "unknown-file", zh, en)


def _missing(data: Data, name: str) -> None:
    zh, en = (
        "缺少这个文件。请从上一版恢复；文件名不能改。",
        "this file is missing. Restore it from the last version; its name must not change.",
    )
    data.findings.error(Place(data.shown(name)), "missing-file", zh, en)


def _records(data: Data) -> None:
    """Every other record; their questions never change the document, but for that on unlisted projects."""
    scopes = {check.file: scope for scope, check in SELF_CHECKS.items()}
    for name, model in RECORD_FILES.items():
        if checked := _if_there(data, name, model):
            if checked.record:
                data.records.add(checked.record)
            _facts_in(data, checked, scopes.get(name, "service"))
            if name == "lists/exempt.yaml" and checked.clean("unlisted"):
                _unlisted(data, checked.document)
            if isinstance(checked.record, models.SizeCriteria):
                _sectors(data, checked.document, checked.record)
    _scenarios(data)


def _unlisted(data: Data, document: Document) -> None:
    """The question put to a project that fits no item."""
    fact = models.Fact.model_validate(document.at(("unlisted", "fact")))
    add_facts(data, document, {"unlisted_kind": fact}, ("unlisted",), "project")


def _sectors(data: Data, document: Document, criteria: models.SizeCriteria) -> None:
    """The question for the sector of a firm; its options are the sectors themselves."""
    question = criteria.sector_question
    options = {sector.id: models.Option(zh=sector.zh, en=sector.en) for sector in criteria.sectors}
    fact = models.Fact(
        type=question.type,
        ask=question.ask,
        name=question.name,
        help=question.help,
        options=options,
        ease=None,
        gives=None,
        items=None,
    )
    add_facts(data, document, {"sector": fact}, ("sector_question",), "size")


def _scenarios(data: Data) -> None:
    """The worked projects of the main check, and the worked cases of each self-check."""
    for file in sorted(data.root.glob("scenarios/*.yaml")):
        document = read_document(data, file)
        scope = next((scope for scope in SELF_CHECKS if scope == file.stem), None)
        if scope:
            cases = _checked(data, document, SELF_CHECKS[scope].cases).record
            data.self_check_cases += [
                LoadedSelfCheckCase(case, document, ("scenarios", i), scope)
                for i, case in enumerate(cases.scenarios if cases else ())
            ]
        else:
            scenarios = _checked(data, document, models.Scenarios).record
            data.scenarios += [
                LoadedScenario(scenario, document, ("scenarios", i))
                for i, scenario in enumerate(scenarios.scenarios if scenarios else ())
            ]
