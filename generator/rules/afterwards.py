"""What comes once the EIA is done: what to keep, what is due before operation, when an approval lapses, and
what a change asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.rules import cite
from generator.rules.policy import Policy, in_force
from generator.rules.wording import Text, text

if TYPE_CHECKING:
    from generator.models.messages.basics import AfterGroup, Track
    from generator.models.messages.verdict import FollowUp

GROUPS: Mapping[AfterGroup, Text] = {
    "before_operation": {"zh": "投产以前", "en": "Before you operate"},
    "lapses": {"zh": "多久失效", "en": "When it lapses"},
    "changes": {"zh": "有变化时", "en": "When something changes"},
    "keep": {"zh": "留好什么", "en": "What to keep"},
}
"""In the order in which they are told."""


def afterwards(policy: Policy, track: Track, on: date) -> list[FollowUp]:
    """The next steps of a track on a day, group by group."""
    return [
        {
            "id": rule["id"],
            **text(rule),
            "standing": rule["standing"],
            "group": group,
            "group_text": words,
            "citations": cite.cited(policy, rule["sources"], on),
        }
        for group, words in GROUPS.items()
        for rule in policy.data["procedure"]["rules"]
        if rule.get("after") == group and track in rule["tracks"] and in_force(rule, on)
    ]
