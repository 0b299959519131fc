"""The small parts: escaping, addresses, dates, counts, wrapped text, marked Chinese."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.library.text import both
from generator.site.drawing import width, wrap
from generator.site.escape import relax, safe
from generator.site.mkdocs_adapter import escaped
from generator.site.model import Page
from generator.site.postprocess import finish, mark_chinese
from generator.site.render import Voice, capital


def voice(slug: str = "catalogue/item-3", lang: str = "zh") -> Voice:
    return Voice(Page(slug, "", both("题", "title"), both("", "")), lang, lambda name: name != "nowhere")


def test_safe_text_holds_no_active_character() -> None:
    encoded = safe("<b> & *x* [a](b) {{ y }} | \\ `c` ~~d~~ ^e^ \"f\" 'g'")
    assert not set(encoded.replace("&#", "").replace(";", "")) & set("<>*[]{}|\\`~^\"'")


def test_safe_leaves_markup_of_our_own() -> None:
    assert safe(Markup("<b>")) == "<b>"


@pytest.mark.parametrize("start", ["# a", "- a", "+ a", "1. a", "23) a", "= a", ": a"])
def test_safe_text_cannot_open_a_block(start: str) -> None:
    assert safe(start).startswith("&#")


def test_relax_turns_back_only_what_html_leaves_alone() -> None:
    assert relax("&#95;&#42;&#123; &#60;&#62;&#38;&#34;&#39;") == "_*{ &lt;&gt;&amp;&quot;&#39;"


def test_controls_that_turn_text_around_are_dropped() -> None:
    assert safe("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize(
    ("slug", "to", "fragment", "address"),
    [
        ("", "check", "", "check/"),
        ("", "", "", "./"),
        ("catalogue/item-3", "catalogue/02", "", "../02/"),
        ("check", "", "", "../"),
        ("law", "law", "code", "./#code"),
    ],
)
def test_addresses_are_relative(slug: str, to: str, fragment: str, address: str) -> None:
    assert voice(slug).u(to, fragment) == address


def test_a_link_to_no_page_is_an_error() -> None:
    with pytest.raises(LookupError, match="nowhere"):
        voice().u("nowhere")


def test_a_text_of_the_templates_that_holds_one_of_a_record_is_escaped() -> None:
    said = voice().tr("第 3 类 " + "<svg/onload=x> [a](javascript:y)", "")
    assert not set(said.replace("&#", "").replace(";", "")) & set("<>[]")
    assert voice().tr(Markup("<b>"), "") == "<b>"


def test_files_of_both_languages_are_found_from_any_page() -> None:
    assert voice("").file("data/clocks.csv") == "data/clocks.csv"
    assert voice("", "en").file("data/clocks.csv") == "../data/clocks.csv"
    assert voice("catalogue/item-3", "en").file("data/clocks.csv") == "../../../data/clocks.csv"


def test_days_of_every_year() -> None:
    assert voice().month_day("06-05") == "6月5日" and voice(lang="en").month_day("06-05") == "5 June"


def test_dates_and_counts() -> None:
    assert voice().day("2026-08-15") == "2026年8月15日"
    assert voice(lang="en").day("2026-08-15") == "15 August 2026"
    assert voice(lang="en").day("2020-09") == "September 2020"
    assert voice().day("2011") == "2011年"
    assert voice(lang="en").count(1, "项", "item", "items") == "1 item"
    assert voice(lang="en").count(1200, "项", "item", "items") == "1,200 items"
    assert voice().count(2, "项", "item", "items") == "2 项"


def test_headings_begin_with_a_capital() -> None:
    assert capital("ordinary approval") == "Ordinary approval"
    assert capital("eDNA") == "eDNA"
    assert capital("普通") == "普通"


def test_wrapped_lines_fit_and_no_line_opens_with_a_mark() -> None:
    for line in (lines := wrap("编好报告书或报告表，网上报批，经受理、公示、评估和审查后取得批复。", 90, 15)):
        assert width(line.rstrip("，。、"), 15) <= 90
        assert line[0] not in "，。、"
    assert "".join(lines) == "编好报告书或报告表，网上报批，经受理、公示、评估和审查后取得批复。"


def test_chinese_on_an_english_page_is_marked_once() -> None:
    page = '<html lang="en"><head><title>名</title></head><body><p>See 环办〔2020〕688号 now</p><p lang="zh-CN">已标</p></body></html>'
    marked = mark_chinese(page)
    assert '<p>See <span lang="zh-CN">环办〔2020〕688号</span> now</p>' in marked
    assert '<p lang="zh-CN">已标</p>' in marked and "<title>名</title>" in marked


def test_finish_removes_what_material_leaves() -> None:
    page = '<html lang="zh" class="no-js">\n<body><input class="md-toggle" id="__drawer" autocomplete="off"><p>x</p></body></html>'
    assert finish(page, "zh") == '<html lang="zh-CN">\n<body><p>x</p></body></html>'


def test_what_mkdocs_prints_is_escaped() -> None:
    assert escaped({"a": ["<b>", 1, None]}) == {"a": ["&lt;b&gt;", 1, None]}
