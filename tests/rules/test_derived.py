"""Answers that follow from answers to other questions."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest

from generator.browser.check import Session
from generator.rules.check import check, outcome
from generator.rules.derived import Asked
from generator.rules.errors import InputErrors
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.questions import first_choice, questions
from generator.rules.request import read_request
from tests.rules.real import real_policy
from tests.rules.small import all_, both, cmp, compiled, fact, facts, number, options, yes

Json = dict[str, Any]
TODAY = date(2026, 11, 23)


def giving(chosen: list[str], answers: Json, standing: str = "official", **more: Any) -> Json:
    said = {"zh": None, "en": None} if standing == "official" else both(f"as for {chosen[0]}")
    return {
        "options": chosen,
        "answers": answers,
        **said,
        "standing": standing,
        "sources": [{"instrument": "pilot", "at": both(chosen[0])}],
        **more,
    }


def times(above: int, below: int = 1, *, of: str = "heads", up_to: tuple[int, int] | None = None) -> Json:
    return {"of": of, "times": [[above, below], list(up_to or (above, below))]}


def with_gives() -> list[Json]:
    """A choice that converts, a set that sorts, a set whose options are put together, a yes/no question."""
    no = {"value": False}
    return [
        fact(
            "animals",
            "choice",
            options=options("cow", "goat", "llama", "mixed"),
            gives=[
                giving(["cow"], {"herd": times(10), "registered": {"value": True}}, "inferred"),
                giving(["goat"], {"herd": times(1, 3), "registered": {"value": True}}, "unconfirmed"),
                giving(["llama"], {"herd": times(1, 3, up_to=(10, 1))}, "inferred"),
                giving(["mixed"], {}, effective={"until": "2020-12-31"}),
                giving(["mixed"], {}),
            ],
        ),
        number("heads", "animals"),
        fact(
            "baths",
            "set",
            options=options("water", "oil", "chrome", "other"),
            gives_items=[2],
            gives=[
                giving(["water", "oil"], {"plating": no, "paint": {"value": 0}}),
                giving(["chrome"], {"plating": {"value": True}, "paint": {"value": 3}}),
                giving(["other"], {}),
            ],
        ),
        fact(
            "machines",
            "set",
            options=options("furnace", "vat"),
            gives=[
                giving(["furnace"], {"waste": {"value": ["ash"]}}),
                giving(["vat"], {"waste": {"value": ["acid", "sludge"]}}),
            ],
        ),
        fact(
            "moved",
            "yes_no",
            gives=[
                giving(["yes"], {"length": times(1, of="whole_length"), "registered": no}, "reported"),
                giving(["no"], {"length": times(2, of="added_length")}),
            ],
        ),
        number("whole_length", "km"),
        number("added_length", "km"),
    ]


SMALL = Policy(compiled(facts=facts() | {record["id"]: record for record in with_gives()}))


def asked(*items: int, of: Policy = SMALL) -> Asked:
    return Asked(of, of.data["editions"][0], items, TODAY)


def follows(*items: int, **given: Any) -> Json:
    return {name: derived.value for name, derived in asked(*items).derive(given).items()}


def verdict(*items: int, **given: Any) -> Any:
    return check(SMALL, {"items": list(items), "facts": given}, TODAY)


def refused(*items: int, of: Policy = SMALL, **given: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InputErrors) as caught:
        check(of, {"items": list(items), "facts": given}, TODAY)
    return [(mistake.field, mistake.code, mistake.en) for mistake in caught.value.errors]


def ids(found: Any) -> list[str]:
    return [question["id"] for question in found["ask_next"]]


# --- what follows ----------------------------------------------------------------------------------


def test_a_quantity_follows_from_another_by_the_factor_of_the_kind() -> None:
    assert follows(1, animals="cow", heads=200) == {"registered": True, "herd": 2000}
    assert follows(1, animals="goat", heads=15000)["herd"] == 5000
    assert follows(1, animals="goat", heads=100)["herd"] == pytest.approx(100 / 3)


def test_without_the_quantity_or_the_kind_nothing_follows() -> None:
    assert follows(1, animals="cow") == {"registered": True}
    assert follows(1, heads=200) == {}
    assert follows(1, animals="mixed", heads=200) == {}


def test_a_factor_known_by_its_bounds_counts_where_both_come_to_the_same() -> None:
    assert follows(1, animals="llama", heads=499) == {"herd": 4990}
    assert follows(1, animals="llama", heads=500) == {}
    assert follows(1, animals="llama", heads=14999) == {}
    assert follows(1, animals="llama", heads=15000) == {"herd": 5000}


def test_of_several_options_one_yes_is_enough_and_all_must_agree_on_the_rest() -> None:
    assert follows(2, baths=["water", "oil"]) == {"plating": False, "paint": 0}
    assert follows(2, baths=["water", "chrome"]) == {"plating": True}
    assert follows(2, baths=["chrome", "other"]) == {"plating": True}
    assert follows(2, baths=["water", "other"]) == {}
    assert follows(2, baths=[]) == {}


def test_options_of_a_set_are_put_together_in_its_own_order() -> None:
    assert follows(4, machines=["furnace", "vat"]) == {"waste": ["acid", "ash", "sludge"]}


def test_yes_and_no_are_options_too_and_a_quantity_may_be_taken_as_it_is() -> None:
    assert follows(3, moved=True, whole_length=40)["length"] == 40
    assert follows(3, moved=False, added_length=40)["length"] == 80


def test_two_conversions_at_once_give_nothing() -> None:
    gives = [giving(["a"], {"herd": times(2)}), giving(["b"], {"herd": times(2)})]
    kinds = fact("kinds", "set", options=options("a", "b"), gives=gives)
    policy = Policy(compiled(facts={**SMALL.facts, "kinds": kinds}))
    both_kinds = {"kinds": ["a", "b"], "heads": 5}
    assert asked(1, of=policy).derive(both_kinds) == {}
    assert asked(1, of=policy).ask_first("herd", {**both_kinds, "animals": "mixed"}) is None


def test_what_is_limited_to_some_items_is_silent_where_another_item_asks_the_same() -> None:
    items = {**SMALL.data["items"], "5": {**SMALL.data["items"]["2"], "number": 5}}
    policy = Policy({**SMALL.data, "items": items})
    assert asked(2, of=policy).derive({"baths": ["water"]}) != {}
    assert asked(2, 5, of=policy).derive({"baths": ["water"]}) == {}
    assert asked(2, 5, of=policy).ask_first("plating", {}) is None


def test_nothing_follows_on_a_day_without_a_catalogue_and_for_a_project_it_does_not_list() -> None:
    early = {"items": [1], "facts": {"animals": "cow", "heads": 1}, "on": "2020-12-31"}
    assert read_request(SMALL, early, TODAY).derived == {}
    assert check(SMALL, early, TODAY)["derived"] == []
    assert asked(NOT_LISTED).all_of(NOT_LISTED) == set()


# --- the verdict -----------------------------------------------------------------------------------


def test_the_verdict_rests_on_what_follows_shows_the_conversion_and_says_how_firm_it_is() -> None:
    found = verdict(1, animals="cow", heads=500)
    assert (found["document"], found["standing"]) == ("report", "inferred")
    assert "【cow】500【animals】 × 10" in found["reasons"][0]["zh"]
    assert "cow: 500 animals × 10" in found["reasons"][0]["en"]
    assert found["headline"]["en"].startswith("We infer this; please check first")
    assert "As for cow." in found["rests_on"]["en"]
    assert found["facts"] == {"animals": "cow", "heads": 500}
    assert [(row["fact"], row["value"], row["standing"]) for row in found["derived"]] == [
        ("herd", 5000, "inferred"),
        ("registered", True, "inferred"),
    ]
    assert found["items"][0]["notes"] == [{**both("as for cow"), "standing": "inferred"}]
    assert ("pilot", both("cow")) in [(row["instrument"], row["at"]) for row in found["citations"]]


def test_a_verdict_that_stands_without_what_follows_is_as_firm_as_before() -> None:
    found = verdict(1, registered=True, areas=["reserve"], animals="cow", heads=1)
    assert (found["document"], found["standing"]) == ("report", "official")


def test_what_another_item_asks_does_not_weaken_the_item_that_decides() -> None:
    found = verdict(1, 2, registered=True, areas=["reserve"], animals="cow", heads=1, baths=["water"])
    assert (found["deciding_item"], found["standing"]) == (1, "official")


def test_a_quantity_taken_as_it_is_shows_the_answer_it_is_taken_from() -> None:
    found = verdict(3, road_class="motorway", moved=True, whole_length=40)
    assert (found["document"], found["standing"]) == ("report", "reported")
    assert "whole length: 40 km" in found["reasons"][0]["en"]
    assert (
        "there is no moved: 20 km × 2"
        in verdict(3, road_class="motorway", moved=False, added_length=20)["reasons"][0]["en"]
    )


def test_a_factor_that_may_be_is_told_and_no_distance_to_a_limit_is() -> None:
    found = verdict(1, registered=True, areas=[], animals="llama", heads=10)
    assert "a factor that is possible" in found["derived"][0]["en"]
    assert "herd" not in [change["fact"] for change in found["change"]]
    assert "herd" in [change["fact"] for change in verdict(1, areas=[], animals="goat", heads=10)["change"]]


def test_the_tree_of_reasons_says_the_same() -> None:
    outside, report, _ = tree_of(1, animals="cow", heads=500)
    assert [outside["state"], report["state"]] == ["not_met", "met"]
    assert "herd: 5,000 head; cow: 500 animals × 10" in report["of"][0]["of"][0]["en"]
    plating = tree_of(2, baths=["chrome"])[0]["of"][0]["of"][1]
    assert (plating["state"], plating["en"]) == ("met", "There is plating (baths: chrome).")


def tree_of(item: int, **given: Any) -> Any:
    request = {"op": "tree", "items": [item], "facts": given}
    (tree,) = json.loads(Session(json.dumps(SMALL.data)).ask(json.dumps(request)))["result"]
    return tree["of"]


def test_a_link_holds_the_answers_given_alone() -> None:
    session = Session(json.dumps(SMALL.data))
    given = {"items": [1], "facts": {"animals": "cow", "heads": 500}}
    fragment = json.loads(session.ask(json.dumps({"op": "write_link", **given})))["result"]["fragment"]
    assert fragment == "items=1&animals=cow&heads=500"
    assert json.loads(session.ask(json.dumps({"op": "read_link", "fragment": fragment})))["result"] == {
        **given,
        "errors": [],
    }


# --- the questions ---------------------------------------------------------------------------------


def test_the_question_that_gives_an_answer_is_put_first_and_that_answer_asked_last() -> None:
    found = verdict(1)
    assert ids(found) == ["animals", "areas", "registered", "herd"]
    assert [question.get("given_by") for question in found["ask_next"]] == [None, None, "animals", "animals"]
    assert ids({"ask_next": first_choice(found["ask_next"])}) == ["animals", "areas"]


def test_once_it_is_answered_what_it_gives_is_not_asked() -> None:
    assert ids(verdict(1, animals="cow")) == ["heads", "areas", "herd"]
    assert ids(verdict(1, animals="cow", heads=3)) == ["areas"]


def test_what_it_does_not_give_is_asked_itself() -> None:
    assert ids(verdict(1, animals="mixed")) == ["moved", "herd", "areas", "registered"]
    assert "heads" not in ids(verdict(1, animals="llama", heads=600, registered=True))
    assert "herd" in ids(verdict(1, animals="llama", heads=600, registered=True))


def test_a_form_has_every_way_to_an_answer_before_the_answer() -> None:
    found = [question["id"] for question in questions(SMALL, SMALL.data["editions"][0], [1, 2])]
    assert found[:8] == ["animals", "moved", "registered", "heads", "herd", "areas", "baths", "paint"]


# --- answers that do not fit together ----------------------------------------------------------------


def test_an_answer_given_itself_counts_where_it_decides_alike() -> None:
    found = verdict(1, registered=True, areas=[], animals="cow", heads=200, herd=2001)
    assert found["document"] == "form"
    assert [row["fact"] for row in found["derived"]] == []


def test_one_that_decides_otherwise_is_told_at_the_question_from_which_the_other_follows() -> None:
    ((field, code, said),) = refused(1, animals="cow", heads=500, herd=10)
    assert (field, code) == ("facts.animals", "contradiction")
    assert "“herd: 10 head” and “herd: 5,000 head”" in said and "cow: 500 animals × 10" in said


def test_two_questions_that_give_different_answers_are_told_too() -> None:
    assert [row[:2] for row in refused(1, animals="cow", moved=True)] == [("facts.moved", "contradiction")]


def test_a_contradiction_with_what_follows_is_told_at_the_question_answered() -> None:
    policy = Policy({**SMALL.data, "contradictions": [all_(yes("plating"), cmp("paint", ">", 0))]})
    ((field, code, said),) = refused(2, of=policy, baths=["chrome"])
    assert (field, code) == ("facts.baths", "contradiction")
    assert "baths: chrome" in said


# --- answering the source is answering what follows ---------------------------------------------------

DECIDED = ("status", "document", "possible_documents", "track", "possible_tracks", "deciding_item")


def answers_to(policy: Policy, source: Any) -> list[Any]:
    """The answers to a question with ``gives``: each option, and of a set also each two."""
    if source["type"] == "yes_no":
        return [True, False]
    named = [option["id"] for option in source["options"]]
    return (
        named
        if source["type"] == "choice"
        else [[a] for a in named] + [list(p) for p in combinations(named, 2)]
    )


def quantities(source: Any) -> set[str]:
    given = [answer for giving in source["gives"] for answer in giving["answers"].values()]
    return {answer["of"] for answer in given if "of" in answer}


def sources(policy: Policy) -> list[Any]:
    return [record for record in policy.facts.values() if "gives" in record]


@pytest.mark.parametrize("policy", [SMALL, real_policy()], ids=["small", "real"])
def test_answering_the_source_is_answering_what_follows(policy: Policy) -> None:
    chance, tried = Random(1), 0
    edition = policy.data["editions"][-1]
    for source in sources(policy):
        named = {name for giving in source["gives"] for name in giving["answers"]}
        items = [int(n) for n, item in policy.items(edition).items() if named & asked_of(item)]
        for answer in answers_to(policy, source):
            for item in items:
                given = {source["id"]: answer}
                given |= {name: chance.choice([0, 1, 70, 300, 20000]) for name in quantities(source)}
                derived = Asked(policy, edition, (item,), TODAY).derive(given)
                asks = asked_of(policy.items(edition)[str(item)])
                direct = {name: value for name, value in given.items() if name in asks}
                direct |= {name: row.value for name, row in derived.items()}
                by_source, by_answer = (
                    decided(policy, item, given),
                    decided(policy, item, rounded(policy, direct)),
                )
                assert by_source == by_answer, (item, given, direct)
                tried += bool(direct)
    assert tried > 10


def asked_of(item: Any) -> set[str]:
    return {test for tree in item["tiers"].values() for test in names(tree)}


def names(tree: Any) -> set[str]:
    parts = tree.get("of", [])
    inner = [parts] if isinstance(parts, dict) else parts
    return {tree["fact"]} if "fact" in tree else {name for part in inner for name in names(part)}


def rounded(policy: Policy, answers: Json) -> Json:
    """Answers as people give them: whole numbers where the question takes no others."""
    return {
        name: int(value) if policy.facts[name]["integer"] and isinstance(value, float) else value
        for name, value in answers.items()
    }


def decided(policy: Policy, item: int, given: Json) -> Any:
    try:
        found = outcome(policy, {"items": [item], "facts": given}, TODAY)
    except InputErrors as error:
        return sorted(mistake.code for mistake in error.errors)
    return [found[key] for key in DECIDED]  # type: ignore[literal-required]
