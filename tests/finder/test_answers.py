"""What the guide answers elsewhere: from its questions and the exempt list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.finder.answers import answers
from generator.finder.find import find
from generator.lint.run import compile_policy
from generator.rules.policy import Policy

HERE = Path(__file__).parent


@cache
def policy() -> Policy:
    return Policy(compile_policy(HERE.parents[1] / "policy_data"))


def places(text: str) -> list[str]:
    return [answer["page"] for answer in answers(policy(), text)]


@pytest.mark.parametrize(
    ("trades", "page"),
    [
        ("餐馆 烧烤店 KTV 超市 面包店 理发店 健身房 数据中心 寺院修缮 防沙治沙 储能电站 充电桩", "unlisted"),
        ("冷库 粮库 物流园 快递分拣中心 菜鸟驿站", "warehousing-logistics"),
        ("写字楼 标准厂房", "real-estate"),
    ],
)
def test_what_the_exempt_list_answers(trades: str, page: str) -> None:
    assert [trade for trade in trades.split() if f"lists/exempt/#{page}" not in places(trade)] == []


def test_what_a_question_answers() -> None:
    assert "questions/#restaurant-warehouse" in places("餐馆")
    assert "questions/#restaurant-warehouse" in places("restaurant")
    assert "questions/#home-solar" in places("屋顶光伏")
    assert "questions/#fine-percent" in places("罚款比例")


@pytest.mark.parametrize("text", ["", "养猪场", "加油站", "12345", "🏥", "x" * 5000, "a coal mine"])
def test_what_only_the_catalogue_answers(text: str) -> None:
    assert places(text) == []


def test_beside_such_an_answer_items_are_weak() -> None:
    assert {hit["strength"] for hit in find(policy(), "储能电站", 5)} == {"weak"}


def test_an_answer_names_its_record_in_both_languages() -> None:
    options = {option["id"]: option for option in policy().data["facts"]["unlisted_kind"]["options"] or ()}
    (answer,) = [answer for answer in answers(policy(), "KTV") if answer["kind"] == "unlisted"]
    assert (answer["zh"], answer["en"]) == (options[answer["id"]]["zh"], options[answer["id"]]["en"])
    assert len(answers(policy(), "餐馆", 1)) == 1


def test_every_kind_that_the_words_name_is_one_of_the_exempt_list() -> None:
    kinds = {option["id"] for option in policy().data["facts"]["unlisted_kind"]["options"] or ()}
    for words in policy().data["index"]["words"].values():
        assert {name for name in words if not name.isdigit()} <= kinds


def test_people_s_own_sentences_lead_to_the_question_that_answers_them() -> None:
    """Nine in ten; what has no question yet is not forced."""
    asked = [
        row for rows in yaml.safe_load((HERE / "asked.yaml").read_text("utf-8")).values() for row in rows
    ]
    pages = {text: f"questions/#{name.replace('_', '-')}" for text, name in asked}
    missed = [text for text, page in pages.items() if page not in places(text)]
    assert len(missed) <= 0.1 * len(pages), missed


def test_only_a_sentence_that_asks_is_read_as_a_question() -> None:
    assert "questions/#changed-project" in places("换了锅炉要不要重新报批")
    assert places("锅炉房") == []
