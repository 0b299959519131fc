"""Runs inside Pyodide (see compile.mjs): finds what the rules need of the library, and compiles both.

Needed is what is in ``sys.modules`` once Pyodide is up and the rules are imported, and what ``also`` names:
modules that only rare paths import. Modules frozen into the wasm cost nothing and are left out.
The rules are compiled as they were tested (optimize=0); the library without its docstrings (2).
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
import zipfile
from collections.abc import Iterator, Mapping
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

LIBRARY = "/lib/python314.zip"


def archives(job: Mapping[str, Any]) -> dict[str, bytes]:
    """``library/….pyc`` and ``rules/….pyc`` for a job as compile.mjs describes it (``rules``: names in ``folder``)."""
    folder = Path(job["folder"])
    sys.path.insert(0, str(folder))
    sources = {name: (folder / name).read_bytes() for name in job["rules"]}
    for module in [*job["start"], *job["also"], *imported_by(sources)]:
        importlib.import_module(module)
    library = zipfile.ZipFile(LIBRARY)
    made = {f"library/{name}c": compiled(name, library.read(name), 2) for name in sorted(set(needed()))}
    return made | {f"rules/{name}c": compiled(name, source, 0) for name, source in sorted(sources.items())}


def imported_by(sources: Mapping[str, bytes]) -> list[str]:
    """Modules of the library that any import statement of the rules names, also one inside a function."""
    names: set[str] = set()
    for source in sources.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return sorted(name for name in names if name.partition(".")[0] != "generator")


def needed() -> Iterator[str]:
    """Source files of the library behind the modules now loaded."""
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if origin.startswith(LIBRARY):
            yield origin[len(LIBRARY) + 1 :]


def compiled(name: str, source: bytes, optimize: int) -> bytes:
    """A .pyc bound to its source by hash, unchecked: no clock in it, so the same source gives the same bytes."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))
