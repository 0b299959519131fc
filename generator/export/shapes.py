"""What a record of a list holds, made from its model: a key that a model gains is here by itself.

All keys are always there; what is not known is null or empty. A name in two languages becomes one text, an
instrument that is cited comes with its title, and a condition with its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from generator.models.base import Answer, Effective, Note, OtherWords, Source, Text
from generator.models.catalogue import AlsoCalled

Part = Any
"""A part of a record as plain data: a text, a number, a list, a mapping …"""

Rule = dict[str, Part]
"""A condition as the machine reads it: ``{"op": "cmp", "fact": …, "cmp": ">=", …}``."""

Annotation = object
"""A type as an annotation names it: ``list[str]``, ``Text | None``."""


class Row(BaseModel):
    """Every record that is published."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Words(Row):
    """Lists of words, one a language."""

    zh: list[str]
    en: list[str]


class Span(Row):
    """First and last day in force; null where open."""

    from_: str | None = Field(alias="from")
    until: str | None


class Cited(Row):
    """An instrument that a record rests on, the place in it, and its official address where there is one."""

    instrument: str
    title: Text
    number: str
    at: Text | None
    url: str | None


class Clause(Row):
    """A condition in words and as the machine reads it."""

    zh: str
    en: str
    rule: Rule


class Given(Row):
    """An answer that another one gives: a value, or a quantity times its least and its greatest factor.

    ``times`` holds each factor as numerator and denominator.
    """

    value: bool | float | str | list[str] | None
    of: str | None
    times: list[list[int]] | None


class Sentences(Row):
    """A condition as sentences in both languages, any of which is enough, and as the machine reads it."""

    sentences: Words
    rule: Rule


class Option(Row):
    """One of the answers that a question offers."""

    id: str
    name: Text
    help: Text | None = None


REPLACED: Mapping[type, type] = {
    Text: Text,
    Effective: Span,
    Source: Cited,
    OtherWords: Words,
    AlsoCalled: Words,
}
"""Models that are published in a form of their own."""

NAMES: Mapping[str, str] = {"also": "also_called"}
"""Keys that are published under another name, in every list."""

FIRST = ("id", "number", "row", "date")
"""Keys that stand before the name of a record."""


class Key(NamedTuple):
    """A key of a model: its name there, the name under which it is published, and what it holds."""

    source: str
    name: str
    holds: Annotation
    field: FieldInfo


def words_of(model: type[BaseModel]) -> str:
    """What a record's own words are called where it stands in another record."""
    return "text" if issubclass(model, Note) else "name"


def has_words(model: type[BaseModel]) -> bool:
    """Whether a record says something itself, in ``zh`` and ``en``."""
    return {"zh", "en"} <= set(model.model_fields)


@cache
def keys(model: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a model but for its own words."""
    found = []
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        if not (has_words(model) and name in ("zh", "en")):
            found.append(Key(name, NAMES.get(name, name), published(field.annotation, field.metadata), field))
    return tuple(found)


Fields = dict[str, Annotation]


@cache
def shape(model: type[BaseModel]) -> type[Row]:
    """The shape of a record that stands in another one."""
    return made(model.__name__, model.__doc__, fields(model, words_of(model)))


def fields(model: type[BaseModel], words: str) -> Fields:
    """The published keys of a model: what names a record first, then what it says, then all else."""
    own: Fields = {key.name: key.holds for key in keys(model)}
    first: Fields = {name: own.pop(name) for name in FIRST if name in own}
    if has_words(model):
        first[words] = optional(Text) if takes_none(model.model_fields["zh"].annotation) else Text
    return {**first, **own}


def made(name: str, doc: str | None, parts: Fields) -> type[Row]:
    """A shape with these keys."""
    definitions: dict[str, Part] = {key: (holds, ...) for key, holds in parts.items()}
    return create_model(name, __base__=Row, __doc__=doc, **definitions)


def published(annotation: Annotation, metadata: Sequence[object] = ()) -> Annotation:
    """What stands in the open data where a model has ``annotation``; lists and the like are never null."""
    if annotation is Any:
        return optional(Clause)
    if annotation == Answer:
        return Given
    bare = without_none(annotation)
    holds = _published(bare)
    if takes_none(annotation) and not always(holds):
        holds = optional(holds)
    return Annotated[(holds, *metadata)] if metadata and holds == annotation else holds


def _published(annotation: Annotation) -> Annotation:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is list:
        return list[published(args[0])]  # type: ignore[misc]
    if origin is dict:
        return dict[args[0], published(args[1])]  # type: ignore[valid-type,misc]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return REPLACED.get(annotation) or shape(annotation)
    return annotation


def optional(annotation: Annotation) -> Annotation:
    """The same, or null."""
    return Union[annotation, None]  # noqa: UP007 - the type is only known here


def takes_none(annotation: Annotation) -> bool:
    """Whether null may stand there."""
    return get_origin(annotation) in (Union, UnionType) and NoneType in get_args(annotation)


def without_none(annotation: Annotation) -> Annotation:
    """``X | None`` as X."""
    left = [part for part in get_args(annotation) if part is not NoneType]
    return left[0] if takes_none(annotation) and len(left) == 1 else annotation


def always(holds: Annotation) -> bool:
    """What is empty rather than null: lists, words, times in force."""
    return get_origin(holds) in (list, dict) or holds in (Words, Span)
