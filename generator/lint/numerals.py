"""The numbers of a sentence, in Chinese and in English, so that the two can be compared.

Chinese writes 5万吨, 一百二十三条, 十项, 8月15日; English writes 50,000 t, Article 123, ten, 15 August.
Numbers in figures must be found in the other language, in figures or in words; a number in words need
not, since one language often says in a phrase what the other says in a numeral ("the two", 一次).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from generator.rules.numbers import DIGITS, POWERS
from generator.rules.workdays import MONTHS

_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_CHINESE = re.compile("[" + "".join([*DIGITS, *POWERS, *_MYRIADS]) + "]+")
_FIGURE_ZH = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*([百千]?[万亿])?")
_FIGURE_EN = re.compile(
    r"([0-9]+(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?:\s*(thousand|million|billion)\b)?", re.IGNORECASE
)
_SCALE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD = re.compile(r"[A-Za-z]+")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: value for value, word in enumerate(_ORDINALS)},
    **{word: 20 + 10 * i for i, word in enumerate(_TENS)},
    **{word[:-1] + "ieth": 20 + 10 * i for i, word in enumerate(_TENS)},
    **{word.lower(): i + 1 for i, word in enumerate(MONTHS)},
    "once": 1,
    "single": 1,
    "twice": 2,
    "both": 2,
    "pair": 2,
    "half": 2,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text: those in figures, and all those that its words may mean besides."""

    figures: Counter[Decimal]
    words: frozenset[Decimal]


def _plain(text: str) -> str:
    """Full-width figures as plain ones; powers (m³) are no numbers, and a Chinese comma divides them."""
    return unicodedata.normalize("NFKC", re.sub("[⁰¹²³⁴-⁹₀-₉]", "", text).replace("，", "、"))


def chinese(text: str) -> Numbers:
    """The numbers of a Chinese text."""
    text = _plain(text)
    figures: Counter[Decimal] = Counter()
    for match in _FIGURE_ZH.finditer(text):
        value = Decimal(match.group(1).replace(",", ""))
        for char in match.group(2) or "":
            value *= {**POWERS, **_MYRIADS}[char]
        figures[value.normalize()] += 1
    words = {Decimal(value) for run in _CHINESE.findall(text) for value in _readings(run)}
    return Numbers(figures, frozenset(words))


def english(text: str) -> Numbers:
    """The numbers of an English text."""
    text = _plain(text)
    figures: Counter[Decimal] = Counter()
    for match in _FIGURE_EN.finditer(text):
        value = Decimal(match.group(1).replace(",", "") + (match.group(2) or ""))
        figures[(value * _SCALE.get((match.group(3) or "").lower(), 1)).normalize()] += 1
    found = [_ENGLISH[word] for word in map(str.lower, _WORD.findall(text)) if word in _ENGLISH]
    pairs = [a + b for a, b in pairwise(found) if a >= 20 and a % 10 == 0 and 0 < b < 10]
    return Numbers(figures, frozenset(map(Decimal, found + pairs)))


def _readings(run: str) -> list[int]:
    """What a run of Chinese numerals may mean: one number, or (二〇二六, 三四) digit by digit."""
    if all(char in DIGITS for char in run):
        return [*(DIGITS[char] for char in run), int("".join(str(DIGITS[char]) for char in run))]
    total = section = digit = 0
    for char in run:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in POWERS:
            section, digit = section + (digit or 1) * POWERS[char], 0
        else:
            total, section, digit = total + ((section + digit) or 1) * _MYRIADS[char], 0, 0
    return [total + section + digit]


@lru_cache(maxsize=16384)
def differences(zh: str, en: str) -> tuple[str, str]:
    """Figures of the Chinese text that the English lacks, and the other way round, as people write them.

    Kept for texts seen before: a preview looks at the same texts again after every saved edit.
    """
    ours, theirs = chinese(zh), english(en)
    only_zh = [n for n in (ours.figures - theirs.figures).elements() if n not in theirs.words]
    only_en = [n for n in (theirs.figures - ours.figures).elements() if n not in ours.words]
    return _shown(only_zh), _shown(only_en)


def _shown(numbers: list[Decimal]) -> str:
    return ", ".join(f"{n:f}" for n in sorted(set(numbers)))
