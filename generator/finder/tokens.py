"""A description as the finder reads it: plain characters, clauses, words, and how much each of them tells.

People say first what they build, then where, with what and without what; so the first clause counts in full,
later ones less, and what follows a ``没有`` or a ``without`` not at all. Which words tell much or little is
listed in the policy (``generator.compile.finder_index``); the weights of the lists stand here, since Chinese
and English share them. They are tuned on ``tests/finder/queries.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.models.policy import FinderIndex

UNLISTED = 0
"""Stands for trades that no item covers: their words hold back what other items share with them."""

ALIAS, TITLE, PART, CATEGORY = 1.0, 0.95, 0.6, 0.35
"""What a phrase of an item is worth: what people call it, its title, a word of the title, a word of the
category."""

GENERIC, TELLING = 0.25, 2.0
"""Listed words: what many trades share, and what sets a shop or an office apart from a plant.

Any other counts 1.
"""

LATER, ASIDE = 0.6, 0.45
"""A clause after the first; and one that begins as if it told of the site or of parts (``配套``, ``near``).
"""

NAME = 0.3
"""A company's name: it tells of the trade, but not of what is built this time."""

LETTERS = 2
"""Latin letters that say as much as one Chinese character."""

PARTLY, SHARE = 0.3, 0.5
"""A part of a phrase tells this much of its item, and this much more by its share of the phrase."""

COMMON = 16
"""With so many further items that share a part, it counts half."""

BEFORE = 0.4
"""What stands before a telling word that the item lacks: a shop is not the plant that makes its goods."""

INSIDE, NOWHERE = 0.4, 0.15
"""What stands inside a whole phrase of another item; and what stands inside a trade that no item covers."""

COMPANY = "公司"
"""Ends a company's name, with which a description may begin."""

CLAUSE = re.compile(r"[，。；！？：,;!?:\n（）()]+|\.(?=\s|$)")
"""Ends a clause; a full stop only before a space, as it also stands in numbers."""

HAN = re.compile(r"[\u3400-\u9fff]")
ASCII = re.compile(r"[a-z0-9]")
LATIN = re.compile(r"[a-z]+")
TOKEN = re.compile(r"[a-z0-9]+")
"""What a text is made of once it is ``plain``."""

_AMOUNT = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SPACE = re.compile(r"\s+")
_HYPHEN = re.compile(r"\b([a-z])[-&](?=[a-z])")
_ENDINGS = (("ery", 3), ("ment", 4), ("ing", 3), ("ion", 4), ("ed", 3), ("er", 3), ("or", 4))
"""Endings that a stem goes without, each with the letters that must be left."""

Scores = dict[int, float]
"""Points by the number of the item."""


class Phrase(NamedTuple):
    """A phrase of an item with the weight of its kind."""

    item: int
    text: str
    weight: float


class Clause(NamedTuple):
    """A clause with the weight of each of its characters."""

    text: str
    weights: list[float]


def partly(share: float, spread: int) -> float:
    """What a part tells of a phrase's item, by its share of the phrase and the number of items that have the
    part."""
    return (PARTLY + SHARE * share) * COMMON / (COMMON - 1 + spread)


def plain(text: str, simplified: Mapping[str, str]) -> str:
    """Half-width, lower case, simplified: the one form in which the phrases are kept too."""
    flat = unicodedata.normalize("NFKC", text).lower()
    return "".join(simplified.get(char, char) for char in flat)


class Lexicon:
    """The weight of the words that lists name, looked up by the longest word at each place."""

    def __init__(self, lists: Iterable[tuple[Iterable[str], float]]) -> None:
        self.weight = {word: weight for words, weight in lists for word in words}
        self.longest = max(map(len, self.weight))
        self._telling = [word for word, weight in self.weight.items() if weight == TELLING]

    def telling(self, text: str) -> list[tuple[int, str]]:
        """Where the telling words of a text stand, each at its last place."""
        return [(text.rfind(word), word) for word in self._telling if word in text]

    def weigh(self, text: str) -> list[float]:
        """A weight for each character: 1 unless a listed word stands there."""
        weights, at = [1.0] * len(text), 0
        while at < len(text):
            word = self._word(text, at)
            weights[at : at + len(word)] = [self.weight.get(word, 1.0)] * len(word)
            at += len(word) or 1
        return weights

    def _word(self, text: str, at: int) -> str:
        """The longest listed word that begins at a place; empty if there is none."""
        ends = range(min(at + self.longest, len(text)), at, -1)
        return next((text[at:end] for end in ends if text[at:end] in self.weight), "")


