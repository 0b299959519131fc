"""The catalogue: editions, categories, items, questions and their options."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import Standing, Text, Value
from generator.models.messages.before_python import Words
from generator.models.messages.questions import UnitName
from generator.models.messages.verdict import SourceId
from generator.models.policy.basics import Ease, FactScope, FactType
from generator.models.policy.conditions import Condition
from generator.models.policy.parts import Dated, Place, Reading


class OwnUnit(UnitName):
    """The unit in which a question asks."""

    id: Annotated[str, "Its id."]


class OtherUnit(Text):
    """A unit in which a question may be answered besides its own."""

    id: Annotated[str, "Its id."]
    also: NotRequired[Annotated[list[str], "What else people call it; absent where there is nothing else."]]
    each_day: NotRequired[Annotated[Literal[True], "That it is an amount a day; absent where it is not."]]
    times: Annotated[list[int], "Two whole numbers: so many of the question's own unit, in so many of it."]


OptionClassId = TypedDict(
    "OptionClassId",
    {"class": NotRequired[Annotated[str, "The id of its class; absent but for sensitive areas."]]},
)


class OptionRecord(OptionClassId, Text):
    """One of the answers that may be chosen."""

    id: Annotated[str, "Its id."]
    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]
    offered: NotRequired[
        Annotated[Literal[False], "That no form offers it, for want of such areas; absent where one does."]
    ]


class GivenAnswer(TypedDict):
    """The answer that an option gives of another question: a value, or so many times a quantity."""

    value: NotRequired[Annotated[Value, "The answer itself; absent where it is a quantity converted."]]
    of: NotRequired[Annotated[str, "The id of the question that asks for the quantity converted."]]
    times: NotRequired[
        Annotated[
            list[list[int]],
            "The least and the greatest factor, each as numerator and denominator; alike where it is known.",
        ]
    ]


class GivingRecord(Dated):
    """What some options of a question answer of other questions."""

    options: Annotated[list[str], "The options; `yes` and `no` for a question answered so."]
    answers: Annotated[dict[str, GivenAnswer], "By question that it answers; absent where that is asked."]
    zh: Annotated[str | None, "On what it rests, in Chinese; null where nothing is to be said."]
    en: Annotated[str | None, "The same in English."]
    standing: Annotated[Standing, "How firm it is."]
    sources: Annotated[list[SourceId], "Where it stands."]


class FactRecord(TypedDict):
    """A question that people can answer, or that the program answers itself."""

    id: Annotated[str, "Its id."]
    type: Annotated[FactType, "What answers it."]
    scope: Annotated[FactScope, "Which check asks it; `route`: the program supplies it itself."]
    unit: Annotated[str | None, "The id of its own unit; null unless it asks for a quantity."]
    unit_name: Annotated[UnitName | None, "The record of that unit; null unless it asks for a quantity."]
    integer: Annotated[bool, "Whether the quantity is a whole number."]
    help: Annotated[Text | None, "How to answer it; null where nothing is to be said."]
    options: Annotated[
        list[OptionRecord] | None, "What may be chosen; null for yes or no and for quantities."
    ]
    none: Annotated[Text | None, "What choosing nothing is called; null unless it may be."]
    name: Annotated[Text, "What it is about, as a noun; for yes or no, what yes means."]
    ask: Annotated[Text | None, "The question itself; null for what the program supplies."]
    units: NotRequired[
        Annotated[list[OtherUnit], "Other units; empty where there is none, absent for the program's own."]
    ]
    see: NotRequired[
        Annotated[str | None, "The page that helps; null where there is none, absent for the program's own."]
    ]
    yes: NotRequired[Annotated[Text, "What yes means, as a clause; absent unless yes or no answers it."]]
    no: NotRequired[Annotated[Text, "What no means, as a clause; absent unless yes or no answers it."]]
    ease: NotRequired[
        Annotated[Ease, "How a person comes to the answer; absent where as usual for its type."]
    ]
    gives: NotRequired[
        Annotated[list[GivingRecord], "What its options answer of other questions; absent where nothing."]
    ]
    gives_items: NotRequired[
        Annotated[list[int], "The items for which alone it answers them; absent where for all."]
    ]


class ItemRecord(Text):
    """One numbered item of the catalogue."""

    number: Annotated[int, "Its number."]
    category: Annotated[int, "The number of its category."]
    codes: Annotated[list[str], "Industry codes."]
    starred_codes: Annotated[list[str], "Codes of which the catalogue names a part only."]
    also_called: Annotated[Words, "Words that people use for it."]
    sensitive_areas: Annotated[list[str], "The ids of the areas that it names, class by class."]
    sensitive_named: Annotated[list[str], "The same as they are written: ids of classes and of areas."]
    tiers: Annotated[dict[str, Condition], "By tier that it has, its condition."]
    rest: Annotated[Literal["outside"] | None, "That all else is outside the catalogue; null where not said."]
    standing: Annotated[Standing, "How firm it is."]
    notes: Annotated[list[Reading], "Remarks on it."]
    sources: NotRequired[
        Annotated[list[SourceId], "On what it rests besides its edition; absent where on nothing else."]
    ]
    file: Annotated[str, "The file it stands in."]
    line: Annotated[int, "The line there, from 1."]


class CategoryRecord(Text):
    """A category of the catalogue."""

    number: Annotated[int, "Its number."]
    divisions: Annotated[list[str], "Divisions of the classification of industries."]
    items: Annotated[list[int], "The numbers of its items."]


class ArticleRecord(Text):
    """An article or an explanation of the catalogue."""

    number: Annotated[int, "Its number."]


class EditionCounts(TypedDict):
    """What an edition says of itself."""

    categories: Annotated[int, "How many categories it has."]
    items: Annotated[int, "How many items it has."]


class EditionRecord(Place, Dated):
    """An edition of the catalogue."""

    instrument: Annotated[str, "The id of its instrument."]
    declared: EditionCounts
    standing: Annotated[Standing, "How firm it is."]
    articles: Annotated[list[ArticleRecord], "Its articles in our own words."]
    explanations: Annotated[list[ArticleRecord], "Its explanatory notes in our own words."]
    items: NotRequired[
        Annotated[
            dict[str, ItemRecord | None],
            "By number, those that differ from the current edition's; null: not in it; absent for that one.",
        ]
    ]
    facts: NotRequired[
        Annotated[dict[str, FactRecord], "Questions that it words otherwise; absent where there are none."]
    ]
    categories: NotRequired[Annotated[list[CategoryRecord], "The same of its categories."]]


class KindRecord(Text):
    """A kind of sensitive area."""

    help: NotRequired[Annotated[Text, "What it looks like; absent where nothing is to be said."]]
    offered: NotRequired[Annotated[bool, "Whether a form offers it; absent where it does."]]


class AreaRecord(Text):
    """A class of sensitive areas."""

    kinds: Annotated[dict[str, KindRecord], "The kinds of area in it, by id."]


UnitRecord = UnitName
"""A unit as ``units.yaml`` has it."""
