"""Plain data held against a TypedDict: every key, and nothing else; and what of the shape was ever seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    is_typeddict,
)

from generator.authoring.typescript import Key, keys


class Seen:
    """How often each shape was met, and each of its keys; and where keys had null."""

    def __init__(self) -> None:
        self.shapes: Counter[str] = Counter()
        self.keys: Counter[tuple[str, str]] = Counter()
        self.nulls: Counter[tuple[str, str]] = Counter()

    def faults(self, value: Any, hint: Any, at: str = "") -> Iterator[str]:
        """Where a value is not what a hint says."""
        if is_typeddict(hint):
            yield from self._shape(value, hint, at)
            return
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            yield from self._one_of(value, parts, at)
        elif origin is Literal:
            if value not in parts or type(value) is not type(parts[parts.index(value)]):
                yield f"{at}: {value!r} is none of {parts}"
        elif origin is tuple:
            if not isinstance(value, list) or len(value) != len(parts):
                yield f"{at}: {value!r} is no list of {len(parts)}"
            else:
                for i, part in enumerate(parts):
                    yield from self.faults(value[i], part, f"{at}[{i}]")
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            yield from self._mapping(value, parts, at)
        elif origin is list:
            if not isinstance(value, list):
                yield f"{at}: {value!r} is no list"
            else:
                for entry in value:
                    yield from self.faults(entry, parts[0], f"{at}[]")
        elif not _is(value, hint):
            yield f"{at}: {value!r} is no {hint}"

    def _shape(self, value: Any, shape: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no {shape.__name__}"
            return
        known = by_name(shape)
        yield from (f"{at}.{name}: not in {shape.__name__}" for name in value if name not in known)
        yield from (
            f"{at}.{name}: missing" for name, key in known.items() if key.always and name not in value
        )
        self.shapes[shape.__name__] += 1
        for name, key in known.items():
            if name in value:
                self.keys[shape.__name__, name] += 1
                self.nulls[shape.__name__, name] += value[name] is None
                yield from self.faults(value[name], key.hint, f"{at}.{name}")

    def _one_of(self, value: Any, hints: tuple[Any, ...], at: str) -> Iterator[str]:
        """The hint that fits is followed; where none does, what is wrong with the first is told."""
        if value is None and NoneType in hints:
            return
        left = [hint for hint in hints if hint is not NoneType and _marked(value, hint)] or list(hints)
        fits = left if len(left) == 1 else [hint for hint in left if not list(Seen().faults(value, hint, at))]
        yield from self.faults(value, (fits or left)[0], at)

    def _mapping(self, value: Any, parts: tuple[Any, ...], at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no object"
            return
        for name, entry in value.items():
            yield from self.faults(name, parts[0], f"{at}.{name}")
            yield from self.faults(entry, parts[1], f"{at}.{name}")

    def never(self, shape: Any, but: frozenset[str] = frozenset()) -> Iterator[str]:
        """What a shape, and those that it names, allow and no value ever had: a key, its absence, null."""
        if not is_typeddict(shape):
            for part in get_args(shape):
                yield from self.never(part, but)
            return
        name = shape.__name__
        if name in but:
            return
        for key in keys(shape):
            met = self.keys[name, key.name]
            if f"{name}.{key.name}" in but:
                continue
            if not met:
                yield f"{name}.{key.name} is never there"
            elif not key.always and met == self.shapes[name]:
                yield f"{name}.{key.name} is always there"
            elif NoneType in get_args(key.hint) and not self.nulls[name, key.name]:
                yield f"{name}.{key.name} is never null"
            elif met and key.hint is not NoneType and self.nulls[name, key.name] == met:
                yield f"{name}.{key.name} is always null"
            yield from self.never(key.hint, but | {name})


def _marked(value: Any, hint: Any) -> bool:
    """Whether the keys that tell the shapes of a union apart, such as ``op``, say that it may be this one."""
    if not is_typeddict(hint) or not isinstance(value, dict):
        return True
    marks = ((key.name, get_args(key.hint)) for key in keys(hint) if get_origin(key.hint) is Literal)
    return all(value.get(name) in said for name, said in marks if name in value)


@cache
def by_name(shape: Any) -> dict[str, Key]:
    """The keys of a shape by name."""
    return {key.name: key for key in keys(shape)}


def _is(value: Any, hint: Any) -> bool:
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(value) is hint
