"""What records are made of: names, places, days from and until which they hold."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from generator.models.messages.basics import FirmText, Standing, Text
from generator.models.messages.verdict import SourceId
from generator.models.policy.conditions import Condition

Effective = TypedDict(
    "Effective",
    {
        "from": NotRequired[Annotated[str, "The first day in force; absent where it is not known."]],
        "until": NotRequired[Annotated[str, "The last day in force; absent while none is known."]],
    },
)


class Dated(TypedDict):
    """A record that may be in force for a time only."""

    effective: NotRequired[Annotated[Effective, "When it is in force; absent where it always is."]]


class Backed(Dated):
    """A record that says how firm it is and on what it rests."""

    standing: Annotated[Standing, "How firm it is."]
    sources: Annotated[list[SourceId], "On what it rests; never empty."]


class Named(Text, Backed):
    """A record with sources that has a name, or says something, in both languages."""


class Place(Text):
    """A record with a name and an id alone."""

    id: Annotated[str, "Its id."]


class Reading(FirmText):
    """A remark on how something was read."""

    when: NotRequired[
        Annotated[Condition, "For which answers it matters; absent where for none in particular."]
    ]
