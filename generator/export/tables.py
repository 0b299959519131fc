"""Records as tables: which columns a shape has, and what stands in each cell.

Texts take two columns (``name_zh``, ``name_en``), lists of words one cell, and what has a structure of its
own (a rule, the options of a question) stands in its cell as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel

from generator.export.shapes import Amount, Cited, Condition, Noted, Row, Span, Words
from generator.models.base import Text
from generator.system.canonical_json import to_json

Cell = str | int | bool | None
Kind = Literal["string", "integer", "boolean"]


@dataclass(frozen=True)
class Column:
    """A column: its name, the field it comes from, and what its cells hold."""

    name: str
    field: str
    kind: Kind = "string"


def columns(shape: type[Row]) -> list[Column]:
    """The columns of a shape, whatever the records hold."""
    return [
        column
        for name, field in shape.model_fields.items()
        for column in _columns(field.alias or name, _bare(field.annotation))
    ]


_PARTS: dict[Any, tuple[str, ...]] = {
    Text: ("zh", "en"),
    Words: ("zh", "en"),
    Span: ("from", "until"),
    Condition: ("zh", "en", "rule"),
    Amount: ("min", "max", "unit", "of_zh", "of_en"),
    list[Cited]: ("zh", "en"),
    list[Noted]: ("zh", "en"),
}
"""Fields that take more than one column."""


def _columns(name: str, annotation: Any) -> Iterator[Column]:
    if annotation in _PARTS:
        for part in _PARTS[annotation]:
            yield Column(f"{name}_{part}", name, "integer" if part in ("min", "max") else "string")
    else:
        kinds: dict[Any, Kind] = {int: "integer", bool: "boolean"}
        yield Column(name, name, kinds.get(annotation, "string"))


def _bare(annotation: Any) -> Any:
    """``X | None`` as X."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return parts[0] if len(parts) == 1 and type(None) in get_args(annotation) else annotation


def table(shape: type[Row], rows: Iterable[Row]) -> list[Sequence[Cell]]:
    """The cells of every record, in the order of ``columns``."""
    fields = [(name, _bare(field.annotation)) for name, field in shape.model_fields.items()]
    return [
        [cell for name, annotation in fields for cell in _cells(getattr(row, name), annotation)]
        for row in rows
    ]


def _cells(value: Any, annotation: Any) -> Iterable[Cell]:
    parts = _PARTS.get(annotation, ("",))
    if value is None:
        return [None] * len(parts)
    if annotation == list[Cited]:
        return [
            "；".join(_source(source, "zh") for source in value),
            "; ".join(_source(source, "en") for source in value),
        ]
    if annotation == list[Noted]:
        return ["；".join(note.text.zh for note in value), "; ".join(note.text.en for note in value)]
    if annotation is Words:
        return ["；".join(value.zh), "; ".join(value.en)]
    if annotation is Condition:
        return ["；".join(value.sentences.zh), "; ".join(value.sentences.en), _json(value.rule)]
    if annotation is Amount:
        return [value.min, value.max, value.unit, *(_cells(value.of, Text))]
    if len(parts) > 1:
        return list(value.model_dump().values())
    return [_single(value)]


def _single(value: Any) -> Cell:
    if isinstance(value, list):
        return (
            _json(value) if any(isinstance(part, BaseModel) for part in value) else "; ".join(map(str, value))
        )
    return value if isinstance(value, (str, int)) else _json(value)


def _source(source: Cited, lang: str) -> str:
    """``《title》（number） place``."""
    if lang == "zh":
        return (
            f"《{source.title.zh}》"
            + (f"（{source.number}）" if source.number else "")
            + (source.at.zh if source.at else "")
        )
    return (
        source.title.en
        + (f" ({source.number})" if source.number else "")
        + (f", {source.at.en}" if source.at else "")
    )


def _json(value: Any) -> str:
    plain = [part.model_dump(mode="json") for part in value] if isinstance(value, list) else value
    return to_json(plain)
