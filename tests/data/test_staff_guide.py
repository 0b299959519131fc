"""The exercises of the staff guide, done in a copy of the data as the guide tells it: what is validated is what readers are shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.templates import KINDS
from generator.cli.main import main
from generator.compile.compile import compile_data
from generator.findings.finding import Finding
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.rules.policy import Policy
from generator.site.staff import exercises
from tests.data.casebook import REAL

EXERCISES = {exercise["id"]: exercise for exercise in exercises(REAL.parent / "site_src")}


def do(root: Path, edit: dict[str, Any]) -> None:
    """One edit of an exercise. A number before the edit may have changed since; the lines themselves may not."""
    if "copy" in edit:
        shutil.copytree(root / edit["copy"], root / edit["to"])
        return
    file = root / edit["file"]
    if not edit["before"]:  # a new file
        file.parent.mkdir(exist_ok=True)
        assert not file.exists()
        file.write_text(edit["after"], "utf-8", newline="")
        return
    text = file.read_text("utf-8")
    start = text.index(edit["within"]) if "within" in edit else 0
    exact = re.escape(edit["before"])
    match = re.compile(exact).search(text, start) or re.compile(re.sub(r"\d+", r"\\d+", exact)).search(
        text, start
    )
    assert match, f"the lines to change do not stand in {edit['file']} any more"
    file.write_text(text[: match.start()] + edit["after"] + text[match.end() :], "utf-8", newline="")


def found(root: Path, item: int) -> Iterator[Finding]:
    """What ``validate --item`` finds."""
    data = load_and_lint(root)
    yield from data.findings
    data.check()
    policy = Policy(compile_data(data, index=False))
    yield from run_scenarios(data, policy)
    yield from prove(data, policy, [item]).findings


@pytest.fixture(scope="module")
def usual() -> set[tuple[str, str]]:
    """What is found in the real data."""
    return {(f.code, f.en) for f in found(REAL, 3)}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data of its own."""
    return Path(shutil.copytree(REAL, tmp_path / "policy_data"))


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_leads_where_the_guide_says(name: str, copied: Path, usual: set[tuple[str, str]]) -> None:
    exercise = EXERCISES[name]
    for edit in exercise["edits"]:
        do(copied, edit)
    new = [f for f in found(copied, exercise["item"]) if (f.code, f.en) not in usual]
    told = {"no-case", *exercise.get("expect", ())}  # the guide tells of cases to be added
    assert [f.text("en") for f in new if f.severity == "error" or f.code not in told] == []
    assert (
        compile_data(load_and_lint(copied), index=False)["hash"]
        != compile_data(load_and_lint(REAL), index=False)["hash"]
    )


def test_exercises_cover_each_kind_of_change_and_name_templates_that_exist() -> None:
    assert {"clock", "limit", "day", "row", "measure", "service", "replaced", "edition"} <= set(EXERCISES)
    assert len(EXERCISES) >= 12 and all(exercise["form"] for exercise in EXERCISES.values())
    assert {exercise["template"] for exercise in EXERCISES.values() if "template" in exercise} <= set(KINDS)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_gets_its_impact_sheet(
    name: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for edit in EXERCISES[name]["edits"]:
        do(copied, edit)
    assert main(["impact", str(REAL), str(copied), "--no-pages", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] != "The two states are identical: nothing changes."
    if name == "edition":  # it takes effect on a later day, and the first lines say so
        assert re.search(
            r"^From 2027-01-01: \d+ kinds? of project \(Item \d+, [^)]*\) moves? from ", said, re.MULTILINE
        )
