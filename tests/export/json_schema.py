"""A small checker of JSON Schema (draft 2020-12), for the words that our schemas use; any other word is refused.

It shares nothing with pydantic, which made the schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_SAID = {"$schema", "$id", "$defs", "title", "description", "default", "examples"}
_KNOWN = {
    "type", "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties", "items", "minItems", "anyOf", "enum",
    "const", "pattern", "minLength", "minimum", "maximum", "$ref",
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Every place where a value departs from a schema."""
    strange = set(schema) - _SAID - _KNOWN
    assert not strange, f"the schema says {strange}, which this checker does not know"
    if "$ref" in schema:
        yield from problems(value, _definition(schema["$ref"], root), root, at)
    if "anyOf" in schema and all(list(problems(value, option, root, at)) for option in schema["anyOf"]):
        yield f"{at}: none of the alternatives fits {value!r:.60}"
    kind = schema.get("type")
    if kind and (
        not isinstance(value, _TYPES[kind]) or (kind in ("integer", "number") and isinstance(value, bool))
    ):
        yield f"{at}: {value!r:.60} is not {kind}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r:.60} is not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r:.60} is not {schema['const']!r}"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{at}: {value!r:.60} does not match {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            yield f"{at}: too short"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value} is less than {schema['minimum']}"
    if isinstance(value, int) and value > schema.get("maximum", value):
        yield f"{at}: {value} is more than {schema['maximum']}"
    if isinstance(value, list) and len(value) < schema.get("minItems", 0):
        yield f"{at}: too few entries"
    if isinstance(value, list) and "items" in schema:
        for i, part in enumerate(value):
            yield from problems(part, schema["items"], root, f"{at}[{i}]")
    if isinstance(value, dict):
        yield from _object(value, schema, root, at)


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}: {name} is missing"
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
        yield f"{at}: {len(value)} keys"
    for name, part in value.items():
        if "propertyNames" in schema:
            yield from problems(name, schema["propertyNames"], root, f"{at}.{name}")
        if name in schema.get("properties", {}):
            yield from problems(part, schema["properties"][name], root, f"{at}.{name}")
        elif shapes := [
            shape
            for pattern, shape in schema.get("patternProperties", {}).items()
            if re.search(pattern, name)
        ]:
            for shape in shapes:
                yield from problems(part, shape, root, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: {name} does not belong here"
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from problems(part, schema["additionalProperties"], root, f"{at}.{name}")


def _definition(ref: str, root: dict[str, Any]) -> dict[str, Any]:
    definition: dict[str, Any] = root["$defs"][ref.removeprefix("#/$defs/")]
    return definition
