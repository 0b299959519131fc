"""Results kept by the content they were made from, so that a rebuild does only what changed.

A cache may be deleted at any time. A result is written beside its place and renamed in, so that a build
which is broken off leaves no half file behind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "check"


def digest(*parts: bytes | str) -> str:
    """Hex SHA-256 of the parts, each with its length, so that no two lists of parts agree by chance."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8") if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


def kept(key: str, names: tuple[str, ...], make: Callable[[], dict[str, bytes]], folder: Path = CACHE) -> dict[str, bytes]:
    """The files ``names`` made for ``key``: read if they are kept, else made now and kept."""
    place = folder / key[:32]
    if all((place / name).is_file() for name in names):
        return {name: (place / name).read_bytes() for name in names}
    made = make()
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        fresh = place / f".{name}.{os.getpid()}"
        fresh.write_bytes(made[name])
        fresh.replace(place / name)
    return made
