"""Conditions as sentences in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.logic import truth
from generator.rules.wording import (
    MOST_ROWS,
    OTHERWISE,
    Wording,
    capital,
    join,
    labels,
    listed,
    listed_texts,
    sentence,
    text,
    tier_sentences,
    with_article,
)
from tests.rules import small
from tests.rules.small import Tree, all_, any_, both, cmp, facts, include, is_, not_, only, own_areas, yes

FACTS = facts()
WORDING = Wording(FACTS)
RICH = yes("registered")


def en(tree: Tree) -> str:
    return WORDING.phrase(tree)["en"]


def zh(tree: Tree) -> str:
    return WORDING.phrase(tree)["zh"]


def why(tree: Tree, holds: bool = True, **known: Any) -> list[str]:
    return [clause["en"] for clause, _ in WORDING.because(tree, known, holds)]


@pytest.mark.parametrize(
    ("sign", "said_zh", "said_en"),
    [
        (">=", "【paint】在10【t/a】及以上", "paint: 10 t/a or more"),
        (">", "【paint】大于10【t/a】", "paint: more than 10 t/a"),
        ("<=", "【paint】在10【t/a】及以下", "paint: 10 t/a or less"),
        ("<", "【paint】不到10【t/a】", "paint: less than 10 t/a"),
    ],
)
def test_a_limit_says_whether_it_counts_itself(sign: str, said_zh: str, said_en: str) -> None:
    assert WORDING.phrase(cmp("paint", sign, 10)) == {"zh": said_zh, "en": said_en}


@pytest.mark.parametrize(("sign", "contrary"), [(">=", "<"), ("<", ">="), (">", "<="), ("<=", ">")])
def test_the_contrary_of_a_limit_is_the_limit_turned_round(sign: str, contrary: str) -> None:
    assert en(not_(cmp("paint", sign, 10))) == en(cmp("paint", contrary, 10))


def test_more_than_nought_and_none_at_all_are_said_without_a_figure() -> None:
    assert WORDING.phrase(cmp("paint", ">", 0)) == {"zh": "【paint】大于零", "en": "paint: more than zero"}
    assert WORDING.phrase(cmp("paint", "<=", 0)) == {"zh": "【paint】为零", "en": "paint: none"}


def test_a_percentage_stands_close_to_its_sign() -> None:
    share = {"share": small.number("share", "%") | {"unit_name": {"zh": "%", "en": "%"}}}
    assert Wording(share).amount(share["share"], 25, "en") == "25%"


def test_a_large_quantity_is_written_for_the_language() -> None:
    fact = {"unit_name": {"zh": "吨", "en": "t"}}
    assert WORDING.amount(fact, 50000, "zh") == "5万吨"
    assert WORDING.amount(fact, 50000, "en") == "50,000 t"
    beds = {"unit_name": {"zh": "张", "en": "beds", "en_one": "bed"}}
    assert [WORDING.amount(beds, n, "en") for n in (1, 2)] == ["1 bed", "2 beds"]
    assert WORDING.amount(beds, 1, "zh") == "1张"


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (yes("plating"), "there is plating"),
        (not_(yes("plating")), "there is no plating"),
        (is_("road_class", "lane", "path"), "road class: lane or path"),
        (not_(is_("road_class", "lane")), "road class: not lane"),
        (include("waste", "acid", "ash"), "waste include acid or ash"),
        (not_(include("waste", "acid")), "waste do not include acid"),
        (only("waste", "ash"), "waste: only ash"),
        (not_(only("waste", "ash")), "waste: not only ash"),
        (own_areas("reserve"), "it touches a sensitive area of the kinds this item names"),
        (not_(own_areas("reserve")), "it touches no sensitive area of the kinds this item names"),
        (include("areas", "school"), "areas include school"),
        (small.OTHERWISE, "all other cases"),
    ],
)
def test_each_kind_of_test_is_a_clause(tree: Tree, said: str) -> None:
    assert en(tree) == said


def test_the_contrary_of_all_is_any_of_the_contraries() -> None:
    assert (
        en(not_(all_(yes("plating"), yes("registered")))) == "there is no plating, or there is no registered"
    )
    assert (
        en(not_(any_(yes("plating"), yes("registered")))) == "there is no plating, and there is no registered"
    )


def test_an_or_inside_an_and_stands_in_brackets_and_an_and_inside_an_and_does_not() -> None:
    assert (
        en(all_(RICH, any_(yes("plating"), cmp("paint", ">", 1))))
        == "there is registered, and (there is plating, or paint: more than 1 t/a)"
    )
    assert zh(any_(RICH, all_(yes("plating"), RICH))).endswith(
        "，或（【there is plating】，且【there is registered】）"
    )
    assert (
        en(all_(RICH, all_(yes("plating"), RICH)))
        == "there is registered, and there is plating, and there is registered"
    )
    assert en(all_(RICH, any_(yes("plating")))) == "there is registered, and there is plating"
    assert "(" in en(all_(RICH, not_(all_(yes("plating"), RICH))))


def test_three_clauses_are_told_apart_by_semicolons_in_english() -> None:
    assert (
        en(all_(yes("plating"), yes("registered"), yes("in_park")))
        == "there is plating; there is registered; and there is in park"
    )
    assert (
        zh(all_(yes("plating"), yes("registered"), yes("in_park")))
        == "【there is plating】，【there is registered】，且【there is in park】"
    )
    assert zh(any_(yes("plating"), yes("registered"), yes("in_park"))).count("，或") == 2


def grounds(tree: Tree) -> list[str]:
    return [ground["en"] for ground in WORDING.grounds(tree)]


def test_each_alternative_of_a_tier_is_a_ground_of_its_own() -> None:
    assert grounds(any_(yes("plating"), any_(RICH, yes("in_park")))) == [
        "there is plating",
        "there is registered",
        "there is in park",
    ]


def test_an_alternative_within_a_ground_makes_two_grounds_without_brackets() -> None:
    tree = all_(is_("road_class", "motorway"), any_(cmp("length", ">", 30), all_(own_areas("reserve"), RICH)))
    assert grounds(tree) == [
        "road class: motorway, and length: more than 30 km",
        "road class: motorway; it touches a sensitive area of the kinds this item names; and there is registered",
    ]


def test_too_many_alternatives_stay_in_brackets() -> None:
    three = any_(yes("plating"), RICH, yes("in_park"))
    assert MOST_ROWS < 3 * 3
    assert len(grounds(all_(three, three))) == 1


def test_all_but_some_is_said_as_exceptions() -> None:
    assert grounds(not_(any_(yes("plating"), RICH))) == [
        "all other cases, except: (1) there is plating; (2) there is registered"
    ]
    assert grounds(not_(all_(yes("plating"), RICH))) == [
        "all other cases, except: there is plating, and there is registered"
    ]
    assert grounds(all_(not_(yes("plating")), not_(any_(RICH, yes("in_park")))))[0].count("(3)") == 1
    assert WORDING.grounds(not_(any_(yes("plating"), RICH)))[0]["zh"].startswith(
        OTHERWISE["zh"] + "，但下列除外：（1）"
    )


def test_the_contrary_of_a_single_test_is_said_as_such_and_not_as_an_exception() -> None:
    assert grounds(not_(yes("plating"))) == ["there is no plating"]


@pytest.mark.parametrize(
    ("sign", "holds", "value", "said"),
    [
        (">=", True, 10, "paint: 10 t/a (at or above the limit of 10 t/a)"),
        (">=", False, 9, "paint: 9 t/a (below the limit of 10 t/a)"),
        (">", True, 11, "paint: 11 t/a (above the limit of 10 t/a)"),
        (">", False, 10, "paint: 10 t/a (not above the limit of 10 t/a)"),
    ],
)
def test_a_reason_holds_the_quantity_given_against_its_limit(
    sign: str, holds: bool, value: float, said: str
) -> None:
    assert why(cmp("paint", sign, 10), holds, paint=value) == [said]


def test_a_limit_of_nought_is_not_worth_naming() -> None:
    assert why(cmp("paint", ">", 0), True, paint=3) == ["paint: 3 t/a"]
    assert why(cmp("paint", ">", 0), False, paint=0) == ["paint: none"]


@pytest.mark.parametrize(
    ("tree", "holds", "known", "said"),
    [
        (yes("plating"), False, {"plating": False}, "there is no plating"),
        (is_("road_class", "lane", "path"), True, {"road_class": "path"}, "road class: path"),
        (is_("road_class", "lane"), False, {"road_class": "path"}, "road class: path"),
        (
            include("waste", "acid", "ash", "sludge"),
            True,
            {"waste": ["acid", "ash"]},
            "waste include acid and ash",
        ),
        (include("waste", "acid"), False, {"waste": ["ash"]}, "waste do not include acid"),
        (only("waste", "acid", "ash"), True, {"waste": ["ash"]}, "waste: only ash"),
        (only("waste", "ash"), False, {"waste": ["acid", "ash"]}, "waste: acid and ash"),
        (only("waste", "ash"), False, {"waste": []}, "waste: none of these"),
        (own_areas("reserve", "school"), True, {"areas": ["school"]}, "it touches a sensitive area: school"),
        (
            own_areas("reserve"),
            False,
            {"areas": ["school"]},
            "it touches no sensitive area of the kinds this item names",
        ),
    ],
)
def test_a_reason_gives_the_answer_itself(tree: Tree, holds: bool, known: dict[str, Any], said: str) -> None:
    assert truth(tree, known) is holds
    assert why(tree, holds, **known) == [said]


def test_of_several_grounds_that_hold_the_shortest_is_reason_enough() -> None:
    tree = any_(all_(yes("plating"), RICH), yes("in_park"))
    assert why(tree, True, plating=True, registered=True, in_park=True) == ["there is in park"]


def test_to_rule_a_tier_out_every_ground_must_fail_and_is_named() -> None:
    tree = any_(yes("plating"), not_(RICH))
    assert why(tree, False, plating=False, registered=True) == ["there is no plating", "there is registered"]


def test_a_reason_names_nothing_that_is_not_known() -> None:
    assert why(small.OTHERWISE) == []
    assert why(all_(yes("plating"), RICH), True, plating=True) == ["there is plating"]
    assert why(any_(yes("plating"), RICH)) == []


def test_a_reason_knows_the_facts_it_rests_on() -> None:
    assert [
        facts
        for _, facts in WORDING.because(
            all_(yes("plating"), cmp("paint", ">", 1)), {"plating": True, "paint": 2}
        )
    ] == [["plating"], ["paint"]]


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("plating", True, "there is plating"),
        ("plating", False, "there is no plating"),
        ("paint", 2, "paint: 2 t/a"),
        ("road_class", "lane", "road class: lane"),
        ("waste", ["acid", "ash"], "waste: acid and ash"),
        ("waste", [], "waste: none of these"),
    ],
)
def test_an_answer_is_a_statement(fact: str, value: Any, said: str) -> None:
    assert WORDING.answer(fact, value)["en"] == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_words_are_listed_in_english(words: list[str], said: str) -> None:
    assert listed(words, "or") == said


def test_words_are_listed_in_both_languages() -> None:
    three = [both("a"), both("b"), both("c")]
    assert listed_texts(three, "or") == {"zh": "【a】、【b】或【c】", "en": "a, b or c"}
    assert listed_texts(three, "and") == {"zh": "【a】、【b】和【c】", "en": "a, b and c"}
    assert listed_texts(three[:1], "or") == both("a")
    assert labels(FACTS["waste"], ["ash"], "and") == both("ash")


def test_a_single_clause_needs_no_joining() -> None:
    assert join("all", [both("a")]) == both("a")


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("report", "a report"),
        ("environmental report", "an environmental report"),
        ("EIA report", "an EIA report"),
    ],
)
def test_a_noun_takes_its_article(noun: str, said: str) -> None:
    assert with_article(noun) == said


def test_a_clause_becomes_a_sentence() -> None:
    assert sentence({"zh": "有电镀", "en": "there is EIA"}) == {"zh": "有电镀。", "en": "There is EIA."}
    assert sentence({"zh": "有吗？", "en": "Is there?"}) == {"zh": "有吗？", "en": "Is there?"}
    assert capital("national EIA law") == "National EIA law"


def test_a_record_has_two_names() -> None:
    assert text({"id": "x", **both("a")}) == both("a")


def test_every_tier_of_an_item_has_its_grounds() -> None:
    assert {
        tier: [g["en"] for g in found] for tier, found in tier_sentences(FACTS, small.items()["2"]).items()
    } == {
        "report": ["paint: 10 t/a or more", "there is plating"],
        "form": ["paint: more than zero"],
    }


def test_limits_on_one_quantity_that_must_all_hold_are_one_clause() -> None:
    wording = Wording(facts())
    both_ends = all_(cmp("paint", "<", 10), yes("plating"), cmp("paint", ">", 0))
    assert wording.phrase(both_ends)["en"] == "paint: more than zero, less than 10 t/a, and there is plating"
    assert (
        wording.phrase(any_(cmp("paint", ">=", 10), cmp("paint", "<=", 0)), False)["en"]
        == "paint: more than zero, less than 10 t/a"
    )
    assert "or" in wording.phrase(any_(cmp("paint", ">=", 10), cmp("paint", "<=", 0)))["en"]
