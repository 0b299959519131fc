"""The other checkers, each run once over the whole site: Nu HTML, lychee, Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.chromium import executable

HERE = Path(__file__).parent
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = HERE / "lighthouse.mjs"
CERTAIN = ("accessibility", "best-practices", "seo")
"""Categories whose score does not depend on the machine's speed."""
# What follows these is the state of the check, or the file that the workbench opens, not the name of a place.
_STATE = r"/(?:check/?#(?:items|describe)|staff/workbench/?#file)="


@dataclass(frozen=True)
class Links:
    """What lychee counted."""

    checked: int
    broken: list[str]


@dataclass(frozen=True)
class Scores:
    """Lighthouse on one page: 0 to 100 by category, and the audits that did not pass."""

    address: str
    scores: dict[str, int]
    wrong: list[str]


def html_errors(*places: Path) -> list[str]:
    """Errors of the Nu HTML checker, one JVM for all folders and pages."""
    command = [
        "java",
        "-Xmx1g",
        "-jar",
        str(VNU),
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        *map(str, places),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
    ]


def links(folder: Path) -> Links:
    """Every link and anchor inside the site, by lychee; other hosts are not asked."""
    program = shutil.which("lychee", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert program, "lychee is not installed; run `make setup`"
    options = [
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--index-files",
        "index.html",
        "--exclude",
        _STATE,
        "--format",
        "json",
    ]
    done = subprocess.run(
        [program, *options, "--root-dir", str(folder.resolve()), f"{folder.resolve()}/**/*.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    broken = [
        f"{page}: {entry['url']} ({entry['status']['text']})"
        for page, entries in found["error_map"].items()
        for entry in entries
    ]
    return Links(found["total"] - found["excludes"], broken)


def lighthouse(
    addresses: Iterable[str], *, categories: Iterable[str] = CERTAIN, runs: int = 1
) -> list[Scores]:
    """Lighthouse in mobile mode; scores are the median of ``runs``."""
    command = ["node", str(LIGHTHOUSE), str(runs), ",".join(categories), *addresses]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CHROME_PATH": executable()},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [Scores(**json.loads(line)) for line in done.stdout.splitlines()]
