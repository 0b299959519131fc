"""The nearest limits: what would change the document."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.documents import short_names
from generator.rules.nearest_thresholds import changes
from generator.rules.policy import Policy
from generator.rules.wording import Wording
from tests.rules import small
from tests.rules.small import all_, any_, cmp, item, policy, yes

SMALL = policy()


def nearest(*items: int, of: Policy = SMALL, **known: Any) -> list[tuple[str, float, str]]:
    return [(entry["fact"], entry["limit"], entry["document"]) for entry in entries(*items, of=of, **known)]


def entries(*items: int, of: Policy = SMALL, **known: Any) -> list[dict[str, Any]]:
    return [entry for entry in every_entry(*items, of=of, **known) if entry["limit"] is not None]


def every_entry(*items: int, of: Policy = SMALL, **known: Any) -> list[dict[str, Any]]:
    space, roots = of.diagrams(of.data["editions"][0], items)
    return changes(Wording(of.facts, short_names(of)), space, roots, known)


def with_tiers(**tiers: Any) -> Policy:
    return policy(items={"1": item("one", 1, tiers)})


def test_below_a_limit_the_limit_is_where_the_document_changes() -> None:
    (entry,) = entries(1, registered=True, herd=4800, areas=[])
    assert (entry["limit"], entry["document"]) == (5000, "report")
    assert (
        entry["en"]
        == "Herd: 4,800 head, 200 head below the limit of 5,000 head, from which you need a report."
    )
    assert (
        entry["zh"]
        == "【herd】为4,800【head】，比5,000【head】的界限少200【head】；达到这个界限，就要编【report】。"
    )


def test_at_a_limit_that_counts_itself_anything_less_changes_the_document() -> None:
    (entry,) = entries(1, registered=True, herd=5000, areas=[])
    assert entry["en"] == "Herd: 5,000 head, just at the limit, below which you need a report form."
    assert entry["zh"] == "【herd】为5,000【head】，正好在界限上；低于这个界限，就要编【report form】。"


def test_at_a_limit_that_does_not_count_itself_anything_more_changes_the_document() -> None:
    (entry,) = entries(3, road_class="motorway", length=30, areas=[])
    assert entry["en"] == "Length: 30 km, just at the limit, above which you need a report."


def test_above_a_limit_that_does_not_count_itself_the_limit_already_changes_the_document() -> None:
    (entry,) = entries(3, road_class="motorway", length=31, areas=[])
    assert (
        entry["en"]
        == "Length: 31 km, 1 km above the limit of 30 km, at or below which you need a report form."
    )
    assert (
        entry["zh"]
        == "【length】为31【km】，比30【km】的界限多1【km】；降到这个界限，就要编【report form】。"
    )


def test_both_neighbours_are_named_with_the_edge_that_is_crossed() -> None:
    assert nearest(2, plating=False, paint=4) == [("paint", 10, "report"), ("paint", 0, "none")]
    assert [entry["en"] for entry in entries(2, plating=False, paint=4)][1].endswith(
        "above the limit of 0 t/a, at or below which you need no EIA document."
    )


def test_going_down_into_a_tier_between_two_limits_the_upper_one_is_crossed() -> None:
    two = with_tiers(report=cmp("paint", ">=", 10), form=cmp("paint", ">=", 5), registration=small.OTHERWISE)
    assert nearest(1, of=two, paint=12) == [("paint", 10, "form")]
    assert nearest(1, of=two, paint=7) == [("paint", 10, "report"), ("paint", 5, "registration")]
    assert entries(1, of=two, paint=5)[1]["en"].endswith(
        "just at the limit, below which you need a registration form."
    )


def test_a_limit_that_changes_nothing_is_passed_over() -> None:
    idle = with_tiers(
        report=cmp("paint", ">=", 10), form=any_(all_(cmp("paint", ">=", 5), yes("plating")), small.OTHERWISE)
    )
    assert nearest(1, of=idle, paint=1, plating=False) == [("paint", 10, "report")]


def test_a_limit_beyond_which_the_document_would_be_open_is_passed_over() -> None:
    tiers = with_tiers(
        report=any_(cmp("paint", ">=", 20), all_(cmp("paint", ">=", 10), yes("plating"))),
        form=small.OTHERWISE,
    )
    assert nearest(1, of=tiers, paint=1) == [("paint", 20, "report")]


def test_while_the_document_is_open_no_limit_is_named() -> None:
    assert nearest(2, paint=4) == []


def test_a_quantity_not_given_has_no_limit_to_be_held_against() -> None:
    assert nearest(1, registered=False) == []


def test_where_another_item_already_asks_the_stricter_document_no_limit_matters() -> None:
    assert nearest(1, 2, registered=True, areas=[], herd=100, plating=True, paint=4) == []


def test_a_change_is_one_of_the_whole_project_and_never_to_the_document_it_has() -> None:
    """Item 2 is settled as a report while item 3 is open: no length makes it "become" a report."""
    assert nearest(2, 3, plating=True, paint=1, length=10, road_class="motorway") == []


@pytest.mark.parametrize("value", [4999, 5000])
def test_what_is_said_of_a_limit_is_true_on_both_of_its_sides(value: int) -> None:
    space, (root,) = SMALL.diagrams(SMALL.data["editions"][0], (1,))
    known = {"registered": True, "areas": []}
    (entry,) = entries(1, herd=value, **known)
    beyond = {4999: 5000, 5000: 4999}[value]
    assert {node.outcome for node in [space.restrict(root, {**known, "herd": beyond})]} == {entry["document"]}


def others(*items: int, of: Policy = SMALL, **known: Any) -> list[tuple[str, str, str]]:
    return [
        (entry["fact"], entry["document"], entry["en"])
        for entry in every_entry(*items, of=of, **known)
        if entry["limit"] is None
    ]


def test_another_answer_that_leads_elsewhere_is_named() -> None:
    assert others(2, paint=5, plating=False) == [
        ("plating", "report", "If there is plating, you need a report.")
    ]
    assert others(2, paint=0, plating=True) == [
        ("plating", "none", "If there is no plating, you need no EIA document.")
    ]


def test_options_of_a_choice_that_lead_to_one_document_are_named_together() -> None:
    assert others(3, road_class="motorway", length=10, areas=[])[0] == (
        "road_class",
        "registration",
        "If road class: lane or path, you need a registration form.",
    )


def test_of_a_set_the_nearest_answer_is_named() -> None:
    assert others(4, waste=[]) == [
        ("waste", "report", "If waste include acid, you need a report."),
        ("waste", "registration", "If waste: only ash, you need a registration form."),
    ]


def test_a_sensitive_area_is_named_as_the_item_does() -> None:
    (entry,) = [entry for entry in others(1, registered=True, herd=10, areas=[]) if entry[0] == "areas"]
    assert entry[1:] == (
        "report",
        "If it touches a sensitive area of the kinds this item names, you need a report.",
    )


def test_an_answer_that_cannot_be_is_never_proposed() -> None:
    excluded = policy(contradictions=[all_(yes("plating"), cmp("paint", "<", 10))])
    assert others(2, of=excluded, paint=5, plating=False) == []
