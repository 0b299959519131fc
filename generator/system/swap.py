"""A finished folder takes the place of the published one in a single step, and what broken-off builds left
behind goes.

Linux can exchange two folders at once (``renameat2`` with ``RENAME_EXCHANGE``): a build killed at any moment
leaves either the old site or the new one whole. Where that cannot be had, two renames come as near as
possible.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: there a file that is open cannot be removed, which is claim enough
    fcntl = None  # type: ignore[assignment]

_EXCHANGE = 2
_HERE = -100
"""``RENAME_EXCHANGE`` and ``AT_FDCWD`` of Linux."""

CLAIM = ".building"
"""A file in the room of a command that the command holds locked for as long as it lives."""


def linked(source: Path, target: Path) -> None:
    """All files below ``source`` at their places below ``target`` too, without writing them once more.

    For folders of one build alone.
    """
    shutil.copytree(source, target, copy_function=_link, dirs_exist_ok=True)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # two file systems, or one that has no links
        shutil.copy2(source, target)


def swap(new: Path, out: Path) -> None:
    """Put ``new`` where ``out`` is.

    What was there stands at ``new`` afterwards, or nowhere if there was nothing.
    """
    if not out.exists():
        new.rename(out)
    elif not _exchanged(new, out):
        _by_turns(new, out)


def _exchanged(new: Path, out: Path) -> bool:
    """Whether the system could exchange the two in one step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # other systems than Linux
        return False
    return bool(rename(_HERE, os.fsencode(new), _HERE, os.fsencode(out), _EXCHANGE) == 0)


def _by_turns(new: Path, out: Path) -> None:
    """Two renames; if the second fails the old one goes back."""
    old = new.with_name(f"{new.name}.old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    old.rename(new)


@contextmanager
def workroom(out: Path, purpose: str) -> Iterator[Path]:
    """An empty folder beside ``out`` that is gone afterwards, and so are those of commands that were killed.

    These are cleared away before, and once more at the end: work in the background may outlive its command a
    little, and a room is in use until that ends too.
    """
    prefix = f".{out.name[:60]}.{purpose}-"
    _clear_what_is_left(out.parent, prefix)
    room, claim = _claimed(out.parent, prefix)
    try:
        yield room
    finally:
        if fcntl is None:
            claim.close()
        _clear(room)
        claim.close()
        _clear_what_is_left(out.parent, prefix)


def _clear_what_is_left(folder: Path, prefix: str) -> None:
    """Remove the rooms of commands that have ended."""
    for left in _rooms(folder, prefix):
        _clear_if_left(left)


def _rooms(folder: Path, prefix: str) -> list[Path]:
    """The rooms of a purpose that stand in a folder."""
    with os.scandir(folder) as entries:
        return [
            Path(entry.path)
            for entry in entries
            if entry.name.startswith(prefix) and entry.is_dir(follow_symlinks=False)
        ]


def _claimed(folder: Path, prefix: str) -> tuple[Path, IO[str]]:
    """A room with its claim held; one that another command cleared just then is made anew."""
    while True:
        room = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
        try:
            claim = (room / CLAIM).open("w")
        except FileNotFoundError:
            continue
        if fcntl is not None:
            fcntl.flock(claim, fcntl.LOCK_EX)
        if os.fstat(claim.fileno()).st_nlink:
            return room, claim
        claim.close()


def _clear_if_left(room: Path) -> None:
    """Remove the room of a command that has ended; one that is in use, or just being made, is left alone."""
    if fcntl is None:
        with suppress(OSError):
            (room / CLAIM).unlink()
            _clear(room)
        return
    try:
        claim = (room / CLAIM).open()
    except OSError:
        with suppress(OSError):
            room.rmdir()  # a claim is the first thing in a room and the last to go
        return
    with claim, suppress(OSError):
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _clear(room)


def _clear(room: Path) -> None:
    """Remove a room, its claim last: broken off anywhere, the next command finds it and goes on."""
    with suppress(OSError):
        for path in room.iterdir():
            if path.name == CLAIM:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        (room / CLAIM).unlink(missing_ok=True)
        room.rmdir()
