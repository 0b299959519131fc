"""What editors need to help while typing: a JSON Schema for every file of the data, made from the same
models.

The meaning of each key is in ``models/fields.yaml``, in Chinese. ``eia-guide schema`` writes the schemas and
the editor's settings; a test holds what is kept in the repository to what is made here.
"""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator import models
from generator.records.files import RECORD_FILES, SELF_CHECKS, VOCABULARY_FILES
from generator.source import document as source
from generator.system.place import file, fit_file

FOLDER = "policy_data/.schema"
"""Where the schemas are kept, from the top of the repository.

Hidden files of the data folder are left alone by ``load``.
"""

Schema = dict[str, Any]

CONDITION: Schema = {
    "description": (
        "条件：一行文字，例如 solvent_coating >= 10 t/a；或 all、any（后接列表）、not；其余情形写 otherwise。"
    ),
    "examples": [
        "otherwise",
        "electroplating",
        "not large_scale_farm",
        "hospital_beds >= 20 beds",
        "road_class is expressway or trunk",
        "in_sensitive_area",
    ],
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
            "properties": {
                "all": {
                    "description": "各条都要符合。",
                    "type": "array",
                    "minItems": 1,
                    "items": {"$ref": "#/$defs/Condition"},
                },
                "any": {
                    "description": "符合其中一条即可。",
                    "type": "array",
                    "minItems": 1,
                    "items": {"$ref": "#/$defs/Condition"},
                },
                "not": {"description": "不符合这个条件。", "$ref": "#/$defs/Condition"},
            },
        },
    ],
}
"""A condition, as far as its form goes; what it speaks of is checked by ``eia-guide validate``."""


def shapes() -> dict[str, tuple[tuple[str, ...], type]]:
    """By name of the schema: the files it is for (patterns with ``*`` alone, which every editor knows) and
    their shape."""
    own = {**VOCABULARY_FILES, **RECORD_FILES}
    found: dict[str, tuple[tuple[str, ...], type]] = {
        name.removesuffix(".yaml").replace("/", "-"): ((name,), shape) for name, shape in own.items()
    }
    found["catalogue-edition"] = (("catalogue/*/edition.yaml",), models.Edition)
    found["catalogue-category"] = (
        tuple(f"catalogue/*/{digit}*.yaml" for digit in range(10)),
        models.Category,
    )
    found["cases"] = (("cases/*/*.yaml",), models.Cases)
    for name, check in SELF_CHECKS.items():
        found[f"scenarios-{name}"] = ((f"scenarios/{name}.yaml",), check.cases)
    found["scenarios"] = (
        ("scenarios/items_*.yaml", "scenarios/across_*.yaml", "scenarios/who_*.yaml"),
        models.Scenarios,
    )
    return found


@cache
def fields() -> dict[str, str]:
    """What each key means, in Chinese, by ``Model.key`` or ``key``."""
    file = Path(models.__path__[0]) / "fields.yaml"
    meanings = source.read(
        file, file.name
    ).mapping()  # by our own reader: to it, `on`, `yes` and `no` are words
    return {key: str(meaning) for key, meaning in meanings.items()}


def meaning(model: str, key: str) -> str:
    """What a key of a model means; LookupError if nothing is written of it."""
    found = fields().get(f"{model}.{key}") or fields().get(key)
    if not found:
        raise LookupError(f"models/fields.yaml says nothing of {model}.{key}")
    return found


def schema(name: str) -> Schema:
    """The schema of one kind of file."""
    files, shape = shapes()[name]
    made = TypeAdapter(shape).json_schema()
    definitions: dict[str, Schema] = made.pop("$defs", {})
    for model, definition in definitions.items():
        _explain(model, definition)
    _explain(getattr(shape, "__name__", ""), made)
    _closed(made)
    definitions["Condition"] = CONDITION
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"policy_data/{files[0]}",
        **made,
        "$defs": dict(sorted(definitions.items())),
    }


def _explain(model: str, definition: Schema) -> None:
    """Put the Chinese meaning in the place of titles and docstrings; what may be anything there is a
    condition."""
    definition.pop("title", None)
    definition.pop("description", None)
    required = definition.get("required", ())
    for key, value in definition.get("properties", {}).items():
        value.pop("title", None)
        if not {"type", "$ref", "anyOf", "enum", "const"} & set(value):
            value.update(
                {"$ref": "#/$defs/Condition"}
                if key in required
                else {"anyOf": [{"$ref": "#/$defs/Condition"}, {"type": "null"}]}
            )
        elif value.get("items") == {}:
            value["items"] = {"$ref": "#/$defs/Condition"}
        _closed(value)
        value["description"] = meaning(model, key)


def _closed(value: Schema) -> None:
    """A map whose keys are ids takes no other keys."""
    if "patternProperties" in value:
        value["additionalProperties"] = False
    for option in value.get("anyOf", ()):
        _closed(option)


def settings() -> Schema:
    """Settings of VS Code (with its YAML extension) for the repository: which schema is for which files, and
    how files are saved."""
    return {
        "yaml.schemas": {
            f"{FOLDER}/{name}.json": [f"policy_data/{file}" for file in files]
            for name, (files, _) in shapes().items()
        },
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.autoIndent": "keep",
            "editor.formatOnSave": False,
        },
        "editor.unicodeHighlight.ambiguousCharacters": False,
        "editor.unicodeHighlight.invisibleCharacters": True,
        "editor.renderWhitespace": "boundary",
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
    }


def files() -> dict[str, str]:
    """All of it as text, by path from the top of the repository."""
    made = {f"{FOLDER}/{name}.json": schema(name) for name in shapes()}
    made[".vscode/settings.json"] = settings()
    made[".vscode/extensions.json"] = {"recommendations": ["redhat.vscode-yaml"]}
    return {path: json.dumps(content, ensure_ascii=False, indent=2) + "\n" for path, content in made.items()}


def write(root: Path) -> list[Path]:
    """Write all of it below ``root``; returns the files written.

    Raises ``Unfit`` before anything is written if a file stands there that holds more than is made here.
    """
    made = {root / name: text for name, text in files().items()}
    for path, text in made.items():
        fit_file(path, partial(_no_more_than, text))
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with file(path, partial(_no_more_than, text)) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")
    return list(made)


_OF_SCHEMAS = frozenset(
    ("$schema", "$id", "$defs", "$ref", "title", "description", "type", "anyOf", "items", "properties",
     "required", "additionalProperties", "patternProperties")
)  # fmt: skip


def _no_more_than(text: str, path: Path) -> bool:
    """Whether a file holds keys of ours alone: an editor's settings may hold a person's own."""
    try:
        there = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(there, dict) and there.keys() <= json.loads(text).keys() | _OF_SCHEMAS
