"""What a spreadsheet program may take for a formula. Every file that we write asks this one function."""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r]")
_A_NUMBER = re.compile(r"^[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?$|^-+$")
"""What begins so and is but a number, or a dash."""


def may_run(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula: by its first sign, behind any blanks."""
    return bool(_LIKE_A_FORMULA.match(text)) and not _A_NUMBER.match(text.strip())
