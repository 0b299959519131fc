"""How wide a text is in a terminal or an editor."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """The columns that a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
