"""Services, measures and modifiers: what applies, what does not and why, and what is missing to tell.

None of these changes the document or the track. Each record's ``when`` is judged in every world that is
still possible: the answers given, together with each document and list verdict that they still allow.
A question is named as missing only if some answer to it changes what is said of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from generator.rules.logic import Facts, Tree, facts_of, reduced, truth
from generator.rules.policy import Policy, in_force
from generator.rules.tracks import ROUTE_FACTS
from generator.rules.wording import Text, Wording, join, sentence, text

Record = Mapping[str, Any]
Worlds = Sequence[Facts]
"""The answers given, once for each outcome they still allow, with that outcome's route facts."""

STAGE = "project_stage"
"""The fact that says at which stage a project is; its options are the stages of the measures."""

DEPENDS_ON_DOCUMENT: Text = {
    "zh": "要看最后办哪种环评文件。",
    "en": "It depends on which EIA document is due in the end.",
}


class Judged(NamedTuple):
    """``state`` is ``applies``, ``not`` or ``unknown``; ``missing`` names the facts that can still change
    it."""

    state: str
    missing: list[str]


def judged(when: Tree | None, worlds: Worlds) -> Judged:
    """A condition in every world that is still possible; no condition always applies."""
    if when is None:
        return Judged("applies", [])
    left = [reduced(when, world) for world in worlds]
    if all(part is True for part in left):
        return Judged("applies", [])
    if all(part is False for part in left):
        return Judged("not", [])
    asked = dict.fromkeys(fact for part in left if not isinstance(part, bool) for fact in facts_of(part))
    return Judged("unknown", [fact for fact in asked if fact not in ROUTE_FACTS])


def services(policy: Policy, worlds: Worlds, on: date) -> list[dict[str, Any]]:
    """Every part of every service group that is in force, as verdict entries."""
    return [
        {
            **_entry(policy, part, judged(part.get("when"), worlds), worlds),
            "group": text(group),
            "how": part.get("how"),
        }
        for group in policy.data["services"]["groups"]
        for part in group["parts"]
        if in_force(part, on)
    ]


def measures(policy: Policy, worlds: Worlds, on: date) -> list[dict[str, Any]]:
    """Each of the ten measures: ``applies``, ``later`` or ``past`` by its stage, ``not``, ``unknown``.

    One whose name has not been found is ``open``: its place stays to be seen.
    """
    stages = {stage["id"]: text(stage) for stage in policy.data["measures"]["stages"]}
    return [
        _measure(policy, measure, stages, worlds)
        for measure in policy.data["measures"]["measures"]
        if in_force(measure, on)
    ]


def _measure(policy: Policy, record: Record, stages: Mapping[str, Text], worlds: Worlds) -> dict[str, Any]:
    number = record["number"]
    place = {
        "number": number,
        "stage": record["stage"],
        "stage_name": stages[record["stage"]],
        "how": record.get("help_now"),
    }
    named = {"id": f"measure_{number}", **record}
    if record["zh"] is None:
        unnamed: Text = {"zh": f"第{number}条：名称未查到", "en": f"measure {number}: name not found"}
        return {
            **_entry(policy, {**named, **unnamed, "what": record["unknown"]}, Judged("open", []), worlds),
            **place,
        }
    at_its_stage = [{**world, STAGE: record["stage"]} for world in worlds]
    found = _at_stage(
        judged(record.get("when"), at_its_stage), record["stage"], list(stages), worlds[0].get(STAGE)
    )
    return {**_entry(policy, named, found, at_its_stage), **place}


def _at_stage(found: Judged, stage: str, stages: list[str], now: str | None) -> Judged:
    """What is said of a measure at its own stage, seen from the stage that the project has reached."""
    if found.state == "not" or now == stage:
        return found
    if now is None:
        return Judged("unknown", [*found.missing, STAGE])
    return Judged("later", found.missing) if stages.index(stage) > stages.index(now) else Judged("past", [])


