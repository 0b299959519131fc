"""The two checks beside the verdict: the size of a firm, and whether a change is a major one."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.models.messages.basics import FirmText, PointState, Size, Status, Text
from generator.models.messages.verdict import Citation, Headed, Service


class OwnAnswer(Headed):
    """What the answers of both small checks hold."""

    status: Annotated[Status, "Whether the answer is settled."]
    link: Annotated[str, "The fragment of a link that repeats the check."]


class SizeReason(Text):
    """Why a firm is of a size, or not."""

    size: Annotated[Size, "The size."]
    kind: Annotated[Literal["decides", "rules_out"], "Whether it holds."]
    facts: Annotated[list[str], "The ids of the answers on which it rests."]


class SizeChange(Text):
    """A limit with which the size would be another."""

    fact: Annotated[str, "The id of the figure."]
    limit: Annotated[float, "The limit, in the unit of the question."]
    size: Annotated[Size, "The size there."]


class NotUsed(Text):
    """A figure that was given and does not count in the sector."""

    fact: Annotated[str, "Its id."]


class Sector(Text):
    """The sector of a firm."""

    id: Annotated[str, "Its id."]
    number: Annotated[int, "Its number in the criteria."]
    note: Annotated[Text | None, "A remark; null where there is none."]


class SizeService(Service):
    """A service that the size of the firm opens."""

    besides: Annotated[Text | None, "What must hold besides; null where nothing must."]


class SizeAnswer(OwnAnswer):
    """The size of a firm."""

    size: Annotated[Size | None, "The size; null while several are possible."]
    size_name: Annotated[Text | None, "Its name; null while open."]
    possible_sizes: Annotated[list[Size], "The sizes still possible, largest first."]
    possible_size_names: Annotated[list[Text], "Their names, in the same order."]
    sector: Annotated[Sector | None, "The sector; null if it was not given."]
    reasons: Annotated[list[SizeReason], "Why."]
    change: Annotated[list[SizeChange], "The nearest limits; empty while open."]
    not_used: Annotated[list[NotUsed], "Figures that do not count in the sector."]
    services: Annotated[list[SizeService], "Services that one of the sizes opens."]
    effect: Annotated[Text, "What the size is good for."]
    logic: Annotated[Text, "How the criteria are read."]
    notes: Annotated[list[FirmText], "Remarks on the criteria."]
    check_link: Annotated[
        str | None, "The fragment that takes the size to the check of a project; null while open."
    ]


class Point(FirmText):
    """A point of the list of major changes."""

    number: Annotated[int, "Its number."]
    group: Annotated[Text, "The group it belongs to."]
    state: Annotated[PointState, "How it stands."]


class PointReason(Text):
    """Why a point is met, or not."""

    point: Annotated[int | None, "Its number; null where the list does not cover the project at all."]
    kind: Annotated[Literal["decides", "rules_out"], "Whether it holds."]
    facts: Annotated[list[str], "The ids of the answers on which it rests."]


class Doubt(FirmText):
    """What is not established and matters for the answers given."""

    point: Annotated[int, "The number of the point."]


class Rule(FirmText):
    """A rule of procedure that stands beside the list."""

    id: Annotated[str, "Its id."]
    citations: Annotated[list[Citation], "What it rests on."]


MajorResult = Literal["major", "not_major", "unclear", "not_covered"]
MajorVerdict = Literal["major", "not_major", "not_covered", "open"]


class MajorChangeAnswer(OwnAnswer):
    """Whether a change of an approved project is major."""

    verdict: Annotated[
        MajorVerdict,
        "The result; with `provided`, what the points alone say.",
    ]
    possible: Annotated[list[MajorResult], "The results still possible."]
    covered: Annotated[bool | None, "Whether the list covers the project; null while that is not known."]
    provided: Annotated[
        list[Text],
        "What must hold for the list to cover the project; empty once it is known, and while open.",
    ]
    points: Annotated[list[Point], "Every point of the list."]
    met: Annotated[list[int], "The numbers of the points that are met."]
    ruled_out: Annotated[list[int], "Of those that are not."]
    open: Annotated[list[int], "Of those that are not settled."]
    reasons: Annotated[list[PointReason], "Why."]
    doubts: Annotated[list[Doubt], "What is not established and matters."]
    follows: Annotated[FirmText | None, "What follows from it; null while open."]
    scope: Annotated[Text, "What the list is about."]
    rules: Annotated[list[Rule], "Rules of procedure that stand beside the list."]
