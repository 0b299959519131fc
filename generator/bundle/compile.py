"""Runs inside Pyodide (see compile.mjs): finds what the rules need of the library, and compiles both.

Needed is what is in ``sys.modules`` once Pyodide is up and the rules are imported, and what ``also`` names:
modules that only rare paths import. Modules frozen into the wasm cost nothing and are left out. Nothing is
imported here before that is known, or this tool's own needs would be taken for theirs. The rules are compiled
with their assertions, as they were tested, the library without (optimize 0 and 2); both without docstrings,
and, as compile.mjs starts Python, without the columns that a traceback could underline: they are a third of
what a reader would load.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from typing import Any

LIBRARY = "/lib/python314.zip"


def archives(job: Mapping[str, Any]) -> dict[str, bytes]:
    """``library/….pyc`` and ``rules/….pyc`` for a job as compile.mjs describes it (``rules``: names in
    ``folder``)."""
    sys.path.insert(0, job["folder"])
    for module in [*job["start"], *job["also"]]:
        importlib.import_module(module)
    names = sorted(set(needed()))
    made = {f"library/{name}c": compiled(name, read(LIBRARY, name), 2) for name in names}
    return made | {
        f"rules/{name}c": compiled(name, read(job["folder"], name), 0) for name in sorted(job["rules"])
    }


def read(place: str, name: str) -> bytes:
    """A source file of a folder or of the library's archive."""
    if place != LIBRARY:  # pathlib would count as needed
        with open(f"{place}/{name}", "rb") as file:  # noqa: PTH123
            return file.read()
    from zipfile import ZipFile

    with ZipFile(place) as archive:
        return archive.read(name)


def needed() -> Iterator[str]:
    """Source files of the library behind the modules now loaded."""
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if origin.startswith(LIBRARY):
            yield origin[len(LIBRARY) + 1 :]


def compiled(name: str, source: bytes, optimize: int) -> bytes:
    """A .pyc bound to its source by hash, unchecked: no clock in it, so the same source gives the same
    bytes."""
    code = compile(
        source if optimize else without_docstrings(source), name, "exec", dont_inherit=True, optimize=optimize
    )
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def without_docstrings(source: bytes) -> Any:
    """The module's tree with an empty statement in the place of each docstring."""
    import ast

    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    tree.body = [
        statement for statement in tree.body if not isinstance(statement, ast.Pass)
    ]  # none may stand before ``from __future__``
    return tree
