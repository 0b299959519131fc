"""What the tests of batch share: the command with the real policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.cli import main as cli
from generator.lint.run import compile_policy
from generator.rules.policy import Policy
from tests.conftest import DATA

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def indexed() -> Policy:
    """The real policy with its index of words."""
    return Policy(compile_policy(DATA, index=True))


@pytest.fixture
def run(indexed: Policy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run(…)``: what ``eia-guide batch …`` returns and prints, with the policy compiled once for all tests."""
    monkeypatch.setattr(cli, "_policy", lambda args, index: indexed)

    def command(*args: object) -> tuple[int, str, str]:
        try:
            code = cli.main(["batch", *map(str, args)])
        except SystemExit as error:
            code = int(str(error.code))
        out, err = capsys.readouterr()
        return code, out, err

    return command
