"""Python's own work at build time, done inside the pinned Pyodide under Node: what the check needs of the
library, and byte code for the browser."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.bundle.runtime import Runtime, printed, tool
from generator.bundle.wheels import CORE, LOCK, find_wheels
from generator.system.cache import cached, digest

HERE = Path(__file__).resolve().parent
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
    cache where nothing changed."""
    tools = [path.read_bytes() for path in (LOCK, Path(__file__), HERE / "compile.py", HERE / "run.mjs")]
    contents = [digest(name, stored(files)) for name, files in archives.items()]
    key = digest(runtime.integrity, *tools, *contents)
    return cached(key, tuple(archives), lambda: compile_all(runtime, archives))


def compile_all(runtime: Runtime, archives: Mapping[str, Files]) -> dict[str, bytes]:
    """See ``compiled``: pyodide-build's ``py-compile`` (``compile.py``), some seconds."""
    wheels = [path for name, path in find_wheels(runtime).items() if name != CORE]
    arguments = {"folder": "/job", "wheels": [f"/wheels/{path.name}" for path in wheels]}
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        for name, files in archives.items():
            (Path(folder) / name).write_bytes(stored(files))
        run(runtime, "compile.py", arguments, {"/job": folder, "/wheels": str(wheels[0].parent)})
        return {name: stored(unpacked((Path(folder) / name).read_bytes())) for name in archives}


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
