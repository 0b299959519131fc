"""A check as the fragment of a link, and back."""

from __future__ import annotations

import pytest

from generator.rules.link import MAX_LENGTH, read_link, write_link
from tests.rules.small import policy

SMALL = policy()


def mistakes(fragment: str) -> list[tuple[str, str]]:
    return [(mistake.field, mistake.code) for mistake in read_link(SMALL, fragment)[1]]


def test_a_link_gives_items_day_and_facts_in_a_fixed_order() -> None:
    request = {
        "items": [3, 1],
        "on": "2026-11-23",
        "start": None,
        "facts": {"areas": [], "waste": ["acid", "ash"], "herd": 6000, "registered": True, "paint": None},
    }
    assert (
        write_link(SMALL, request)
        == "items=1,3&on=2026-11-23&areas=none&herd=6000&registered=yes&waste=acid,ash"
    )


def test_a_link_without_facts_names_the_items_alone() -> None:
    assert write_link(SMALL, {"items": [2]}) == "items=2"
    assert write_link(SMALL, {"items": [2], "facts": None}) == "items=2"


def test_a_link_is_read_back() -> None:
    request, wrong = read_link(
        SMALL,
        "#items=1,3&on=2026-11-23&start=2026-12-01&registered=yes&herd=1.2万&areas=none&describe=a+farm&policy=abc",
    )
    assert wrong == []
    assert request == {
        "items": [1, 3],
        "on": "2026-11-23",
        "start": "2026-12-01",
        "facts": {"registered": True, "herd": 12000, "areas": []},
        "describe": "a farm",
        "policy": "abc",
    }


def test_a_quantity_too_small_for_plain_printing_survives_the_link() -> None:
    fragment = write_link(SMALL, {"items": [2], "facts": {"paint": 0.00001}})
    assert fragment == "items=2&paint=0.00001"
    assert read_link(SMALL, fragment)[0]["facts"] == {"paint": 0.00001}


@pytest.mark.parametrize(
    ("fragment", "wrong"),
    [
        ("items=9", [("items", "unknown")]),
        ("items=1,x", [("items", "unknown")]),
        ("items=1&herd=-3", [("facts.herd", "negative")]),
        ("items=1&hedr=3", [("facts.hedr", "unknown")]),
        ("items=1&document=none", [("facts.document", "unknown")]),
        ("items=1&on=someday", [("on", "date")]),
        ("items=1&herd=", [("facts.herd", "number")]),
        ("x" * (MAX_LENGTH + 1), [("link", "too-long")]),
    ],
)
def test_what_is_wrong_in_a_link_is_named(fragment: str, wrong: list[tuple[str, str]]) -> None:
    assert mistakes(fragment) == wrong


def test_what_is_wrong_is_left_out_and_the_rest_is_kept() -> None:
    request, _ = read_link(SMALL, "items=1,9,2&herd=-3&plating=no&on=never")
    assert request == {"items": [1, 2], "facts": {"plating": False}}


@pytest.mark.parametrize("fragment", ["", "#", "&&", "items=", "items=,,"])
def test_an_empty_link_asks_nothing(fragment: str) -> None:
    assert read_link(SMALL, fragment) == ({"items": [], "facts": {}}, [])


def test_the_days_of_a_plan_are_in_the_link_in_the_order_in_which_they_come() -> None:
    days = {"accepted": "2026-12-10", "submitted": "2026-12-07", "start": "2026-11-23", "on": "2026-11-23"}
    fragment = write_link(SMALL, {"items": [1], "facts": {}, **days})
    assert fragment == "items=1&on=2026-11-23&start=2026-11-23&submitted=2026-12-07&accepted=2026-12-10"
    read, mistakes = read_link(SMALL, fragment)
    assert ({key: read[key] for key in days}, mistakes) == (days, [])


@pytest.mark.parametrize(
    "appended",
    [
        "。请看",
        "）",
        ")",
        "#wechat_redirect",
        "，发给你",
        " 这个",
        "”",
        "!",
        "%E3%80%82%E8%AF%B7%E7%9C%8B",
        ".",
    ],
)
def test_a_link_survives_what_a_chat_puts_behind_it(appended: str) -> None:
    for fragment in ("items=1&on=2026-11-23&herd=6000", "items=1&areas=none&registered=yes", "items=1,3"):
        assert read_link(SMALL, fragment + appended) == read_link(SMALL, fragment), fragment


def test_the_visitors_own_words_stay_as_they_are() -> None:
    assert read_link(SMALL, "items=1&describe=猪（小）。")[0]["describe"] == "猪（小）。"
