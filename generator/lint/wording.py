"""The guide's voice: words that it does not use, by the glossary, and what it says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    for path, zh, en in texts:
        for lang, said in (("zh", zh), ("en", en)):
            for wording in glossary.wording:
                if word := _found(wording, lang, said):
                    place = document.place_in((*path, lang), word)
                    yield Finding(place, "warning", "off-voice", *_said(word, wording))


def _found(wording: Wording, lang: str, said: str) -> str | None:
    """The first of the words that a text holds; English ones are whole words, in small or capital letters."""
    if lang == "zh":
        return next((word for word in wording.avoid.zh if word in said), None)
    whole = (re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", said, re.I) for word in wording.avoid.en)
    return next((found[0] for found in whole if found), None)


def _said(word: str, wording: Wording) -> tuple[str, str]:
    return (
        f"本指南不写“{word}”。改成：{wording.instead.zh}。",
        f"the guide does not say “{word}”. Instead: {wording.instead.en}.",
    )
