"""Phrases of items found in text with spaces: English words, in any order and without their endings.

Words are typed in many forms and with slips, so a word is first read as one that some phrase has: with
another ending, joined or apart, still being typed, or one letter away. Then each phrase is worth what its
share of known words is worth, as in ``chinese``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.tokens import (
    BEFORE,
    CLAUSE,
    GENERIC,
    INSIDE,
    LATER,
    NOWHERE,
    PART,
    TELLING,
    UNLISTED,
    Phrase,
    Scores,
    Stems,
    partly,
    stem,
    tokens,
)

if TYPE_CHECKING:
    from generator.models.policy import LatinWords

HEAD = 1.2
"""The last word of the first clause that no list has: of a ``fish feed plant``, the feed."""

GUESSED = 0.85
"""A word that was completed or corrected."""

ENOUGH = 2.2
"""So many words explained make a full score: what a long description adds need not fit the item."""

BEGUN, MISSPELT, HALF = 4, 5, 3
"""Letters that a word must have to be completed, to be corrected, and in each half to be read as two words.
"""


class Term(NamedTuple):
    """A phrase as the set of its words; ``mass`` is their weight together."""

    item: int
    words: frozenset[str]
    weight: float
    mass: float


class Spelling:
    """Reads words as they were typed as words that the phrases have."""

    def __init__(self, stems: Stems, items: Mapping[str, int], listed: Iterable[str]) -> None:
        self.stems = stems
        self.items = items
        self.listed = frozenset(listed)
        self.known = sorted(items)
        self._shortened: dict[str, list[str]] | None = None

    def joined(self, words: Sequence[str]) -> Iterator[str]:
        """Words, with two neighbours written as one where only that is known (``slaughter house``)."""
        at = 0
        while at < len(words):
            both = "".join(words[at : at + 2])
            join = (
                at + 1 < len(words)
                and words[at] not in self.stems.stop
                and self.stems.stem(both) in self.items
            )
            yield both if join else words[at]
            at += 2 if join else 1

    def read(self, word: str) -> list[tuple[str, float]]:
        """Known words for a word as it was typed, each with how sure that is."""
        if not self.stems.says(word):
            return []
        form = self.stems.stem(word)
        if form in self.items:
            return [(form, 1.0)]
        if word[0].isdigit():
            return []
        if halves := self._halves(word):
            return [(half, 1.0) for half in halves]
        guess = self._completed(word) or self._corrected(form)
        return [(guess, GUESSED)] if guess else [(form, 1.0)]

    def _halves(self, word: str) -> list[str]:
        """The two known words that a word is made of, if it is."""
        for cut in range(HALF, len(word) - HALF + 1):
            halves = [self.stems.stem(word[:cut]), self.stems.stem(word[cut:])]
            if all(half in self.items for half in halves):
                return halves
        return []

    def _completed(self, word: str) -> str | None:
        """The most used known word that begins like this, for a word still being typed."""
        if len(word) < BEGUN:
            return None
        since = bisect_left(self.known, word)
        return self._most_used(takewhile(lambda known: known.startswith(word), self.known[since:]))

    def _corrected(self, form: str) -> str | None:
        """The most used known word one letter away (left out, put in, changed or swapped)."""
        if len(form) < MISSPELT:
            return None
        if self._shortened is None:
            self._shortened = {}
            for known in self.known:
                for short in _shortened(known):
                    self._shortened.setdefault(short, []).append(known)
        near = {known for short in _shortened(form) for known in self._shortened.get(short, ())}
        return self._most_used(known for known in near if len(known) >= MISSPELT and known not in self.listed)

    def _most_used(self, words: Iterable[str]) -> str | None:
        return min(words, key=lambda known: (-self.items[known], known), default=None)


def _shortened(word: str) -> list[str]:
    """A word, and the word without one of its letters: two words one letter away from each other share one of
    these."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


