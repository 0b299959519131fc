"""Four archives for the browser: Python's library cut to what is needed, the decision core, the finder, and
what tables of projects take besides.

They are apart so that a change of a rule does not make a reader load the library anew, and so that only who
searches, or checks tables, loads the code for that. Each holds nothing that one before it holds.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from generator.bundle.byte_code import HERE, compiled, needed, stored, unpacked
from generator.bundle.runtime import Runtime
from generator.bundle.stand_ins import STAND_INS
from generator.bundle.untyped import without_types
from generator.system import plain_yaml
from generator.system.cache import CACHE, cached_json, digest
from generator.system.canonical_json import to_json
from generator.tables.words import FILE, IN_BROWSER

PACKAGE = Path(__file__).resolve().parents[1]
CHECK = (
    "__init__.py",
    "rules/*.py",
    "finder/*.py",
    "browser/__init__.py",
    "browser/check.py",
    "system/__init__.py",
    "system/canonical_json.py",
)
"""What of this package the check runs in a browser: the decision core, the finder, and their door."""

FINDER = "generator/finder/"
TABLES = ("tables/*.py", "browser/tables.py", "system/disk.py")
"""What of this package runs for tables beside what the check runs."""

PACKAGES = ("openpyxl", "et_xmlfile", "defusedxml")
"""Read and write workbooks, in plain Python: the releases that the command line uses on this machine."""

START = ("generator.browser.check",)
START_TABLES = ("generator.browser.tables", "generator.tables.xlsx_reader", "openpyxl.writer.excel")
ALSO = (
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.cp437",
    "encodings.utf_8_sig",
    "encodings.unicode_escape",
    "traceback",
    "linecache",
)
"""Kept whether the trace sees them or not: what an error path may call on later."""

ALSO_TABLES = ("encodings.gb18030", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be")
"""Encodings of tables, which are looked up by name."""


@dataclass(frozen=True)
class Archives:
    """The bytes of the archives."""

    library: bytes
    rules: bytes
    finder: bytes
    tables: bytes


def make_archives(runtime: Runtime) -> Archives:
    """All four for this runtime, from the cache where nothing changed."""
    made = compiled(runtime, sources(runtime))
    return Archives(*(made[f"{name}.zip"] for name in ("library", "rules", "finder", "tables")))


def sources(runtime: Runtime) -> dict[str, dict[str, bytes]]:
    """What the archives hold, in source."""
    library = library_sources(runtime)
    check, tables = untyped(sources_of(CHECK)), untyped(sources_of(TABLES))
    packages = packages_sources()
    stages = [
        [*START, *sorted({*ALSO, *imported_by(check)})],
        [*START_TABLES, *sorted({*ALSO_TABLES, *imported_by(tables)} - set(PACKAGES))],
    ]
    own = check | tables | packages
    tools = [(HERE / name).read_bytes() for name in ("trace.py", "run.mjs")]
    key = digest(runtime.integrity, stored(library), stored(own), *tools)
    first, besides = cached_json(key, lambda: needed(runtime, library, own, stages), CACHE)
    texts = {name: text.encode("utf-8") for name, text in licences(PACKAGES).items()} | words()
    return {
        "library.zip": {name: library[name] for name in first},
        "rules.zip": {name: source for name, source in check.items() if not name.startswith(FINDER)},
        "finder.zip": {name: source for name, source in check.items() if name.startswith(FINDER)},
        "tables.zip": {name: library[name] for name in besides} | tables | packages | texts,
    }


def words() -> dict[str, bytes]:
    """The words of offices' tables as a browser reads them: it has no YAML."""
    return {f"generator/tables/{IN_BROWSER}": to_json(plain_yaml.read(FILE)).encode("utf-8")}


def library_sources(runtime: Runtime) -> dict[str, bytes]:
    """Python's library as npm has it, but with the stand-ins in their places."""
    given = unpacked((runtime.folder / "python_stdlib.zip").read_bytes())
    return given | {name: text.encode("utf-8") for name, text in STAND_INS.items()}


def sources_of(patterns: Iterable[str]) -> dict[str, bytes]:
    """The modules of this package that the patterns name: archive name → source."""
    files = sorted({path for pattern in patterns for path in PACKAGE.glob(pattern)})
    return {f"generator/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes() for path in files}


def untyped(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """Our modules without what only a type checker reads."""
    return {name: without_types(source) for name, source in modules.items()}


def packages_sources() -> dict[str, bytes]:
    """The modules of the packages for workbooks: archive name → source."""
    files = [file for name in PACKAGES for file in distribution(name).files or ()]
    return {str(file): file.read_binary() for file in files if file.suffix == ".py"}


def imported_by(modules: Mapping[str, bytes]) -> set[str]:
    """Modules of other packages that any import statement names, also one inside a function."""
    names: set[str] = set()
    for source in modules.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name for name in names if name.partition(".")[0] != "generator"}


def licences(packages: Iterable[str]) -> dict[str, str]:
    """The licence of each installed package, which goes with it: archive name → text."""
    files = [file for name in packages for file in distribution(name).files or ()]
    return {
        str(file): file.read_text("utf-8")
        for file in files
        if file.name.upper().startswith(("LICENCE", "LICENSE"))
    }
