"""Figures as people write them, in the one form in which amounts are read: digits before a unit.

``twenty thousand`` and ``1.2 million`` become digits, ``百分之五`` becomes ``5%``, ``三点五`` ``3.5``, and
what grows ``由200张增至350张`` is said as what is added: ``新增150张``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from generator.finder.text import COUNTING
from generator.rules.numbers import plain_digits, read_number, rounded

_NUMERALS = f"零{COUNTING}百千万亿"
_KILO_UNITS = "瓦伏克米帕升赫焦"
"""Before these ``千`` behind digits belongs to the unit: 9600千瓦."""

_SCALE = rf"(?:(?!千[{_KILO_UNITS}])[百千万亿]){{0,3}}"
NUMBER = rf"(?:[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,9}})?|[{_NUMERALS}]{{1,16}})\s*{_SCALE}"
"""A number in digits or written out in Chinese; nobody writes a longer one."""

STARTS = rf"(?:(?<![0-9.,a-z百千万亿])(?=[0-9])|(?<![几数上多余{_NUMERALS}])(?=[{_NUMERALS}]))"
"""Where a number begins: not inside another, nor behind what makes it no figure (``几百``)."""

_MIXED = re.compile(rf"(?:[0-9]+(?:\.[0-9]+)?(?:(?!千[{_KILO_UNITS}])[百千万亿])+){{2,}}")
"""``3万5千``: digits and scales in turn."""

_CUT_SHORT = re.compile(r"([0-9]+)([千万亿])([1-9])(?=[平亩吨头只张立方米棵])")
"""``1万2平米``: twelve thousand."""

UNCLEAR = re.compile(r"[百千万亿][1-9一二三四五六七八九]\s*$")
"""Before ``千瓦`` it cannot be told whose ``千`` that is: ``三万五千瓦``."""

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_WORDS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
_SCALES: Mapping[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SCALE_OF: Mapping[str, int] = {"千": 1000, "万": 10**4, "亿": 10**8}
_KNOWN = "|".join(sorted((*_WORDS, *_SCALES), key=lambda word: -len(word)))  # "sixty" before "six"
_SPELLED = re.compile(rf"(?<![a-z-])(?:{_KNOWN})(?:(?:[ -]| and )(?:{_KNOWN}))*(?![a-z])")
_MORE = re.compile(r"(?<=[0-9]) (?:additional|extra|further|more|new|fattened|adult|live) (?=[a-z])")
"""Between a figure and its unit: ``120 additional beds``."""

_SPELLED_SEVERAL = re.compile(rf"{_SPELLED.pattern}(?= [0-9])")
"""``two 4 t/h boilers``."""

_THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,])")
_SCALED = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?(hundred|thousand|million|billion)(?![a-z])")
_KILO = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?kt(?![a-z])")
_SEVERAL = re.compile(r"(?<![0-9.,a-z])([0-9]{1,2}) of (?=[0-9])")
"""``3 of 2 t/h each``: so many of one size."""

_ZERO_TO_NINE = "零" + COUNTING.replace("两", "")[:-1]
_DIGITS = str.maketrans(_ZERO_TO_NINE, "0123456789")
_DECIMAL = re.compile(rf"([零{COUNTING}百千]+)点([{_ZERO_TO_NINE}]+)")
_PERCENT = re.compile(rf"百分之({NUMBER})")
_TENTHS = re.compile(
    r"(?<=[的约占比为])([一二三四五六七八九])成([一二三四五六七八九])?(?![立本品为效分功果都年])"
)
_FRACTION = re.compile(r"(?<![a-z])(?:a|one) (half|third|quarter|fifth|tenth) of (?=(?:its|the) )")
_SHARES: Mapping[str, str] = {"half": "50", "third": "33.3", "quarter": "25", "fifth": "20", "tenth": "10"}
_SHARED = re.compile(r"(?<=[0-9])/(?=[0-9./]+ ?(?:kv|千伏))")
_LEVEL = re.compile(r"kv|千伏|[mk]pa|[兆千]帕|吨级|mev|%")
"""Units in which nothing is added up."""

_GROWN = re.compile(
    r"(?:由|从|自)(?:原来?的?|现有的?|目前的?)?(?P<of>(?:[年日](?:产|处理|加工|屠宰|出栏|供水?))?)"
    rf"(?P<was>{NUMBER})(?P<unit>[^0-9，。,;；]{{0,6}}?)(?:扩|增|提|升)(?:建|大|容|能|加|高|长|升)?(?:到|至|为)(?P<is>{NUMBER})"
)
_GREW = re.compile(rf"(?P<of>)from (?P<was>{NUMBER})(?P<unit>[a-z0-9/ ]{{0,30}}?) to (?P<is>{NUMBER})")
_GROWTH = re.compile(r"expan|enlarg|extend|increas|rais|grow")


FACTOR = 1000
"""Nothing grows so much: "from 4 to 6 million" shares its million."""

_MOVED = re.compile(r"搬|迁(?!徙)|重建|(?<![a-z])(?:relocat|mov(?:es?|ed|ing) to|rebuil)")


def plain_figures(text: str) -> str:
    """A text with its figures in digits; all else stays as it is."""
    text = _MIXED.sub(lambda found: _summed(found[0]), text)
    text = _CUT_SHORT.sub(lambda found: _times(f"{found[1]}.{found[3]}", _SCALE_OF[found[2]]), text)
    text = _SCALED.sub(lambda found: _times(found[1], _SCALES[found[2]]), text)
    text = _THOUSANDS.sub(lambda found: found[0].replace(" ", ""), text)
    text = _SPELLED_SEVERAL.sub(lambda found: f"{_spelled(found[0])} x", text)
    text = _SPELLED.sub(lambda found: str(_spelled(found[0])), text)
    text = _KILO.sub(lambda found: _times(found[1], 1000) + " t", text)
    text = _SEVERAL.sub(r"\1 x ", text)
    text = _MORE.sub(" ", text)
    text = _DECIMAL.sub(lambda found: f"{_digits(found[1])}.{found[2].translate(_DIGITS)}", text)
    text = _PERCENT.sub(lambda found: f"{_digits(found[1])}%", text)
    text = _TENTHS.sub(lambda found: f"{_digits(found[1])}{_digits(found[2] or '零')}%", text)
    text = _FRACTION.sub(lambda found: f"{_SHARES[found[1]]}% of ", text)
    text = _SHARED.sub("kv、", text)
    if _MOVED.search(text):
        return text  # of what is moved or built anew the whole counts, not what is added
    text = _GROWN.sub(_added, text)
    return _GREW.sub(_added, text) if _GROWTH.search(text) else text


def _spelled(words: str) -> int:
    """``two hundred and fifty thousand`` as 250,000."""
    whole = part = 0
    for word in re.findall(_KNOWN, words):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        else:
            whole, part = whole + (part or 1) * _SCALES[word], 0
    return whole + part


def _times(number: str, scale: int) -> str:
    return plain_digits(rounded((round(float(number.replace(",", "")) * 10**9) * scale, 10**9)))


def _summed(number: str) -> str:
    """``2亿3千万`` as 230000000; parts that do not grow smaller are no one number."""
    parts = [quantity(part) or 0.0 for part in re.findall(r"[0-9.]+[百千万亿]+", number)]
    falling = all(after < before for before, after in pairwise(parts))
    return plain_digits(sum(parts)) if falling else number


def _digits(number: str) -> str:
    value = quantity(number)
    return number if value is None else plain_digits(value)


def _added(found: re.Match[str]) -> str:
    """What is added, as people say it; of levels the new one; else the words as they are."""
    if _LEVEL.search(found["unit"]):
        return found["is"]
    before, after = quantity(found["was"]), quantity(found["is"])
    if before is None or after is None or not before < after < FACTOR * (before or after):
        return found[0]
    return f"新增{found['of']}{plain_digits(after - before)}"


def quantity(number: str) -> float | None:
    """The value of a number in digits or in Chinese, with its thousands separators."""
    return read_number("".join(number.replace(",", "").split()).replace("两", "二"))
