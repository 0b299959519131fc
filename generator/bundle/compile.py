"""Runs inside Pyodide (see compile.mjs): finds what the rules need of the library, and compiles both.

Needed is what is in ``sys.modules`` once Pyodide is up and the rules are imported, and what ``also`` names:
modules that only rare paths import. Modules frozen into the wasm cost nothing and are left out.
The rules are compiled as they were tested (optimize=0); the library without its docstrings (2).
"""

import ast
import importlib
import importlib.util
import json
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

LIBRARY = "/lib/python314.zip"


def main():
    job = json.loads(job_json)  # noqa: F821 - set by compile.mjs
    sys.path.insert(0, job["folder"])
    for name in job["start"] + job["also"]:
        importlib.import_module(name)
    for name in imported_by(job):
        importlib.import_module(name)
    sources = zipfile.ZipFile(LIBRARY)
    made = {}
    for file in sorted(set(needed())):
        made[f"library/{file}c"] = compiled(file, sources.read(file), 2)
    for file in sorted(job["rules"]):
        with open(f"{job['folder']}/{file}", "rb") as source:
            made[f"rules/{file}c"] = compiled(file, source.read(), 0)
    return made


def imported_by(job):
    """Modules of the library that any import statement of the rules names, also one inside a function."""
    names = set()
    for file in job["rules"]:
        with open(f"{job['folder']}/{file}", "rb") as source:
            for node in ast.walk(ast.parse(source.read())):
                if isinstance(node, ast.Import):
                    names |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names.add(node.module)
    return sorted(name for name in names if name.partition(".")[0] != "generator")


def needed():
    """Source files of the library behind the modules now loaded."""
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if origin.startswith(LIBRARY):
            yield origin[len(LIBRARY) + 1 :]


def compiled(file, source, optimize):
    """A .pyc bound to its source by hash, unchecked: no clock in it, so the same source gives the same bytes."""
    code = compile(source, file, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


main()
