"""A check as the fragment of a link, and back.

The fragment is ``items=3,53&on=2026-11-23&pigs_sold_per_year=6000&areas=none``: readable, in a fixed
order, and never sent to a server. Reading is forgiving in one way only: what is wrong is named and
left out, and the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

from generator.rules.earlier_answer import read_was
from generator.rules.errors import Mistake, shown
from generator.rules.facts import read_text, unknown_name, write_text
from generator.rules.places import read_places
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.request import answerable, read_day
from generator.rules.unit_conversion import Amount, read_amount, read_written

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.messages.check_door import LinkState
    from generator.models.policy.catalogue import FactRecord

MAX_LENGTH = 8_000
DAYS = ("on", "start", "submitted", "accepted")
OTHER_FIELDS = ("describe", "policy")
APPENDED = re.compile(r"[\s#()（）<>《》“”‘’'\"【】\[\]。，、；！？…].*", re.DOTALL)
"""From where on the end of a link is what a chat has put behind it, such as ``。请看`` or
``#wechat_redirect``."""


def read_link(policy: Policy, fragment: str, scope: str = "") -> tuple[LinkState, list[Mistake]]:
    """What a fragment says, as a request, and every part of it that is wrong.

    With a ``scope`` it is a request to the check that has such questions of its own, and names no items.
    """
    request: Any = {"facts": {}} if scope else {"items": [], "facts": {}}
    mistakes: list[Mistake] = []
    if len(fragment) > MAX_LENGTH:
        return request, [
            Mistake(
                "link",
                "too-long",
                "链接太长，读不了。请重新选择。",
                "the link is too long to read. Please start again.",
            )
        ]
    facts = answerable(policy, scope)
    for key, value in _pairs(fragment):
        if key == "items" and not scope:
            request["items"] = _items(policy, value, mistakes)
        elif key in DAYS:
            if read_day(value, key, mistakes):
                request[key] = value
        elif key == "was":
            was = read_was(policy, value)
            if isinstance(was, Mistake):
                mistakes.append(was)
            else:
                request[key] = value
        elif key == "place" and not scope:
            request[key] = list(read_places(policy, value, mistakes))
        elif key in OTHER_FIELDS:
            request[key] = value
        elif key not in facts:
            mistakes.append(unknown_name(f"facts.{shown(key)}", key, facts, "问题", "question"))
        else:
            result = (
                read_written(facts[key], value)
                if facts[key]["type"] == "number" and ":" in value
                else read_text(facts[key], value)
            )
            if isinstance(result, Mistake):
                mistakes.append(result)
            elif isinstance(result, Amount):
                request["facts"][key] = result.value
                if result.unit:
                    request.setdefault("typed", {})[key] = {
                        "text": result.text,
                        "unit": result.unit,
                        "days": result.days,
                    }
            else:
                request["facts"][key] = result
    return request, mistakes


def _pairs(fragment: str) -> list[tuple[str, str]]:
    """Keys and values, the last of them without what a chat may have put behind the link; but for the
    visitor's own words, which may hold anything."""
    pairs = parse_qsl(fragment.lstrip("#"), keep_blank_values=True)
    if pairs and pairs[-1][0] != "describe":
        key, value = pairs[-1]
        pairs[-1] = (key, APPENDED.sub("", value).rstrip(".,;:!?"))
    return pairs


def _items(policy: Policy, text: str, mistakes: list[Mistake]) -> list[int]:
    known = {
        str(NOT_LISTED),
        *(number for edition in policy.data["editions"] for number in policy.items(edition)),
    }
    good = []
    for part in text.split(","):
        if part in known:
            good.append(int(part))
        elif part:
            said = shown(part)
            mistakes.append(
                Mistake(
                    "items",
                    "unknown",
                    f"链接里的项目编号“{said}”不在名录里。",
                    f"the item “{said}” in the link is not in the catalogue.",
                )
            )
    return sorted(set(good))


def write_link(policy: Policy, request: Mapping[str, Any]) -> str:
    """The fragment that repeats a check: items (if it has any), day, place, then facts in the order of their
    names."""
    parts = [("items", ",".join(str(n) for n in sorted(set(request["items"]))))] if "items" in request else []
    parts += [(key, str(request[key])) for key in (*DAYS, "policy", "was") if request.get(key)]
    parts += [("place", ",".join(request["place"]))] if request.get("place") else []
    given = request.get("facts") or {}
    typed = request.get("typed") or {}
    parts += [
        (name, _answer(policy.facts[name], given[name], typed.get(name)))
        for name in sorted(given)
        if given[name] is not None
    ]
    return "&".join(f"{key}={quote(value, safe=',:.-_/')}" for key, value in parts)


def _answer(fact: FactRecord, value: Value, typed: object) -> str:
    """One answer; a quantity in the unit in which it was typed, if that comes to the same."""
    if fact["type"] == "number" and isinstance(typed, Mapping):
        amount = read_amount(fact, *(str(typed.get(key) or "") for key in ("text", "unit", "days")))
        if isinstance(amount, Amount) and amount.unit and amount.value == value:
            return amount.written()
    return write_text(fact, value)
