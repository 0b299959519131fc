"""What to do today: at most three steps, each with where to do it and what to have ready."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.rules.entitle import Worlds, judged
from generator.rules.policy import Policy, in_force
from generator.rules.ways import ways
from generator.rules.wording import text

if TYPE_CHECKING:
    from generator.models.messages.verdict import NextStep, Verdict
    from generator.models.policy.services import TodayRecord

MOST_STEPS = 3


def next_steps(policy: Policy, verdict: Verdict, worlds: Worlds, on: date) -> list[NextStep]:
    """The first steps of the data that fit the state of a verdict and every project still possible."""
    state = "forbidden" if is_forbidden(verdict) else verdict["status"]
    fitting = [
        record
        for record in policy.data["actions"]["today"]
        if record["state"] == state
        and in_force(record, on)
        and judged(record.get("when"), worlds).state == "applies"
    ]
    return [_step(policy, record, verdict, on) for record in fitting[:MOST_STEPS]]


def is_forbidden(verdict: Verdict) -> bool:
    """Whether the project may surely not be built."""
    return any(entry["state"] == "forbidden" for entry in verdict["forbidden"])


def _step(policy: Policy, record: TodayRecord, verdict: Verdict, on: date) -> NextStep:
    return {
        "id": record["id"],
        **text(record),
        "standing": record["standing"],
        "ways": ways(policy, record, on),
        "papers": [text(paper) for paper in verdict["papers"]] if record.get("papers") else [],
    }
