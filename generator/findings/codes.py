"""Every kind of finding by its code: what it means, and a wrong and a right example.

The record is ``codes.yaml`` beside this file; the page on codes is printed from it and findings name its
place there. Tests see to it that no finding has a code that is not in the record, and that a seeded mistake
shows every one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.rules.wording import TextDict as Text
from generator.system import plain_yaml

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


@cache
def codes() -> dict[str, Code]:
    """All kinds of finding, in the order of the page."""
    return {name: _code(name, record) for name, record in _record()["codes"].items()}


def groups() -> list[dict[str, str]]:
    """The parts of the page: ``id``, ``zh``, ``en``."""
    return list(_record()["groups"])


@cache
def _record() -> dict[str, Any]:
    return plain_yaml.read(Path(__file__).with_suffix(".yaml"))


def _code(name: str, record: dict[str, Any]) -> Code:
    shown = [
        record[key] if isinstance(record[key], dict) else {"zh": record[key], "en": record[key]}
        for key in ("wrong", "right")
    ]
    return Code(
        name,
        record["group"],
        {"zh": record["zh"], "en": record["en"]},
        shown[0],
        shown[1],
        record.get("case") or record.get("mistake", ""),
    )
