"""Our modules as a browser gets them: without what only a type checker reads.

Annotations of functions and of a module's own names, and the blocks under ``if TYPE_CHECKING:``, are compiled
like all else, and a reader would load them for nothing. Those of classes stay: named tuples and data classes
are made from them. Every line keeps its number, so that a traceback names the line of the source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

Span = tuple[int, int]
"""From the first byte to the one after the last."""


def without_types(source: bytes) -> bytes:
    """The same module, to whoever runs it."""
    tree = ast.parse(source)
    lines = Lines(source)
    for start, end in sorted(_spans(tree, lines, source), reverse=True):
        source = source[:start] + b"\\\n" * source[start:end].count(b"\n") + source[end:]
    return source


class Lines:
    """Where in the bytes a place of the tree is."""

    def __init__(self, source: bytes) -> None:
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt | ast.arg) -> int:
        """Its first byte."""
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt | ast.arg) -> int:
        """The byte after its last."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset


def _spans(tree: ast.Module, lines: Lines, source: bytes) -> Iterator[Span]:
    """What goes; none lies in another."""
    for statement in tree.body:
        if isinstance(statement, ast.If) and _is_for_checkers(statement):
            yield lines.start(statement), lines.end(statement)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            yield lines.end(statement.target), lines.end(statement.annotation)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _signature(node, lines, source)


def _is_for_checkers(statement: ast.If) -> bool:
    """Whether nothing of a block is run; one with an ``else`` gives something to whoever runs it."""
    return ast.unparse(statement.test) == "TYPE_CHECKING" and not statement.orelse


def _signature(
    function: ast.FunctionDef | ast.AsyncFunctionDef, lines: Lines, source: bytes
) -> Iterator[Span]:
    """The annotations of a function's parameters, and of what it returns."""
    given = function.args
    for parameter in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
        if parameter is not None and parameter.annotation is not None:
            yield lines.start(parameter) + len(parameter.arg.encode()), lines.end(parameter.annotation)
    if function.returns is not None:
        end = lines.end(function.returns)
        yield source.rindex(b"->", 0, lines.start(function.returns)), end
