"""What the preview tells beyond a page that can be made: guards that a build would refuse."""

from __future__ import annotations

from pathlib import Path

from generator.preview.incremental import IncrementalSite
from tests.data.casebook import copy_data


def test_scenarios_and_proof_are_looked_at_once_the_data_can_be_read(tmp_path: Path) -> None:
    data = copy_data(tmp_path)
    draft = IncrementalSite(data, tmp_path / "work")
    file = data / "catalogue/2021/49.yaml"
    text = file.read_text("utf-8")
    assert text.count("    form: hospital_beds >= 20 beds\n") == 1
    file.write_text(text.replace("hospital_beds >= 20 beds", "hospital_beds >= 30 beds"), "utf-8")
    draft.read()
    found = draft.guards()
    assert {finding.severity for finding in found} == {"error"}
    assert any(finding.place.path == "policy_data/scenarios/items_097_129.yaml" for finding in found)
