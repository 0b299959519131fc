"""A question put to the core: read, checked, and refused with a reason for every wrong field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.derived import Asked, Derived, told
from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.facts import read_facts, unknown_name
from generator.rules.logic import Facts, facts_of, truth
from generator.rules.places import read_places
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.wording import Text, Wording, join

if TYPE_CHECKING:
    from generator.models.messages.basics import Value
    from generator.models.policy.catalogue import EditionRecord, FactRecord

FIELDS = ("items", "facts", "on", "start", "submitted", "accepted", "lang", "description", "unsure", "place")
MILESTONES = ("submitted", "accepted")
"""Days of the procedure that a person may know, or aim at, in the order in which they come."""
MAX_ITEMS = 12
EXAMPLE = '{"items": [3], "facts": {}}'
OWN_FIELDS = ("facts", "on")
OWN_EXAMPLE = '{"facts": {}, "on": "2026-11-23"}'
EARLIEST, LATEST = date(1980, 1, 1), date(2100, 12, 31)


EMPTY: Mapping[str, Derived] = {}


class Request(NamedTuple):
    """What is asked: items by number (sorted), facts known, the day of the check, a day to start.

    ``facts`` hold the answers ``given`` and those ``derived`` from them.
    """

    items: tuple[int, ...]
    facts: Facts
    on: date
    start: date | None
    edition: EditionRecord | None
    known: Mapping[str, date] = {}
    """Days of submission and acceptance, as far as they are given."""
    description: str = ""
    """The project in the reader's own words."""
    unsure: frozenset[str] = frozenset()
    """Facts to which the reader has no answer yet, and said so."""
    given: Mapping[str, Value] = {}
    derived: Mapping[str, Derived] = {}
    places: tuple[str, ...] = ()
    """Where the project lies, by the ids of places."""

    def how(self, policy: Policy) -> dict[str, Text]:
        """Of every answer that was not given, from what it follows."""
        return told(policy, self.given, self.derived)


def read_request(policy: Policy, given: object, today: date, *, consistent: bool = True) -> Request:
    """Check a request of plain JSON; raises InputErrors that name every wrong field.

    ``consistent``: answers that cannot all be true are wrong too. A link keeps them, so that they can be
    mended where it is opened.
    """
    if not isinstance(given, Mapping):
        raise InputErrors(
            [
                Mistake(
                    "request",
                    "type",
                    f"请求应是一个对象，例如 {EXAMPLE}。",
                    f"the request must be an object, for example {EXAMPLE}.",
                )
            ]
        )
    mistakes: list[Mistake] = [
        unknown_name(shown(k), str(k), FIELDS, "字段", "field") for k in given if k not in FIELDS
    ]
    on = read_day(given.get("on"), "on", mistakes) or today
    start = read_day(given.get("start"), "start", mistakes)
    known = _milestones(given, mistakes)
    edition = policy.edition(on)
    items = _items(policy, edition, given.get("items"), mistakes)
    answers = _facts(given.get("facts"), answerable(policy), mistakes)
    description = _description(given.get("description"), mistakes)
    unsure = _unsure(given.get("unsure"), answerable(policy), mistakes)
    asked = None if edition is None else Asked(policy, edition, items, on)
    derived = {} if asked is None else asked.derive(answers)
    facts = {**answers, **{name: follows.value for name, follows in derived.items()}}
    places = read_places(policy, given.get("place"), mistakes)
    request = Request(items, facts, on, start, edition, known, description, unsure, answers, derived, places)
    if consistent:
        clashes = [] if asked is None else asked.clashes(answers)
        mistakes.extend(clashes or contradictions(policy, facts, derived))
    if mistakes:
        raise InputErrors(mistakes)
    return request


MAIN = ("project", "service")
"""Scopes of the facts that the check of a project asks.

Those of scope ``route`` the program itself supplies.
"""


@lru_cache(maxsize=4)
def answerable(policy: Policy, scope: str = "") -> dict[str, FactRecord]:
    """The facts that people answer: for a project, or for the check that has questions of its own (its
    ``scope``)."""
    scopes = (scope,) if scope else MAIN
    return {name: fact for name, fact in policy.facts.items() if fact["scope"] in scopes}


def read_own_request(policy: Policy, scope: str, given: object, today: date) -> tuple[dict[str, Value], date]:
    """The answers and the day of a check with questions of its own, ``size`` or ``major_change``.

    ``given`` is ``{"facts": {…}, "on": "2026-11-23"}``, both optional; raises InputErrors that name every
    wrong field.
    """
    if not isinstance(given, Mapping):
        raise InputErrors(
            [
                Mistake(
                    "request",
                    "type",
                    f"请求应是一个对象，例如 {OWN_EXAMPLE}。",
                    f"the request must be an object, for example {OWN_EXAMPLE}.",
                )
            ]
        )
    mistakes = [
        unknown_name(shown(key), str(key), OWN_FIELDS, "字段", "field")
        for key in given
        if key not in OWN_FIELDS
    ]
    on = read_day(given.get("on"), "on", mistakes) or today
    facts = _facts(given.get("facts"), answerable(policy, scope), mistakes)
    if mistakes:
        raise InputErrors(mistakes)
    return facts, on