def modifiers(policy: Policy, tracks: Iterable[str], worlds: Worlds, on: date) -> list[dict[str, Any]]:
    """Modifiers of the tracks still possible, such as simplified content, line by line."""
    possible = set(tracks)
    found = []
    for record in policy.data["tracks"]["modifiers"]:
        if possible & set(record["tracks"]) and in_force(record, on):
            entry = _entry(policy, {**record, "what": None}, judged(record["when"], worlds), worlds)
            lines = [] if entry["state"] == "not" else remarks(record["what"], on, worlds)
            found.append(
                {
                    **entry,
                    "details": [_cited(policy, line, on) for line in lines],
                    "condition": record["condition"],
                }
            )
    return found


def remarks(records: Iterable[Record], on: date, worlds: Worlds) -> list[dict[str, Any]]:
    """Lines in force that apply or may apply, each with its standing, its state and what is missing."""
    found = []
    for record in records:
        state, missing = judged(record.get("when"), worlds)
        if state != "not" and in_force(record, on):
            found.append(
                {
                    **text(record),
                    "standing": record["standing"],
                    "state": state,
                    "missing": missing,
                    "sources": record.get("sources", []),
                }
            )
    return found


def _cited(policy: Policy, line: dict[str, Any], on: date) -> dict[str, Any]:
    """A line with the titles of its instruments, those in force on the day, instead of their ids."""
    sources = [
        (policy.data["instruments"]["instruments"][source["instrument"]], source.get("at"))
        for source in line["sources"]
    ]
    return {
        **line,
        "sources": [{**text(instrument), "at": at} for instrument, at in sources if in_force(instrument, on)],
    }


def service_questions(policy: Policy, *parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """The questions that can still change what is said of services, measures and modifiers, in the order of
    the data."""
    entries = [entry for part in parts for entry in part]
    lines = [line for entry in entries for line in entry.get("details", [])]
    wanted = {name for entry in [*entries, *lines] for name in entry["missing"]}
    return [name for name in policy.facts if name in wanted]


def may_apply(policy: Policy, track: str | None, deciding: Iterable[int]) -> list[dict[str, Any]]:
    """Tracks that may be open besides, although what is known does not establish it."""
    found = []
    for record in policy.data["tracks"]["may_apply"]:
        if track in record["tracks"]:
            reason = record["reasons"][_ground(policy, set(deciding))]
            found.append(
                {
                    "id": record["id"],
                    **text(record),
                    "why": reason,
                    "ask": record["ask"],
                    "standing": record["standing"],
                }
            )
    return found


def _ground(policy: Policy, deciding: set[int]) -> str:
    """How near the commitment list comes to naming the items that decide."""
    listed = policy.data["lists"]["commitment"]
    established = {n for row in listed["rows"] if row["established"] for n in row["items"]}
    if deciding and deciding <= established:
        return "established"
    named = {n for category in listed["categories"] for n in category.get("items", [])}
    return "category_named" if deciding & named else "unknown"


def _entry(policy: Policy, record: Record, found: Judged, worlds: Worlds) -> dict[str, Any]:
    return {
        "id": record["id"],
        **text(record),
        "state": found.state,
        "missing": found.missing,
        "why": _why(policy, record, found, worlds),
        "what": record.get("what"),
        "standing": record["standing"],
    }


def _why(policy: Policy, record: Record, found: Judged, worlds: Worlds) -> Text | None:
    """Why a record does not apply, in the words of the part of its condition that fails."""
    if found.state == "unknown" and not found.missing:
        return DEPENDS_ON_DOCUMENT
    if found.state != "not":
        return None
    when = record["when"]
    parts = when["of"] if when["op"] == "all" else [when]
    wording = Wording(policy.facts)
    failing = [wording.phrase(part) for part in parts if truth(part, worlds[0]) is False]
    said = join("all", failing)
    return sentence({"zh": f"只适用于这种情形：{said['zh']}", "en": f"only for this case – {said['en']}"})
