"""The answer in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.phrases import Rests, headline, headline_without_edition, prepare, rests_on
from tests.rules.small import both

OFFICIAL = Rests()
SHORT = {name: both(name) for name in ("report", "form", "registration", "none")}


def said(
    status: str = "decided",
    document: str | None = None,
    name: str = "",
    track: str = "",
    rests: Rests = OFFICIAL,
    **more: Any,
) -> str:
    verdict = {
        "status": status,
        "document": document,
        "document_name": both(name),
        "track": track,
        "track_name": both(track),
        **more,
    }
    return headline(verdict, SHORT, rests)["en"]


@pytest.mark.parametrize(
    ("document", "track", "sentence"),
    [
        ("report", "ordinary", "You need an EIA report, approved before you start building."),
        ("form", "commitment", "You need an EIA form (commitment), approved before you start building."),
        (
            "registration",
            "filing",
            "You need to fill in an EIA registration (filing); no approval is needed.",
        ),
        ("none", "outside", "You don't need an EIA."),
        ("none", "exempt", "You don't need an EIA (exempt)."),
    ],
)
def test_a_decided_verdict_says_what_is_due_as_a_person_would(
    document: str, track: str, sentence: str
) -> None:
    assert said(document=document, track=track) == sentence


def test_a_verdict_open_in_its_document_lists_those_possible() -> None:
    assert said("open", possible_documents=["report", "form", "none"]) == (
        "We can't tell yet. It could be a report, a form or none. Answer the open questions to find out."
    )


def test_a_verdict_open_in_its_track_lists_those_possible() -> None:
    sentence = said(
        "open",
        document="none",
        name="no EIA document",
        possible_track_names=[both("exempt"), both("outside")],
    )
    assert sentence == "No EIA document; we don't know the route yet: it may be exempt or outside."


def test_what_to_prepare_for_is_the_strictest_of_what_is_possible_while_that_is_open() -> None:
    possible = {"document": None, "possible_documents": ["form", "none"]}
    short = {"form": both("report form"), "none": both("no document")}
    told = prepare(possible, short)
    assert told is not None and "a report form" in told["en"]
    assert prepare({"document": "none", "possible_documents": ["none"]}, short) is None


def test_chinese_says_the_same() -> None:
    verdict = {"status": "decided", "document": "report", "track": "ordinary", "track_name": both("ordinary")}
    short = {"report": {"zh": "报告书", "en": "r"}, "form": {"zh": "报告表", "en": "f"}}
    assert headline(verdict, short, OFFICIAL)["zh"] == "您的项目要办环评报告书，批下来才能开工。"
    assert headline(
        {"status": "open", "document": None, "possible_documents": ["report", "form"]}, short, OFFICIAL
    )["zh"] == ("还不能确定，可能是报告书或报告表。把还没答的问题答完就能确定。")


@pytest.mark.parametrize(
    ("rests", "before", "on"),
    [
        (OFFICIAL, "", "This follows the wording of the catalogue."),
        (Rests(lists=True), "", "This follows the wording of the catalogue and the list."),
        (Rests("reported", lists=True), "", "This comes from official reports."),
        (Rests("inferred"), "We infer this; please check first: ", None),
        (
            Rests("inferred", [both("One."), both("Two.")]),
            "We infer this; please check first: ",
            "What to check: One. Two.",
        ),
        (
            Rests("unconfirmed", [both("One.")]),
            "Not confirmed yet; please check first: ",
            "What to check: One.",
        ),
    ],
)
def test_an_answer_says_in_words_on_what_it_rests(rests: Rests, before: str, on: str | None) -> None:
    sentence = said(document="form", track="ordinary", rests=rests)
    assert sentence.startswith(before + ("you" if before else "You"))
    rest = rests_on(rests)
    assert (rest and rest["en"]) == on


def test_what_follows_from_the_visitors_claim_says_so_in_the_headline_alone() -> None:
    assert rests_on(Rests("unconfirmed", [both("One.")], unlisted=True)) is None


def test_a_day_without_a_catalogue_names_the_day_and_the_earliest_held() -> None:
    text = headline_without_edition(date(2020, 5, 1), {"effective": {"from": "2021-01-01"}})
    for lang in ("zh", "en"):
        assert "2020-05-01" in text[lang] and "2021-01-01" in text[lang]
