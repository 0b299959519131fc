"""Mistakes that every condition can be read with, seeded in the real data: each named with file, line and an example."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator.proof.anomalies import Kind
from tests.data.casebook import REAL, copy_data, edited
from tests.proof.seeded import findings_after, found, normal

BAD = Path(__file__).parent / "bad"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data; whoever edits it puts it back."""
    return copy_data(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("name", sorted(file.stem for file in BAD.glob("*.yaml")))
def test_a_seeded_mistake_is_told_in_these_very_words(name: str, root: Path) -> None:
    case: dict[str, Any] = yaml.safe_load((BAD / f"{name}.yaml").read_text("utf-8"))
    with edited(root, case["edits"]) as lines:
        findings = findings_after(root, case["items"])
        told = {
            lang: [normal(f.text(lang), root, case["edits"], lines) for f in findings]
            for lang in ("zh", "en")
        }  # type: ignore[arg-type]
    assert told["zh"], "the mistake is not found"
    assert told == case["expect"]


def test_every_kind_of_flaw_has_a_seeded_mistake() -> None:
    told = "".join(file.read_text("utf-8") for file in BAD.glob("*.yaml"))
    assert [
        kind
        for kind in (*get_args(Kind), "case", "no-case", "overlap", "idle-row")
        if f"[{kind}]" not in told
    ] == []


def test_the_real_data_has_no_flaw_and_every_condition_is_guarded() -> None:
    findings = found(REAL, ())
    assert {f.code for f in findings} <= {"incomplete-list"}
