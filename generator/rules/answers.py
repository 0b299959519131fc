"""An item's answers as a table that is read from the top: the first row that fits decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.rules.diagram import outcomes
from generator.rules.policy import TIERS, Policy
from generator.rules.route import Lists, track_of
from generator.rules.wording import OTHERWISE, Text, Wording


def answer_rows(policy: Policy, number: int, on: date | None = None) -> list[dict[str, Any]]:
    """The rows of an item's table, in the order in which they are judged.

    Each row has ``condition`` (a text), ``document``, ``track`` (ids) and ``tier``. The last row
    holds all that no row above it took, unless nothing is left over.
    """
    day = on or date.fromisoformat(policy.current_to)
    edition = policy.edition(day) or policy.data["editions"][-1]
    tiers = policy.items(edition)[str(number)]["tiers"]
    lists = Lists.on(policy, day)
    wording = Wording(policy.facts)
    rows: list[dict[str, Any]] = []
    for tier in TIERS:
        if tier in tiers:
            document = "none" if tier == "outside" else tier
            rows += [_row(policy, lists, number, tier, document, ground) for ground in wording.grounds(tiers[tier])]
    if _is_something_left(policy, edition, number):
        rows.append(_row(policy, lists, number, "outside", "none", OTHERWISE))
    return rows


def _is_something_left(policy: Policy, edition: Mapping[str, Any], number: int) -> bool:
    """Whether some project falls under no tier of the item at all."""
    space, _ = policy.diagrams(edition, (number,))
    return None in outcomes(space.build(policy.cases(edition, number), None))


def _row(policy: Policy, lists: Lists, number: int, tier: str, document: str, condition: Text) -> dict[str, Any]:
    track = track_of(policy, lists.judge(number, document))
    return {"condition": condition, "conditions": [condition], "tier": tier, "document": document, "track": track["id"]}
