"""What programmers are told holds: hooks are local and name commands that are there, files that the pages name exist."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.cli.main import main
from tests.conftest import ROOT

GITHUB = ROOT / ".github"


def test_hooks_fetch_nothing_and_run_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repo["repo"] == "local"
    for hook in repo["hooks"]:
        assert hook["language"] == "system"
        program, *words = hook["entry"].split()
        assert program in (".venv/bin/eia-guide", ".venv/bin/python", ".venv/bin/ruff", ".venv/bin/mypy")
        if program.endswith("eia-guide"):
            with pytest.raises(SystemExit) as left:
                main([*words, "--help"])
            assert left.value.code == 0
        if words[:1] == ["-m"]:
            assert (ROOT / f"{words[1].replace('.', '/')}.py").is_file()
        re.compile(hook.get("files", ""))


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "decisions/README.md"])
def test_files_that_pages_name_exist(page: str) -> None:
    text = (GITHUB / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert ((GITHUB / page).parent / target).exists(), target
    for path in re.findall(r"`((?:generator|tests|site_src|widgets)/[\w/.-]+)`", text):
        assert (ROOT / path).exists(), path


def test_every_decision_is_listed() -> None:
    listed = (GITHUB / "decisions" / "README.md").read_text("utf-8")
    records = sorted(path.name for path in (GITHUB / "decisions").glob("0*.md"))
    assert records and all(f"({name})" in listed for name in records)
    assert all("**Decided.**" in (GITHUB / "decisions" / name).read_text("utf-8") for name in records)
