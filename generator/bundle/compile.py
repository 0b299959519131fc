"""Runs inside Pyodide (see run.mjs): pyodide-build byte-compiles archives of Python sources.

``pyodide py-compile`` writes the byte code of the Python that runs it. So it runs on the very Python that
will load the result, whatever Python the build machine has. The sources are compiled with their assertions,
as they were tested. Docstrings go first; and, as run.mjs starts Python, there are none of the columns that a
traceback could underline: they are a third of what a reader would load.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path


def main(folder: str, wheels: list[str]) -> None:
    """Compile every archive of the folder; ``wheels`` are pyodide-build and what it needs."""
    sys.path[:0] = wheels
    for archive in Path(folder).glob("*.zip"):
        strip(archive)
    (command,) = entry_points(group="pyodide.cli", name="py-compile")
    command.load()(["--silent", "--compression-level", "0", folder], standalone_mode=False)


def strip(path: Path) -> None:
    """Take the docstrings out of every module in an archive."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, without_docstrings(content) if name.endswith(".py") else content)


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
