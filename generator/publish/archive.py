"""The file that a package travels in: a ZIP whose parts are stored as they are.

So equal packages are equal files, a person can open one, and nothing in it can grow when it is read.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from generator.findings.refusal import Refusal
from generator.source.document import MAX_BYTES
from generator.system.printable import printable

MOST_BYTES = 20_000_000
"""A package is no larger; the whole data, old and new, has a quarter of it."""
MOST_PARTS = 1_000
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


class NoPackage(Refusal):
    """A file is no package, or not as it was made."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file, in the order given."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, content)
    return file.getvalue()


def read_file(path: Path) -> bytes:
    """The bytes of a package; one that is too large is refused before it is read."""
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise _too_large()
    with path.open("rb") as there:
        raw = there.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _too_large()
    return raw


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of a package; whatever is no plain stored part is refused before anything is read."""
    if len(raw) > MOST_BYTES:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise _not_made_here(f"{len(entries)}", f"{len(entries)}")
            for entry in entries:
                _plain(entry)
            if len({entry.filename for entry in entries}) != len(entries):
                raise _not_made_here("同名", "one name twice")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, RuntimeError, OSError) as error:
        raise NoPackage(
            "这不是提交包，或者没有传完整。请向提交的人重新要一份。",
            "this is no package, or it did not arrive whole. Ask whoever made it for it again.",
        ) from error


def _plain(entry: zipfile.ZipInfo) -> None:
    """Refuse a part that is packed, locked, a link, a folder, too large, or has a strange name."""
    name = printable(entry.filename)[:200]
    steps = entry.filename.split("/")
    if (
        entry.filename != entry.orig_filename
        or "\\" in entry.filename
        or "" in steps
        or {".", ".."} & {*steps}
    ):
        raise NoPackage(
            f"提交包里有不该有的路径“{name}”，没有打开。",
            f"the package holds the path “{name}”, which has no place in it, so it was not opened.",
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise NoPackage(
            f"提交包里的“{name}”是链接，没有打开。",
            f"“{name}” in the package is a link, so it was not opened.",
        )
    if (
        entry.compress_type != zipfile.ZIP_STORED
        or entry.file_size != entry.compress_size
        or entry.flag_bits & 1
    ):
        raise _not_made_here(name, name)
    if entry.file_size > MAX_BYTES:
        raise NoPackage(
            f"提交包里的“{name}”太大，没有打开。",
            f"“{name}” in the package is too large, so it was not opened.",
        )


def _not_made_here(zh: str, en: str) -> NoPackage:
    return NoPackage(
        f"这个压缩包不是本程序生成的，或者被解开后重新压缩过（{zh}）。请用原来的文件。",
        f"this archive was not made by this program, or was unpacked and packed again ({en}). Use the file as"
        " it was made.",
    )


def _too_large() -> NoPackage:
    limit = MOST_BYTES // 1_000_000
    return NoPackage(
        f"文件超过 {limit} MB，不是提交包，没有打开。",
        f"the file has more than {limit} MB, so it is no package and was not opened.",
    )
