"""Worked cases as records: they name items of their category and questions that exist."""

from __future__ import annotations

from collections.abc import Mapping

from generator.lint.answers import answer_problem
from generator.models.policy.catalogue import FactRecord
from generator.records.data import Data


def check_cases(data: Data, facts: Mapping[str, FactRecord]) -> None:
    """Cases name items of their category and facts that exist, with answers that the questions allow."""
    for edition in data.editions:
        for case in edition.cases:
            if case.number not in edition.items and edition.complete:
                zh = f"本版名录没有第 {case.number} 项。请核对项目编号。"
                en = f"this edition has no item {case.number}. Check the number."
                data.findings.error(case.place("item"), "unknown-item", zh, en)
            for name, value in case.record.facts.items():
                problem = None if name in data.definitions.doubtful else answer_problem(facts, name, value)
                if problem:
                    code, zh, en = problem
                    data.findings.error(case.place("facts", name), code, zh, en)
