"""From the document and the lists to the approval track.

Two lists matter: the exemptions, which name kinds of project that need no document, and the pilot of
approval by commitment, which names items whose report or form may be approved on a signed promise.
Which track follows is data: the first record of ``tracks`` whose condition holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.rules.logic import truth
from generator.rules.policy import DOCUMENTS, EXEMPT, Policy, in_force


class Outcome(NamedTuple):
    """All that the choice of a track depends on."""

    document: str
    exempt: bool
    commitment: bool


def join_outcomes(a: Outcome, b: Outcome) -> Outcome:
    """The outcome of two items in one project: the stricter document decides.

    The project counts as exempt, or as listed for commitment, only if every item that shares in the
    decision does.
    """
    order = DOCUMENTS.index(a.document) - DOCUMENTS.index(b.document)
    if order:
        return a if order < 0 else b
    return Outcome(a.document, a.exempt and b.exempt, a.commitment and b.commitment)


class Lists(NamedTuple):
    """What the lists say on one day."""

    exempt_rows: tuple[Mapping[str, Any], ...]
    commitment_rows: tuple[Mapping[str, Any], ...]

    @classmethod
    def on(cls, policy: Policy, day: date) -> Lists:
        """The lists as they are in force on a day; only established rows decide anything."""
        lists = policy.data.get("lists", {})
        pilot = _rows(policy, lists.get("commitment", {}), day)
        return cls(
            _rows(policy, lists.get("exempt", {}), day), tuple(row for row in pilot if row["established"])
        )

    def judge(self, number: int, outcome: str) -> Outcome:
        """What an item's own outcome means on this day: the document, and whether a list names it."""
        exempt = self.exempt_row(number, outcome) is not None
        document = "none" if exempt or outcome.startswith(EXEMPT) else outcome
        return Outcome(document, exempt, self.commitment_row(number, document) is not None)

    def exempt_row(self, number: int, outcome: str) -> Mapping[str, Any] | None:
        """The exemption that names an item without a document, or the kind of an unlisted project."""
        for row in self.exempt_rows:
            if outcome == EXEMPT + row["id"] or (outcome == "none" and number in row["items"]):
                return row
        return None

    def commitment_row(self, number: int, document: str) -> Mapping[str, Any] | None:
        """The established row of the pilot that names an item with this document."""
        for row in self.commitment_rows:
            if number in row["items"] and document in row["documents"]:
                return row
        return None


def _rows(policy: Policy, listed: Mapping[str, Any], day: date) -> tuple[Mapping[str, Any], ...]:
    """The rows of a list in force on a day.

    Under another edition than the one they are numbered by, they name no item.
    """
    edition = policy.edition(day)
    other = edition is not None and listed.get("items_of", edition["id"]) != edition["id"]
    rows = listed.get("rows", []) if in_force(listed, day) else []
    return tuple({**row, "items": []} if other else row for row in rows if in_force(row, day))


ROUTE_FACTS = ("document", "on_exempt_list", "on_commitment_list")
"""What conditions of records may ask besides the answers: what an outcome is, part by part."""


def route_facts(outcome: Outcome) -> dict[str, str | bool]:
    """An outcome as facts."""
    return dict(zip(ROUTE_FACTS, outcome, strict=True))


def track_of(policy: Policy, outcome: Outcome) -> Mapping[str, Any]:
    """The track that an outcome leads to: the first whose condition holds."""
    facts = route_facts(outcome)
    for track in policy.data["tracks"]["tracks"]:
        if truth(track["when"], facts):
            found: Mapping[str, Any] = track
            return found
    raise LookupError("no track for " + outcome.document)


def possible_tracks(policy: Policy, outcomes: set[Outcome]) -> list[str]:
    """Tracks still possible, in the order of the data."""
    found = {track_of(policy, outcome)["id"] for outcome in outcomes}
    return [track["id"] for track in policy.data["tracks"]["tracks"] if track["id"] in found]
