"""A description as the finder reads it: plain characters, clauses with their weight, tokens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.models.policy.words import FinderIndex

LATER = 0.5
"""What a clause after the first weighs: people say first what they build."""

_TAKEN_DOWN = re.compile(
    r"(?:[把将])?[老旧原][^，,。；;]{1,8}?拆(?:[除掉了光]+)|拆(?:[除掉了]+)[老旧原][^，,。；;]{1,8}(?=[，,。；;])"
)
"""What gives way: 把旧砖厂拆了, 拆除原砖厂."""
_CHANGED = re.compile("[搬迁改扩换]")
"""What is done with works that stand: then they are what the project is about."""
_CLAUSE = re.compile(r"[，。；！？：、,;!?:\n（）()+—]+|\.(?=\s|$)")
_OTHER = re.compile(r"[^a-z' -]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
COUNTING = "一二两三四五六七八九十"
"""Numbers up to ten as they are written out."""

_AMOUNT = re.compile(
    r"(?:(?<![a-z0-9])[±约近]?[0-9]+(?:[.,×*x/-][0-9]+)*(?:[kmg]wh?p?|mva|t|kg|k?m[23]?|ha|hm2)?(?![a-z0-9])"
    r"[万亿千百]?(?:{0})?|[{1}百千万几]+(?:{0}))(?:每?/?[年日天hda](?![a-z]))?".format(
        "平方米|立方米|公里|千瓦|兆瓦|公顷|吨|米|亩|台|座|套|个|条|张|头|只|匹|户|辆|元|栋|口|眼",
        COUNTING,
    )
)
"""A number with its unit, in digits or written out; written out only before a unit (``百合`` is none)."""

_COUNTED = re.compile(
    r"(?<=[\u3400-\u9fff])(?<![了带买上是建装置加配购有用添要])"
    rf"(?=(?:[1-9][0-9]?|[{COUNTING}])[台套](?!阶|风|账|餐|装))"
)
"""Before things that are counted behind a name: each may be a work of its own (``诊所4台牙椅1台牙片机``)."""

_PIECE = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+|[\ue000-\uf8ff]")
_RUN = re.compile(rf"(?:{_PIECE.pattern})+")
_WORD = re.compile(r"[a-z0-9]+")
_HYPHEN = re.compile(r"\b([a-z])[-&](?=[a-z])")
_ENDINGS = (("ery", 3), ("ment", 4), ("ing", 3), ("ion", 4), ("ed", 3), ("er", 3), ("or", 4))
"""Endings that a stem goes without, each with the letters that must be left."""


class Clause(NamedTuple):
    """A part of a description with the weight of its place."""

    text: str
    weight: float


def pairs(text: str) -> list[str]:
    """Neighbouring characters, two by two; a character by itself; a Latin word counts as a character, and
    alone as a token."""
    found: list[str] = []
    latin: list[str] = []
    for run in _RUN.findall(text):
        pieces = _PIECE.findall(run)
        found.extend(a + b for a, b in pairwise(pieces))
        latin.extend(piece for piece in pieces if len(piece) > 1)
        if len(pieces) == 1 and pieces != latin[-1:]:
            found.extend(pieces)
    return [*found, *latin]


def stem(word: str) -> str:
    """A word without its ending, alike for ``mine``, ``mines`` and ``mining``."""
    word = _singular(word)
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
    return word[:-1] if word.endswith("e") and len(word) > 3 and not word.endswith("ee") else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of some words."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


class Reader:
    """Reads descriptions with the word lists of the policy."""

    def __init__(self, index: FinderIndex) -> None:
        lists = index["lists"]
        self.simplified = index["simplified"]
        self.kept = frozenset(index["kept"])
        self.noise = _any([*self.kept, *lists["noise"]])
        self.denied = _any([*lists["denied"], *lists["stood"]])
        self.stood = _any(lists["stood"])
        self.parts = _any([*self.kept, *lists["noise"], *lists["parts"]])
        self.cut = frozenset(lists["parts"])
        self.made = re.compile("|".join(lists["goods"]))
        self.shops = re.compile("|".join(lists["shops"]))
        self.stop = frozenset(lists["stop"])
        self.latin_denied = frozenset(lists["latin_denied"])
        self.latin_parts = frozenset(lists["latin_parts"])
        self.latin_besides = tuple(f"{word} " for word in lists["latin_besides"])
        self.variants = lists["variants"]

    def plain(self, text: str) -> str:
        """Half-width, lower case, simplified: the one form in which the phrases are kept too."""
        flat = unicodedata.normalize("NFKC", text).lower()
        return "".join(self.simplified.get(char, char) for char in flat).strip()

    def is_chinese(self, text: str) -> bool:
        """Whether a text has Chinese characters."""
        return bool(_HAN.search(text))

    def chinese(self, query: str) -> list[Clause]:
        """Clauses, each up to its denial, without dates, sizes and places."""
        clauses: list[Clause] = []
        query = _TAKEN_DOWN.sub("，", query) or query
        for text in _CLAUSE.split(re.sub(r"\s+", "", query)):
            said = self.denied.split(text, maxsplit=1)[0]
            stuff = self.made.search(said)
            goods = said[stuff.end() :] if stuff else ""
            parts = self.parts.sub(lambda found: "\n" if found[0] in self.cut else found[0], said).split("\n")
            if not (stuff and len(goods) > 1):
                parts = [piece for part in parts for piece in _COUNTED.split(part)]
            for part in [goods, stuff[0]] if stuff and len(goods) > 1 else parts:
                if told := self._without(_AMOUNT.sub(" ", part)).strip():
                    clauses.append(Clause(told, LATER if clauses else 1.0))
        says_more = any(len(clause.text) > 1 for clause in clauses)
        worked_on = self.stood.sub("", query) if _CHANGED.search(query) else query
        return clauses if says_more or worked_on == query else self.chinese(worked_on)

    def _without(self, text: str) -> str:
        """A text without noise, which inside words of an item is none (``改建铁路``)."""
        return self.noise.sub(lambda found: found[0] if found[0] in self.kept else " ", text)

    def english(self, query: str) -> list[Clause]:
        """Clauses, each up to its denial and apart from what it says of parts and of the site."""
        clauses: list[Clause] = []
        for text in _CLAUSE.split(query):
            words: list[list[str]] = [[]]
            for word in _WORD.findall(_HYPHEN.sub(r"\1", text)):
                if word in self.latin_denied:
                    break
                if word in self.latin_parts:
                    words.append([])
                words[-1].append(word)
            for part in words:
                if self.stems(said := " ".join(part)):
                    clauses.append(Clause(said, LATER if clauses else 1.0))
        return clauses

    def latin(self, query: str) -> list[Clause]:
        """The English words of a Chinese query that are not denied."""
        said = (self.denied.split(text, maxsplit=1)[0] for text in _CLAUSE.split(query))
        return self.english("，".join(_OTHER.sub(" ", text) for text in said))

    def stems(self, text: str) -> list[str]:
        """The stems of the words that say something; numbers and single letters do not."""
        words = _WORD.findall(_HYPHEN.sub(r"\1", text))
        said = [word for word in words if len(word) > 1 and not word.isdigit() and word not in self.stop]
        return [stem(self.variants.get(word, word)) for word in said]


class Speller:
    """Reads English words as they were typed as words that the phrases have."""

    def __init__(self, known: Mapping[str, int], reader: Reader) -> None:
        self.known = known
        self.reader = reader

    def corrected(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Clauses in which every word is a known one, where one is near."""
        return [Clause(" ".join(self._words(clause.text.split())), clause.weight) for clause in clauses]

    def _words(self, words: Sequence[str]) -> Iterable[str]:
        at = 0
        while at < len(words):
            both = "".join(words[at : at + 2])
            joined = at + 1 < len(words) and not self._known(words[at]) and self._known(both)
            yield both if joined else self._near(words[at])
            at += 2 if joined else 1

    def _known(self, word: str) -> bool:
        found = self.reader.stems(word)
        return not found or found[0] in self.known

    def _near(self, word: str) -> str:
        """The word; or its two halves, what it begins, or the most used word one letter away."""
        if self._known(word) or len(word) < 4 or word[0].isdigit():
            return word
        for cut in range(3, len(word) - 2):
            if word[:cut] not in self.reader.stop and self._known(word[:cut]) and self._known(word[cut:]):
                return f"{word[:cut]} {word[cut:]}"
        form = stem(word)
        near = [known for known in self.known if known.startswith(word)]
        near = near or [known for known in self.known if len(form) > 4 and _one_apart(form, known)]
        return min(near, key=lambda known: (-self.known[known], known), default=word)


def _one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter: left out, put in, changed or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or len(other) < 5:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
