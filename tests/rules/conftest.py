"""What the tests of the whole core share."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.records.files import SELF_CHECKS
from tests.conftest import DATA

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C where PyYAML has it: ten times as fast."""


@pytest.fixture(scope="session")
def scenarios() -> list[dict[str, Any]]:
    """Every scenario of the main check in ``policy_data/scenarios``."""
    found: list[dict[str, Any]] = []
    for path in sorted((DATA / "scenarios").glob("*.yaml")):
        if path.stem in SELF_CHECKS:
            continue
        found += yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)["scenarios"]
    return found
