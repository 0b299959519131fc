"""The number of lines on which a type is given up does not rise."""

from __future__ import annotations

import tokenize
from io import BytesIO

import pytest

from tests.conftest import ROOT

CEILING = 120
"""Lines of ``generator/`` with the word ``Any``, comments and strings left out. To be lowered, never raised."""


def lines_with_any(source: bytes) -> int:
    """How many lines of a module have the name ``Any``."""
    names = (token for token in tokenize.tokenize(BytesIO(source).readline) if token.type == tokenize.NAME)
    return len({token.start[0] for token in names if token.string == "Any"})


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from typing import Any", 1),
        ("def f(a: Any) -> Any: ...\n", 1),
        ("a: dict[\n    str,\n    Any,\n]\nb: Any\n", 2),
        ("# Any\n'''Any one of\nAny kind'''\nMany = Anything = 0\n", 0),
    ],
)
def test_a_line_counts_once_and_only_for_the_name_itself(source: str, lines: int) -> None:
    assert lines_with_any(source.encode()) == lines


def test_no_more_lines_give_up_their_type() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if (lines := lines_with_any(path.read_bytes()))
    }
    assert sum(found.values()) <= CEILING, found