class Words:
    """The index of words, and what it says of a description."""

    def __init__(self, phrases: Iterable[Phrase], lists: LatinWords) -> None:
        self.stems = Stems(lists["stop"], lists["variants"])
        self.negations = frozenset(lists["negations"])
        self.aside = frozenset(lists["aside"])
        self.weight = dict.fromkeys(map(stem, lists["generic"]), GENERIC)
        self.weight.update(dict.fromkeys(map(stem, lists["telling"]), TELLING))
        self.terms: list[Term] = []
        self.places: dict[str, list[int]] = {}
        self.owners: dict[frozenset[str], set[int]] = {}
        for phrase in phrases:
            self._add(phrase)
        self.items = {word: len({self.terms[n].item for n in places}) for word, places in self.places.items()}
        self.spelling = Spelling(self.stems, self.items, self.weight)

    def _add(self, phrase: Phrase) -> None:
        words = frozenset(self.stems.of(phrase.text))
        if not words:
            return
        for word in words:
            self.places.setdefault(word, []).append(len(self.terms))
        if phrase.weight > PART:
            self.owners.setdefault(words, set()).add(phrase.item)
        self.terms.append(Term(phrase.item, words, phrase.weight, self._mass(words)))

    def _mass(self, words: Iterable[str]) -> float:
        return sum(self.weight.get(word, 1.0) for word in sorted(words))

    def knows(self, text: str) -> bool:
        """Whether some word of the text is one of the phrases' words as it stands."""
        return any(word in self.places for word in self.stems.of(text))

    def scores(self, text: str) -> Scores:
        """For each item, the share of the description that it explains, from 0 to 100."""
        asked = {word: weight * self.weight.get(word, 1.0) for word, weight in self._read(text).items()}
        least = min(sum(asked.values()), ENOUGH) or 1.0
        gained = self._gained(asked)
        for word in asked:
            if asked[word] >= TELLING:
                tellers = {self.terms[place].item for place in self.places.get(word, ())}
                gained = {
                    item: points if item in tellers else points * BEFORE for item, points in gained.items()
                }
        return {item: 100 * points / least for item, points in gained.items()}

    def _read(self, text: str) -> dict[str, float]:
        """The words of a description that say something, with the weight of the place where they stand."""
        weights: dict[str, float] = {}
        heads = [head for clause in CLAUSE.split(text) for head in self._read_clause(clause, weights)]
        return {word: weight * HEAD if word in heads[-1:] else weight for word, weight in weights.items()}

    def _read_clause(self, clause: str, weights: dict[str, float]) -> list[str]:
        """Adds the words of a clause up to its negation; returns those that may be the head of the
        description."""
        heads: list[str] = []
        place = scale = LATER if weights else 1.0
        for word in takewhile(lambda word: word not in self.negations, self.spelling.joined(tokens(clause))):
            if word in self.aside and weights:
                scale = place * LATER
            for known, sure in self.spelling.read(word):
                weights[known] = max(weights.get(known, 0.0), scale * sure)
                if scale == 1.0 and known not in self.weight:
                    heads.append(known)
        return heads

    def _gained(self, asked: Mapping[str, float]) -> Scores:
        """What each item explains: every word as well as the best phrase of the item that has it."""
        hits: dict[int, set[str]] = {}
        for word in asked:
            for place in self.places.get(word, ()):
                hits.setdefault(place, set()).add(word)
        terms = [(self.terms[place], words) for place, words in hits.items()]
        whole = {term.words for term, words in terms if words == term.words and term.weight > PART}
        rows: dict[int, dict[str, float]] = {}
        for term, words in terms:
            points, row = self._points(term, words, whole), rows.setdefault(term.item, {})
            for word in words:
                if words == term.words or self.weight.get(word) != TELLING:
                    row[word] = max(row.get(word, 0.0), points)
        return {
            item: sum(points * asked[word] for word, points in sorted(row.items()))
            for item, row in rows.items()
        }

    def _points(self, term: Term, words: set[str], whole: set[frozenset[str]]) -> float:
        """How well the words that a description shares with a phrase tell of its item; ``whole``: phrases it
        has."""
        points, complete = term.weight, words == term.words
        if not complete:
            spread = min(self.items[word] for word in words)
            points *= partly(self._mass(words) / term.mass, spread)
            if any(UNLISTED in self.owners[other] for other in whole):
                points *= BEFORE
        holders = [
            self.owners[other] for other in whole if words < other or (words == other and not complete)
        ]
        others = [owners for owners in holders if term.item not in owners]
        if others:
            points *= NOWHERE if {UNLISTED} in others else INSIDE
        return points
