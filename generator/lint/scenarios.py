"""Worked projects with the answer expected, kept beside the data and run against it.

A scenario is a project in a sentence, the facts that follow from it, and what the check must say. An
expectation that fails is a finding at its line: the data, or the scenario, is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from typing import Any

from generator.findings.finding import Finding, Place
from generator.lint.answers import answer_problem
from generator.lint.cases import check_cases
from generator.lint.links import item_numbers
from generator.records.data import Data
from generator.records.questions import compile_facts
from generator.rules.check import check, outcome
from generator.rules.errors import InputErrors, Mistake
from generator.rules.major_change import major_change
from generator.rules.policy import MAJOR_CHANGE, SIZE, Policy
from generator.rules.request import MAIN
from generator.rules.size import size
from generator.source.document import Document, Path_

Check = Callable[[Policy, Any, date | None], Mapping[str, Any]]
OWN_CHECKS: Mapping[str, Check] = {SIZE: size, MAJOR_CHANGE: major_change}
"""Checks of their own, by the name of the file with their worked cases."""
OUTCOME = frozenset({"status", "document", "track", "possible_documents", "possible_tracks"})
"""What most scenarios expect, and no more."""


def run_scenarios(data: Data, policy: Policy | Mapping[str, Any]) -> list[Finding]:
    """Run every scenario of the data; each expectation that is not met is a finding."""
    core = policy if isinstance(policy, Policy) else Policy(policy)
    today = date.fromisoformat(core.current_to)
    findings: list[Finding] = []
    seen: set[str] = set()
    for document, path, scenario in scenarios(data):
        findings.extend(
            run_scenario(core, document, path, scenario, today, _how_far(scenario["expect"], seen))
        )
    for scope, document, path, scenario in own_scenarios(data):
        findings.extend(run_scenario(core, document, path, scenario, today, OWN_CHECKS[scope]))
    return findings


def _how_far(expect: Mapping[str, Any], seen: set[str]) -> Check:
    """The whole check where more than its outcome is expected, and once for each outcome, so that every
    track's plan and papers are made."""
    kind = str(sorted(expect.items()))
    if kind in seen and OUTCOME.issuperset(expect):
        return outcome
    seen.add(kind)
    return check


def scenarios(data: Data) -> Iterator[tuple[Document, Path_, dict[str, Any]]]:
    """Every scenario with the document and the path where it stands."""
    for document in data.scenario_documents():
        for i, scenario in enumerate(document.data["scenarios"]):
            yield document, ("scenarios", i), scenario


def own_scenarios(data: Data) -> Iterator[tuple[str, Document, Path_, dict[str, Any]]]:
    """Every worked case of a check of its own: the name of the check, the document and the path where it
    stands."""
    for scope, document in data.own_scenarios():
        for i, scenario in enumerate(document.data["scenarios"]):
            yield scope, document, ("scenarios", i), scenario


def run_scenario(
    policy: Policy, document: Document, path: Path_, scenario: Mapping[str, Any], today: date, ask: Check
) -> Iterator[Finding]:
    """The first expectation of a scenario that the check ``ask`` does not meet; the others mostly follow from
    it."""
    request = {name: scenario[name] for name in ("items", "facts", "on", "start") if name in scenario}
    try:
        verdict = ask(policy, request, today)
    except InputErrors as error:
        for mistake in error.errors:
            yield _refused(document, path, scenario, mistake)
        return
    for name, expected in scenario["expect"].items():
        got = _answer(verdict, name)
        if _comparable(expected) != _comparable(got):
            yield _failed(policy, document, (*path, "expect", name), scenario, name, expected, got)
            return


def _answer(verdict: Mapping[str, Any], name: str) -> Any:
    """What the verdict says under a name; questions and services are compared by their ids."""
    value = verdict.get(name)
    if name == "ask_next":
        return [entry["id"] for entry in verdict[name]]
    return value


def _comparable(value: Any) -> Any:
    """Lists are compared without regard to order."""
    return sorted(map(str, value)) if isinstance(value, list) else value


