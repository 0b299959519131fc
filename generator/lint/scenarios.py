"""Worked projects with the answer expected, kept beside the data and run against it.

A scenario is a project in a sentence, the facts that follow from it, and what the check must say. An
expectation that fails is a finding at its line: the data, or the scenario, is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from typing import cast

from generator.findings.finding import Finding, Place
from generator.lint.answers import answer_problem
from generator.lint.cases import check_cases
from generator.lint.links import item_numbers
from generator.models.messages.verdict import DecidingLevel, Verdict
from generator.models.policy.catalogue import FactRecord
from generator.records.data import Data, LoadedScenario, LoadedSelfCheckCase
from generator.records.questions import compile_facts
from generator.rules.check import check, outcome
from generator.rules.errors import InputErrors, Mistake
from generator.rules.major_change import major_change
from generator.rules.policy import MAJOR_CHANGE, SIZE, Policy
from generator.rules.request import MAIN
from generator.rules.size import size
from generator.source.document import Yaml

Check = Callable[[Policy, dict[str, object], date | None], Mapping[str, object]]
Worked = LoadedScenario | LoadedSelfCheckCase
SELF_CHECK: Mapping[str, Check] = {SIZE: size, MAJOR_CHANGE: major_change}
"""How each self-check beside the main one is asked, by its scope."""
OUTCOME = frozenset({"status", "document", "track", "possible_documents", "possible_tracks"})
"""What most scenarios expect, and no more."""


PROHIBITED: Mapping[str, str] = {"forbidden": "forbidden", "may_be_forbidden": "may_be"}
"""By what a scenario expects of prohibitions, their state in a verdict."""


DECIDING: Mapping[str, Callable[[DecidingLevel], bool]] = {
    "may_decide": lambda level: level["state"] != "no",
    "likely_decides": lambda level: level["likely"],
}
"""By what a scenario expects of who decides, which levels are meant."""


def run_scenarios(data: Data, policy: Policy) -> list[Finding]:
    """Run every scenario of the data; each expectation that is not met is a finding."""
    today = date.fromisoformat(policy.current_to)
    findings: list[Finding] = []
    seen: set[str] = set()
    for scenario in data.scenarios:
        findings += run_scenario(policy, scenario, today, _how_far(scenario.expected, seen))
    for case in data.self_check_cases:
        findings += run_scenario(policy, case, today, SELF_CHECK[case.scope])
    return findings


def _how_far(expect: Mapping[str, Yaml], seen: set[str]) -> Check:
    """The whole check where more than its outcome is expected, and once for each outcome, so that every
    track's plan and papers are made."""
    kind = str(sorted(expect.items()))
    if kind in seen and OUTCOME.issuperset(expect):
        return outcome
    seen.add(kind)
    return check


def run_scenario(policy: Policy, scenario: Worked, today: date, ask: Check) -> Iterator[Finding]:
    """The first expectation of a scenario that the check ``ask`` does not meet; the others mostly follow from
    it."""
    try:
        verdict = ask(policy, scenario.request, today)
    except InputErrors as error:
        for mistake in error.errors:
            yield _refused(scenario, mistake)
        return
    for name, expected in scenario.expected.items():
        answered = answer_of(verdict, name)
        if comparable(expected) != comparable(answered):
            missing = (
                _missing(policy, scenario, today) if (name, answered) == ("status", "open") else ("", "")
            )
            yield _failed(policy, scenario, name, expected, answered, missing)
            return


def answer_of(verdict: Mapping[str, object], name: str) -> object:
    """What the verdict says under a name; questions, prohibitions of each state, and levels are compared by
    their ids."""
    if name in DECIDING:
        deciding = cast("Verdict", verdict)["deciding"]
        return [level["level"] for level in deciding["levels"] if DECIDING[name](level)] if deciding else []
    if name in PROHIBITED:
        told = cast("Verdict", verdict)["forbidden"]
        return [entry["id"] for entry in told if entry["state"] == PROHIBITED[name]]
    value = verdict.get(name)
    return [entry["id"] for entry in value] if name == "ask_next" and isinstance(value, list) else value


def comparable(value: object) -> object:
    """Lists are compared without regard to order."""
    return sorted(map(str, value)) if isinstance(value, list) else value


def _missing(policy: Policy, scenario: Worked, today: date) -> tuple[str, str]:
    """The question that a project which should be decided still needs answered, with the line to write."""
    if not isinstance(scenario, LoadedScenario):
        return "", ""
    asked = check(policy, scenario.request, today)["ask_next"]
    if not asked:
        return "", ""
    fact, ask = asked[0]["id"], asked[0]["ask"]
    return (
        f"还缺一个回答：“{ask['zh']}”；问题确实是新加的，请在 facts 里补一行，例如 {fact}: …。",
        f" One answer is missing: “{ask['en']}”; if the question is new, add a line to its facts, such as"
        f" {fact}: ….",
    )


