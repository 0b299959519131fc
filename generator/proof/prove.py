"""All of it together: every item of every edition, every record, and figures of what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generator.cases import case_line, run_cases
from generator.findings import Finding
from generator.load import Data, LoadedEdition, LoadedItem
from generator.proof.flaws import Subject, flaws
from generator.proof.guards import Change, guards
from generator.proof.parts import limits
from generator.proof.records import prove_records
from generator.proof.table import reached
from generator.proof.tell import Teller
from generator.rules.documents import short_names
from generator.rules.logic import facts_of
from generator.rules.policy import Policy
from generator.rules.wording import Wording
from generator.scenarios import scenarios


@dataclass
class Proof:
    """What the proof found, and how much it looked at: items, cells, limits, cases."""

    findings: list[Finding] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)


def prove(data: Data, policy: Policy, only: Collection[int] = ()) -> Proof:
    """Prove data that was loaded without error; ``policy`` is compiled from it. ``only`` names the items, if not all."""
    proof = Proof()
    teller = Teller(Wording(policy.facts, short_names(policy)))
    for edition in data.editions:
        proof.findings += run_cases(edition, teller)
        for number, item in sorted(edition.items.items()):
            if only and number not in only:
                continue
            subject = subject_of(data, policy, item)
            found = [teller.flaw(item, flaw) for flaw in flaws(subject)]
            proof.findings += found
            if not found:
                proof.findings += [finding for finding, _ in missing_cases(data, edition, item, subject, teller, proof.figures)]
            _count(proof.figures, subject)
        proof.figures["cases"] += len(edition.cases)
    proof.findings += prove_records(data, policy)
    return proof


def _count(figures: Counter[str], subject: Subject) -> None:
    found = {limit for tree in subject.tiers.values() for limit in limits(tree)}
    figures += Counter({"items_proved": 1, "cells": sum(1 for _ in subject.projects()), "limits": len(found)})


def subject_of(data: Data, policy: Policy, item: LoadedItem) -> Subject:
    """An item as the proof needs it."""
    asked = {fact for tree in item.conditions.values() for fact in facts_of(tree)}
    impossible = [tree for _, _, tree in data.contradictions if asked.issuperset(facts_of(tree))]
    record = item.record
    return Subject(item.conditions, record.get("rest"), record.get("lighter_with_more", []), impossible, policy.facts)


def missing_cases(
    data: Data, edition: LoadedEdition, item: LoadedItem, subject: Subject, teller: Teller, figures: Counter[str]
) -> Iterator[tuple[Finding, str]]:
    """Conditions of an item that no case and no scenario defends, each with the case that would; one case may do for several.

    ``figures`` counts the conditions and the sides of limits that are defended.
    """
    known = [case.record["facts"] for case in edition.cases if case.number == item.number]
    if edition is data.current:
        known += [s.get("facts", {}) for _, _, s in scenarios(data) if item.number in s["items"]]
    name = PurePosixPath(item.document.path)
    file = f"cases/{edition.record['id']}/{name.name}"
    for guard in guards(subject, known):
        if guard.noticed:
            figures["conditions_guarded" if guard.change.moved == "dropped" else "limit_sides_guarded"] += 1
            continue
        answers = _shortest(subject, guard.change, guard.project)
        (document,) = reached(subject.tiers, answers, subject.facts)
        line = case_line(item.number, answers, document)
        yield teller.unguarded(item, guard.change, line, file), line
        known.append(answers)


def _shortest(subject: Subject, change: Change, project: dict[str, Any]) -> dict[str, Any]:
    """The project without the answers that are not needed to notice the change."""
    answers = dict(project)
    for name in project:
        fewer = {key: value for key, value in answers.items() if key != name}
        before = reached(subject.tiers, fewer, subject.facts)
        if len(before) == 1 and before != reached(change.tiers, fewer, subject.facts):
            answers = fewer
    return answers
