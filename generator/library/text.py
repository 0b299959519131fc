"""A text in both languages."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("zh", "en")
HTML_LANG = {"zh": "zh-CN", "en": "en"}

Text = Mapping[str, str]
"""A text in both languages: ``{"zh": …, "en": …}``."""


def both(zh: str, en: str) -> Text:
    """A text of our own in both languages."""
    return {"zh": zh, "en": en}
