"""Items for a project described in a person's own words.

Words come in either language, in simplified or traditional characters, as pinyin in full or by initials, or as
an industry code of GB/T 4754. A description is split into clauses and every character or word of it gets a weight:
none for dates, sizes and places, little for what many trades share, less in clauses that tell of the site. An item
explains a stretch of the description as well as the best of its phrases that shares it does: wholly, if the phrase
stands there whole; less, the smaller the shared part of the phrase and the more items share it; and little, if
the stretch is part of a longer phrase of another item (as ``光伏`` in ``光伏玻璃``). The score is the share of the
description that the item explains, from 0 to 100; below ``FLOOR`` an item is not shown.

The word lists come with the policy (``generator.find_index``). Only plain arithmetic is used, so that every
Python gives the same scores.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from generator.rules.policy import Policy

FLOOR = 30.0
"""The score from which an item is worth showing."""

LIMIT = 400
"""Characters of a description that are read."""

UNLISTED = 0
"""Stands for trades that no item covers: their words hold back what other items share with them."""

ALIAS, TITLE, PART, CATEGORY = 1.0, 0.95, 0.6, 0.35
GENERIC, TELLING, LATER, ASIDE, NAME = 0.25, 2.0, 0.6, 0.45, 0.3
INSIDE, NOWHERE, BEFORE, WHOLE, HEAD = 0.4, 0.15, 0.4, 0.6, 1.6
HEAD_WORD = 1.2
PARTLY, SHARE, MORE = 0.3, 0.5, 0.04
_STEP = 4096

_TITLES = re.compile(r"[；;]")
_ASIDE = re.compile(r"（[^）]*）|\([^)]*\)")
_SPLIT = re.compile(r"[、，,（）()／/]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLAUSE = re.compile(r"[，。；！？：,;!?:\n（）()]+|\.(?=\s|$)")
_TOKEN = re.compile(r"[a-z0-9]+")
_HYPHEN = re.compile(r"\b([a-z])[-&](?=[a-z])")
_ASCII = re.compile(r"[a-z0-9]")
_AND = "、及和与暨"
_AMOUNT = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ITEM = re.compile(r"^(?:第|item|no\.?)\s*([0-9]{1,3})\s*(?:项|号)?$|^([0-9]{1,3})$")
_CODE = re.compile(r"(?<![a-z0-9.,])([a-t]?)([0-9]{2,4})(?![0-9a-z]|[.,][0-9])")
_CODE_WORDS = re.compile(r"行业代码|行业分类|国民经济|代码|行业|gb/?t?|4754(?:[-—]?20[0-9]{2})?|codes?|industry|isic|nace|类别|小类|中类|[\s:：、,，-]")

Scores = dict[int, float]


class Phrase(NamedTuple):
    """A phrase of an item with the weight of its kind."""

    item: int
    text: str
    weight: float


class Run(NamedTuple):
    """A stretch of a text, from ``start`` to ``end``, that stands at ``offset`` in a phrase."""

    phrase: int
    offset: int
    start: int
    end: int


class Clause(NamedTuple):
    """A clause with the weight of each of its characters; ``cuts`` marks where a word may begin or end."""

    text: str
    weights: list[float]


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
        weights, i = [1.0] * len(text), 0
        while i < len(text):
            size = next((n for n in range(min(self.longest, len(text) - i), 0, -1) if text[i : i + n] in self.weight), 0)
            for k in range(i, i + size):
                weights[k] = self.weight[text[i : i + size]]
            i += size or 1
        return weights


class Characters:
    """Phrases written without spaces: Chinese, or pinyin with a private character for each syllable."""

    def __init__(self, phrases: Iterable[Phrase], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.phrases = list(phrases)
        self.places: dict[str, list[int]] = {}
        self._sums: dict[int, list[float]] = {}
        self._spread: dict[str, int] = {}
        self._tellers: dict[str, set[int]] = {}
        places = self.places
        for number, phrase in enumerate(self.phrases):
            text, place = phrase.text, number * _STEP
            for at in range(len(text) - 1):
                places.setdefault(text[at : at + 2], []).append(place + at)

    def scores(self, clauses: Sequence[Clause]) -> Scores:
        """For each item, the share of the description that it explains, from 0 to 100."""
        gained: Scores = {}
        asked = 0.0
        alone = sum(len(clause.text) for clause in clauses) == 1
        for clause in clauses:
            runs = self._single(clause.text) if alone else self._runs(clause.text)
            asked += sum(self._explain(clause, runs, gained))
        least = min(asked, 4.0) or 1.0
        return {item: 100 * points / least for item, points in gained.items()}

    def _runs(self, text: str) -> list[Run]:
        """The longest stretches that the text and each phrase share, of two characters or more."""
        going: dict[int, Run] = {}
        ended: list[Run] = []
        for at in range(len(text) - 1):
            for place in self.places.get(text[at : at + 2], ()):
                key, before = place - at, going.get(place - at)
                if before and before.end == at + 1:
                    going[key] = before._replace(end=at + 2)
                else:
                    if before:
                        ended.append(before)
                    going[key] = Run(place // _STEP, place % _STEP, at, at + 2)
        found = [*ended, *going.values()]
        return found if text.isalpha() and not _ASCII.search(text) else list(_whole_words(found, text))

    def _single(self, char: str) -> list[Run]:
        return [Run(n, p.text.index(char), 0, 1) for n, p in enumerate(self.phrases) if char in p.text]

    def _explain(self, clause: Clause, runs: list[Run], gained: Scores) -> list[float]:
        """Adds what each item explains of a clause; returns the weights of the clause's characters."""
        weights = list(clause.weights)
        owners: dict[tuple[int, int], set[int]] = {}
        told: dict[tuple[int, int, int], float] = {}
        for run in runs:
            phrase = self.phrases[run.phrase]
            points = self._points(phrase, run, clause.text)
            if run.end - run.start == len(phrase.text) and phrase.weight > PART:
                owners.setdefault((run.start, run.end), set()).add(phrase.item)
            key = (phrase.item, run.start, run.end)
            told[key] = max(told[key], points, min(max(told[key], points) + MORE, 0.9)) if key in told else points
        whole = _chosen(list(owners), weights)
        for start, end in whole:
            scale = max(weights[start:end])
            head = HEAD if not sum(1 for weight in weights[end:] if weight > GENERIC * scale) else 1.0
            weights[start:end] = [head * max(weight, scale * WHOLE) for weight in weights[start:end]]
        rows = _rows(told, len(weights))
        for start, end in whole:
            _hold_back(rows, start, end, owners[start, end])
        for start, end in whole:
            if owners[start, end] == {UNLISTED}:
                since = max(clause.text.rfind(word, 0, start) for word in _AND) + 1
                _hold_back(rows, since, start, {UNLISTED})
        for at, word in self.lexicon.telling(clause.text):
            self._before(rows, at, word)
        for item, row in rows.items():
            gained[item] = gained.get(item, 0.0) + sum(a * b for a, b in zip(row, weights, strict=True))
        return weights

    def _before(self, rows: Mapping[int, list[float]], at: int, word: str) -> None:
        """What stands before a word that no phrase of the item has (``店``) tells less: a shop is not a plant."""
        if word not in self._tellers:
            self._tellers[word] = {phrase.item for phrase in self.phrases if word in phrase.text}
        for item, row in rows.items():
            if item not in self._tellers[word]:
                row[:at] = [points * BEFORE for points in row[:at]]

    def _points(self, phrase: Phrase, run: Run, text: str) -> float:
        """How well a shared stretch tells of an item: fully if it is the phrase, else less the more share it."""
        if run.end - run.start == len(phrase.text):
            return phrase.weight
        sums = self._sums.get(run.phrase)
        if sums is None:
            sums = self._sums[run.phrase] = [0.0, *accumulate(weight or 1.0 for weight in self.lexicon.weigh(phrase.text))]
        share = (sums[run.offset + run.end - run.start] - sums[run.offset]) / sums[-1]
        spread = min((self._items(text[at : at + 2]) for at in range(run.start, run.end - 1)), default=20)
        return phrase.weight * (PARTLY + SHARE * share) * 16 / (15 + spread)

    def _items(self, pair: str) -> int:
        """How many items have a pair of characters in their phrases."""
        if pair not in self._spread:
            self._spread[pair] = len({self.phrases[place // _STEP].item for place in self.places[pair]})
        return self._spread[pair]


def _rows(told: Mapping[tuple[int, int, int], float], size: int) -> dict[int, list[float]]:
    """For each item, how well each character of a clause is told by the best stretch over it."""
    rows: dict[int, list[float]] = {}
    for (item, start, end), points in told.items():
        row = rows.setdefault(item, [0.0] * size)
        for at in range(start, end):
            if row[at] < points:
                row[at] = points
    return rows


def _hold_back(rows: Mapping[int, list[float]], start: int, end: int, owners: set[int]) -> None:
    """What stands inside a whole phrase of another item tells little."""
    for item, row in rows.items():
        if item not in owners:
            scale = NOWHERE if owners == {UNLISTED} else INSIDE
            row[start:end] = [points * scale for points in row[start:end]]


def _whole_words(runs: Iterable[Run], text: str) -> Iterable[Run]:
    """Runs cut back so that none begins or ends inside a Latin word or a number of the text."""
    cuts = _cuts(text)
    for run in runs:
        inside = [cut for cut in cuts if run.start <= cut <= run.end]
        if inside and inside[-1] - inside[0] > 1:
            yield run._replace(offset=run.offset + inside[0] - run.start, start=inside[0], end=inside[-1])


def _cuts(text: str) -> list[int]:
    """Where a word may begin or end: anywhere but inside a run of Latin letters and digits."""
    if not _ASCII.search(text):
        return list(range(len(text) + 1))
    return [i for i in range(len(text) + 1) if not (0 < i < len(text) and _ASCII.match(text[i - 1]) and _ASCII.match(text[i]))]


def _chosen(spans: list[tuple[int, int]], weights: list[float]) -> list[tuple[int, int]]:
    """Spans that do not overlap, those that weigh most first; of equals the later one, as the head comes last."""
    free: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (-sum(weights[slice(*span)]), span[0] - span[1], -span[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in free):
            free.append(span)
    return free


class Term(NamedTuple):
    """A phrase of Latin words."""

    item: int
    words: frozenset[str]
    weight: float
    mass: float


class Words:
    """Phrases of Latin words, in any order, without endings."""

    def __init__(self, phrases: Iterable[Phrase], lists: Mapping[str, Any]) -> None:
        self.stop = frozenset(lists["stop"])
        self.variants: Mapping[str, str] = lists["variants"]
        self.negations = frozenset(lists["negations"])
        self.aside = frozenset(lists["aside"])
        self.weight = dict.fromkeys(map(_stem, lists["generic"]), GENERIC)
        self.weight.update(dict.fromkeys(map(_stem, lists["telling"]), TELLING))
        self.terms: list[Term] = []
        self._stems: dict[str, str] = {}
        self.places: dict[str, list[int]] = {}
        for phrase in phrases:
            self._add(phrase)
        self.owners: dict[frozenset[str], set[int]] = {}
        for term in self.terms:
            if term.weight > PART:
                self.owners.setdefault(term.words, set()).add(term.item)
        self.items = {word: len({self.terms[n].item for n in places}) for word, places in self.places.items()}
        self.known = sorted(self.places)
        self._misspelt: dict[str, list[str]] | None = None

    def _add(self, phrase: Phrase) -> None:
        words = frozenset(self.stem(word) for word in _tokens(phrase.text) if self._says(word))
        if words:
            for word in words:
                self.places.setdefault(word, []).append(len(self.terms))
            self.terms.append(Term(phrase.item, words, phrase.weight, self._mass(words)))

    def _says(self, word: str) -> bool:
        return len(word) > 1 and not word.isdigit() and word not in self.stop

    def _mass(self, words: Iterable[str]) -> float:
        return sum(self.weight.get(word, 1.0) for word in sorted(words))

    def stem(self, word: str) -> str:
        """The form under which a word is kept."""
        if word not in self._stems:
            self._stems[word] = _stem(self.variants.get(word, word))
        return self._stems[word]

    def scores(self, text: str) -> Scores:
        """For each item, the share of the description that it explains, from 0 to 100."""
        weights = self._weights(text)
        asked = {word: weight * self.weight.get(word, 1.0) for word, weight in weights.items()}
        least = min(sum(asked.values()), 2.2) or 1.0
        gained = self._gained(asked)
        for word in asked:
            if asked[word] >= TELLING:
                tellers = {self.terms[place].item for place in self.places.get(word, ())}
                gained = {item: points if item in tellers else points * BEFORE for item, points in gained.items()}
        return {item: 100 * points / least for item, points in gained.items()}

    def knows(self, text: str) -> bool:
        """Whether some word of the text is one of the phrases' words as it stands."""
        return any(self.stem(word) in self.places for word in _tokens(text) if self._says(word))

    def _gained(self, asked: Mapping[str, float]) -> Scores:
        hits: dict[int, set[str]] = {}
        for word in asked:
            for place in self.places.get(word, ()):
                hits.setdefault(place, set()).add(word)
        whole = {self.terms[n].words for n, words in hits.items() if len(words) == len(self.terms[n].words) and self.terms[n].weight > PART}
        best: dict[int, dict[str, float]] = {}
        for place, words in hits.items():
            term = self.terms[place]
            points = self._points(term, words, whole)
            row = best.setdefault(term.item, {})
            for word in words:
                if len(words) == len(term.words) or self.weight.get(word) != TELLING:
                    row[word] = max(row.get(word, 0.0), points)
        return {item: sum(points * asked[word] for word, points in sorted(row.items())) for item, row in best.items()}

    def _points(self, term: Term, words: set[str], whole: set[frozenset[str]]) -> float:
        points, complete = term.weight, len(words) == len(term.words)
        if not complete:
            spread = min(self.items[word] for word in words)
            points *= (PARTLY + SHARE * self._mass(words) / term.mass) * 16 / (15 + spread)
            if any(UNLISTED in self.owners[other] for other in whole):
                points *= BEFORE
        holders = [self.owners[other] for other in whole if words < other or (words == other and not complete)]
        holders = [owners for owners in holders if term.item not in owners]
        if holders:
            points *= NOWHERE if {UNLISTED} in holders else INSIDE
        return points

    def _weights(self, text: str) -> dict[str, float]:
        """The words of a description that say something, with the weight of the place where they stand."""
        weights: dict[str, float] = {}
        place, head = 1.0, ""
        for clause in _CLAUSE.split(text):
            scale = place
            for word in self._joined(_tokens(clause)):
                if word in self.negations:
                    break
                if word in self.aside and weights:
                    scale = place * LATER
                for known, sure in self._read(word) if self._says(word) else ():
                    weights[known] = max(weights.get(known, 0.0), scale * sure)
                    head = known if scale == 1.0 and known not in self.weight else head
            if weights:
                place = LATER
        return {word: weight * HEAD_WORD if word == head else weight for word, weight in weights.items()}

    def _joined(self, words: list[str]) -> Iterable[str]:
        """Words, with two neighbours written as one where only that is known (``slaughter house``)."""
        i = 0
        while i < len(words):
            both = "".join(words[i : i + 2])
            joined = i + 1 < len(words) and words[i] not in self.stop and self.stem(both) in self.places
            yield both if joined else words[i]
            i += 2 if joined else 1

    def _read(self, word: str) -> list[tuple[str, float]]:
        """Known words for a word as it was typed, each with how sure that is."""
        stem = self.stem(word)
        if stem in self.places:
            return [(stem, 1.0)]
        if word[0].isdigit():
            return []
        for cut in range(3, len(word) - 2):
            if (first := self.stem(word[:cut])) in self.places and (second := self.stem(word[cut:])) in self.places:
                return [(first, 1.0), (second, 1.0)]
        guess = self._begun(word) or self._corrected(stem)
        return [(guess, 0.85)] if guess else [(stem, 1.0)]

    def _begun(self, word: str) -> str | None:
        """The most used known word that begins like this, for a word still being typed."""
        if len(word) < 4:
            return None
        at, found = bisect_left(self.known, word), []
        while at < len(self.known) and self.known[at].startswith(word):
            found.append(self.known[at])
            at += 1
        return min(found, key=lambda known: (-self.items[known], known), default=None)

    def _corrected(self, stem: str) -> str | None:
        """The most used known word one letter away (left out, put in, changed or swapped)."""
        if len(stem) < 5:
            return None
        if self._misspelt is None:
            self._misspelt = {}
            for known in self.known:
                for form in _shortened(known):
                    self._misspelt.setdefault(form, []).append(known)
        near = {known for form in _shortened(stem) for known in self._misspelt.get(form, ()) if len(known) > 4}
        near = {known for known in near if known not in self.weight}
        return min(near, key=lambda known: (-self.items[known], known), default=None)


def _tokens(text: str) -> list[str]:
    """Words and numbers; a single letter belongs to what the hyphen joins it to (``x-ray``, ``e-bike``)."""
    return _TOKEN.findall(_HYPHEN.sub(r"\1", text))


def _shortened(word: str) -> list[str]:
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


def _stem(word: str) -> str:
    """A word without its ending, alike for ``mine``, ``mines`` and ``mining``."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending, least in (("ery", 3), ("ment", 4), ("ing", 3), ("ion", 4), ("ed", 3), ("er", 3), ("or", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
    return word[:-1] if word.endswith("e") and len(word) > 3 and not word.endswith("ee") else word


class Pinyin:
    """Chinese phrases by their sound. A syllable becomes one private character, an initial another."""

    def __init__(self, phrases: Sequence[Phrase], lists: Sequence[tuple[Iterable[str], float]], index: Mapping[str, Any]) -> None:
        self.sounds: Mapping[str, str] = index["sounds"]
        self.exceptions: Mapping[str, list[str]] = index["exceptions"]
        read = {sound for sounds in (self.sounds.values(), *self.exceptions.values()) for sound in sounds}
        self.code = {sound: chr(0xE000 + number) for number, sound in enumerate(sorted(read))}
        lexicon = Lexicon([(filter(None, map(self._write, words)), weight) for words, weight in lists])
        spoken = [(phrase, self._syllables(phrase.text)) for phrase in phrases if phrase.weight > PART]
        self.whole = Characters((phrase._replace(text=self._code(read)) for phrase, read in spoken if read), lexicon)
        self.initials: dict[str, Scores] = {}
        for phrase, syllables in spoken:
            self._initials(phrase, "".join(syllable[0] for syllable in syllables))

    def _syllables(self, text: str) -> list[str]:
        if text in self.exceptions:
            return self.exceptions[text]
        return [self.sounds[char] for char in text] if all(char in self.sounds for char in text) else []

    def _code(self, syllables: Iterable[str]) -> str:
        return "".join(self.code[syllable] for syllable in syllables)

    def _write(self, text: str) -> str:
        return self._code(self._syllables(text))

    def _initials(self, phrase: Phrase, letters: str) -> None:
        for end in range(3, len(letters) + 1):
            known = self.initials.setdefault(letters[:end], {})
            points = phrase.weight * (90 if end == len(letters) else 35 + 40 * end / len(letters))
            known[phrase.item] = max(known.get(phrase.item, 0.0), points)

    def scores(self, text: str) -> Scores:
        """Scores for a text of Latin letters; nothing if it cannot be read as pinyin."""
        plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
        runs = re.findall(r"[a-z]+", plain)
        coded = [self._read(run) for run in runs]
        if runs and all(coded):
            joined = "".join(run or "" for run in coded)
            return self.whole.scores([Clause(joined, self.whole.lexicon.weigh(joined))])
        return self.initials.get("".join(runs), {})

    def _read(self, letters: str) -> str | None:
        """The fewest syllables that make up the letters, the longest first; None if none do."""
        best: list[tuple[int, str] | None] = [None] * len(letters) + [(0, "")]
        for start in range(len(letters) - 1, -1, -1):
            for end in range(start + 1, min(start + 6, len(letters)) + 1):
                code, rest = self.code.get(letters[start:end]), best[end]
                if code and rest and (best[start] is None or rest[0] + 1 <= best[start][0]):  # type: ignore[index]
                    best[start] = (rest[0] + 1, code + rest[1])
        return best[0][1] if best[0] else None


class Finder:
    """The phrases of every item, weighed; made once for a policy."""

    def __init__(self, policy: Policy) -> None:
        self.index: Mapping[str, Any] = policy.data["index"]
        self.simplified: Mapping[str, str] = self.index["simplified"]
        self.items: Mapping[str, Mapping[str, Any]] = policy.data["items"]
        self.categories = {category["number"]: category for category in policy.data["categories"]}
        kinds = (("noise", 0.0), ("generic", GENERIC), ("telling", TELLING))
        self.lists: list[tuple[list[str], float]] = [(self.index[kind], weight) for kind, weight in kinds]
        self.characters = Characters(self._phrases("zh"), Lexicon(self.lists))
        self._words: Words | None = None
        self.negation = re.compile("|".join(map(re.escape, self.index["negations"])))
        self.aside = tuple(self.index["aside"])
        self._pinyin: Pinyin | None = None

    @property
    def words(self) -> Words:
        """Made when it is first asked for, of the English phrases and the Latin words in Chinese ones."""
        if self._words is None:
            chinese = [Phrase(p.item, word, p.weight * 0.5) for p in self.characters.phrases for word in _TOKEN.findall(p.text)]
            self._words = Words([*self._phrases("en"), *chinese], self.index["latin"])
        return self._words

    @property
    def pinyin(self) -> Pinyin:
        """Made when it is first asked for: most people type words."""
        if self._pinyin is None:
            self._pinyin = Pinyin(self.characters.phrases, self.lists, self.index)
        return self._pinyin

    def plain(self, text: str) -> str:
        """Half-width, lower case, simplified."""
        flat = unicodedata.normalize("NFKC", text).lower()
        return "".join(self.simplified.get(char, char) for char in flat)

    def _phrases(self, lang: str) -> Iterable[Phrase]:
        unlisted = self.index["unlisted"] if lang == "zh" else self.index["latin"]["unlisted"]
        yield from (Phrase(UNLISTED, word.lower(), ALIAS) for word in unlisted)
        for item in self.items.values():
            category = self.categories[item["category"]][lang]
            titles = _TITLES.split(_ASIDE.sub("", item[lang]))
            parts = [part for title in titles for part in _SPLIT.split(title) if part != title]
            kinds = ((item["also_called"][lang], ALIAS), (titles, TITLE), (parts, PART), (_SPLIT.split(category), CATEGORY))
            for words, weight in kinds:
                for word in words:
                    if text := word.lower().strip():
                        yield Phrase(item["number"], text, weight)

    def find(self, text: str, top: int) -> list[tuple[int, float]]:
        """Numbers of the best items with their scores, best first; those below the floor are left out."""
        query = self.plain(text[:LIMIT]).strip()
        scores = self._scores(query)
        for number, points in self._codes(query).items():
            scores[number] = max(scores.get(number, 0.0), points)
        scores.pop(UNLISTED, None)
        best = sorted((-round(points, 3), number) for number, points in scores.items())[:top]
        least = max(FLOOR, -best[0][0] * 0.3) if best else FLOOR
        return [(number, min(100.0, -points)) for points, number in best if -points >= least]

    def _scores(self, query: str) -> Scores:
        chinese = len(_HAN.findall(query))
        if not chinese:
            words = self.words.scores(query)
            return words if self.words.knows(query) else _merged(words, self.pinyin.scores(query), 0.9)
        found = self.characters.scores(self._clauses(query))
        latin = sum(map(len, re.findall(r"[a-z]+", query)))
        return _merged(found, self.words.scores(query), latin / (latin + 2 * chinese)) if latin else found

    def _clauses(self, query: str) -> list[Clause]:
        clauses: list[Clause] = []
        for text in _CLAUSE.split(re.sub(r"\s+", "", query)):
            said = self.negation.split(text, maxsplit=1)[0]
            weights = self._weights(said)
            scale = ASIDE if said.startswith(self.aside) and clauses else LATER if clauses else 1.0
            if sum(weights):
                clauses.append(Clause(said, [weight * scale for weight in weights]))
        return clauses

    def _weights(self, text: str) -> list[float]:
        weights = self.characters.lexicon.weigh(text)
        for match in _AMOUNT.finditer(text):
            weights[match.start() : match.end()] = [0.0] * len(match[0])
        named = text.rfind("公司") + 2
        for i in range(len(text)):
            if _ASCII.match(text[i]):
                weights[i] *= 0.5
            elif not _HAN.match(text[i]):
                weights[i] = 0.0
            if 2 <= named < len(text) - 1 and i < named:
                weights[i] *= NAME
        return weights

    def _codes(self, query: str) -> Scores:
        """Items whose industry code, or number, the query names."""
        bare = not re.search(r"[^\W\d_]", _CODE.sub(" ", _CODE_WORDS.sub(" ", query)))
        scores: Scores = {}
        if match := _ITEM.match(query):
            scores = {n: 60.0 if match[2] else 100.0 for n in (int(match[1] or match[2]),) if str(n) in self.items}
        for letter, code in _CODE.findall(_CODE_WORDS.sub(" ", query)) if bare or re.search(r"[a-t][0-9]", query) else ():
            if bare or letter:
                for item in self.items.values():
                    points = self._coded(item, code)
                    if points:
                        scores[item["number"]] = max(scores.get(item["number"], 0.0), points)
        return scores

    def _coded(self, item: Mapping[str, Any], code: str) -> float:
        codes = item["codes"]
        if code in codes:
            return 100.0
        if any(code.startswith(known) for known in codes):
            return 98.0
        if len(code) > 2 and any(known.startswith(code) for known in codes):
            return 90.0
        return 65.0 if code in self.categories[item["category"]]["divisions"] else 0.0


def _merged(one: Scores, other: Scores, scale: float) -> Scores:
    """The higher score for each item; those of ``other`` count for ``scale``."""
    return {item: max(one.get(item, 0.0), other.get(item, 0.0) * scale) for item in sorted({*one, *other})}


def find(policy: Policy, text: str, top: int = 5) -> list[dict[str, Any]]:
    """Items for a description, best first: number, score (0 to 100), names and category."""
    finder = policy.finder(Finder)
    names = {number: {"zh": c["zh"], "en": c["en"]} for number, c in finder.categories.items()}
    found = []
    for number, score in finder.find(text, top):
        item = policy.data["items"][str(number)]
        found.append(
            {
                "item": number,
                "score": score,
                "zh": item["zh"],
                "en": item["en"],
                "category": item["category"],
                "category_name": names[item["category"]],
            }
        )
    return found
