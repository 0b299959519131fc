"""Items of the catalogue for a project described in a person's own words.

A description is cut into clauses and these into tokens: pairs of Chinese characters, stems of English words,
syllables of pinyin. A token weighs the less the more items share it. Each phrase of an item gives the tokens
that it shares with a clause the share of itself that stands there; an item counts every token as its best
phrase gives it. So whole phrases count in full, parts of phrases little, and the words decide, not the
weights. Kinds of project that no item covers compete: where they win, whatever else is found is weak.

Only plain arithmetic is used, so that every Python gives the same scores. The words come with the policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from generator.finder.pinyin import Pinyin
from generator.finder.text import Clause, Reader, Speller, pairs
from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.models.messages.basics import Lang
    from generator.models.messages.check_door import Found
    from generator.models.policy.catalogue import CategoryRecord, ItemRecord

PART, CATEGORY = 0.6, 0.3
"""What a word of a title or of an industry class is worth, and one of the category or the first letters of a
name's syllables; a title or what people call an item is worth 1."""

COMMON = 8
"""So many further items that share a token halve its weight."""

UNKNOWN, LEAST = 0.15, 0.4
"""What a token that no phrase has weighs; and the least that a description or a part of it weighs."""

HEAD = 0.5
"""The last token of a clause weighs so much more than the first: the head of a name comes last."""

OWN = 0.7
"""What a part of a description counts by itself, beside its share of the whole."""

FLOOR, SURE, NAMED = 8.0, 50.0, 0.9
"""The scores from which an item is shown, and from which it is a strong hit; and the share of a part of the
description that an item explains from which it is one beside a strong one (``诊所，1台牙片机``)."""

MAKERS = ("13", "43")
"""From which division of the classes of industry to which (and not that one) goods are made."""

UNLISTED = "unlisted_kind"
"""The question of which the options are the kinds of project that no item covers."""

LIMIT = 400
"""Characters of a description that are read."""

_TITLES = re.compile(r"[；;]")
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_PARTS = re.compile(r"[、，,（）()／/]")
_ITEM = re.compile(r"^(?:第|item|no\.?)\s*([0-9]{1,3})\s*(?:项|号)?$|^([0-9]{1,3})$")
_CODE = re.compile(r"(?<![a-z0-9.,])([a-t]?)([0-9]{2,4})(?![0-9a-z]|[.,][0-9]|国?[线道])")
_CODE_WORDS = re.compile(
    r"行业代码|行业分类|国民经济|代码|行业|类别|小类|中类"
    r"|gb/?t?|4754(?:[-—]?20[0-9]{2})?|codes?|industry|isic|nace|[\s:：、,，-]"
)
_LETTER = re.compile(r"[^\W\d_]")

Key = int | str
"""An item's number, or the id of a kind of project that no item covers."""

Scores = dict[Key, float]
Phrase = tuple[Key, str, float]
"""Whose words they are, the words, and what the kind of phrase is worth."""


class Index:
    """Phrases by their tokens, and what they say of a description."""

    def __init__(self, phrases: Iterable[Phrase], tokens: Callable[[str], Sequence[str]]) -> None:
        self.tokens = tokens
        self.places: dict[str, list[int]] = {}
        self.phrases: list[tuple[Key, float]] = []
        kept: list[set[str]] = []
        for item, text, worth in phrases:
            parts = set(tokens(text))
            for token in parts:
                self.places.setdefault(token, []).append(len(kept))
            kept.append(parts)
            self.phrases.append((item, worth))
        items = {token: len({self.phrases[n][0] for n in at}) for token, at in self.places.items()}
        self.weight = {token: COMMON / (COMMON - 1 + n) for token, n in items.items()}
        self.mass = [sum(self.weight[token] for token in sorted(parts)) for parts in kept]

    def explained(self, asked: Sequence[str]) -> tuple[Scores, float]:
        """For each item, the weight of the tokens that it explains; and the weight of all.

        The last character counts as a token where it is a phrase (``桥``): it heads what stands before it.
        """
        if len(asked) > 1 and asked[-1][-1] in self.places:
            asked = [*asked, asked[-1][-1]]
        met: dict[int, float] = {}
        known = sorted(set(asked))
        late = {token: 1 + HEAD * (at + 1) / len(asked) for at, token in enumerate(asked)}
        for token in known:
            for place in self.places.get(token, ()):
                met[place] = met.get(place, 0.0) + self.weight[token]
        gained: Scores = {}
        for token in known:
            best: Scores = {}
            for place in self.places.get(token, ()):
                item, worth = self.phrases[place]
                share = met[place] / self.mass[place]
                best[item] = max(best.get(item, 0.0), worth * share)
            for item, points in best.items():
                gained[item] = gained.get(item, 0.0) + points * self.weight[token] * late[token]
        return gained, sum(late[token] * self.weight.get(token, UNKNOWN) for token in known)

    def scores(self, clauses: Sequence[Clause]) -> Scores:
        """For each item, from 0 to 1, its share of the description, or of the part that it explains best."""
        whole: Scores = {}
        alone: Scores = {}
        asked = 0.0
        for clause in clauses:
            gained, weight = self.explained(self.tokens(clause.text))
            asked += weight * clause.weight
            for item, points in gained.items():
                whole[item] = whole.get(item, 0.0) + points * clause.weight
                alone[item] = max(alone.get(item, 0.0), clause.weight * points / max(weight, LEAST))
        return {i: max(points / max(asked, LEAST), OWN * alone[i]) for i, points in whole.items()}

    def named(self, clauses: Sequence[Clause]) -> set[Key]:
        """The items that explain a part of a description, after the first, as good as whole."""
        found: set[Key] = set()
        for clause in clauses[1:]:
            gained, weight = self.explained(self.tokens(clause.text))
            found |= {item for item, points in gained.items() if points >= NAMED * max(weight, LEAST)}
        return found


