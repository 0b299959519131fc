"""The first answer as data: for which days it holds, what guards it, and that it is never firmer than the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.bundle.first_answers import Case, cases, decided, differences, drawn, found, walked
from generator.library.first_answer import FirstAnswers, days
from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.policy import Policy
from generator.rules.questions import questions

STEP = 7
"""Of the cases that the build compares, every so many-th is put to the whole verdict, which takes longer."""


@pytest.fixture(scope="module")
def policy(compiled: dict[str, Any]) -> Policy:
    return Policy(compiled)


@pytest.fixture(scope="module")
def made(policy: Policy) -> FirstAnswers:
    return FirstAnswers(policy)


def verdict(policy: Policy, case: Case) -> Any:
    """The verdict; None where the core refuses the answers."""
    try:
        return check(policy, {"items": [case.item], "facts": case.facts, "on": policy.today.isoformat()})
    except InputErrors:
        return None


def test_scripts_and_core_agree_on_every_cell_and_on_answers_drawn_by_chance(
    policy: Policy, made: FirstAnswers
) -> None:
    compared, differ = differences(policy, made)
    assert len(made.diagrams) == len(policy.data["items"])
    assert compared > 20 * len(made.diagrams)
    assert differ == []


@pytest.mark.parametrize("spoilt", ["leaves", "limit", "option", "sentence"])
def test_a_difference_is_found(policy: Policy, spoilt: str) -> None:
    """One leaf, one limit or one option that is not the core's is enough."""
    made = FirstAnswers(policy)
    diagram = made.diagrams[3]
    if spoilt == "leaves":
        diagram["leaves"][0], diagram["leaves"][1] = diagram["leaves"][1], diagram["leaves"][0]
    if spoilt == "limit":
        diagram["facts"][0]["cuts"][-1][0] += 1
    if spoilt == "option":
        bits = diagram["facts"][-1]["bits"]
        bits["settlement"] = bits["forest_park"]
    if spoilt == "sentence":
        made.open.clear()
    assert differences(policy, made)[1]


def test_nothing_is_said_more_firmly_than_in_the_verdict(policy: Policy, made: FirstAnswers) -> None:
    """Document, track and headline of what is shown as settled are the verdict's, or weaker."""
    listed = [case for item in made.diagrams for case in cases(policy, item)][::STEP]
    settled = 0
    for case, said in zip(listed, walked(policy, made, listed), strict=True):
        told = verdict(policy, case)
        if said is None:
            assert told is None, case
            continue
        assert told is not None and [told["possible_documents"], told["possible_tracks"]] == said[:2], case
        if said[3]:
            settled += 1
            assert told["status"] == "decided" and not any(
                entry["state"] == "forbidden" for entry in told["forbidden"]
            ), case
            assert weaker(said[4], told["headline"]), (case, said[4], told["headline"])
        elif len(said[0]) > 1:
            assert said[4] == told["headline"], case
    assert settled > 100


def weaker(first: Mapping[str, str], headline: Mapping[str, str]) -> bool:
    """The verdict's sentence or the beginning of it, or one that says to check first."""
    same = all(headline[lang].startswith(first[lang]) for lang in ("zh", "en"))
    return same or "请先核实" in first["zh"] or first["zh"].startswith("如果可以建")


def test_whatever_else_is_answered_weakens_the_first_answer_or_changes_nothing(
    policy: Policy, made: FirstAnswers
) -> None:
    """Also with answers that stand outside the diagram: places, services, what gives another answer."""
    edition = policy.edition(policy.today)
    assert edition is not None
    listed = []
    for item in made.diagrams:
        chance = Random(item)
        space, _ = policy.diagrams(edition, (item,))
        ids = [question["id"] for question in questions(policy, edition, (item,))]
        for _ in range(3):
            facts = {}
            for name in ids:
                if chance.random() < 0.5:
                    facts[name] = any_answer(policy, space, name, chance)
            listed.append(Case(item, facts))
    guarded = refused = 0
    for case, said in zip(listed, walked(policy, made, listed), strict=True):
        told = verdict(policy, case)
        if said is None or told is None:
            refused += 1
            assert said is None or told is not None or not said[3], case
            continue
        assert set(told["possible_documents"]) <= set(said[0]), case
        assert set(told["possible_tracks"]) <= set(said[1]), case
        if said[3]:
            assert [told["document"], told["track"]] == [said[0][0], said[1][0]], case
            assert weaker(said[4], told["headline"]), (case, said[4], told["headline"])
        else:
            guarded += 1
    assert guarded > 50 and refused


def any_answer(policy: Policy, space: Any, name: str, chance: Random) -> Any:
    """An answer to any question, of the diagram or not."""
    record = policy.facts[name]
    if record["type"] == "number":
        return (
            drawn(policy, space, name, chance) if name in space.tests else chance.choice([0, 1, 100, 10**6])
        )
    if record["type"] == "yes_no":
        return chance.random() < 0.5
    options = [option["id"] for option in record["options"]]
    return (
        chance.choice(options)
        if record["type"] == "choice"
        else [o for o in options if chance.random() < 0.2]
    )


def test_an_answer_in_another_form_counts_as_none(policy: Policy, made: FirstAnswers) -> None:
    """A quantity in another unit, words, an option that does not exist: Python reads them."""
    empty, *others = walked_texts(
        made,
        [
            {},
            *(
                {"pigs_sold_per_year": text}
                for text in (
                    "6000:head",
                    "6,000",
                    "六千",
                    "6000.5",
                    "-1",
                    "1e9",
                    "Infinity",
                    "9" * 16,
                    "",
                    " 6000",
                )
            ),
            {"large_scale_farm": "是"},
            {"large_scale_farm": "yes,no"},
            {"areas": "constructor"},
            {"areas": "settlement,nowhere"},
            {"no_such_question": "yes"},
        ],
    )
    assert len(empty[0]) > 1
    assert all(other[:3] == empty[:3] for other in others)


def walked_texts(made: FirstAnswers, known: list[dict[str, str]]) -> list[Any]:
    from unittest.mock import patch

    with patch("generator.bundle.first_answers.texts", lambda _, facts: facts):
        return walked(made.policy, made, [Case(3, facts) for facts in known])  # type: ignore[arg-type]


def test_answers_that_cannot_all_be_true_have_no_first_answer(policy: Policy, made: FirstAnswers) -> None:
    case = Case(69, {"only_cutting_welding_assembly": True, "electroplating": True})
    (said,) = walked(policy, made, [case])
    assert said is None and found(said) == decided(policy, case)


# -- days ------------------------------------------------------------------------------------------------


def small(*effective: dict[str, str]) -> Policy:
    """As much of a policy as its days are read from."""
    data = {"lists": [{"effective": one} for one in effective], "x": {"effective": None}}
    return cast("Policy", SimpleNamespace(data=data, today=date(2026, 11, 23)))


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        ([], ("", None)),
        ([{"from": "2021-01-01"}], ("2021-01-01", None)),
        ([{"from": "2021-01-01", "until": "2026-08-14"}], ("2026-08-15", None)),
        ([{"from": "2026-11-23"}, {"from": "2026-11-24"}], ("2026-11-23", "2026-11-23")),
        ([{"until": "2026-12-31"}, {"from": "2028-01-01"}], ("", "2026-12-31")),
    ],
)
def test_it_holds_for_the_days_on_which_nothing_turns(
    effective: list[dict[str, str]], expected: tuple[str, str | None]
) -> None:
    assert days(small(*effective)) == expected
