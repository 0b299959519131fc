"""What the guide answers elsewhere than in the catalogue: its questions, and its list of what is exempt.

The words are those of the records (a question's own and what people say for it, the kinds of project that no
item covers) and of people; nothing is looked up in a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.finder.find import SURE, Finder, Index
from generator.finder.text import Clause, pairs
from generator.rules.policy import Policy
from generator.rules.wording import LANGS

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.basics import Lang
    from generator.models.messages.check_door import GuideAnswer

QUESTIONS, EXEMPT = "questions", "lists/exempt"
"""The pages on which the answers stand."""

_ASKS = re.compile("[吗呢么谁哪]|怎样|如何|多少|要不要|用不用|能不能|可不可以|会不会|算不算|是不是|还是")
"""What makes a Chinese text a question rather than the name of a project."""

_ASKS_EN = re.compile(
    r"[?]|\b(?:how|what|which|where|when|who|whose|can|may|must|should|do|does|is|are|still|after)\b"
)
_CLAUSE = re.compile(r"[，。；！？：、,;!?:\s（）()]+")

ASKED, ASKED_EN, NEAR = 7.0, 33.0, 0.4
"""The score from which a question fits a sentence that asks, in Chinese and in English, and its least share
of the best score. English words are whole, so what two sentences share by chance weighs more."""


class Questions:
    """The questions that the guide answers, found by their own words and those of people."""

    def __init__(self, policy: Policy, finder: Finder) -> None:
        self.finder = finder
        self.records = {entry["id"]: entry for entry in policy.data["questions"]["faq"]}
        said: dict[Lang, list[tuple[str, str, float]]] = {
            lang: [
                (name, words.lower(), 1.0)
                for name, entry in self.records.items()
                for words in (entry["ask"][lang], *(entry.get("also") or {}).get(lang, ()))
            ]
            for lang in LANGS
        }
        self.chinese = Index(said["zh"], pairs)
        self.english = Index(said["en"], finder.reader.stems)

    def scores(self, text: str) -> Iterator[tuple[str, float]]:
        """The questions to which the words lead, from 0 to 100.

        A sentence that asks is read whole: what says nothing of a project (``没批``, ``自然保护区``) is what
        it asks about. Names of projects lead to a question only for sure.
        """
        reader, query = self.finder.reader, self.finder.query(text)
        if not reader.is_chinese(query):
            asks = _ASKS_EN.search(query)
            asked = [Clause(query, 1.0)] if asks else reader.english(query)
            found = self.english.scores(asked)
            least = max(ASKED_EN, 100 * NEAR * max(found.values(), default=0.0)) if asks else SURE
        elif _ASKS.search(query):
            found = self.chinese.scores([Clause(part, 1.0) for part in _CLAUSE.split(query) if part])
            least = max(ASKED, 100 * NEAR * max(found.values(), default=0.0))
        else:
            found, least = self.chinese.scores(reader.chinese(query)), SURE
        for name, share in found.items():
            if 100 * share >= least:
                yield str(name), round(min(100 * share, 100.0), 3)


def answers(policy: Policy, text: str, top: int = 3) -> list[GuideAnswer]:
    """Where the guide answers what a text asks, best first; with no such place nothing."""
    finder = policy.kept("finder", Finder)
    asked = policy.kept("questions", lambda policy: Questions(policy, finder))
    found = [*_questions(asked, text), *_exempt(policy, finder, text)]
    return sorted(found, key=lambda answer: (-answer["score"], answer["kind"], answer["id"]))[:top]


def _questions(asked: Questions, text: str) -> Iterator[GuideAnswer]:
    for name, score in asked.scores(text):
        title = asked.records[name]["ask"]
        yield _answer("question", name, QUESTIONS, name, score, title["zh"], title["en"])


def _exempt(policy: Policy, finder: Finder, text: str) -> Iterator[GuideAnswer]:
    """The rows of the exempt list, and the kinds of project that no item covers, that the words name."""
    rows = policy.data["lists"]["exempt"]["rows"]
    by_kind = {row["unlisted_kind"]: row for row in rows if row.get("unlisted_kind")}
    for item, score, sure in finder.find(text, 1):
        for row in rows if sure else ():
            if item in row["items"]:
                yield _answer("exempt", row["id"], EXEMPT, row["id"], score, row["zh"], row["en"])
    for name, score in finder.scores(text).items():
        if isinstance(name, str) and score >= SURE:
            kind = finder.unlisted[name]
            if name in by_kind:
                row = by_kind[name]
                yield _answer("exempt", row["id"], EXEMPT, row["id"], score, row["zh"], row["en"])
            else:
                yield _answer("unlisted", name, EXEMPT, "unlisted", score, kind["zh"], kind["en"])


def _answer(
    kind: Literal["question", "exempt", "unlisted"],
    name: str,
    page: str,
    anchor: str,
    score: float,
    zh: str,
    en: str,
) -> GuideAnswer:
    place = f"{page}/#{anchor.replace('_', '-')}"
    return {"kind": kind, "id": name, "page": place, "score": score, "zh": zh, "en": en}
