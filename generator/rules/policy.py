"""The compiled policy, and the diagrams made from it on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from generator.rules.decision_diagram import IMPOSSIBLE, Case, Node, Space
from generator.rules.logic import facts_of
from generator.rules.workdays import Calendar

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, Tier
    from generator.models.policy.catalogue import EditionRecord, FactRecord, ItemRecord
    from generator.models.policy.conditions import Condition
    from generator.models.policy.parts import Dated
    from generator.models.policy.whole import PolicyData

NOT_LISTED = 0
"""The number under which a project that fits no item of the catalogue is checked."""

EXEMPT = "exempt:"
"""Marks the outcome of an unlisted project whose kind an exemption names."""

DOCUMENTS: tuple[Document, ...] = ("report", "form", "registration", "none")
"""Documents, strictest first."""

TIERS: tuple[Tier, ...] = ("outside", "report", "form", "registration")
"""Tiers of an item, in the order in which they are judged."""

APPROVED: tuple[Document, ...] = ("report", "form")
"""The documents on which an authority decides."""

SIZE: Final = "size"
MAJOR_CHANGE: Final = "major_change"
OWN_CHECKS = (SIZE, MAJOR_CHANGE)
"""Checks with questions of their own: the scopes of those questions."""

KEPT = 512
"""Sets of items whose diagrams are kept at once: a long table of projects must not fill the memory."""

F = TypeVar("F")


class Policy:
    """Plain compiled data with look-ups. One object may be used for any number of checks.

    ``data`` is the JSON object that ``generator.compile.compile.compile_policy`` returns.
    """

    def __init__(self, data: Any) -> None:
        self.data: PolicyData = data
        self.hash = self.data["hash"]
        self.current_to = self.data["current_to"]
        self.today = date.fromisoformat(self.data.get("on", self.current_to))
        """The day that is meant where none is named."""
        self.facts: Mapping[str, FactRecord] = self.data["facts"]
        self.calendar = Calendar.from_data(self.data["calendar"])
        self.whole = self
        """The policy itself, where this is what it says on a day."""
        self._kept: dict[str, Any] = {}
        self._diagrams: dict[tuple[str, tuple[int, ...]], tuple[Space, list[Node]]] = {}

    def kept(self, name: str, make: Callable[[Policy], F]) -> F:
        """Something made from the policy on first use by ``make`` and kept under a name, such as the index of
        words."""
        if name not in self._kept:
            self._kept[name] = make(self)
        made: F = self._kept[name]
        return made

    def as_said(self, words: Mapping[str, object]) -> Policy:
        """The same policy with some parts in other words: what it comes to is worked out once for both."""
        other = Policy({**self.data, **words})
        other.whole, other._kept, other._diagrams = self.whole, self._kept, self._diagrams
        return other

    def edition(self, on: date) -> EditionRecord | None:
        """The edition of the catalogue in force on a day, or None if the data holds none for it."""
        return next((edition for edition in self.data["editions"] if in_force(edition, on)), None)

    @property
    def current(self) -> EditionRecord:
        """The edition that the data is about: the one whose items stand in the policy itself."""
        return next(edition for edition in self.data["editions"] if "items" not in edition)

    def items(self, edition: EditionRecord) -> Mapping[str, ItemRecord]:
        """The items of an edition by number (as text): those of the current one, but for what differs."""
        differ = edition.get("items")
        if differ is None:
            return self.data["items"]
        items = {**self.data["items"], **differ}
        return self.kept(f"items {edition['id']}", lambda _: {n: item for n, item in items.items() if item})

    def diagrams(self, edition: EditionRecord, numbers: tuple[int, ...]) -> tuple[Space, list[Node]]:
        """For some items: their common space, and for each its diagram from facts to document."""
        key = (edition["id"], numbers)
        made = self._diagrams.get(key)
        if made is None:
            if len(self._diagrams) >= KEPT:
                self._diagrams.clear()
            cases = [self.cases(edition, number) for number in numbers]
            impossible = self._impossible(
                {fact for case in cases for _, tree in case for fact in facts_of(tree)}
            )
            space = Space((tree for case in [*cases, impossible] for _, tree in case), self.facts)
            made = self._diagrams[key] = (
                space,
                [space.build([*impossible, *case], "none") for case in cases],
            )
        return made

    def _impossible(self, asked: set[str]) -> list[Case]:
        """The combinations of answers to the facts asked that cannot all be true of one project."""
        return [
            (IMPOSSIBLE, tree) for tree in self.data["contradictions"] if asked.issuperset(facts_of(tree))
        ]

    def cases(self, edition: EditionRecord, number: int) -> list[Case]:
        """The outcomes of an item with their conditions, in the order in which they are judged.

        For a project that fits no item, the outcome says which exemption names its kind, if any.
        """
        if number == NOT_LISTED:
            return [
                (EXEMPT + row["id"], _of_kind(row["unlisted_kind"]))
                for row in self.data["lists"]["exempt"]["rows"]
                if "unlisted_kind" in row
            ]
        tiers = self.items(edition)[str(number)]["tiers"]
        return [(document_of(tier), tiers[tier]) for tier in TIERS if tier in tiers]


def document_of(tier: Tier) -> Document:
    """The document that a tier asks for."""
    return "none" if tier == "outside" else tier


def tier_of(document: Document) -> Tier:
    """The tier that asks for a document."""
    return "outside" if document == "none" else document


def _of_kind(kind: str) -> Condition:
    return {"op": "is", "fact": "unlisted_kind", "options": [kind]}


_SAME: Mapping[str, Document] = {document: document for document in DOCUMENTS}


def plain(outcome: str) -> Document:
    """The document of an item's outcome; an unlisted project needs none, exempt or not."""
    return _SAME.get(outcome, "none")


def in_force(record: Dated | Mapping[str, Any], on: date) -> bool:
    """Whether a record's ``effective`` dates include the day; a record without dates is in force."""
    effective = record.get("effective") or {}
    start, end = effective.get("from"), effective.get("until")
    day = on.isoformat()
    return (start is None or start <= day) and (end is None or day <= end)
