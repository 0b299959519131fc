"""How a description is read, before anything is looked up."""

from __future__ import annotations

import pytest

from generator.finder.figures import plain_figures
from generator.finder.pinyin import Pinyin
from generator.finder.text import LATER, Reader, Speller, pairs, stem

LISTS = {
    "noise": ["新建", "年产"],
    "denied": ["没有"],
    "stood": ["原有", "原来"],
    "parts": ["配套"],
    "shops": ["店$"],
    "goods": ["用.+?做"],
    "stop": ["the", "a"],
    "latin_denied": ["without"],
    "latin_parts": ["with"],
    "latin_besides": ["with"],
    "variants": {"tire": "tyre"},
}
READER = Reader({"lists": LISTS, "kept": ["新建铁路"], "simplified": {"變": "变", "電": "电"}})


def test_a_description_is_read_in_one_kind_of_characters() -> None:
    assert READER.plain("ＬＮＧ變電") == "lng变电"


def test_figures_are_read_as_digits() -> None:
    assert plain_figures("twenty thousand tonnes") == "20000 tonnes"
    assert plain_figures("1.25 million m3") == "1250000 m3"
    assert plain_figures("two hundred and fifty beds") == "250 beds"
    assert plain_figures("30 kt/a") == "30000 t/a"
    assert plain_figures("百分之十五") == "15%"
    assert plain_figures("十二点五吨") == "12.5吨"
    assert plain_figures("由200张增至350张") == "新增150张"
    assert plain_figures("由350张增至200张") == "由350张增至200张"
    assert plain_figures("由5万吨扩到多少") == "由5万吨扩到多少"
    assert plain_figures("由8000千瓦增到9600千瓦") == "新增1600千瓦"
    assert plain_figures("two 4 t/h boilers") == plain_figures("2 of 4 t/h boilers") == "2 x 4 t/h boilers"
    assert plain_figures("120 additional beds") == "120 beds"
    assert plain_figures("12 500 m3") == "12500 m3"
    assert plain_figures("330/110/35kv") == "330kv、110kv、35kv"


def test_the_first_clause_tells_most_and_amounts_tell_nothing() -> None:
    assert READER.chinese("新建木厂，年产5万吨石材，配套锅炉") == [
        ("木厂", 1.0),
        ("石材", LATER),
        ("锅炉", LATER),
    ]


def test_what_is_counted_is_a_clause_of_its_own() -> None:
    assert READER.chinese("木厂2台锅炉") == [("木厂", 1.0), ("锅炉", LATER)]
    assert READER.chinese("木厂买2台锅炉") == [("木厂买 锅炉", 1.0)]


def test_words_of_an_item_are_left_whole() -> None:
    assert READER.chinese("新建铁路") == [("新建铁路", 1.0)]


def test_a_clause_ends_at_its_denial() -> None:
    assert READER.chinese("木厂没有电镀") == [("木厂", 1.0)]
    assert READER.chinese("没有电镀") == []
    assert READER.english("oak doors without paint") == [("oak doors", 1.0)]


def test_what_is_made_comes_before_what_it_is_made_of() -> None:
    assert READER.chinese("用硫酸做磷肥") == [("磷肥", 1.0), ("用硫酸做", LATER)]


def test_parts_are_clauses_of_their_own() -> None:
    assert READER.english("oak doors with a boiler") == [("oak doors", 1.0), ("with a boiler", LATER)]


def test_chinese_is_read_by_pairs_and_latin_words_stay_whole() -> None:
    assert pairs("变电站") == ["变电", "电站"]
    assert pairs("lng站") == ["lng站", "lng"]
    assert pairs("砖") == ["砖"]
    assert pairs("修 桥") == ["修", "桥"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["mine", "mines", "mining"], "min"),
        (["battery", "batteries"], "bat"),
        (["dyes", "dye"], "dye"),
        (["bench", "benches"], "bench"),
        (["glass", "glasses"], "glass"),
        (["tanner", "tanning"], "tan"),
        (["gas"], "gas"),
        (["coffee"], "coffee"),
    ],
)
def test_forms_of_a_word_are_kept_as_one(words: list[str], kept: str) -> None:
    assert {stem(word) for word in words} == {kept}


def test_words_that_say_nothing_are_left_out() -> None:
    assert READER.stems("the 12 tire plant a") == [stem("tyre"), "plant"]


@pytest.mark.parametrize("typed", ["slaughtrehouse", "slaughterhuse", "slaughter house", "slaughterh"])
def test_slips_are_read_as_the_word_that_is_known(typed: str) -> None:
    speller = Speller({stem("slaughterhouse"): 1}, READER)
    (clause,) = speller.corrected(READER.english(typed))
    assert READER.stems(clause.text) == [stem("slaughterhouse")]


def test_pinyin_is_read_in_as_few_syllables_as_can_be() -> None:
    sounds = {"xi": "西", "an": "安", "xian": "先", "chang": "长"}
    pinyin = Pinyin({"sounds": sounds, "exceptions": {"长大": ["zhang", "da"]}})
    assert pinyin.read("xian") == pinyin.write("先") != pinyin.write("西安")
    assert pinyin.read("xianxi") == pinyin.write("先西")
    assert pinyin.read("zhangda") == pinyin.write("长大")
    assert pinyin.read("xiq") == ""
    assert pinyin.of("西大") == []
