"""The questions of all files as the decision core needs them: units named, options in order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from generator import models
from generator.models.messages.questions import UnitName
from generator.models.policy.catalogue import FactRecord, OptionRecord
from generator.records.conditions_of_records import ROUTE_QUESTIONS
from generator.records.definitions import Definitions, LoadedFact
from generator.records.gives import compiled_gives
from generator.records.units import others
from generator.rules.wording import Text


def compile_facts(
    definitions: Definitions, worded: Mapping[str, LoadedFact] = MappingProxyType({})
) -> dict[str, FactRecord]:
    """The questions with every text that a form needs, by id; ``worded``: those worded anew."""
    facts = {**definitions.facts, **worded}
    return {name: _fact(definitions, fact) for name, fact in facts.items()} | ROUTE_QUESTIONS


def _fact(definitions: Definitions, fact: LoadedFact) -> FactRecord:
    record = fact.record
    compiled: FactRecord = {
        "id": fact.id,
        "type": record.type,
        "scope": fact.scope,
        "unit": fact.unit,
        "unit_name": _unit_name(definitions, fact),
        "units": others(definitions.units, fact.unit) if fact.unit in definitions.units else [],
        "integer": record.integer,
        "help": _text(record.help),
        "see": record.see,
        "options": None,
        "none": _text(record.none),
        "name": _named(record),
        "ask": _text(record.ask),
    }
    if record.ease:
        compiled["ease"] = record.ease
    if record.gives:
        compiled["gives"] = compiled_gives(record, definitions.facts_for(""))
    if record.items:
        compiled["gives_items"] = record.items
    if record.yes and record.no and record.type == "yes_no":
        return {**compiled, "yes": _both(record.yes), "no": _both(record.no)}
    if record.type == "number":
        return {**compiled, "ask": compiled["ask"] or _how_much(record)}
    if record.type == "areas":
        return {**compiled, "options": _areas(definitions), "none": compiled["none"] or NO_AREA}
    options = [_option(name, option) for name, option in (record.options or {}).items()]
    nothing = NOTHING if record.type == "set" else None
    return {**compiled, "options": options, "none": compiled["none"] or nothing}


def _unit_name(definitions: Definitions, fact: LoadedFact) -> UnitName | None:
    """The record of the question's own unit, as ``units.yaml`` has it."""
    unit = definitions.units.get(fact.unit or "")
    return None if unit is None else cast(UnitName, unit.model_dump(by_alias=True, exclude_unset=True))


def _areas(definitions: Definitions) -> list[OptionRecord]:
    return [
        _kind(name, kind, class_id)
        for class_id, group in definitions.areas.items()
        for name, kind in group.kinds.items()
    ]


def _kind(name: str, kind: models.Kind, class_id: str) -> OptionRecord:
    compiled: OptionRecord = {**_option(name, kind), "class": class_id}
    return compiled if kind.offered else {**compiled, "offered": False}


def _option(name: str, option: models.Option) -> OptionRecord:
    compiled: OptionRecord = {"id": name, "zh": option.zh, "en": option.en}
    return {**compiled, "help": _both(option.help)} if option.help else compiled


def _named(record: models.Fact) -> Text:
    name = record.name or record.yes
    assert name is not None, "a question has a name, or says what yes means: its model holds that"
    return _both(name)


def _both(text: models.Text) -> Text:
    return {"zh": text.zh, "en": text.en}


NO_AREA: Text = {"zh": "都不涉及", "en": "none of these"}
NOTHING: Text = {"zh": "都没有", "en": "none of these"}


def _how_much(record: models.Fact) -> Text:
    """The question for a quantity, made from its name."""
    assert record.name is not None
    zh, en = record.name.zh, record.name.en
    how = "how many" if record.integer else "how much"
    return {"zh": f"{zh}是多少？", "en": f"{en[:1].upper()}{en[1:]}: {how}?"}


def _text(text: models.Text | None) -> Text | None:
    return None if text is None else _both(text)
