"""Records as tables: which columns a shape has, and what stands in each cell.

Texts take two columns (``name_zh``, ``name_en``), a part of a record a column for each of its keys, lists of
words one cell, and what has a structure of its own (a rule, the options of a question) stands in its cell as
JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.export.shapes import Annotation, Cited, Part, Row, Sentences, Words, without_none
from generator.library.text import LANGUAGES
from generator.models.base import Text

Cell = str | int | bool | None
Kind = Literal["string", "integer", "boolean"]
Read = Callable[[Part], Cell]
"""What stands in a cell, from the value of a field."""

BETWEEN: Mapping[str, str] = {"zh": "；", "en": "; "}


@dataclass(frozen=True)
class Column:
    """A column: the keys that lead to it in a record, and what its cells hold."""

    path: tuple[str, ...]
    read: Read
    kind: Kind = "string"

    @property
    def name(self) -> str:
        """``fine_min``."""
        return "_".join(self.path)


def columns(shape: type[Row]) -> list[Column]:
    """The columns of a shape, whatever the records hold."""
    return list(_of_shape(shape))


def table(columns: Sequence[Column], rows: Iterable[Mapping[str, object]]) -> list[Sequence[Cell]]:
    """The cells of every record, in the order of the columns."""
    return [[column.read(row) for column in columns] for row in rows]


def _of_shape(shape: type[BaseModel]) -> Iterator[Column]:
    for attribute, field in shape.model_fields.items():
        name = field.alias or attribute
        for inner in _columns(without_none(field.annotation)):
            yield Column((name, *inner.path), _within(name, inner.read), inner.kind)


def _within(name: str, read: Read) -> Read:
    return lambda record: read(record[name]) if record and record[name] is not None else None


def _columns(holds: Annotation) -> Iterator[Column]:
    """The columns of a field, by what it holds."""
    if get_origin(holds) is Annotated:
        yield from _columns(without_none(get_args(holds)[0]))
    elif holds is Sentences:
        yield from (Column((lang,), _sentences(lang)) for lang in LANGUAGES)
        yield Column(("rule",), lambda value: _json(value["rule"]))
    elif holds is Words:
        yield from (Column((lang,), _listed(lang)) for lang in LANGUAGES)
    elif said := _SAID.get(holds) or (_remark if _is_remarks(holds) else None):
        yield from (Column((lang,), _joined(said, lang)) for lang in LANGUAGES)
    elif isinstance(holds, type) and issubclass(holds, BaseModel):
        yield from _of_shape(holds)
    elif get_origin(holds) is list and not _is_rows(holds):
        yield Column((), lambda value: "; ".join(map(str, value)))
    elif isinstance(holds, type) and issubclass(holds, (bool, int)):
        yield Column((), lambda value: value, "boolean" if issubclass(holds, bool) else "integer")
    else:
        yield Column((), lambda value: value if isinstance(value, str) else _json(value) if value else "")


def _is_rows(holds: Annotation) -> bool:
    inner = get_args(holds)[0]
    return isinstance(inner, type) and issubclass(inner, BaseModel)


def _is_remarks(holds: Annotation) -> bool:
    return get_origin(holds) is list and _is_rows(holds) and "text" in get_args(holds)[0].model_fields


def _remark(remark: Part, lang: str) -> str:
    return str(remark["text"][lang])


def _text(text: Part, lang: str) -> str:
    return str(text[lang])


def _source(source: Part, lang: str) -> str:
    """``《title》（number） place``."""
    title, number, at = str(source["title"][lang]), source["number"], str((source["at"] or {}).get(lang, ""))
    if lang == "zh":
        return f"《{title}》" + (f"（{number}）" if number else "") + at
    return title + (f" ({number})" if number else "") + (f", {at}" if at else "")


_SAID: Mapping[object, Callable[[Part, str], str]] = {list[Cited]: _source, list[Text]: _text}
"""Lists that are written one after the other in a cell for each language."""


def _joined(said: Callable[[Part, str], str], lang: str) -> Read:
    return lambda value: BETWEEN[lang].join(said(part, lang) for part in value)


def _listed(lang: str) -> Read:
    return lambda value: BETWEEN[lang].join(value[lang])


def _sentences(lang: str) -> Read:
    return lambda value: BETWEEN[lang].join(value["sentences"][lang])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
