"""From the document and the lists to the approval track.

Two lists matter: the exemptions, which name kinds of project that need no document, and the pilot of
approval by commitment, which names items whose report or form may be approved on a signed promise.
Which track follows is data: the first record of ``tracks`` whose condition holds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.logic import truth
from generator.rules.policy import DOCUMENTS, EXEMPT, Policy, in_force, plain

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, Track, Value
    from generator.models.policy.lists import CommitmentList, CommitmentRow, ExemptList, ExemptRow
    from generator.models.policy.procedure import TrackRecord


class Outcome(NamedTuple):
    """All that the choice of a track depends on."""

    document: Document
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

    exempt_rows: tuple[ExemptRow, ...]
    commitment_rows: tuple[CommitmentRow, ...]

    @classmethod
    def on(cls, policy: Policy, day: date) -> Lists:
        """The lists as they are in force on a day; only established rows decide anything."""
        lists = policy.data["lists"]
        return cls(
            _exempt(policy, lists.get("exempt"), day), _established(policy, lists.get("commitment"), day)
        )

    def judge(self, number: int, outcome: str) -> Outcome:
        """What an item's own outcome means on this day: the document, and whether a list names it."""
        exempt = self.exempt_row(number, outcome) is not None
        document = "none" if exempt else plain(outcome)
        return Outcome(document, exempt, self.commitment_row(number, document) is not None)

    def exempt_row(self, number: int, outcome: str) -> ExemptRow | None:
        """The exemption that names an item without a document, or the kind of an unlisted project."""
        for row in self.exempt_rows:
            if outcome == EXEMPT + row["id"] or (outcome == "none" and number in row["items"]):
                return row
        return None

    def commitment_row(self, number: int, document: Document) -> CommitmentRow | None:
        """The established row of the pilot that names an item with this document."""
        for row in self.commitment_rows:
            if number in row["items"] and document in row["documents"]:
                return row
        return None


def _exempt(policy: Policy, listed: ExemptList | None, day: date) -> tuple[ExemptRow, ...]:
    """The exemptions in force on a day."""
    if listed is None:
        return ()
    rows = (row for row in listed["rows"] if in_force(listed, day) and in_force(row, day))
    return tuple({**row, "items": []} if _of_other_edition(policy, listed, day) else row for row in rows)


def _established(policy: Policy, listed: CommitmentList | None, day: date) -> tuple[CommitmentRow, ...]:
    """The rows of the pilot that decide anything, in force on a day."""
    if listed is None:
        return ()
    rows = (row for row in listed["rows"] if in_force(listed, day) and in_force(row, day))
    return tuple(
        {**row, "items": []} if _of_other_edition(policy, listed, day) else row
        for row in rows
        if row["established"]
    )


def _of_other_edition(policy: Policy, listed: ExemptList | CommitmentList, day: date) -> bool:
    """Whether a list is numbered by other editions than that of the day: its rows then name no item."""
    edition = policy.edition(day)
    return edition is not None and edition["id"] not in listed.get("items_of", (edition["id"],))


ROUTE_FACTS: tuple[str, ...] = ("document", "on_exempt_list", "on_commitment_list")
"""What conditions of records may ask besides the answers: what an outcome is, part by part."""


def route_facts(outcome: Outcome) -> dict[str, Value]:
    """An outcome as facts."""
    return dict(zip(ROUTE_FACTS, outcome, strict=True))


def track_of(policy: Policy, outcome: Outcome) -> TrackRecord:
    """The track that an outcome leads to: the first whose condition holds.

    Raises LookupError if none does.
    """
    facts = route_facts(outcome)
    for track in policy.data["tracks"]["tracks"]:
        if truth(track["when"], facts):
            return track
    raise LookupError("no track for " + outcome.document)


def possible_tracks(policy: Policy, outcomes: set[Outcome]) -> list[Track]:
    """Tracks still possible, in the order of the data."""
    possible = {track_of(policy, outcome)["id"] for outcome in outcomes}
    return [track["id"] for track in policy.data["tracks"]["tracks"] if track["id"] in possible]
