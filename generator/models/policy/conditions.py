"""Conditions, as the rules read them."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.policy.basics import Sign


class Always(TypedDict):
    """Holds whatever the answers are."""

    op: Literal["true"]


class YesTest(TypedDict):
    """A question is answered with yes."""

    op: Literal["yes"]
    fact: Annotated[str, "The id of the fact."]


class LimitTest(TypedDict):
    """A quantity against a limit."""

    op: Literal["cmp"]
    fact: Annotated[str, "The id of the fact."]
    cmp: Annotated[Sign, "How the quantity must stand to the limit."]
    value: Annotated[float, "The limit, in the unit of the question."]


class OptionTest(TypedDict):
    """Options against those chosen: one of several, a set that touches these, or a set of only these."""

    op: Literal["is", "include", "only"]
    fact: Annotated[str, "The id of the fact."]
    options: Annotated[list[str], "The ids of options."]
    own: NotRequired[
        Annotated[bool, "Whether they are the areas that the item itself names; absent where not."]
    ]


class Negation(TypedDict):
    """Holds where its part does not."""

    op: Literal["not"]
    of: Condition


class Group(TypedDict):
    """All of some conditions, or any of them."""

    op: Literal["all", "any"]
    of: list[Condition]


Atom = YesTest | LimitTest | OptionTest
"""A single test of one fact."""

Condition = Always | YesTest | LimitTest | OptionTest | Negation | Group
"""A condition as a tree, told apart by ``op``."""
