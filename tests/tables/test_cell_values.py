"""Answers as people write them in the cells of a table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.errors import Mistake
from generator.rules.unit_conversion import own_names as units
from generator.tables.cell_values import Entries, fold
from tests.rules.real import bounded, real_policy
from tests.rules.small import both, facts, number

TONNES = number("paint", "t/a") | {"unit_name": {"zh": "吨/年", "en": "t/a"}}
HEADS = number("herd", "head/a", integer=True) | {"unit_name": {"zh": "头/年", "en": "head a year"}}
WATER = number("water", "m3/d") | {"unit_name": {"zh": "立方米/日", "en": "m³/d"}}
SHARE = number("share", "percent") | {"unit_name": {"zh": "%", "en": "%"}}
PROCESS = {
    "id": "process",
    "type": "yes_no",
    "name": both("process"),
    "yes": {"zh": "有电镀工艺", "en": "there is plating"},
    "no": {"zh": "没有电镀工艺", "en": "there is no plating"},
}
ONLY = PROCESS | {
    "id": "only",
    "yes": {"zh": "仅组装", "en": "only assembly"},
    "no": {"zh": "不止组装", "en": "more than assembly"},
}
NATURE = {"id": "nature", "type": "choice", "name": both("nature"), "options": [
    {"id": "new", "zh": "新建", "en": "new build"}, {"id": "again", "zh": "改建（含技术改造）", "en": "reconstruction (incl. upgrade)"},
    {"id": "other", "zh": "其他（不含新建）", "en": "other (not new)"}, {"id": "twin_a", "zh": "孪生", "en": "twin"}, {"id": "twin_b", "zh": "孪生", "en": "twin"},
]}  # fmt: skip
PARTS = {"id": "parts", "type": "set", "name": both("parts"), "none": {"zh": "都不是，是零部件", "en": "none of these, but parts"}, "options": [
    {"id": "goods", "zh": "有毒、有害、危险品", "en": "toxic, harmful goods"}, {"id": "toxic", "zh": "有毒", "en": "toxic"}, {"id": "oil", "zh": "油库", "en": "oil depot"},
]}  # fmt: skip
ENTRIES = Entries(
    {
        fact["id"]: fact
        for fact in (TONNES, HEADS, WATER, SHARE, PROCESS, ONLY, NATURE, PARTS, *facts().values())
        if "id" in fact
    }
    | {"paint": TONNES, "herd": HEADS}
)


def read(name: str, text: str) -> Any:
    value = ENTRIES.read(name, text)
    return f"mistake: {value.code}" if isinstance(value, Mistake) else value


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("paint", "10", 10),
        ("paint", "１２，０００.5", 12000.5),
        ("paint", "1.2万吨/年", 12000),
        ("paint", "1.2万 吨", 12000),
        ("paint", "5 T/A", 5),
        ("paint", "五千", 5000),
        ("paint", "5千吨", 5000),
        ("herd", "6,000头", 6000),
        ("herd", "6000 head a year", 6000),
        ("herd", "6000头/年", 6000),
        ("water", "300m3/d", 300),
        ("water", "300 m³", 300),
        ("water", "300㎥", 300),
        ("water", "300立方米/日", 300),
        ("share", "15%", 15),
        ("share", "１５％", 15),
        ("share", "15", 15),
    ],
)
def test_a_number_may_carry_the_questions_own_unit(name: str, text: str, value: float) -> None:
    assert read(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("paint", "10吨/日", "number"),
        ("paint", "10kg", "number"),
        ("paint", "10kt", "number"),
        ("paint", "约10吨", "number"),
        ("paint", "10²", "number"),
        ("paint", "吨", "number"),
        ("paint", "-3吨", "negative"),
        ("herd", "1.5头", "integer"),
        ("herd", "6000吨", "number"),
        ("share", "百分之5", "number"),
    ],
)
def test_another_unit_or_no_number_is_a_mistake(name: str, text: str, code: str) -> None:
    assert read(name, text) == f"mistake: {code}"


def test_a_number_that_cannot_be_read_is_repeated_as_it_was_typed() -> None:
    mistake = ENTRIES.read("paint", "十来 吨")
    assert isinstance(mistake, Mistake) and "“十来 吨”不是数" in mistake.zh and "吨/年" in mistake.zh


def test_units_come_longest_first_so_that_none_is_cut_in_two() -> None:
    assert units(HEADS) == ["headayear", "head/a", "head", "头/年", "头"]


@pytest.mark.parametrize(
    "text", ["是", "对", "Yes", "ＹＥＳ", "y", "TRUE", "1", "√", "✔", "有电镀工艺", "There is plating", "有"]
)
def test_yes_in_many_words(text: str) -> None:
    assert read("process", text) is True


@pytest.mark.parametrize(
    "text", ["否", "不是", "No", "n", "false", "0", "×", "没有电镀工艺", "there is no plating", "没有", "无"]
)
def test_no_in_many_words(text: str) -> None:
    assert read("process", text) is False


@pytest.mark.parametrize("text", ["也许", "2", "yes and no", "none"])
def test_neither_yes_nor_no_is_a_mistake(text: str) -> None:
    assert read("process", text) == "mistake: yes_no"


@pytest.mark.parametrize("text", ["有", "没有", "无"])
def test_there_is_and_there_is_not_answer_only_what_is_asked_so(text: str) -> None:
    assert read("only", text) == "mistake: yes_no"


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "—", "——", "/", "?", "？", "不清楚", "未知", "Unknown", "not known", "N/A"]
)
def test_a_cell_that_gives_no_answer_leaves_it_open(text: str) -> None:
    assert [read(name, text) for name in ("paint", "process", "nature", "parts")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新建", "new"),
        ("New Build", "new"),
        ("new", "new"),
        ("改建（含技术改造）", "again"),
        ("改建(含技术改造)", "again"),
        ("改建", "again"),
        ("reconstruction", "again"),
        ("twin_a", "twin_a"),
    ],
)
def test_an_option_by_name_in_either_language_or_by_id(text: str, value: str) -> None:
    assert read("nature", text) == value


@pytest.mark.parametrize("text", ["扩建", "其他", "other (not", "孪生", "新建、改建"])
def test_what_names_no_single_option_is_a_mistake(text: str) -> None:
    assert read("nature", text) == "mistake: option"


def test_a_mistaken_option_is_told_which_there_are() -> None:
    mistake = ENTRIES.read("parts", "油库、煤仓")
    assert isinstance(mistake, Mistake)
    assert mistake.zh == "【parts】：没有选项“煤仓”。可选：有毒、有害、危险品、有毒、油库。"
    assert (
        mistake.en == "parts: there is no option “煤仓”. Choose from: toxic, harmful goods; toxic; oil depot."
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("油库", ["oil"]),
        ("有毒、有害、危险品", ["goods"]),
        ("有毒、油库", ["toxic", "oil"]),
        ("油库;有毒、有害、危险品,有毒", ["goods", "toxic", "oil"]),
        ("油库\n有毒", ["toxic", "oil"]),
        ("Oil Depot; toxic, harmful goods", ["goods", "oil"]),
        ("oil,goods", ["goods", "oil"]),
        ("、油库；", ["oil"]),
        ("无", []),
        ("none", []),
        ("None of these", []),
        ("都不是，是零部件", []),
    ],
)
def test_a_set_is_read_option_by_option_each_as_long_as_it_goes(text: str, value: list[str]) -> None:
    assert read("parts", text) == value


@pytest.mark.parametrize("text", ["、", "无、油库", "油库有毒", "油 库 房"])
def test_a_set_with_anything_else_in_it_is_a_mistake(text: str) -> None:
    assert read("parts", text) == "mistake: option"


def test_areas_are_read_as_a_set() -> None:
    assert read("areas", "school; reserve") == ["reserve", "school"]


@bounded(150)
@given(st.sampled_from(sorted(real_policy().facts)), st.text(max_size=30))
def test_whatever_stands_in_a_cell_it_is_an_answer_or_a_mistake_in_both_languages(
    name: str, text: str
) -> None:
    value = Entries(real_policy().facts).read(name, text)
    if isinstance(value, Mistake):
        assert value.field == f"facts.{name}" and value.zh and value.en


def test_words_are_compared_without_spaces_case_and_full_width_signs() -> None:
    assert fold(" Ｎew\u3000Build（Ａ）") == "newbuild(a)"
