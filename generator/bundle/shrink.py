"""The runtime without the exports that only C extensions use, which the check never loads.

Pyodide's WebAssembly exports some 8500 functions and variables so that compiled packages can be linked to it
while it runs, and its script takes over each of them as it starts. Here the script takes over only those that
it uses itself, and Binaryen's ``wasm-metadce`` drops from the module what they do not reach. No instruction
of what stays is changed. An export that is missing after all is an error at once, never another answer; the
tests replay every request on these very files.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.bundle.runtime import FILES, Runtime, RuntimeMissing, metadce, tool
from generator.system.cache import digest, kept

LOADER, SCRIPT, MODULE = FILES
FEATURES = (
    "mvp-features",
    "enable-bulk-memory",
    "enable-bulk-memory-opt",
    "enable-exception-handling",
    "enable-extended-const",
    "enable-multivalue",
    "enable-mutable-globals",
    "enable-nontrapping-float-to-int",
    "enable-reference-types",
    "enable-sign-ext",
)
"""What the pinned module uses of WebAssembly, and Binaryen may: every browser that runs Pyodide has it."""

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_EXPORT = re.compile(r'wasmExports(?:\.|\[")([\w$]+)')

_TAKEN_OVER = re.compile(r"var ([\w$,]+);\s*function assignWasmExports\(wasmExports\)\{([^}]*)\}")


class Unexpected(ValueError):
    """A runtime that is not built as the pinned one: to be looked at, not guessed about."""


def make_runtime(runtime: Runtime) -> dict[str, bytes]:
    """The three files of the runtime, from the cache where nothing changed; the same input gives the same
    bytes."""
    version = (metadce().parents[1] / "package.json").read_bytes()
    return kept(
        digest(runtime.integrity, version, Path(__file__).read_bytes()), FILES, lambda: made_runtime(runtime)
    )


def made_runtime(runtime: Runtime) -> dict[str, bytes]:
    """See ``make_runtime``; takes some ten seconds."""
    given = {name: (runtime.folder / name).read_bytes() for name in FILES}
    script, exports = shortened(given[SCRIPT].decode("utf-8"), given[LOADER].decode("utf-8"))
    return {**given, SCRIPT: script.encode("utf-8"), MODULE: reachable(given[MODULE], exports)}


def shortened(script: str, loader: str) -> tuple[str, set[str]]:
    """``pyodide.asm.mjs`` with only the assignments of exports that it or its ``loader`` uses, and the names
    of these exports."""
    found = _TAKEN_OVER.search(script)
    if not found:
        raise Unexpected("pyodide.asm.mjs takes its exports over in another way than the pinned one")
    before, after = script[: found.start()], script[found.end() :]
    variables, assignments = found[1].split(","), found[2].split(";")
    rest = before + after + loader
    used = set(_NAME.findall(rest))
    taken = [assignment for assignment in assignments if names(assignment) & used]
    wanted = used.union(*map(names, taken))
    declared = ",".join(name for name in variables if name in wanted)
    made = f"{before}var {declared};function assignWasmExports(wasmExports){{{';'.join(taken)}}}{after}"
    return made, set(_EXPORT.findall(rest)).union(*map(_EXPORT.findall, taken))


def names(assignment: str) -> set[str]:
    """``{"_free", "free"}`` of ``_free=Module["_free"]=wasmExports["free"]``."""
    return set(_NAME.findall(assignment)) - {"Module", "value", "wasmExports"}


def reachable(module: bytes, exports: Iterable[str]) -> bytes:
    """The module with only these exports and what they reach."""
    wanted = sorted(exports)
    graph = [{"name": "script", "root": True, "reaches": wanted}]
    graph += [{"name": name, "export": name} for name in wanted]
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        source, out, description = (Path(folder) / name for name in ("in.wasm", "out.wasm", "graph.json"))
        source.write_bytes(module)
        description.write_text(json.dumps(graph), "utf-8")
        options = [*(f"--{name}" for name in FEATURES), f"--graph-file={description}", "-o", str(out)]
        command = [tool("node"), str(metadce()), str(source), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeMissing(f"wasm-metadce failed on the runtime:\n{done.stderr.strip()[-2000:]}")
        return out.read_bytes()
