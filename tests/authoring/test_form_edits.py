"""What a form writes: one value takes the place of another, and every other byte of the file stays."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.bundle.scripts import bundled
from generator.bundle.workbench import SOURCE, texts, yaml_module
from generator.source import document as source
from tests.conftest import ROOT

REAL = ROOT / "policy_data"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Every scalar of every file changed in Node, by the very module of the page."""
    folder, out = tmp_path_factory.mktemp("modules"), tmp_path_factory.mktemp("out")
    sources = {"form_text.js": (SOURCE / "form_text.js").read_text("utf-8"), **yaml_module()}
    for name, content in bundled(sources, ("form_text.js",)).files.items():
        (folder / name).write_bytes(content)
    given = folder / "files.json"
    given.write_text(json.dumps(texts(REAL)), "utf-8")
    tool = Path(__file__).with_name("form_edits.mjs")
    done = subprocess.run(
        ["node", str(tool), str(folder), str(given), str(out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout), out


def test_every_value_of_every_file_changes_alone(told: tuple[dict[str, Any], Path]) -> None:
    found, _ = told
    assert found["wrong"] == []
    assert found["scalars"] > 30_000
    assert set(found["kinds"]) == {"string", "number", "boolean"}
    assert min(found["put"], found["inserted"], found["renamed"]) > 100


def test_the_generator_reads_what_was_written(told: tuple[dict[str, Any], Path]) -> None:
    """By its own reader: before as the form read it, after as the form meant it."""
    _, out = told
    for name in texts(REAL):
        written = out / name.replace("/", "__")
        meant = json.loads(written.with_name(written.name + ".json").read_text("utf-8"))
        assert source.read(REAL / name, name).data == meant["before"], name
        document = source.read(written, name)
        assert document.data == meant["after"], (name, [finding.en for finding in document.findings][:3])
