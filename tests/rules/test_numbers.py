"""Numbers as people type them and as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.numbers import DECIMALS, LARGEST, plain_digits, read_number, whole, write_number
from tests.rules.real import bounded

QUANTITIES = st.one_of(
    st.integers(0, int(LARGEST)),
    st.integers(0, 10**9).map(lambda n: whole(n / 1000)),
    st.floats(0, 1e6).map(lambda x: whole(round(x, DECIMALS))),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0", 0), ("12", 12), (" 12 ", 12), ("12.50", 12.5), (".5", 0.5), ("1 200", 1200),
        ("1,200", 1200), ("1，200，000.5", 1200000.5), ("１２００", 1200), ("１，２００．５", 1200.5),
        ("1.2万", 12000), ("3千", 3000), ("5百万", 5_000_000), ("2亿", 200_000_000), ("1万亿", 10**12), ("1,200万", 12_000_000),
        ("0.1万", 1000), ("1.1", 1.1),
    ],
)  # fmt: skip
def test_digits_are_read_as_people_type_them(typed: str, meant: float) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("零", 0), ("五", 5), ("十", 10), ("十二", 12), ("二十", 20), ("两百", 200), ("五千", 5000), ("一百零五", 105), ("一千零二十", 1020),
        ("三万", 30000), ("十万", 100_000), ("二十万五千", 205_000), ("一亿二千万", 120_000_000), ("一万零二", 10002),
    ],
)  # fmt: skip
def test_chinese_numerals_are_read(typed: str, meant: int) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("一百二", 120), ("三千五", 3500), ("一万二", 12000), ("一亿二", 120_000_000), ("三万五千六", 35600)],
)
def test_a_last_numeral_without_its_power_takes_the_next_below_as_people_say_it(
    typed: str, meant: int
) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "many",
        "-3",
        "1.2.3",
        "5.",
        "1,20",
        "1,2000",
        "1,200,30",
        "12,00",
        "1e5",
        "nan",
        "inf",
        "5头",
        "²",
        "二三",
        "十十",
        "百千",
        "千千",
        "万",
        "零万",
        "一万一万",
        "五零",
        "一亿亿",
        "十万亿零零五万",
    ],
)
def test_what_is_no_quantity_is_not_guessed_at(typed: str) -> None:
    assert read_number(typed) is None


def test_a_number_too_large_for_sense_is_still_read_so_that_it_can_be_named() -> None:
    assert read_number("9" * 20) == pytest.approx(1e20)
    assert read_number("9" * 400) == float("inf")


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"), (999, "999", "999"), (5000, "5,000", "5,000"), (50000, "5万", "50,000"), (12500, "1.25万", "12,500"), (12345, "12,345", "12,345"),
        (150_000_000, "1.5亿", "150,000,000"), (123_456_789, "123,456,789", "123,456,789"), (0.5, "0.5", "0.5"), (1234.25, "1,234.25", "1,234.25"), (0.00001, "0.00001", "0.00001"),
    ],
)  # fmt: skip
def test_a_number_is_written_for_the_reader_of_each_language(value: float, zh: str, en: str) -> None:
    assert (write_number(value, "zh"), write_number(value, "en")) == (zh, en)


@bounded(250)
@given(QUANTITIES)
def test_a_number_as_printed_is_read_back_as_the_same_number(value: float) -> None:
    assert read_number(write_number(value, "en")) == value
    assert read_number(write_number(value, "zh")) == value


@bounded(250)
@given(QUANTITIES)
def test_a_number_in_plain_digits_is_read_back_and_has_no_exponent(value: float) -> None:
    digits = plain_digits(value)
    assert set(digits) <= set("0123456789.")
    assert read_number(digits) == value


@bounded(200)
@given(st.text(max_size=12))
def test_reading_never_raises_and_never_gives_less_than_nought(typed: str) -> None:
    number = read_number(typed)
    assert number is None or number >= 0
