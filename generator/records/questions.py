"""The questions of all files as the decision core needs them: units named, options in order."""

from __future__ import annotations

from generator import models
from generator.records.conditions_of_records import ROUTE_QUESTIONS
from generator.records.definitions import Definitions, LoadedFact
from generator.records.units import others
from generator.rules.partition import Fact
from generator.rules.wording import Text


def compile_facts(definitions: Definitions) -> dict[str, Fact]:
    """The questions with every text that a form needs, by id."""
    return {name: _fact(definitions, fact) for name, fact in definitions.facts.items()} | ROUTE_QUESTIONS


def _fact(definitions: Definitions, fact: LoadedFact) -> Fact:
    record = fact.record
    unit = definitions.units.get(fact.unit or "")
    compiled = {
        "id": fact.id,
        "type": record.type,
        "scope": fact.scope,
        "unit": fact.unit,
        "unit_name": None if unit is None else unit.model_dump(by_alias=True, exclude_unset=True),
        "units": others(definitions.units, fact.unit) if fact.unit and unit else [],
        "integer": record.integer,
        "help": _text(record.help),
        "see": record.see,
        "options": None,
        "none": _text(record.none),
        "name": _text(record.name or record.yes),
        "ask": _text(record.ask),
    }
    if record.type == "yes_no":
        return compiled | {"yes": _text(record.yes), "no": _text(record.no)}
    if record.type == "number":
        return compiled | {"ask": _text(record.ask) or _how_much(record)}
    if record.type == "areas":
        options = [
            {"id": name, "zh": text.zh, "en": text.en, "class": class_id}
            for class_id, group in definitions.areas.items()
            for name, text in group.kinds.items()
        ]
        return compiled | {"options": options, "none": _text(record.none) or NO_AREA}
    options = [{"id": name, "zh": text.zh, "en": text.en} for name, text in (record.options or {}).items()]
    none = _text(record.none) or (NOTHING if record.type == "set" else None)
    return compiled | {"options": options, "none": none}


NO_AREA: Text = {"zh": "都不涉及", "en": "none of these"}
NOTHING: Text = {"zh": "都没有", "en": "none of these"}


def _how_much(record: models.Fact) -> Text:
    """The question for a quantity, made from its name."""
    assert record.name is not None
    zh, en = record.name.zh, record.name.en
    how = "how many" if record.integer else "how much"
    return {"zh": f"{zh}是多少？", "en": f"{en[:1].upper()}{en[1:]}: {how}?"}


def _text(text: models.Text | None) -> Text | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
