"""The search index: one small file a language, made from the records, loaded when somebody searches.

Each entry is a place on the site with the words people use for it. Pinyin is made here (a browser cannot),
and so is the map from traditional to simplified characters, cut down to the characters the site has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NotRequired, TypedDict, TypeVar

from generator.site import render
from generator.site.model import Page, SearchEntry
from generator.site.render import capital
from generator.system import chinese
from generator.system.cache import CACHE, cached_json, code, digest
from generator.system.canonical_json import to_json
from generator.system.chinese import dictionaries, simplified, syllables

KEPT = CACHE.parent / "words"

LONGEST_HEARD = 12
"""Nobody types the pinyin of a longer word; the script has the same limit."""
LONGEST_NOTE = {"zh": 30, "en": 88}
"""One line of a result holds about as much; the rest would be loaded and never seen."""
_HAN = re.compile("[\u3400-\u9fff]")


T = TypeVar("T")


class Entry(TypedDict):
    """A place of the site as the script reads it: address, kind, title, words, and, where there are any, a
    weight other than 1, pinyin, codes and a note."""

    u: str
    k: str
    t: str
    w: list[str]
    x: NotRequired[float]
    p: NotRequired[list[str]]
    c: NotRequired[list[str]]
    s: NotRequired[str]


class Characters(TypedDict):
    """What the browser knows of characters: traditional ones, and sounds."""

    map: dict[str, str]
    sounds: dict[str, str]


class Index(Characters):
    """The whole file."""

    entries: list[Entry]


def write(pages: Iterable[Page], lang: str, target: Path) -> None:
    """``assets/search.<lang>.json``."""
    named = [(page, entry) for page in pages for entry in page.search]
    about = to_json([(page.slug, page.title, asdict(entry)) for page, entry in named])
    made_by = code(Path(__file__), Path(render.__file__), Path(chinese.__file__))
    key = digest(made_by, dictionaries(), lang, about)
    index = cached_json(key, lambda: _index(named, lang), KEPT)
    path = target / "assets" / f"search.{lang}.json"
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _index(named: Sequence[tuple[Page, SearchEntry]], lang: str) -> Index:
    said = _kept_parts(
        "words",
        sorted(
            {word for page, entry in named for word in _chinese(page, entry) if len(word) <= LONGEST_HEARD}
        ),
        _own_sounds,
    )
    entries = [_entry(page, entry, lang, said) for page, entry in named]
    characters = sorted(set(_HAN.findall("".join(entry["t"] + "".join(entry["w"]) for entry in entries))))
    return {**_kept_parts("characters", characters, _of_characters), "entries": entries}


def _kept_parts(name: str, rests_on: list[str], make: Callable[[list[str]], T]) -> T:
    """What needs the dictionaries, whose loading takes longer than all else: kept as long as the Chinese
    words are the same."""
    found: T = cached_json(
        digest(code(Path(__file__), Path(chinese.__file__)), dictionaries(), name, to_json(rests_on)),
        lambda: make(rests_on),
        KEPT,
    )
    return found


def _own_sounds(words: list[str]) -> dict[str, str]:
    """The pinyin of words that are not read as their characters are one by one."""
    return {word: pinyin(word) for word in words if pinyin(word) != by_character(word)}


def _of_characters(characters: list[str]) -> Characters:
    known = frozenset(characters)
    return {"map": traditional(known), "sounds": sounds(known | common_characters())}


def _chinese(page: Page, entry: SearchEntry) -> list[str]:
    return [
        word for word in ((entry.title or page.title)["zh"], *entry.words.get("zh", ())) if _HAN.search(word)
    ]


def _entry(page: Page, entry: SearchEntry, lang: str, said: Mapping[str, str]) -> Entry:
    other = "en" if lang == "zh" else "zh"
    title = capital((entry.title or page.title)[lang])
    words = [*entry.words.get(lang, ()), *entry.words.get(other, ()), (entry.title or page.title)[other]]
    made: Entry = {
        "u": (f"{page.slug}/" if page.slug else "") + (f"#{entry.fragment}" if entry.fragment else ""),
        "k": entry.kind,
        "t": title,
        "w": list(dict.fromkeys(words)),
    }
    if entry.weight != 1:
        made["x"] = entry.weight
    if heard := [said[word] for word in _chinese(page, entry) if word in said]:
        made["p"] = heard
    if entry.codes:
        made["c"] = list(entry.codes)
    if entry.note:
        made["s"] = shortened(entry.note[lang], LONGEST_NOTE[lang])
    return made


def shortened(text: str, room: int) -> str:
    """The text cut at the end of a word, with a sign that it goes on."""
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    whole = cut if _HAN.search(cut) else cut.rsplit(" ", 1)[0]
    return whole.rstrip(" ，、；：。,;:.(（") + "…"


@cache
def common_characters() -> frozenset[str]:
    """The characters people type by mistake for others that sound alike: the first level of GB 2312."""
    return frozenset(
        "".join(
            bytes((row, cell)).decode("gb2312", "ignore")
            for row in range(0xB0, 0xD8)
            for cell in range(0xA1, 0xFF)
        )
    )


@cache
def pinyin(word: str) -> str:
    """Syllables of a word without tones, a space between them: ``guang fu``."""
    return " ".join(syllables("".join(_HAN.findall(word)))).lower().replace("ü", "v")


@cache
def _sound(character: str) -> str:
    return pinyin(character)


def by_character(word: str) -> str:
    """The syllables one gets by reading each character by itself, as the browser does."""
    return " ".join(_sound(character) for character in _HAN.findall(word))


def sounds(characters: frozenset[str]) -> dict[str, str]:
    """Characters by the syllable that each has by itself; words read otherwise carry their own reading."""
    found: dict[str, str] = {}
    for character in sorted(characters):
        found[_sound(character)] = found.get(_sound(character), "") + character
    return found


@lru_cache(maxsize=4)
def traditional(characters: frozenset[str]) -> dict[str, str]:
    """Traditional characters, each with the simplified one that the site uses for it."""
    return {old: new for old, new in simplified("t").items() if new in characters}
