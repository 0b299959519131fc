"""The files of the check compressed once, at build time: a server sends ``name.br`` or ``name.gz`` to whoever
takes it.

Brotli takes a quarter of a minute over the runtime; the result is kept by content, so only what changed
is done anew.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from generator.bundle.runtime import printed, tool
from generator.system.cache import CACHE, alone, digest, put, read

HERE = Path(__file__).resolve().parent
SUFFIXES = (".br", ".gz")
Effort = Literal["best", "quick"]
BEST: Effort = "best"
QUICK: Effort = "quick"
FIRST, NEXT, LATER, FEW, LEAST = 11, 10, 9, 7, 4
"""Brotli's steps: the best for archives and scripts that every reader of the check waits for; the tenth, in
half the time, for text, which changes with every edit, and for the runtime, over which the best takes as long
as half of a first build; the ninth for what is fetched when nobody waits; the seventh for what few load; the
fourth for a site that nobody reads over a slow line.
"""
LARGE = 4_000_000
AT_ONCE = re.compile(r"\.js$|/finder-[^/]*$")
"""What stands between the reader and the first answer, and is small."""
FOR_LATER = re.compile(r"/assets/pack-[^/]*$")
"""What is fetched for readers without a network, once a page stands."""
FOR_FEW = re.compile(r"/workbench/(?:pyodide-[^/]*/)?[^/]*$|/tables-[0-9a-f]+\.zip$")
"""What the check does without: the workbench of the staff, and the reader of tables."""
NAMES = tuple(f"file{suffix}" for suffix in SUFFIXES)


def compress_files(paths: Iterable[Path], effort: Effort = BEST) -> None:
    """Write ``.br`` and ``.gz`` of every file beside it.

    All at once, what takes longest first: it then has a processor to itself from the beginning.
    """
    contents = {path: path.read_bytes() for path in paths if path.suffix not in SUFFIXES}
    files = both_forms({path.as_posix(): content for path, content in contents.items()}, effort)
    for path in contents:
        for suffix, content in zip(SUFFIXES, files[path.as_posix()], strict=True):
            path.with_name(path.name + suffix).write_bytes(content)


def both_forms(contents: Mapping[str, bytes], effort: Effort) -> dict[str, tuple[bytes, bytes]]:
    """Brotli and gzip of each of the contents by its address; from the cache, or from another process that is
    at it, where it can be had there."""
    steps = {address: step(address, content, effort) for address, content in contents.items()}
    keys = {
        address: digest("compressed", str(steps[address]), content) for address, content in contents.items()
    }
    files = {key: found for key in keys.values() if (found := _cached(key))}
    wanted = {key: address for address, key in keys.items() if key not in files}
    with ExitStack() as stack:
        for key in sorted(wanted):
            stack.enter_context(alone(key))
        files |= {key: found for key in wanted if (found := _cached(key))}
        missing = sorted(
            (key for key in wanted if key not in files),
            key=lambda key: (-steps[wanted[key]], -len(contents[wanted[key]])),
        )
        if missing:
            files |= compressed({key: (steps[wanted[key]], contents[wanted[key]]) for key in missing})
        for key in missing:
            for name, content in zip(NAMES, files[key], strict=True):
                put(key, name, content, CACHE)
    return {address: files[key] for address, key in keys.items()}


def step(address: str, content: bytes, effort: Effort) -> int:
    """Brotli's step for a file."""
    if effort == QUICK:
        return LEAST
    if FOR_FEW.search(address):
        return FEW
    if FOR_LATER.search(address):
        return LATER
    best = AT_ONCE.search(address) or (b"\0" in content and len(content) < LARGE)
    return FIRST if best else NEXT


def _cached(key: str) -> tuple[bytes, bytes] | None:
    """Both forms of a file as they were made before; None if one of them is not kept."""
    brotli, gzip = (read(key, name, CACHE) for name in NAMES)
    return None if brotli is None or gzip is None else (brotli, gzip)


def compressed(contents: Mapping[str, tuple[int, bytes]]) -> dict[str, tuple[bytes, bytes]]:
    """Both forms of each of the ``contents``, by its name; each with its step for Brotli."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        paths = {name: Path(folder) / name for name in contents}
        for name, path in paths.items():
            path.write_bytes(contents[name][1])
        asked = [text for name, path in paths.items() for text in (str(contents[name][0]), str(path))]
        printed("compressing", [tool("node"), str(HERE / "compress.mjs"), *asked])
        made = {
            name: [path.with_name(path.name + suffix) for suffix in SUFFIXES] for name, path in paths.items()
        }
        return {name: (brotli.read_bytes(), gzip.read_bytes()) for name, (brotli, gzip) in made.items()}
