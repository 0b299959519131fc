"""What the page of the check has before Python has started: the finder's list and the first answers."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from generator.models.messages.basics import Document, Text, Track
from generator.models.messages.questions import FormQuestion


class Words(TypedDict):
    """Words in both languages."""

    zh: list[str]
    en: list[str]


class FinderItem(Text):
    """An item, as typing can search it."""

    item: Annotated[int, "Its number."]
    category: Annotated[int, "The number of its category."]
    words: Annotated[Words, "What else it is called."]
    codes: Annotated[list[str], "Industry codes."]
    documents: Annotated[list[Document], "The documents it can need at all."]


class Category(Text):
    """A category of the catalogue."""

    number: int


class FinderList(TypedDict):
    """`finder.json`."""

    items: list[FinderItem]
    categories: list[Category]
    documents: Annotated[dict[Document, Text], "The short names of the documents."]


class DiagramFact(TypedDict):
    """How the answer to a question of a diagram falls into a cell."""

    id: Annotated[str, "The id of the question."]
    cells: Annotated[
        list[int | None], "By number of cuts passed, or by sum of bits: the cell; null: there is none."
    ]
    cuts: NotRequired[
        Annotated[list[list[float]], "Of a quantity: `[5]` is passed from five on, `[5, 1]` above five."]
    ]
    whole: NotRequired[Annotated[bool, "Whether it is counted in whole numbers."]]
    bits: NotRequired[Annotated[dict[str, int], "Of options, as a link writes them: the bit of each."]]


class Diagram(TypedDict):
    """What one item comes to, whatever is answered."""

    facts: Annotated[list[DiagramFact], "The questions in the order in which nodes ask them."]
    nodes: Annotated[
        list[list[int]],
        "Number of the question, then by cell the node that follows, or the leaf `~n`. The last one begins.",
    ]
    leaves: Annotated[
        list[tuple[Document, Track, int] | None],
        "Document, track, number of the sentence; null: such a project cannot be.",
    ]
    guards: Annotated[
        dict[str, list[str] | None],
        "Answers with which something outside the diagram may have a say; null: any answer.",
    ]
    ask: Annotated[
        list[tuple[str, str]],
        "The questions as they are put while nothing is answered, each with the one put before it.",
    ]


class EarlyItem(TypedDict):
    """`item-….json`: what the page needs of an item before Python is up."""

    policy: Annotated[str, "The mark of the policy data."]
    item: Annotated[int, "Its number; 0 for a project that no item fits."]
    questions: list[FormQuestion]
    diagram: Annotated[Diagram | None, "Null for a project that no item fits."]


class FirstTexts(TypedDict):
    """What the page says of leaves."""

    policy: Annotated[str, "The mark of the policy data."]
    first: Annotated[str, "The first day for which the diagrams hold."]
    last: Annotated[str | None, "The last one; null: no end is known."]
    documents: Annotated[dict[Document, Text], "Their names, the strictest first."]
    tracks: Annotated[dict[Track, Text], "Their names, in the order of the data."]
    settled: Annotated[list[Text], "Sentences for a single leaf, by the number that it names."]
    open: Annotated[
        dict[str, Text],
        "Sentences for several documents (`report,form`), one with several tracks (`form:a,b`), and one that"
        " is still to be checked (`form`).",
    ]
