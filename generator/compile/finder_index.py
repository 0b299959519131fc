"""What the finder needs beside the items' own words, made at build: word lists, traditional characters, pinyin.

The words are in ``generator/finder``: ``words.yaml`` holds people's words and the lists, ``classes.yaml`` the
classes of GB/T 4754, which lead to the items that cite their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypedDict

from generator.finder.text import pairs
from generator.models.catalogue import Item
from generator.models.policy.words import ClassWords, FinderIndex, FinderLists, PeoplesWords
from generator.records.data import LoadedEdition
from generator.system import chinese, plain_yaml
from generator.system.cache import CACHE, cached_json, code, digest
from generator.system.canonical_json import to_json
from generator.system.chinese import dictionaries, simplified, syllables

KEPT = CACHE.parent / "words"
ROOM = Path(__file__).parents[1] / "finder"

CORE = 4
"""The longest word of a class that is kept; longer ones explain rather than name it."""

_SPLIT = re.compile(r"[；;、，,（）()／/]")
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Sounds(TypedDict):
    """How Chinese is spoken: the characters of each syllable, and the syllables of phrases in which a
    character is read otherwise than alone."""

    sounds: dict[str, str]
    exceptions: dict[str, list[str]]


class Spoken(Sounds):
    """The same, and every traditional character or variant with the character used for it."""

    simplified: dict[str, str]


def build_index(edition: LoadedEdition) -> FinderIndex:
    """The words of an edition of the catalogue, with people's own, the classes of industry, and how the
    Chinese ones are spoken."""
    written = _read("words.yaml")
    own: PeoplesWords = {
        "zh": {str(number): said.split() for number, said in written["zh"].items()},
        "en": {str(number): _parted(said) for number, said in written["en"].items()},
    }
    spoken = sorted({word for word in _phrases(edition, own) if _HAN.fullmatch(word)})
    characters = sorted({char for word in spoken for char in word})
    key = digest(code(Path(__file__), Path(chinese.__file__)), dictionaries(), to_json([characters, spoken]))
    cut = re.compile("|".join([*written["lists"]["noise"].split(), *written["lists"]["parts"].split()]))
    said: Spoken = cached_json(
        key, lambda: {"simplified": _simplified(set(characters)), **_sounds(characters, spoken)}, KEPT
    )
    return {
        **said,
        "kept": [word for word in spoken if cut.search(word) and not cut.fullmatch(word)],
        "words": own,
        "classes": _classes(edition, own),
        "reading": _read("reading.yaml"),
        "signs": written["signs"],
        "lists": _lists(written["lists"], written["lists"]["variants"]),
    }


def _read(name: str) -> Any:
    return plain_yaml.read(ROOM / name)


def _lists(written: Mapping[str, str], variants: dict[str, str]) -> FinderLists:
    """The lists, whose words stand apart by spaces."""
    return {
        "noise": written["noise"].split(),
        "denied": written["denied"].split(),
        "stood": written["stood"].split(),
        "parts": written["parts"].split(),
        "goods": written["goods"].split(),
        "shops": written["shops"].split(),
        "stop": written["stop"].split(),
        "latin_denied": written["latin_denied"].split(),
        "latin_parts": written["latin_parts"].split(),
        "latin_besides": written["latin_besides"].split(),
        "variants": variants,
    }


def _parted(said: str) -> list[str]:
    return [word.strip() for word in said.split(";") if word.strip()]


def _classes(edition: LoadedEdition, words: PeoplesWords) -> list[ClassWords]:
    """The words of the classes, by the items that cite their codes; without those that say nothing which the
    items' other words do not say."""
    known: dict[int, set[str]] = {
        number: {
            pair for word in _names(item.record, words["zh"].get(str(number), ())) for pair in pairs(word)
        }
        for number, item in edition.items.items()
    }
    found: dict[tuple[int, ...], list[str]] = {}
    for class_code, said in _read("classes.yaml").items():
        items = [
            number
            for number, item in sorted(edition.items.items())
            if class_code.startswith(tuple(item.record.codes))
        ]
        for word in said.split() if items else ():
            new = set(pairs(word))
            if len(word) <= CORE and not all(new <= known[number] for number in items):
                found.setdefault(tuple(items), []).append(word)
                for number in items:
                    known[number] |= new
    return [{"items": [*items], "words": words} for items, words in found.items()]


def _names(record: Item, words: Iterable[str]) -> Iterator[str]:
    """The Chinese names of an item: of the catalogue, and people's own."""
    yield from _SPLIT.split(record.zh)
    yield from record.also_called.zh
    yield from words


def _phrases(edition: LoadedEdition, words: PeoplesWords) -> Iterator[str]:
    for category in edition.categories:
        yield from _SPLIT.split(category.zh)
    for item in edition.items.values():
        yield from _names(item.record, ())
    for said in words["zh"].values():
        yield from said


def _simplified(used: set[str]) -> dict[str, str]:
    """Every traditional character or variant whose simplified form is used."""
    found = {}
    for standard in ("t", "tw", "hk"):
        for char, other in simplified(standard).items():
            if other in used and char not in used:
                found[char] = other
    return dict(sorted(found.items()))


def _sounds(characters: Iterable[str], words: Iterable[str]) -> Sounds:
    sounds = {char: syllables(char)[0] for char in characters}
    read = {word: syllables(word) for word in words}
    exceptions = {word: found for word, found in read.items() if found != [sounds[char] for char in word]}
    alike: dict[str, str] = {}
    for char, sound in sounds.items():
        alike[sound] = alike.get(sound, "") + char
    return {"sounds": alike, "exceptions": exceptions}
