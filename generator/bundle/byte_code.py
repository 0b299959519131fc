"""Python's own work at build time, done inside the pinned Pyodide under Node: what the check needs of the
library, and byte code for the browser."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.bundle.docstrings import without_docstrings
from generator.bundle.runtime import Runtime, printed, tool
from generator.bundle.wheels import CORE, LOCK, find_wheels
from generator.system.cache import CACHE, digest, put, read

HERE = Path(__file__).resolve().parent
TOOLS = tuple(HERE / name for name in ("compile.py", "docstrings.py", "run.mjs"))
ENVIRONMENT = {"PYTHONNODEBUGRANGES": "1", "SOURCE_DATE_EPOCH": "315532800"}
"""No columns in tracebacks; and byte code that is bound to its source by hash and has no clock in it."""

Files = Mapping[str, bytes]


def needed(
    runtime: Runtime, library: Files, sources: Files, stages: Sequence[Sequence[str]]
) -> list[list[str]]:
    """The files of the library that the modules of each stage need beyond those before (``trace.py``)."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        given, archive = Path(folder) / "library.zip", Path(folder) / "sources.zip"
        given.write_bytes(stored(library))
        archive.write_bytes(stored(sources))
        arguments = {"archive": "/job/sources.zip", "stages": stages}
        found: list[list[str]] = run(runtime, "trace.py", arguments, {"/job": folder}, given)
        return found


def compiled(runtime: Runtime, archives: Mapping[str, Files]) -> dict[str, bytes]:
    """Each archive as a stored zip with byte code in the place of Python sources, all else as it is; from the
    cache where nothing changed. What is missing is made in one run: a start of Pyodide takes seconds."""
    tools = [path.read_bytes() for path in (LOCK, Path(__file__), *TOOLS)]
    keys = {name: digest(runtime.integrity, *tools, name, stored(files)) for name, files in archives.items()}
    kept = {name: content for name, key in keys.items() if (content := read(key, name, CACHE)) is not None}
    missing = {name: files for name, files in archives.items() if name not in kept}
    made = compile_all(runtime, missing) if missing else {}
    for name, content in made.items():
        put(keys[name], name, content, CACHE)
    return kept | made


def compile_all(runtime: Runtime, archives: Mapping[str, Files]) -> dict[str, bytes]:
    """See ``compiled``: pyodide-build's ``py-compile`` (``compile.py``), some seconds."""
    wheels = [path for name, path in find_wheels(runtime).items() if name != CORE]
    short = {name: {path: shortened(path, files[path]) for path in files} for name, files in archives.items()}
    unread = {
        name: [path for path, content in files.items() if content is None] for name, files in short.items()
    }
    arguments = {
        "folder": "/job",
        "wheels": [f"/wheels/{path.name}" for path in wheels],
        "unread": {name: paths for name, paths in unread.items() if paths},
    }
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        for name, files in archives.items():
            given = {path: short[name][path] or content for path, content in files.items()}
            (Path(folder) / name).write_bytes(stored(given))
        shutil.copy(HERE / "docstrings.py", folder)
        run(runtime, "compile.py", arguments, {"/job": folder, "/wheels": str(wheels[0].parent)})
        return {name: stored(unpacked((Path(folder) / name).read_bytes())) for name in archives}


def shortened(path: str, content: bytes) -> bytes | None:
    """A module without docstrings; None if it is written for a newer Python than this one, which only
    Pyodide's own can read."""
    try:
        return without_docstrings(content) if path.endswith(".py") else content
    except SyntaxError:
        return None


def run(
    runtime: Runtime,
    script: str,
    arguments: Mapping[str, Any],
    folders: Mapping[str, str],
    library: Path | None = None,
) -> Any:
    """What ``main`` of a Python file beside this one returns in Pyodide; ``library`` stands in for npm's."""
    job = {
        "runtime": str(runtime.folder),
        "library": str(library or runtime.folder / "python_stdlib.zip"),
        "environment": ENVIRONMENT,
        "script": str(HERE / script),
        "folders": folders,
        "arguments": arguments,
    }
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), "utf-8")
        return json.loads(printed(f"{script} in Pyodide", [tool("node"), str(HERE / "run.mjs"), str(path)]))


def stored(contents: Files) -> bytes:
    """A stored zip, not deflated, since the web server compresses across files: in order of name, with one
    fixed date, so that the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as given:
        return {name: given.read(name) for name in given.namelist()}
