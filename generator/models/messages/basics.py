"""What every message is made of: texts, how firm they are, days, answers, and a request that is refused."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

Document = Literal["report", "form", "registration", "none"]
Tier = Literal["outside", "report", "form", "registration"]
Track = Literal["outside", "exempt", "filing", "commitment", "ordinary"]
Standing = Literal["official", "reported", "inferred", "unconfirmed"]
Status = Literal["decided", "open"]
Size = Literal["large", "medium", "small", "micro"]
Milestone = Literal["submitted", "accepted", "decided"]
Clock = Literal["promised", "statutory"]
Lang = Literal["zh", "en"]
Level = Literal["ministry", "province", "prefecture", "county"]
Says = Literal["settles", "usual", "named", "exception", "never"]
AfterGroup = Literal["keep", "before_operation", "lapses", "changes"]
LevelState = Literal["yes", "maybe", "no"]
MeasureState = Literal["applies", "later", "past", "not", "unknown", "open"]
PointState = Literal["met", "ruled_out", "open"]
TreeState = Literal["met", "not_met", "open", "moot"]
Scope = Literal["size", "major_change"]
Value = bool | float | str | list[str]
"""An answer: to yes or no, to a quantity in the question's own unit, to one of several (its id), to any
number of several (their ids)."""
Facts = dict[str, Value]


class Text(TypedDict):
    """A text in both languages."""

    zh: Annotated[str, "Chinese."]
    en: Annotated[str, "English."]


class FirmText(Text):
    """A text, and how firm what it says is."""

    standing: Annotated[
        Standing, "How firm it is: an official text was read, reported, inferred, or unconfirmed."
    ]


class Mistake(Text):
    """One thing that is wrong with a request, said in both languages."""

    field: Annotated[str, "The path of the field, such as `facts.hospital_beds`."]
    code: Annotated[str, "The kind of mistake, such as `type`, `unknown`, `unit`, `days`."]


class Refused(TypedDict):
    """The answer to a request that cannot be used."""

    ok: Literal[False]
    errors: Annotated[list[Mistake], "Every wrong field at once; never empty."]
