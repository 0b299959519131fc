"""The files of the check compressed once, at build time: a server sends ``name.br`` or ``name.gz`` to whoever
takes it.

Brotli at its best takes half a minute over the runtime; the result is kept by content, so only what changed
is done anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.bundle.runtime import printed, tool
from generator.system.cache import CACHE, digest, kept

HERE = Path(__file__).resolve().parent
SUFFIXES = (".br", ".gz")
STEP = 9
"""Brotli's step for text, which changes with every edit: the next takes seven times as long for seven bytes
in a hundred less."""
NAMES = tuple(f"file{suffix}" for suffix in SUFFIXES)


def compress_folder(folder: Path, into: Path | None = None) -> None:
    """Write ``.br`` and ``.gz`` of every file below ``folder`` beside it, or at the same place below
    ``into``."""
    contents = {
        path: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in SUFFIXES
    }
    for path, made in zip(contents, compressed_all(list(contents.values())), strict=True):
        place = (into or folder) / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        for suffix, name in zip(SUFFIXES, NAMES, strict=True):
            place.with_name(place.name + suffix).write_bytes(made[name])


def compressed_all(contents: Sequence[bytes]) -> list[Mapping[str, bytes]]:
    """``file.br`` and ``file.gz`` of each; those not kept are made by Node in one run."""
    by_key = {digest("compressed", str(STEP), content): content for content in contents}
    missing = {
        key: content
        for key, content in by_key.items()
        if not all((CACHE / key[:32] / name).is_file() for name in NAMES)
    }
    made = compressed(missing) if missing else {}

    def make(key: str) -> dict[str, bytes]:
        return made.get(key) or compressed({key: by_key[key]})[key]  # thrown away meanwhile: made once more

    return [
        kept(key, NAMES, partial(make, key))
        for key in (digest("compressed", str(STEP), content) for content in contents)
    ]


def compressed(contents: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """``file.br`` and ``file.gz`` of each of the ``contents``, by its name."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        paths = {name: Path(folder) / name for name in contents}
        for name, path in paths.items():
            path.write_bytes(contents[name])
        command = [tool("node"), str(HERE / "compress.mjs"), str(STEP), *map(str, paths.values())]
        printed("compressing", command)
        return {
            name: {f"file{suffix}": path.with_name(path.name + suffix).read_bytes() for suffix in SUFFIXES}
            for name, path in paths.items()
        }
