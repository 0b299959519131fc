"""What a build says where git cannot tell when a page last changed: what is left out, and what to do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.system import git
from generator.system.git import last_changed, left_out


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "whole"
    folder.mkdir()
    run = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@localhost"]
    subprocess.run([*run, "init", "--quiet"], check=True)
    for text in ("one", "two"):
        (folder / "a.yaml").write_text(text, "utf-8")
        subprocess.run([*run, "add", "-A"], check=True)
        subprocess.run([*run, "commit", "--quiet", "-m", text], check=True)
    return folder


def told(folder: Path, zh: str, en: str) -> None:
    why = left_out(folder)
    assert why is not None and zh in why["zh"] and en in why["en"]
    assert last_changed(folder) == {}


def test_the_whole_history_leaves_nothing_out(repository: Path) -> None:
    assert left_out(repository) is None and list(last_changed(repository)) == ["whole/a.yaml"]


def test_a_shallow_clone_is_told(repository: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    source = f"file://{repository}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", source, str(shallow)], check=True)
    told(shallow, "fetch-depth: 0", "GIT_DEPTH: 0")


def test_so_is_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    told(tmp_path, "不在 git 仓库里", "in no git repository")


def test_so_is_a_machine_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told(repository, "没有安装 git", "git is not installed")


def test_so_is_an_owner_whom_git_distrusts(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 128, "", "fatal: detected dubious ownership in repository")

    monkeypatch.setattr(git.subprocess, "run", refused)
    told(repository, f"safe.directory {repository}", f"safe.directory {repository}")
