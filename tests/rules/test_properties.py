"""What must hold for every project, tried on projects drawn from the real items."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.browser.check import Session, to_json
from generator.rules.check import check, outcome
from generator.rules.documents import strictest_first
from generator.rules.logic import truth
from generator.rules.policy import DOCUMENTS, Policy
from tests.rules.real import (
    answers_to,
    as_json,
    bounded,
    draw_facts,
    numbers,
    possible,
    real_policy,
    requests,
    some_facts,
    some_items,
    space_of,
)

Request = dict[str, Any]
SMALL_ENOUGH = 3_000
"""Items with no more combinations of answers than this are tried in full."""


def verdict(request: Request) -> dict[str, Any]:
    return check(real_policy(), request)


def combinations(number: int) -> int:
    size = 1
    for samples in space_of(real_policy(), number).cells.values():
        size *= len(samples)
    return size


@bounded(90)
@given(requests(), st.data())
def test_one_more_answer_never_makes_more_possible(request: Request, data: st.DataObject) -> None:
    space = space_of(real_policy(), *request["items"])
    assume(space.order)
    fact = data.draw(st.sampled_from(space.order))
    value = data.draw(st.sampled_from(space.cells[fact]))
    assume(possible({**request["facts"], fact: value}))
    less = verdict({**request, "facts": {k: v for k, v in request["facts"].items() if k != fact}})
    more = verdict({**request, "facts": {**request["facts"], fact: value}})
    assert set(more["possible_documents"]) <= set(less["possible_documents"])
    assert set(more["possible_tracks"]) <= set(less["possible_tracks"])


@bounded(60)
@given(requests(), st.sampled_from(["2026-11-23", "1999-01-01"]))
@example({"items": [3], "facts": {}}, "1999-01-01")
def test_the_outcome_alone_is_that_of_the_whole_verdict(request: Request, on: str) -> None:
    alone, whole = outcome(real_policy(), {**request, "on": on}), verdict({**request, "on": on})
    assert {"status", "document", "possible_documents", "track", "possible_tracks"} <= alone.keys()
    assert alone == {name: whole[name] for name in alone}


@bounded(60)
@given(requests(most=2), st.data())
def test_leaving_an_answer_out_allows_exactly_what_its_answers_allow_together(
    request: Request, data: st.DataObject
) -> None:
    space = space_of(real_policy(), *request["items"])
    assume(space.order)
    fact = data.draw(st.sampled_from(space.order))
    without = verdict({**request, "facts": {**request["facts"], fact: None}})
    answers = [sample for sample in space.cells[fact] if possible({**request["facts"], fact: sample})]
    each = [verdict({**request, "facts": {**request["facts"], fact: sample}}) for sample in answers]
    assert set(without["possible_documents"]) == {
        document for found in each for document in found["possible_documents"]
    }
    assert set(without["possible_tracks"]) == {track for found in each for track in found["possible_tracks"]}


@bounded(80)
@given(requests(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_items_makes_no_difference(request: Request, chance: Random) -> None:
    facts, items = list(request["facts"].items()), list(request["items"])
    chance.shuffle(facts)
    chance.shuffle(items)
    assert as_json(verdict({**request, "facts": dict(facts), "items": items * 2})) == as_json(
        verdict(request)
    )


@bounded(100)
@given(some_items(4), st.data())
def test_with_everything_known_the_strictest_item_decides(
    items: tuple[int, ...], data: st.DataObject
) -> None:
    chance = data.draw(st.randoms(use_true_random=False))
    facts = draw_facts(space_of(real_policy(), *items), chance)
    found = verdict({"items": list(items), "facts": facts})
    each = {number: verdict({"items": [number], "facts": facts})["document"] for number in items}
    assert found["document"] == strictest_first(each.values())[0]
    assert each[found["deciding_item"]] == found["document"]
    assert {entry["item"]: entry["document"] for entry in found["items"]} == each


@bounded(100)
@given(requests())
def test_with_items_added_the_document_never_becomes_lighter(request: Request) -> None:
    alone = verdict({**request, "items": request["items"][:1]})
    together = verdict(request)
    assert DOCUMENTS.index(together["possible_documents"][-1]) <= DOCUMENTS.index(
        alone["possible_documents"][-1]
    )
    assert DOCUMENTS.index(together["possible_documents"][0]) <= DOCUMENTS.index(
        alone["possible_documents"][0]
    )


@bounded(100)
@given(requests())
def test_a_verdict_is_decided_when_one_document_and_one_track_are_left_and_then_nothing_is_asked(
    request: Request,
) -> None:
    found = verdict(request)
    settled = len(found["possible_documents"]) == len(found["possible_tracks"]) == 1
    assert (found["status"] == "decided") == settled == (found["ask_next"] == [])


@bounded(120)
@given(requests(most=2))
def test_answering_the_first_question_again_and_again_leads_to_a_decision(request: Request) -> None:
    space = space_of(real_policy(), *request["items"])
    facts, asked = dict(request["facts"]), 0
    while (found := verdict({**request, "facts": facts}))["status"] == "open":
        first, answers = found["ask_next"][0]["id"], answers_to(space, found["ask_next"][0])
        assert facts.get(first) is None
        facts[first] = [answer for answer in answers if possible({**facts, first: answer})][-1]
        asked += first in space.cells
    assert asked <= len(space.order)


@pytest.mark.parametrize("number", [n for n in numbers() if 1 < combinations(n) <= SMALL_ENOUGH][::6])
def test_a_question_is_put_if_and_only_if_some_answers_to_the_others_make_it_matter(
    policy: Policy, number: int
) -> None:
    """By brute force over every combination of answers, with nothing known and with one answer known."""
    cells = space_of(policy, number).cells
    edition = policy.data["editions"][-1]
    space, (root,) = policy.diagrams(edition, (number,))
    rows = product(*map(_frozen, cells.values()))
    table = {
        values: _reached(space, root, facts)
        for values in rows
        if possible(facts := dict(zip(cells, values, strict=True)))
    }
    for known in [{}, *({fact: samples[0]} for fact, samples in cells.items())]:
        asked = {question["id"] for question in verdict({"items": [number], "facts": known})["ask_next"]}
        # what may answer a question of the catalogue is asked besides it
        assert asked & set(cells) == _that_matter(table, list(cells), known)


def _frozen(samples: list[Any]) -> list[Any]:
    return [tuple(sample) if isinstance(sample, list) else sample for sample in samples]


def _reached(space: Any, root: Any, facts: dict[str, Any]) -> Any:
    return space.restrict(root, facts).outcome


def _that_matter(table: dict[tuple[Any, ...], Any], order: list[str], known: dict[str, Any]) -> set[str]:
    """The facts that change the outcome in some row of the whole table that agrees with what is known."""
    frozen = {fact: tuple(value) if isinstance(value, list) else value for fact, value in known.items()}
    rows = {
        values: end
        for values, end in table.items()
        if all(values[order.index(fact)] == value for fact, value in frozen.items())
    }
    found = set()
    for at, fact in enumerate(order):
        others: dict[tuple[Any, ...], set[Any]] = {}
        for values, end in rows.items():
            others.setdefault(values[:at] + values[at + 1 :], set()).add(end)
        if any(len(outcomes) > 1 for outcomes in others.values()):
            found.add(fact)
    return found


@cache
def session() -> Session:
    """The session that the browser would hold."""
    return Session(to_json(real_policy().data))


@bounded(150)
@given(requests(), st.sampled_from([None, "2026-11-24", "2026-02-14"]))
def test_a_verdict_is_repeated_to_the_byte_by_its_own_link(request: Request, start: str | None) -> None:
    asked = {**request, "start": start}
    read = _ask("read_link", fragment=_ask("write_link", **asked)["fragment"])
    assert read.pop("errors") == []
    assert session().ask(json.dumps({"op": "check", **read})) == session().ask(
        json.dumps({"op": "check", **asked})
    )


def _ask(op: str, **request: Any) -> Any:
    answer = json.loads(session().ask(json.dumps({"op": op, **request})))
    assert answer["ok"], answer
    return answer["result"]


@bounded(100)
@given(some_items(2), st.data())
def test_a_limit_named_as_nearest_is_true_on_both_of_its_sides(
    items: tuple[int, ...], data: st.DataObject
) -> None:
    """Just beyond the limit the project has the other document, just before it not; the words say which at the limit."""
    facts = draw_facts(space_of(real_policy(), *items), data.draw(st.randoms(use_true_random=False)), 0.95)
    found = verdict({"items": list(items), "facts": facts})
    for entry in found["change"]:
        name, limit = entry["fact"], entry["limit"]
        if limit is None:
            assert (
                verdict({"items": list(items), "facts": {**facts, name: entry["answer"]}})["document"]
                == entry["document"]
                != found["document"]
            )
            continue
        gap = 1 if real_policy().facts[name]["integer"] else 0.001
        around = [{**facts, name: max(value, 0)} for value in (limit - gap, limit, limit + gap)]
        if not all(map(possible, around)):
            continue
        before, at, after = (verdict({"items": list(items), "facts": known})["document"] for known in around)
        up = "from which" in entry["en"] or "above which" in entry["en"]
        included = "from which" in entry["en"] or "at or below which" in entry["en"]
        assert (after if up else before if limit else at) == entry["document"] != found["document"]
        assert (before if up else after) != entry["document"]
        assert (at == entry["document"]) is included


@bounded(150)
@given(some_items(2), st.data())
def test_a_tier_said_to_be_ruled_out_is_one_whose_condition_fails(
    items: tuple[int, ...], data: st.DataObject
) -> None:
    policy = real_policy()
    facts = data.draw(some_facts(items))
    for reason in verdict({"items": list(items), "facts": facts})["reasons"]:
        tree = policy.data["items"][str(reason["item"])]["tiers"].get(reason["tier"])
        if reason["kind"] == "rules_out":
            assert truth(tree, facts) is False
        elif reason["facts"]:
            assert truth(tree, facts) is True
        assert set(reason["facts"]) <= set(facts)
