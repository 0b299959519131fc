"""Runs inside Pyodide (see run.mjs): finds what some modules need of Python's library.

Needed is what is in ``sys.modules`` once Pyodide is up and the modules are imported. Modules frozen into the
WebAssembly cost nothing and are left out. Nothing else is imported here, or this file's own needs would be
taken for theirs.
"""

import importlib
import sys

LIBRARY = "/lib/python314.zip/"


def main(archive: str, stages: list[list[str]]) -> list[list[str]]:
    """Import the modules of each stage, with ``archive`` on the path, and name the library's files that were
    not loaded before."""
    sys.path.insert(0, archive)
    before: set[str] = set()
    found = []
    for stage in stages:
        for module in stage:
            importlib.import_module(module)
        found.append(sorted(loaded() - before))
        before |= loaded()
    return found


def loaded() -> set[str]:
    """The library's files behind all modules now loaded."""
    origins = [
        getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values()
    ]
    return {origin.removeprefix(LIBRARY) for origin in origins if origin.startswith(LIBRARY)}
