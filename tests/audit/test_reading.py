"""The figures on how hard the texts are to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.reading import measure, prose, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("guide", 1), ("project", 2), ("table", 2), ("environmental", 5), ("the", 1)]
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_where_a_reader_stops_and_labels_are_none() -> None:
    assert sentences("zh", ["先别签合同、别开工。拨12345问清这块地能不能建；备案。"]) == [
        "先别签合同、别开工",
        "拨12345问清这块地能不能建",
    ]
    assert sentences("en", ["Ask the office first. Then build it there. Contacts."]) == [
        "Ask the office first.",
        "Then build it there.",
    ]


def test_plain_words_read_more_easily_than_a_chain() -> None:
    plain = measure("en", ["You can build it once it is approved. Ask the office first."])
    chain = measure(
        "en", ["Commencement of construction is conditional upon authorisation by the competent authority."]
    )
    assert plain.ease is not None and chain.ease is not None and plain.ease > 60 > chain.ease
    assert measure("zh", []).sentences == 0 and plain.mean == 6.0


def test_paragraphs_are_read_once_and_tables_and_staff_pages_not(tmp_path: Path) -> None:
    said = "<main><p>您的项目要办环评报告表。</p><table><tr><td><p>表里的字</p></td></tr></table></main>"
    for name in ("check", "clocks", "staff", "en/check"):
        page = tmp_path / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<!doctype html><meta charset=utf-8>{said}", "utf-8")
    assert list(prose(tmp_path, "zh")) == ["您的项目要办环评报告表。"]
