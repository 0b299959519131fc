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
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.system.canonical_json import to_json

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "check"
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


def kept(
    key: str, names: tuple[str, ...], make: Callable[[], dict[str, bytes]], folder: Path = CACHE
) -> dict[str, bytes]:
    """The files ``names`` made for ``key``: read if they are kept, else made now and kept."""
    place = folder / key[:32]
    try:
        found = {name: (place / name).read_bytes() for name in names}
    except OSError:  # not kept, or thrown away by another build at this moment
        found = make()
        with suppress(OSError):  # where nothing can be kept, it is made again the next time
            place.mkdir(parents=True, exist_ok=True)
            for name in names:
                _put(place / name, found[name])
    else:
        with suppress(OSError):
            os.utime(place)
    return found


def kept_json(key: str, make: Callable[[], Any], folder: Path) -> Any:
    """The same for one value of plain data; fresh or kept, it comes back from JSON, so that both are
    alike."""
    made = kept(key, ("value.json",), lambda: {"value.json": to_json(make()).encode("utf-8")}, folder)
    return json.loads(made["value.json"])


def _put(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


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
