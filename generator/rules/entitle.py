"""Services, measures and modifiers: what applies, and what is missing to tell.

None of these changes the document or the track. Each record's ``when`` is judged in three values: it
applies, it does not (and is left out), or some answer is missing (and is named).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.rules.logic import Facts, facts_of, truth
from generator.rules.policy import Policy, in_force
from generator.rules.wording import text

Record = Mapping[str, Any]
ROUTE_FACTS = ("document", "on_exempt_list", "on_commitment_list")


def judged(records: Iterable[Record], facts: Facts, on: date) -> list[tuple[Record, str, list[str]]]:
    """Records in force that apply or may apply: the record, ``applies`` or ``unknown``, missing facts."""
    found = []
    for record in records:
        if not in_force(record, on):
            continue
        when = record.get("when")
        verdict = True if when is None else truth(when, facts)
        if verdict is not False:
            missing = [] if verdict or when is None else [f for f in facts_of(when) if facts.get(f) is None and f not in ROUTE_FACTS]
            found.append((record, "applies" if verdict else "unknown", missing))
    return found


def services(policy: Policy, facts: Facts, on: date) -> list[dict[str, Any]]:
    """Every part of every service group that applies or may apply, as verdict entries."""
    found = []
    for group in policy.data["services"]["groups"]:
        for part, state, missing in judged(group["parts"], facts, on):
            found.append({**_entry(part, state, missing), "group": text(group), "how": part.get("how")})
    return found


def measures(policy: Policy, facts: Facts, on: date) -> list[dict[str, Any]]:
    """Each of the ten measures that applies or may apply; one whose name is not known is left out."""
    named = [m for m in policy.data["measures"]["measures"] if m["zh"] is not None]
    found = []
    for measure, state, missing in judged(named, facts, on):
        entry = _entry({"id": f"measure_{measure['number']}", **measure}, state, missing)
        found.append({**entry, "number": measure["number"], "stage": measure["stage"], "how": measure.get("help_now")})
    return found


def modifiers(policy: Policy, tracks: Iterable[str], facts: Facts, on: date) -> list[dict[str, Any]]:
    """Modifiers of the tracks still possible, such as simplified content."""
    possible = set(tracks)
    records = [m for m in policy.data["tracks"]["modifiers"] if possible & set(m["tracks"])]
    found = []
    for modifier, state, missing in judged(records, facts, on):
        found.append({**_entry({**modifier, "what": None}, state, missing), "details": modifier["what"], "condition": modifier["condition"]})
    return found


def may_apply(policy: Policy, track: str | None, deciding: Iterable[int]) -> list[dict[str, Any]]:
    """Tracks that may be open besides, although what is known does not establish it."""
    found = []
    for record in policy.data["tracks"]["may_apply"]:
        if track in record["tracks"]:
            reason = record["reasons"][_ground(policy, set(deciding))]
            found.append({"id": record["id"], **text(record), "why": reason, "ask": record["ask"], "standing": record["standing"]})
    return found


def _ground(policy: Policy, deciding: set[int]) -> str:
    """How near the commitment list comes to naming the items that decide."""
    listed = policy.data["lists"]["commitment"]
    established = {n for row in listed["rows"] if row["established"] for n in row["items"]}
    if deciding and deciding <= established:
        return "established"
    named = {n for category in listed["categories"] for n in category.get("items", [])}
    return "category_named" if deciding & named else "unknown"


def _entry(record: Record, state: str, missing: list[str]) -> dict[str, Any]:
    return {
        "id": record["id"],
        **text(record),
        "state": state,
        "missing": missing,
        "what": record.get("what"),
        "standing": record["standing"],
    }
