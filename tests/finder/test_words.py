"""How a description is read, before anything is looked up."""

from __future__ import annotations

import pytest

from generator.finder.tokens import (
    ASIDE,
    GENERIC,
    LATER,
    NAME,
    TELLING,
    Clauses,
    Lexicon,
    Stems,
    Syllables,
    plain,
    stem,
    tokens,
)

LEXICON = Lexicon([(["新建", "吨", "年产"], 0.0), (["厂", "加工厂"], GENERIC), (["店"], TELLING)])


def read(text: str) -> list[tuple[str, list[float]]]:
    return [(clause.text, clause.weights) for clause in Clauses(LEXICON, ["没有"], ["位于"]).read(text)]


def test_a_description_is_read_in_one_kind_of_characters() -> None:
    assert plain("ＬＮＧ變電", {"變": "变", "電": "电"}) == "lng变电"


def test_the_longest_listed_word_counts() -> None:
    assert LEXICON.weigh("木加工厂") == [1.0, GENERIC, GENERIC, GENERIC]
    assert LEXICON.telling("店中店") == [(2, "店")]


def test_the_first_clause_tells_most_and_amounts_tell_nothing() -> None:
    assert read("新建木厂，年产5万吨，石材，位于河边") == [
        ("新建木厂", [0.0, 0.0, 1.0, GENERIC]),
        ("年产5万吨", [0.0, 0.0, 0.0, LATER, 0.0]),
        ("石材", [LATER, LATER]),
        ("位于河边", [ASIDE] * 4),
    ]


def test_a_clause_ends_at_its_negation() -> None:
    assert read("木厂没有电镀") == [("木厂", [1.0, GENERIC])]
    assert read("没有电镀") == []


def test_a_company_says_little_unless_it_is_all_there_is() -> None:
    assert read("木公司石材") == [("木公司石材", [NAME, NAME, NAME, 1.0, 1.0])]
    assert read("木公司") == [("木公司", [1.0, 1.0, 1.0])]


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
    assert tokens("x-ray, 2 e-bikes") == ["xray", "2", "ebikes"]
    assert Stems(["the"], {"tire": "tyre"}).of("the 12 tire plant a") == [stem("tyre"), "plant"]


def test_pinyin_is_read_in_as_few_syllables_as_can_be() -> None:
    syllables = Syllables(
        {
            "sounds": {"西": "xi", "安": "an", "先": "xian", "长": "chang"},
            "exceptions": {"长大": ["zhang", "da"]},
        }
    )
    assert syllables.read("xian") == syllables.write("先") != syllables.write("西安")
    assert syllables.read("xianxi") == syllables.write("先西")
    assert syllables.read("zhangda") == syllables.write("长大")
    assert syllables.read("xiq") is None
    assert syllables.of("西大") == []
