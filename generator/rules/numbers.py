"""Numbers as people type them and as pages print them.

Reading accepts full-width digits, thousands separators, 万 and 亿, and Chinese numerals. Writing
groups thousands and, in Chinese, uses 万 and 亿 where that loses nothing.
"""

from __future__ import annotations

import re

LARGEST = 1e15
DECIMALS = 9
"""Quantities are read to so many decimal places; what is smaller is nought."""

MOST_DIGITS = 60
"""Digits that a number may have before the point, and after it: more say nothing of a project."""

Exact = tuple[int, int]
"""A quantity as it was typed, without rounding: numerator and denominator. (The library's fractions would
have to be downloaded.)"""

_PLAIN = re.compile(r"^([0-9]*)(?:\.([0-9]+))?(?<=[0-9])(万亿|千万|百万|十万|亿|万|千|百)?$")
SCALES = {
    "万亿": 10**12,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
}
"""What stands behind a number, and before a unit, and what it makes of it."""
DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
POWERS = {"十": 10, "百": 100, "千": 1000}
"""Chinese numerals; 万 and 亿 multiply what stands before them."""
_FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
"""Full-width signs and digits as plain ones. Nothing else is folded: 10² is not 102."""

_GROUPED = re.compile(r"^[0-9]{1,3}(,[0-9]{3})+(?![0-9,])")


def read_number(text: str) -> float | None:
    """The quantity that a person typed, or ``None`` if it is no quantity of nought or more.

    >>> read_number("１，２００"), read_number("1.2万"), read_number("五千"), read_number("-3")
    (1200, 12000, 5000, None)
    """
    exact = read_exact(text)
    return None if exact is None else rounded(exact)


def read_exact(text: str) -> Exact | None:
    """The same without rounding; what has more digits than any sense is cut to a number that is too large all
    the same."""
    plain = "".join(half_width(text).split())
    if "," in plain:
        if not _GROUPED.match(plain):
            return None
        plain = plain.replace(",", "")
    match = _PLAIN.match(plain)
    if match:
        digits, decimals = match[1].lstrip("0"), (match[2] or "")[:MOST_DIGITS]
        digits = "9" * 400 if len(digits) > MOST_DIGITS else digits
        return int(digits + decimals or "0") * SCALES.get(match[3] or "", 1), 10 ** len(decimals)
    chinese = _chinese(plain)
    return None if chinese is None else (chinese, 1)


def rounded(exact: Exact) -> float:
    """The quantity to so many places as are kept; ``inf`` where it is larger than any float."""
    above, below = exact
    if above > below * 10**300:
        return float("inf")
    return whole(round(above / below, DECIMALS))


def half_width(text: str) -> str:
    """Full-width signs, letters and digits as plain ones; all else as it is."""
    return text.translate(_FULL_WIDTH)


def whole(value: float) -> float:
    """A whole number as ``int``, so that ``12.0`` and ``12`` are written alike."""
    return int(value) if float(value).is_integer() else value


def _chinese(text: str) -> int | None:
    """A whole number in Chinese numerals, below ten thousand times a hundred million.

    As people say it, a last digit without a power takes the power next below: 三千五 is 3,500, 一万二 is
    12,000; 三千零五 is 3,005.
    """
    if not text or any(c not in DIGITS and c not in POWERS and c not in "万亿" for c in text):
        return None
    total, tail_unit = 0, 1
    for scale, mark in ((10**8, "亿"), (10**4, "万")):
        if mark in text:
            head, _, text = text.partition(mark)
            part = _below_ten_thousand(head)
            if not part:
                return None
            total += part * scale
            tail_unit = scale // 10
    if text in DIGITS:
        return total + DIGITS[text] * tail_unit
    rest = _below_ten_thousand(text) if text else 0
    return None if rest is None else total + rest


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last, tail_unit = 0, None, 10_000, 1
    for char in text:
        if char in DIGITS:
            if digit not in (None, 0):
                return None
            tail_unit = 1 if digit == 0 or last == 10_000 else last // 10
            digit = DIGITS[char]
        elif char in POWERS and POWERS[char] < last:
            last = POWERS[char]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
    return total + (digit or 0) * tail_unit


def write_number(value: float, lang: str) -> str:
    """The number for a reader: ``50000`` is ``5万`` in Chinese and ``50,000`` in English."""
    if lang == "zh":
        for scale, mark in ((10**8, "亿"), (10**4, "万")):
            short = round(value / scale, 9)
            if value >= scale and short == round(short, 2):
                return f"{_grouped(short)}{mark}"
    return _grouped(value)


def plain_digits(value: float) -> str:
    """The number in digits alone, never with an exponent; ``read_number`` reads it back."""
    return _grouped(value).replace(",", "")


def _grouped(value: float) -> str:
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.{DECIMALS}f}".rstrip("0").rstrip(".")
