"""Questions as a form needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from generator.rules import prohibitions
from generator.rules.derived import Asked
from generator.rules.logic import atoms, facts_of
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.unit_conversion import offered
from generator.rules.wording import text

if TYPE_CHECKING:
    from typing import TypedDict

    from generator.models.messages.basics import Text
    from generator.models.messages.questions import FormQuestion, Option, Question, Unit
    from generator.models.policy.catalogue import EditionRecord, FactRecord, ItemRecord, OptionRecord

    class Extra(TypedDict, total=False):
        """The keys of a question that only some have."""

        yes: Text
        no: Text
        units: list[Unit]
        given_by: str


def question(
    policy: Policy, name: str, items: Iterable[int], areas: Iterable[str], given_by: str = ""
) -> Question:
    """One question: id, type, unit, texts and choices. ``areas`` are the area kinds that count;
    ``given_by`` is the question put before it, whose answer may give this one."""
    asked = _question(policy, name, items, areas)
    if given_by:
        asked["given_by"] = given_by
    return asked


def _question(policy: Policy, name: str, items: Iterable[int], areas: Iterable[str]) -> FormQuestion:
    fact = policy.facts[name]
    assert fact["ask"] is not None and fact["scope"] != "route"
    return {
        "id": fact["id"],
        "type": fact["type"],
        "unit": fact["unit"],
        "unit_name": fact["unit_name"],
        "ask": fact["ask"],
        "name": fact["name"],
        "help": fact["help"],
        "see": fact.get("see"),
        "none": fact["none"],
        "integer": fact["integer"],
        "scope": fact["scope"],
        **_yes_no(fact),
        "options": _options(policy, fact, set(areas)),
        "items": list(items),
    }


def _yes_no(fact: FactRecord) -> Extra:
    """What yes and no mean, for a question that they answer."""
    return {"yes": fact["yes"], "no": fact["no"]} if fact["type"] == "yes_no" else {}


def _options(policy: Policy, fact: FactRecord, areas: set[str]) -> list[Option] | None:
    """What may be chosen; of areas, only the kinds that count, each with its class."""
    if fact["options"] is None:
        return None
    if fact["type"] != "areas":
        return [_option(option) for option in fact["options"]]
    classes = policy.data["areas"]
    return [
        {**_option(option), "class": text(classes[option["class"]])}
        for option in fact["options"]
        if option["id"] in areas
    ]


def _option(option: OptionRecord) -> Option:
    """One answer with what it looks like, where that is said."""
    said: Option = {"id": option["id"], "zh": option["zh"], "en": option["en"]}
    return {**said, "help": option["help"]} if "help" in option else said


def first_choice(asked: Iterable[Question]) -> list[Question]:
    """Questions without those that are only for whoever cannot answer another of them."""
    return [one for one in asked if "given_by" not in one]


def area_kinds(policy: Policy, items: Collection[ItemRecord], on: date) -> list[str]:
    """The kinds of sensitive area that can be found in the province and count for any of the items, or say
    where these may not be built."""
    kinds = prohibitions.kinds(policy, [item["number"] for item in items], on) | {
        kind
        for item in items
        for tree in item["tiers"].values()
        for test in atoms(tree)
        if test["fact"] == "areas" and (test["op"] == "include" or test["op"] == "only")
        for kind in test["options"]
    }
    return [
        option["id"]
        for option in policy.facts["areas"]["options"] or ()
        if option["id"] in kinds and option.get("offered", True)
    ]


def questions(policy: Policy, edition: EditionRecord, numbers: Iterable[int]) -> list[FormQuestion]:
    """Every question that these items can ask, each after those whose answers may give it; then those of the
    site, of approval, services and measures.

    Where no item asks what areas the site touches, that is a question of the site alone.
    """
    wanted = list(numbers)
    items = [policy.items(edition)[str(n)] for n in wanted if n != NOT_LISTED]
    asking: dict[str, list[int]] = {}
    on = date.fromisoformat(policy.current_to)
    asked_of = Asked(policy, edition, wanted, on)
    for item in items:
        for tree in item["tiers"].values():
            for name in (way for fact in facts_of(tree) for way in asked_of.ways(fact)):
                if item["number"] not in asking.setdefault(name, []):
                    asking[name].append(item["number"])
    if NOT_LISTED in wanted:
        asking["unlisted_kind"] = [NOT_LISTED]
    areas = area_kinds(policy, items, on)
    asked = [_question(policy, name, by, areas) for name, by in asking.items()]
    if areas and "areas" not in asking:
        asked.append({**_question(policy, "areas", [], areas), "scope": "service"})
    asked += [
        _question(policy, name, [], ()) for name, fact in policy.facts.items() if fact["scope"] == "service"
    ]
    for one in asked:
        if one["type"] == "number":
            one["units"] = offered(policy.facts[one["id"]])
    return asked
