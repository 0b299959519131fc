"""A text in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("zh", "en")
HTML_LANG = {"zh": "zh-CN", "en": "en"}

Text = Mapping[str, str]
"""A text in both languages: ``{"zh": …, "en": …}``."""

Record = Mapping[str, Any]
"""A record of the compiled policy, or of the site's own YAML: checked by its model when it was read."""


def both(zh: str, en: str) -> Text:
    """A text of our own in both languages."""
    return {"zh": zh, "en": en}
