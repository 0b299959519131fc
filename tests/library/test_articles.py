"""Articles cited on a page: each once, in the order of their numbers."""

from __future__ import annotations

import re
from typing import Any

from generator.library.articles import in_order
from generator.library.library import Library


def at(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def test_articles_are_sorted_and_none_is_named_twice() -> None:
    found = in_order(
        [
            at("第五条", "Article 5"),
            at("第四条、第五条", "Articles 4 and 5"),
            at("第一百零二条、第一百零七条", "Articles 102 and 107"),
            at("第一千一百条、第九十九条、第一千零九十八条", "Articles 1100, 99 and 1098"),
        ]
    )
    assert found == [
        at(
            "第四条、第五条、第九十九条、第一百零二条、第一百零七条、第一千零九十八条、第一千一百条",
            "Articles 4, 5, 99, 102, 107, 1098 and 1100",
        )
    ]
    assert in_order([at("第五条", "Article 5")]) == [at("第五条", "Article 5")]


def test_what_is_no_list_of_whole_articles_stays_as_it_stands() -> None:
    odd = [
        at("第九十八条至第一百条", "Articles 98 to 100"),
        at("附件二", "Annex 2"),
        at("第三条第二款", "Article 3, paragraph 2"),
    ]
    assert in_order([*odd, odd[1], at("第二条", "Article 2")]) == [at("第二条", "Article 2"), *odd]


def test_no_page_of_the_real_site_names_an_article_twice(compiled: dict[str, Any]) -> None:
    library = Library(compiled)
    for track in library.tracks.values():
        for source in library.cited(track):
            named = re.findall(
                "第[一二三四五六七八九十百千零]+条",
                "、".join(
                    p["zh"]
                    for p in source["at"]
                    if "第" in p["zh"] and "至" not in p["zh"] and "款" not in p["zh"]
                ),
            )
            assert len(named) == len(set(named)), source