def _facts(given: object, known: Mapping[str, FactRecord], mistakes: list[Mistake]) -> dict[str, Value]:
    """The answers given; what is wrong with them is added to ``mistakes``."""
    try:
        return read_facts({} if given is None else given, known)
    except InputErrors as error:
        mistakes.extend(error.errors)
        return {}


def contradictions(policy: Policy, facts: Facts, derived: Mapping[str, Derived] = EMPTY) -> list[Mistake]:
    """Answers that cannot all be true of one project, each combination told at the question named last in it,
    or at the one from whose answer that follows."""
    wording = Wording(policy.facts, how=told(policy, facts, derived))
    found = []
    for tree in policy.data["contradictions"]:
        if truth(tree, facts):
            said = join("all", [clause for clause, _ in wording.because(tree, facts)])
            zh, en = (
                f"这些回答不能同时成立：{said['zh']}。请核对。",
                f"these answers cannot all be true: {said['en']}. Check them.",
            )
            asked = [fact for fact in facts_of(tree) if facts.get(fact) is not None]
            follows = derived.get(asked[-1])
            at = asked[-1] if follows is None else follows.source
            found.append(Mistake(f"facts.{at}", "contradiction", zh, en))
    return found


def read_day(value: object, field: str, mistakes: list[Mistake]) -> date | None:
    """A day given as an ISO date; None if it is not given, or wrong (and then added to ``mistakes``)."""
    if value is None or value == "":
        return None
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        said = shown(value)
        mistakes.append(
            Mistake(
                field,
                "date",
                f"“{said}”不是可用的日期，应写成 2026-11-23。",
                f"“{said}” is not a usable date; write it as 2026-11-23.",
            )
        )
        return None
    return day


ACCEPTED_TOO_SOON = Mistake(
    "accepted",
    "order",
    "受理日期不能早于递交日期，请核对两个日期。",
    "the day of acceptance cannot come before that of submission; check the two dates.",
)


def _milestones(given: Mapping[object, object], mistakes: list[Mistake]) -> dict[str, date]:
    days = {name: read_day(given.get(name), name, mistakes) for name in MILESTONES}
    known = {name: day for name, day in days.items() if day is not None}
    if len(known) == len(MILESTONES) and known["accepted"] < known["submitted"]:
        mistakes.append(ACCEPTED_TOO_SOON)
    return known


def _items(
    policy: Policy, edition: EditionRecord | None, value: object, mistakes: list[Mistake]
) -> tuple[int, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        mistakes.append(NO_ITEM)
        return ()
    known = [int(number) for number in policy.items(edition or policy.current)]
    good = set()
    for entry in value:
        if isinstance(entry, int) and not isinstance(entry, bool) and (entry in known or entry == NOT_LISTED):
            good.add(entry)
        else:
            mistakes.append(_unknown_item(entry, min(known), max(known)))
    if len(good) > MAX_ITEMS:
        mistakes.append(
            Mistake(
                "items",
                "too-many",
                f"一次最多查 {MAX_ITEMS} 个项目类别。",
                f"at most {MAX_ITEMS} items can be checked at once.",
            )
        )
    return tuple(sorted(good))


def _description(value: object, mistakes: list[Mistake]) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    mistakes.append(Mistake("description", "type", "description 应是文字。", "the description must be text."))
    return ""


def _unsure(value: object, known: Mapping[str, FactRecord], mistakes: list[Mistake]) -> frozenset[str]:
    """The ids of questions that the reader cannot answer yet."""
    if value is None:
        return frozenset()
    if not isinstance(value, (list, tuple)):
        mistakes.append(
            Mistake(
                "unsure",
                "type",
                'unsure 应是一组问题的 id，例如 ["areas"]。',
                'unsure must be a list of ids of questions, for example ["areas"].',
            )
        )
        return frozenset()
    strange = [name for name in map(shown, value) if name not in known]
    mistakes.extend(unknown_name("unsure", name, known, "问题", "question") for name in strange)
    return frozenset(map(shown, value)).difference(strange)


NO_ITEM = Mistake(
    "items",
    "missing",
    "请至少选一个项目类别，例如 [3]；名录里找不到对应类别时用 [0]。",
    "choose at least one item, for example [3]; if no item of the catalogue fits, use [0].",
)


def _unknown_item(entry: object, first: int, last: int) -> Mistake:
    return Mistake(
        "items",
        "unknown",
        f"名录里没有第“{shown(entry)}”项，编号应是 {first} 到 {last} 的整数。",
        f"the catalogue has no item “{shown(entry)}”; items are numbered {first} to {last}.",
    )
