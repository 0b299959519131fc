"""Both languages of a text say the same: numbers, links and placeholders agree, and neither is the
other's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.findings.finding import Finding
from generator.lint.numerals import differences
from generator.source.document import Document, Path_, Yaml

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LINK = re.compile(r"https?://[^\s，。；、）)」”]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
UNFILLED = re.compile(r"^\{[^{}:.]*\}$")
"""A text that is nothing but words in braces, as ``eia-guide new`` leaves them to be filled in."""


_OTHER = re.compile(
    "[^\x00-\u03ff\u0f00-\u0fff\u1e00-\u2fff\u3000-\u303f\u31c0-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe6f"
    "\uff00-\uff65\uffe0-\uffee\U00020000-\U0003ffff]"
)
"""What is neither Latin nor Greek (which measures use) nor Tibetan (names of places) nor Chinese nor a common
sign."""
_SCRIPTS = {
    "CYRILLIC": ("西里尔字母（俄文等）", "a Cyrillic letter"),
    "ARABIC": ("阿拉伯字母", "an Arabic letter"),
    "MONGOLIAN": ("蒙古文", "a Mongolian letter"),
    "HANGUL": ("韩文", "a Korean letter"),
    "HIRAGANA": ("日文假名", "Japanese kana"),
    "KATAKANA": ("日文假名", "Japanese kana"),
}


Pair = tuple[Path_, str, str]


def pairs(value: Yaml) -> list[Pair]:
    """Every ``{zh: …, en: …}`` in a value, with its path."""
    found: list[Pair] = []
    _collect(value, (), found)
    return found


def _collect(value: Yaml, path: Path_, found: list[Pair]) -> None:
    if isinstance(value, dict):
        zh, en = value.get("zh"), value.get("en")
        if isinstance(zh, str) and isinstance(en, str):
            found.append((path, zh, en))
        for key, part in value.items():
            if isinstance(part, (dict, list)):
                _collect(part, (*path, key), found)
    elif isinstance(value, list):
        for i, part in enumerate(value):
            if isinstance(part, (dict, list)):
                _collect(part, (*path, i), found)


def check_languages(document: Document, texts: Iterable[Pair]) -> Iterator[Finding]:
    """What differs between the two languages of each text of a document."""
    for path, zh, en in texts:
        yield from _one(document, path, zh, en)


def foreign(document: Document) -> Iterator[Finding]:
    """Texts with a letter of a script that neither language uses, each once, at that letter."""
    for path, text in _texts(document.data, ()):
        for char in _OTHER.findall(text):
            name = unicodedata.name(char, "")
            if unicodedata.category(char)[0] not in "LM":
                continue
            zh, en = _SCRIPTS.get(name.partition(" ")[0], ("另一种文字的字", "a letter of another script"))
            said = (
                f"这里有{zh}“{char}”（U+{ord(char):04X} {name}）。"
                "本站只用中文和英文；样子像英文字母的，请改成英文字母。",
                (
                    f"there is {en} here, “{char}” (U+{ord(char):04X} {name}). The site is in Chinese and"
                    " English alone; if it only looks like a Latin letter, type that."
                ),
            )
            yield Finding(document.place_in(path, char), "warning", "wrong-language", *said)
            break


def _texts(value: Yaml, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _texts(part, (*path, i))


def _one(document: Document, path: Path_, zh: str, en: str) -> Iterator[Finding]:
    place = document.place((*path, "en"))
    if left := UNFILLED.search(zh) or UNFILLED.search(en):
        said = (
            f"模板里的“{left.group()}”还没有换成内容。请填写中文和英文；没有内容的，删去这一行。",
            (
                f"“{left.group()}” of the template still stands here. Write the Chinese and the English; if"
                " there is none, delete the line."
            ),
        )
        yield Finding(document.place((*path, "zh")), "error", "unfilled", *said)
        return
    if _HAN.search(en) and not _LATIN.search(PLACEHOLDER.sub("", en)):
        said = (
            "en 里写的是中文。请写英文；如与 zh 填反了，请对调。",
            (
                "the text under en is Chinese. Write English there; if it was mixed up with zh, exchange the"
                " two."
            ),
        )
        yield Finding(place, "warning", "wrong-language", *said)
        return
    if len(_LATIN.findall(zh)) > 3 and not _HAN.search(zh) and "{" not in zh:
        said = (
            "zh 里没有一个汉字。请写中文；如与 en 填反了，请对调。",
            (
                "the text under zh holds no Chinese character. Write Chinese there; if mixed up with en,"
                " exchange the two."
            ),
        )
        yield Finding(document.place((*path, "zh")), "warning", "wrong-language", *said)
        return
    if sorted(PLACEHOLDER.findall(zh)) != sorted(PLACEHOLDER.findall(en)):
        said = (
            "中文和英文里的占位符（花括号）不一样。两种语言应使用同样的占位符。",
            "the placeholders (in braces) differ between Chinese and English. Both should use the same ones.",
        )
        yield Finding(place, "error", "placeholders-differ", *said)
    if sorted(_LINK.findall(zh)) != sorted(_LINK.findall(en)):
        said = (
            "中文和英文里的网址不一样。请核对。",
            "the links differ between Chinese and English. Check them.",
        )
        yield Finding(place, "error", "links-differ", *said)
    only_zh, only_en = differences(_plain(zh), _plain(en))
    if only_zh or only_en:
        yield Finding(place, "error", "numbers-differ", *_numbers(only_zh, only_en))


def _plain(text: str) -> str:
    return _LINK.sub("", PLACEHOLDER.sub("", text))


def _numbers(zh: str, en: str) -> tuple[str, str]:
    if zh and en:
        return (
            f"中文有 {zh}，英文没有；英文有 {en}，中文没有。请核对哪一个对。",
            (
                f"Chinese has {zh}, which English lacks; English has {en}, which Chinese lacks. See which is"
                " right."
            ),
        )
    if zh:
        return f"中文有 {zh}，英文没有。请核对。", f"Chinese has {zh}, which English lacks. Check both."
    return f"英文有 {en}，中文没有。请核对。", f"English has {en}, which Chinese lacks. Check both."
