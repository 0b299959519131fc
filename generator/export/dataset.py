"""A list that is published: where its records stand, their model, and the columns computed beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from generator.export.rows import Place, PlainRow, cited, published, span, walked
from generator.export.shapes import Cited, Fields, Part, Row, Span, fields, made, optional
from generator.library.library import Library
from generator.library.text import Text, both
from generator.models.base import Standing
from generator.system import plain_yaml

T = TypeVar("T")


class Beside(NamedTuple):
    """A column that is not a key of the record's model: its name, what it holds, and how it is made."""

    name: str
    holds: object
    make: Callable[[Library, Place], object]


@dataclass(frozen=True)
class Dataset:
    """A list that is published; the page that shows it and its title stand in ``datasets.yaml``.

    ``records`` is a path in the policy, or what makes the records; ``file`` the data file in which they
    are kept, without its ending, if it is not named as the path begins (None: in several). ``words`` is the
    key of what a record says; ``names`` gives keys of the model the name under which they are published.
    ``before`` are columns that stand before the record's own, ``beside`` those after them; either may take
    the place of a key of the model. The keys of ``flat``, a part of the record, stand among its own.
    ``inherits``: what a record leaves out of its standing, sources and dates it has from the record that
    holds the list.
    """

    name: str
    model: type[BaseModel]
    records: str | Callable[[Library], Iterable[Place]]
    file: str | None = ""
    words: str = "name"
    names: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Beside, ...] = ()
    beside: tuple[Beside, ...] = ()
    without: tuple[str, ...] = ()
    flat: tuple[str, type[BaseModel]] | None = None
    backed: bool = True
    inherits: bool = False

    @property
    def page(self) -> str:
        """The address of the page that shows it."""
        return _called()[self.name][0]

    @property
    def title(self) -> Text:
        """What it is."""
        _, zh, en = _called()[self.name]
        return both(zh, en)

    def rows(self, library: Library) -> list[PlainRow]:
        """Its records as plain data, held against their shape."""
        found = [self._row(library, place) for place in self._places(library)]
        for row in found:
            self.shape.model_validate(row)
        return found

    @cached_property
    def shape(self) -> type[Row]:
        """What a record of the list holds."""
        own = fields(self.model, self.words)
        if self.flat:
            key, model = self.flat
            own = _spread(own, key, {name: optional(holds) for name, holds in fields(model, "name").items()})
        computed: Fields = {column.name: column.holds for column in self._computed()}
        return made(self.model.__name__, self.model.__doc__, self._arranged(own, computed))

    def _places(self, library: Library) -> Iterable[Place]:
        if isinstance(self.records, str):
            return walked(library.policy, self.records)
        return self.records(library)

    def _row(self, library: Library, place: Place) -> PlainRow:
        own = published(library, self.model, place.record, self.words, self._not_own())
        if self.flat:
            key, model = self.flat
            part = place.record.get(key) or {}
            own = _spread(own, key, {name: part.get(name) for name in fields(model, "name")})
        computed = {column.name: column.make(library, place) for column in self._computed()}
        return self._arranged(own, computed)

    def _not_own(self) -> set[str]:
        """Keys of the model that are left out, or computed."""
        return {*self.without, *(column.name for column in self._computed())}

    def _arranged(self, own: Mapping[str, T], computed: Mapping[str, T]) -> dict[str, T]:
        """The keys of a record in order: what it rests on, its own, what is added."""
        last = {column.name: computed[column.name] for column in self.beside}
        first = {name: value for name, value in computed.items() if name not in last}
        left_out = self._not_own()
        kept = {self.names.get(name, name): value for name, value in own.items() if name not in left_out}
        return {**first, **kept, **last}

    def _computed(self) -> list[Beside]:
        """All that is not taken from the record key by key."""
        firm = [
            Beside("standing", optional(Standing), lambda library, place: self._own(place, "standing")),
            Beside("sources", list[Cited], self._sources),
            Beside("effective", Span, lambda library, place: span(self._own(place, "effective"))),
        ]
        kept_in = [] if self.file is None else [Beside("record", str, self._file)]
        return [*(firm if self.backed else ()), *kept_in, *self.before, *self.beside]

    def _sources(self, library: Library, place: Place) -> object:
        return cited(library, self._own(place, "sources") or ())

    def _own(self, place: Place, key: str) -> Part:
        return place.record.get(key) or (place.above.get(key) if self.inherits else None)

    def _file(self, library: Library, place: Place) -> object:
        file = self.file or str(self.records).partition("/")[0]
        return place.record.get("file") or f"policy_data/{file}.yaml"


@cache
def _called() -> Mapping[str, tuple[str, str, str]]:
    """Page, Chinese and English title of each list, by its name."""
    file = Path(__file__).with_name("datasets.yaml")
    return {name: (page, zh, en) for name, (page, zh, en) in plain_yaml.read(file).items()}


def _spread(own: Mapping[str, T], key: str, inner: Mapping[str, T]) -> dict[str, T]:
    """A record with the keys of one of its parts in the place of that part."""
    found: dict[str, T] = {}
    for name, value in own.items():
        found |= inner if name == key else {name: value}
    return found
