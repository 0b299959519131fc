"""Places read out of sentences: those of the project, under whatever name, and no others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.finder.read import read
from generator.lint.run import compile_policy
from generator.rules import places
from generator.rules.policy import Policy

HERE = Path(__file__).parent


@cache
def policy() -> Policy:
    return Policy(compile_policy(HERE.parents[1] / "policy_data"))


def place(text: str) -> list[str] | None:
    found = read(policy(), text, [])["place"]
    return None if found is None else found["places"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在果洛建一座200头牦牛的养牛场", ["golog"]),
        ("玉树州囊谦县新建一座100张床位的医院", ["yushu/nangqen"]),
        ("格尔木50MW光伏电站", ["haixi/golmud"]),
        ("共和县光伏", ["hainan/gonghe"]),
        ("西宁市城东区的汽修店", ["xining/chengdong"]),
        ("海西州到海南州的公路", ["hainan", "haixi"]),
        ("河南蒙古族自治县的加油站", ["huangnan/henan"]),
        ("玉树市的酒店", ["yushu/yushu_city"]),
        ("甘肃省和海北州的输气管道", ["haibei", "outside"]),
        ("海南省的酒店", ["outside"]),
        ("a clinic in Golmud", ["haixi/golmud"]),
        ("A 200-yak farm in Guoluo", ["golog"]),
        ("青海省海南藏族自治州共和县铁盖乡养殖场", ["hainan/gonghe"]),
        ("replace an old coal boiler in Golmud", ["haixi/golmud"]),
        ("the old filling station in Guoluo is rebuilt", ["golog"]),
        ("淘汰原有锅炉，共和县", ["hainan/gonghe"]),
        ("moving from the old site in Golmud", None),
        ("中华人民共和国规定的养猪场", None),
        ("离格尔木30公里的养猪场", None),
        ("不在西宁市，养猪场", None),
        ("互助组办的养鸡场", None),
        ("平安银行网点装修", None),
        ("a guide to wind farms", None),
        ("养猪场", None),
        ("", None),
    ],
)
def test_places_of_the_project_and_no_others(text: str, expected: list[str] | None) -> None:
    assert place(text) == expected


def test_every_place_is_read_by_its_whole_name() -> None:
    for name, record in places.all_places(policy()):
        if name == places.OUTSIDE:
            continue
        assert place(f"在{record['zh']}新建养猪场") == [name], record["zh"]
        assert place(f"a pig farm in {record['en']}") == [name], record["en"]


def test_the_words_are_told() -> None:
    found = read(policy(), "玉树州囊谦县的医院", [108])["place"]
    assert found is not None
    assert found["words"] == "玉树州、囊谦县"
