"""The calendar file, read back by an independent library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.ics import LINE, calendar, escaped, folded, read_calendar_options
from generator.rules.outline import dated_plan
from generator.rules.policy import Policy
from tests.rules.real import bounded, real_policy
from tests.rules.small import both, compiled

PIGS = {"items": [3], "facts": {"pigs_sold_per_year": 6000, "large_scale_farm": True}, "on": "2026-02-02"}
LINE_110 = {"items": [161], "facts": {"line_voltage": 110, "areas": []}, "on": "2026-02-02"}
LINK = "https://guide.example/check/#items=3&pigs_sold_per_year=6000"


def text_of(request: dict[str, Any], lang: str = "zh", link: str | None = None, **days: str) -> str:
    policy = real_policy()
    return calendar(policy, dated_plan(policy, {**request, **days}), lang, link)


def events(request: dict[str, Any], lang: str = "zh", link: str | None = None, **days: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text_of(request, lang, link, **days)).walk("VEVENT"))


def by_name(request: dict[str, Any], lang: str = "en", **days: str) -> dict[str, date]:
    return {str(event["SUMMARY"]): event["DTSTART"].dt for event in events(request, lang, **days)}


def working_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(1)
        count -= chinese_calendar.is_workday(day)
    return day


def test_the_days_are_those_that_an_independent_calendar_gives() -> None:
    found = by_name(PIGS, submitted="2026-02-09")
    submitted = date(2026, 2, 9)
    assert found["EIA: submit the report online"] == submitted
    assert found["EIA: last day to accept the application"] == working_days_after(submitted, 5)
    publicity = working_days_after(submitted, 10)
    assert found["EIA: not before this day – publish the accepted report"] == publicity
    assert found["EIA: not before this day – decide and notify in writing"] == working_days_after(
        publicity, 5
    )
    assert found["EIA: promised time ends (assumed, for comparison)"] == working_days_after(submitted, 20)
    assert found[
        "EIA: legal limit ends (time for hearings and assessment comes on top)"
    ] == submitted + timedelta(60)


def test_what_is_uncertain_says_so_in_its_title() -> None:
    found = by_name(PIGS, start="2026-02-02")
    assert "EIA: legal limit ends (if submitted on the earliest day)" in found
    assert not any("last day" in title for title in found)
    assert any("不早于" in str(event["SUMMARY"]) for event in events(PIGS, start="2026-02-02"))


def test_before_an_aim_ahead_the_days_to_begin_are_events() -> None:
    found = by_name(PIGS, submitted="2026-04-20")
    opened = found["EIA: last day to begin to open the draft for comment (counting back from your date)"]
    assert working_days_after(opened, 10) == date(2026, 4, 20)


def test_every_event_is_of_a_whole_day_with_a_stamp_that_is_not_the_clock() -> None:
    for event in events(LINE_110, submitted="2026-03-02"):
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(1)
        assert type(event["DTSTART"].dt) is date
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTSTAMP"].dt.isoformat() == "2026-02-02T00:00:00+00:00"


def test_the_first_event_holds_every_step_and_each_event_what_it_is_not() -> None:
    first, *others = events(PIGS, "en", LINK, start="2026-02-02")
    body = str(first["DESCRIPTION"])
    assert body.startswith("You need an EIA ") and "13. Before operating" in body
    assert "The decision cannot come before" in body
    policy = real_policy()
    for event in (first, *others):
        said = str(event["DESCRIPTION"])
        assert policy.hash in said and policy.data["site"]["disclaimer"]["en"] in said and LINK in said
        assert str(event["URL"]) == LINK


def test_without_a_link_no_event_has_an_address() -> None:
    assert all("URL" not in event for event in events(PIGS, start="2026-02-02"))


def test_in_both_languages_each_line_is_said_twice() -> None:
    first = events(PIGS, "both", start="2026-02-02")[0]
    assert str(first["SUMMARY"]) == "环评：开始办理 / EIA: start"


def test_a_step_body_names_who_acts_and_its_papers_and_an_order_that_differs() -> None:
    bodies = {
        str(event["SUMMARY"]): str(event["DESCRIPTION"])
        for event in events(PIGS, "en", submitted="2026-02-09")
    }
    submit = bodies["EIA: submit the report online"]
    assert "Who acts: you" in submit and "application letter" in submit
    statutory = bodies["EIA: legal limit ends (time for hearings and assessment comes on top)"]
    assert "What is left out: " in statutory and "hearings" in statutory


def test_the_same_plan_gives_the_same_bytes_and_another_plan_other_names() -> None:
    assert text_of(PIGS, submitted="2026-02-09") == text_of(PIGS, submitted="2026-02-09")
    one, other = (
        {str(e["UID"]) for e in events(PIGS, submitted=day)} for day in ("2026-02-09", "2026-02-10")
    )
    assert not one & other
    assert len(one) == len(events(PIGS, submitted="2026-02-09"))
    assert one == {str(e["UID"]) for e in events(PIGS, "en", submitted="2026-02-09")}


def test_lines_end_and_fold_as_the_standard_says() -> None:
    for lang in ("zh", "en", "both"):
        data = text_of(PIGS, lang, LINK, submitted="2026-02-09").encode()
        lines = data.split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= LINE and b"\n" not in line and b"\r" not in line for line in lines)
        for line in lines:
            line.decode()  # never broken within a character


def test_a_track_without_limits_gives_a_start_and_nothing_invented() -> None:
    filing = {
        "items": [108],
        "facts": {"hospital_beds": 19, "project_nature": "reconstruction"},
        "on": "2026-02-02",
    }
    found = events(filing, "en", start="2026-02-02")
    assert [str(event["SUMMARY"]) for event in found] == ["EIA: start"]


@bounded(60)
@given(
    st.text(),
    st.text(),
    st.dates(date(1980, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["zh", "en", "both"]),
)
def test_any_text_on_any_day_is_read_back_as_it_was_written(zh: str, en: str, day: date, lang: str) -> None:
    words = {"zh": zh, "en": en}
    data = compiled()
    data["site"] |= {"name": words, "disclaimer": words}
    data["tracks"]["tracks"][-1]["steps"][0] |= words
    policy = Policy(data)
    request = {
        "items": [1],
        "facts": {"registered": True, "herd": 6000},
        "on": "2026-11-23",
        "start": day.isoformat(),
    }
    text = calendar(policy, dated_plan(policy, request), lang)
    assert all(len(line.encode()) <= LINE for line in text.split("\r\n"))
    read = icalendar.Calendar.from_ical(text)
    wanted = f"{zh} / {en}" if lang == "both" else words[lang]
    first, submit, *_ = read.walk("VEVENT")
    assert (first["DTSTART"].dt, submit["DTSTART"].dt) == (day, day)
    assert cleaned(wanted) in str(first["DESCRIPTION"])
    assert all(
        cleaned(words[which]) in str(submit["SUMMARY"])
        for which in (("zh", "en") if lang == "both" else (lang,))
    )


def cleaned(text: str) -> str:
    """The text without the control characters that a calendar may not hold, its line ends all alike."""
    plain = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or (c >= " " and c != "\x7f"))


def test_signs_with_a_meaning_are_escaped() -> None:
    assert escaped("a;b,c\\d\r\ne\rf\x00\x7f\tg") == "a\\;b\\,c\\\\d\\ne\\nf\tg"
    assert escaped("\ud800") == "?"


@bounded(100)
@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n"), max_size=400))
def test_folding_is_undone_by_taking_the_breaks_out(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"lang": "fr"}, "lang"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://a.example/\r\nX:1"}, "link"),
        ({"link": 3}, "link"),
        ({"lang": ["zh"]}, "lang"),
    ],
)
def test_a_language_or_a_link_that_cannot_be_used_is_refused(request_: dict[str, Any], field: str) -> None:
    with pytest.raises(InputErrors) as caught:
        read_calendar_options(request_)
    assert [mistake.field for mistake in caught.value.errors] == [field]


def test_without_language_or_link_the_file_is_chinese_and_has_none() -> None:
    assert read_calendar_options({}) == ("zh", None)
    assert read_calendar_options({"lang": "both", "link": LINK}) == ("both", LINK)


def test_the_plan_of_a_verdict_and_that_of_the_calendar_are_one() -> None:
    policy = real_policy()
    verdict = check(policy, {**PIGS, "start": "2026-02-02"})
    plan = dated_plan(policy, {**PIGS, "start": "2026-02-02"})
    assert (plan["schedule"], plan["plan"]) == (verdict["schedule"], verdict["plan"])


def test_a_note_on_a_step_stands_in_its_event() -> None:
    data = compiled()
    steps = data["tracks"]["tracks"][-1]["steps"]
    steps[0]["notes"] = [{**both("differs"), "standing": "reported"}]
    policy = Policy(data)
    plan = dated_plan(policy, {"items": [1], "facts": {"registered": True, "herd": 6000}, "on": "2026-11-23"})
    read = icalendar.Calendar.from_ical(calendar(policy, plan, "en"))
    assert any("differs" in str(event["DESCRIPTION"]) for event in read.walk("VEVENT"))
