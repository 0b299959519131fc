"""Every text of every verdict, over projects drawn from all items and over all scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generator.browser.check import Session, to_json
from generator.library.decision_table import answer_rows
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.rules.real import numbers, projects

MARKS = ("None", "{", "}", "  ", " ,", " .", "..", "nought", "，，", "。。", "，。", "；。", "（）", "()")
"""What a template that was filled in wrongly leaves behind."""


def texts(value: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every pair of texts in a verdict, with where it stands."""
    if isinstance(value, Mapping):
        if "zh" in value or "en" in value:
            yield path, value
        for key, part in value.items():
            yield from texts(part, f"{path}.{key}")
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from texts(part, f"{path}[{n}]")


def faults(value: Any) -> list[str]:
    """Where a text is missing in a language, or has a mark of a template gone wrong."""
    found = []
    for path, text in texts(value):
        for lang in ("zh", "en"):
            words = text.get(lang)
            if not isinstance(words, str) or not words.strip():
                found.append(f"{path}.{lang}: {words!r}")
            elif any(mark in words for mark in MARKS):
                found.append(f"{path}.{lang}: {words}")
    return found


def test_a_fault_would_be_noticed() -> None:
    assert faults({"a": [{"zh": "有", "en": ""}], "b": {"zh": "无", "en": "no {name}"}}) == [
        ".a[0].en: ''",
        ".b.en: no {name}",
    ]


@pytest.mark.parametrize("on", ["2020-06-01", "2022-06-01", "2026-08-14", "2026-11-23"])
def test_every_verdict_is_plain_json_and_complete_in_both_languages(policy: Policy, on: str) -> None:
    wrong: set[str] = set()
    for number, facts in [*projects(policy, 1, known=0.6), *projects(policy, 1)]:
        verdict = check(policy, {"items": [number], "facts": facts, "on": on, "start": "2026-09-28"})
        assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict
        wrong |= {f"item {number}{fault}" for fault in faults(verdict)}
    assert sorted(wrong)[:10] == []


def test_every_scenario_has_a_verdict_complete_in_both_languages(
    policy: Policy, scenarios: list[dict[str, Any]]
) -> None:
    assert len(scenarios) >= 60
    for scenario in scenarios:
        verdict = check(policy, {key: scenario[key] for key in ("items", "facts", "on") if key in scenario})
        assert json.loads(json.dumps(verdict, allow_nan=False)) == verdict
        assert faults(verdict) == [], scenario["id"]


@pytest.mark.parametrize("number", numbers())
def test_every_row_of_every_table_is_complete_in_both_languages(policy: Policy, number: int) -> None:
    rows = answer_rows(policy, number)
    assert rows
    assert faults(rows) == []
    assert len({row["condition"]["en"] + row["document"] for row in rows}) == len(rows)


def test_every_question_is_complete_in_both_languages(policy: Policy) -> None:
    session = Session(to_json(policy.data))
    for number in [0, *numbers()]:
        answer = json.loads(session.ask(json.dumps({"op": "questions", "items": [number]})))
        assert faults(answer["result"]) == []


@pytest.mark.parametrize(
    ("item", "row"),
    [
        (
            3,
            {
                "zh": "达到规模化养殖的标准，且涉及本项所指的环境敏感区",
                "en": "the farm reaches the standard for large-scale farming, and it touches a sensitive area of the kinds this item names",
            },
        ),
        (108, {"zh": "住院床位在20张及以上", "en": "inpatient beds: 20 beds or more"}),
        (
            161,
            {
                "zh": "输变电工程电压等级在100千伏及以上",
                "en": "voltage of the transmission works: 100 kV or more",
            },
        ),
        (
            90,
            {
                "zh": "发电种类包括陆上风力发电或陆地利用地热、太阳能热等发电",
                "en": "kinds of power generation include onshore wind power or power on land from geothermal heat, solar heat and the like",
            },
        ),
    ],
)
def test_a_row_reads_as_a_person_would_say_it(policy: Policy, item: int, row: dict[str, str]) -> None:
    assert row in [found["condition"] for found in answer_rows(policy, item)]
