"""The answer for one project, by the published policy and by the edited one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.policy import Policy
from generator.rules.questions import questions
from generator.rules.request import read_request

if TYPE_CHECKING:
    from generator.models.messages.questions import FormQuestion
    from generator.models.messages.workbench_door import BenchItem, NoVerdict, Preview, ShortVerdict


def answer(policy: Policy, request: Mapping[str, object]) -> ShortVerdict | NoVerdict:
    """The verdict in short, or what is wrong with the request for this policy."""
    try:
        verdict = check(policy, request)
    except InputErrors as error:
        return {"errors": [mistake.as_dict() for mistake in error.errors]}
    return {
        "status": verdict["status"],
        "document": verdict["document"],
        "track": verdict["track"],
        "headline": verdict["headline"],
        "time_limit": verdict["time_limit"],
        "reasons": verdict["reasons"],
        "standing_text": verdict["standing_text"],
        "on": verdict["on"],
    }


def both(old: Policy, new: Policy, request: Mapping[str, object]) -> Preview:
    """``before``, ``after`` and whether they differ in anything that is shown."""
    before, after = (answer(policy, request) for policy in (old, new))
    return {"before": before, "after": after, "same": before == after}


def asked(policy: Policy, item: object) -> list[FormQuestion]:
    """The questions that bear on the document of an item; raises InputErrors if there is no such item."""
    request = read_request(policy, {"items": [item]}, policy.today)
    if request.edition is None:
        return []
    return [
        question
        for question in questions(policy, request.edition, request.items)
        if question["scope"] == "project"
    ]


def items(policy: Policy) -> list[BenchItem]:
    """Number and names of every item that is listed."""
    records = sorted(policy.data["items"].values(), key=lambda record: int(record["number"]))
    return [{"number": record["number"], "zh": record["zh"], "en": record["en"]} for record in records]