class Finder:
    """The phrases of every item; made once for a policy."""

    def __init__(self, policy: Policy) -> None:
        self.index = policy.data["index"]
        self.items = policy.data["items"]
        self.categories = {category["number"]: category for category in policy.data["categories"]}
        self.unlisted = {option["id"]: option for option in policy.data["facts"][UNLISTED]["options"] or ()}
        self.reader = Reader(self.index)
        self.signs = [(re.compile(sign), zh, en) for sign, zh, en in self.index["signs"]]
        self.chinese = Index(self.phrases("zh"), pairs)

    @cached_property
    def english(self) -> Index:
        """Made when it is first asked for."""
        return Index(self.phrases("en"), self.reader.stems)

    @cached_property
    def speller(self) -> Speller:
        """Reads words that no phrase has as words that one has."""
        places = self.english.places
        return Speller({word: len(at) for word, at in places.items()}, self.reader)

    @cached_property
    def pinyin(self) -> Pinyin:
        """Made when it is first asked for: most people type words."""
        return Pinyin(self.index)

    @cached_property
    def spoken(self) -> Index:
        """The Chinese phrases by their sound."""
        written = ((item, self.pinyin.write(text), worth) for item, text, worth in self.phrases("zh"))
        return Index((phrase for phrase in written if phrase[1]), pairs)

    @cached_property
    def initials(self) -> dict[str, set[Key]]:
        """Items by the first letters of the syllables of their phrases."""
        found: dict[str, set[Key]] = {}
        for item, text, _ in self.phrases("zh"):
            found.setdefault("".join(syllable[0] for syllable in self.pinyin.of(text)), set()).add(item)
        return found

    def phrases(self, lang: Lang) -> Iterable[Phrase]:
        """Every phrase in a language: of the items, of people's words and of the classes of industry."""
        for item in self.items.values():
            yield from _item_phrases(item, self.categories[item["category"]], lang)
            borrowed = item["also_called"]["zh"] if lang == "en" else ()
            yield from ((item["number"], word.lower(), 1.0) for word in borrowed if word.isascii())
        for name, option in self.unlisted.items():
            yield name, option[lang].lower(), 1.0
        for name, words in self.index["words"][lang].items():
            yield from ((int(name) if name.isdigit() else name, word.lower(), 1.0) for word in words)
        for kind in self.index["classes"] if lang == "zh" else ():
            yield from ((number, word, PART) for number in kind["items"] for word in kind["words"])

    def find(self, text: str, top: int) -> list[tuple[int, float, bool]]:
        """The best items with their scores, best first, and whether each is sure."""
        scores = self.scores(text)
        unlisted = max((points for key, points in scores.items() if isinstance(key, str)), default=0.0)
        items = [(key, points) for key, points in scores.items() if isinstance(key, int)]
        best = sorted(items, key=lambda found: (-found[1], found[0]))[:top]
        sure = {i for i, points in best if points >= SURE and points > unlisted}
        if self.is_shop(text):
            sure = {i for i in sure if not self.makes(i)}
        named = self.named(text) if best and best[0][0] in sure else set()
        return [(i, points, i in sure or i in named) for i, points in best if points >= FLOOR]

    def is_shop(self, text: str) -> bool:
        """Whether a description is first of all of a shop: who sells a thing need not make it."""
        query = self.query(text)
        reader = self.reader
        clauses = reader.chinese(query) if reader.is_chinese(query) else reader.english(query)
        return bool(clauses and reader.shops.search(clauses[0].text.strip()))

    def makes(self, number: int) -> bool:
        """Whether the projects of an item make goods."""
        first, past = MAKERS
        divisions = self.categories[self.items[str(number)]["category"]]["divisions"]
        return any(first <= division < past for division in divisions)

    def named(self, text: str) -> set[Key]:
        """Items that a part of a description names; of an English one those that stand beside the first
        (``with a boiler``), not where it lies (``near a school``)."""
        query = self.query(text)
        if self.reader.is_chinese(query):
            return self.chinese.named(self.reader.chinese(query))
        first, *more = self.reader.english(query) or [Clause("", 1.0)]
        return self.english.named([first, *(c for c in more if c.text.startswith(self.reader.latin_besides))])

    def scores(self, text: str) -> Scores:
        """Every item, and every kind of project that no item covers, with its score."""
        query = self.query(text)
        scores = {key: 100 * share for key, share in self._described(query).items()}
        for item, points in [*self._numbered(query), *self._coded(query)]:
            scores[item] = max(scores.get(item, 0.0), points)
        return {key: round(min(points, 100.0), 3) for key, points in scores.items()}

    def query(self, text: str) -> str:
        """A text as it is looked up: in plain characters, with what its signs say."""
        query = self.reader.plain(text[:LIMIT])
        for sign, zh, en in self.signs:
            query = sign.sub(zh if self.reader.is_chinese(query) else en, query)
        return query

    def _described(self, query: str) -> Scores:
        """Items whose words the query has, in whichever script it is written."""
        if self.reader.is_chinese(query):
            scores = self.chinese.scores(self.reader.chinese(query))
            return scores if 100 * max(scores.values(), default=0.0) >= SURE else self._mixed(query, scores)
        clauses = self.reader.english(query)
        known = all(
            stem in self.english.places for clause in clauses for stem in self.reader.stems(clause.text)
        )
        sounding = {} if known else self._sounding(query)
        return sounding or self.english.scores(self.speller.corrected(clauses))

    def _mixed(self, query: str, scores: Scores) -> Scores:
        """With what the English words in a Chinese sentence tell (``新建 hospital``)."""
        said = self.english.scores(self.reader.latin(query))
        return {key: max(scores.get(key, 0.0), said.get(key, 0.0)) for key in {*scores, *said}}

    def _sounding(self, query: str) -> Scores:
        """What Latin letters that are no known word may be: pinyin, in full or by initials."""
        if said := self.pinyin.read(query):
            return self.spoken.scores([Clause(said, 1.0)])
        letters = query.replace(" ", "")
        return dict.fromkeys(self.initials.get(letters, ()), CATEGORY) if letters else {}

    def _numbered(self, query: str) -> Iterable[tuple[int, float]]:
        """The item whose number is the whole query; a bare number may as well be a code."""
        match = _ITEM.match(query)
        number = (match[1] or match[2]).lstrip("0") if match else ""
        return [(int(number), 100.0 if match and match[1] else SURE)] if number in self.items else []

    def _coded(self, query: str) -> Iterable[tuple[int, float]]:
        """Items whose industry code the query names; among other words only codes with their letter."""
        rest = _CODE_WORDS.sub(" ", query)
        bare = not _LETTER.search(_CODE.sub(" ", rest))
        for letter, code in _CODE.findall(rest):
            if bare or letter:
                yield from ((item["number"], self._close(item, code)) for item in self.items.values())

    def _close(self, item: ItemRecord, code: str) -> float:
        """How close a code is to those of an item: one of them, below or above; or its division alone."""
        known = item["codes"]
        if code.startswith(tuple(known)) or (len(code) > 2 and any(k.startswith(code) for k in known)):
            return 100.0
        return SURE if code in self.categories[item["category"]]["divisions"] else 0.0


def _item_phrases(item: ItemRecord, category: CategoryRecord, lang: Lang) -> Iterable[Phrase]:
    """Every name of an item in a language, its own and that of its category, whole and in parts."""
    titles = _TITLES.split(_BRACKETS.sub("", item[lang]))
    parts = [part for title in titles for part in _PARTS.split(title) if part != title]
    named = _PARTS.split(category[lang])
    called = item["also_called"][lang]
    for words, worth in ((called, 1.0), (titles, 1.0), (parts, PART), (named, CATEGORY)):
        yield from ((item["number"], word.lower().strip(), worth) for word in words if word.strip())


def find(policy: Policy, text: str, top: int = 5) -> list[Found]:
    """Items for a description, best first: number, score (0 to 100), ``strength``, names and category."""
    finder = policy.kept("finder", Finder)
    found: list[Found] = []
    for number, score, sure in finder.find(text, top):
        item = policy.data["items"][str(number)]
        category = finder.categories[item["category"]]
        found.append(
            {
                "item": number,
                "score": score,
                "strength": "strong" if sure else "weak",
                "zh": item["zh"],
                "en": item["en"],
                "category": item["category"],
                "category_name": {"zh": category["zh"], "en": category["en"]},
            }
        )
    return found
