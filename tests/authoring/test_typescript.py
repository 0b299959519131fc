"""Shapes written for TypeScript: every hint that JSON has, comments, and the committed file up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, Required, TypedDict

import pytest

from generator.authoring import typescript
from generator.models.messages import doors
from tests.conftest import ROOT

Colour = Literal["red", "green"]


class Inner(TypedDict):
    """Something inside.

    It has two paragraphs.
    """

    name: str
    """What it is called."""


class Loose(TypedDict, total=False):
    kept: Required[int]
    lost: str


Strange = TypedDict("Strange", {"from": Annotated[str, "A key that Python reserves."], "two words": int})


class Outer(Strange, Inner):
    """Everything that JSON has. */ does not end the comment."""

    some: NotRequired[Annotated[list[Inner] | None, "Any number."]]
    mixed: Sequence[str | None]
    colour: Annotated[Colour | None, "Named."]
    pair: tuple[str, int]
    numbers: tuple[float, ...]
    by_name: Mapping[str, Loose]
    by_colour: dict[Literal["red", "green"], bool]
    whole: object
    itself: list[Outer]


WANTED = """\
/** A test. */

export type Colour = "red" | "green";

/** Everything that JSON has. *\\/ does not end the comment. */
export interface Outer {
  /** A key that Python reserves. */
  from: string;
  "two words": number;
  /** What it is called. */
  name: string;
  /** Any number. */
  some?: Inner[] | null;
  mixed: (string | null)[];
  /** Named. */
  colour: Colour | null;
  pair: [string, number];
  numbers: number[];
  by_name: Record<string, Loose>;
  by_colour: Partial<Record<Colour, boolean>>;
  whole: unknown;
  itself: Outer[];
}

/**
 * Something inside.
 *
 * It has two paragraphs.
 */
export interface Inner {
  /** What it is called. */
  name: string;
}

export interface Loose {
  kept: number;
  lost?: string;
}
"""


def test_every_hint_is_written_with_its_comment() -> None:
    assert typescript.declarations([Outer], "A test.", {"Colour": Colour}) == WANTED


def test_what_json_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="nothing that JSON has"):
        typescript.typed(bytes)
    with pytest.raises(TypeError, match="nothing that JSON has"):
        typescript.typed(Any)


def test_two_shapes_of_one_name_are_refused() -> None:
    def other() -> type:
        class Inner(TypedDict):
            other: int

        return Inner

    with pytest.raises(ValueError, match="two shapes are called Inner"):
        typescript.declarations([Outer, other()], "")


def test_a_long_comment_is_broken() -> None:
    class Long(TypedDict):
        key: Annotated[str, "word " * 40]

    lines = typescript.declarations([Long], "").splitlines()
    assert max(map(len, lines)) <= typescript.WIDTH
    assert "  /**" in lines


def test_the_scripts_have_the_shapes_of_today(tmp_path: Path) -> None:
    typescript.main([str(tmp_path / "messages.d.ts")])
    fresh = (tmp_path / "messages.d.ts").read_text("utf-8")
    assert fresh == (ROOT / "widgets/types/messages.d.ts").read_text("utf-8"), doors.ABOUT
