"""What git knows: how it is asked, and when each file of the data was last changed.

A copy outside a repository, a shallow clone (whose first commit seems to have changed every file) and a file
with edits not yet committed have no such date, and a page then shows none.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

_COMMIT = "\x01"


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
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except (OSError, ValueError):  # a name may hold what no command line can
        return None
    return done.stdout.strip("\n") if done.returncode == 0 else None
