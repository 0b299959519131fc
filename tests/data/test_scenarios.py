"""Scenarios that fail say at which line, what was expected and what the check gives; texts are filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compile.compile import compile_data
from generator.compile.placeholders import placeholders
from generator.lint.languages import pairs
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.rules.by_day import fill
from generator.rules.check import check
from generator.rules.policy import Policy
from generator.rules.wording import Text
from tests.data.casebook import edited

SCENARIO = """scenarios:
  - id: odd_pig_farm
    zh: 新建养猪场，年出栏生猪6000头，属于规模化养殖，不涉及环境敏感区。
    en: A new large-scale pig farm selling 6,000 pigs a year, off sensitive areas.
    items: [3]
    facts: {pigs_sold_per_year: 6000, large_scale_farm: true, areas: []}
    on: "2026-11-23"
    expect:
      status: decided
      document: form
      track: ordinary
"""


@pytest.fixture
def words(root: Path) -> dict[str, Text]:
    """What placeholders stand for."""
    return placeholders(load_and_lint(root), "2026-11-23")


@pytest.fixture(scope="module")
def policy(root: Path) -> dict[str, Any]:
    return compile_data(load_and_lint(root), index=False)


def test_each_outcome_that_is_expected_is_made_whole_once(
    root: Path, policy: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[dict[str, Any]] = []

    def watched(*given: Any) -> dict[str, Any]:
        whole.append(check(*given))
        return whole[-1]

    monkeypatch.setattr("generator.lint.scenarios.check", watched)
    data = load_and_lint(root)
    assert run_scenarios(data, Policy(policy)) == []
    expected = {
        (said["document"], said["track"])
        for scenario in data.scenarios
        if "track" in (said := scenario.expected)
    }
    assert {
        (verdict["document"], verdict["track"]) for verdict in whole if verdict["status"] == "decided"
    } == expected
    assert len(whole) < len(data.scenarios) / 4


def test_failing_expectation_stands_at_its_line(root: Path) -> None:
    with edited(root, [{"file": "scenarios/odd.yaml", "content": SCENARIO}]):
        data = load_and_lint(root)
        data.self_check_cases.clear()
        data.scenarios = [s for s in data.scenarios if s.document.path.endswith("/odd.yaml")]
        (found,) = run_scenarios(data, Policy(compile_data(data, index=False)))
    item = data.current.items[3].place("number")
    where = f"{item.path}:{item.line}"
    assert found.text("zh") == (
        "policy_data/scenarios/odd.yaml:10:17: 错误[scenario] 场景“odd_pig_farm”（新建养猪场，年出栏生猪6000头，属于规模化养殖，不涉及环境敏感区。）：document 预期是 form，"
        f"自查得出 report。请核对事实、预期，或该项目类别（{where}）的条件。"
    )
    assert found.text("en") == (
        "policy_data/scenarios/odd.yaml:10:17: error[scenario] scenario “odd_pig_farm” (A new large-scale pig farm selling 6,000 pigs a year, off sensitive areas.): document should be form, "
        f"but the check gives report. Look at its facts, at what it expects, or at the conditions of the item ({where})."
    )


def test_scenarios_stay_out_of_the_policy(policy: dict[str, Any]) -> None:
    assert "scenarios" not in policy


def test_placeholders_are_filled_from_the_fields(policy: dict[str, Any], words: dict[str, Text]) -> None:
    text = "{clock:promised_report}；{limit:ordinary/publish_report}；{count:commitment.rows}"
    filled = fill({"zh": text, "en": text}, words)
    days = next(clock["days"] for clock in policy["clocks"]["clocks"] if clock["id"] == "promised_report")
    rows = policy["lists"]["commitment"]["declared"]["rows"]
    assert filled["zh"] == f"{days}个工作日；不少于10个工作日；{rows}"
    assert filled["en"] == f"{days} working days；at least 10 working days；{rows}"


def test_filling_leaves_the_policy_as_it_was(policy: dict[str, Any], words: dict[str, Text]) -> None:
    once = fill(policy, words)
    assert fill(once, words) == once


def test_no_brace_is_left_in_any_text(policy: dict[str, Any], words: dict[str, Text]) -> None:
    left = [text for _, *texts in pairs(fill(policy, words)) for text in texts if "{" in text or "}" in text]
    assert left == []


@pytest.mark.parametrize(
    ("name", "facts", "expect", "said"),
    [
        (
            "size",
            "sector: retail, staff: 9",
            "size: large",
            "size should be large, but the check gives micro",
        ),
        (
            "major_change",
            "use_changed: true",
            "verdict: not_major",
            "verdict should be not_major, but the check gives major",
        ),
    ],
)
def test_a_failing_case_of_a_check_of_its_own_stands_at_its_line(
    root: Path, name: str, facts: str, expect: str, said: str
) -> None:
    content = f"scenarios:\n  - id: odd\n    zh: 一个例子\n    en: a case\n    facts: {{{facts}}}\n    expect: {{{expect}}}\n"
    with edited(root, [{"file": f"scenarios/{name}.yaml", "content": content}]):
        data = load_and_lint(root)
        data.scenarios.clear()
        data.self_check_cases = [c for c in data.self_check_cases if c.scope == name]
        (found,) = run_scenarios(data, Policy(compile_data(data, index=False)))
    assert found.text("en").startswith(f"policy_data/scenarios/{name}.yaml:6:") and said in found.text("en")
    assert "conditions of the check" in found.text("en") and "该项自查的条件" in found.text("zh")
