"""The size of a firm: every limit of every sector from both sides, against a reading written here independently."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.errors import InputErrors, Mistake
from generator.rules.facts import read_text
from generator.rules.policy import Policy
from generator.rules.size import SIZES, size
from tests.rules.real import bounded, real_policy

SECTORS: list[dict[str, Any]] = real_policy().data["size_criteria"]["sectors"]
FIGURES = ("staff", "revenue", "assets")
by_id = pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector["id"])


def expected(sector: dict[str, Any], figures: dict[str, float]) -> str:
    """The criteria as they are read aloud: below any ceiling is not large; then all floors, from the top."""
    if not any(figures[name] < limit for name, limit in sector["below"].items()):
        return "large"
    if not any(figures[name] < limit for name, limit in sector["medium"].items()):
        return "medium"
    if not any(figures[name] < limit for name, limit in sector["small"].items()):
        return "small"
    return "micro"


def around(sector: dict[str, Any], figure: str) -> list[float]:
    """Nought, and each limit of a figure with what lies just below and just above it."""
    limits = [sector[key][figure] for key in ("below", "medium", "small")]
    return [0, *(limit + step for limit in limits for step in (-1, 0, 1))]


def grid(sector: dict[str, Any]) -> list[dict[str, float]]:
    """Every mixture of figures around the limits of a sector."""
    names = list(sector["below"])
    return [dict(zip(names, row, strict=True)) for row in product(*(around(sector, name) for name in names))]


def ask(facts: dict[str, Any], policy: Policy | None = None, **more: Any) -> dict[str, Any]:
    return size(policy or real_policy(), {"facts": facts, **more})


@by_id
def test_both_sides_of_every_limit_give_the_size_that_the_criteria_say(sector: dict[str, Any]) -> None:
    for figures in grid(sector):
        assert ask({"sector": sector["id"], **figures})["size"] == expected(sector, figures), figures


@by_id
def test_with_figures_missing_exactly_the_sizes_that_some_figures_give_are_possible(
    sector: dict[str, Any],
) -> None:
    whole = grid(sector)
    for missing in sector["below"]:
        for figures in whole[:: max(1, len(whole) // 40)]:
            known = {name: value for name, value in figures.items() if name != missing}
            reached = {expected(sector, {**known, missing: value}) for value in around(sector, missing)}
            answer = ask({"sector": sector["id"], **known})
            assert set(answer["possible_sizes"]) == reached
            assert [q["id"] for q in answer["ask_next"]] == ([missing] if len(reached) > 1 else [])


@by_id
def test_the_reasons_name_the_limits_that_decided(sector: dict[str, Any]) -> None:
    figures = dict(sector["medium"])
    reasons = ask({"sector": sector["id"], **figures})["reasons"]
    assert [(r["size"], r["kind"]) for r in reasons] == [("large", "rules_out"), ("medium", "decides")]
    assert set(reasons[1]["facts"]) == set(figures)
    less = {**figures, next(iter(figures)): next(iter(figures.values())) - 1}
    assert ("medium", "rules_out") in [
        (r["size"], r["kind"]) for r in ask({"sector": sector["id"], **less})["reasons"]
    ]


@by_id
def test_the_nearest_limits_lead_where_they_say(sector: dict[str, Any]) -> None:
    for figures in grid(sector):
        answer = ask({"sector": sector["id"], **figures})
        for change in answer["change"]:
            name, limit = change["fact"], change["limit"]
            there = limit if limit > figures[name] else limit - 1
            assert expected(sector, {**figures, name: there}) == change["size"] != answer["size"]


def test_a_limit_that_changes_nothing_alone_is_not_named() -> None:
    answer = ask({"sector": "industry", "staff": 299, "revenue": 100})
    assert [(c["fact"], c["limit"], c["size"]) for c in answer["change"]] == [("revenue", 300, "small")]


def test_a_figure_at_a_limit_is_told_to_stand_there() -> None:
    answer = ask({"sector": "industry", "staff": 300, "revenue": 2000})
    down = next(c for c in answer["change"] if c["fact"] == "staff")
    assert down["zh"] == "从业人员为300人，正好在界限上；低于这个界限，就是小型。"
    assert down["en"] == "Staff: 300 persons, just at the limit, below which the firm is small."


def test_the_reason_reads_as_a_sentence_with_figure_and_limit() -> None:
    reasons = ask({"sector": "industry", "staff": 250, "revenue": 3000})["reasons"]
    assert reasons[1]["zh"] == "从业人员为250人，没有达到300人的界限，所以不属于中型。"
    assert (
        reasons[1]["en"] == "Staff: 250 persons (below the limit of 300 persons), so the firm is not medium."
    )
    rich = ask({"sector": "industry", "staff": 1000, "revenue": 3000})["reasons"][0]
    assert "CNY 30,000,000 (below the limit of CNY 400,000,000)" in rich["en"]
    assert "3,000万元，没有达到40,000万元" in rich["zh"]


def test_the_least_size_is_told_in_words() -> None:
    reasons = ask({"sector": "retail", "staff": 9, "revenue": 50})["reasons"]
    assert reasons[-1]["en"] == "The floors for small are not met, so the firm is micro."
    assert reasons[-1]["zh"] == "没有达到小型的下限，所以属于微型。"


def test_without_a_sector_every_size_that_some_sector_gives_is_possible() -> None:
    for staff in (0, 4, 5, 299, 1000, 5000):
        reached = {
            expected(sector, figures)
            for sector in SECTORS
            for figures in grid(sector)
            if "staff" not in sector["below"]
            or figures["staff"] == staff
            or staff not in around(sector, "staff")
        }
        answer = ask({"staff": staff})
        assert set(answer["possible_sizes"]) <= reached
        assert answer["reasons"] == [] and answer["change"] == []
        assert answer["ask_next"][0]["id"] == "sector"


def test_a_firm_below_every_floor_is_micro_in_any_sector() -> None:
    answer = ask({"staff": 0, "revenue": 0, "assets": 0})
    assert (answer["status"], answer["size"], answer["sector"]) == ("decided", "micro", None)
    assert answer["headline"]["en"] == "In whatever sector, this is a micro firm."
    assert answer["ask_next"] == []


def test_a_figure_that_does_not_count_is_said_to_be_unused() -> None:
    answer = ask({"sector": "leasing_business", "staff": 100, "assets": 8000, "revenue": 1})
    assert answer["size"] == "medium"
    assert [entry["fact"] for entry in answer["not_used"]] == ["revenue"]
    assert "revenue" in answer["not_used"][0]["en"]
    assert ask({"revenue": 1})["not_used"] == []


def test_size_opens_services_and_never_a_document() -> None:
    small, large = (
        ask({"sector": "industry", "staff": 20, "revenue": 300}),
        ask({"sector": "industry", "staff": 1000, "revenue": 40000}),
    )
    opened = {entry["id"]: entry for entry in small["services"]}
    assert {
        "green_channel",
        "online_handling",
        "no_meeting_handling",
        "on_site_guidance",
        "shared_facilities",
    } == set(opened)
    assert opened["on_site_guidance"]["state"] == "applies" and opened["on_site_guidance"]["besides"] is None
    assert (
        opened["green_channel"]["state"] == "unknown"
        and "report form" in opened["green_channel"]["besides"]["en"]
    )
    assert large["services"] == []
    assert "document" not in small and "不改变环评类别" in small["effect"]["zh"]


def test_while_the_size_is_open_a_service_that_only_some_size_opens_is_not_sure() -> None:
    answer = ask({"sector": "industry", "staff": 350})
    assert {"medium", "small"} < set(answer["possible_sizes"])
    assert {entry["state"] for entry in answer["services"]} == {"unknown"}


def test_the_standing_of_a_sector_and_its_notes_show_only_where_it_matters() -> None:
    industry, other = ask({"sector": "industry", "staff": 5}), ask({"sector": "other_sectors", "staff": 5})
    assert industry["standing"] == "official" and other["standing"] == "unconfirmed"
    assert len(industry["notes"]) < len(other["notes"]) == len(ask({})["notes"])
    assert [c["instrument"] for c in other["citations"]] == ["size_criteria_2011"]


def test_before_the_criteria_nothing_is_decided() -> None:
    answer = ask({"sector": "industry", "staff": 5, "revenue": 1}, on="2009-06-01")
    assert (answer["status"], answer["size"], answer["standing"]) == ("open", None, "unconfirmed")
    assert answer["possible_sizes"] == list(SIZES)
    assert "2009-06-01" in answer["headline"]["zh"] and "2009-06-01" in answer["headline"]["en"]
    assert answer["ask_next"] == [] and answer["reasons"] == []


def test_the_answer_repeats_itself_from_its_link_and_leads_to_the_check() -> None:
    answer = ask({"sector": "industry", "staff": 20, "revenue": 300}, on="2026-11-23")
    assert answer["link"] == "on=2026-11-23&revenue=300&sector=industry&staff=20"
    assert answer["check_link"] == "firm_size=small"
    assert ask({})["check_link"] is None
    assert size(real_policy(), None or {}, date(2026, 1, 2))["on"] == "2026-01-02"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"facts": {"staff": -1}}, "facts.staff"),
        ({"facts": {"staff": 10.5}}, "facts.staff"),
        ({"facts": {"revenue": "much"}}, "facts.revenue"),
        ({"facts": {"sector": "fishing"}}, "facts.sector"),
        ({"facts": {"pigs_sold_per_year": 3}}, "facts.pigs_sold_per_year"),
        ({"facts": [1]}, "facts"),
        ({"items": [3]}, "items"),
        ({"on": "soon"}, "on"),
        ([1], "request"),
    ],
)
def test_bad_input_is_named_at_its_field_in_both_languages(request_: Any, field: str) -> None:
    with pytest.raises(InputErrors) as caught:
        size(real_policy(), request_)
    assert [mistake.field for mistake in caught.value.errors] == [field]
    assert caught.value.errors[0].zh and caught.value.errors[0].en


@st.composite
def firms(draw: st.DrawFn) -> dict[str, Any]:
    """A firm with all its figures, most of them near some limit."""
    sector = draw(st.sampled_from(SECTORS))
    numbers = {
        name: draw(st.sampled_from(around(sector, name)) | st.integers(0, 300_000))
        for name in sector["below"]
    }
    return {"sector": sector["id"], **numbers}


@bounded(200)
@given(firms(), st.data())
def test_leaving_a_figure_out_only_widens_and_giving_one_never_contradicts(
    firm: dict[str, Any], data: st.DataObject
) -> None:
    less = {
        name: value
        for name, value in firm.items()
        if name not in data.draw(st.sets(st.sampled_from(sorted(firm))))
    }
    whole, part = ask(firm), ask(less)
    assert whole["size"] in part["possible_sizes"]
    assert not set(firm) - set(less) or part["size"] in (None, whole["size"])


@bounded(200)
@given(firms(), st.integers(1, 100_000), st.data())
def test_more_of_a_figure_never_makes_a_smaller_firm(
    firm: dict[str, Any], more: int, data: st.DataObject
) -> None:
    figure = data.draw(st.sampled_from([name for name in FIGURES if name in firm]))
    before, after = ask(firm)["size"], ask({**firm, figure: firm[figure] + more})["size"]
    assert SIZES.index(after) <= SIZES.index(before)


@bounded(60)
@given(firms())
def test_the_order_of_the_data_and_a_trip_through_json_change_nothing(firm: dict[str, Any]) -> None:
    from generator.system.canonical_json import to_json

    assert to_json(ask(firm)) == to_json(ask(firm, sorted_policy()))


def sorted_policy() -> Policy:
    """The policy as the browser gets it."""
    from generator.system.canonical_json import to_json

    return real_policy().kept("test-sorted", lambda policy: Policy(json.loads(to_json(policy.data))))


@pytest.mark.parametrize("text", ["3000万", "3亿", "三千万"])
def test_wan_typed_where_the_unit_is_wan_already_is_not_guessed_at(text: str) -> None:
    mistake = read_text(real_policy().facts["revenue"], text)
    assert isinstance(mistake, Mistake) and mistake.field == "facts.revenue" and mistake.code == "unit"
    assert "万元" in mistake.zh and "CNY 10,000" in mistake.en
    assert read_text(real_policy().facts["revenue"], "3,000") == 3000
    assert read_text(real_policy().facts["staff"], "1万") == 10000
