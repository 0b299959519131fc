"""Questions as a form needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.rules.logic import atoms, facts_of
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.unit_conversion import offered
from generator.rules.wording import text


def question(policy: Policy, name: str, items: Iterable[int], areas: Iterable[str]) -> dict[str, Any]:
    """One question: id, type, unit, texts and choices. ``areas`` are the area kinds that count."""
    fact = policy.facts[name]
    options = fact["options"]
    if fact["type"] == "areas":
        classes = policy.data["areas"]
        wanted = set(areas)
        options = [
            {**option, "class": text(classes[option["class"]])}
            for option in options
            if option["id"] in wanted
        ]
    keys = ("id", "type", "unit", "unit_name", "ask", "name", "help", "see", "none", "integer", "scope")
    found = {key: fact.get(key) for key in keys}
    if fact["type"] == "yes_no":
        found |= {"yes": fact["yes"], "no": fact["no"]}
    return {**found, "options": options, "items": list(items)}


def area_kinds(policy: Policy, items: Iterable[Mapping[str, Any]]) -> list[str]:
    """The kinds of sensitive area that count for any of the items."""
    tests = [
        atom
        for item in items
        for tree in item["tiers"].values()
        for atom in atoms(tree)
        if atom["fact"] == "areas"
    ]
    kinds = {kind for test in tests for kind in test["options"]}
    return [option["id"] for option in policy.facts["areas"]["options"] if option["id"] in kinds]


def questions(policy: Policy, edition: Mapping[str, Any], numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Every question that these items can ask, then those of approval, services and measures."""
    wanted = list(numbers)
    items = [policy.items(edition)[str(n)] for n in wanted if n != NOT_LISTED]
    asking: dict[str, list[int]] = {}
    for item in items:
        for tree in item["tiers"].values():
            for name in facts_of(tree):
                if item["number"] not in asking.setdefault(name, []):
                    asking[name].append(item["number"])
    if NOT_LISTED in wanted:
        asking["unlisted_kind"] = [NOT_LISTED]
    areas = area_kinds(policy, items)
    found = [question(policy, name, by, areas) for name, by in asking.items()]
    found += [
        question(policy, name, [], ()) for name, fact in policy.facts.items() if fact["scope"] == "service"
    ]
    return [
        one | {"units": offered(policy.facts[one["id"]])} if one["type"] == "number" else one for one in found
    ]
