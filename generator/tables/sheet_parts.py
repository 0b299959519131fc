"""What the XML of a sheet says beside its cells: which are merged, and which columns are hidden.

The text is gone through once, piece by piece, so that a large sheet needs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from generator.tables.table import Merge

PIECE = 1 << 20
MOST_MERGES = 200_000
"""So many merged ranges are looked at; nobody merges more by hand."""

_TAG = re.compile(rb"<(?:\w+:)?(mergeCell|col) ([^<>]*)>")
_REF = re.compile(rb"""ref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""")
_COLUMNS = re.compile(rb"""(min|max|hidden)=["'](\w+)["']""")


def column_number(letters: str) -> int:
    """The place of a column by its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def beside_cells(source: IO[bytes]) -> tuple[list[Merge], list[int]]:
    """The merged cells of a sheet, and its hidden columns."""
    merges: list[Merge] = []
    hidden: list[int] = []
    for name, attributes in _tags(source):
        if name == b"mergeCell":
            ref = _REF.search(attributes)
            if ref and len(merges) < MOST_MERGES:
                left, right = (column_number(ref[at].decode()) for at in (1, 3))
                merges.append(Merge(int(ref[2]), int(ref[4]), left, right))
        else:
            said = dict(_COLUMNS.findall(attributes))
            if said.get(b"hidden") in (b"1", b"true"):
                hidden += range(int(said[b"min"]) - 1, min(int(said[b"max"]), int(said[b"min"]) + 200))
    return merges, hidden


def _tags(source: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    rest = b""
    while piece := source.read(PIECE):
        text = rest + piece
        end = text.rfind(b"<")
        for found in _TAG.finditer(text, 0, max(end, 0)):
            yield found[1], found[2]
        rest = text[end:] if end >= 0 else b""
    for found in _TAG.finditer(rest):
        yield found[1], found[2]
