"""A quantity in the unit in which people have it, and in that of the question.

Which units there are, what else they are called and how many of one another they make stands in the data
(``units.yaml``); a fact carries those that may be offered for it. Factors are exact: 15 mu are 10,000 m², not
nearly so. What is given for each day becomes a yearly quantity only with the days of operation that the
person gives, never with a number of days taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.rules.errors import Mistake
from generator.rules.facts import MULTIPLES, Fact, counted_twice, mistaken, read_text, read_value
from generator.rules.numbers import half_width, plain_digits, read_exact, rounded

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


def own_unit(fact: Fact) -> dict[str, Any]:
    """The question's own unit, as a record like those it offers besides."""
    return {"id": fact["unit"], **fact["unit_name"]}


def own_names(fact: Fact) -> list[str]:
    """What the question's own unit may be called, longest first.

    A yearly amount may be answered ``6000头``.
    """
    return sorted(names(own_unit(fact)), key=lambda name: (-len(name), name))


def read_amount(fact: Fact, text: str, unit: str = "", days: str = "") -> Amount | Mistake:
    """A quantity as typed, in a unit that stands beside it or behind the number (``50 MW``), or the Mistake
    that it is."""
    records = {record["id"]: record for record in (own_unit(fact), *(fact.get("units") or ()))}
    said, found = _apart(folded(text), records)
    if found is None and unit and unit not in records:
        return _no_unit(fact, records)
    record = records[found or unit or fact["unit"]]
    if record["id"] == fact["unit"]:
        value = read_text(fact, said)
        if isinstance(value, Mistake):
            return read_text(fact, text) if value.code == "number" else value
        return Amount(value, said, "")
    return _converted(fact, record, said if found else text, days)


def _apart(text: str, records: Mapping[str, Mapping[str, Any]]) -> tuple[str, str | None]:
    """The number before a unit's name, and the unit, the longest name first; the whole text and None without
    one."""
    pairs = ((name, unit) for unit, record in records.items() for name in names(record))
    for name, unit in sorted(pairs, key=lambda pair: -len(pair[0])):
        if text.endswith(name) and text != name:
            return text.removesuffix(name), unit
    return text, None


def _converted(fact: Fact, record: Mapping[str, Any], text: str, days: str) -> Amount | Mistake:
    fact_so = {**fact, "unit_name": {"zh": record["zh"], "en": record["en"]}}
    if record["zh"][0] in MULTIPLES and set(text) & MULTIPLES:
        return counted_twice(fact_so)
    typed = read_text({**fact_so, "integer": False}, text)
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
    return Amount(
        value, plain, record["id"], plain_digits(rounded(each_day)) if record.get("each_day") else ""
    )


def read_written(fact: Fact, text: str) -> Amount | Mistake:
    """A quantity as ``Amount.written`` writes it."""
    amount, unit, days, *_ = [*text.split(":"), "", ""]
    return read_amount(fact, amount, unit, days)


def offered(fact: Fact) -> list[dict[str, Any]]:
    """The units in which a form may ask, the question's own first; empty where there is no other."""
    others = fact.get("units") or ()
    records: Iterator[Mapping[str, Any]] = iter((own_unit(fact), *others))
    return (
        [{"id": r["id"], "zh": r["zh"], "en": r["en"], "each_day": bool(r.get("each_day"))} for r in records]
        if others
        else []
    )


def _no_unit(fact: Fact, records: Mapping[str, Mapping[str, Any]]) -> Mistake:
    zh, en = "、".join(r["zh"] for r in records.values()), ", ".join(r["en"] for r in records.values())
    return mistaken(
        fact, "unit", f"这里没有这个单位。可选：{zh}", f"there is no such unit here. Choose from: {en}"
    )


def _days_wanted(fact: Fact) -> Mistake:
    return mistaken(
        fact,
        "days",
        f"按每天的量填写，还要填一年实际运行多少天（不超过{DAYS_IN_YEAR}）",
        f"for an amount a day, give the days of operation a year too (at most {DAYS_IN_YEAR})",
    )
