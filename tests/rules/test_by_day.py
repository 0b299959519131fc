"""What the policy says on a day: figures in sentences, questions as the edition of the day words them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.by_day import fill, fill_text, worded
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.rules.small import both, compiled, policy

WORDS = {
    "clock:promised/report": [
        {"effective": {"until": "2026-12-31"}, "zh": "20日", "en": "20 days"},
        {"effective": {"from": "2027-01-01"}, "zh": "15日", "en": "15 days"},
    ]
}
BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)


def turning() -> Policy:
    """The small policy with a sentence that says another figure from 2027 on."""
    tracks = compiled()["tracks"]
    text = {"zh": "{clock:promised/report}内", "en": "within {clock:promised/report}, {other}"}
    named = [{**track, "notes": [{**text, "standing": "official"}]} for track in tracks["tracks"]]
    return policy(
        by_day={"parts": ["tracks", "not_here"], "words": WORDS}, tracks={**tracks, "tracks": named}
    )


def reworded() -> Policy:
    """The small policy with an edition from 2027 on that asks one question in other words."""
    (first,) = compiled()["editions"]
    fact = {**compiled()["facts"]["herd"], "name": both("cattle kept")}
    first = {**first, "effective": {"from": "2021-01-01", "until": "2026-12-31"}}
    second = {
        **first,
        "id": "second",
        "effective": {"from": "2027-01-01"},
        "items": {},
        "facts": {"herd": fact},
    }
    return policy(editions=[first, second])


def test_where_nothing_turns_the_policy_is_its_own_view() -> None:
    small = policy()
    assert worded(small, BEFORE) is small
    assert worded(small, date(1990, 1, 1)) is small  # no edition at all


@pytest.mark.parametrize(
    ("day", "said"), [(BEFORE, "within 20 days, {other}"), (AFTER, "within 15 days, {other}")]
)
def test_a_sentence_gets_what_is_in_force_on_the_day(day: date, said: str) -> None:
    view = worded(turning(), day)
    assert {note["en"] for track in view.data["tracks"]["tracks"] for note in track["notes"]} == {said}


def test_a_view_is_made_once_for_days_alike_and_shares_what_is_worked_out() -> None:
    small = turning()
    assert worded(small, AFTER) is worded(small, date(2028, 5, 1))
    assert worded(small, AFTER) is not worded(small, BEFORE)
    assert worded(worded(small, BEFORE), AFTER) is worded(small, AFTER)
    edition = small.data["editions"][0]
    assert worded(small, AFTER).diagrams(edition, (1,)) is small.diagrams(edition, (1,))


def test_the_check_speaks_in_the_words_of_its_day() -> None:
    def said(on: str) -> list[str]:
        facts = {"registered": True, "herd": 9000, "areas": []}
        return [
            note["en"] for note in check(turning(), {"items": [1], "facts": facts, "on": on})["track_notes"]
        ]

    assert said("2026-12-31") == ["within 20 days, {other}"]
    assert said("2027-01-01") == ["within 15 days, {other}"]


def test_a_question_is_asked_in_the_words_of_the_edition_of_the_day() -> None:
    def asked(on: str) -> Any:
        found = check(reworded(), {"items": [1], "on": on})["ask_next"]
        return next(question["name"]["en"] for question in found if question["id"] == "herd")

    assert asked("2026-12-31") != asked("2027-01-01") == "cattle kept"


def test_only_texts_are_filled_and_only_with_what_is_known() -> None:
    words = {"n": {"zh": "三", "en": "three"}}
    value = {"id": "{n}", "zh": ["{n}", 3], "en": {"zh": "{n}", "deep": "{n}{m}"}, "more": [None, True]}
    assert fill(value, words) == {
        "id": "{n}",
        "zh": ["三", 3],
        "en": {"zh": "三", "deep": "three{m}"},
        "more": [None, True],
    }
    assert fill_text("{n} of {m}", words, "en") == "three of {m}"
