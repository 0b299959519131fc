"""How hard the texts are to read: ``python -m tests.audit.reading [FOLDER …]`` prints a line for each site.

English: Flesch reading ease (206.835 - 1.015 words a sentence - 84.6 syllables a word; 60 and above is plain).
Both languages: the mean length of a sentence, in words or in characters, and the share of long ones.
Known limits: syllables are counted by groups of vowels; terms of the field ("environmental") weigh on every
page whoever writes it; the titles of instruments, tables, menus and the guide for staff are left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import html

SITE = Path(".cache/test-site")
LEFT_OUT = ("staff", "law", "timeline", "catalogue", "data", "embed", "offline")
"""Pages of staff, and pages that are lists of titles or repeat the words of the catalogue."""
PROSE = ".//main//*[self::p or self::li or self::dd][not(.//p) and not(.//li)]"
NOT_PROSE = ("table", "nav", "pre", "script", "style", "svg")
LONG = {"zh": 40, "en": 25}
"""Characters or words from which a sentence is long."""
FEWEST = {"zh": 8, "en": 4}
"""Shorter pieces are labels, not sentences."""
_ENDS = {"zh": re.compile(r"[。！？；]"), "en": re.compile(r"(?<=[.!?;:])\s+(?=[A-Z“0-9(])")}
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CHARACTER = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]")


class Reading(NamedTuple):
    """What is measured of a language."""

    sentences: int
    mean: float
    long: float
    ease: float | None


def syllables(word: str) -> int:
    """About as many as are spoken: groups of vowels, without a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))
    return max(1, groups - silent)


def sentences(lang: str, texts: Iterable[str]) -> list[str]:
    """What ends in a full stop, or in a semicolon that carries on a sentence; labels are left out."""
    pieces = (piece.strip() for said in texts for piece in _ENDS[lang].split(said))
    return [piece for piece in pieces if len(_parts(lang, piece)) >= FEWEST[lang]]


def _parts(lang: str, said: str) -> list[str]:
    return (_CHARACTER if lang == "zh" else _WORD).findall(said)


def measure(lang: str, texts: Iterable[str]) -> Reading:
    """The figures of a language's texts; zeros for none."""
    found = sentences(lang, texts)
    lengths = [len(_parts(lang, one)) for one in found]
    if not found:
        return Reading(0, 0.0, 0.0, None)
    mean = sum(lengths) / len(found)
    words = [word for one in found for word in _WORD.findall(one)] if lang == "en" else []
    spoken = sum(map(syllables, words)) / len(words) if words else 0.0
    ease = 206.835 - 1.015 * mean - 84.6 * spoken if words else None
    return Reading(len(found), mean, sum(length >= LONG[lang] for length in lengths) / len(found), ease)


def prose(site: Path, lang: str) -> Iterator[str]:
    """The paragraphs and list entries of a language's pages, each once."""
    top = site / "en" if lang == "en" else site
    seen: set[str] = set()
    for page in sorted(top.rglob("index.html")):
        parts = page.relative_to(top).parts
        if parts[0] in {*LEFT_OUT, "en"}:
            continue
        for said in _paragraphs(page):
            if said not in seen:
                seen.add(said)
                yield said


def _paragraphs(page: Path) -> Iterator[str]:
    tree = html.fromstring(page.read_bytes())
    for block in tree.xpath(PROSE):
        if not any(above.tag in NOT_PROSE for above in block.iterancestors()):
            yield " ".join(block.text_content().split())


def main(folders: list[str]) -> None:
    """A line for each site and language."""
    for site in map(Path, folders or [str(SITE)]):
        for lang, unit in (("zh", "characters"), ("en", "words")):
            found = measure(lang, prose(site, lang))
            ease = "" if found.ease is None else f", reading ease {found.ease:.1f}"
            print(
                f"{site} {lang}: {found.sentences} sentences, mean {found.mean:.1f} {unit},"
                f" {found.long:.0%} of {LONG[lang]} or more{ease}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
