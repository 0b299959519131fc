"""Items for a project described in a person's own words.

Words come in either language, in simplified or traditional characters, as pinyin in full or by initials, or
as an industry code of GB/T 4754. ``words`` splits a description into clauses and gives every character or
word of it a weight: none for dates, sizes and places, little for what many trades share, less in clauses that
tell of the site. ``chinese`` and ``english`` find the phrases of items in it. An item explains a stretch of
the description as well as the best of its phrases that shares it does: wholly, if the phrase stands there
whole; less, the smaller the shared part of the phrase and the more items share it; and little, if the stretch
is part of a longer phrase of another item (as ``光伏`` in ``光伏玻璃``). The score is the share of the
description that the item explains, from 0 to 100; below ``FLOOR`` an item is not shown.

The word lists come with the policy (``generator.compile.finder_index``). Only plain arithmetic is used, so
that every Python gives the same scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from generator.finder.chinese import Characters, Pinyin
from generator.finder.english import Words
from generator.finder.tokens import (
    ALIAS,
    CATEGORY,
    GENERIC,
    HAN,
    LATIN,
    LETTERS,
    PART,
    TELLING,
    TITLE,
    TOKEN,
    UNLISTED,
    Clauses,
    Lexicon,
    Phrase,
    Scores,
    plain,
)
from generator.rules.policy import Policy

if TYPE_CHECKING:
    from generator.models.messages import Found, Lang
    from generator.models.policy import CategoryRecord, ItemRecord

FLOOR = 30.0
"""The score from which an item is worth showing."""

FAR = 0.3
"""Below this share of the best score an item is not worth showing either."""

LIMIT = 400
"""Characters of a description that are read."""

BORROWED = 0.5
"""A Latin word inside a Chinese phrase (``4s店``) is worth half the phrase."""

SOUND = 0.9
"""Latin letters that are no known word may be pinyin, but are not quite as sure as Chinese."""

SAME, NARROWER, WIDER, DIVISION = 100.0, 98.0, 90.0, 65.0
"""An industry code that an item names; one below it; one above it; and the division of the item's category.
"""

NUMBER, BARE_NUMBER = 100.0, 60.0
"""The item of a number called one (``第90项``); and of a number alone, which may as well be a code."""

_TITLES = re.compile(r"[；;]")
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_PARTS = re.compile(r"[、，,（）()／/]")
"""Between the titles of an item; notes in a title; and between the parts of a title."""

_ITEM = re.compile(r"^(?:第|item|no\.?)\s*([0-9]{1,3})\s*(?:项|号)?$|^([0-9]{1,3})$")
_CODE = re.compile(r"(?<![a-z0-9.,])([a-t]?)([0-9]{2,4})(?![0-9a-z]|[.,][0-9])")
"""An item's number; and an industry code, with or without the letter of its section, that is no amount."""

_CODE_WORDS = re.compile(
    r"行业代码|行业分类|国民经济|代码|行业|类别|小类|中类"
    r"|gb/?t?|4754(?:[-—]?20[0-9]{2})?|codes?|industry|isic|nace|[\s:：、,，-]"
)
"""What people write around a code, and the names of the standards that hold such codes."""

_WORD = re.compile(r"[^\W\d_]")


