"""Results kept by the content they were made from, so that a rebuild does only what changed.

What is kept may be deleted at any time. A result is written beside its place and renamed in, so that a build
which is broken off leaves no half file behind; of each kind the newest are kept, and what was not asked for
longest goes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.system.canonical_json import to_json
from generator.system.paths import ROOT

CACHE = ROOT / ".cache" / "check"
NEWEST = 3000
"""How many results of one kind are kept: several states of the whole site."""


def digest(*parts: bytes | str) -> str:
    """Hex SHA-256 of the parts, each with its length, so that no two lists of parts agree by chance."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8") if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


@cache
def code(*folders: Path) -> str:
    """Digest of all Python below the folders: what was made by other code is not used."""
    files = sorted(
        path for folder in folders for path in ([folder] if folder.is_file() else folder.rglob("*.py"))
    )
    return digest(*(path.read_bytes() for path in files))


def releases(*packages: str) -> str:
    """The releases of some packages: what another release made is not used."""
    return to_json({name: version(name) for name in packages})


def read(key: str, name: str, folder: Path) -> bytes | None:
    """The file ``name`` kept for ``key``; None if it is not kept."""
    place = folder / key[:32]
    try:
        content = (place / name).read_bytes()
    except OSError:  # not kept, or thrown away by another build at this moment
        return None
    with suppress(OSError):
        os.utime(place)
    return content


def put(key: str, name: str, content: bytes, folder: Path) -> None:
    """Keep a file for ``key``; where nothing can be kept, it is made again the next time."""
    place = folder / key[:32]
    fresh = place / f".{name}.{os.getpid()}"
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(place / name)


@contextmanager
def alone(key: str, folder: Path = CACHE) -> Iterator[None]:
    """Whoever makes a result that takes long makes it alone: another process that wants it waits, and finds
    it kept. Where nothing can be kept, nobody waits."""
    import fcntl

    place = folder / key[:32]
    try:
        place.mkdir(parents=True, exist_ok=True)
        lock = (place / ".lock").open("w")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def cached(
    key: str, names: tuple[str, ...], make: Callable[[], dict[str, bytes]], folder: Path = CACHE
) -> dict[str, bytes]:
    """The files ``names`` made for ``key``: read if they are kept, else made now and kept."""
    contents = {name: read(key, name, folder) for name in names}
    if all(content is not None for content in contents.values()):
        return {name: content for name, content in contents.items() if content is not None}
    made = make()
    for name in names:
        put(key, name, made[name], folder)
    return made


def cached_json(key: str, make: Callable[[], Any], folder: Path) -> Any:
    """The same for one value of plain data; fresh or kept, it comes back from JSON, so that both are
    alike."""
    made = cached(key, ("value.json",), lambda: {"value.json": to_json(make()).encode("utf-8")}, folder)
    return json.loads(made["value.json"])


def tidy(folders: Iterable[Path], newest: int = NEWEST) -> None:
    """Throw away what was used longest ago, beyond the ``newest`` of each folder, once there is a fifth more:
    so few builds have to look."""
    for folder in folders:
        places = list(folder.glob("*"))
        if len(places) <= newest * 6 // 5:
            continue
        for place in sorted(places, key=_used, reverse=True)[newest:]:
            shutil.rmtree(place, ignore_errors=True)


def _used(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0
