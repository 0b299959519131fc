"""The records of a data folder once they are read, and what was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from generator import models
from generator.findings.finding import Findings, Place, relative
from generator.records.definitions import Definitions, LoadedFact
from generator.rules.logic import Tree
from generator.source import document as source
from generator.source.document import Document, Path_, Yaml

R = TypeVar("R", bound=models.Record)
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Placed(Generic[R]):
    """A record with the file and the path where it stands."""

    record: R
    document: Document
    path: Path_

    def place(self, *path: str | int) -> Place:
        """Where the record stands, or something within it."""
        return self.document.key_place((*self.path, *path))

    @property
    def as_written(self) -> dict[str, Yaml]:
        """The record as it stands in the file."""
        return self.document.mapping(*self.path)


@dataclass(frozen=True)
class LoadedItem(Placed[models.Item]):
    """An item of the catalogue with its conditions read.

    Where something is wrong with it, its conditions are read all the same, and ``record`` is an empty one.
    """

    number: int
    category: int
    conditions: dict[str, Tree]
    readings: dict[int, Tree] = field(default_factory=dict)
    """By place in ``notes``: for which answers a note bears on the verdict."""


class LoadedCase(Placed[models.Case]):
    """A worked case of an item."""

    @property
    def number(self) -> int:
        """The number of the item."""
        return self.record.item


S = TypeVar("S", models.Scenario, models.OwnCase)


class Expected(Placed[S]):
    """A worked example of a check, with the answer expected."""

    @property
    def request(self) -> dict[str, object]:
        """What is asked: items and facts, and the days and the place if they are given."""
        return self.record.model_dump(include={"items", "facts", "on", "start", "place"}, exclude_unset=True)

    @property
    def expected(self) -> dict[str, Yaml]:
        """What the answer should say, in the order of the file."""
        return self.document.mapping(*self.path, "expect")


class LoadedScenario(Expected[models.Scenario]):
    """A project, and what the main check should say of it."""


@dataclass(frozen=True)
class LoadedSelfCheckCase(Expected[models.OwnCase]):
    """A case of a self-check other than the main one, whose scope it names."""

    scope: str


@dataclass
class LoadedEdition:
    """An edition of the catalogue: its own record, its categories and its items by number.

    ``complete`` is false if a file of it could not be used: then nothing is counted.
    """

    record: models.Edition
    folder: str = ""
    categories: list[models.Category] = field(default_factory=list)
    items: dict[int, LoadedItem] = field(default_factory=dict)
    cases: list[LoadedCase] = field(default_factory=list)
    document: Document | None = None
    complete: bool = True
    base: LoadedEdition | None = None
    """What an edition that says only what differs has all else from; so too the state of an edition from a
    day on."""
    since: str = ""
    """The day from which an item of it says otherwise; empty for an edition as it begins."""
    facts: dict[str, LoadedFact] = field(default_factory=dict)
    """Questions that it words anew."""

    @property
    def starts(self) -> str:
        """The first day on which the edition is in force."""
        return self.record.effective.from_ or ""

    @property
    def ends(self) -> str:
        """The last day on which it is in force."""
        return self.record.effective.until or "9999-12-31"

    @property
    def declared(self) -> models.EditionCounts:
        """The totals that it declares, or those of the edition that it is based on."""
        if self.record.declared is not None or self.base is None:
            return self.record.declared or models.EditionCounts(categories=1, items=1)
        return self.base.declared

    @property
    def root(self) -> LoadedEdition:
        """The edition that stands by itself, of which this is the state of a day or on which it is based."""
        return self if self.base is None else self.base.root

    @property
    def own_items(self) -> dict[int, LoadedItem]:
        """The items that it does not have from another edition: what is said of the others is said there."""
        base = {} if self.base is None else self.base.items
        return {number: item for number, item in self.items.items() if base.get(number) is not item}


class Records:
    """The record files that are in order, each by its model: ``records[models.Clocks].clocks``."""

    def __init__(self) -> None:
        self._by_model: dict[type[models.Record], models.Record] = {}

    def add(self, record: models.Record) -> None:
        """Take in what a file holds."""
        self._by_model[type(record)] = record

    def get(self, model: type[R]) -> R | None:
        """What the file of a model holds; None if it is missing or wrong."""
        record = self._by_model.get(model)
        return record if isinstance(record, model) else None

    def __getitem__(self, model: type[R]) -> R:
        record = self.get(model)
        if record is None:
            raise KeyError(model.__name__)
        return record

    def __contains__(self, model: type[models.Record]) -> bool:
        return model in self._by_model


@dataclass
class Data:
    """All records of a data folder, what they define for conditions to speak of, and what was found."""

    root: Path
    reader: Callable[[Path, str], Document] = source.read
    folder: str = ""
    day: str = ""
    """The day for which they are read, where that is not the day to which they are current."""
    documents: dict[str, Document] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    definitions: Definitions = field(default_factory=Definitions)
    editions: list[LoadedEdition] = field(default_factory=list)
    records: Records = field(default_factory=Records)
    contradictions: list[Tree] = field(default_factory=list)
    """Combinations of answers that cannot be true of one project."""
    scenarios: list[LoadedScenario] = field(default_factory=list)
    self_check_cases: list[LoadedSelfCheckCase] = field(default_factory=list)

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
        """The edition in force on the day that is meant; if there is none, the last."""
        begun = (edition for edition in reversed(self.editions) if edition.starts <= self.on)
        return next(begun, self.editions[-1])

    @property
    def on(self) -> str:
        """The day that is meant: the one for which the data are read, or else that to which they are
        current."""
        site = self.records.get(models.Site)
        return self.day or (site.data_current_to if site else "")

    def check(self) -> None:
        """Raise DataError if anything found is an error."""
        self.findings.put_in_order()
        self.findings.check()


@dataclass(frozen=True)
class Checked(Generic[T_co]):
    """A file held against its model: what it holds (None if anything is wrong), and where it departs."""

    document: Document
    record: T_co | None
    bad: list[Path_]

    def clean(self, *path: str | int) -> bool:
        """Whether no error stands at a path, above it or below it."""
        return clean(self.bad, path)


def clean(bad: Iterable[Path_], path: Path_) -> bool:
    """Whether none of these paths is a path, above it or below it."""
    return not any(p[: len(path)] == path or path[: len(p)] == p for p in bad)
