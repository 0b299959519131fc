"""What the forms of the workbench are made from, as one JSON.

It holds the shapes of all files with Chinese titles, what choices are called, where the ids come from that a
value may name, and an empty record of each kind.

Shapes are those of the editors' schemas (``schema``), titles and choices come from ``models/fields.yaml`` and
``models/choices.yaml``, empty records from ``templates``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml
from pydantic import BaseModel

from generator import models
from generator.authoring.schema import CONDITION, Schema, fields, schema, shapes
from generator.authoring.templates import KINDS, blank, models_of
from generator.models.policy.catalogue import FactRecord
from generator.records.conditions_of_records import ROUTE_QUESTIONS
from generator.source import document as source

REFERENCES: dict[str, str] = {
    "instrument": "instruments.yaml/instruments",
    "unit": "units.yaml",
    "items": "items",
    "item": "items",
    "without": "items",
    "deciding_item": "items",
    "penalties": "penalties.yaml/penalties",
    "contacts": "contacts.yaml/contacts",
    "channels": "contacts.yaml/contacts",
    "papers": "tracks.yaml/papers",
    "rule": "procedure.yaml/rules",
    "forbidden": "forbidden.yaml/prohibitions",
    "may_be_forbidden": "forbidden.yaml/prohibitions",
    "request": "actions.yaml/requests",
    "authorities": "contacts.yaml/authority",
    "sensitive_areas": "areas",
    "ask_next": "questions",
    "lighter_with_more": "questions",
    "figures": "questions",
    "Measure.stage": "measures.yaml/stages",
    "Measure.service": "services.yaml/groups/*/parts",
    "Point.group": "major_change.yaml/groups",
    "MajorChange.rules": "procedure.yaml/rules",
    "ProtectedArea.kinds": "areas",
    "ProtectedArea.rule": "procedure.yaml/rules",
}
"""Whose ids a value names, by ``Model.key`` or ``key``.

A list or map of a file, or all ``items``, ``questions`` or ``areas``.
"""

_LATIN = re.compile("^[a-z_]+ ")
_HEAD = re.compile("[：，。；（]")
_SAID = re.compile(r"(?<![a-z_0-9])([a-z_0-9]+) ?([\u4e00-\u9fff][^；。、，：a-z]*)")


def title(key: str, meaning: str) -> str:
    """What a field is called: the beginning of what it means."""
    head = _HEAD.split(meaning)[0]
    if _LATIN.match(head):
        head = _HEAD.split(fields().get(key, head))[0]
    return head.removesuffix("的代号") if len(head) > len("的代号") else head


@cache
def choices() -> dict[str, dict[str, str]]:
    """What choices are called that a key's own meaning does not name."""
    file = Path(models.__path__[0]) / "choices.yaml"
    return {key: dict(value) for key, value in source.read(file, file.name).mapping().items()}  # type: ignore[arg-type]


def called(values: list[str], meaning: str) -> dict[str, dict[str, str]]:
    """What the choices of a field are called, in both languages."""
    said = {value: zh.strip() for value, zh in _SAID.findall(meaning)}
    if len(values) == 1 or not said.keys() >= set(values):
        said = {}
    known = choices()
    return {
        value: {
            "zh": said.get(value) or known.get(value, {}).get("zh", value),
            "en": known.get(value, {}).get("en", value.replace("_", " ")),
        }
        for value in values
    }


class Forms(TypedDict):
    """``files`` leads from a pattern to a root; ``empty`` holds a record by the name of its model."""

    files: list[tuple[str, str]]
    roots: dict[str, Schema]
    definitions: dict[str, Schema]
    empty: dict[str, object]
    blanks: list[str]
    route: dict[str, FactRecord]


def forms() -> Forms:
    """All of it."""
    definitions: dict[str, Schema] = {}
    roots: dict[str, Schema] = {}
    files: list[tuple[str, str]] = []
    for name, (patterns, shape) in shapes().items():
        made = schema(name)
        for model, definition in made.pop("$defs").items():
            definitions.setdefault(model, _titled(model, definition))
        roots[name] = {
            **_titled(getattr(shape, "__name__", ""), made),
            "model": getattr(shape, "__name__", ""),
        }
        files += [(pattern, name) for pattern in patterns]
    definitions["Condition"] = {"condition": True, "description": CONDITION["description"]}
    return {
        "files": files,
        "roots": roots,
        "definitions": definitions,
        "empty": {name: _empty(model) for name, model in _models().items() if name in definitions},
        "blanks": BLANKS,
        "route": ROUTE_QUESTIONS,
    }


BLANKS = ["代号", "整数", "年-月-日", "条件", "依据代号", "网址", "代码", "页面地址", "true或false", "回答"]
"""What stands for a value in an empty record: a form shows it as an empty field, ``validate`` refuses it."""


def _titled(model: str, definition: Schema) -> Schema:
    """The shape with titles, choices by name and whose ids a value names."""
    properties = {
        key: _field(model, key, dict(value)) for key, value in definition.get("properties", {}).items()
    }
    rest = {key: value for key, value in definition.items() if key not in ("$schema", "title")}
    return {**rest, "properties": properties} if properties else rest


def _field(model: str, key: str, value: Schema) -> Schema:
    meaning = value.get("description", "")
    value["title"] = title(key, meaning)
    if options := _options(value):
        value["choices"] = called(options, meaning)
    elif (refers := REFERENCES.get(f"{model}.{key}") or REFERENCES.get(key)) and _names(value):
        value["refers"] = refers
    return value


def _names(value: Schema) -> bool:
    """Whether a value is an id or a number, or several."""
    parts = [part for part in value.get("anyOf", [value]) if part.get("type") != "null"]
    kinds = [
        part.get("items", {}).get("type") if part.get("type") == "array" else part.get("type")
        for part in parts
    ]
    return bool(kinds) and set(kinds) <= {"string", "integer"}


def _options(value: Schema) -> list[str]:
    """The words among which to choose, wherever the shape has them."""
    if "enum" in value:
        return [str(option) for option in value["enum"]]
    if isinstance(value.get("const"), str):
        return [value["const"]]
    parts = [*value.get("anyOf", ()), *([value["items"]] if isinstance(value.get("items"), dict) else [])]
    return [option for part in parts for option in _options(part)]


def _empty(model: type[BaseModel]) -> object:
    more = next((kind.with_ for kind in KINDS.values() if kind.model is model), ())
    return yaml.load("\n".join(blank(model, more)), yaml.BaseLoader)  # noqa: S506 (words are all it makes)


@cache
def _models() -> dict[str, type[BaseModel]]:
    """Every model of a file, by its name."""
    return {model.__name__: model for _, shape in shapes().values() for model in models_of(shape)}
