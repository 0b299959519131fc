"""The records of a data folder once they are read: items, cases, editions, questions, and what was found on
the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.findings.finding import DataError, Finding, Place, relative, sort_findings
from generator.records.conditions import Tree, Vocabulary
from generator.records.files import OWN_FILES, SCENARIO_SHAPES
from generator.source import document as source
from generator.source.document import Document, Path_

Draft = tuple[Document, list[Path_]]
"""A category's file, and where it departs from its shape."""


@dataclass
class LoadedItem:
    """An item of the catalogue with its conditions read; ``places`` says where each tier stands."""

    record: dict[str, Any]
    category: int
    conditions: dict[str, Tree]
    document: Document
    path: Path_
    readings: dict[int, Tree] = field(default_factory=dict)
    """By place in ``notes``: for which answers a note bears on the verdict."""

    @property
    def number(self) -> int:
        return int(self.record["number"])

    def place(self, *path: str | int) -> Place:
        return self.document.key_place((*self.path, *path))


@dataclass(frozen=True)
class LoadedCase:
    """A worked case of an item, with where it stands."""

    record: dict[str, Any]
    document: Document
    path: Path_

    @property
    def number(self) -> int:
        return int(self.record["item"])

    def place(self, *path: str | int) -> Place:
        return self.document.key_place((*self.path, *path))


@dataclass
class LoadedEdition:
    """An edition of the catalogue: its own record, its categories and its items by number.

    ``complete`` is false if a file of it could not be used: then nothing is counted.
    """

    record: dict[str, Any]
    categories: list[dict[str, Any]] = field(default_factory=list)
    items: dict[int, LoadedItem] = field(default_factory=dict)
    cases: list[LoadedCase] = field(default_factory=list)
    document: Document | None = None
    complete: bool = True

    @property
    def starts(self) -> str:
        """The first day on which the edition is in force."""
        return str((self.record.get("effective") or {}).get("from") or "")


class Names(set[str]):
    """Names of which nothing is said; ``everything`` is set where a whole vocabulary could not be read."""

    everything = False

    def __contains__(self, name: object) -> bool:
        return self.everything or super().__contains__(name)


@dataclass
class Data:
    """All records of a data folder, and what was found while reading them.

    ``doubtful`` holds the names that files with errors define: whatever else names them is not
    reported as unknown, since that would follow from the mistake already told.
    """

    root: Path
    units: dict[str, Any] = field(default_factory=dict)
    areas: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    fact_places: dict[str, Place] = field(default_factory=dict)
    editions: list[LoadedEdition] = field(default_factory=list)
    records: dict[str, Any] = field(default_factory=dict)
    contradictions: list[tuple[Document, Path_, Tree]] = field(default_factory=list)
    """Combinations of answers that cannot be true of one project, with where each stands."""
    documents: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    doubtful: Names = field(default_factory=lambda: Names())
    folder: str = ""
    reader: Callable[[Path, str], Document] = source.read

    @property
    def area_classes(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(record["kinds"]) for name, record in self.areas.items()}

    def vocabulary(self, sensitive: tuple[str, ...] | None = None) -> Vocabulary:
        """What conditions of the catalogue may speak of."""
        return Vocabulary(self.facts_for(""), self.area_classes, sensitive, self.doubtful)

    def facts_for(self, name: str) -> dict[str, dict[str, Any]]:
        """The questions that conditions of a file may ask: those of the main check, or of its own check
        alone."""
        own = OWN_FILES.get(name)
        if own:
            return {fact: record for fact, record in self.facts.items() if record["scope"] == own}
        others = set(OWN_FILES.values())
        return {fact: record for fact, record in self.facts.items() if record["scope"] not in others}

    def document(self, name: str) -> Document | None:
        """The file of that path in the data folder, if it was read."""
        return self.documents.get(self.shown(name))

    def shown(self, name: str) -> str:
        """A path in the data folder as findings show it."""
        if not self.folder:
            self.folder = relative(self.root, self.root)
        return f"{self.folder}/{name}"

    @property
    def current(self) -> LoadedEdition:
        """The edition in force on the day the data is current to; if there is none, the last."""
        day = self.records.get("site", {}).get("data_current_to", "")
        return next(
            (edition for edition in reversed(self.editions) if day and edition.starts <= day),
            self.editions[-1],
        )

    def error(self, place: Place, code: str, zh: str, en: str) -> None:
        self.findings.append(Finding(place, "error", code, zh, en))

    def warning(self, place: Place, code: str, zh: str, en: str) -> None:
        self.findings.append(Finding(place, "warning", code, zh, en))

    def scenario_documents(self) -> list[Document]:
        """The files of scenarios of the main check that are in order."""
        names = sorted(
            name
            for name in self.records
            if name.startswith("scenarios/") and name.partition("/")[2] not in SCENARIO_SHAPES
        )
        return [self.documents[self.shown(f"{name}.yaml")] for name in names]

    def own_scenarios(self) -> list[tuple[str, Document]]:
        """The files of worked cases of checks of their own that are in order, each with the name of its
        check."""
        return [
            (name, self.documents[self.shown(f"scenarios/{name}.yaml")])
            for name in SCENARIO_SHAPES
            if f"scenarios/{name}" in self.records
        ]

    def check(self) -> None:
        """Raise DataError if anything found is an error."""
        self.findings = sort_findings(self.findings)
        if any(f.severity == "error" for f in self.findings):
            raise DataError(self.findings)


def clean(bad: Iterable[Path_], path: Path_) -> bool:
    """Whether no error stands at a path, above it or below it."""
    return not any(p[: len(path)] == path or path[: len(p)] == p for p in bad)
