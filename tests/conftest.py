"""What all tests share: the compiled policy of the real data, made once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compile import compile_policy
from generator.rules.policy import Policy

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "policy_data"


@pytest.fixture(scope="session")
def compiled() -> dict[str, Any]:
    """The compiled policy of ``policy_data``."""
    return compile_policy(DATA)


@pytest.fixture(scope="session")
def policy(compiled: dict[str, Any]) -> Policy:
    """The same, with look-ups."""
    return Policy(compiled)
