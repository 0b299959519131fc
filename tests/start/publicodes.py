"""The catalogue as rules of Publicodes, a rule engine in JavaScript: the yardstick of what Python costs in a browser.

Only the first of the four stages, which document an item needs, and without reasons, tracks or dates; so it does less, in less time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.rules.policy import TIERS

ALL, ANY = "toutes ces conditions", "une de ces conditions"
_TURNED = {">=": "<", ">": "<=", "<=": ">", "<": ">="}


class Translation:
    """A compiled policy in Publicodes' words. ``rules``: every fact as a question (one for each option of a set), every item as
    ``item_3``, whose value is its document."""

    def __init__(self, policy: Mapping[str, Any]) -> None:
        areas = sorted({kind for group in policy["areas"].values() for kind in group["kinds"]})
        self.options = {
            name: areas if fact["type"] == "areas" else [option["id"] for option in fact["options"] or ()]
            for name, fact in policy["facts"].items()
        }
        self._sets = {name for name, fact in policy["facts"].items() if fact["type"] in ("areas", "set")}
        questions = [
            rule for name in self.options for rule in (self._of_set(name) if name in self._sets else [name])
        ]
        self.rules: dict[str, Any] = {rule: {"question": rule} for rule in questions}
        self.rules |= {f"item_{number}": self._item(item) for number, item in policy["items"].items()}

    def situation(self, facts: Mapping[str, Any]) -> dict[str, str]:
        """Answers as Publicodes takes them; what a set does not hold is answered with no."""
        given: dict[str, str] = {}
        for name, value in facts.items():
            if name in self._sets:
                given |= {_holds(name, option): _yes_no(option in value) for option in self.options[name]}
            else:
                given[name] = (
                    _yes_no(value)
                    if isinstance(value, bool)
                    else f"'{value}'"
                    if isinstance(value, str)
                    else _digits(value)
                )
        return given

    def condition(self, tree: Mapping[str, Any], holds: bool = True) -> Any:
        """The condition, or its contrary: Publicodes has no "not" around several conditions, so it goes down to each of them."""
        op = tree["op"]
        if op == "true":
            return _yes_no(holds)
        if op == "not":
            return self.condition(tree["of"], not holds)
        if op in ("all", "any"):
            return {
                ALL if (op == "all") == holds else ANY: [self.condition(part, holds) for part in tree["of"]]
            }
        return self._atom(tree, holds)

    def _atom(self, atom: Mapping[str, Any], holds: bool) -> Any:
        name = atom["fact"]
        if atom["op"] == "yes":
            return f"{name} = {_yes_no(holds)}"
        if atom["op"] == "cmp":
            return f"{name} {atom['cmp'] if holds else _TURNED[atom['cmp']]} {_digits(atom['value'])}"
        if atom["op"] == "is":
            return {
                ANY if holds else ALL: [
                    f"{name} {'=' if holds else '!='} '{option}'" for option in atom["options"]
                ]
            }
        some = {
            ANY if holds else ALL: [
                f"{_holds(name, option)} = {_yes_no(holds)}" for option in atom["options"]
            ]
        }
        others = [
            f"{_holds(name, option)} = {_yes_no(not holds)}"
            for option in self.options[name]
            if option not in atom["options"]
        ]
        return {ALL if holds else ANY: [some, *others]} if atom["op"] == "only" else some

    def _item(self, item: Mapping[str, Any]) -> dict[str, Any]:
        cases = [
            {"si": self.condition(item["tiers"][name]), "alors": _document(name)}
            for name in TIERS
            if name in item["tiers"]
        ]
        return {"variations": [*cases, {"sinon": _document(item["rest"])}]}

    def _of_set(self, name: str) -> list[str]:
        return [_holds(name, option) for option in self.options[name]]


def _document(tier: str | None) -> str:
    return "'none'" if tier in ("outside", None) else f"'{tier}'"


def _holds(name: str, option: str) -> str:
    return f"{name}_holds_{option}"


def _yes_no(value: bool) -> str:
    return "oui" if value else "non"


def _digits(value: float) -> str:
    return f"{value:.12f}".rstrip("0").rstrip(".")
