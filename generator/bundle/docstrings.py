"""Python sources without their docstrings, which a reader would load for nothing.

Python's own switch for it would take the assertions too. Runs here and inside Pyodide (``compile.py``), so it
imports the standard library alone.
"""

from __future__ import annotations

import ast
import importlib.util


def without_docstrings(source: bytes) -> bytes:
    """The same module with nothing (``None`` in a class or function) where a docstring stood, all lines at
    their numbers."""
    text = importlib.util.decode_source(source).encode("utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, doc in sorted(docstrings(ast.parse(text)), key=lambda pair: -pair[1].lineno):
        first = starts[doc.lineno - 1] + doc.col_offset
        last = starts[(doc.end_lineno or 0) - 1] + (doc.end_col_offset or 0)
        lines = (doc.end_lineno or 0) - doc.lineno
        nothing = b"\n" * lines if isinstance(node, ast.Module) else b"None" + b"\\\n" * lines
        text = text[:first] + nothing + text[last:]
    return text


def docstrings(tree: ast.Module) -> list[tuple[ast.AST, ast.stmt]]:
    """Each module, class and function that has a docstring, and the statement that is one."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node, node.body[0])
        for node in ast.walk(tree)
        if isinstance(node, kinds) and ast.get_docstring(node, clean=False) is not None
    ]
