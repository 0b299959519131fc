"""All of it together: every item of every edition, every record, and figures of what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import generator.rules
from generator.findings.finding import Finding
from generator.proof.anomalies import Subject, flaws
from generator.proof.cases import case_line, run_cases
from generator.proof.mutants import Change, guards
from generator.proof.parts import limits
from generator.proof.records import prove_records
from generator.proof.table import Project, reached
from generator.proof.tell import Teller
from generator.records.data import Data, LoadedEdition, LoadedItem
from generator.records.questions import compile_facts
from generator.rules.documents import short_names
from generator.rules.logic import Facts, facts_of
from generator.rules.policy import Policy
from generator.rules.wording import Wording
from generator.system.cache import CACHE, cached_json, code, digest
from generator.system.canonical_json import to_json

HERE = Path(__file__).parent
KEPT = CACHE.parent / "proof"
"""Where figures of items without fault are kept between runs."""


@dataclass
class Proof:
    """What the proof found, and how much it looked at: items, cells, limits, cases."""

    findings: list[Finding] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)


def prove(data: Data, policy: Policy, only: Collection[int] = (), keep: Path | None = None) -> Proof:
    """Prove data that was loaded without error; ``policy`` is compiled from it.

    ``only`` names the items, if not all.

    With a folder to ``keep`` figures in, an item that was found without fault is not gone through again until
    something that its proof rests on is changed. Faults are never kept: they are looked for each time.
    """
    proof = Proof()
    teller = Teller(Wording(policy.facts, short_names(policy)))
    for edition in data.editions:
        proof.findings += run_cases(edition, teller)
        for number, item in sorted(edition.own_items.items()):
            if not only or number in only:
                own = _prove_item(data, policy, edition, item, teller, keep)
                proof.findings += own.findings
                proof.figures += own.figures
        proof.figures["cases"] += len(edition.cases)
    proof.findings += prove_records(data, policy)
    return proof


class _FaultyError(Exception):
    """The item has faults, so nothing of it is kept."""


def _prove_item(
    data: Data, policy: Policy, edition: LoadedEdition, item: LoadedItem, teller: Teller, keep: Path | None
) -> Proof:
    subject = subject_of(data, policy, item)
    known = known_projects(data, edition, item)
    own = Proof()

    def look() -> Counter[str]:
        found = [teller.flaw(item, flaw) for flaw in flaws(subject)]
        own.findings += found or [
            finding for finding, _ in missing_cases(edition, item, subject, known, teller, own.figures)
        ]
        _count(own.figures, subject)
        if own.findings and keep:
            raise _FaultyError
        return own.figures

    if keep is None:
        look()
        return own
    try:
        return Proof([], Counter(cached_json(rests_on(subject, known), look, keep)))
    except _FaultyError:
        return own


def rests_on(subject: Subject, known: Sequence[Facts]) -> str:
    """A mark of all that the proof of an item rests on: the code, its conditions, the questions they ask, the
    worked cases."""
    trees = [*subject.tiers.values(), *subject.impossible]
    asked = sorted({fact for tree in trees for fact in facts_of(tree)})
    facts = {name: subject.facts[name] for name in asked}
    parts = (
        subject.tiers,
        subject.rest,
        list(subject.lighter_with_more),
        list(subject.impossible),
        facts,
        known,
    )
    return digest(code(HERE, Path(generator.rules.__path__[0])), *map(to_json, parts))


def _count(figures: Counter[str], subject: Subject) -> None:
    found = {limit for tree in subject.tiers.values() for limit in limits(tree)}
    figures += Counter({"items_proved": 1, "cells": sum(1 for _ in subject.projects()), "limits": len(found)})


def subject_of(data: Data, policy: Policy, item: LoadedItem) -> Subject:
    """An item as the proof needs it."""
    asked = {fact for tree in item.conditions.values() for fact in facts_of(tree)}
    impossible = [tree for tree in data.contradictions if asked.issuperset(facts_of(tree))]
    rest, lighter = item.record.rest, item.record.lighter_with_more
    return Subject(item.conditions, rest, lighter, impossible, policy.facts)


def known_projects(data: Data, edition: LoadedEdition, item: LoadedItem) -> list[Facts]:
    """The answers of every case and scenario of an item; where it is changed, those of the item as it was
    whose document stays."""
    known: list[Facts] = [case.record.facts for case in edition.cases if case.number == item.number]
    if edition is data.current.root:
        known += [s.record.facts for s in data.scenarios if item.number in s.record.items]
    if edition.base is None:
        return known
    before = edition.base.items.get(item.number)
    if before is None:
        return known
    facts = compile_facts(data.definitions)
    return known + [
        answers
        for answers in known_projects(data, _holder(edition.base, before), before)
        if reached(before.conditions, answers, facts) == reached(item.conditions, answers, facts)
    ]


def _holder(edition: LoadedEdition, item: LoadedItem) -> LoadedEdition:
    """The edition that itself says what an item is."""
    while edition.base is not None and edition.base.items.get(item.number) is item:
        edition = edition.base
    return edition


def missing_cases(
    edition: LoadedEdition,
    item: LoadedItem,
    subject: Subject,
    known: Sequence[Facts],
    teller: Teller,
    figures: Counter[str],
) -> Iterator[tuple[Finding, str]]:
    """Conditions of an item that no case and no scenario defends, each with the case that would; one case may
    do for several.

    ``figures`` counts the conditions and the sides of limits that are defended by the ``known`` projects.
    """
    known = list(known)
    name = PurePosixPath(item.document.path)
    file = f"cases/{edition.folder}/{name.name}"
    for guard in guards(subject, known):
        if guard.noticed:
            figures["conditions_guarded" if guard.change.moved == "dropped" else "limit_sides_guarded"] += 1
            continue
        answers = _shortest(subject, guard.change, guard.project)
        (document,) = reached(subject.tiers, answers, subject.facts)
        line = case_line(None if edition.base else item.number, answers, document)
        yield teller.unguarded(item, guard.change, line, file), line
        known.append(answers)


def _shortest(subject: Subject, change: Change, project: Project) -> Project:
    """The project without the answers that are not needed to notice the change."""
    answers = dict(project)
    for name in project:
        fewer = {key: value for key, value in answers.items() if key != name}
        before = reached(subject.tiers, fewer, subject.facts)
        if len(before) == 1 and before != reached(change.tiers, fewer, subject.facts):
            answers = fewer
    return answers
