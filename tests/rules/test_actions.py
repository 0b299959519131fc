"""What to do today, how long it takes, and the texts to take away."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.brief import MOST_LINES
from generator.rules.check import check
from generator.rules.next_steps import MOST_STEPS
from generator.rules.policy import Policy
from generator.rules.request_texts import blank
from tests.rules.small import both, compiled
from tests.rules.test_prohibitions import IN_CORE, LANE, ask
from tests.rules.test_prohibitions import small as with_bans

SMALL = Policy(compiled())
FARM = {"registered": True, "herd": 6000}


def verdict(*items: int, on: str = "2026-11-23", policy: Policy = SMALL, **facts: Any) -> dict[str, Any]:
    return check(policy, {"items": list(items), "facts": facts, "on": on})


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_a_decided_answer_names_three_steps_with_where_to_go_and_what_to_have_ready() -> None:
    steps = verdict(1, **FARM)["today"]
    assert ids(steps) == ["level", "writer", "apply"] and len(steps) == MOST_STEPS
    level, writer, apply = steps
    assert [way["phone"] for way in level["ways"]] == ["12345", None]
    assert level["papers"] == writer["papers"] == []
    assert [way["page"] for way in writer["ways"]] == ["questions/#who"]
    assert [way["url"] for way in apply["ways"]] == ["https://system.example/"]
    assert apply["papers"] == [both("letter")]


def test_an_open_answer_names_the_steps_that_hold_whatever_it_comes_to() -> None:
    assert ids(verdict(1)["today"]) == ["ask"]  # it may need no document: "wait" is not for everybody
    assert ids(verdict(1, registered=True)["today"]) == ["ask", "wait"]


def test_where_nothing_is_due_nothing_else_is_told() -> None:
    assert verdict(1, registered=False)["today"] == []
    assert verdict(1, registered=False)["time_band"] is None


def test_a_page_without_a_place_in_it_is_linked_as_such() -> None:
    data = compiled()
    data["actions"]["today"] = data["actions"]["today"][-1:]
    found = verdict(1, policy=Policy(data), **FARM)
    assert [way["page"] for way in found["today"][0]["ways"]] == ["clocks/"]


def test_the_band_adds_what_must_run_in_full_and_says_what_counts() -> None:
    band = verdict(1, **FARM)["time_band"]
    assert "10 working days" in band["en"] and "10个工作日" in band["zh"]
    assert any(line["en"].startswith("On the clock: ") for line in band["counts"])


def test_without_such_a_period_the_band_says_that_it_is_not_known() -> None:
    found = verdict(1, on="2022-06-01", **FARM)  # by commitment
    assert found["track"] == "commitment"
    assert found["time_band"]["standing"] == "unconfirmed" and found["time_band"]["counts"] == []


def test_filing_is_done_at_once_only_where_a_clock_says_so() -> None:
    lane = {"road_class": "lane"}
    assert verdict(3, **lane)["time_band"] is None
    data = compiled()
    for clock in data["clocks"]["clocks"]:
        if clock["document"] == "registration":
            clock["days"] = 0
    assert verdict(3, policy=Policy(data), **lane)["time_band"]["standing"] == "official"


def test_the_general_question_is_written_from_the_answers() -> None:
    found = verdict(1, **FARM)
    general = found["requests"][0]
    lines = general["text"]["en"].split("\n")
    assert general["id"] == "question" and lines[0] == "Hello."
    assert "farm (item 1 of the catalogue)" in lines[1]
    assert "6,000 head" in lines[2] and "there is registered" in lines[2]
    assert found["headline"]["en"] in lines[3]
    assert lines[-3:] == ["1. Who?", "2. Where?", "Name and telephone: "]


def test_the_text_of_a_service_comes_where_the_service_may_be_of_use() -> None:
    data = compiled()
    part = data["services"]["groups"][0]["parts"][0]
    part["request"] = "visit"
    part.pop("when", None)
    found = verdict(1, policy=Policy(data), **FARM)
    assert ids(found["requests"]) == ["question", "visit"]
    assert next(row for row in found["services"] if row["id"] == part["id"])["request"] == "visit"
    assert ids(verdict(1, **FARM)["requests"]) == ["question"]


def test_a_text_without_a_check_has_blanks() -> None:
    text = blank(SMALL, SMALL.data["actions"]["requests"][1])["text"]["en"]
    assert text.count("(please fill in)") == 2 and "Result" not in text


def test_without_an_answer_no_line_of_answers_is_written() -> None:
    found = verdict(1)
    assert "What we know" not in found["requests"][0]["text"]["en"]
    assert not any(line["en"].startswith("With these answers") for line in found["brief"])


def test_the_brief_begins_with_the_answer_and_ends_with_the_disclaimer() -> None:
    found = verdict(1, **FARM)
    lines = [line["en"] for line in found["brief"]]
    assert len(lines) <= MOST_LINES
    assert lines[:2] == [found["headline"]["en"], found["rests_on"]["en"]]
    assert any("https://system.example/" in line for line in lines)
    assert any("12345" in line for line in lines)
    assert "2026-11-23" in lines[-1] and lines[-1].endswith("no decision")


def test_an_open_brief_says_what_to_prepare_for() -> None:
    found = verdict(1)
    assert found["prepare"] in found["brief"]


def test_a_remark_carries_answer_answers_record_and_version() -> None:
    said = verdict(1, **FARM)["feedback"]["en"]
    for part in ("You need an EIA report", "6,000 head", "small.yaml:1", SMALL.hash):
        assert part in said
    assert "Data: -;" in verdict(0)["feedback"]["en"]  # no item, no record


def test_where_it_may_not_be_built_the_only_step_is_to_stop_and_ask() -> None:
    found = ask(with_bans(IN_CORE), 3, **LANE, areas=["reserve"], core=True, needed=False)
    assert ids(found["today"]) == ["stop"]
    assert (found["rests_on"], found["time_band"]) == (None, None)
    assert [line["en"] for line in found["brief"]].count(found["headline"]["en"]) == 1


def test_where_it_may_perhaps_not_be_built_the_brief_says_so() -> None:
    found = ask(with_bans(IN_CORE), 3, **LANE, areas=["reserve"])
    assert any("no building" in line["en"].lower() for line in found["brief"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_real_steps_end_in_a_system_or_a_telephone(policy: Policy, lang: str) -> None:
    request = {
        "items": [22],
        "facts": {"in_industrial_building": True, "only_mixing_or_repackaging": False},
        "on": "2026-11-30",
    }
    found: Any = check(policy, request)
    ways = [way for step in found["today"] for way in step["ways"]]
    assert any(way["url"] for way in ways) and any(way["phone"] == "12345" for way in ways)
    assert found["headline"]["zh"] == "您的项目要办环评报告表，批下来才能开工。"
    lines = [line[lang] for line in found["brief"]]
    assert len(lines) <= MOST_LINES and policy.data["site"]["disclaimer"][lang] in lines[-1]


def test_every_service_names_a_text_or_somebody_to_reach(policy: Policy) -> None:
    known = {record["id"] for record in policy.data["actions"]["requests"]}
    for group in policy.data["services"]["groups"]:
        for part in group["parts"]:
            assert part.get("contacts") or part.get("link") or part.get("request") in known, part["id"]


@pytest.mark.parametrize(
    ("on", "named"), [("2026-12-31", ["hotline", "counter"]), ("2027-01-01", ["counter"])]
)
def test_nobody_is_sent_where_there_is_nobody_any_more(on: str, named: list[str]) -> None:
    data = compiled()
    hotline = next(c for c in data["contacts"]["contacts"] if c["id"] == "hotline")
    hotline["effective"] = {"until": "2026-12-31"}
    found = verdict(1, on=on, policy=Policy(data), **FARM, areas=[])
    (step,) = (step for step in found["today"] if step["id"] == "level")
    assert ids(step["ways"]) == named
    asked = next(text for text in found["requests"] if text["id"] == "question")
    assert ("hotline" in ids(asked["ways"])) is ("hotline" in named)


def test_a_measure_that_applies_brings_its_text_to_copy() -> None:
    data = compiled()
    (first, *_) = data["measures"]["measures"]
    first["request"] = "visit"
    policy = Policy(data)
    applied = verdict(1, policy=policy, **FARM, project_stage="planning")
    row = next(row for row in applied["measures"] if row["number"] == first["number"])
    assert (row["state"], row["request"]) == ("applies", "visit")
    assert "visit" in ids(applied["requests"])


def test_the_telephone_to_call_is_the_data_s_and_none_is_named_where_there_is_none() -> None:
    said = verdict(0, unlisted_kind="other")["headline"]
    assert "call 12345" in said["en"] and "拨打12345" in said["zh"]
    data = compiled()
    for contact in data["contacts"]["contacts"]:
        contact.pop("phone", None)
    mute = verdict(0, unlisted_kind="other", policy=Policy(data))["headline"]
    assert "12345" not in mute["en"] + mute["zh"] and mute["zh"].endswith("问审批窗口。")
