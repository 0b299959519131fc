"""Every kind of finding by its code: what it means, and a wrong and a right example.

The record is ``codes.yaml`` beside this file; the page on codes is printed from it and findings name its
place there. Tests see to it that no finding has a code that is not in the record, and that a seeded mistake
shows every one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from generator.rules.wording import Text
from generator.system import plain_yaml

FILE = Path(__file__).with_suffix(".yaml")
PAGE = "staff/codes"
"""Address of the page on codes; each code is a place on it."""


@dataclass(frozen=True)
class Code:
    """A kind of finding. ``wrong`` and ``right`` are lines of YAML or, where no line can show it, words."""

    id: str
    group: str
    meaning: Text
    wrong: Text
    right: Text
    case: str

    @property
    def stops_reading(self) -> bool:
        """Whether it keeps a file from being read, so that nothing else in the file can be looked at
        before."""
        return self.group in ("file", "writing")

    @property
    def address(self) -> str:
        """Where the site explains it, without the language."""
        return f"{PAGE}/#{self.id}"


class _Record(TypedDict):
    """A code as the record has it; ``case``, or else ``mistake``, names the seeded mistake that shows it."""

    group: str
    zh: str
    en: str
    wrong: str | Text
    right: str | Text
    case: NotRequired[str]
    mistake: NotRequired[str]


_read = cache(plain_yaml.read)


@cache
def codes() -> dict[str, Code]:
    """All kinds of finding, in the order of the page."""
    records: dict[str, _Record] = _read(FILE)["codes"]
    return {name: _code(name, record) for name, record in records.items()}


def groups() -> list[dict[str, str]]:
    """The parts of the page: ``id``, ``zh``, ``en``."""
    return list(_read(FILE)["groups"])


def _code(name: str, record: _Record) -> Code:
    return Code(
        name,
        record["group"],
        {"zh": record["zh"], "en": record["en"]},
        _in_both(record["wrong"]),
        _in_both(record["right"]),
        record.get("case") or record.get("mistake", ""),
    )


def _in_both(shown: str | Text) -> Text:
    """Lines of YAML are the same in both languages; words are not."""
    return {"zh": shown, "en": shown} if isinstance(shown, str) else shown
