"""Services, measures and modifiers: what applies, what does not and why, and what is missing to tell.

None of these changes the document or the track. Each record's ``when`` is judged in every world that is
still possible: the answers given, together with each document and list verdict that they still allow.
A question is named as missing only if some answer to it changes what is said of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.logic import Facts, facts_of, reduced, truth
from generator.rules.policy import Policy, in_force
from generator.rules.tracks import ROUTE_FACTS
from generator.rules.ways import ways
from generator.rules.wording import Text, Wording, join, sentence, text

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.basics import MeasureState, Track, Value
    from generator.models.messages.verdict import (
        MayApply,
        Measure,
        Modifier,
        ModifierLine,
        Service,
        StepRemark,
    )
    from generator.models.policy.basics import Ground
    from generator.models.policy.conditions import Condition
    from generator.models.policy.procedure import ModifierRecord, RemarkRecord
    from generator.models.policy.services import MeasureRecord, ServiceGroup, ServiceRecord

Worlds = Sequence[Facts]
"""The answers given, once for each outcome they still allow, with that outcome's route facts."""

STAGE = "project_stage"
"""The fact that says at which stage a project is; its options are the stages of the measures."""

DEPENDS_ON_DOCUMENT: Text = {
    "zh": "要看最后办哪种环评文件。",
    "en": "It depends on which EIA document you need in the end.",
}


class Judged(NamedTuple):
    """``state`` is ``applies``, ``not`` or ``unknown``; ``missing`` names the facts that can still change
    it."""

    state: Literal["applies", "not", "unknown"]
    missing: list[str]


def judged(when: Condition | None, worlds: Worlds) -> Judged:
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


def services(policy: Policy, worlds: Worlds, on: date) -> list[Service]:
    """Every part of every service group that is in force, as verdict entries."""
    return [
        _service(policy, group, part, worlds, on)
        for group in policy.data["services"]["groups"]
        for part in group["parts"]
        if in_force(part, on)
    ]


def _service(policy: Policy, group: ServiceGroup, record: ServiceRecord, worlds: Worlds, on: date) -> Service:
    found = judged(record.get("when"), worlds)
    doubt = record.get("ask_first") if found.state == "applies" else None
    return {
        "id": record["id"],
        **text(record),
        "state": "ask" if doubt else found.state,
        "missing": found.missing,
        "why": doubt or _why(policy, record.get("when"), found, worlds),
        "what": record["what"],
        "standing": record["standing"],
        "group": text(group),
        "how": record.get("how"),
        "ways": ways(policy, record, on),
        "request": record.get("request"),
    }


def measures(policy: Policy, worlds: Worlds, on: date) -> list[Measure]:
    """Each of the ten measures: ``applies``, ``later`` or ``past`` by its stage, ``not``, ``unknown``.

    One whose name has not been found is ``open``: its place stays to be seen.
    """
    stages = {stage["id"]: text(stage) for stage in policy.data["measures"]["stages"]}
    return [
        _measure(policy, measure, stages, worlds)
        for measure in policy.data["measures"]["measures"]
        if in_force(measure, on)
    ]


def _measure(policy: Policy, record: MeasureRecord, stages: Mapping[str, Text], worlds: Worlds) -> Measure:
    number, stage = record["number"], record["stage"]
    name, what, seen, why = (
        _unnamed(record)
        if record["zh"] is None or record["en"] is None
        else _named(policy, record, {"zh": record["zh"], "en": record["en"]}, list(stages), worlds)
    )
    return {
        "id": f"measure_{number}",
        **name,
        "state": seen.state,
        "missing": seen.missing,
        "why": why,
        "what": what,
        "standing": record["standing"],
        "number": number,
        "stage": stage,
        "stage_name": stages[stage],
        "how": record.get("help_now"),
        "request": record.get("request"),
    }


class Seen(NamedTuple):
    """A measure seen from the stage that the project has reached: ``state`` as an entry of the verdict says
    it, and ``missing``, the facts that can still change it."""

    state: MeasureState
    missing: list[str]


def _unnamed(record: MeasureRecord) -> tuple[Text, Text, Seen, None]:
    """What is said of a measure whose name was not found."""
    number = record["number"]
    name: Text = {"zh": f"第{number}条：名称未查到", "en": f"measure {number}: name not found"}
    return name, record["unknown"], Seen("open", []), None


def _named(
    policy: Policy, record: MeasureRecord, name: Text, stages: list[str], worlds: Worlds
) -> tuple[Text, Text, Seen, Text | None]:
    stage, when = record["stage"], record.get("when")
    at_its_stage = [{**world, STAGE: stage} for world in worlds]
    seen = _at_stage(judged(when, at_its_stage), stage, stages, worlds[0].get(STAGE))
    return name, record["what"], seen, _why(policy, when, seen, at_its_stage)


