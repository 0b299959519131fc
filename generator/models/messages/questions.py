"""The questions of the check, as the page and the command line ask them."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import Text

UnitNameIs = TypedDict(
    "UnitNameIs",
    {
        "is": NotRequired[
            Annotated[str, "What it is in another unit, such as `2000/3 m2`; absent for a base unit."]
        ]
    },
)


class UnitName(UnitNameIs, Text):
    """The name of a question's own unit. What else the record of the unit says comes along."""

    en_one: NotRequired[Annotated[str, "English for exactly one; absent where it is the same."]]
    also: NotRequired[Annotated[list[str], "What else people call it; absent where there is nothing else."]]
    each_day: NotRequired[
        Annotated[
            str, "The id of the yearly unit of which it is the daily one; absent unless it is a daily one."
        ]
    ]
    money: NotRequired[Annotated[int, "CNY in one of it; absent unless it is an amount of money."]]


class Unit(Text):
    """A unit in which a quantity may be answered."""

    id: Annotated[str, "Its id, such as `t/a`."]
    each_day: Annotated[
        bool, "Whether it is an amount a day, so that the days of operation a year are needed too."
    ]


OptionClass = TypedDict(
    "OptionClass",
    {
        "class": NotRequired[
            Annotated[Text, "The class of sensitive areas it belongs to; absent but for areas."]
        ]
    },
)


class Option(OptionClass, Text):
    """One of the answers that may be chosen."""

    id: Annotated[str, "Its id: what a request and a link say."]
    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]


class Question(TypedDict):
    """A question, as a form asks it."""

    id: Annotated[str, "The id of the fact that answers it."]
    type: Annotated[
        Literal["yes_no", "number", "choice", "set", "areas"],
        "What answers it: yes or no, a quantity, one option, any number of options, any number of kinds of "
        "sensitive area.",
    ]
    unit: Annotated[str | None, "The id of its own unit; null unless it asks for a quantity."]
    unit_name: Annotated[UnitName | None, "The name of that unit; null unless it asks for a quantity."]
    ask: Annotated[Text, "The question itself."]
    name: Annotated[Text, "What it is about, as a noun."]
    help: Annotated[Text | None, "How to answer it; null where nothing is to be said."]
    see: Annotated[
        str | None, "The page of the site that helps, such as `services/size`; null where there is none."
    ]
    none: Annotated[
        Text | None, "What choosing nothing is called, for a set or areas; null for the usual words."
    ]
    integer: Annotated[bool, "Whether the quantity is a whole number."]
    scope: Annotated[
        Literal["project", "service", "size", "major_change"],
        "Which check asks it; `service` changes no document.",
    ]
    options: Annotated[list[Option] | None, "What may be chosen; null for yes or no and for quantities."]
    items: Annotated[
        list[int],
        "Of the items asked about, those that ask it; empty for questions of approval and services.",
    ]
    yes: NotRequired[Annotated[Text, "What yes means, as a clause; absent unless the answer is yes or no."]]
    no: NotRequired[Annotated[Text, "What no means, as a clause; absent unless the answer is yes or no."]]
    given_by: NotRequired[
        Annotated[
            str,
            "The id of the question whose answer may give this one, asked before it: this one is for whoever "
            "cannot answer that; absent where there is none.",
        ]
    ]


class FormQuestion(Question):
    """A question of the check of a project, as the operation `questions` gives it."""

    units: NotRequired[
        Annotated[
            list[Unit],
            "Its own unit and others; empty where there is no other; absent unless it asks for a quantity.",
        ]
    ]
