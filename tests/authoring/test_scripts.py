"""The pages' scripts: a type checker looks at every one, in the place where it runs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

WIDGETS = ROOT / "widgets"
SCRIPTS = sorted({
    *WIDGETS.glob("track_checker/*.js"), *WIDGETS.glob("workbench/*.js"), *ROOT.glob("site_src/**/*.js"),
})  # fmt: skip
PLACES = sorted(WIDGETS.glob("tsconfig*.json"))


def checked(folder: Path, place: str, *options: str) -> subprocess.CompletedProcess[str]:
    """The type checker's words on the scripts of one place."""
    command = [str(WIDGETS / "node_modules" / ".bin" / "tsc"), "-p", place, *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_script_is_looked_at_where_it_runs() -> None:
    wanted = json.loads((WIDGETS / "package.json").read_text("utf-8"))["scripts"]["types"]
    assert wanted.split(" && ") == [
        f"tsc -p {place.name}" for place in sorted(PLACES, key=lambda place: wanted.index(place.name))
    ]
    listed = {
        line
        for place in PLACES
        for line in checked(WIDGETS, place.name, "--listFilesOnly").stdout.splitlines()
    }
    assert [str(path) for path in SCRIPTS if str(path) not in listed] == []


def test_every_script_says_so_to_editors() -> None:
    assert [path.name for path in SCRIPTS if not path.read_text("utf-8").startswith("// @ts-check\n")] == []


@pytest.mark.parametrize(
    ("place", "script", "right", "wrong", "told"),
    [
        (
            "tsconfig.json",
            "track_checker/answer.js",
            "verdict.headline",
            "verdict.headlin",
            "'headlin' does not exist",
        ),
        ("tsconfig.json", "track_checker/page.js", 'op: "check", items', 'op: "chek", items', "chek"),
        (
            "tsconfig.bench.json",
            "workbench/page.js",
            "found.result.findings",
            "found.result.finds",
            "'finds' does not exist",
        ),
        ("tsconfig.workers.json", "track_checker/worker.js", "ready: true", "raedy: document", "'document'"),
    ],
)
def test_a_key_that_python_does_not_answer_is_told(
    tmp_path: Path, place: str, script: str, right: str, wrong: str, told: str
) -> None:
    folder = tmp_path / "widgets"
    shutil.copytree(WIDGETS, folder, ignore=shutil.ignore_patterns("node_modules"))
    (folder / "node_modules").symlink_to((WIDGETS / "node_modules").resolve())
    text = (folder / script).read_text("utf-8")
    assert text.count(right) == 1
    (folder / script).write_text(text.replace(right, wrong), "utf-8")
    done = checked(folder, place)
    assert done.returncode and told in done.stdout and script in done.stdout


def test_the_linter_tells_a_slip_in_a_script() -> None:
    command = [
        "widgets/node_modules/.bin/eslint",
        "--config",
        "widgets/eslint.config.js",
        "--stdin",
        "--stdin-filename",
    ]
    slips = "let a = 1;\nif (a == document.title) alert(missing);\n"
    done = subprocess.run(
        [*command, "widgets/workbench/slip.js"],
        cwd=ROOT,
        input=slips,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert [rule for rule in ("prefer-const", "eqeqeq", "no-undef") if rule not in done.stdout] == []
    assert "document" not in done.stdout.replace("document.title", "")
