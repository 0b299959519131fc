"""The widget folder made from the real data, and Pyodide under Node on its files."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from generator.bundle.build import build_widget
from generator.system.canonical_json import to_json

HERE = Path(__file__).resolve().parent


class Replay(Protocol):
    """Runs ``replay.mjs`` with options, and with requests where they are given; returns what it printed."""

    def __call__(self, *options: str, requests: Sequence[str] = ()) -> str: ...


@pytest.fixture(scope="session")
def policy_json(compiled: dict[str, Any]) -> str:
    return to_json(compiled)


@pytest.fixture(scope="session")
def widget(policy_json: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a browser loads from."""
    folder = tmp_path_factory.mktemp("check") / "check"
    build_widget(policy_json, folder)
    return folder


@pytest.fixture(scope="session")
def replay(widget: Path, tmp_path_factory: pytest.TempPathFactory) -> Replay:
    file = tmp_path_factory.mktemp("requests") / "requests.jsonl"

    def run(*options: str, requests: Sequence[str] = ()) -> str:
        file.write_text("\n".join(requests), "utf-8")
        given = ["--requests", str(file)] if requests else []
        done = subprocess.run(
            ["node", str(HERE / "replay.mjs"), str(widget), *options, *given],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=1800,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    return run
