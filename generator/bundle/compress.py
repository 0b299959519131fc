"""The files of the check compressed once, at build time: a server sends ``name.br`` or ``name.gz`` to whoever
takes it.

Brotli at its best takes half a minute over the runtime; the result is kept by content, so only what changed
is done anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from generator.bundle.runtime import printed, tool
from generator.system.cache import CACHE, digest, put, read

HERE = Path(__file__).resolve().parent
SUFFIXES = (".br", ".gz")
Effort = Literal["best", "quick"]
BEST: Effort = "best"
QUICK: Effort = "quick"
STEPS = {BEST: (11, 9), QUICK: (4, 4)}
"""Brotli's step for bytes and for text. Text changes with every edit, and the steps after the ninth take
seven times as long for seven bytes in a hundred less. Quick is for a site that nobody reads over a slow line.
"""
NAMES = tuple(f"file{suffix}" for suffix in SUFFIXES)


def compress_folder(*folders: Path, effort: Effort = BEST) -> None:
    """Write ``.br`` and ``.gz`` of every file below the folders beside it, as far as there are such folders.

    All at once, the largest first: what takes longest then has a processor to itself from the beginning.
    """
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    contents = {path: path.read_bytes() for path in paths if path.suffix not in SUFFIXES}
    contents = dict(sorted(contents.items(), key=lambda one: -len(one[1])))
    keys = {path: digest("compressed", str(STEPS[effort]), content) for path, content in contents.items()}
    files = {key: found for key in keys.values() if (found := _cached(key))}
    missing = {key: contents[path] for path, key in keys.items() if key not in files}
    if missing:
        files |= compressed(missing, effort)
    for key in missing:
        for name, content in files[key].items():
            put(key, name, content, CACHE)
    for path, key in keys.items():
        for suffix, name in zip(SUFFIXES, NAMES, strict=True):
            path.with_name(path.name + suffix).write_bytes(files[key][name])


def _cached(key: str) -> dict[str, bytes] | None:
    """Both forms of a file as they were made before; None if one of them is not kept."""
    files = {name: read(key, name, CACHE) for name in NAMES}
    present = {name: content for name, content in files.items() if content is not None}
    return present if len(present) == len(NAMES) else None


def compressed(contents: Mapping[str, bytes], effort: Effort = BEST) -> dict[str, dict[str, bytes]]:
    """``file.br`` and ``file.gz`` of each of the ``contents``, by its name."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        paths = {name: Path(folder) / name for name in contents}
        for name, path in paths.items():
            path.write_bytes(contents[name])
        steps = map(str, STEPS[effort])
        printed("compressing", [tool("node"), str(HERE / "compress.mjs"), *steps, *map(str, paths.values())])
        return {
            name: {f"file{suffix}": path.with_name(path.name + suffix).read_bytes() for suffix in SUFFIXES}
            for name, path in paths.items()
        }