class Clauses:
    """Reads a Chinese description clause by clause."""

    def __init__(self, lexicon: Lexicon, negations: Iterable[str], aside: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.negation = re.compile("|".join(map(re.escape, negations)))
        self.aside = tuple(aside)

    def read(self, query: str) -> list[Clause]:
        """The clauses that say something, each up to its negation."""
        clauses: list[Clause] = []
        for text in CLAUSE.split(_SPACE.sub("", query)):
            said = self.negation.split(text, maxsplit=1)[0]
            weights = self._weights(said)
            if sum(weights):
                scale = self._scale(said) if clauses else 1.0
                clauses.append(Clause(said, [weight * scale for weight in weights]))
        return clauses

    def _scale(self, text: str) -> float:
        return ASIDE if text.startswith(self.aside) else LATER

    def _weights(self, text: str) -> list[float]:
        """Amounts and signs say nothing of the kind of project; a company's name says little, if more
        follows."""
        weights = self.lexicon.weigh(text)
        for match in _AMOUNT.finditer(text):
            weights[match.start() : match.end()] = [0.0] * len(match[0])
        weights = [weight * _script(char) for char, weight in zip(text, weights, strict=True)]
        named = text.rfind(COMPANY) + len(COMPANY)
        if len(COMPANY) <= named < len(text) - 1:
            weights[:named] = [weight * NAME for weight in weights[:named]]
        return weights


def _script(char: str) -> float:
    """What a character of its script says, measured by a Chinese one."""
    if ASCII.match(char):
        return 1 / LETTERS
    return 1.0 if HAN.match(char) else 0.0


def tokens(text: str) -> list[str]:
    """Words and numbers; a single letter belongs to what the hyphen joins it to (``x-ray``, ``e-bike``)."""
    return TOKEN.findall(_HYPHEN.sub(r"\1", text))


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


class Stems:
    """The form under which an English word is kept, and which words say something at all."""

    def __init__(self, stop: Iterable[str], variants: Mapping[str, str]) -> None:
        self.stop = frozenset(stop)
        self.variants = variants
        self._stems: dict[str, str] = {}

    def says(self, word: str) -> bool:
        """Whether a word may tell of a kind of project; numbers and single letters do not."""
        return len(word) > 1 and not word.isdigit() and word not in self.stop

    def stem(self, word: str) -> str:
        """The form under which a word is kept; remembered, as the index asks for the same words over and
        over."""
        if word not in self._stems:
            self._stems[word] = stem(self.variants.get(word, word))
        return self._stems[word]

    def of(self, text: str) -> list[str]:
        """The stems of a text's words that say something."""
        return [self.stem(word) for word in tokens(text) if self.says(word)]


class Syllables:
    """Pinyin in which a syllable is one private character, so that it can be matched like Chinese."""

    LONGEST = 6
    """Letters of the longest syllables, such as ``zhuang``."""

    FIRST = 0xE000
    """The first private character of Unicode."""

    def __init__(self, index: FinderIndex) -> None:
        self.sounds: Mapping[str, str] = index["sounds"]
        self.exceptions: Mapping[str, list[str]] = index["exceptions"]
        known = {sound for sounds in (self.sounds.values(), *self.exceptions.values()) for sound in sounds}
        self.code = {sound: chr(self.FIRST + number) for number, sound in enumerate(sorted(known))}

    def of(self, text: str) -> list[str]:
        """The syllables of a Chinese phrase; none if one of its characters has no known sound."""
        if text in self.exceptions:
            return self.exceptions[text]
        return [self.sounds[char] for char in text] if all(char in self.sounds for char in text) else []

    def write(self, text: str) -> str:
        """A Chinese phrase by its sound; empty if that is not known."""
        return "".join(self.code[syllable] for syllable in self.of(text))

    def read(self, letters: str) -> str | None:
        """The fewest syllables that make up the letters, the longest first; None if none do."""
        best: list[str | None] = [None] * len(letters) + [""]
        for start in reversed(range(len(letters))):
            ends = range(min(start + self.LONGEST, len(letters)), start, -1)
            known = ((self.code.get(letters[start:end]), best[end]) for end in ends)
            ways = [code + rest for code, rest in known if code and rest is not None]
            best[start] = min(ways, key=len, default=None)
        return best[0]
