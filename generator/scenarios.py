"""Worked projects with the answer expected, kept beside the data and run against it.

A scenario is a project in a sentence, the facts that follow from it, and what the check must say. An
expectation that fails is a finding at its line: the data, or the scenario, is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.findings import Finding
from generator.load import Data
from generator.rules.check import check
from generator.rules.errors import InputErrors, Mistake
from generator.rules.policy import Policy
from generator.source import Document, Path_

SCENARIO_FOLDER = "scenarios"


def run_scenarios(data: Data, policy: Policy | Mapping[str, Any]) -> list[Finding]:
    """Run every scenario of the data; each expectation that is not met is a finding."""
    core = policy if isinstance(policy, Policy) else Policy(policy)
    today = date.fromisoformat(core.current_to)
    findings: list[Finding] = []
    for document, path, scenario in scenarios(data):
        findings.extend(run_scenario(core, document, path, scenario, today))
    return findings


def scenarios(data: Data) -> Iterator[tuple[Document, Path_, dict[str, Any]]]:
    """Every scenario with the document and the path where it stands."""
    for document in data.scenario_documents():
        for i, scenario in enumerate(document.data["scenarios"]):
            yield document, ("scenarios", i), scenario


def run_scenario(
    policy: Policy, document: Document, path: Path_, scenario: Mapping[str, Any], today: date
) -> Iterator[Finding]:
    """The expectations of one scenario that the check does not meet."""
    request = {name: scenario[name] for name in ("items", "facts", "on", "start") if name in scenario}
    try:
        verdict = check(policy, request, today)
    except InputErrors as error:
        for mistake in error.errors:
            yield _refused(document, path, scenario, mistake)
        return
    for name, expected in scenario["expect"].items():
        got = _answer(verdict, name)
        if _comparable(expected) != _comparable(got):
            yield _failed(document, (*path, "expect", name), scenario, name, expected, got)


def _answer(verdict: Mapping[str, Any], name: str) -> Any:
    """What the verdict says under a name; questions and services are compared by their ids."""
    value = verdict.get(name)
    if name == "ask_next":
        return [entry["id"] for entry in verdict[name]]
    return value


def _comparable(value: Any) -> Any:
    """Lists are compared without regard to order."""
    return sorted(map(str, value)) if isinstance(value, list) else value


def _failed(document: Document, path: Path_, scenario: Mapping[str, Any], name: str, expected: Any, got: Any) -> Finding:
    return Finding(
        document.place(path),
        "error",
        "scenario",
        f"场景“{scenario['id']}”：{name} 预期是 {_said(expected)}，自查得出 {_said(got)}。"
        "请核对事实、预期，或该项目类别的条件。",
        f"scenario “{scenario['id']}”: {name} should be {_said(expected)}, but the check gives {_said(got)}. "
        "Look at its facts, at what it expects, or at the conditions of the item.",
    )


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return "null" if value is None else str(value)


def _refused(document: Document, path: Path_, scenario: Mapping[str, Any], mistake: Mistake) -> Finding:
    at = (*path, *mistake.field.split("."))
    return Finding(
        document.key_place(at),
        "error",
        "scenario-facts",
        f"场景“{scenario['id']}”：{mistake.zh}",
        f"scenario “{scenario['id']}”: {mistake.en}",
    )
