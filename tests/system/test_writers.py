"""Commands that make files, killed or met by a full disk at some steps of their work: nothing lost, left or half."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.system.writers import LONG, WRITERS

SHORT = ("deploy-files", "plan --ics")


def tried(steps: int, names: tuple[str, ...]) -> str:
    """What the script says of some writers, in a process of its own, since each try is a fork of it."""
    command = [sys.executable, "-m", "tests.system.writers", str(steps), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1] if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def test_of_a_file_and_a_folder_nothing_is_lost_left_or_half() -> None:
    assert tried(2, SHORT) == "nothing lost, left or half"


@pytest.mark.full
@pytest.mark.parametrize("name", [writer.name for writer in WRITERS])
def test_nothing_of_any_writer_is_lost_left_or_half(name: str) -> None:
    assert tried(4 if name in LONG else 20, (name,)) == "nothing lost, left or half"
