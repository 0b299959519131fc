"""The enlarged catalogue that measurements of growth stand on is itself in order."""

from __future__ import annotations

from pathlib import Path

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.rules.policy import Policy
from tests.synthetic import DATA, enlarge


def test_a_catalogue_made_larger_is_valid_and_all_its_scenarios_hold(tmp_path: Path) -> None:
    real, larger = load_and_lint(DATA), load_and_lint(enlarge(tmp_path / "data", 2))
    larger.check()
    compiled = compile_data(larger)
    assert len(compiled["items"]) == 2 * len(real.editions[-1].items)
    assert len(compiled["categories"]) == 2 * len(real.editions[-1].categories) > 99, (
        "three figures in a file's name are read too"
    )
    assert [f.text("en") for f in run_scenarios(larger, Policy(compiled)) if f.severity == "error"] == []
