"""The guide's voice: words that it does not use, by the glossary, and what it says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator import models
from generator.findings.finding import Finding
from generator.lint.languages import Pair
from generator.models.reference import Wording
from generator.records.data import Data
from generator.source.document import Document

OWN = "glossary.yaml"


def check_wording(data: Data, document: Document, texts: Iterable[Pair]) -> Iterator[Finding]:
    """Words of a document's texts that the glossary says not to use; its own lists are left alone."""
    glossary = data.records.get(models.Glossary)
    if glossary is None or document.path == data.shown(OWN):
        return
    avoided = {lang: _any_of(lang, tuple(_words(glossary.wording, lang))) for lang in ("zh", "en")}
    for path, zh, en in texts:
        for lang, said in (("zh", zh), ("en", en)):
            if not avoided[lang].search(said):  # nearly every text: no single word is looked for
                continue
            for wording in glossary.wording:
                if word := _found(wording, lang, said):
                    place = document.place_in((*path, lang), word)
                    yield Finding(place, "warning", "off-voice", *_said(word, wording))


def _words(wordings: Iterable[Wording], lang: str) -> Iterator[str]:
    """The words that are avoided in a language."""
    for wording in wordings:
        yield from wording.avoid.zh if lang == "zh" else wording.avoid.en


@cache
def _any_of(lang: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words; English ones are whole words, in small or capital letters."""
    either = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(either if lang == "zh" else rf"(?<![a-z])(?:{either})(?![a-z])", re.I)


def _found(wording: Wording, lang: str, said: str) -> str | None:
    """The first of the words of one piece of advice that a text holds, as it stands there."""
    single = (_any_of(lang, (word,)).search(said) for word in _words([wording], lang))
    return next((found[0] for found in single if found), None)


def _said(word: str, wording: Wording) -> tuple[str, str]:
    return (
        f"本指南不写“{word}”。改成：{wording.instead.zh}。",
        f"the guide does not say “{word}”. Instead: {wording.instead.en}.",
    )