class Finder:
    """The phrases of every item, weighed; made once for a policy."""

    def __init__(self, policy: Policy) -> None:
        self.index = policy.data["index"]
        self.items = policy.data["items"]
        self.categories = {category["number"]: category for category in policy.data["categories"]}
        self.lists = [
            (self.index["noise"], 0.0),
            (self.index["generic"], GENERIC),
            (self.index["telling"], TELLING),
        ]
        lexicon = Lexicon(self.lists)
        self.clauses = Clauses(lexicon, self.index["negations"], self.index["aside"])
        self.characters = Characters(self._phrases("zh", self.index["unlisted"]), lexicon)

    @cached_property
    def words(self) -> Words:
        """Made when it is first asked for, of the English phrases and the Latin words in Chinese ones."""
        latin = self.index["latin"]
        chinese = self.characters.phrases
        borrowed = [
            Phrase(p.item, word, p.weight * BORROWED) for p in chinese for word in TOKEN.findall(p.text)
        ]
        return Words([*self._phrases("en", latin["unlisted"]), *borrowed], latin)

    @cached_property
    def pinyin(self) -> Pinyin:
        """Made when it is first asked for: most people type words."""
        return Pinyin(self.characters.phrases, self.lists, self.index)

    def _phrases(self, lang: Lang, unlisted: Iterable[str]) -> Iterable[Phrase]:
        yield from (Phrase(UNLISTED, word.lower(), ALIAS) for word in unlisted)
        for item in self.items.values():
            yield from _item_phrases(item, self.categories[item["category"]], lang)

    def find(self, text: str, top: int) -> list[tuple[int, float]]:
        """Numbers of the best items with their scores, best first; those below the floor are left out."""
        query = plain(text[:LIMIT], self.index["simplified"]).strip()
        scores = _merged(self._described(query), _merged(self._numbered(query), self._coded(query)))
        scores.pop(UNLISTED, None)
        rounded = [(number, round(points, 3)) for number, points in scores.items()]
        best = sorted(rounded, key=lambda found: (-found[1], found[0]))[:top]
        least = max([FLOOR, *(points * FAR for _, points in best[:1])])
        return [(number, min(100.0, points)) for number, points in best if points >= least]

    def _described(self, query: str) -> Scores:
        """Items whose words the query has; what is said in Latin letters counts by its share of the query."""
        chinese = len(HAN.findall(query))
        if not chinese:
            return self._latin(query)
        found = self.characters.scores(self.clauses.read(query))
        latin = sum(map(len, LATIN.findall(query)))
        return (
            _merged(found, self.words.scores(query), latin / (latin + LETTERS * chinese)) if latin else found
        )

    def _latin(self, query: str) -> Scores:
        """English words; or, if none is known, what they may be as pinyin."""
        words = self.words.scores(query)
        return words if self.words.knows(query) else _merged(words, self.pinyin.scores(query), SOUND)

    def _numbered(self, query: str) -> Scores:
        """The item whose number is the whole query."""
        match = _ITEM.match(query)
        number = int(match[1] or match[2]) if match else UNLISTED
        if not match or str(number) not in self.items:
            return {}
        return {number: NUMBER if match[1] else BARE_NUMBER}

    def _coded(self, query: str) -> Scores:
        """Items whose industry code the query names."""
        scores: Scores = {}
        for code in _codes(query):
            scores = _merged(
                scores, {item["number"]: self._close(item, code) for item in self.items.values()}
            )
        return scores

    def _close(self, item: ItemRecord, code: str) -> float:
        """How close a code is to those of an item."""
        codes = item["codes"]
        if code in codes:
            return SAME
        if any(code.startswith(known) for known in codes):
            return NARROWER
        if len(code) > 2 and any(known.startswith(code) for known in codes):
            return WIDER
        return DIVISION if code in self.categories[item["category"]]["divisions"] else 0.0


def _item_phrases(item: ItemRecord, category: CategoryRecord, lang: Lang) -> Iterable[Phrase]:
    """Every name of an item in a language, its own and that of its category, whole and in parts."""
    titles = _TITLES.split(_BRACKETS.sub("", item[lang]))
    parts = [part for title in titles for part in _PARTS.split(title) if part != title]
    named = _PARTS.split(category[lang])
    for words, weight in (
        (item["also_called"][lang], ALIAS),
        (titles, TITLE),
        (parts, PART),
        (named, CATEGORY),
    ):
        for word in words:
            if text := word.lower().strip():
                yield Phrase(item["number"], text, weight)


def _codes(query: str) -> list[str]:
    """The industry codes in a query; among other words only those with their letter, for numbers may be
    anything."""
    rest = _CODE_WORDS.sub(" ", query)
    bare = not _WORD.search(_CODE.sub(" ", rest))
    return [code for letter, code in _CODE.findall(rest) if bare or letter]


def _merged(one: Scores, other: Scores, scale: float = 1.0) -> Scores:
    """The higher score for each item; those of ``other`` count for ``scale``."""
    return {item: max(one.get(item, 0.0), other.get(item, 0.0) * scale) for item in sorted({*one, *other})}


def find(policy: Policy, text: str, top: int = 5) -> list[Found]:
    """Items for a description, best first: number, score (0 to 100), names and category."""
    finder = policy.kept("finder", Finder)
    items: list[Found] = []
    for number, score in finder.find(text, top):
        item = policy.data["items"][str(number)]
        category = finder.categories[item["category"]]
        items.append(
            {
                "item": number,
                "score": score,
                "zh": item["zh"],
                "en": item["en"],
                "category": item["category"],
                "category_name": {"zh": category["zh"], "en": category["en"]},
            }
        )
    return items
