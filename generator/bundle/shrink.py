"""The runtime without the doors that nobody opens: exports kept for C extensions, which the check never
loads.

Pyodide's WebAssembly exports some 8500 functions and tables so that compiled packages can be linked to it
while it runs, and its script takes each of them over at start. Here only the exports stay that the script
itself names or that the module imports from itself; Binaryen then drops what can no longer be reached. No
instruction of what stays is changed. A door that is missing after all is an error at once, never another
answer; the tests replay every request on these very files.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.bundle.runtime import FILES, Runtime, RuntimeMissing, binaryen, tool
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

IMPORTS, EXPORTS = 2, 7
"""Numbers of the sections of a WebAssembly module."""
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_EXPORT = re.compile(r'wasmExports\["([^"]+)"\]')


class Unexpected(ValueError):
    """A runtime that is not built as the pinned one: to be looked at, not guessed about."""


def make_runtime(runtime: Runtime) -> dict[str, bytes]:
    """The three files of the runtime, from the cache where nothing changed; the same input gives the same
    bytes."""
    version = (binaryen().parents[1] / "package.json").read_bytes()
    return kept(
        digest(runtime.integrity, version, Path(__file__).read_bytes()), FILES, lambda: made_runtime(runtime)
    )


def made_runtime(runtime: Runtime) -> dict[str, bytes]:
    """See ``make_runtime``; takes some ten seconds."""
    given = {name: (runtime.folder / name).read_bytes() for name in FILES}
    script, module = shrunk(given[SCRIPT].decode("utf-8"), given[MODULE], given[LOADER].decode("utf-8"))
    return {LOADER: given[LOADER], SCRIPT: script.encode("utf-8"), MODULE: reachable(module)}


def reachable(module: bytes) -> bytes:
    """The module without what nothing leads to."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        source, out = Path(folder) / "in.wasm", Path(folder) / "out.wasm"
        source.write_bytes(module)
        command = [
            tool("node"),
            str(binaryen()),
            str(source),
            *(f"--{name}" for name in FEATURES),
            "--remove-unused-module-elements",
            "-o",
            str(out),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeMissing(f"wasm-opt failed on the runtime:\n{done.stderr.strip()[-2000:]}")
        return out.read_bytes()


def shrunk(script: str, module: bytes, loader: str) -> tuple[str, bytes]:
    """``pyodide.asm.mjs`` and ``pyodide.asm.wasm`` with only the exports that the script or its ``loader``
    uses."""
    head, table, statements, tail = parted(script)
    used = set(_NAME.findall(head + tail + loader))
    inner = imported_from_itself(module)
    kept = [statement for statement in statements if is_used(statement, used, inner)]
    names = {match for statement in kept for match in _EXPORT.findall(statement)}
    given = {name for statement in kept for name in _NAME.findall(statement)}
    declared = ",".join(name for name in table if name in given or name in used)
    wanted = names | inner | {name for name in exported(module) if name in used}
    return (
        f"{head}var {declared};function assignWasmExports(wasmExports){{{';'.join(kept)}}}{tail}",
        with_exports(module, wanted),
    )


def parted(script: str) -> tuple[str, list[str], list[str], str]:
    """Text before, names declared, assignments of exports one by one, text after."""
    start = script.find("function assignWasmExports(wasmExports){")
    declared = script.rfind("var ", 0, start)
    end = script.find("}", start)
    table = script[declared + 4 : start].rstrip(";").split(",")
    if start < 0 or not all(_NAME.fullmatch(name) for name in table):
        raise Unexpected("pyodide.asm.mjs takes its exports over in another way than the pinned one")
    statements = [part for part in script[script.index("{", start) + 1 : end].split(";") if part]
    return script[:declared], table, statements, script[end + 1 :]


def is_used(statement: str, used: set[str], inner: set[str]) -> bool:
    """Whether any name that the statement gives stands elsewhere in the script, or its export is imported
    back."""
    exports = set(_EXPORT.findall(statement))
    names = set(_NAME.findall(_EXPORT.sub("", statement))) - {"Module", "value", "wasmExports"}
    return not exports or bool(names & used) or bool(exports & inner) or bool(exports & used)


def number(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number and the place after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def coded(value: int) -> bytes:
    """``value`` as unsigned LEB128."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each section."""
    at = 8
    while at < len(module):
        kind = module[at]
        size, at = number(module, at + 1)
        yield kind, module[at : at + size]
        at += size


def entries(section: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and whole bytes of each entry of the section of exports."""
    count, at = number(section, 0)
    for _ in range(count):
        start = at
        length, at = number(section, at)
        name = section[at : at + length].decode("utf-8")
        _, at = number(section, at + length + 1)
        yield name, section[start:at]


def exported(module: bytes) -> set[str]:
    """Names of all exports."""
    return {name for kind, content in sections(module) if kind == EXPORTS for name, _ in entries(content)}


def imported_from_itself(module: bytes) -> set[str]:
    """Names that the module imports as ``GOT.func`` or ``GOT.mem``: looked up among its own exports."""
    content = next(content for kind, content in sections(module) if kind == IMPORTS)
    found = set()
    for match in re.finditer(rb"\x08GOT\.func|\x07GOT\.mem", content):
        length, at = number(content, match.end())
        found.add(content[at : at + length].decode("utf-8"))
    return found & exported(module)


def with_exports(module: bytes, wanted: set[str]) -> bytes:
    """The module with only these exports."""
    out = [module[:8]]
    for kind, content in sections(module):
        if kind == EXPORTS:
            kept = [entry for name, entry in entries(content) if name in wanted]
            content = coded(len(kept)) + b"".join(kept)
        out.append(bytes([kind]) + coded(len(content)) + content)
    return b"".join(out)
