"""Proofs kept between runs: the same figures, and no fault hidden by them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.compile import compile_data
from generator.findings import Finding
from generator.load import load
from generator.proof.prove import Proof, prove
from generator.rules.policy import Policy

DATA = Path(__file__).resolve().parents[2] / "policy_data"
ITEMS = (3, 15, 53)


def _proof(folder: Path, keep: Path | None) -> Proof:
    data = load(folder)
    data.check()
    return prove(data, Policy(compile_data(data, index=False)), ITEMS, keep)


def _faults(proof: Proof) -> list[Finding]:
    return [finding for finding in proof.findings if finding.severity == "error"]


def test_kept_or_not_the_figures_are_the_same(tmp_path: Path) -> None:
    fresh, first, second = _proof(DATA, None), _proof(DATA, tmp_path), _proof(DATA, tmp_path)
    assert fresh == first == second
    assert fresh.figures["cells"] > 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("pigs_sold_per_year >= 5000", "pigs_sold_per_year >= 4999", "case"),
        ("      - pigs_sold_per_year >= 5000 head/a\n", "      - pigs_sold_per_year >= 5000 head/a\n      - pigs_sold_per_year >= 6000 head/a\n", None),
    ],
)
def test_a_mistake_made_after_a_good_run_is_found_and_found_again(tmp_path: Path, old: str, new: str, code: str | None) -> None:
    copy = tmp_path / "policy_data"
    shutil.copytree(DATA, copy)
    assert not _faults(_proof(copy, tmp_path / "keep"))
    file = copy / "catalogue" / "2021" / "02.yaml"
    text = file.read_text(encoding="utf-8")
    assert old.strip() in text
    file.write_text(text.replace(old.strip() if code else _line(text, old), new if code else _grown(text, old)), encoding="utf-8")
    fresh = _faults(_proof(copy, None))
    assert fresh
    assert _faults(_proof(copy, tmp_path / "keep")) == _faults(_proof(copy, tmp_path / "keep")) == fresh
    file.write_text(text, encoding="utf-8")
    assert not _faults(_proof(copy, tmp_path / "keep"))


def _line(text: str, part: str) -> str:
    return next(line for line in text.splitlines() if part.strip() in line)


def _grown(text: str, part: str) -> str:
    line = _line(text, part)
    return f"{line}\n{line.replace('5000', '6000')}"
