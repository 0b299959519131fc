"""How offices write their lists of projects: the words of ``words.yaml``, folded for comparison.

In the browser, which has no YAML, the same words come as ``words.json`` beside the module.
"""

from __future__ import annotations

import json
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypedDict

    class Written(TypedDict):
        """The file as it is written; see there."""

        columns: dict[str, list[str]]
        like: dict[str, str]
        facts: dict[str, list[str]]
        values: dict[str, dict[str, list[str]]]
        classes: dict[str, list[str]]
        no_approval: list[str]
        rows: RowWords
        people: list[str]
        silent: str
        means: str
        built: str

    class RowWords(TypedDict):
        """What tells rows that are no projects."""

        total: list[str]
        note: list[str]
        section: str


FILE = Path(__file__).with_name("words.yaml")
IN_BROWSER = "words.json"
NOTHING = "none"
"""Stands for words that are understood and answer nothing."""

EMPTY = "empty"
"""Stands for words by which none of the options holds."""

_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]$")


def fold(text: str) -> str:
    """Words as they are compared: without spaces, in plain signs and small letters."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_header(text: str) -> str:
    """A header as it is compared: without stars, and without a question mark or colon at its end."""
    return fold(text).strip("*").rstrip("?:*").replace("、", "")


def without_remark(header: str) -> str:
    """A folded header without what stands in brackets at its end (``项目名称(全称)``)."""
    return fold_header(_IN_BRACKETS.sub("", header))


@cache
def written() -> Written:
    """The file."""
    try:
        data = pkgutil.get_data(__package__, IN_BROWSER)
    except OSError:
        data = None
    if data is not None:
        made: Written = json.loads(data)
        return made
    from generator.system import plain_yaml  # where there is a disk, there is YAML

    read: Written = plain_yaml.read(FILE)  # type: ignore[assignment]
    return read


def _by_word(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold_header(word): name for name, words in lists.items() for word in words}


@cache
def column_kinds() -> Mapping[str, str]:
    """Folded headings of columns, with what each tells."""
    return _by_word(written()["columns"])


@cache
def _patterns_of_kinds() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in written()["like"].items()}


def kind_like(header: str) -> str:
    """What a column tells whose folded heading no list has, by its pattern; empty if it has none."""
    return next((kind for kind, one in _patterns_of_kinds().items() if one.match(header)), "")


@cache
def fact_headings() -> Mapping[str, str]:
    """Folded headings that stand for a question, with its id."""
    return _by_word(written()["facts"])


@cache
def people_words(name: str) -> Mapping[str, str]:
    """People's words for the answers to a question, folded, with the option (or ``none``) of each."""
    return {
        fold(word): option for option, words in written()["values"].get(name, {}).items() for word in words
    }


@cache
def classes() -> Mapping[str, str]:
    """Words for the document, folded, with its id."""
    return {fold(word): name for name, words in written()["classes"].items() for word in words}


@cache
def folded(name: str) -> frozenset[str]:
    """One of the plain lists, folded."""
    lists = {
        "no_approval": written()["no_approval"],
        "people": written()["people"],
        "total": written()["rows"]["total"],
    }
    return frozenset(map(fold, lists[name]))


@cache
def note_words() -> tuple[str, ...]:
    """What a remark below or in a table begins with, folded."""
    return tuple(map(fold, written()["rows"]["note"]))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns."""
    words = written()
    patterns = {
        "section": words["rows"]["section"],
        "silent": words["silent"],
        "means": words["means"],
        "built": words["built"],
    }
    return re.compile(patterns[name])
