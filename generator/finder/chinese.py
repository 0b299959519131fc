"""Phrases of items found in text without spaces: Chinese, and pinyin with a character for each syllable.

Nobody types a title of the catalogue; most descriptions share only part of one. So the index holds every pair
of neighbouring characters, and a description is compared with all phrases at once: each stretch of two
characters or more that it shares with a phrase speaks for the phrase's item. What a longer phrase of another
item covers whole (``光伏玻璃``) speaks little for items that merely share a part of it (``光伏``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.tokens import (
    ASCII,
    BEFORE,
    GENERIC,
    INSIDE,
    LATIN,
    NOWHERE,
    PART,
    UNLISTED,
    Clause,
    Lexicon,
    Phrase,
    Scores,
    Syllables,
    partly,
)

if TYPE_CHECKING:
    from generator.models.policy import FinderIndex

MORE, MOST = 0.04, 0.9
"""Each further phrase of an item that shares a stretch adds a little, but many parts never make a whole."""

WHOLE, HEAD = 0.6, 1.6
"""In a whole phrase generic words count at least this part of its best word; the last thing named counts so
much more."""

ENOUGH = 4.0
"""So many characters explained make a full score: what a long description adds need not fit the item."""

ONE_CHARACTER = 20
"""Items held to share a single character, which the index of pairs cannot count."""

INITIALS, STARTED, FURTHER = 90, 35, 40
"""Points for all initials of a phrase; for some of them from the first, and further points by their share."""

FEWEST_INITIALS = 3
"""Two initials fit almost anything."""

_STEP = 4096
"""A place in the index is one number: that of the phrase times this, and the offset in it."""

_AND = "、及和与暨"
"""What joins the members of a list."""

_CUT = re.compile(r"(?<![a-z0-9])|(?![a-z0-9])")
"""Where a word may begin or end: anywhere but inside a run of Latin letters and digits."""

Span = tuple[int, int]
Rows = dict[int, list[float]]
"""For each item, how well each character of a clause is told."""


class Run(NamedTuple):
    """A stretch of a text, from ``start`` to ``end``, that stands at ``offset`` in a phrase."""

    phrase: int
    offset: int
    start: int
    end: int

    @property
    def size(self) -> int:
        """The number of characters."""
        return self.end - self.start


class Characters:
    """The index of pairs of characters, and what it says of a description."""

    def __init__(self, phrases: Iterable[Phrase], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.phrases = list(phrases)
        self.places: dict[str, list[int]] = {}
        self._sums: dict[int, list[float]] = {}
        self._spread: dict[str, int] = {}
        self._tellers: dict[str, set[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for at in range(len(phrase.text) - 1):
                self.places.setdefault(phrase.text[at : at + 2], []).append(number * _STEP + at)

    def scores(self, clauses: Sequence[Clause]) -> Scores:
        """For each item, the share of the description that it explains, from 0 to 100."""
        gained: Scores = {}
        asked = 0.0
        alone = sum(len(clause.text) for clause in clauses) == 1
        for clause in clauses:
            runs = self._single(clause.text) if alone else self._runs(clause.text)
            asked += self._explain(clause, runs, gained)
        least = min(asked, ENOUGH) or 1.0
        return {item: 100 * points / least for item, points in gained.items()}

    def _runs(self, text: str) -> Iterable[Run]:
        """The longest stretches that the text and each phrase share, of two characters or more.

        Along a stretch the place in the phrase and the place in the text grow together: their difference
        names it.
        """
        going: dict[int, Run] = {}
        ended: list[Run] = []
        for at in range(len(text) - 1):
            for place in self.places.get(text[at : at + 2], ()):
                before = going.get(place - at)
                if before and before.end == at + 1:
                    going[place - at] = before._replace(end=at + 2)
                else:
                    ended += [before] if before else []
                    going[place - at] = Run(place // _STEP, place % _STEP, at, at + 2)
        found = [*ended, *going.values()]
        return _whole_words(found, text) if ASCII.search(text) else found

    def _single(self, char: str) -> list[Run]:
        """A description of one character has no pair; any phrase with the character will do."""
        return [Run(n, p.text.index(char), 0, 1) for n, p in enumerate(self.phrases) if char in p.text]

    def _explain(self, clause: Clause, runs: Iterable[Run], gained: Scores) -> float:
        """Adds what each item explains of a clause; returns how much there was to explain."""
        told, owners = self._told(clause.text, runs)
        whole = _chosen(owners, clause.weights)
        weights = _lifted(clause.weights, whole)
        rows = _rows(told, len(weights))
        for span in whole:
            _hold_back(rows, span, owners[span])
        for start, end in whole:
            if owners[start, end] == {UNLISTED}:
                _hold_back(rows, (_listed_since(clause.text, start), start), {UNLISTED})
        for at, word in self.lexicon.telling(clause.text):
            self._before(rows, at, word)
        for item, row in rows.items():
            gained[item] = gained.get(item, 0.0) + sum(a * b for a, b in zip(row, weights, strict=True))
        return sum(weights)

    def _told(
        self, text: str, runs: Iterable[Run]
    ) -> tuple[dict[tuple[int, Span], float], dict[Span, set[int]]]:
        """How well each item is told by each stretch; and the items that have a stretch as a whole phrase."""
        told: dict[tuple[int, Span], float] = {}
        owners: dict[Span, set[int]] = {}
        for run in runs:
            phrase, span = self.phrases[run.phrase], (run.start, run.end)
            if run.size == len(phrase.text) and phrase.weight > PART:
                owners.setdefault(span, set()).add(phrase.item)
            points, key = self._points(phrase, run, text), (phrase.item, span)
            told[key] = _together(told[key], points) if key in told else points
        return told, owners

    def _before(self, rows: Rows, at: int, word: str) -> None:
        """Lessens what stands before a word that no phrase of the item has (``店``)."""
        if word not in self._tellers:
            self._tellers[word] = {phrase.item for phrase in self.phrases if word in phrase.text}
        for item, row in rows.items():
            if item not in self._tellers[word]:
                row[:at] = [points * BEFORE for points in row[:at]]

    def _points(self, phrase: Phrase, run: Run, text: str) -> float:
        """How well a shared stretch tells of an item: fully if it is the phrase, else less the more share
        it."""
        if run.size == len(phrase.text):
            return phrase.weight
        spread = min(
            (self._items(text[at : at + 2]) for at in range(run.start, run.end - 1)), default=ONE_CHARACTER
        )
        return phrase.weight * partly(self._share(phrase, run), spread)

    def _share(self, phrase: Phrase, run: Run) -> float:
        """The share of a phrase that a stretch is, by weight: ``养殖`` is most of ``养殖场``."""
        sums = self._sums.get(run.phrase)
        if sums is None:
            weights = (weight or 1.0 for weight in self.lexicon.weigh(phrase.text))
            sums = self._sums[run.phrase] = [0.0, *accumulate(weights)]
        return (sums[run.offset + run.size] - sums[run.offset]) / sums[-1]

    def _items(self, pair: str) -> int:
        """How many items have a pair of characters in their phrases."""
        if pair not in self._spread:
            self._spread[pair] = len({self.phrases[place // _STEP].item for place in self.places[pair]})
        return self._spread[pair]


def _together(one: float, other: float) -> float:
    """What two phrases of an item say of the same stretch."""
    best = max(one, other)
    return max(best, min(best + MORE, MOST))


def _chosen(spans: Iterable[Span], weights: Sequence[float]) -> list[Span]:
    """Spans that do not overlap, those that weigh most first; of equals the later one, as the head comes
    last."""
    free: list[Span] = []
    for span in sorted(spans, key=lambda span: (-sum(weights[slice(*span)]), span[0] - span[1], -span[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in free):
            free.append(span)
    return free


def _lifted(weights: Sequence[float], whole: Iterable[Span]) -> list[float]:
    """The weights of a clause with those of whole phrases raised: a name says more than its characters."""
    lifted = list(weights)
    for start, end in whole:
        scale = max(lifted[start:end])
        head = 1.0 if any(weight > GENERIC * scale for weight in lifted[end:]) else HEAD
        lifted[start:end] = [head * max(weight, scale * WHOLE) for weight in lifted[start:end]]
    return lifted


def _rows(told: Mapping[tuple[int, Span], float], size: int) -> Rows:
    """For each item, how well each character of a clause is told by the best stretch over it."""
    rows: Rows = {}
    for (item, (start, end)), points in told.items():
        row = rows.setdefault(item, [0.0] * size)
        for at in range(start, end):
            if row[at] < points:
                row[at] = points
    return rows


def _hold_back(rows: Rows, span: Span, owners: set[int]) -> None:
    """What stands inside a whole phrase of another item tells little."""
    scale = NOWHERE if owners == {UNLISTED} else INSIDE
    for item, row in rows.items():
        if item not in owners:
            row[slice(*span)] = [points * scale for points in row[slice(*span)]]


def _listed_since(text: str, end: int) -> int:
    """Where the last member of a list before ``end`` begins: it belongs to what follows, the members before
    do not."""
    return max(text.rfind(word, 0, end) for word in _AND) + 1


def _whole_words(runs: Iterable[Run], text: str) -> Iterable[Run]:
    """Runs cut back so that none begins or ends inside a Latin word or a number of the text."""
    cuts = [match.start() for match in _CUT.finditer(text)]
    for run in runs:
        inside = [cut for cut in cuts if run.start <= cut <= run.end]
        if inside and inside[-1] - inside[0] > 1:
            yield run._replace(offset=run.offset + inside[0] - run.start, start=inside[0], end=inside[-1])


class Pinyin:
    """Chinese phrases by their sound: typed in full, or by the initials of their syllables."""

    def __init__(
        self, phrases: Iterable[Phrase], lists: Iterable[tuple[list[str], float]], index: FinderIndex
    ) -> None:
        self.syllables = Syllables(index)
        lexicon = Lexicon(
            [(filter(None, map(self.syllables.write, words)), weight) for words, weight in lists]
        )
        spoken = [phrase for phrase in phrases if phrase.weight > PART and self.syllables.of(phrase.text)]
        self.whole = Characters((p._replace(text=self.syllables.write(p.text)) for p in spoken), lexicon)
        self.initials: dict[str, Scores] = {}
        for phrase in spoken:
            self._add_initials(phrase, "".join(syllable[0] for syllable in self.syllables.of(phrase.text)))

    def _add_initials(self, phrase: Phrase, letters: str) -> None:
        for end in range(FEWEST_INITIALS, len(letters) + 1):
            known = self.initials.setdefault(letters[:end], {})
            points = phrase.weight * (
                INITIALS if end == len(letters) else STARTED + FURTHER * end / len(letters)
            )
            known[phrase.item] = max(known.get(phrase.item, 0.0), points)

    def scores(self, text: str) -> Scores:
        """Scores for a text of Latin letters; nothing if it cannot be read as pinyin."""
        bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
        runs = LATIN.findall(bare)
        read = [self.syllables.read(run) for run in runs]
        if None in read or not read:
            return self.initials.get("".join(runs), {})
        said = "".join(filter(None, read))
        return self.whole.scores([Clause(said, self.whole.lexicon.weigh(said))])
