"""Conditions that stand in the records of tracks, services and measures, read and compiled.

These may speak of three more facts, which the program itself supplies: ``document`` (the document
decided), ``on_exempt_list`` and ``on_commitment_list`` (whether a list names the project).
"""

from __future__ import annotations

from typing import Any

from generator.conditions import Tree, Vocabulary, parse
from generator.source import Path_

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
        "id": _name, "type": "yes_no", "scope": "route", "unit": None, "unit_name": None, "integer": False,
        "help": None, "none": None, "options": None, "ask": None,
        "name": {"zh": _zh, "en": _en}, "yes": {"zh": _zh, "en": _en}, "no": {"zh": f"未{_zh}", "en": f"not {_en}"},
    }  # fmt: skip


def compile_conditions(data: Any) -> dict[str, Any]:
    """Every record file by its name, with each ``when`` replaced by its tree."""
    facts = {**data.facts, **ROUTE_FACTS}
    facts["document"] = {**ROUTE_FACTS["document"], "options": [o["id"] for o in ROUTE_FACTS["document"]["options"]]}
    vocabulary = Vocabulary(facts, data.area_classes)
    compiled: dict[str, Any] = {}
    for name, record in data.records.items():
        document = data.documents[f"{data.root.name}/{name}.yaml"]

        def report(path: Path_, code: str, zh: str, en: str, document: Any = document) -> None:
            data.error(document.place(path), code, zh, en)

        value = _walk(record, vocabulary, report, ())
        head, _, tail = name.partition("/")
        if tail:
            compiled.setdefault(head, {})[tail] = value
        else:
            compiled[name] = value
    data.check()
    return compiled


def _walk(value: Any, vocabulary: Vocabulary, report: Any, path: Path_) -> Any:
    if isinstance(value, dict):
        return {
            key: _when(part, vocabulary, report, (*path, key)) if key == "when" else _walk(part, vocabulary, report, (*path, key))
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_walk(part, vocabulary, report, (*path, i)) for i, part in enumerate(value)]
    return value


def _when(value: Any, vocabulary: Vocabulary, report: Any, path: Path_) -> Tree:
    return parse(value, vocabulary, report, path)
