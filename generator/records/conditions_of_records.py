"""Conditions that stand in the records of tracks, services and measures, read and compiled.

These may speak of three more facts, which the program itself supplies: ``document`` (the document
decided), ``on_exempt_list`` and ``on_commitment_list`` (whether a list names the project).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.records.conditions import Report, Tree, Vocabulary, parse, place_of
from generator.records.files import OWN_FILES, RECORD_FILES
from generator.rules.logic import facts_of
from generator.source.document import Document, Path_

ROUTE_FACTS: dict[str, dict[str, Any]] = {
    "document": {
        "id": "document",
        "type": "choice",
        "scope": "route",
        "unit": None,
        "unit_name": None,
        "integer": False,
        "help": None,
        "none": None,
        "name": {"zh": "环评文件", "en": "document"},
        "ask": None,
        "options": [
            {"id": "report", "zh": "报告书", "en": "report"},
            {"id": "form", "zh": "报告表", "en": "report form"},
            {"id": "registration", "zh": "登记表", "en": "registration form"},
            {"id": "none", "zh": "不需要环评文件", "en": "no document"},
        ],
    },
}
for _name, _zh, _en in (
    ("on_exempt_list", "列入豁免清单", "on the exemption list"),
    ("on_commitment_list", "列入告知承诺清单", "on the commitment list"),
):
    ROUTE_FACTS[_name] = {
        "id": _name,
        "type": "yes_no",
        "scope": "route",
        "unit": None,
        "unit_name": None,
        "integer": False,
        "help": None,
        "none": None,
        "options": None,
        "ask": None,
        "name": {"zh": _zh, "en": _en},
        "yes": {"zh": _zh, "en": _en},
        "no": {"zh": f"未{_zh}", "en": f"not {_en}"},
    }


def check_conditions(data: Any) -> set[str]:
    """Read every ``when`` of the records, also of those with other errors; returns the facts they ask."""
    asked: set[str] = set()
    for name in RECORD_FILES:
        document = data.document(name)
        if document is not None:
            for tree in _trees(_walk(document.data, *_reader(data, document), ())):
                asked.update(facts_of(tree))
    return asked


def compile_conditions(data: Any) -> dict[str, Any]:
    """Every record file by its name, with each ``when`` replaced by its tree; scenarios stay out."""
    compiled: dict[str, Any] = {}
    for name, record in data.records.items():
        if name.startswith("scenarios/"):
            continue
        value = _walk(record, *_reader(data, data.document(f"{name}.yaml")), ())
        head, _, tail = name.partition("/")
        if tail:
            compiled.setdefault(head, {})[tail] = value
        else:
            compiled[name] = value
    data.check()
    return compiled


def _reader(data: Any, document: Document) -> tuple[Vocabulary, Report]:
    """What conditions of a document may speak of, and where their mistakes go."""
    name = document.path.removeprefix(data.shown(""))
    facts = data.facts_for(name)
    if name not in OWN_FILES:
        facts |= ROUTE_FACTS
        facts["document"] = {
            **ROUTE_FACTS["document"],
            "options": [o["id"] for o in ROUTE_FACTS["document"]["options"]],
        }

    def report(path: Path_, code: str, zh: str, en: str) -> None:
        data.error(place_of(document, path), code, zh, en)

    return Vocabulary(facts, data.area_classes, None, data.doubtful), report


def _walk(value: Any, vocabulary: Vocabulary, report: Report, path: Path_) -> Any:
    if isinstance(value, dict):
        return {key: _entry(key, part, vocabulary, report, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_walk(part, vocabulary, report, (*path, i)) for i, part in enumerate(value)]
    return value


def _entry(key: str, value: Any, vocabulary: Vocabulary, report: Report, path: Path_) -> Any:
    if key == "when" and value is not None:
        return parse(value, vocabulary, report, path)
    return _walk(value, vocabulary, report, path)


def _trees(value: Any) -> Iterator[Tree]:
    """The conditions below a value."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "when" and part is not None:
                yield part
            else:
                yield from _trees(part)
    elif isinstance(value, list):
        for part in value:
            yield from _trees(part)


def track_conditions(data: Any) -> list[tuple[str, Tree]]:
    """The condition of each track, in order; empty if one of them cannot be read."""
    document = data.document("tracks.yaml")
    mistakes: list[str] = []

    def report(_path: Path_, code: str, _zh: str, _en: str) -> None:
        mistakes.append(code)

    vocabulary, _ = _reader(data, document)
    found = [
        (track["id"], parse(track["when"], vocabulary, report, ("tracks", i, "when")))
        for i, track in enumerate(data.records["tracks"]["tracks"])
    ]
    return [] if mistakes else found
