"""One point of the check list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.rules.wording import Text

Outcome = Literal["pass", "warn", "fail", "skip"]


@dataclass(frozen=True)
class Point:
    """What was looked at (``id``, ``name``), how it came out, and what was found, in words.

    ``skip``: not looked at, since something before it failed.
    """

    id: str
    name: Text
    outcome: Outcome
    said: Text


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The gravest of some outcomes; a point not looked at is grave as well."""
    order: tuple[Outcome, ...] = ("fail", "skip", "warn", "pass")
    return min(outcomes, key=order.index, default="pass")
