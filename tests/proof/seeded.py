"""Seeded mistakes: an edit of the real data, and what the proof finds that it did not find before."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding, sort_findings
from generator.lint.redirects import check_addresses
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.rules.policy import Policy
from generator.site.views import slugs
from tests.data.casebook import REAL


def found(root: Path, items: Collection[int]) -> list[Finding]:
    """Everything ``validate`` finds, some items proved."""
    data = load_and_lint(root)
    try:
        policy = Policy(compile_data(data, index=False))
    except DataError as error:
        return error.findings
    proof = prove(data, policy, items)
    return sort_findings(
        [
            *data.findings,
            *run_scenarios(data, policy),
            *proof.findings,
            *check_addresses(data, slugs(policy.data)),
        ]
    )


@cache
def usual() -> frozenset[tuple[str, str, str]]:
    """What is found in the real data before any mistake is made: lists that are not complete."""
    return frozenset((f.place.path, f.code, f.en) for f in found(REAL, [3]))


def findings_after(root: Path, items: Collection[int]) -> list[Finding]:
    """What an edit has brought about."""
    return [f for f in found(root, items) if (f.place.path, f.code, f.en) not in usual()]


_PLACE = re.compile(r"policy_data/([\w/]+\.yaml):(\d+)")


def normal(text: str, root: Path, edits: list[dict[str, Any]], lines: list[int]) -> str:
    """A finding whose line numbers hold when the real files grow.

    A line of the edited file is told from where the edit begins; a line of another file by its own text.
    """

    def place(match: re.Match[str]) -> str:
        name, number = match.group(1), int(match.group(2))
        if edits[0]["file"] == f"policy_data/{name}" and abs(number - lines[0]) < 40:
            return f"policy_data/{name}:{{line{number - lines[0]:+d}}}"
        found = (root / name).read_text("utf-8").splitlines()[number - 1].strip()
        return f"policy_data/{name}:«{found[:60]}»"

    return _PLACE.sub(place, text)
