"""Why a project comes to its document."""

from __future__ import annotations

from typing import Any

from generator.rules.documents import short_names
from generator.rules.reasons import reasons
from generator.rules.wording import Wording
from tests.rules import small
from tests.rules.small import all_, cmp, item, not_, own_areas, policy, yes

SMALL = policy()
WORDING = Wording(SMALL.facts, short_names(SMALL))


def why(number: int, documents: list[str], **known: Any) -> list[tuple[str, str]]:
    return [
        (reason["kind"], reason["en"])
        for reason in reasons(WORDING, SMALL.data["items"][str(number)], documents, known)
    ]


def test_what_decided_comes_first_with_its_figure_and_limit() -> None:
    (reason,) = reasons(WORDING, SMALL.data["items"]["1"], ["report"], {"registered": True, "herd": 6000})
    assert (
        reason["en"]
        == "Item 1 – herd: 6,000 head (at or above the limit of 5,000 head), so you need a report."
    )
    assert (
        reason["zh"]
        == "第1项：【herd】为6,000【head】，达到5,000【head】的界限（含本数），所以要办【report】。"
    )
    assert (reason["item"], reason["tier"], reason["facts"]) == (1, "report", ["herd"])


def test_then_come_the_stricter_tiers_that_were_ruled_out() -> None:
    assert why(1, ["form"], registered=True, herd=100, areas=[]) == [
        ("decides", "Item 1 – nothing stricter applies, so you need a report form."),
        (
            "rules_out",
            "Item 1 – no report needed, because herd: 100 head (below the limit of 5,000 head), "
            "and it touches no sensitive area of the kinds this item names.",
        ),
    ]


def test_a_project_left_outside_by_an_exclusion_is_told_so() -> None:
    assert why(1, ["none"], registered=False)[0] == (
        "decides",
        "Item 1 – there is no registered, so the project is outside the catalogue.",
    )


def test_a_tier_whose_condition_holds_is_never_said_to_fail() -> None:
    """An exclusion comes before the tiers: a herd of 6,000 is still above the limit of 5,000."""
    assert [kind for kind, _ in why(1, ["none"], registered=False, herd=6000)] == ["decides"]


def test_a_project_that_no_tier_names_is_told_so() -> None:
    assert why(2, ["none"], paint=0, plating=False) == [
        ("decides", "Item 2 – nothing it lists applies, so the catalogue doesn't list such a project."),
        (
            "rules_out",
            "Item 2 – no report needed, because paint: 0 t/a (below the limit of 10 t/a), and there is no plating.",
        ),
        ("rules_out", "Item 2 – no report form needed, because paint: none."),
    ]


def test_while_the_document_is_open_only_what_is_ruled_out_is_said() -> None:
    assert why(3, ["form", "registration"]) == []
    assert why(3, ["registration"], road_class="lane")[0][0] == "decides"
    open_road = why(4, ["registration", "none"], waste=["ash"])
    assert [kind for kind, _ in open_road] == ["rules_out"]


def test_a_lighter_tier_is_not_said_to_be_ruled_out() -> None:
    assert [kind for kind, _ in why(3, ["form"], road_class="motorway", length=1, areas=[])] == [
        "decides",
        "rules_out",
    ]


def test_the_same_clause_is_said_once() -> None:
    twice = item(
        "twice", 9, {"report": all_(own_areas("reserve"), own_areas("reserve")), "form": small.OTHERWISE}
    )
    (reason,) = reasons(WORDING, twice, ["report"], {"areas": ["reserve"]})
    assert reason["en"].count("reserve") == 1


def test_a_tier_decided_by_what_the_answers_have_in_common_needs_no_clause() -> None:
    either = item("either", 9, {"report": small.any_(cmp("paint", ">=", 1), not_(cmp("paint", ">=", 1)))})
    (reason,) = reasons(WORDING, either, ["report"], {})
    assert reason["facts"] == []


def test_a_project_that_fits_no_item_is_told_so() -> None:
    (reason,) = reasons(WORDING, {"number": 0, "tiers": {}}, ["none"], {})
    assert reason["en"] == "You say that no item of the catalogue fits."


def test_a_condition_joined_with_its_exclusion_names_both() -> None:
    but = item("but", 9, {"report": all_(yes("plating"), not_(yes("in_park")))})
    (reason,) = reasons(WORDING, but, ["report"], {"plating": True, "in_park": False})
    assert reason["en"] == "Item 9 – there is plating, and there is no in park, so you need a report."
