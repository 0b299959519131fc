"""The compiled policy without what no check reads: a visitor downloads it before the first answer."""

from __future__ import annotations

import json
from typing import Any

from generator.system.canonical_json import to_json

UNREAD = ("agenda", "changes", "declared", "glossary", "lines", "redirects", "unknowns")
"""Parts of the policy that stand on pages alone."""
ASKED = ("id", "ask", "also")
"""What the finder reads of a question that the guide answers; the answers stand on their page."""
REACHED = ("id", "zh", "en", "url", "phone", "standing")
"""What a verdict says of a contact."""


def for_check(policy_json: str) -> str:
    """The policy of ``compile``, as JSON, cut down to what the check in the browser reads."""
    policy: dict[str, Any] = json.loads(policy_json)
    kept = {name: part for name, part in policy.items() if name not in UNREAD}
    faq = [{key: entry[key] for key in ASKED if key in entry} for entry in policy["questions"]["faq"]]
    contacts = [
        {key: contact[key] for key in REACHED if key in contact} for contact in policy["contacts"]["contacts"]
    ]
    return to_json(
        {
            **kept,
            "questions": {**policy["questions"], "faq": faq},
            "contacts": {"contacts": contacts},
        }
    )
