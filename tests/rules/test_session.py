"""The one door for the browser's worker."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.browser.check import Session, to_json
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.rules.real import bounded, real_policy
from tests.rules.small import compiled

SMALL = Session(json.dumps(compiled()))
OPERATIONS = ("find", "questions", "check", "read_link", "write_link", "read_value")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["herd", "waste", "areas", "2026-11-23"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(compiled()["facts"])), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = ("op", "items", "facts", "on", "start", "lang", "text", "top", "fragment", "fact", "policy")


def ask(**request: Any) -> Any:
    return json.loads(SMALL.ask(json.dumps(request)))


def result(**request: Any) -> Any:
    answer = ask(**request)
    assert answer["ok"], answer
    return answer["result"]


def refused(**request: Any) -> list[tuple[str, str]]:
    answer = ask(**request)
    assert not answer["ok"], answer
    return [(mistake["field"], mistake["code"]) for mistake in answer["errors"]]


def test_a_check_is_the_verdict_of_the_core() -> None:
    request = {"items": [1], "facts": {"registered": True, "herd": 6000}}
    assert result(op="check", **request) == json.loads(to_json(check(Policy(compiled()), request)))


def test_questions_are_those_of_the_items() -> None:
    assert [question["id"] for question in result(op="questions", items=[2])] == [
        "paint",
        "plating",
        "in_park",
        "project_stage",
    ]


def test_a_link_written_is_read_back() -> None:
    request = {
        "items": [1],
        "facts": {"herd": 6000},
        "on": "2022-06-01",
        "start": "2022-07-01",
        "policy": "abc",
    }
    fragment = result(op="write_link", **request)["fragment"]
    assert result(op="read_link", fragment=fragment) == {**request, "errors": []}


def test_a_link_without_a_day_keeps_none() -> None:
    assert result(op="write_link", items=[1]) == {"fragment": "items=1"}


def test_a_day_written_otherwise_is_linked_as_the_day_it_is() -> None:
    assert result(op="write_link", items=[1], on="20220601") == {"fragment": "items=1&on=2022-06-01"}


def test_what_is_wrong_in_a_link_comes_beside_the_rest() -> None:
    found = result(op="read_link", fragment="items=1&herd=x")
    assert (found["items"], found["errors"][0]["field"]) == ([1], "facts.herd")


def test_a_value_typed_is_read() -> None:
    assert result(op="read_value", fact="herd", text="1.2万") == {"value": 12000}


@pytest.mark.parametrize(
    ("request_", "mistakes"),
    [
        ({"op": "chekc"}, [("op", "unknown")]),
        ({}, [("op", "unknown")]),
        ({"op": "find"}, [("text", "type")]),
        ({"op": "read", "items": [1]}, [("text", "type")]),
        ({"op": "read", "text": "x"}, [("items", "missing")]),
        ({"op": "answers"}, [("text", "type")]),
        ({"op": "read_value", "fact": "hedr"}, [("fact", "unknown")]),
        ({"op": "read_value", "fact": "herd", "text": "x"}, [("facts.herd", "number")]),
        ({"op": "questions"}, [("items", "missing")]),
        ({"op": "check", "items": [1], "facts": {"herd": -1}}, [("facts.herd", "negative")]),
        ({"op": "write_link", "items": [1], "on": "x"}, [("on", "date")]),
    ],
)
def test_a_request_that_cannot_be_answered_names_its_fields(
    request_: dict[str, Any], mistakes: list[tuple[str, str]]
) -> None:
    assert refused(**request_) == mistakes


@pytest.mark.parametrize("text", ["", "{", "[1", "nul", '{"items": ' + "9" * 5000 + "}", "[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    answer = json.loads(SMALL.ask(text))
    assert [mistake["code"] for mistake in answer["errors"]] == ["json"]


@pytest.mark.parametrize("text", ["[]", "3", "null", '"check"', '{"op": ["check"]}'])
def test_json_that_is_no_request_is_refused(text: str) -> None:
    answer = json.loads(SMALL.ask(text))
    assert [mistake["field"] for mistake in answer["errors"]] == ["op"]


@pytest.mark.parametrize(("top", "used"), [(2, 2), (50, 50), (51, 8), (0, 8), (-1, 8), ("2", 8), (None, 8)])
def test_finding_takes_a_sensible_number_of_answers(
    monkeypatch: pytest.MonkeyPatch, top: Any, used: int
) -> None:
    monkeypatch.setattr("generator.finder.find.find", lambda policy, text, top: [{"text": text, "top": top}])
    assert result(op="find", text="养猪场", top=top) == [{"text": "养猪场", "top": used}]


@bounded(200)
@given(
    st.fixed_dictionaries({"op": st.sampled_from(OPERATIONS[1:])}, optional=dict.fromkeys(FIELDS[1:], JSON))
)
def test_whatever_is_asked_the_answer_is_json_that_can_be_sent(request: dict[str, Any]) -> None:
    answer = SMALL.ask(json.dumps(request))
    answer.encode()
    read = json.loads(answer)
    assert read["ok"] is True or all(m["field"] and m["zh"] and m["en"] for m in read["errors"])


@bounded(100)
@given(st.text(max_size=30) | JSON.map(json.dumps))
def test_whatever_text_comes_in_an_answer_goes_out(text: str) -> None:
    answer = json.loads(SMALL.ask(text))
    assert set(answer) in ({"ok", "result"}, {"ok", "errors"})


def test_the_same_answer_has_the_same_bytes_whatever_the_order_of_its_keys() -> None:
    assert (
        to_json({"b": 1, "甲": {"d": 1, "c": 2}})
        == to_json({"甲": {"c": 2, "d": 1}, "b": 1})
        == '{"b":1,"甲":{"c":2,"d":1}}'
    )


@pytest.mark.parametrize(
    ("scope", "first", "answer"),
    [
        ("size", "sector", {"sector": "retail", "staff": 9}),
        ("major_change", "acceptance_done", {"use_changed": True}),
    ],
)
def test_a_check_of_its_own_has_its_questions_its_answer_and_its_link(
    scope: str, first: str, answer: dict[str, Any]
) -> None:
    real = Session(to_json(real_policy().data))

    def ask(**request: Any) -> Any:
        return json.loads(real.ask(json.dumps(request)))

    assert ask(op="questions", scope=scope)["result"][0]["id"] == first
    given = ask(op=scope, facts=answer)["result"]
    assert given["status"] in ("decided", "open") and given["headline"]["zh"]
    back = ask(op="read_link", scope=scope, fragment=given["link"])["result"]
    assert (back["facts"], back["errors"], "items" in back) == (answer, [], False)
    assert (
        ask(op="read_value", scope=scope, fact=first, text="moon")["errors"][0]["field"] == f"facts.{first}"
    )


def test_a_check_of_its_own_and_the_main_check_do_not_take_each_others_answers() -> None:
    real = Session(to_json(real_policy().data))
    for request in (
        {"op": "check", "items": [3], "facts": {"staff": 3}},
        {"op": "check", "items": [3], "facts": {"capacity_increase": 3}},
        {"op": "size", "facts": {"capacity_increase": 3}},
        {"op": "questions", "scope": "moon"},
        {"op": "questions", "scope": ""},
        {"op": "read_value", "fact": "staff", "text": "3"},
    ):
        assert json.loads(real.ask(json.dumps(request)))["ok"] is False, request
    asked = json.loads(real.ask(json.dumps({"op": "questions", "items": [3]})))["result"]
    assert {question["scope"] for question in asked} == {"project", "service"}


OWN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["retail", "new_site", "2026-11-23", "size", "major_change", "staff"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["sector", "staff", "capacity_increase", "wastewater_outlets", "x"]), inner
        )
    ),
    max_leaves=8,
)


@bounded(300)
@given(
    st.dictionaries(st.sampled_from(["facts", "on", "scope", "fact", "text", "fragment", "items"]), OWN),
    st.sampled_from([*OPERATIONS, "size", "major_change"]),
)
def test_whatever_is_asked_of_a_check_of_its_own_an_answer_comes_back(
    request: dict[str, Any], op: str
) -> None:
    session = real_policy().kept("test-session", lambda policy: Session(to_json(policy.data)))
    answer = json.loads(session.ask(json.dumps({**request, "op": op})))
    assert answer["ok"] or all(error["field"] and error["zh"] and error["en"] for error in answer["errors"])


DECIDED = {"items": [1], "facts": {"registered": True, "herd": 6000}, "on": "2026-11-23"}


def test_a_calendar_file_comes_with_a_name_and_its_text() -> None:
    found = result(
        op="calendar", **DECIDED, start="2026-12-01", lang="en", link="https://guide.example/#items=1"
    )
    assert found["name"] == "eia-2026-12-01.ics"
    assert (
        found["text"].startswith("BEGIN:VCALENDAR\r\n")
        and "URL:https://guide.example/#items=1" in found["text"]
    )


def test_a_link_to_a_plan_keeps_its_days() -> None:
    fragment = result(op="write_link", items=[1], facts={}, on="2026-11-23", submitted="2026-12-07")[
        "fragment"
    ]
    assert fragment == "items=1&on=2026-11-23&submitted=2026-12-07"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"facts": {}}, "facts"),
        ({"lang": "fr"}, "lang"),
        ({"start": "soon"}, "start"),
        ({"items": None}, "items"),
    ],
)
def test_a_calendar_that_cannot_be_made_names_its_field(more: dict[str, Any], field: str) -> None:
    assert [mistake["field"] for mistake in ask(op="calendar", **{**DECIDED, **more})["errors"]] == [field]
