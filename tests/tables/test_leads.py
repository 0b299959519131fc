"""The items to which a row leads."""

from __future__ import annotations

import pytest

from generator.finder.find import find
from generator.rules.policy import Policy
from generator.tables.leads import Told, clauses, leads


def strong(policy: Policy, told: Told) -> list[int]:
    return [one["item"] for one in leads(policy, told, find) if one["strength"] == "strong"]


@pytest.mark.parametrize(
    "text",
    [
        "不收容建筑垃圾、危险废物",
        "服务于高速公路标段内的水稳站",
        "年用水性漆2吨",
        "产生实验废水、废气",
        "占地30亩",
        "建筑面积300m2",
        "租用某某厂房",
        "总投资800万元",
        "废气经喷淋后排放",
    ],
)
def test_what_tells_of_others_of_means_or_of_what_comes_of_it_is_not_looked_up(text: str) -> None:
    assert list(clauses([text])) == []


@pytest.mark.parametrize(
    "text", ["不锈钢制品加工", "无人机组装", "无害化处理中心", "建设办公楼", "新建养猪场"]
)
def test_what_only_begins_alike_is_looked_up(text: str) -> None:
    assert list(clauses([text])) == [text]


def test_a_description_is_looked_up_clause_by_clause() -> None:
    assert list(clauses(["新建光伏电站；配建升压站，不涉及敏感区。", "年产1,000吨"])) == [
        "新建光伏电站",
        "配建升压站",
        "年产1,000吨",
    ]


def test_raw_materials_are_not_what_is_built() -> None:
    assert list(clauses(["以水氯镁石为原料煅烧生产轻烧氧化镁"])) == ["煅烧生产轻烧氧化镁"]


def test_works_beside_each_other_are_both_offered(indexed: Policy) -> None:
    told = Told("光伏发电项目", ("60MW光伏，新建110kV升压站一座",), ("4416",))
    assert strong(indexed, told) == [90, 161]
    assert strong(indexed, Told("", ("新建50MW风力发电场及110kV升压站",))) == [90, 161]


def test_a_class_of_industry_counts_among_what_the_words_say(indexed: Policy) -> None:
    assert strong(indexed, Told("某某项目", (), ("C3021",))) == [55], "alone it leads to its item"
    assert strong(indexed, Told("商品混凝土搅拌站", (), ("3021 水泥制品制造",))) == [55]
    offered = strong(indexed, Told("养猪场", (), ("3021",)))
    assert set(offered) == {3, 55}, "where it contradicts the words, both are offered"


def test_a_division_alone_is_no_sure_lead(indexed: Policy) -> None:
    assert strong(indexed, Told("", (), ("26",))) == []


def test_what_fits_the_same_words_much_worse_falls_away(indexed: Policy) -> None:
    assert strong(indexed, Told("商品混凝土搅拌站迁建项目")) == [55]


def test_nothing_said_leads_nowhere(indexed: Policy) -> None:
    assert leads(indexed, Told(), find) == [] and not Told()
