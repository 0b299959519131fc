"""The dated plan on its own, as the command line and the calendar file give it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.check import check
from generator.rules.errors import InputErrors, Mistake
from generator.rules.policy import Policy
from generator.rules.questions import first_choice
from generator.rules.wording import Text, listed_texts

if TYPE_CHECKING:
    from generator.models.messages.verdict import DatedPlan, Verdict
    from generator.rules.described import Find


def dated_plan(
    policy: Policy, given: object, today: date | None = None, find: Find | None = None
) -> DatedPlan:
    """The plan for a request as ``check`` takes it, from its ``start``, or else from the day of the check.

    Raises InputErrors for a wrong field, and where document or track is still open: then it names what is
    missing to settle them; and where no item is said to fit a description for which ``find`` has one.
    """
    verdict = check(policy, given, today, find)
    if verdict["status"] != "decided":
        raise InputErrors([_still_open(verdict)])
    if any(entry["state"] == "forbidden" for entry in verdict["forbidden"]):
        raise InputErrors([_not_built(verdict["headline"])])
    if verdict["plan"] is None:
        assert isinstance(given, Mapping)
        verdict = check(policy, {**given, "on": verdict["on"], "start": verdict["on"]}, today, find)
    return {
        "status": verdict["status"],
        "headline": verdict["headline"],
        "document": verdict["document"],
        "document_name": verdict["document_name"],
        "track": verdict["track"],
        "track_name": verdict["track_name"],
        "first_step": verdict["first_step"],
        "time_limit": verdict["time_limit"],
        "schedule": verdict["schedule"],
        "schedule_note": verdict["schedule_note"],
        "plan": verdict["plan"],
        "papers": verdict["papers"],
        "standing": verdict["standing"],
        "standing_text": verdict["standing_text"],
        "on": verdict["on"],
        "facts": verdict["facts"],
        "policy": verdict["policy"],
        "policy_current_to": verdict["policy_current_to"],
        "items": [entry["item"] for entry in verdict["items"]],
    }


def _still_open(verdict: Verdict) -> Mistake:
    head = verdict["headline"]
    missing = listed_texts([question["name"] for question in first_choice(verdict["ask_next"])], "and")
    if verdict["looks_like"] or not verdict["ask_next"]:
        return Mistake("on", "open", f"排不出计划：{head['zh']}", f"no plan can be made: {head['en']}")
    return Mistake(
        "facts",
        "open",
        f"结论还没有定，排不出计划。先回答：{missing['zh']}。",
        f"the answer is still open, so no plan can be made. Answer first: {missing['en']}.",
    )


def _not_built(head: Text) -> Mistake:
    return Mistake("facts", "forbidden", f"不排计划：{head['zh']}", f"no plan is made: {head['en']}")
