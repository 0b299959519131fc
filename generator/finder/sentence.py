"""A description in clauses, and what in them tells of the project itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.finder.figures import NUMBER

if TYPE_CHECKING:
    from generator.models.policy.words import ReadingWords

MOST_KEPT = 8192
"""So many patterns are kept compiled, more than the policy has: tables ask for each thousands of times."""

CLOSE = 5
"""So many characters after a word still tell of it."""

ONLY = "ONLY"
"""In a pattern: words that say that there is nothing else."""

JOIN = "\t"
"""Between a clause and the amount that belongs to it; no denial reaches over it."""

_CLAUSE = re.compile(r"[，。；;！!：\n]+|,(?![0-9]{3})|:(?![0-9])|\.(?=\s|$)")
_BARE = re.compile(
    rf"(?:[一每](?:年|天|日)|[每单][台座罐个套机]|年?用量|数量|新增)?(?:大?约|大概|共计?|合计|为)?{NUMBER}\s*(?!级公路|类|期)[^0-9\s]{{1,6}}"
    r"|(?:about |around |some |totalling )?[0-9][0-9,.]*[ -]?[a-z][a-z0-9/. ]{0,24}"
)
_AFTER = re.compile(
    r"\s*(?:(?:is|are|was) )?(?:not |没有|未|(?:done |made )elsewhere|sent out)"
    r"|[^，、\t]{0,3}?(?:(?:一律|全部|[都也全均])?(?:不[做搞建设动改用杀养产铸卖接]|没有?)(?=$|[的了])|(?:全部|[都全均])?(?:外协|外包|外委|委外|送外))"
)


class Said(NamedTuple):
    """Words that tell of the project, whether their clause denies them, and where they stand."""

    words: str
    denied: bool
    place: tuple[int, int, int]

    def inside(self, other: Said) -> bool:
        """Whether the words are part of longer ones."""
        (clause, start, end), (in_clause, first, last) = self.place, other.place
        return clause == in_clause and first <= start and end <= last and end - start < last - first


class Sentence:
    """A description in clauses, without those that settle nothing; with ``doubted`` those that only doubt
    stay."""

    def __init__(self, text: str, words: ReadingWords, *, doubted: bool = False) -> None:
        text = re.sub(f"(?:{words['asking']})([^?？。；]*)[?？]?", r"\1", text)
        self.text = text
        self.only = words["only"]
        self.denied, self.turn = re.compile(words["denied"]), re.compile(f"{JOIN}|{words['turn']}")
        self.stood, self.near = re.compile(words["stood"]), re.compile(words["near"])
        self.change = re.compile(words["change"])
        self.beside = re.compile(f"{words['beside']}|{words['gone']}")
        unsure = () if doubted else (words["doubt"],)
        silent = re.compile("|".join((words["past"], words["others"], *unsure)))
        self.clauses = list(filter(None, (_settling(clause, silent) for clause in _clauses(text))))

    def said(self, pattern: str, names: Collection[str] = (), *, standing: bool = False) -> Iterator[Said]:
        """The words that match and tell of the project; what a name itself denies (``除外``) is no denial.

        With ``standing`` also those of what stood there before.
        """
        kept = compiled(pattern.replace(ONLY, self.only))
        for at, clause in enumerate(self.clauses):
            for found in kept.finditer(clause):
                before, after = clause[: found.start()], clause[found.end() :]
                beside = self.beside.search(after)
                around = self.near.search(before) or (
                    beside and (beside.start() if beside[0].isascii() else beside.end()) <= CLOSE
                )
                if not (around or (not standing and self.stands(before))):
                    own = "" if found[0] in names else found[0]
                    denied = self.denies(before + own) or _AFTER.match(after)
                    yield Said(found[0], bool(denied), (at, *found.span()))

    def says(self, sign: str) -> str:
        """The words of several clauses that match, whatever is denied in them."""
        found = compiled(sign.replace(ONLY, self.only)).search("，".join(self.clauses))
        return found[0] if found else ""

    def has(self, words: str) -> bool:
        """Whether words stand there just so and tell of the project."""
        parts = _clauses(words)
        if len(parts) > 1:
            return "，".join(parts) in "，".join(self.clauses)
        return any(not said.denied for said in self.said(literal(words), {words}))

    def together(self, words: Collection[str]) -> bool:
        """Whether one clause has all of some words."""
        return any(all(each in clause for each in words) for clause in self.clauses)

    def contested(self, words: str) -> bool:
        """Whether every clause with these words also tells of what stood before or lies around."""
        of = [clause for clause in self.clauses if words in clause]
        signs = (self.stood, self.near)
        around = [clause.replace(words, " ") for clause in of]
        return bool(of) and all(any(sign.search(clause) for sign in signs) for clause in around)

    def stands(self, words: str) -> bool:
        """Whether what comes after words was there before; what it gives way to (``换成``) was not."""
        return bool(self.stood.search(self.change.split(words)[-1]))

    def denies(self, words: str) -> bool:
        """Whether words deny what comes after them; a turn (``但``, ``而是``) ends a denial."""
        return bool(self.denied.search(self.turn.split(words)[-1]))


@lru_cache(maxsize=MOST_KEPT)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the policy's words, compiled once: there are more than Python itself keeps."""
    return re.compile(pattern)


@lru_cache(maxsize=MOST_KEPT)
def literal(words: str) -> str:
    """Words as a pattern; Latin ones not inside others, and in the plural too."""
    return rf"(?<![a-z]){re.escape(words)}s?(?![a-z])" if words.isascii() else re.escape(words)


def _settling(clause: str, silent: re.Pattern[str]) -> str:
    """A clause without the amounts that settle nothing; empty where it settles nothing itself."""
    head, *amounts = clause.split(JOIN)
    if silent.search(head):
        return ""
    return JOIN.join((head, *(amount for amount in amounts if not silent.search(amount))))


def _clauses(text: str) -> list[str]:
    """The clauses of a text; one that is no more than an amount belongs to the one before it."""
    clauses: list[str] = []
    for part in map(str.strip, _CLAUSE.split(text)):
        if clauses and _BARE.fullmatch(part):
            clauses[-1] += f"{JOIN}{part}"
        elif part:
            clauses.append(part)
    return clauses
