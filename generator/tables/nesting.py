"""How deep the elements of a workbook's parts stand in one another.

What is nested ten thousand deep is a tree that Python in a browser has no room to clear away: it would die of
it. So that is found out before any tree is made.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

DEEPEST = 200
"""Ten times what spreadsheet programs write."""
CHUNK = 1 << 16


class _TooDeepError(Exception):
    """There is no need to read on."""


def too_deep(path: Path) -> bool:
    """Whether any part of a workbook is; a damaged one is not, and is refused where it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))]
            return any(_deep(archive, name) for name in names)
    except Exception:
        return False


def _deep(archive: zipfile.ZipFile, name: str) -> bool:
    depth = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _TooDeepError

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        with archive.open(name) as part:
            while chunk := part.read(CHUNK):
                parser.Parse(chunk)
    except expat.ExpatError:  # the next part may be deep all the same
        return False
    except _TooDeepError:
        return True
    return False
