"""Answers that a reader added to a row: written as words that are read as the same answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.errors import Mistake
from generator.rules.policy import Policy
from generator.rules.request import answerable
from generator.tables.added import Added, write_added
from generator.tables.cell_values import Entries
from tests.rules.real import bounded


def answers_to(fact: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Any answer to a question."""
    ids = [option["id"] for option in fact["options"] or ()]
    if fact["type"] == "yes_no":
        return st.booleans()
    if fact["type"] == "number":
        return st.integers(0, 10**9)
    if fact["type"] == "choice":
        return st.sampled_from(ids)
    return st.sets(st.sampled_from(ids)).map(lambda chosen: [one for one in ids if one in chosen])


@bounded(60)
@given(st.data())
def test_every_answer_is_read_as_it_was_written(indexed: Policy, data: st.DataObject) -> None:
    facts = answerable(indexed)
    names = data.draw(st.lists(st.sampled_from(sorted(facts)), unique=True, max_size=5))
    answers = {name: data.draw(answers_to(facts[name])) for name in names}  # type: ignore[arg-type]
    cell = write_added(indexed, answers, data.draw(st.sampled_from(["zh", "en"])))
    assert dict(Added(Entries(facts)).read(cell)) == answers


def test_every_option_of_every_question_is_read_as_it_was_written(indexed: Policy) -> None:
    facts = answerable(indexed)
    added = Added(Entries(facts))
    for name, fact in facts.items():
        for option in fact["options"] or ():
            answers: dict[str, Any] = {name: option["id"] if fact["type"] == "choice" else [option["id"]]}
            for lang in ("zh", "en"):
                assert dict(added.read(write_added(indexed, answers, lang))) == answers  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["床位120", "月亮：3", "病床数：好多"])
def test_what_is_not_understood_is_said(indexed: Policy, cell: str) -> None:
    ((_, said),) = Added(Entries(answerable(indexed))).read(cell)
    assert isinstance(said, Mistake) or said is None
    assert isinstance(said, Mistake) and said.zh and said.en


def test_people_may_change_it(indexed: Policy) -> None:
    cell = "hospital_beds: 1,200张\n建设性质=新建 ｜"
    read = list(Added(Entries(answerable(indexed))).read(cell))
    assert read[0] == ("hospital_beds", 1200) and isinstance(read[1][1], Mistake)
