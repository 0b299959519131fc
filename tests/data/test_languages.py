"""Numbers of a text, compared between the languages without false alarms."""

from __future__ import annotations

import pytest

from generator.lint.languages import check_languages, pairs
from generator.lint.numerals import differences
from generator.source.document import Document

SAME = [
    ("年产5万吨", "50,000 t a year"),
    ("1.5亿元", "CNY 150 million"),
    ("30%及以上", "30% or more"),
    ("第一百零二条", "Article 102"),
    ("第三条（一）", "Article 3(1)"),
    ("2024年8月15日", "15 August 2024"),
    ("十项措施", "10 measures"),
    ("5名专家", "five experts"),
    ("二十五个", "twenty-five"),
    ("5000立方米/日", "5,000 m³/d"),
    ("填 50000，500万立方米填 5000000", "50000, and 5 million m³ is entered as 5000000"),
    ("万元", "CNY 10,000"),
    ("6.2级地震", "M6.2 earthquake"),
    ("GB/T 4754-2017", "GB/T 4754-2017"),
    ("１０个工作日", "10 working days"),
    ("不用就填 0。", "Enter 0 if none is used."),
]
DIFFERENT = [
    ("10个工作日", "20 working days", ("10", "20")),
    ("不少于10个工作日，再加5个", "at least 10 working days", ("5", "")),
    ("5万吨", "5,000 t", ("50000", "5000")),
    ("0.1吨", "0.01 t", ("0.1", "0.01")),
    ("两次", "3 times", ("", "3")),
]


@pytest.mark.parametrize(("zh", "en"), SAME)
def test_same(zh: str, en: str) -> None:
    assert differences(zh, en) == ("", "")


@pytest.mark.parametrize(("zh", "en", "only"), DIFFERENT)
def test_different(zh: str, en: str, only: tuple[str, str]) -> None:
    assert differences(zh, en) == only


@pytest.mark.parametrize(
    ("zh", "en", "code"),
    [
        ("official", "官方", "wrong-language"),
        ("official text", "official text", "wrong-language"),
        ("见 https://www.mee.gov.cn/a。", "See https://www.mee.gov.cn/b", "links-differ"),
        ("{clock:a}", "20 days", "placeholders-differ"),
    ],
)
def test_other_differences(zh: str, en: str, code: str) -> None:
    document = Document("x.yaml", data={"name": {"zh": zh, "en": en}})
    assert code in [finding.code for finding in check_languages(document, pairs(document.data))]