def _failed(
    policy: Policy,
    document: Document,
    path: Path_,
    scenario: Mapping[str, Any],
    name: str,
    expected: Any,
    got: Any,
) -> Finding:
    items = [
        policy.data["items"][str(n)] for n in scenario.get("items", ()) if str(n) in policy.data["items"]
    ]
    places = [f"{item['file']}:{item['line']}" for item in items]
    where = (f"（{'、'.join(places)}）", f" ({', '.join(places)})") if places else ("", "")
    return Finding(
        document.place(path),
        "error",
        "scenario",
        f"场景“{scenario['id']}”（{scenario['zh']}）：{name} 预期是 {_said(expected)}，自查得出 "
        f"{_said(got)}。"
        f"请核对事实、预期，或该{'项目类别' if 'items' in scenario else '项自查'}{where[0]}的条件。",
        f"scenario “{scenario['id']}” ({scenario['en']}): {name} should be {_said(expected)}, but the check"
        f" gives {_said(got)}. Look at its facts, at what it expects, or at the conditions of the"
        f" {'item' if 'items' in scenario else 'check'}{where[1]}.",
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


def check_scenarios(data: Data) -> None:
    """Scenarios name items and facts that exist, with answers that the questions allow, each id once.

    Nothing is said while units, areas or the edition cannot be used: then no answer can be judged.
    """
    unitless = any(
        fact["type"] == "number" and fact["unit"] not in data.units for fact in data.facts.values()
    )
    if not data.editions or not data.areas or unitless:
        return
    facts, numbers = compile_facts(data), item_numbers(data)
    check_cases(data, facts)
    seen: dict[str, Place] = {}
    for document, path, scenario in scenarios(data):
        _once(data, document.place((*path, "id")), scenario["id"], seen)
        _items_exist(data, document, path, scenario, numbers)
        _facts_fit(data, document, path, scenario, facts, MAIN)
    for scope, document, path, scenario in own_scenarios(data):
        _once(data, document.place((*path, "id")), scenario["id"], seen)
        _facts_fit(data, document, path, scenario, facts, (scope,))
    _every_category(data)


def _once(data: Data, place: Place, name: str, seen: dict[str, Place]) -> None:
    if name in seen:
        zh = f"场景“{name}”已在 {seen[name]} 出现。请改名。"
        en = f"the scenario “{name}” already stands at {seen[name]}. Rename it."
        data.error(place, "duplicate-id", zh, en)
    seen.setdefault(name, place)


def _items_exist(
    data: Data, document: Document, path: Path_, scenario: Mapping[str, Any], numbers: set[int]
) -> None:
    name = scenario["id"]
    for i, number in enumerate(scenario["items"]):
        if number and number not in numbers:  # 0 stands for a project that fits no item
            zh = f"场景“{name}”：名录里没有第 {number} 项，项目编号为 {min(numbers)} 到 {max(numbers)}。"
            en = (
                f"scenario “{name}”: the catalogue has no item {number}; "
                f"items are numbered {min(numbers)} to {max(numbers)}."
            )
            data.error(document.place((*path, "items", i)), "unknown-item", zh, en)


def _facts_fit(
    data: Data,
    document: Document,
    path: Path_,
    scenario: Mapping[str, Any],
    facts: Mapping[str, Any],
    scopes: Container[str],
) -> None:
    for fact, value in scenario.get("facts", {}).items():
        problem = None if fact in data.doubtful else answer_problem(facts, fact, value, scopes)
        if problem:
            code, zh, en = problem
            at = (*path, "facts", fact)
            place = document.place(at) if fact in facts else document.key_place(at)
            data.error(place, code, f"场景“{scenario['id']}”：{zh}", f"scenario “{scenario['id']}”: {en}")


def _every_category(data: Data) -> None:
    """Every category of the current edition has a scenario."""
    edition = data.current
    tried = {
        edition.items[n].category for _, _, s in scenarios(data) for n in s["items"] if n in edition.items
    }
    for category in edition.categories:
        document = data.document(f"catalogue/{edition.record['id']}/{category['number']:02}.yaml")
        if tried and category["number"] not in tried and document:
            zh = f"第 {category['number']} 大类没有一个场景。请在 scenarios 里至少补一个。"
            en = f"category {category['number']} has no scenario. Add at least one under scenarios."
            data.warning(document.place(("number",)), "no-scenario", zh, en)
