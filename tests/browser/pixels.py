"""What is really painted: the pixels of a screenshot."""

from __future__ import annotations

import struct
import zlib
from collections import Counter

CHANNELS = {2: 3, 6: 4}
"""Bytes a pixel, by the colour type of a PNG: true colour, with or without an alpha channel."""


def colours(png: bytes) -> Counter[bytes]:
    """How often each colour stands in a PNG of 8 bits a channel, as browsers write them."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = CHANNELS[kind]
    rows = zlib.decompress(b"".join(_chunks(png, b"IDAT")))
    found: Counter[bytes] = Counter()
    above = bytes(width * size)
    for start in range(0, height * (width * size + 1), width * size + 1):
        above = _plain(rows[start], rows[start + 1 : start + 1 + width * size], above, size)
        found.update(above[i : i + size] for i in range(0, len(above), size))
    return found


def _chunks(png: bytes, name: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == name:
            found.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return found


def _plain(kind: int, row: bytes, above: bytes, size: int) -> bytes:
    """A row without its filter: none, left, above, their mean, or Paeth's."""
    found = bytearray(row)
    for i, byte in enumerate(row):
        left = found[i - size] if i >= size else 0
        corner = above[i - size] if i >= size else 0
        guess = (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))[kind]
        found[i] = (byte + guess) & 255
    return bytes(found)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))
