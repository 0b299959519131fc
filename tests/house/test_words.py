"""No text says a word twice in a row, as where a sentence and the placeholder in it both say “within”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TWICE = {
    "zh": re.compile(r"(内|不少于|以上|以下|之前|之后)\1"),
    "en": re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE),
}
_RIGHT = {"that that", "had had"}


def texts(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from ((lang, value[lang]) for lang in ("zh", "en") if isinstance(value.get(lang), str))
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_no_word_stands_twice_in_a_row(compiled: dict[str, Any]) -> None:
    said = [(lang, text) for lang, text in texts(compiled) if _TWICE[lang].search(text)]
    assert [text for lang, text in said if _TWICE[lang].search(text)[0].lower() not in _RIGHT] == []
