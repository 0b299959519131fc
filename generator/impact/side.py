"""One state of the data: its records with their lines, and the policy compiled from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding
from generator.impact.revision import Source
from generator.lint.run import load_and_lint
from generator.records.data import Data, LoadedItem
from generator.rules.logic import Tree
from generator.rules.policy import Policy
from generator.source.document import Document, Path_


class Unusable(Exception):
    """A state of the data has errors, so it gives no answers to compare."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        super().__init__(source.called)
        self.source = source
        self.findings = findings


class StateJson(TypedDict):
    """A state for programs."""

    name: str
    revision: str
    """The git revision in full; empty for a folder."""
    policy: str
    """The hash of the policy."""
    current_to: str


@dataclass(frozen=True)
class Side:
    """A state of the data, old or new."""

    source: Source
    data: Data
    policy: Policy

    @classmethod
    def read(cls, source: Source) -> Side:
        """Load and compile; raises Unusable with every error of the data."""
        try:
            data = load_and_lint(source.root)
            data.check()
            return cls(source, data, Policy(compile_data(data, index=False)))
        except DataError as error:
            raise Unusable(source, error.findings) from error

    def name(self, document: Document) -> str:
        """A file's path inside the data folder."""
        return document.path.removeprefix(self.data.shown(""))

    @property
    def documents(self) -> dict[str, Document]:
        """Every file read, by its path inside the data folder, in order."""
        return {self.name(document): document for _, document in sorted(self.data.documents.items())}

    def item(self, edition: str, number: int) -> LoadedItem | None:
        """An item with its lines, if the catalogue lists it."""
        found = next((loaded for loaded in self.data.editions if loaded.record.id == edition), None)
        return None if found is None else found.items.get(number)

    def readings(self, file: str) -> Iterator[tuple[Path_, Tree]]:
        """For which answers each note of a file of the catalogue matters, with where that stands."""
        for edition in self.data.editions:
            for item in edition.own_items.values():
                if self.name(item.document) == file:
                    yield from (((*item.path, "notes", i, "when"), tree) for i, tree in item.readings.items())

    def summary(self) -> StateJson:
        """What the sheet says of this state."""
        return {
            "name": self.source.called,
            "revision": self.source.revision,
            "policy": self.policy.hash,
            "current_to": self.policy.current_to,
        }
