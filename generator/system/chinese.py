"""Pinyin and simplified characters, from the dictionaries that know them.

Loading those takes long, so callers keep what they make.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.system.cache import releases

if TYPE_CHECKING:
    from opencc import OpenCC

FIRST, LAST = 0x4E00, 0x9FFF
"""The block of characters that has a traditional form for each simplified one."""


def dictionaries() -> str:
    """The releases of both dictionaries: what others made is not used."""
    return releases("pypinyin", "opencc")


def syllables(word: str) -> list[str]:
    """The syllables of a word of Chinese characters, without tones, as it is read as a whole."""
    from pypinyin import lazy_pinyin

    found: list[str] = lazy_pinyin(word)
    return found


def simplified(standard: str) -> dict[str, str]:
    """Each character of the block that is written otherwise in simplified Chinese, with that form.

    ``standard`` names where its traditional form is used: ``t`` (anywhere), ``tw`` or ``hk``.
    """
    block = [chr(code) for code in range(FIRST, LAST + 1)]
    new = _converter(standard).convert("\n".join(block)).split("\n")
    return {old: char for old, char in zip(block, new, strict=True) if old != char}


@cache
def _converter(standard: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(f"{standard}2s")