def _failed(
    policy: Policy,
    scenario: Worked,
    name: str,
    expected: object,
    answered: object,
    missing: tuple[str, str],
) -> Finding:
    record = scenario.record
    named = scenario.record.items if isinstance(scenario, LoadedScenario) else []
    items = [policy.data["items"][str(n)] for n in named if str(n) in policy.data["items"]]
    places = [f"{item['file']}:{item['line']}" for item in items]
    where = (f"（{'、'.join(places)}）", f" ({', '.join(places)})") if places else ("", "")
    return Finding(
        scenario.document.place((*scenario.path, "expect", name)),
        "error",
        "scenario",
        f"场景“{record.id}”（{record.zh}）：{name} 预期是 {_said(expected)}，自查得出 {_said(answered)}。"
        f"{missing[0]}请核对事实、预期，或该{'项目类别' if named else '项自查'}{where[0]}的条件。",
        f"scenario “{record.id}” ({record.en}): {name} should be {_said(expected)}, but the check gives"
        f" {_said(answered)}.{missing[1]} Look at its facts, at what it expects, or at the conditions of the"
        f" {'item' if named else 'check'}{where[1]}.",
    )


def _said(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return "null" if value is None else str(value)


def _refused(scenario: Worked, mistake: Mistake) -> Finding:
    return Finding(
        scenario.place(*mistake.field.split(".")),
        "error",
        "scenario-facts",
        f"场景“{scenario.record.id}”：{mistake.zh}",
        f"scenario “{scenario.record.id}”: {mistake.en}",
    )


def check_scenarios(data: Data) -> None:
    """Scenarios name items and facts that exist, with answers that the questions allow, each id once.

    Nothing is said while units, areas or the edition cannot be used: then no answer can be judged.
    """
    known = data.definitions
    unitless = any(
        fact.record.type == "number" and fact.unit not in known.units for fact in known.facts.values()
    )
    if not data.editions or not known.areas or unitless:
        return
    facts, numbers = compile_facts(known), item_numbers(data)
    check_cases(data, facts)
    seen: dict[str, Place] = {}
    for scenario in data.scenarios:
        _once(data, scenario, seen)
        _items_exist(data, scenario, numbers)
        _facts_fit(data, scenario, facts, MAIN)
    for case in data.self_check_cases:
        _once(data, case, seen)
        _facts_fit(data, case, facts, (case.scope,))
    _every_category(data)


def _once(data: Data, scenario: Worked, seen: dict[str, Place]) -> None:
    name, place = scenario.record.id, scenario.document.place((*scenario.path, "id"))
    if name in seen:
        zh = f"场景“{name}”已在 {seen[name]} 出现。请改名。"
        en = f"the scenario “{name}” already stands at {seen[name]}. Rename it."
        data.findings.error(place, "duplicate-id", zh, en)
    seen.setdefault(name, place)


def _items_exist(data: Data, scenario: LoadedScenario, numbers: set[int]) -> None:
    name = scenario.record.id
    for i, number in enumerate(scenario.record.items):
        if number and number not in numbers:  # 0 stands for a project that fits no item
            zh = f"场景“{name}”：名录里没有第 {number} 项，项目编号为 {min(numbers)} 到 {max(numbers)}。"
            en = (
                f"scenario “{name}”: the catalogue has no item {number}; "
                f"items are numbered {min(numbers)} to {max(numbers)}."
            )
            place = scenario.document.place((*scenario.path, "items", i))
            data.findings.error(place, "unknown-item", zh, en)


def _facts_fit(data: Data, scenario: Worked, facts: Mapping[str, FactRecord], scopes: Container[str]) -> None:
    for name, value in scenario.record.facts.items():
        problem = None if name in data.definitions.doubtful else answer_problem(facts, name, value, scopes)
        if problem:
            code, zh, en = problem
            at = (*scenario.path, "facts", name)
            place = scenario.document.place(at) if name in facts else scenario.document.key_place(at)
            called = scenario.record.id
            data.findings.error(place, code, f"场景“{called}”：{zh}", f"scenario “{called}”: {en}")


def _every_category(data: Data) -> None:
    """Every category of the current edition has a scenario."""
    edition = data.current
    named = {number for scenario in data.scenarios for number in scenario.record.items}
    tried = {edition.items[number].category for number in named if number in edition.items}
    for category in edition.categories:
        number = category.number
        document = data.document(f"catalogue/{edition.folder}/{number:02}.yaml")
        if tried and number not in tried and document:
            zh = f"第 {number} 大类没有一个场景。请在 scenarios 里至少补一个。"
            en = f"category {number} has no scenario. Add at least one under scenarios."
            data.findings.warning(document.place(("number",)), "no-scenario", zh, en)
