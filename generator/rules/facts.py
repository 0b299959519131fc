"""What a person can answer, and how an answer is read.

A fact is a question with a type: ``yes_no`` (true or false), ``number`` (nought or more, in a
fixed unit), ``choice`` (exactly one option), ``set`` and ``areas`` (any number of options; the
empty list means none). A fact that is not given is not known.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.numbers import DECIMALS, LARGEST, plain_digits, read_number, whole

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.messages.questions import UnitName
    from generator.models.policy.catalogue import FactRecord
    from generator.models.policy.catalogue import FactRecord as Fact
else:
    Fact = dict

MINUS = ("-", "−", "－")
MULTIPLES = frozenset("万亿")


def read_facts(given: object, facts: Mapping[str, FactRecord]) -> dict[str, Value]:
    """The answers given, checked against the questions; raises InputErrors naming each wrong field.

    ``given`` maps fact ids to values of JSON; ``None`` is the same as not given.
    """
    if not isinstance(given, Mapping):
        raise InputErrors(
            [
                Mistake(
                    "facts",
                    "type",
                    "facts 应是一组“问题: 答案”。",
                    "facts must be an object of questions and answers.",
                )
            ]
        )
    known: dict[str, Value] = {}
    mistakes: list[Mistake] = []
    for name, value in given.items():
        fact = facts.get(str(name))
        if fact is None:
            mistakes.append(unknown_name(f"facts.{shown(name)}", str(name), facts, "问题", "question"))
        elif value is not None:
            result = read_value(fact, value)
            if isinstance(result, Mistake):
                mistakes.append(result)
            else:
                known[fact["id"]] = result
    if mistakes:
        raise InputErrors(mistakes)
    return known


def read_value(fact: FactRecord, value: object) -> Value | Mistake:
    """One answer of JSON as the core uses it, or the Mistake that it is."""
    kind = fact["type"]
    if kind == "yes_no":
        return (
            value
            if isinstance(value, bool)
            else mistaken(
                fact, "yes_no", "请回答“是”或“否”（true 或 false）", "answer yes or no (true or false)"
            )
        )
    if kind == "number":
        return _number(fact, value)
    if kind == "choice":
        return value if isinstance(value, str) and value in option_ids(fact) else _option(fact, value)
    if not isinstance(value, (list, tuple)):
        return mistaken(
            fact,
            "set",
            "这里要一组选项，可以是空的，例如 []",
            "a list of options is needed; it may be empty, as []",
        )
    for entry in value:
        if not isinstance(entry, str) or entry not in option_ids(fact):
            return _option(fact, entry)
    return [option for option in option_ids(fact) if option in value]


def read_text(fact: FactRecord, text: str) -> Value | Mistake:
    """One answer as typed by a person or written in a link, or the Mistake that it is."""
    kind = fact["type"]
    if kind == "yes_no":
        return read_value(fact, {"yes": True, "no": False}.get(text, text))
    if kind == "number":
        return (
            counted_twice(fact)
            if "money" in own_unit_name(fact) and set(text) & MULTIPLES
            else _number(fact, _typed(text))
        )
    if kind == "choice":
        return read_value(fact, text)
    return read_value(fact, [] if text == "none" else text.split(","))


def counted_twice(fact: FactRecord) -> Mistake:
    """万 or 亿 typed where the unit is 万元 already: yuan may be meant, but that would be a guess."""
    unit = own_unit_name(fact)
    return mistaken(
        fact,
        "unit",
        f"这里的单位已经是{unit['zh']}，数字后面不要再写万或亿，例如3000万元填 3000",
        f"the unit here is {unit['en']} already, so leave out 万 and 亿: for CNY 30,000,000 enter 3000",
    )


def _typed(text: str) -> float | str:
    """The number that was typed, one below nought too; the text itself if it is none."""
    number = read_number(text)
    if number is not None:
        return number
    below = read_number(text.strip()[1:]) if text.strip()[:1] in MINUS else None
    return text if below is None else -below


def write_text(fact: FactRecord, value: Value) -> str:
    """One answer as a link carries it; ``read_text`` reads it back."""
    if fact["type"] == "yes_no":
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return plain_digits(value)
    return value if isinstance(value, str) else ",".join(value) or "none"


def option_ids(fact: FactRecord) -> list[str]:
    """The ids of a fact's options, in order."""
    return [option["id"] for option in fact["options"] or ()]


def own_unit_name(fact: FactRecord) -> UnitName:
    """The unit of a question that asks for a quantity."""
    assert fact["unit_name"] is not None
    return fact["unit_name"]


def _number(fact: FactRecord, value: object) -> float | Mistake:
    unit = own_unit_name(fact)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        said = shown(value)
        return mistaken(
            fact,
            "number",
            f"“{said}”不是数。请填一个数，单位：{unit['zh']}",
            f"“{said}” is not a number. Enter a number, in {unit['en']}",
        )
    if value < 0:
        return mistaken(fact, "negative", "数量不能小于 0", "a quantity cannot be below 0")
    if value > LARGEST:
        return mistaken(
            fact,
            "too-large",
            "这个数大得不合情理，请核对单位",
            "this number is implausibly large; check the unit",
        )
    if fact.get("integer") and not float(value).is_integer():
        return mistaken(
            fact, "integer", f"请填整数，单位：{unit['zh']}", f"enter a whole number, in {unit['en']}"
        )
    return whole(round(value, DECIMALS))


def mistaken(fact: FactRecord, code: str, zh: str, en: str) -> Mistake:
    """A mistake in the answer to one question, said under the question's name."""
    return Mistake(
        f"facts.{fact['id']}", code, f"{fact['name']['zh']}：{zh}。", f"{fact['name']['en']}: {en}."
    )


def _option(fact: FactRecord, value: object) -> Mistake:
    ids = "、".join(option_ids(fact)), ", ".join(option_ids(fact))
    return mistaken(
        fact,
        "option",
        f"没有选项“{shown(value)}”。可选：{ids[0]}",
        f"there is no option “{shown(value)}”. Choose from: {ids[1]}",
    )


def unknown_name(field: str, name: str, known: Iterable[str], zh: str, en: str) -> Mistake:
    """The mistake of naming something that does not exist, with the nearest name that does."""
    near = difflib.get_close_matches(shown(name), list(known), n=1, cutoff=0.6)
    hint = (f"是不是“{near[0]}”？", f" Did you mean “{near[0]}”?") if near else ("", "")
    return Mistake(
        field,
        "unknown",
        f"没有名为“{shown(name)}”的{zh}。{hint[0]}",
        f"There is no {en} called “{shown(name)}”.{hint[1]}",
    )
