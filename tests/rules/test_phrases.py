"""The answer in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.rules.phrases import Rests, headline, headline_without_edition, prepare
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
        "track_name": both(track),
        **more,
    }
    return headline(verdict, SHORT, rests)["en"]


@pytest.mark.parametrize(
    ("document", "name", "track", "sentence"),
    [
        (
            "report",
            "environmental impact report",
            "ordinary approval",
            "It needs an environmental impact report; the track is ordinary approval.",
        ),
        (
            "form",
            "report form",
            "approval by commitment",
            "It needs a report form; the track is approval by commitment.",
        ),
        (
            "registration",
            "ecological form",
            "online filing",
            "It needs an ecological form, by online filing; no approval is needed.",
        ),
        ("none", "no EIA document", "exempt", "No EIA document is needed: exempt."),
    ],
)
def test_a_decided_verdict_names_document_and_track(
    document: str, name: str, track: str, sentence: str
) -> None:
    assert (
        said(document=document, name=name, track=track)
        == "By the text of the catalogue, " + sentence[0].lower() + sentence[1:]
    )


def test_a_verdict_open_in_its_document_lists_those_possible() -> None:
    assert said("open", possible_documents=["report", "form", "none"]) == (
        "We cannot tell yet. It could be report, form or none. Answer the open questions to settle it."
    )


def test_a_verdict_open_in_its_track_lists_those_possible() -> None:
    sentence = said(
        "open",
        document="none",
        name="no EIA document",
        possible_track_names=[both("exempt"), both("outside")],
    )
    assert sentence == "No EIA document; the track is not settled yet and may be exempt or outside."


def test_what_to_prepare_for_is_the_strictest_of_what_is_possible_while_that_is_open() -> None:
    possible = {"document": None, "possible_documents": ["form", "none"]}
    short = {"form": both("report form"), "none": both("no document")}
    told = prepare(possible, short)
    assert told is not None and "a report form" in told["en"]
    assert prepare({"document": "none", "possible_documents": ["none"]}, short) is None


def test_chinese_says_the_same() -> None:
    verdict = {
        "status": "decided",
        "document": "report",
        "document_name": {"zh": "报告书", "en": "report"},
        "track_name": {"zh": "普通审批", "en": "ordinary"},
    }
    assert headline(verdict, SHORT, OFFICIAL)["zh"] == "按名录原文，应编制报告书，办理方式是普通审批。"
    assert headline(
        {"status": "open", "document": None, "possible_documents": ["report", "form"]},
        {"report": {"zh": "报告书", "en": "r"}, "form": {"zh": "报告表", "en": "f"}},
        OFFICIAL,
    )["zh"] == ("还不能确定，可能是报告书或报告表。把还没答的问题答完就能确定。")


@pytest.mark.parametrize(
    ("rests", "sentence"),
    [
        (
            Rests(lists=True),
            "By the text of the catalogue and the list, it needs a report form; the track is o.",
        ),
        (Rests("reported", lists=True), "As officially reported, it needs a report form; the track is o."),
        (Rests("inferred"), "By inference; please check first: it needs a report form; the track is o."),
        (
            Rests("inferred", [both("One."), both("Two.")]),
            "By inference; please check first: it needs a report form; the track is o. What to check: One. Two.",
        ),
        (
            Rests("unconfirmed", [both("One.")]),
            "On an unconfirmed basis; please check first: it needs a report form; the track is o."
            " What to check: One.",
        ),
    ],
)
def test_the_headline_says_in_words_on_what_it_rests(rests: Rests, sentence: str) -> None:
    assert said(document="form", name="report form", track="o", rests=rests) == sentence


def test_a_day_without_a_catalogue_names_the_day_and_the_earliest_held() -> None:
    text = headline_without_edition(date(2020, 5, 1), {"effective": {"from": "2021-01-01"}})
    for lang in ("zh", "en"):
        assert "2020-05-01" in text[lang] and "2021-01-01" in text[lang]
