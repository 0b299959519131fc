"""The runtime without the exports that only C extensions use, which the check never loads.

Pyodide's WebAssembly exports some 8500 functions and variables so that compiled packages can be linked to it
while it runs, and its script takes over each of them as it starts. Here the script takes over only those that
it uses itself, and Binaryen drops from the module the others and what only they reach. No instruction of what
stays is changed. An export that is missing after all is an error at once, never another answer; the tests
replay every request on these very files.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from generator.bundle.runtime import FILES, Runtime, binaryen, printed, tool
from generator.system.cache import alone, cached, digest

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
    version = (binaryen().parents[1] / "package.json").read_bytes()
    key = digest(runtime.integrity, version, Path(__file__).read_bytes())
    with alone(key):
        return cached(key, FILES, lambda: made_runtime(runtime))


def made_runtime(runtime: Runtime) -> dict[str, bytes]:
    """See ``make_runtime``; takes some ten seconds."""
    given = {name: (runtime.folder / name).read_bytes() for name in FILES}
    script, exports = shortened(given[SCRIPT].decode("utf-8"), given[LOADER].decode("utf-8"))
    return {**given, SCRIPT: script.encode("utf-8"), MODULE: reachable(runtime.folder / MODULE, exports)}


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


def exported(module: Path) -> list[str]:
    """Names of all exports of a module."""
    command = [tool("node"), str(Path(__file__).with_name("exports.mjs")), str(module)]
    names: list[str] = json.loads(printed("Reading the runtime", command))
    return names


def reachable(module: Path, exports: set[str]) -> bytes:
    """The module with only these exports and what they reach."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        out, removed = Path(folder) / "out.wasm", Path(folder) / "removed.txt"
        removed.write_text("\n".join(name for name in exported(module) if name not in exports), "utf-8")
        options = [*(f"--{name}" for name in FEATURES), f"--remove-exports=@{removed}"]
        options += ["--remove-unused-module-elements", "-o", str(out)]
        printed("wasm-opt on the runtime", [tool("node"), str(binaryen()), str(module), *options])
        return out.read_bytes()
