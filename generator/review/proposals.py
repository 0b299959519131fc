"""What worked cases and scenarios would have to expect after an edit: proposed, for a person to take or not.

They guard the conditions, so nothing is moved by itself: whoever takes a proposal finds it on the impact
sheet as a guard that changed, and a second person looks at it. A scenario that lacks an answer is left alone:
what the project is, only a person can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.lint.scenarios import SELF_CHECK, Check, Worked, answer_of, comparable
from generator.proof.table import reached
from generator.records.data import Data
from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.policy import Policy
from generator.rules.wording import Text
from generator.source.document import Document, Path_, Yaml
from generator.source.spans import rewritten


@dataclass(frozen=True)
class Proposal:
    """A value that a case or a scenario would expect instead of the one that it does."""

    document: Document
    path: Path_
    name: Text
    old: Yaml
    new: Yaml

    @property
    def place(self) -> str:
        """File and line."""
        found = self.document.place(self.path)
        return f"{found.path}:{found.line}"


def proposals(data: Data, policy: Policy) -> list[Proposal]:
    """Every value that is no longer met, with the one that the data now give."""
    today = date.fromisoformat(policy.current_to)
    found = [one for scenario in data.scenarios for one in _of_scenario(policy, scenario, today, check)]
    for case in data.self_check_cases:
        found += _of_scenario(policy, case, today, SELF_CHECK[case.scope])
    return [*found, *_of_cases(data, policy)]


def _of_scenario(policy: Policy, scenario: Worked, today: date, ask: Check) -> Iterator[Proposal]:
    try:
        verdict = ask(policy, scenario.request, today)
    except InputErrors:
        return
    if verdict.get("status") == "open" and scenario.expected.get("status") == "decided":
        return
    record = scenario.record
    for name, expected in scenario.expected.items():
        answered = answer_of(verdict, name)
        plain = answered is None or isinstance(answered, (str, int, bool, list))
        if plain and comparable(expected) != comparable(answered):
            path = (*scenario.path, "expect", name)
            yield Proposal(
                scenario.document, path, {"zh": record.zh, "en": record.en}, expected, _yaml(answered)
            )


def _yaml(value: object) -> Yaml:
    if isinstance(value, list):
        return [str(part) for part in value]
    return value if isinstance(value, (str, int, bool)) else None


def _of_cases(data: Data, policy: Policy) -> Iterator[Proposal]:
    for edition in data.editions:
        for case in edition.cases:
            item = edition.items[case.number]
            found = reached(item.conditions, case.record.facts, policy.facts)
            if len(found) == 1 and found != {case.record.document}:
                name: Text = {"zh": f"第{case.number}项的案例", "en": f"case of item {case.number}"}
                yield Proposal(
                    case.document, (*case.path, "document"), name, case.record.document, next(iter(found))
                )


def taken(data: Data, found: list[Proposal]) -> dict[str, str]:
    """The texts of the files with the proposals in them, by name below the data folder."""
    values: dict[str, dict[Path_, Yaml]] = {}
    for one in found:
        values.setdefault(one.document.path.removeprefix(data.shown("")), {})[one.path] = one.new
    return {name: _text(data, name, changed) for name, changed in values.items()}


def _text(data: Data, name: str, values: Mapping[Path_, Yaml]) -> str:
    text = (data.root / name).read_bytes().decode("utf-8-sig")
    return rewritten(text, values)
