"""Another engine, written by others for other laws, comes to the same documents: wherever it gives one at all, it is the case's."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
import yaml

from generator.bundle.runtime import tool
from tests.conftest import DATA, ROOT
from tests.start.publicodes import Translation

pytestmark = pytest.mark.pyodide


def test_publicodes_agrees_with_every_case(compiled: dict[str, Any]) -> None:
    """It gives none where an answer is missing that would change nothing; ours is then decided all the same."""
    translation = Translation(compiled)
    cases = [
        case
        for file in sorted((DATA / "cases" / compiled["editions"][0]["id"]).glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))["cases"]
    ]
    given = {
        "rules": translation.rules,
        "asked": [[case["item"], translation.situation(case["facts"])] for case in cases],
    }
    script = ROOT / "tests" / "start" / "publicodes.mjs"
    done = subprocess.run(
        [tool("node"), str(script)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    pairs = [
        (case, document)
        for case, document in zip(cases, json.loads(done.stdout), strict=True)
        if document is not None
    ]
    assert [(case, document) for case, document in pairs if case["document"] != document] == []
    assert len(pairs) > 0.9 * len(cases)
