"""Characters that do not belong in the data: they cannot be seen, look like others, or turn text about.

They are looked for in the lines of a file and, since an escape can write any of them, in its values too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.findings.finding import Finding, Place
from generator.system.printable import CONTROL, DIRECTION, HALVES, INVISIBLE, NO_CHARACTERS, PRIVATE

ENOUGH = 40
"""So many findings of one kind in a file say enough."""

_NAMES: dict[str, tuple[str, str]] = {
    "\u3000": ("全角空格", "a full-width (ideographic) space"),
    "\u00a0": ("不换行空格", "a no-break space"),
    "\u2007": ("数字宽度空格", "a figure space"),
    "\u202f": ("窄不换行空格", "a narrow no-break space"),
    "\u200b": ("看不见的零宽空格", "an invisible zero-width space"),
    "\u200e": ("看不见的方向符号", "an invisible direction mark"),
    "\u200f": ("看不见的方向符号", "an invisible direction mark"),
    "\ufeff": ("看不见的文件头标记（BOM）", "an invisible byte-order mark"),
    "\u2028": ("看不见的换行符号", "an invisible line separator"),
    "\u2029": ("看不见的分段符号", "an invisible paragraph separator"),
    "\u0085": ("看不见的换行符号", "an invisible line separator"),
}  # fmt: skip
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_SPACES = "\u1680\u2000-\u2006\u2008-\u200a\u205f"
_KINDS: tuple[tuple[str, str, str], ...] = (
    (DIRECTION, "改变文字方向的字符", "a character that turns text about"),
    (HALVES, "半个字符（代理码）", "half a character (a surrogate)"),
    (PRIVATE, "私用字符，别的电脑显示不出来，", "a private character, which other machines cannot show"),
    (NO_CHARACTERS, "不是字符的编码", "a code that is no character"),
    (INVISIBLE, "看不见的字符", "an invisible character"),
    (_MARKS, "加在前一个字上的符号", "a mark set on the character before it"),
    (_SPACES, "特殊宽度的空格", "a space of another width"),
    ("\ufffc\ufffd", "乱码", "a sign that stands for what was lost"),
)
"""Parts of a character class, and what their members are, in both languages."""
_CONTROL_NAMES = {
    0: "NULL",
    7: "BELL",
    8: "BACKSPACE",
    9: "TAB",
    13: "CARRIAGE RETURN",
    27: "ESCAPE",
    127: "DELETE",
}
_STRANGE = re.compile("[" + "".join(_NAMES) + CONTROL + "".join(kind for kind, _, _ in _KINDS) + "]")
_STRANGE_VALUE = re.compile(rf"(?!\n){_STRANGE.pattern}")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abtvferNLP_]))")
_SHORT = dict(zip("0abtvferNLP_", "\0\a\b\t\v\f\x1b\r\x85\u2028\u2029\xa0", strict=True))
_LAST = 0x10FFFF


def bad_characters(path: str, lines: list[str]) -> list[Finding]:
    """Those that stand in the lines themselves: each kind once a line, with its place."""
    found: list[Finding] = []
    for number, line in enumerate(lines, start=1):
        seen: set[str] = set()
        for match in _STRANGE.finditer(line):
            char = match.group()
            if char not in seen:
                seen.add(char)
                found.append(_bad_character(Place(path, number, match.start() + 1), char))
        if len(found) >= ENOUGH:
            break
    return found


def in_value(value: str, place: Place, lines: list[str]) -> Iterator[Finding]:
    """Those that an escape put into a value which begins at ``place``, each once."""
    for char in dict.fromkeys(_STRANGE_VALUE.findall(value)):
        yield _bad_character(_escaped(char, place, lines), char)


def _escaped(char: str, place: Place, lines: list[str]) -> Place:
    """Where a value's escape for a character stands, or else where the value begins."""
    for number in range(place.line, min(place.line + 12, len(lines)) + 1):
        start = place.column - 1 if number == place.line else 0
        for match in _ESCAPE.finditer(lines[number - 1], start):
            if _meant(match) == ord(char):
                return Place(place.path, number, match.start() + 1)
    return place


def _meant(match: re.Match[str]) -> int:
    """The number of the character that an escape writes."""
    return ord(_SHORT[match[4]]) if match[4] else int(match[1] or match[2] or match[3], 16)


def beyond(path: str, lines: list[str]) -> Finding:
    """An escape for a number beyond all characters, which no parser can read."""
    for number, line in enumerate(lines, start=1):
        for match in _ESCAPE.finditer(line):
            if _meant(match) > _LAST:
                zh = f"“{match[0]}”不是任何字符的编码。请删去，或直接写出要写的字。"
                en = f"“{match[0]}” is the code of no character. Delete it, or write the character itself."
                return Finding(Place(path, number, match.start() + 1), "error", "yaml", zh, en)
    zh = "文件里有 YAML 不允许的字符，读不下去。请删去从别处粘贴来的特殊符号。"
    en = "the file holds a character that YAML does not allow. Delete special signs pasted from elsewhere."
    return Finding(Place(path), "error", "yaml", zh, en)


def _bad_character(place: Place, char: str) -> Finding:
    if char == "\t":
        zh = "这里有制表符（Tab）。请改成空格，每一级缩进用两个空格。"
        en = "there is a tab here. Replace it by spaces, two for each level of indentation."
        return Finding(place, "error", "tab", zh, en)
    code = f"U+{ord(char):04X}"
    if char in _NAMES:
        zh_name, en_name = _NAMES[char]
        zh = f"这里有{zh_name}（{code}）。请删去，需要空格时用半角空格。"
        en = f"there is {en_name} here ({code}). Delete it, or type a plain space instead."
        return Finding(place, "error", "look-alike", zh, en)
    if re.match(f"[{CONTROL}]", char):
        code += f" {_CONTROL_NAMES[ord(char)]}" if ord(char) in _CONTROL_NAMES else ""
        zh = f"这里有不可见的控制字符（{code}），多半是从别处粘贴来的。请删去。"
        en = f"there is an invisible control character here ({code}), probably pasted. Delete it."
        return Finding(place, "error", "look-alike", zh, en)
    zh_kind, en_kind = next((zh, en) for kind, zh, en in _KINDS if re.match(f"[{kind}]", char))
    code = f"{code} {unicodedata.name(char, '')}".rstrip()
    zh = f"这里有{zh_kind}（{code}）。请删去。"
    en = f"there is {en_kind} here ({code}). Delete it."
    return Finding(place, "error", "look-alike", zh, en)
