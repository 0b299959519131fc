"""What the finder needs beside the items' own words, made at build: word lists, traditional characters, pinyin.

The words are in ``generator/finder``: ``words.yaml`` holds people's words and the lists, ``classes.yaml`` the
classes of GB/T 4754, which lead to the items that cite their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.system import chinese
from generator.system.cache import CACHE, code, digest, kept_json
from generator.system.canonical_json import to_json
from generator.system.chinese import dictionaries, simplified, syllables

KEPT = CACHE.parent / "words"
ROOM = Path(__file__).parents[1] / "finder"

_SPLIT = re.compile(r"[；;、，,（）()／/]")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def build_index(policy: dict[str, Any]) -> dict[str, Any]:
    """``lists`` and ``words`` as written; ``kept``, the items' words that have such a word inside; ``classes`` of industry with their items; ``simplified`` (traditional
    characters to those used); ``sounds`` (the syllable of each character).

    ``exceptions`` holds the syllables of phrases in which a character is read otherwise than alone.
    """
    written = _read("words.yaml")
    words = {
        "zh": [[number, said.split()] for number, said in written["zh"].items()],
        "en": [[number, _parted(said)] for number, said in written["en"].items()],
    }
    spoken = sorted({word for word in _phrases(policy, words["zh"]) if _HAN.fullmatch(word)})
    characters = sorted({char for word in spoken for char in word})
    key = digest(code(Path(__file__), Path(chinese.__file__)), dictionaries(), to_json([characters, spoken]))
    sounds = kept_json(
        key, lambda: {"simplified": _simplified(set(characters)), **_sounds(characters, spoken)}, KEPT
    )
    cut = re.compile("|".join([*written["lists"]["noise"].split(), *written["lists"]["parts"].split()]))
    return {
        **sounds,
        "kept": [word for word in spoken if cut.search(word) and not cut.fullmatch(word)],
        "words": words,
        "classes": _classes(policy),
        "reading": _read("reading.yaml"),
        "signs": written["signs"],
        "lists": {
            kind: said if isinstance(said, dict) else said.split() for kind, said in written["lists"].items()
        },
    }


def _read(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.load((ROOM / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


def _parted(said: str) -> list[str]:
    return [word.strip() for word in said.split(";") if word.strip()]


def _classes(policy: Mapping[str, Any]) -> list[Any]:
    """The words of the classes, by the items that cite their codes."""
    found: dict[tuple[int, ...], list[str]] = {}
    for class_code, said in _read("classes.yaml").items():
        items = [i["number"] for i in policy["items"].values() if class_code.startswith(tuple(i["codes"]))]
        if items:
            found.setdefault(tuple(items), []).extend(said.split())
    return [[list(items), words] for items, words in found.items()]


def _phrases(policy: Mapping[str, Any], words: Iterable[Any]) -> Iterable[str]:
    for category in policy["categories"]:
        yield from _SPLIT.split(category["zh"])
    for item in policy["items"].values():
        yield from [*_SPLIT.split(item["zh"]), *item["also_called"]["zh"]]
    for _, said in words:
        yield from said


def _simplified(used: set[str]) -> dict[str, str]:
    """Every traditional character or variant whose simplified form is used."""
    found = {}
    for standard in ("t", "tw", "hk"):
        for char, other in simplified(standard).items():
            if other in used and char not in used:
                found[char] = other
    return dict(sorted(found.items()))


def _sounds(characters: Iterable[str], words: Iterable[str]) -> dict[str, Any]:
    sounds = {char: syllables(char)[0] for char in characters}
    read = {word: syllables(word) for word in words}
    exceptions = {word: found for word, found in read.items() if found != [sounds[char] for char in word]}
    return {"sounds": sounds, "exceptions": exceptions}
