"""What each published key is called, in both languages: heads of the spreadsheets, titles in the schemas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.authoring.schema import fields
from generator.library.text import Text
from generator.system import plain_yaml

FILE = Path(__file__).with_name("titles.yaml")
_FIRST_WORDS = re.compile(r"[^：；，。（]+")


@cache
def titles() -> dict[str, Text]:
    """The titles that are written down, by key."""
    return {key: {"zh": zh, "en": en} for key, (zh, en) in plain_yaml.read(FILE).items()}


def title_of(key: str) -> Text:
    """What a key is called; one without a title of its own, as the people who write the data know it."""
    known = _FIRST_WORDS.match(fields().get(key, ""))
    return titles().get(key) or {"zh": known[0] if known else key, "en": key.replace("_", " ")}


def title(path: Sequence[str]) -> str:
    """``名称（中文） / name (Chinese)``."""
    first, *parts = map(title_of, path)
    zh, en = (
        separator.join(part[lang] for part in parts) for lang, separator in (("zh", "，"), ("en", ", "))
    )
    return f"{first['zh']}（{zh}） / {first['en']} ({en})" if parts else f"{first['zh']} / {first['en']}"
