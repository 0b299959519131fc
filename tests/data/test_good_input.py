"""What looks odd and is right: written so, the data is taken as it is, and layout alone changes no answer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from tests.data.casebook import edited

GOOD = Path(__file__).parent / "good"


def read(root: Path) -> tuple[Counter[tuple[str, str, str]], str]:
    """What is found, and the mark of the policy."""
    data = load_and_lint(root)
    found = Counter((f.place.path, f.code, f.en) for f in data.findings)
    assert [f.text("en") for f in data.findings if f.severity == "error"] == []
    return found, str(compile_data(data, index=False)["hash"])


@pytest.fixture(scope="session")
def real(root: Path) -> tuple[Counter[tuple[str, str, str]], str]:
    """The data as it stands."""
    return read(root)


@pytest.mark.parametrize("name", sorted(file.stem for file in GOOD.glob("*.yaml")))
def test_it_is_taken(name: str, root: Path, real: tuple[Counter[tuple[str, str, str]], str]) -> None:
    case: dict[str, Any] = yaml.safe_load((GOOD / f"{name}.yaml").read_text("utf-8"))
    with edited(root, case["edits"]):
        found, mark = read(root)
    assert found == real[0]
    assert (mark == real[1]) is case["same"], (
        "layout alone changes no answer; a text changed changes the policy"
    )
