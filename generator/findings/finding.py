"""What is wrong with the data, said so that a clerk can mend it.

A finding names the file, the line and column (counted from 1), what is wrong and what was
expected, in Chinese and English. Findings are collected and reported together: nobody should
have to run a check twenty times to learn of twenty mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.system.printable import printable

Severity = Literal["error", "warning"]
Lang = Literal["zh", "en"]


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file. ``line`` and ``column`` count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or looks wrong, in the data."""

    place: Place
    severity: Severity
    code: str
    zh: str
    en: str

    def __post_init__(self) -> None:
        """Whatever a finding repeats of the data can be printed, and stays on its line."""
        for name in ("zh", "en"):
            object.__setattr__(self, name, printable(getattr(self, name)))
        if (path := printable(self.place.path)) != self.place.path:
            object.__setattr__(self, "place", Place(path, self.place.line, self.place.column))

    def text(self, lang: Lang) -> str:
        """``path:line:col: severity[code] text`` in one language."""
        words = {"error": {"zh": "错误", "en": "error"}, "warning": {"zh": "提醒", "en": "warning"}}
        said = self.zh if lang == "zh" else self.en
        return f"{self.place}: {words[self.severity][lang]}[{self.code}] {said}"


class DataError(Exception):
    """The data cannot be used. ``findings`` says why, every one of them an error or a warning."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        super().__init__(f"{len(self.findings)} findings")


class Findings(list[Finding]):
    """Findings as they are collected."""

    def error(self, place: Place, code: str, zh: str, en: str) -> None:
        """Something that keeps the data from being used."""
        self.append(Finding(place, "error", code, zh, en))

    def warning(self, place: Place, code: str, zh: str, en: str) -> None:
        """Something that looks wrong, or is not complete."""
        self.append(Finding(place, "warning", code, zh, en))

    def put_in_order(self) -> None:
        """Errors first, then by place, each once."""
        self[:] = sort_findings(self)

    def check(self) -> None:
        """Raise DataError if any of them is an error."""
        if any(finding.severity == "error" for finding in self):
            raise DataError(self)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by file, line and column; the same finding once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.severity != "error", f.place, f.code, f.en))


def relative(path: Path, root: Path) -> str:
    """The path as staff know it: from the data folder's parent, with forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve().parent).as_posix()
    except ValueError:
        return path.as_posix()
