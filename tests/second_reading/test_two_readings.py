"""The two readings of the catalogue agree, answer by answer, on every item."""

from __future__ import annotations

import json

import pytest

from generator.lint.run import load_and_lint
from generator.rules.policy import Policy
from tests.conftest import DATA
from tests.second_reading.answers import Answers
from tests.second_reading.compare import differences, second_readings


def test_every_item_is_read_twice(policy: Policy) -> None:
    assert sorted(second_readings()) == sorted(int(number) for number in policy.data["items"])


@pytest.mark.parametrize("number", sorted(second_readings()))
def test_both_readings_come_to_the_same_document(policy: Policy, number: int) -> None:
    compared, found = differences(policy, number, second_readings()[number])
    shown = "\n".join(
        f"first {d.first}, second {d.second}: {json.dumps(d.answers, ensure_ascii=False)}" for d in found[:3]
    )
    assert compared > 0
    assert not found, f"{len(found)} of {compared} differ\n{shown}"


def test_a_changed_limit_would_be_noticed(policy: Policy) -> None:
    """The comparison can fail: a reading with another limit differs on the numbers beside it."""
    second = second_readings()[108]

    def mistaken(answers):  # type: ignore[no-untyped-def]
        return (
            "form"
            if second(answers) == "registration" and answers.number("hospital_beds") > 18
            else second(answers)
        )

    _, found = differences(policy, 108, mistaken)
    assert {difference.answers["hospital_beds"] for difference in found} == {19.0}


def test_every_worked_case_says_what_the_second_reading_says(policy: Policy) -> None:
    """Cases were written from the first reading; the second, made by another reader, comes to the same documents."""
    data, readings = load_and_lint(DATA), second_readings()
    classes = {name: tuple(record["kinds"]) for name, record in policy.data["areas"].items()}
    found = []
    for case in data.current.cases:
        space, _ = policy.diagrams(policy.current, (case.number,))
        answers = {fact: case.record.facts.get(fact, samples[0]) for fact, samples in space.cells.items()}
        if readings[case.number](Answers(answers, classes)) != case.record.document:
            found.append((case.number, case.record))
    assert found == []
    assert len(data.current.cases) > 400
