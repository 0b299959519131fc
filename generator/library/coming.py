"""What is already known to change in an item of the catalogue: from which day, and what it says then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from generator.library.decision_table import AnswerRow, answer_rows
from generator.rules.by_day import worded
from generator.rules.wording import Text, tier_sentences

if TYPE_CHECKING:
    from generator.models.policy.catalogue import EditionRecord, ItemRecord
    from generator.rules.policy import Policy

WHERE = ("file", "line")
"""Keys of an item that tell nothing of what it says."""


class Coming(TypedDict):
    """An item from a later day on. No sentences at all: the catalogue has no such item any more."""

    day: str
    eve: str
    """The last day on which it says what stands before."""
    sentences: Mapping[str, Sequence[Text]]
    rows: list[AnswerRow]
    notes: Sequence[Mapping[str, object]]


def coming(policy: Policy, number: int) -> list[Coming]:
    """What an item says from each later day on which it says otherwise."""
    found: list[Coming] = []
    for day, item in _turns(policy, number):
        on = date.fromisoformat(day)
        eve = (on - timedelta(days=1)).isoformat()
        said: Coming = {"day": day, "eve": eve, "sentences": {}, "rows": [], "notes": []}
        if item is not None:
            said["sentences"] = tier_sentences(worded(policy, on).facts, item)
            said["rows"] = answer_rows(policy, number, on)
            said["notes"] = item["notes"]
        found.append(said)
    return found


def _turns(policy: Policy, number: int) -> Iterator[tuple[str, ItemRecord | None]]:
    """The later days on which the catalogue says otherwise of an item, each with the item."""
    today = policy.today.isoformat()
    now = policy.edition(policy.today) or policy.current
    before = _said(policy, now, number)
    for edition in policy.data["editions"]:
        starts = edition.get("effective", {}).get("from", "")
        if starts > today:
            said = _said(policy, edition, number)
            if said != before:
                yield starts, policy.items(edition).get(str(number))
            before = said


def _said(policy: Policy, edition: EditionRecord, number: int) -> object:
    """All that an edition says of an item; None if it has no such item."""
    item = policy.items(edition).get(str(number))
    return item and {key: value for key, value in item.items() if key not in WHERE}
