"""Pydantic's errors as findings: at the line, with what was expected, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.conditions import suggestion
from generator.findings import Finding
from generator.source import Document, Path_

_TYPES = {
    "string_type": ("文字", "text", "zh: 名称"),
    "int_type": ("整数", "a whole number", "number: 3"),
    "bool_type": ("true 或 false", "true or false", "integer: true"),
    "list_type": ("一组内容", "a list", "[a, b]"),
    "dict_type": ("一组“键: 值”", "keys and values", "{zh: 名称, en: name}"),
    "model_type": ("一组“键: 值”", "keys and values", "{zh: 名称, en: name}"),
    "model_attributes_type": ("一组“键: 值”", "keys and values", "{zh: 名称, en: name}"),
    "float_type": ("数", "a number", "30"),
}


def validate(document: Document, shape: Any, data: Any = None, base: Path_ = ()) -> Any:
    """The data as ``shape`` (a model or a type); every error becomes a finding of the document.

    Returns None if there is any error.
    """
    try:
        return TypeAdapter(shape).validate_python(document.data if data is None else data)
    except ValidationError as error:
        for entry in error.errors():
            document.findings.append(_finding(document, shape, base, entry))
        return None


def _finding(document: Document, shape: Any, base: Path_, entry: Any) -> Finding:
    path: Path_ = (*base, *_real_path(document, base, entry["loc"]))
    kind: str = entry["type"]
    last = str(path[-1]) if path else ""
    if kind == "missing":
        zh, en = f"缺少“{last}”。", f"“{last}” is missing."
        if last in ("zh", "en"):
            zh, en = f"缺少{'中文' if last == 'zh' else '英文'}（{last}）。两种语言都要有。", f"the {'Chinese' if last == 'zh' else 'English'} text ({last}) is missing. Both languages are needed."
        return Finding(document.place(path[:-1]), "error", "missing", zh + f"例如 {last}: …", en + f" For example {last}: …")
    if kind == "extra_forbidden":
        hint = suggestion(last, _fields(shape, path[len(base):]))
        return Finding(document.key_place(path), "error", "unknown-key", f"不认识的键“{last}”。{hint[0]}", f"the key “{last}” is not known. {hint[1]}")
    place = document.place(path)
    if kind in _TYPES:
        zh, en, example = _TYPES[kind]
        return Finding(place, "error", "type", f"“{last}”应为{zh}，例如 {example}", f"“{last}” should be {en}, for example {example}")
    if kind == "value_error":
        return _own_error(place, str(entry["ctx"]["error"]))
    expected = entry.get("ctx", {}).get("expected") or entry.get("ctx", {}).get("pattern") or entry["msg"]
    return Finding(place, "error", "value", f"“{last}”的值不对。应为：{expected}", f"the value of “{last}” is not right. Expected: {expected}")


def _own_error(place: Any, text: str) -> Finding:
    if text == "effective-order":
        return Finding(place, "error", "effective", "起始日晚于终止日。from 应早于 until。", "it ends before it begins. `from` must come before `until`.")
    what, kind, name = [*text.split(":"), "", ""][:3]
    if what == "fact-missing":
        return Finding(place, "error", "missing", f"{kind} 类型的问题缺少“{name}”。", f"a fact of type {kind} needs “{name}”.")
    if what == "fact-extra":
        return Finding(place, "error", "unknown-key", f"{kind} 类型的问题不用“{name}”。请删去。", f"a fact of type {kind} has no “{name}”. Delete it.")
    if what == "fact-options":
        return Finding(place, "error", "value", "至少要有两个选项。", "at least two options are needed.")
    return Finding(place, "error", "value", text, text)


def _real_path(document: Document, base: Path_, loc: tuple[Any, ...]) -> Iterator[str | int]:
    """The path in the file: pydantic adds names of union branches that the file does not have."""
    path = base
    for i, step in enumerate(loc):
        known = (*path, step)
        if known in document.values or i == len(loc) - 1:
            path = known
            yield step


def _fields(shape: Any, path: Path_) -> list[str]:
    """The keys that a model allows where a wrong one stands; empty if that cannot be told."""
    model = shape
    for step in path[:-1]:
        model = _step(model, step)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items()]
    return []


def _step(shape: Any, step: str | int) -> Any:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            if step in (name, field.alias):
                return _unwrap(field.annotation)
        return None
    args = getattr(shape, "__args__", ())
    return _unwrap(args[-1]) if args else None


def _unwrap(annotation: Any) -> Any:
    """``X | None`` as X."""
    args = [a for a in getattr(annotation, "__args__", ()) if a is not type(None)]
    origin = getattr(annotation, "__origin__", None)
    return args[0] if args and origin is None else annotation
