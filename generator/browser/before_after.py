"""The answer for one project, by the published policy and by the edited one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.policy import Policy
from generator.rules.questions import questions
from generator.rules.request import read_request

SHOWN = ("status", "document", "track", "headline", "time_limit", "reasons", "standing_text", "on")
"""Of a verdict, what is set side by side."""


def answer(policy: Policy, request: Mapping[str, Any]) -> dict[str, Any]:
    """The verdict in short, or what is wrong with the request for this policy."""
    try:
        verdict = check(policy, request)
    except InputErrors as error:
        return {"errors": [mistake.as_dict() for mistake in error.errors]}
    return {key: verdict[key] for key in SHOWN}


def both(old: Policy, new: Policy, request: Mapping[str, Any]) -> dict[str, Any]:
    """``before``, ``after`` and whether they differ in anything that is shown."""
    before, after = (answer(policy, request) for policy in (old, new))
    return {"before": before, "after": after, "same": before == after}


def asked(policy: Policy, item: int) -> list[dict[str, Any]]:
    """The questions that bear on the document of an item; raises InputErrors if there is no such item."""
    request = read_request(policy, {"items": [item]}, date.fromisoformat(policy.current_to))
    if request.edition is None:
        return []
    return [
        question
        for question in questions(policy, request.edition, request.items)
        if question["scope"] == "project"
    ]


def items(policy: Policy) -> list[dict[str, Any]]:
    """Number and names of every item that is listed."""
    records = sorted(policy.data["items"].values(), key=lambda record: int(record["number"]))
    return [{key: record[key] for key in ("number", "zh", "en")} for record in records]
