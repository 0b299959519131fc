"""Text that came from elsewhere, as it may be printed: on one line, encodable, and with nothing that steers a
terminal or a log."""

from __future__ import annotations

import re

CONTROL = "\x00-\x1f\x7f-\x9f"
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HALVES = "\ud800-\udfff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_ENDS_OF_PLANES = (chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(_ENDS_OF_PLANES)
INVISIBLE = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Parts of a character class: what has no form of its own, or changes the order of what stands around it."""

_UNFIT = re.compile(f"[{CONTROL}{DIRECTION}{HALVES}{PRIVATE}{NO_CHARACTERS}{INVISIBLE}]")


def printable(text: str) -> str:
    r"""The same text with each such character written as its code, as in ``\x1b`` or ``\u202e``."""
    return _UNFIT.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