def _at_stage(found: Judged, stage: str, stages: list[str], now: Value | None) -> Seen:
    """What is said of a measure at its own stage, seen from the stage that the project has reached."""
    if found.state == "not" or now == stage:
        return Seen(found.state, found.missing)
    if now is None:
        return Seen("unknown", [*found.missing, STAGE])
    assert isinstance(now, str)
    return Seen("later", found.missing) if stages.index(stage) > stages.index(now) else Seen("past", [])


def modifiers(policy: Policy, tracks: Iterable[Track], worlds: Worlds, on: date) -> list[Modifier]:
    """Modifiers of the tracks still possible, such as simplified content, line by line."""
    possible = set(tracks)
    return [
        _modifier(policy, record, worlds, on)
        for record in policy.data["tracks"]["modifiers"]
        if possible & set(record["tracks"]) and in_force(record, on)
    ]


def _modifier(policy: Policy, record: ModifierRecord, worlds: Worlds, on: date) -> Modifier:
    found = judged(record["when"], worlds)
    lines = [] if found.state == "not" else remarks(record["what"], on, worlds)
    return {
        "id": record["id"],
        **text(record),
        "state": found.state,
        "missing": found.missing,
        "why": _why(policy, record["when"], found, worlds),
        "what": None,
        "standing": record["standing"],
        "details": [_cited(policy, line, on) for line in lines],
        "condition": record["condition"],
    }


def remarks(records: Iterable[RemarkRecord], on: date, worlds: Worlds) -> list[StepRemark]:
    """Lines in force that apply or may apply, each with its standing, its state and what is missing."""
    lines: list[StepRemark] = []
    for record in records:
        state, missing = judged(record.get("when"), worlds)
        if state != "not" and in_force(record, on):
            lines.append(
                {
                    **text(record),
                    "standing": record["standing"],
                    "state": state,
                    "missing": missing,
                    "sources": record.get("sources", []),
                }
            )
    return lines


def _cited(policy: Policy, line: StepRemark, on: date) -> ModifierLine:
    """A line with the titles of its instruments, those in force on the day, instead of their ids."""
    sources = [
        (policy.data["instruments"]["instruments"][source["instrument"]], source.get("at"))
        for source in line["sources"]
    ]
    return {
        **text(line),
        "standing": line["standing"],
        "state": line["state"],
        "missing": line["missing"],
        "sources": [{**text(instrument), "at": at} for instrument, at in sources if in_force(instrument, on)],
    }


def service_questions(
    policy: Policy, services: Iterable[Service], measures: Iterable[Measure], modifiers: Iterable[Modifier]
) -> list[str]:
    """The questions that can still change what is said of services, measures and modifiers, in the order of
    the data."""
    changeable = [*modifiers]
    lines = [line for modifier in changeable for line in modifier["details"]]
    missing = [entry["missing"] for entry in (*services, *measures, *changeable, *lines)]
    wanted = {name for names in missing for name in names}
    return [name for name in policy.facts if name in wanted]


def may_apply(policy: Policy, track: str | None, deciding: Iterable[int]) -> list[MayApply]:
    """Tracks that may be open besides, although what is known does not establish it."""
    ground = _ground(policy, set(deciding))
    return [
        {
            "id": record["id"],
            **text(record),
            "why": record["reasons"][ground],
            "ask": record["ask"],
            "standing": record["standing"],
        }
        for record in policy.data["tracks"]["may_apply"]
        if track in record["tracks"]
    ]


def _ground(policy: Policy, deciding: set[int]) -> Ground:
    """How near the commitment list comes to naming the items that decide."""
    listed = policy.data["lists"]["commitment"]
    established = {n for row in listed["rows"] if row["established"] for n in row["items"]}
    if deciding and deciding <= established:
        return "established"
    named = {n for category in listed["categories"] for n in category.get("items", [])}
    return "category_named" if deciding & named else "unknown"


def _why(policy: Policy, when: Condition | None, found: Judged | Seen, worlds: Worlds) -> Text | None:
    """Why a record does not apply, in the words of the part of its condition that fails."""
    if found.state == "unknown" and not found.missing:
        return DEPENDS_ON_DOCUMENT
    if found.state != "not":
        return None
    assert when is not None
    parts = when["of"] if when["op"] == "all" else [when]
    wording = Wording(policy.facts)
    failing = [wording.phrase(part) for part in parts if truth(part, worlds[0]) is False]
    said = join("all", failing)
    return sentence({"zh": f"只适用于这种情形：{said['zh']}", "en": f"only for this case – {said['en']}"})
