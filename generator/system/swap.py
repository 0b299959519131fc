"""A finished folder takes the place of the published one in a single step, and what broken-off builds left
behind goes.

Linux can exchange two folders at once (``renameat2`` with ``RENAME_EXCHANGE``): a build killed at any moment
leaves either the old site or the new one whole. Where that cannot be had, two renames come as near as
possible.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_EXCHANGE = 2
_HERE = -100
"""``RENAME_EXCHANGE`` and ``AT_FDCWD`` of Linux."""

CLAIM = ".building"
"""A file in the folder of a build that the build holds locked for as long as it lives."""


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
    except (AttributeError, OSError):
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
    """An empty folder beside ``out`` that is gone afterwards; before, those of builds that were killed are
    cleared away."""
    prefix = f".{out.name}.{purpose}-"
    for left in out.parent.glob(f"{prefix}*"):
        if _unclaimed(left):
            shutil.rmtree(left, ignore_errors=True)
    room = Path(tempfile.mkdtemp(prefix=prefix, dir=out.parent))
    try:
        with (room / CLAIM).open("w") as claim:
            fcntl.flock(claim, fcntl.LOCK_EX)
            yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _unclaimed(room: Path) -> bool:
    """Whether the build that made a folder has ended.

    One that is only just being made, without a claim yet, is left alone.
    """
    try:
        with (room / CLAIM).open() as claim:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
