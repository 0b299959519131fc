"""What a data folder defines for conditions to speak of: units, kinds of sensitive area, questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator import models
from generator.findings.finding import Place
from generator.models.policy.basics import FactScope
from generator.records.conditions import Asked, Vocabulary
from generator.records.files import SELF_CHECKS


@dataclass(frozen=True)
class LoadedFact:
    """A question of some file. ``scope`` says which check asks it; ``unit`` is None if the table lacks it."""

    id: str
    scope: FactScope
    record: models.Fact
    unit: str | None
    place: Place = field(compare=False)

    @cached_property
    def asked(self) -> Asked:
        """What a condition on it must know."""
        return Asked(self.record.type, self.unit, tuple(self.record.options or ()))


class Names(set[str]):
    """Names of which nothing is said; ``everything`` is set where a whole vocabulary could not be read."""

    everything = False

    def __contains__(self, name: object) -> bool:
        return self.everything or super().__contains__(name)


@dataclass
class Definitions:
    """Units, classes of sensitive area and questions by their names.

    ``doubtful`` holds the names that files with errors define: whatever else names them is not
    reported as unknown, since that would follow from the mistake already told.
    """

    units: dict[str, models.Unit] = field(default_factory=dict)
    areas: Mapping[str, models.Kinds] = field(default_factory=dict)
    facts: dict[str, LoadedFact] = field(default_factory=dict)
    doubtful: Names = field(default_factory=Names)

    @property
    def area_classes(self) -> dict[str, tuple[str, ...]]:
        """The kinds of each class of sensitive area."""
        return {name: tuple(record.kinds) for name, record in self.areas.items()}

    def vocabulary(self, sensitive: tuple[str, ...] | None = None) -> Vocabulary:
        """What conditions of the catalogue may speak of."""
        return Vocabulary(self.facts_for(""), self.area_classes, sensitive, self.doubtful)

    def facts_for(self, file: str) -> dict[str, Asked]:
        """The questions that conditions of a file may ask: those of the main check, or of its own check
        alone."""
        own = next((scope for scope, check in SELF_CHECKS.items() if check.file == file), None)
        return {
            name: fact.asked
            for name, fact in self.facts.items()
            if (fact.scope == own if own else fact.scope not in SELF_CHECKS)
        }
