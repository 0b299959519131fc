"""What to do first, second, third: a track's steps told as turns, each turn belonging to one who acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypedDict

from generator.library.text import Record, Text


class Link(TypedDict):
    """A guide as the check links to it: the document and the track of the answers it serves."""

    document: str
    track: str
    slug: str
    title: Text


@dataclass(frozen=True)
class Turn:
    """Steps that follow each other and belong to one actor; ``last`` where they come after the decision."""

    who: str
    last: bool
    steps: tuple[Record, ...]


def turns(steps: Iterable[Record]) -> list[Turn]:
    """The steps that a kind of document takes as turns.

    The owner's steps after the decision are a turn of their own.
    """
    parts = groupby(
        steps, key=lambda step: (step["who"], step["who"] == "owner" and step["clock"] == "after")
    )
    return [Turn(who, last, tuple(members)) for (who, last), members in parts]


def papers(parts: Iterable[Turn]) -> list[str]:
    """Ids of the papers that the steps ask for, each once, in the order in which they are needed."""
    return list(dict.fromkeys(paper for turn in parts for step in turn.steps for paper in step["papers"]))


def links(arrangement: Record, texts: Mapping[str, Record]) -> list[Link]:
    """Each guide as a link for the check:

    ``document`` and ``track`` of the answers it serves, ``slug``, ``title`` by language.
    """
    slugs = [(guide, f"guides/{guide['document']}") for guide in arrangement["guides"]]
    return [
        {"document": guide["document"], "track": guide["track"], "slug": slug, "title": texts[slug]["title"]}
        for guide, slug in slugs
    ]
