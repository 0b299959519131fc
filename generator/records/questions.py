"""The questions of all files as the decision core needs them: units named, options in order."""

from __future__ import annotations

from typing import Any

from generator.records.conditions_of_records import ROUTE_FACTS
from generator.records.data import Data
from generator.records.units import others


def compile_facts(data: Data) -> dict[str, Any]:
    """The questions with every text that a form needs, by id."""
    facts = {name: _fact(data, record) for name, record in data.facts.items()}
    facts.update(ROUTE_FACTS)
    return facts


def _fact(data: Data, record: dict[str, Any]) -> dict[str, Any]:
    kind = record["type"]
    unit = data.units.get(record.get("unit", ""))
    fact: dict[str, Any] = {
        "id": record["id"],
        "type": kind,
        "scope": record["scope"],
        "unit": record.get("unit"),
        "unit_name": unit,
        "units": others(data.units, record["unit"]) if unit else [],
        "integer": bool(record.get("integer")),
        "help": record.get("help"),
        "see": record.get("see"),
        "options": None,
        "none": record.get("none"),
        "name": record.get("name") or record.get("yes"),
        "ask": record.get("ask"),
    }
    if kind == "yes_no":
        fact |= {"yes": record["yes"], "no": record["no"]}
    elif kind == "number":
        assert unit is not None
        fact["ask"] = record.get("ask") or {
            "zh": f"{record['name']['zh']}是多少？",
            "en": (
                f"{record['name']['en'][:1].upper()}{record['name']['en'][1:]}:"
                f" {'how many' if record.get('integer') else 'how much'}?"
            ),
        }
    elif kind == "areas":
        fact["options"] = [
            {"id": name, **text, "class": class_id}
            for class_id, group in data.areas.items()
            for name, text in group["kinds"].items()
        ]
        fact["none"] = record.get("none") or {"zh": "都不涉及", "en": "none of these"}
    else:
        fact["options"] = [{"id": name, **text} for name, text in record["options"].items()]
        if kind == "set":
            fact["none"] = record.get("none") or {"zh": "都没有", "en": "none of these"}
    return fact
