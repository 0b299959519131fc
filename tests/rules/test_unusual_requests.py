"""What is unusual in a request and is answered all the same, over the real policy."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.link import read_link
from tests.rules.real import real_policy

CLINIC: dict[str, Any] = {"items": [108], "facts": {"hospital_beds": 10}, "on": "2026-11-23"}
WAYS_ON = "on=2026-11-23&policy=0123456789abcdef"


def test_a_place_that_is_none_of_qinghai_s_is_named_and_what_to_write_instead() -> None:
    with pytest.raises(InputErrors) as refused:
        check(real_policy(), {**CLINIC, "place": "兰州新区"})
    (mistake,) = refused.value.errors
    assert mistake.field == "place" and "兰州新区" in mistake.zh and "青海" in mistake.zh


@pytest.mark.parametrize("place", ["甘肃省", "outside"])
def test_another_province_gets_the_document_and_no_office_of_qinghai(place: str) -> None:
    found = check(real_policy(), {**CLINIC, "place": place})
    assert found["document"] == "registration" and found["where"]["contacts"] == []
    assert all(level["where"] is None for level in (found["deciding"] or {"levels": []})["levels"])


def test_across_two_prefectures_the_province_is_told_first_as_an_inference() -> None:
    found = check(real_policy(), {"items": [130], "facts": {}, "on": "2026-11-23", "place": "haixi,hainan"})
    province = next(level for level in found["deciding"]["levels"] if level["level"] == "province")
    assert (province["reasons"][0]["id"], province["reasons"][0]["standing"]) == (
        "across_prefectures",
        "inferred",
    )
    assert found["where"]["places"] == ["hainan", "haixi"] and found["where"]["no_phone"]


def test_a_past_day_goes_by_its_own_names_and_one_before_all_editions_says_since_when() -> None:
    farm = {"items": [3], "facts": {"pigs_sold_per_year": 6000}}
    then, now = (check(real_policy(), {**farm, "on": on}) for on in ("2022-01-01", "2026-11-23"))
    assert then["document_name"]["zh"] == "环境影响报告书" != now["document_name"]["zh"]
    early = check(real_policy(), {**farm, "on": "2018-01-01"})
    assert early["document"] is None and "2021-01-01" in early["headline"]["zh"] and early["today"] == []


@pytest.mark.parametrize("behind", ["。请看", "）", "#wechat_redirect", "&from=singlemessage"])
def test_last_week_s_link_is_read_whatever_a_chat_puts_behind_it(behind: str) -> None:
    fragment = f"items=108&{WAYS_ON}&a_question_of_last_week=yes&hospital_beds=10{behind}"
    request, mistakes = read_link(real_policy(), fragment)
    asked = {key: said for key, said in request.items() if key != "policy"}
    assert (
        request["policy"] == "0123456789abcdef" and check(real_policy(), asked)["document"] == "registration"
    )
    assert [mistake.field for mistake in mistakes if "last_week" in mistake.field]
