"""Text that came from elsewhere, as it may be printed: on one line, encodable, and with nothing that steers a
terminal or a log."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control, direction, invisible, private and broken characters, and those that end a line."""


def printable(text: str) -> str:
    r"""The same text with each such character written as its code, as in ``\x1b`` or ``\u202e``."""
    return _UNFIT.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
