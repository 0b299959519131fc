"""The compiled policy and its look-ups."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules.decision_diagram import outcomes
from generator.rules.policy import in_force
from tests.rules.small import compiled, item, policy, yes

THE_DAY = date(2026, 8, 15)


@pytest.mark.parametrize(
    ("effective", "holds"),
    [
        (None, True),
        ({}, True),
        ({"from": "2026-08-15"}, True),
        ({"from": "2026-08-16"}, False),
        ({"until": "2026-08-15"}, True),
        ({"until": "2026-08-14"}, False),
        ({"from": "2026-01-01", "until": "2026-12-31"}, True),
    ],
)
def test_a_record_is_in_force_from_its_first_day_to_its_last(
    effective: dict[str, str] | None, holds: bool
) -> None:
    assert in_force({"effective": effective}, THE_DAY) is holds


def test_a_record_without_dates_is_always_in_force() -> None:
    assert in_force({}, date(1980, 1, 1))


def test_there_is_no_edition_for_a_day_before_the_first() -> None:
    assert policy().edition(date(2020, 12, 31)) is None
    first = policy().edition(date(2021, 1, 1))
    assert first is not None and first["id"] == "first"


def test_an_edition_that_has_lapsed_keeps_items_of_its_own() -> None:
    old = {"1": item("old farm", 1, {"report": yes("plating")})}
    editions = [
        {
            "id": "old",
            "instrument": "catalogue",
            "standing": "official",
            "effective": {"until": "2020-12-31"},
            "items": old,
        },
        *compiled()["editions"],
    ]
    two = policy(editions=editions)
    before, after = two.edition(date(2020, 1, 1)), two.edition(date(2021, 1, 1))
    assert before is not None and after is not None
    assert two.items(before)["1"]["en"] == "old farm"
    assert two.items(after)["1"]["en"] == "farm"
    assert outcomes(two.diagrams(before, (1,))[1][0]) == {"report", "none"}
    assert outcomes(two.diagrams(after, (1,))[1][0]) == {"report", "form", "none"}


def test_an_edition_has_the_items_of_the_current_one_but_for_what_differs() -> None:
    changed = item("other farm", 1, {"report": yes("plating")})
    (current,) = compiled()["editions"]
    later = {
        **current,
        "id": "later",
        "effective": {"from": "2027-01-01"},
        "items": {"1": changed, "2": None},
    }
    two = policy(editions=[{**current, "effective": {"until": "2026-12-31"}}, later])
    edition = two.edition(date(2027, 1, 1))
    assert edition is not None
    assert two.items(edition) is two.items(edition)
    assert set(two.items(edition)) == set(two.data["items"]) - {"2"}
    assert (two.items(edition)["1"]["en"], two.items(edition)["3"]) == ("other farm", two.data["items"]["3"])
    assert two.current["id"] == current["id"]


def test_the_day_that_is_meant_is_that_to_which_the_data_are_current_or_the_one_it_was_made_for() -> None:
    assert policy().today.isoformat() == policy().current_to
    assert policy(on="2027-07-01").today == date(2027, 7, 1)


def test_diagrams_are_made_once() -> None:
    small = policy()
    edition = small.data["editions"][0]
    assert small.diagrams(edition, (1, 2)) is small.diagrams(edition, (1, 2))


def test_outside_comes_before_every_tier_and_stands_for_no_document() -> None:
    small = policy()
    assert [outcome for outcome, _ in small.cases(small.data["editions"][0], 1)] == ["none", "report", "form"]


def test_an_unlisted_project_comes_to_the_exemption_that_names_its_kind() -> None:
    small = policy()
    assert [outcome for outcome, _ in small.cases(small.data["editions"][0], 0)] == ["exempt:storage"]


def test_the_index_of_words_is_made_once() -> None:
    made = []
    small = policy()

    def make(given: object) -> list[object]:
        made.append(given)
        return made

    assert small.kept("finder", make) is small.kept("finder", make)
    assert made == [small]


def test_diagrams_of_many_sets_of_items_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.rules.policy.KEPT", 2)
    small = policy()
    edition = small.data["editions"][0]
    for numbers in ((1,), (2,), (1, 2), (1,)):
        assert [outcomes(root) for root in small.diagrams(edition, numbers)[1]] == [
            outcomes(policy().diagrams(edition, (n,))[1][0]) for n in numbers
        ]
        assert len(small._diagrams) <= 2
