"""Shapes of plain data, written for TypeScript from the TypedDicts of Python: both read one description.

A TypedDict becomes an interface; the shapes that it names are written too, each once. The comment on a key is
the text of its ``Annotated``, or the string that stands below it in the class.

"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Annotated,
    Literal,
    NamedTuple,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

PLAIN: Mapping[object, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    object: "unknown",
}
WIDTH = 110


Names = Mapping[object, str]
"""Hints that have a name of their own, and that name."""


class Key(NamedTuple):
    """One key of a shape: whether it is always there, the type of its value, and what is said of it."""

    name: str
    always: bool
    hint: object
    comment: str


def declarations(shapes: Iterable[type], about: str, named: Mapping[str, object] | None = None) -> str:
    """The text of a ``.d.ts``: the shapes, and those that they name, under a comment that says what they are.

    ``named``: hints that get a name of their own, such as the ids of the tracks.
    """
    found: dict[str, type] = {}
    for shape in shapes:
        _gather(shape, found)
    names = {hint: name for name, hint in (named or {}).items()}
    lines = [*_comment(about), ""]
    for hint, name in names.items():
        others = {other: called for other, called in names.items() if called != name}
        lines += [f"export type {name} = {typed(hint, others)};", ""]
    for shape in found.values():
        lines += [*_interface(shape, names), ""]
    return "\n".join(lines)


@cache
def keys(shape: type) -> tuple[Key, ...]:
    """The keys of a TypedDict, those of the shapes it extends first."""
    hints = get_type_hints(shape, include_extras=True)
    said = _strings_below(shape)
    needed = shape.__required_keys__  # type: ignore[attr-defined] # of every TypedDict
    return tuple(_key(name, hint, name in needed, said.get(name, "")) for name, hint in hints.items())


def _key(name: str, hint: object, always: bool, comment: str) -> Key:
    """A key whose hint may be wrapped, in any order, in ``Annotated``, ``Required`` and ``NotRequired``."""
    origin = get_origin(hint)
    if origin is Annotated:
        texts = [note for note in get_args(hint)[1:] if isinstance(note, str)]
        return _key(name, get_args(hint)[0], always, " ".join(texts) or comment)
    if origin in (Required, NotRequired):
        return _key(name, get_args(hint)[0], origin is Required, comment)
    return Key(name, always, hint, comment)


def _strings_below(shape: type) -> dict[str, str]:
    """The strings that stand below keys in the source of a class and of those it extends."""
    found: dict[str, str] = {}
    written = _classes(shape.__module__).get(shape.__name__)
    if written is None:  # made by a call
        return found
    around = vars(sys.modules[shape.__module__])
    for base in written.bases:  # TypedDict itself forgets what it extends
        if isinstance(base, ast.Name) and is_typeddict(around.get(base.id)):
            found |= _strings_below(around[base.id])
    for before, after in pairwise(written.body):
        match before, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module as they are written; none where its source is not there."""
    try:
        body = ast.parse(inspect.getsource(sys.modules[module])).body
    except OSError:
        return {}
    return {node.name: node for node in body if isinstance(node, ast.ClassDef)}


def _gather(hint: object, found: dict[str, type]) -> None:
    """Every TypedDict within a hint, each after those that it names; two of one name are a fault."""
    if not isinstance(hint, type) or not is_typeddict(hint):
        for part in get_args(hint):
            _gather(part, found)
        return
    known = found.get(hint.__name__)
    if known is None:
        found[hint.__name__] = hint
        for key in keys(hint):
            _gather(key.hint, found)
    elif known is not hint:
        raise ValueError(
            f"two shapes are called {hint.__name__}: in {known.__module__} and in {hint.__module__}"
        )


def _interface(shape: type, names: Names) -> Iterator[str]:
    doc = "" if shape.__doc__ == dict.__doc__ else inspect.cleandoc(shape.__doc__ or "")
    yield from _comment(doc)
    yield f"export interface {shape.__name__} {{"
    for key in keys(shape):
        yield from _comment(key.comment, "  ")
        yield f"  {_name(key.name)}{'' if key.always else '?'}: {typed(key.hint, names)};"
    yield "}"


def _name(key: str) -> str:
    return key if key.isidentifier() else json.dumps(key, ensure_ascii=False)


def _comment(text: str, indent: str = "") -> Iterator[str]:
    """A JSDoc comment, on one line if there is room for it; nothing without a text."""
    text = text.replace("*/", "*\\/")
    lines = [
        part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH - len(indent) - 3) or [""]
    ]
    if not lines:
        return
    if len(lines) == 1 and len(f"{indent}/** {lines[0]} */") <= WIDTH:
        yield f"{indent}/** {lines[0]} */"
        return
    yield f"{indent}/**"
    yield from (f"{indent} * {line}".rstrip() for line in lines)
    yield f"{indent} */"


def typed(hint: object, names: Names = MappingProxyType({})) -> str:
    """A hint as TypeScript writes it; raises TypeError for what JSON does not have."""
    if hint in names:
        return names[hint]
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, type) and is_typeddict(hint):
        return hint.__name__
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Annotated, Required, NotRequired):
        return typed(parts[0], names)
    if origin is Literal:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in parts)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(typed(part, names) for part in parts))
    if origin is tuple and parts[-1:] != (...,):
        return f"[{', '.join(typed(part, names) for part in parts)}]"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _record(parts[0], parts[1], names)
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return _list(typed(parts[0], names))
    raise TypeError(f"{hint!r} is nothing that JSON has")


def _record(key: object, value: object, names: Names) -> str:
    """An object whose keys are not known beforehand; of keys that are known, some may be missing."""
    record = f"Record<{typed(key, names)}, {typed(value, names)}>"
    return f"Partial<{record}>" if get_origin(key) is Literal else record


def _list(entry: str) -> str:
    return f"({entry})[]" if " | " in entry else f"{entry}[]"


def main(arguments: Sequence[str]) -> None:
    """Write what the pages and their workers exchange: ``python -m generator.authoring.typescript FILE``."""
    from pathlib import Path

    from generator.models.messages.doors import ABOUT, NAMED, SHAPES

    (path,) = arguments
    Path(path).write_text(declarations(SHAPES, ABOUT, NAMED), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
