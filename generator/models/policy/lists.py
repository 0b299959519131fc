"""Lists of projects: notification and commitment, exempt, filing, national."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import FirmText, Standing, Text
from generator.models.messages.verdict import SourceId
from generator.models.policy.parts import Named
from generator.models.policy.procedure import RawFact


class ListCounts(TypedDict):
    """The totals published for a list."""

    categories: int
    rows: int


class ListCategory(FirmText):
    """A sector that a list names."""

    items: NotRequired[Annotated[list[int], "Numbers of items; absent where none is established."]]


class CommitmentRow(Named):
    """A row of the commitment list."""

    row: Annotated[int, "Its number."]
    category: Annotated[str, "The Chinese name of its sector."]
    items: Annotated[list[int], "Numbers of items."]
    documents: Annotated[list[Literal["report", "form"]], "The documents that may be approved so."]
    established: Annotated[bool, "Whether it decides anything."]
    note: NotRequired[Text]


class ExemptRow(Named):
    """A kind of project that needs no document."""

    id: Annotated[str, "Its id."]
    items: Annotated[list[int], "Numbers of items; empty for a kind that the catalogue does not list."]
    unlisted_kind: NotRequired[Annotated[str, "The option of `unlisted_kind`; absent for an item."]]
    what: Text


ListRow = CommitmentRow | ExemptRow
"""A row of a list on which a track can rest."""


class CommitmentList(Named):
    """``lists/commitment.yaml``."""

    id: Literal["commitment"]
    items_of: Annotated[list[str], "The ids of the editions whose numbers its rows use."]
    what: Text
    declared: ListCounts
    note: Text
    numbering: Text
    applies_to: Text
    categories: list[ListCategory]
    rows: list[CommitmentRow]
    exclusions: list[FirmText]
    procedure_standing: Standing


class UnlistedRecord(TypedDict):
    """The question put to a project that fits no item."""

    fact: RawFact
    sources: list[SourceId]
    standing: Standing


class NationalRow(FirmText):
    """A row of the national batch."""

    row: Annotated[int, "Its number in the old catalogue."]
    established: bool
    note: NotRequired[Text]


class NationalBatch(Named):
    """The national exemption batch of 2020."""

    what: Text
    declared: ListCounts
    categories: list[ListCategory]
    rows: list[NationalRow]


class ExemptList(Named):
    """``lists/exempt.yaml``."""

    id: Literal["exempt"]
    items_of: Annotated[list[str], "The ids of the editions whose numbers its rows use."]
    what: Text
    rows: list[ExemptRow]
    unlisted: UnlistedRecord
    national_batch: NationalBatch


class FilingList(Named):
    """``lists/filing.yaml``; its rows follow from the catalogue."""

    id: Literal["filing"]
    what: Text
    declared: ListCounts
    computed: Literal["registration"]
    why: Text
    notes: NotRequired[list[FirmText]]


class ListsFiles(TypedDict):
    """``lists/``."""

    commitment: CommitmentList
    exempt: ExemptList
    filing: FilingList
