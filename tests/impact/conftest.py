"""A real git repository with the real data in it, and one revision for each change that the tests look at."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from generator.impact.revision import opened
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side
from tests.data.casebook import copy_data

Edit = tuple[str, str, str]
"""File below the data folder, what stands there once, what stands there afterwards."""


@dataclass
class Repository:
    """``data`` is the working folder; ``base`` the revision of the real data; ``compare`` gives the sheet of a revision against it."""

    data: Path
    sheets: dict[str, Sheet] = field(default_factory=dict)
    base: str = "base"

    def git(self, *words: str) -> str:
        """What git says; an error of git is an error of the test."""
        author = {
            f"GIT_{who}_{what}": "test@localhost"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            ["git", "-C", str(self.data.parent), *words],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **author},
        )
        return done.stdout.strip()

    def commit(self, name: str, *edits: Edit) -> str:
        """The base with some edits, as a revision of that name; the working folder is the base again afterwards."""
        for file, before, after in edits:
            path = self.data / file
            text = path.read_text("utf-8")
            assert text.count(before) == 1, (file, before, text.count(before))
            path.write_text(text.replace(before, after), "utf-8")
        self.git("add", "-A")
        self.git("commit", "--quiet", "-m", name)
        self.git("tag", name)
        self.git("reset", "--quiet", "--hard", self.base)
        return name

    def compare(self, name: str, *edits: Edit, on: date | None = None, with_pages: bool = False) -> Sheet:
        """The sheet of the base and the base with some edits."""
        if name not in self.sheets:
            self.commit(name, *edits)
            with opened(self.base, self.data) as old, opened(name, self.data) as new:
                self.sheets[name] = make(Side.read(old), Side.read(new), on, with_pages=with_pages)
        return self.sheets[name]


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The repository, with one commit."""
    found = Repository(copy_data(tmp_path_factory.mktemp("repository")))
    found.git("init", "--quiet")
    found.git("add", "-A")
    found.git("commit", "--quiet", "-m", "base")
    found.git("tag", "base")
    return found


@pytest.fixture
def untouched(repository: Repository) -> Iterator[Callable[[], str]]:
    """Nothing in the working tree, the index or the list of branches may differ after a test."""

    def state() -> str:
        return "\n".join(
            [
                repository.git("status", "--porcelain"),
                repository.git("rev-parse", "HEAD"),
                repository.git("worktree", "list"),
            ]
        )

    before = state()
    yield state
    assert state() == before
