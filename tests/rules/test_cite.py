"""Citations, standing and penalties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.cite import (
    amount_rows,
    amount_text,
    amounts,
    citations,
    penalties,
    standing_text,
    weakest,
)
from tests.rules.small import both, policy

SMALL = policy()
EDITION = SMALL.data["editions"][0]
TODAY = date(2026, 11, 23)


def cited(
    items: list[int],
    track: dict[str, Any] | None = None,
    rows: list[dict[str, Any]] | None = None,
    on: date = TODAY,
) -> list[tuple[str, str | None]]:
    found = citations(SMALL, EDITION, items, track, rows or [], on)
    return [(entry["instrument"], None if entry["at"] is None else entry["at"]["en"]) for entry in found]


def test_a_verdict_is_only_as_firm_as_the_weakest_of_what_it_rests_on() -> None:
    assert weakest(["official", "inferred", "reported"]) == "inferred"
    assert weakest(["official"]) == "official"


def test_a_standing_is_said_in_words_that_keep_their_capitals() -> None:
    assert standing_text(SMALL, "reported") == {
        "zh": "【reported EIA】：【it is reported】",
        "en": "Reported EIA: it is reported",
    }


def test_items_lists_and_track_are_cited_each_place_once() -> None:
    track = {
        "sources": [
            {"instrument": "law", "at": both("Article 1")},
            {"instrument": "law", "at": both("Article 1")},
            {"instrument": "law"},
        ]
    }
    assert cited([1, 3], track, [{"sources": [{"instrument": "pilot"}]}, {}]) == [
        ("catalogue", "item 1"),
        ("catalogue", "item 3"),
        ("pilot", None),
        ("law", "Article 1"),
        ("law", None),
    ]


def test_a_project_that_fits_no_item_is_cited_by_the_article_on_what_is_not_listed() -> None:
    assert cited([0]) == [("catalogue", "Article 5")]


def test_an_instrument_that_was_not_in_force_on_the_day_is_not_cited() -> None:
    track = {"sources": [{"instrument": "repealed"}]}
    assert ("repealed", None) not in cited([1], track)
    assert ("repealed", None) in cited([1], track, on=date(2020, 12, 31))


def test_a_citation_carries_name_number_link_and_standing() -> None:
    entry = citations(
        SMALL, EDITION, [], {"sources": [{"instrument": "law"}, {"instrument": "pilot"}]}, [], TODAY
    )
    assert (entry[0]["en"], entry[0]["number"], entry[0]["url"], entry[0]["standing"]) == (
        "the law",
        "No. 1",
        "https://law.example/",
        "official",
    )
    assert (entry[1]["number"], entry[1]["url"]) == ("", None)


def test_penalties_are_those_of_the_track_the_document_and_the_day() -> None:
    wanted = ["built_without", "old_penalty", "elsewhere"]
    assert [p["id"] for p in penalties(SMALL, wanted, "report", TODAY)] == ["built_without"]
    assert [p["id"] for p in penalties(SMALL, wanted, "report", date(2020, 12, 31))] == [
        "built_without",
        "old_penalty",
    ]
    assert [p["id"] for p in penalties(SMALL, wanted, "registration", TODAY)] == ["elsewhere"]


@pytest.mark.parametrize(
    ("band", "zh", "en"),
    [
        (
            {"min": 20, "max": 100, "unit": "cny_10k"},
            "罚款20万元以上100万元以下",
            "fine of CNY 200,000 to 1,000,000",
        ),
        ({"min": 20, "max": 20, "unit": "cny_10k"}, "罚款20万元", "fine of CNY 200,000"),
        ({"min": 2, "max": None, "of": None, "unit": "percent"}, "罚款2%以上", "fine of 2% or more"),
        ({"max": 1, "unit": "day"}, "罚款1日以下", "fine of up to 1 day"),
        (
            {"min": 1, "max": 5, "unit": "times", "of": {"zh": "违法所得", "en": "the unlawful gain"}},
            "罚款违法所得的1倍以上5倍以下",
            "fine of 1 to 5 times the unlawful gain",
        ),
        ({"max": 5, "unit": "cny_10k"}, "罚款5万元以下", "fine of up to CNY 50,000"),
        ({"min": 0.5, "unit": "cny_10k"}, "罚款0.5万元以上", "fine of CNY 5,000 or more"),
        (
            {"min": 1, "max": 5, "unit": "percent", "of": {"zh": "总投资额", "en": "the investment"}},
            "罚款总投资额的1%以上5%以下",
            "fine of 1 to 5% of the investment",
        ),
    ],
)
def test_a_band_of_fines_is_said_in_the_money_of_each_language(
    band: dict[str, Any], zh: str, en: str
) -> None:
    assert amounts({"fine": band}) == [{"zh": zh, "en": en}]


def test_a_page_is_given_the_same_words_with_what_they_are_of_apart() -> None:
    assert amount_rows({"serious": {"min": 20, "unit": "cny_10k"}}) == [
        {
            "name": {"zh": "情节严重的", "en": "in serious cases"},
            "amount": {"zh": "20万元以上", "en": "CNY 200,000 or more"},
        }
    ]
    assert amount_text(2000, "cny_10k") == {"zh": "2,000万元", "en": "CNY 20,000,000"}


def test_a_penalty_has_an_amount_for_each_of_its_bands() -> None:
    found = amounts(
        {
            "serious": {"min": 1, "max": 2, "unit": "cny_10k"},
            "detention": {"min": 5, "max": 10, "unit": "day"},
        }
    )
    assert [entry["en"] for entry in found] == [
        "in serious cases, CNY 10,000 to 20,000",
        "detention of 5 to 10 days",
    ]
    assert found[1]["zh"] == "拘留5日以上10日以下"
    assert amounts({}) == []
