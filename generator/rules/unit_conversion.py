"""A quantity in the unit in which people have it, and in that of the question.

Which units there are, what else they are called and how many of one another they make stands in the data
(``units.yaml``); a fact carries those that may be offered for it. Factors are exact: 15 mu are 10,000 m², not
nearly so. What is given for each day becomes a yearly quantity only with the days of operation that the
person gives, never with a number of days taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.rules.errors import Mistake
from generator.rules.facts import (
    MULTIPLES,
    counted_twice,
    mistaken,
    own_unit_name,
    read_text,
    read_value,
)
from generator.rules.numbers import half_width, plain_digits, read_exact, rounded

if TYPE_CHECKING:
    from generator.models.messages.questions import Unit
    from generator.models.policy.catalogue import FactRecord, OtherUnit, OwnUnit

DAYS_IN_YEAR = 366

UNIT_SIGNS: Mapping[str, tuple[str, ...]] = {"m²": ("m2", "㎡"), "m³": ("m3", "㎥")}


class Amount(NamedTuple):
    """A quantity:

    ``value`` in the question's unit; ``text`` as it was typed, in the unit ``unit``, and on how many days a
    year.
    """

    value: float
    text: str
    unit: str
    days: str = ""

    def written(self) -> str:
        """As a link carries it: ``5:10k_kW``, ``20:t/d:300``; the bare value in the question's own unit."""
        return ":".join(part for part in (self.text, self.unit, self.days) if part)


def names(record: Mapping[str, Any]) -> set[str]:
    """What a unit may be called, folded: by its id, its names and what else people say, without the period
    too."""
    said = {record["id"], record["zh"], record["en"], record.get("en_one") or record["en"]}
    said |= {re.split(r"/| a ", name)[0] for name in said} if not record.get("each_day") else set()
    said |= set(record.get("also") or ())
    said |= {
        name.replace(sign, other) for name in said for sign, others in UNIT_SIGNS.items() for other in others
    }
    return {folded(name) for name in said}


def folded(text: str) -> str:
    """Words as they are compared: without spaces, in plain signs and small letters."""
    return half_width("".join(text.split())).casefold()


def own_unit(fact: FactRecord) -> OwnUnit:
    """The question's own unit, as a record like those it offers besides."""
    assert fact["unit"] is not None
    return {"id": fact["unit"], **own_unit_name(fact)}


def own_names(fact: FactRecord) -> list[str]:
    """What the question's own unit may be called, longest first.

    A yearly amount may be answered ``6000头``.
    """
    return sorted(names(own_unit(fact)), key=lambda name: (-len(name), name))


def read_amount(fact: FactRecord, text: str, unit: str = "", days: str = "") -> Amount | Mistake:
    """A quantity as typed, in a unit that stands beside it or behind the number (``50 MW``), or the Mistake
    that it is."""
    own, others = own_unit(fact), {record["id"]: record for record in fact.get("units") or ()}
    records: dict[str, OwnUnit | OtherUnit] = {own["id"]: own, **others}
    said, named = _apart(folded(text), records)
    if named is None and unit and unit not in records:
        return _no_unit(fact, records)
    chosen = named or unit or own["id"]
    if chosen != own["id"]:
        return _converted(fact, others[chosen], said if named else text, days)
    value = read_quantity(fact, said)
    if isinstance(value, Mistake):
        told = read_text(fact, text) if value.code == "number" else value
        assert isinstance(told, Mistake)
        return told
    return Amount(value, said, "")


def read_quantity(fact: FactRecord, text: str) -> float | Mistake:
    """A quantity as typed, in the question's own unit, or the Mistake that it is."""
    value = read_text(fact, text)
    assert isinstance(value, (int, float, Mistake))
    return value


def _apart(text: str, records: Mapping[str, OwnUnit | OtherUnit]) -> tuple[str, str | None]:
    """The number before a unit's name, and the unit, the longest name first; the whole text and None without
    one."""
    pairs = ((name, unit) for unit, record in records.items() for name in names(record))
    for name, unit in sorted(pairs, key=lambda pair: -len(pair[0])):
        if text.endswith(name) and text != name:
            return text.removesuffix(name), unit
    return text, None


def _converted(fact: FactRecord, record: OtherUnit, text: str, days: str) -> Amount | Mistake:
    fact_so: FactRecord = {**fact, "unit_name": {"zh": record["zh"], "en": record["en"]}}
    if record["zh"][0] in MULTIPLES and set(text) & MULTIPLES:
        return counted_twice(fact_so)
    typed = read_quantity({**fact_so, "integer": False}, text)
    if isinstance(typed, Mistake):
        return typed
    plain = plain_digits(typed)
    above, below = read_exact(plain) or (0, 1)
    times, of = record["times"]
    each_day = read_exact(days) if record.get("each_day") else (1, 1)
    if each_day is None or not 0 < rounded(each_day) <= DAYS_IN_YEAR:
        return _days_wanted(fact)
    value = read_value(fact, rounded((above * times * each_day[0], below * of * each_day[1])))
    if isinstance(value, Mistake):
        return value
    assert isinstance(value, (int, float))
    return Amount(
        value, plain, record["id"], plain_digits(rounded(each_day)) if record.get("each_day") else ""
    )


def read_written(fact: FactRecord, text: str) -> Amount | Mistake:
    """A quantity as ``Amount.written`` writes it."""
    amount, unit, days, *_ = [*text.split(":"), "", ""]
    return read_amount(fact, amount, unit, days)


def offered(fact: FactRecord) -> list[Unit]:
    """The units in which a form may ask, the question's own first; empty where there is no other."""
    others = fact.get("units") or ()
    return (
        [
            {"id": r["id"], "zh": r["zh"], "en": r["en"], "each_day": bool(r.get("each_day"))}
            for r in (own_unit(fact), *others)
        ]
        if others
        else []
    )


def _no_unit(fact: FactRecord, records: Mapping[str, OwnUnit | OtherUnit]) -> Mistake:
    zh, en = "、".join(r["zh"] for r in records.values()), ", ".join(r["en"] for r in records.values())
    return mistaken(
        fact, "unit", f"这里没有这个单位。可选：{zh}", f"there is no such unit here. Choose from: {en}"
    )


def _days_wanted(fact: FactRecord) -> Mistake:
    return mistaken(
        fact,
        "days",
        f"按每天的量填写，还要填一年实际运行多少天（不超过{DAYS_IN_YEAR}）",
        f"for an amount a day, give the days of operation a year too (at most {DAYS_IN_YEAR})",
    )
