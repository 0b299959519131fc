"""Taking types out of a module changes neither what it does nor where its lines stand."""

from __future__ import annotations

import ast

import pytest

from generator.bundle.library import CHECK, TABLES, sources_of
from generator.bundle.untyped import without_types

SOURCE = """\
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nowhere import (
        Shape,
    )

if TYPE_CHECKING:
    from nowhere import Text
else:
    Text = dict

LIMIT: dict[
    str, int
] = {"名": 3}


class Pair(NamedTuple):
    first: int
    second: int = 2


def area(
    shape: "Shape",
    *rest: int,
    名: str = "->",
    **more: dict[str, int],
) -> dict[
    str,
    int,
]:
    local: int = LIMIT["名"]
    return {名: local + sum(rest)}
"""


def test_a_module_does_the_same_without_its_types() -> None:
    names: dict[str, object] = {}
    exec(compile(without_types(SOURCE.encode()), "module", "exec"), names)
    assert names["area"]("any", 4) == {"->": 7}  # type: ignore[operator]
    assert names["Text"] is dict
    assert names["Pair"](1) == (1, 2)  # type: ignore[operator]
    assert names["area"].__annotations__ == {}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(sources_of((*CHECK, *TABLES))))
def test_every_line_keeps_its_number_and_every_statement_its_place(name: str) -> None:
    source = sources_of((*CHECK, *TABLES))[name]
    bare = without_types(source)
    assert bare.count(b"\n") == source.count(b"\n") and len(bare) <= len(source)
    wanted = [
        (type(node), node.lineno) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)
    ]
    assert wanted == [
        (type(node), node.lineno) for node in ast.walk(ast.parse(bare)) if isinstance(node, ast.FunctionDef)
    ]
    assert all(not node.annotation for node in ast.walk(ast.parse(bare)) if isinstance(node, ast.arg))
