"""Conditions that stand in the records of tracks, services and measures, read and compiled.

These may speak of three more facts, which the program itself supplies: ``document`` (the document
decided), ``on_exempt_list`` and ``on_commitment_list`` (whether a list names the project).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import models
from generator.models.policy.catalogue import FactRecord, OptionRecord
from generator.records.conditions import Asked, Report, Vocabulary, parse, place_of
from generator.records.data import Data
from generator.records.files import RECORD_FILES, SELF_CHECKS
from generator.rules.logic import Tree, facts_of
from generator.rules.tracks import ROUTE_FACTS
from generator.rules.wording import Text
from generator.source.document import Document, Path_, Yaml

Compiled = bool | int | float | str | Sequence["Compiled"] | Mapping[str, "Compiled"] | None
"""A value of a record in which conditions are trees."""


_OPTIONS: list[OptionRecord] = [
    {"id": "report", "zh": "报告书", "en": "report"},
    {"id": "form", "zh": "报告表", "en": "report form"},
    {"id": "registration", "zh": "登记表", "en": "registration form"},
    {"id": "none", "zh": "不需要环评文件", "en": "no document"},
]


def known_fact(name: str, said: Text) -> FactRecord:
    """What the program knows itself, in the shape of a question that is answered by yes or no."""
    return {
        "id": name,
        "type": "yes_no",
        "scope": "route",
        "unit": None,
        "unit_name": None,
        "integer": False,
        "help": None,
        "none": None,
        "options": None,
        "ask": None,
        "name": said,
        "yes": said,
        "no": {"zh": f"未{said['zh']}", "en": f"not {said['en']}"},
    }


def _route_question(name: str, zh: str, en: str) -> FactRecord:
    """One that decides a track: the document is one of several."""
    asked = known_fact(name, {"zh": zh, "en": en})
    return {**asked, "type": "choice", "options": _OPTIONS} if name == "document" else asked


_NAMES = (
    ("环评文件", "document"),
    ("列入豁免清单", "on the exemption list"),
    ("列入告知承诺清单", "on the commitment list"),
)
ROUTE_QUESTIONS: dict[str, FactRecord] = {
    name: _route_question(name, zh, en) for name, (zh, en) in zip(ROUTE_FACTS, _NAMES, strict=True)
}


CONDITIONS = ("when", "where")
"""The keys under which records hold conditions."""


def check_conditions(data: Data) -> set[str]:
    """Read every condition of the records, also of those with other errors; returns the facts they ask."""
    return {fact for name in RECORD_FILES for _, tree in conditions_in(data, name) for fact in facts_of(tree)}


def conditions_in(data: Data, name: str) -> Iterator[tuple[Path_, Tree]]:
    """Every condition of a record file, read, with where it stands."""
    if document := data.document(name):
        vocabulary, report = _reader(data, document)
        for path, condition in _conditions(document.data, ()):
            yield path, parse(condition, vocabulary, report, path)


def _conditions(value: Yaml, path: Path_) -> Iterator[tuple[Path_, Yaml]]:
    """Every condition below a value, as it is written."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in CONDITIONS and part is not None:
                yield (*path, key), part
            else:
                yield from _conditions(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _conditions(part, (*path, i))


def compile_conditions(data: Data) -> dict[str, Compiled]:
    """Every record file by its name, with each ``when`` replaced by its tree."""
    compiled: dict[str, Compiled] = {}
    lists: dict[str, Compiled] = {}
    for file, model in RECORD_FILES.items():
        document = data.document(file)
        if document is None or model not in data.records:
            continue
        folder, _, name = file.removesuffix(".yaml").rpartition("/")
        trees = dict(conditions_in(data, file))
        (lists if folder else compiled)[name] = _compiled(document.data, trees, ())
        if folder:
            compiled[folder] = lists
    data.check()
    return compiled


def _compiled(value: Yaml, trees: Mapping[Path_, Tree], path: Path_) -> Compiled:
    """A copy of a value with the conditions below it as trees."""
    if path in trees:
        return trees[path]
    if isinstance(value, dict):
        return {key: _compiled(part, trees, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_compiled(part, trees, (*path, i)) for i, part in enumerate(value)]
    return value


def _reader(data: Data, document: Document) -> tuple[Vocabulary, Report]:
    """What conditions of a document may speak of, and where their mistakes go."""
    name = document.path.removeprefix(data.shown(""))
    facts = data.definitions.facts_for(name)
    if all(check.file != name for check in SELF_CHECKS.values()):
        facts |= ROUTE_VOCABULARY

    def report(path: Path_, code: str, zh: str, en: str) -> None:
        data.findings.error(place_of(document, path), code, zh, en)

    return Vocabulary(facts, data.definitions.area_classes, None, data.definitions.doubtful), report


ROUTE_VOCABULARY = {
    name: Asked(fact["type"], None, tuple(option["id"] for option in fact["options"] or ()))
    for name, fact in ROUTE_QUESTIONS.items()
}


def track_conditions(data: Data) -> list[tuple[str, Tree]]:
    """The condition of each track, in order; empty if one of them cannot be read."""
    document = data.document("tracks.yaml")
    assert document is not None
    mistakes: list[str] = []

    def report(_path: Path_, code: str, _zh: str, _en: str) -> None:
        mistakes.append(code)

    vocabulary, _ = _reader(data, document)
    trees: list[tuple[str, Tree]] = [
        (track.id, parse(track.when, vocabulary, report, ("tracks", i, "when")))
        for i, track in enumerate(data.records[models.Tracks].tracks)
    ]
    return [] if mistakes else trees
