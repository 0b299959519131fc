"""Two archives for the browser: Python's library cut to what is needed, and the decision core.

They are apart so that a change of a rule does not make a reader load the library anew.
"""

from __future__ import annotations

import ast
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from generator.bundle.runtime import Runtime, RuntimeMissing, tool
from generator.bundle.stand_ins import STAND_INS
from generator.system.cache import digest, kept

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent
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

START = ("generator.browser.check",)
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


@dataclass(frozen=True)
class Archives:
    """The bytes of the two archives, both stored, not deflated: the web server compresses across files."""

    library: bytes
    rules: bytes


def sources_of(patterns: Iterable[str]) -> dict[str, str]:
    """The modules of this package that the patterns name: archive name → source text."""
    files = sorted({path for pattern in patterns for path in PACKAGE.glob(pattern)})
    return {f"generator/{path.relative_to(PACKAGE).as_posix()}": path.read_text("utf-8") for path in files}


def make_archives(runtime: Runtime) -> Archives:
    """Both archives for this runtime, from the cache where nothing changed."""
    sources = sources_of(CHECK)
    tools = [(HERE / name).read_bytes() for name in ("compile.py", "compile.mjs")]
    key = digest(runtime.integrity, json.dumps([sources, START, ALSO, dict(STAND_INS)]), *tools)
    files = kept(key, ("library.zip", "rules.zip"), lambda: compile_all(runtime, sources))
    return Archives(files["library.zip"], files["rules.zip"])


def compile_all(
    runtime: Runtime, sources: dict[str, str], start: Sequence[str] = START, more: Iterable[str] | None = None
) -> dict[str, bytes]:
    """Run ``compile.mjs`` once and pack what it made:

    ``more`` are modules of the library that are wanted besides, else what the sources import.
    """
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        job, out, library = Path(folder) / "job.json", Path(folder) / "out", Path(folder) / "library.zip"
        write_library(runtime, library)
        also = sorted({*ALSO, *(imported_by(sources) if more is None else more)})
        text = {
            "runtime": str(runtime.folder),
            "library": str(library),
            "out": str(out),
            "rules": sources,
            "start": start,
            "also": also,
        }
        job.write_text(json.dumps(text), "utf-8")
        done = subprocess.run(
            [tool("node"), str(HERE / "compile.mjs"), str(job)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeMissing(f"byte-compiling inside Pyodide failed:\n{done.stderr.strip()[-3000:]}")
        return {"library.zip": packed(out / "library"), "rules.zip": packed(out / "rules")}


def write_library(runtime: Runtime, path: Path) -> None:
    """The library in source as npm has it, but with the stand-ins in their places."""
    with (
        zipfile.ZipFile(runtime.folder / "python_stdlib.zip") as given,
        zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made,
    ):
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name), STAND_INS[name] if name in STAND_INS else given.read(name))


def imported_by(sources: Mapping[str, str]) -> set[str]:
    """Modules of the library that any import statement of the rules names, also one inside a function."""
    names: set[str] = set()
    for source in sources.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name for name in names if name.partition(".")[0] != "generator"}


def packed(folder: Path) -> bytes:
    """A stored zip of ``folder``."""
    return stored(
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    )


def licences(packages: Iterable[str]) -> dict[str, str]:
    """The licence of each installed package, which goes with it: archive name → text."""
    files = [file for name in packages for file in distribution(name).files or ()]
    return {
        str(file): file.read_text("utf-8")
        for file in files
        if file.name.upper().startswith(("LICENCE", "LICENSE"))
    }


def stored(contents: Mapping[str, bytes]) -> bytes:
    """A stored zip: files in order of name, one fixed date, so the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
