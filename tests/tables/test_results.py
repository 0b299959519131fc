"""What is written beside a row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.check import check
from generator.rules.errors import Mistake
from generator.rules.link import read_link
from generator.tables.answer import Answer
from generator.tables.columns import Column
from generator.tables.headings import HEADINGS, is_result, result_headers
from generator.tables.results import result_cells
from tests.rules.small import both, policy, yes

SMALL = policy()
NAMES = [name["en"] for name in HEADINGS.values()]


def told(answer: Answer, lang: str = "en") -> dict[str, str]:
    """The cells that are not empty, by their English names."""
    return {name: cell for name, cell in zip(NAMES, result_cells(SMALL, answer, lang), strict=True) if cell}


def of(**request: Any) -> Answer:
    verdict = check(SMALL, request, date(2026, 11, 23))
    return Answer(7, verdict["status"], verdict)


DECIDED = of(items=[1], facts={"registered": True, "herd": 6000})


def test_a_decided_row_tells_document_track_clocks_reasons_and_standing() -> None:
    found = told(DECIDED)
    link = found.pop("link to the check")
    assert found == {
        "status": "decided",
        "document": "ecological report",
        "track": "ordinary",
        "deciding item": "1 farm",
        "tier": "report",
        "promised time limit": "20 working days",
        "statutory time limit": "60 days",
        "who decides": "not read.",
        "reasons": DECIDED.verdict["reasons"][0]["en"],
        "may also apply": "commitment. the window",
        "standing": "Official EIA: it is official",
        "check date": "2026-11-23",
        "policy": "0123456789abcdef",
    }
    assert link.startswith("en/check/#")
    request, wrong = read_link(SMALL, link.split("#")[1])
    assert (
        wrong == []
        and check(SMALL, {key: request[key] for key in ("items", "facts", "on")}) == DECIDED.verdict
    )


def test_the_same_in_chinese() -> None:
    found = told(DECIDED, "zh")
    assert (found["status"], found["document"], found["promised time limit"]) == (
        "已确定",
        "【ecological report】",
        "20个工作日",
    )
    assert found["may also apply"] == "【commitment】：【the window】"
    assert found["link to the check"].startswith("check/#items=1&")


def test_an_open_row_tells_what_is_possible_and_what_to_answer() -> None:
    found = told(of(items=[1, 3]))
    assert found["status"] == "open" and "document" not in found and "tier" not in found
    assert found["possible documents"] == "ecological report; report form; registration form"
    assert found["possible tracks"] == "filing; ordinary"
    assert (
        found["open questions"].startswith("(1) ")
        and "herd? (head)" in found["open questions"]
        and "registered?" in found["open questions"]
    )
    assert told(of(items=[1, 3]), "zh")["open questions"].startswith("（1）")


def test_a_single_question_has_no_number_before_it() -> None:
    assert told(of(items=[2], facts={"plating": False}))["open questions"] == "paint? (t/a)"


def test_a_project_outside_the_catalogue_is_said_to_be_so() -> None:
    assert told(of(items=[1], facts={"registered": False}))["tier"] == "outside the catalogue"
    assert "promised time limit" not in told(of(items=[1], facts={"registered": False}))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_that_no_item_fits_is_told_as_a_claim(lang: str) -> None:
    answer = of(items=[0], facts={"unlisted_kind": "other"})
    cells = result_cells(SMALL, answer, lang)
    row = dict(zip(HEADINGS, cells, strict=True))
    assert row["status"] == answer.verdict["proviso"][lang] and row["status"] not in ("已确定", "decided")
    assert row["questions"] == answer.verdict["headline"][lang]


def test_a_day_without_an_edition_is_answered_too() -> None:
    found = told(of(items=[1], on="2020-01-01"))
    assert found["status"] == "open" and found["check date"] == "2020-01-01"


def test_a_row_without_an_item_gets_proposals_or_is_told_there_are_none() -> None:
    proposals = [{"item": 1, "zh": "甲；乙", "en": "a"}, {"item": 2, "zh": "丙", "en": "b"}]
    assert told(Answer(7, "choose", proposals=proposals)) == {
        "status": "choose an item",
        "open questions": "Which of these is it? 1 a | 2 b",
    }
    assert (
        told(Answer(7, "choose", proposals=proposals), "zh")["open questions"]
        == "是下面哪一类？1 甲；乙 | 2 丙"
    )
    assert told(Answer(7, "choose"))["open questions"].startswith("No item was found")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "第7行：B列“herd”：甲。整行。"), ("en", "Row 7: Column B “herd”: a. The row.")],
)
def test_mistakes_name_row_and_column(lang: str, said: str) -> None:
    wrong = [
        (Column(1, "herd", "fact", ("herd",)), Mistake("x", "x", "甲。", "a.")),
        (None, Mistake("x", "x", "整行。", "the row.")),
    ]
    found = told(Answer(7, "bad", mistakes=wrong), lang)
    assert found["error"] == said and set(found) == {"status", "error"}


def test_headings_are_marked_and_recognised() -> None:
    assert all(is_result(heading) for lang in ("zh", "en") for heading in result_headers(lang))
    assert is_result("Result：Status") and not is_result("status")


BANNED = {
    "procedure": {"rules": [{"id": "ban", **both("the ban"), "standing": "official", "sources": []}]},
    "forbidden": {
        "items_of": ["first"],
        "prohibitions": [
            {"id": "yard", "rule": "ban", **both("no yard"), "ask": both("ask"), "when": yes("in_park")}
        ],
    },
}
"""A place in which nothing may be built."""


@pytest.mark.parametrize(
    ("facts", "status", "document"),
    [
        ({"in_park": True}, "May not be built", ""),
        ({}, "May be forbidden; check first", "registration form"),
        ({"in_park": False}, "decided", "registration form"),
    ],
)
def test_a_row_says_first_where_it_may_not_be_built(
    facts: dict[str, Any], status: str, document: str
) -> None:
    held = policy(**BANNED)
    verdict = check(held, {"items": [3], "facts": {"road_class": "lane", **facts}}, date(2026, 11, 23))
    row = dict(zip(HEADINGS, result_cells(held, Answer(7, verdict["status"], verdict), "en"), strict=True))
    assert row["status"] == status
    assert row["document"] == document
    assert bool(row["track"]) == bool(document)
    assert ("No yard. ask" in row["questions"]) == (status != "decided")
    assert (row["reasons"] == "No yard. No EIA document changes that.") == (not document)
