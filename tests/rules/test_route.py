"""From the document and the lists to the track."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rules.tracks import Lists, Outcome, join_outcomes, possible_tracks, track_of
from tests.rules.small import policy, tracks

SMALL = policy()
IN_PILOT, AFTER_PILOT = date(2022, 12, 31), date(2023, 1, 1)


@pytest.mark.parametrize(
    ("outcome", "track"),
    [
        (Outcome("none", True, False), "exempt"),
        (Outcome("none", False, False), "outside"),
        (Outcome("registration", False, False), "filing"),
        (Outcome("report", False, True), "commitment"),
        (Outcome("report", False, False), "ordinary"),
        (Outcome("form", False, False), "ordinary"),
    ],
)
def test_each_outcome_has_its_track(outcome: Outcome, track: str) -> None:
    assert track_of(SMALL, outcome)["id"] == track


def test_data_that_leave_an_outcome_without_a_track_are_refused() -> None:
    without = policy(tracks={**tracks(), "tracks": []})
    with pytest.raises(LookupError, match="form"):
        track_of(without, Outcome("form", False, False))


def test_tracks_still_possible_stand_in_the_order_of_the_data() -> None:
    assert possible_tracks(SMALL, {Outcome("form", False, False), Outcome("none", True, False)}) == [
        "exempt",
        "ordinary",
    ]


@pytest.mark.parametrize("swap", [False, True])
def test_of_two_outcomes_the_stricter_document_decides_with_its_own_lists(swap: bool) -> None:
    a, b = Outcome("report", False, True), Outcome("none", True, False)
    assert join_outcomes(*((b, a) if swap else (a, b))) == a


def test_a_project_is_on_a_list_only_if_every_item_that_shares_the_decision_is() -> None:
    assert join_outcomes(Outcome("none", True, False), Outcome("none", False, False)) == Outcome(
        "none", False, False
    )
    assert join_outcomes(Outcome("report", False, True), Outcome("report", False, True)) == Outcome(
        "report", False, True
    )
    assert join_outcomes(Outcome("report", False, True), Outcome("report", False, False)) == Outcome(
        "report", False, False
    )


def test_the_pilot_counts_on_its_last_day_and_not_on_the_next() -> None:
    assert Lists.on(SMALL, IN_PILOT).judge(1, "report") == Outcome("report", False, True)
    assert Lists.on(SMALL, AFTER_PILOT).judge(1, "report") == Outcome("report", False, False)


def test_a_row_of_the_pilot_counts_only_for_its_own_documents_and_items() -> None:
    lists = Lists.on(SMALL, IN_PILOT)
    assert lists.judge(1, "form") == Outcome("form", False, False)
    assert lists.judge(2, "report") == Outcome("report", False, False)


def test_a_row_that_is_not_established_decides_nothing() -> None:
    assert Lists.on(SMALL, IN_PILOT).judge(3, "report") == Outcome("report", False, False)


def test_an_item_is_exempt_only_where_the_catalogue_asks_no_document() -> None:
    lists = Lists.on(SMALL, AFTER_PILOT)
    assert lists.judge(2, "none") == Outcome("none", True, False)
    assert lists.judge(2, "form") == Outcome("form", False, False)
    assert lists.judge(3, "none") == Outcome("none", False, False)


def test_an_exemption_that_has_lapsed_names_nothing() -> None:
    assert Lists.on(SMALL, date(2020, 12, 31)).judge(4, "none").exempt
    assert not Lists.on(SMALL, date(2021, 1, 1)).judge(4, "none").exempt


def test_an_unlisted_kind_is_exempt_while_the_list_holds_and_needs_no_document_after() -> None:
    lapsed = policy(
        lists={
            "exempt": {"effective": {"until": "2022-12-31"}, "rows": SMALL.data["lists"]["exempt"]["rows"]}
        }
    )
    assert Lists.on(lapsed, IN_PILOT).judge(0, "exempt:storage") == Outcome("none", True, False)
    assert Lists.on(lapsed, AFTER_PILOT).judge(0, "exempt:storage") == Outcome("none", False, False)


def test_a_policy_without_lists_names_nothing() -> None:
    assert Lists.on(policy(lists={}), IN_PILOT).judge(1, "report") == Outcome("report", False, False)
