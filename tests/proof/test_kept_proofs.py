"""Proofs kept between runs: the same figures, and no fault hidden by them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.compile.compile import compile_data
from generator.findings.finding import Finding
from generator.lint.run import load_and_lint
from generator.proof.prove import Proof, prove
from generator.rules.policy import Policy

DATA = Path(__file__).resolve().parents[2] / "policy_data"
ITEMS = (3, 15, 53)


def _proof(folder: Path, keep: Path | None) -> Proof:
    data = load_and_lint(folder)
    data.check()
    return prove(data, Policy(compile_data(data, index=False)), ITEMS, keep)


def _findings(folder: Path, keep: Path | None) -> list[Finding]:
    return [finding for finding in _proof(folder, keep).findings if finding.severity == "error"]


def test_kept_or_not_the_figures_are_the_same(tmp_path: Path) -> None:
    fresh, first, second = _proof(DATA, None), _proof(DATA, tmp_path), _proof(DATA, tmp_path)
    assert fresh == first == second
    assert fresh.figures["cells"] > 0


LIMIT = "pigs_sold_per_year >= 5000 head/a"


@pytest.mark.parametrize(
    "mistake", [f"any: [{LIMIT}, pigs_sold_per_year >= 6000 head/a]", "pigs_sold_per_year < 5000 head/a"]
)
def test_a_mistake_made_after_a_good_run_is_found_and_found_again(tmp_path: Path, mistake: str) -> None:
    copy, keep = tmp_path / "policy_data", tmp_path / "keep"
    shutil.copytree(DATA, copy)
    assert not _findings(copy, keep)
    file = copy / "catalogue" / "2021" / "02.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(f"- {LIMIT}\n") == 1
    file.write_text(text.replace(LIMIT, mistake), encoding="utf-8")
    fresh = _findings(copy, None)
    assert fresh
    assert _findings(copy, keep) == fresh
    assert _findings(copy, keep) == fresh
    file.write_text(text, encoding="utf-8")
    assert not _findings(copy, keep)


def test_a_worked_case_taken_away_is_missed_although_the_proof_was_kept(tmp_path: Path) -> None:
    copy, keep = tmp_path / "policy_data", tmp_path / "keep"
    shutil.copytree(DATA, copy)
    assert not _proof(copy, keep).findings
    (copy / "cases" / "2021" / "26.yaml").unlink()
    assert {finding.code for finding in _proof(copy, keep).findings} == {"no-case"}
