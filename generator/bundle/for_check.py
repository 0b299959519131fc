"""The compiled policy without what no check reads: a visitor downloads it before the verdict. What the finder
reads comes apart from it, once somebody searches."""

from __future__ import annotations

import json
from typing import Any

from generator.system.canonical_json import to_json

UNREAD = ("agenda", "changes", "declared", "glossary", "lines", "redirects", "unknowns")
"""Parts of the policy that stand on pages alone."""
ASKED = ("id", "ask", "also")
"""What the finder reads of a question that the guide answers; the answers stand on their page."""
REACHED = ("id", "zh", "en", "url", "phone", "standing")
"""What a verdict says of a contact that serves no one place."""


WORDS = "index"
"""What the finder alone reads."""


def for_check(policy_json: str) -> str:
    """The policy of ``compile``, as JSON, cut down to what a check from a link reads in the browser."""
    policy: dict[str, Any] = json.loads(policy_json)
    kept = {name: part for name, part in policy.items() if name not in (*UNREAD, WORDS)}
    contacts = [
        contact if "place" in contact else {key: contact[key] for key in REACHED if key in contact}
        for contact in policy["contacts"]["contacts"]
    ]
    return to_json(
        {
            **kept,
            "questions": {**policy["questions"], "faq": []},
            "contacts": {**policy["contacts"], "contacts": contacts},
        }
    )


def for_finder(policy_json: str) -> str:
    """What the finder reads besides, as JSON (``Session.add_words``)."""
    policy: dict[str, Any] = json.loads(policy_json)
    faq = [{key: entry[key] for key in ASKED if key in entry} for entry in policy["questions"]["faq"]]
    return to_json({WORDS: policy[WORDS], "faq": faq})
