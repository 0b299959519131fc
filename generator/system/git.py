"""What git knows: how it is asked, and when each file of the data was last changed.

A copy outside a repository, a shallow clone (whose first commit seems to have changed every file) and a file
with edits not yet committed have no such date, and a page then shows none.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.system.printable import printable

_COMMIT = "\x01"
_NO_DATES = (
    "各页不写“最后修改”的日期：{why}。",
    "the pages show no day of the last change: {why}.",
)
_SHALLOW = (
    "git 只取了最近的提交，请用 git fetch --unshallow 取全（自动构建请设 fetch-depth: 0 或 GIT_DEPTH: 0）",
    "git holds the latest commits alone; fetch all with git fetch --unshallow (in an automatic build set"
    " fetch-depth: 0, or GIT_DEPTH: 0)",
)
_DISTRUSTED = (
    "git 不信任这个文件夹的所有者。请以所有者的身份运行，"
    "或运行 git config --global --add safe.directory {folder}",
    "git distrusts the owner of the folder; run as its owner, or run git config --global --add safe.directory"
    " {folder}",
)
_NO_GIT = ("没有安装 git", "git is not installed")
_NO_REPOSITORY = ("文件夹不在 git 仓库里", "the folder is in no git repository")


def left_out(data_dir: Path) -> dict[str, str] | None:
    """Why no dates can be had from git, in both languages; None where they can."""
    try:
        done = _run(data_dir, "rev-parse", "--is-shallow-repository")
    except (OSError, ValueError):
        return _why(_NO_GIT, data_dir)
    if done.returncode:
        return _why(_DISTRUSTED if "dubious ownership" in done.stderr else _NO_REPOSITORY, data_dir)
    return _why(_SHALLOW, data_dir) if done.stdout.strip() == "true" else None


def _why(reason: tuple[str, str], folder: Path) -> dict[str, str]:
    named = printable(str(folder.resolve()))
    zh, en = (told.format(why=why.format(folder=named)) for told, why in zip(_NO_DATES, reason, strict=True))
    return {"zh": zh, "en": en}


def last_changed(data_dir: Path) -> dict[str, str]:
    """Day of the last commit by file: ``{"policy_data/clocks.yaml": "2026-11-24"}``."""
    if git(data_dir, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    log = git(
        data_dir,
        "-c",
        "core.quotePath=false",
        "log",
        "--no-renames",
        "--relative",
        f"--format={_COMMIT}%cs",
        "--name-only",
        "--",
        ".",
    )
    own = git(data_dir, "-c", "core.quotePath=false", "ls-files", "--modified", "--deleted", "--others")
    edited = set((own or "").splitlines())
    days: dict[str, str] = {}
    day = ""
    for line in (log or "").splitlines():
        if line.startswith(_COMMIT):
            day = line[1:]
        elif line and line not in edited:
            days.setdefault(f"{data_dir.resolve().name}/{line}", day)
    return days


def git(folder: Path, *words: str) -> str | None:
    """What git says of a folder, or None if it refuses or is not there."""
    try:
        done = _run(folder, *words)
    except (OSError, ValueError):  # a name may hold what no command line can
        return None
    return done.stdout.strip("\n") if done.returncode == 0 else None


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )
