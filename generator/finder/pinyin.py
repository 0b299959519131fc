"""Pinyin in which a syllable is one private character, so that it can be matched like Chinese."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.models.policy.words import FinderIndex

LONGEST = 6
"""Letters of the longest syllables, such as ``zhuang``."""

FIRST = 0xE000
"""The first private character of Unicode."""


class Pinyin:
    """The sounds of the phrases' characters."""

    def __init__(self, index: FinderIndex) -> None:
        self.sounds = {char: sound for sound, chars in index["sounds"].items() for char in chars}
        self.exceptions = index["exceptions"]
        known = {*index["sounds"], *(sound for sounds in self.exceptions.values() for sound in sounds)}
        self.code = {sound: chr(FIRST + number) for number, sound in enumerate(sorted(known))}

    def of(self, text: str) -> list[str]:
        """The syllables of a Chinese phrase; none if one of its characters has no known sound."""
        if text in self.exceptions:
            return self.exceptions[text]
        return [self.sounds[char] for char in text] if all(char in self.sounds for char in text) else []

    def write(self, text: str) -> str:
        """A Chinese phrase by its sound; empty if that is not known."""
        return "".join(self.code[syllable] for syllable in self.of(text))

    def read(self, text: str) -> str:
        """Letters as the fewest syllables that make them up, the longest first; empty if none do."""
        bare = "".join(char for char in unicodedata.normalize("NFD", text) if char.isalpha())
        best: list[str | None] = [None] * len(bare) + [""]
        for start in reversed(range(len(bare))):
            ends = range(min(start + LONGEST, len(bare)), start, -1)
            known = ((self.code.get(bare[start:end]), best[end]) for end in ends)
            ways = [code + rest for code, rest in known if code and rest is not None]
            best[start] = min(ways, key=len, default=None)
        return best[0] or ""
