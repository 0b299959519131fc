"""Making any text from a record safe in Markdown, in HTML and in an attribute alike.

A record's text is text: whatever stands in it — ``<script>``, ``](javascript:``, ``{{ }}``, ``|`` — the
reader sees exactly that. Every character that HTML or Markdown could act on becomes a character reference,
which both leave alone; ``postprocess`` turns the harmless ones back so that the published HTML stays
readable.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_ACTIVE = "&<>\"'`*_[]{}\\|~^"
_REFERENCES = str.maketrans({character: f"&#{ord(character)};" for character in _ACTIVE})
_LINE_START = re.compile(r"^(?:[#+\-=:]|\d+[.)])")
_SPACE = re.compile(r"\s+")
# Controls that reorder or hide what follows them; a text has no business carrying them out of its own bounds.
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

KEEP_ENCODED = frozenset("&<>\"'")


def clean(text: str) -> str:
    """The text on one line, without the controls."""
    return _SPACE.sub(" ", _CONTROLS.sub("", text))


def safe(value: object) -> Markup:
    """``value`` as markup that shows its text and does nothing; markup of our own passes unchanged."""
    if isinstance(value, Markup):
        return value
    return _safe("" if value is None else str(value))


@lru_cache(maxsize=1 << 15)  # most texts stand on several pages
def _safe(text: str) -> Markup:
    encoded = clean(text).translate(_REFERENCES)
    if _LINE_START.match(encoded):
        encoded = f"&#{ord(encoded[0])};{encoded[1:]}"
    return Markup(encoded)  # noqa: S704 - this is the escaping


_REFERENCE = re.compile(r"&#(\d{2,3});")


def _decode(match: re.Match[str]) -> str:
    code = int(match.group(1))
    character = chr(code) if 32 <= code < 127 else ""
    if not character or character in KEEP_ENCODED:
        return {34: "&quot;", 38: "&amp;", 60: "&lt;", 62: "&gt;"}.get(code, match.group(0))
    return character


def relax(html: str) -> str:
    """Finished HTML with the references that only Markdown needed turned back into characters."""
    return _REFERENCE.sub(_decode, html)
