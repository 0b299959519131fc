"""Items for a project described in a person's own words.

Words come in either language, in simplified or traditional characters, as pinyin, or as an industry
code of GB/T 4754. Two things count: whole phrases that people use for an item (the longer, the
better), and rarer pairs of characters or words that the description shares with the item.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.rules.policy import Policy

_CJK = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z]+")
_CODE = re.compile(r"(?<![0-9.,])[0-9]{3,4}(?![0-9.,]|[a-z\u4e00-\u9fff])")
_SPLIT = re.compile(r"[；;、，,（）()／/]")
TITLE, ALIAS, CATEGORY = 0.8, 1.0, 0.3


class Finder:
    """The phrases of every item, weighed; made once for a policy."""

    def __init__(self, policy: Policy) -> None:
        index = policy.data["index"]
        self.simplified: Mapping[str, str] = index["simplified"]
        self.noise = [self.plain(word) for word in index["noise"]]
        self.phrases: dict[int, list[tuple[str, float]]] = {}
        self.pinyin: dict[int, set[str]] = {int(n): set(words) for n, words in index["pinyin"].items()}
        self.codes: dict[int, list[str]] = {}
        self.terms: dict[int, Counter[str]] = {}
        names = {c["number"]: c for c in policy.data["categories"]}
        for item in policy.data["items"].values():
            self._add(item, names[item["category"]])
        documents = Counter(term for terms in self.terms.values() for term in terms)
        count = len(self.terms)
        self.weight = {term: math.log(1 + count / seen) for term, seen in documents.items()}

    def _add(self, item: Mapping[str, Any], category: Mapping[str, Any]) -> None:
        number = item["number"]
        phrases = [(word, ALIAS) for lang in ("zh", "en") for word in item["also_called"][lang]]
        phrases += [(part, TITLE) for lang in ("zh", "en") for part in _SPLIT.split(item[lang])]
        phrases += [(part, CATEGORY) for lang in ("zh", "en") for part in _SPLIT.split(category[lang])]
        self.phrases[number] = [(self.plain(p).strip(), w) for p, w in phrases if len(self.plain(p).strip()) > 1]
        self.codes[number] = list(item["codes"])
        terms: Counter[str] = Counter()
        for phrase, weight in self.phrases[number]:
            for term in set(_terms(phrase)):
                terms[term] = max(terms[term], round(weight * 10))
        self.terms[number] = terms

    def plain(self, text: str) -> str:
        """Half-width, lower case, simplified."""
        flat = unicodedata.normalize("NFKC", text).lower()
        return "".join(self.simplified.get(char, char) for char in flat)

    def find(self, text: str, top: int) -> list[tuple[int, float]]:
        """Numbers of the best items with their scores, best first; items that share nothing are left out."""
        query = self.plain(text[:400])
        core = query
        for word in self.noise:
            core = core.replace(word, " ")
        scores = {number: self._score(number, query, core) for number in self.phrases}
        best = sorted((-score, number) for number, score in scores.items() if score > 0)
        if not best:
            return []
        floor = -best[0][0] * 0.15
        return [(number, round(-score, 3)) for score, number in best[:top] if -score >= floor]

    def _score(self, number: int, query: str, core: str) -> float:
        phrase = max((self._phrase(p, w, query, core) for p, w in self.phrases[number]), default=0.0)
        terms = self.terms[number]
        asked = set(_terms(core))
        shared = sum(self.weight[t] * terms[t] / 10 for t in asked if t in terms)
        whole = sum(self.weight.get(t, math.log(1 + len(self.terms))) for t in asked) or 1.0
        code = 12.0 if any(c in self.codes[number] for c in _CODE.findall(query)) else 0.0
        return phrase + shared * (0.5 + shared / whole) + code + self._sound(number, query)

    def _phrase(self, phrase: str, weight: float, query: str, core: str) -> float:
        stripped = core.strip()
        if phrase == stripped or phrase == query.strip():
            return 12.0 * weight
        if _CJK.search(phrase):
            if phrase in query:
                return (2.0 + 1.5 * len(phrase)) * weight
            if len(stripped) > 1 and stripped in phrase and _CJK.search(stripped):
                return (2.0 + 6.0 * len(stripped) / len(phrase)) * weight
            return 0.0
        words, asked = _latin(phrase), _latin(core)
        if words and set(words) <= set(asked):
            return (2.0 + sum(self.weight.get(w, 1.0) for w in set(words))) * weight
        return 0.0

    def _sound(self, number: int, query: str) -> float:
        """Pinyin, whole or as initials: only for a query of Latin letters."""
        letters = re.sub(r"[^a-z]", "", query)
        if len(letters) < 2 or _CJK.search(query):
            return 0.0
        return 9.0 if letters in self.pinyin[number] else 0.0


def _terms(text: str) -> Iterable[str]:
    """Pairs of neighbouring Chinese characters, and Latin words without their endings."""
    for run in _CJK.findall(text):
        if len(run) == 1:
            yield run
        for i in range(len(run) - 1):
            yield run[i : i + 2]
    yield from _latin(text)


def _latin(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text) if word not in STOP and len(word) > 1]


STOP = frozenset(("the", "of", "and", "or", "for", "with", "in", "to", "an", "on", "by", "per", "new", "project", "build", "building", "plant", "works", "year", "tons", "tonnes", "other", "incl", "excl", "is", "at", "km", "kv", "mw", "kw"))


def _stem(word: str) -> str:
    for ending, least in (("ies", 4), ("ing", 5), ("es", 5), ("s", 3)):
        if word.endswith(ending) and len(word) > least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def find(policy: Policy, text: str, top: int = 5) -> list[dict[str, Any]]:
    """Items for a description, best first: number, score, names and category."""
    finder = policy.finder(Finder)
    names = {c["number"]: {"zh": c["zh"], "en": c["en"]} for c in policy.data["categories"]}
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
