"""What clerks get wrong, and the exact words in which they are told, in both languages."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.findings.finding import DataError
from generator.lint.run import load_and_lint
from tests.data.casebook import REAL, case_names, edited, expected, findings_of, read_case


@pytest.fixture(scope="session")
def usual(root: Path) -> Counter[tuple[str, str, str]]:
    """What is found in the real data before any mistake is made: lists that are not complete, and the like."""
    return Counter((f.place.path, f.code, f.en) for f in findings_of(root))


@pytest.mark.parametrize("name", case_names())
def test_case(name: str, root: Path, usual: Counter[tuple[str, str, str]]) -> None:
    case = read_case(name)
    with edited(root, case["edits"]) as lines:
        found = [f for f in findings_of(root) if (f.place.path, f.code, f.en) not in usual]
    assert found, "the mistake is not found"
    for lang in ("zh", "en"):
        assert [f.text(lang) for f in found] == expected(case, lang, lines)  # type: ignore[arg-type]


def test_real_data_has_no_error() -> None:
    data = load_and_lint(REAL)
    assert [f.text("en") for f in data.findings if f.severity == "error"] == []


def test_errors_stop_with_all_findings_at_once(root: Path) -> None:
    case = read_case("several_at_once")
    with edited(root, case["edits"]):
        data = load_and_lint(root)
    with pytest.raises(DataError) as caught:
        data.check()
    assert len({f.place.path for f in caught.value.findings if f.severity == "error"}) == len(case["edits"])


def test_no_such_folder(tmp_path: Path) -> None:
    (finding,) = load_and_lint(tmp_path / "nothing").findings
    assert finding.code == "no-data"


def test_not_a_file(root: Path) -> None:
    folder = root / "scenarios" / "odd.yaml"
    folder.mkdir()
    try:
        codes = {f.code for f in load_and_lint(root).findings if f.place.path.endswith("odd.yaml")}
    finally:
        folder.rmdir()
    assert codes == {"unreadable"}


def test_too_large(root: Path) -> None:
    file = root / "scenarios" / "large.yaml"
    file.write_bytes(b"#" * 50_000_000)
    try:
        (finding,) = [f for f in load_and_lint(root).findings if f.code == "too-large"]
    finally:
        file.unlink()
    assert finding.text("en").startswith(
        "policy_data/scenarios/large.yaml:1:1: error[too-large] the file has 50 MB"
    )


@pytest.mark.parametrize(
    "bomb", ["[" * 500_000, "{a: " * 200_000, "- " * 100_000, "a: &x [1]\nb: [" + "*x, " * 9 + "*x]\n"]
)
def test_bombs_end_in_a_finding(root: Path, bomb: str) -> None:
    file = root / "scenarios" / "bomb.yaml"
    file.write_text(bomb)
    try:
        found = [f.code for f in load_and_lint(root).findings if f.place.path.endswith("bomb.yaml")]
    finally:
        file.unlink()
    assert found in (["nesting"], ["alias"])


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_and_a_bom_are_no_mistake(root: Path, ends: str) -> None:
    file = root / "clocks.yaml"
    before = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", ends.encode()))
    try:
        assert [f for f in load_and_lint(root).findings if f.place.path.endswith("clocks.yaml")] == []
    finally:
        file.write_bytes(before)


def test_command_line_says_it_and_fails(root: Path) -> None:
    case = read_case("several_at_once")
    with edited(root, case["edits"]) as lines:
        command = [sys.executable, "-m", "generator", "validate", "--data", str(root), "--lang", "zh"]
        ran = subprocess.run(command, capture_output=True, text=True, cwd=REAL.parent, check=False)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert set(expected(case, "zh", lines)) <= set((ran.stdout + ran.stderr).splitlines())


def test_no_edition(root: Path, tmp_path: Path) -> None:
    (root / "catalogue").rename(tmp_path / "catalogue")
    (root / "catalogue").mkdir()
    try:
        found = [f.text("en") for f in load_and_lint(root).findings if f.code == "no-edition"]
    finally:
        (root / "catalogue").rmdir()
        (tmp_path / "catalogue").rename(root / "catalogue")
    assert found == [
        "policy_data/catalogue:1:1: error[no-edition] there is no edition under catalogue, such as catalogue/2021/edition.yaml."
    ]
