"""CPython and the Pyodide that readers get must give the same JSON, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.browser.check import Session
from generator.bundle.byte_code import stored
from generator.bundle.library import CHECK, sources_of
from tests.pyodide import cells
from tests.pyodide.conftest import HERE, Replay
from tests.pyodide.requests_to_replay import all_requests, scenarios

pytestmark = pytest.mark.pyodide


@pytest.fixture(scope="module")
def every(full: bool) -> int:
    """In short each sixth scenario and item."""
    return 1 if full else 6


@pytest.fixture(scope="module")
def lines(compiled: dict[str, Any], every: int) -> list[str]:
    return [json.dumps(request, ensure_ascii=True) for request in all_requests(compiled, every)]


@pytest.fixture(scope="module")
def expected(policy_json: str, lines: list[str]) -> list[str]:
    session = Session(policy_json)
    return [session.ask(line) for line in lines]


def differences(lines: list[str], expected: list[str], found: str) -> list[str]:
    rows = found.split("\n")[:-1]
    assert len(rows) == len(expected)
    return [
        f"{line[:200]}\n  CPython: {here[:300]}\n  Pyodide: {there[:300]}"
        for line, here, there in zip(lines, expected, rows, strict=True)
        if here != there
    ]


def test_every_request_gets_the_same_bytes(replay: Replay, lines: list[str], expected: list[str]) -> None:
    wrong = differences(lines, expected, replay(requests=lines))
    assert not wrong, f"{len(wrong)} of {len(lines)} differ, first:\n" + "\n".join(wrong[:3])


def test_another_hash_seed_changes_nothing(replay: Replay, lines: list[str], expected: list[str]) -> None:
    """No answer may depend on the order in which a set happens to give its members."""
    assert not differences(lines[::4], expected[::4], replay("--seed", "12345", requests=lines[::4]))


def test_every_scenario_is_among_them(lines: list[str], every: int) -> None:
    assert len(scenarios()) >= 60
    assert sum('"op": "check"' in line for line in lines) > 2 * len(scenarios()) / every


def test_every_operation_is_among_them_answered_and_refused(
    policy_json: str, lines: list[str], expected: list[str]
) -> None:
    """An operation that the page may ask for cannot be added without its being replayed."""
    given = [
        (json.loads(line), json.loads(answer)["ok"]) for line, answer in zip(lines, expected, strict=True)
    ]
    asked = {(request["op"], ok) for request, ok in given if isinstance(request, dict) and "op" in request}
    operations = set(Session(policy_json).operations)
    assert {name for name, ok in asked if ok} == operations
    assert {name for name, ok in asked if not ok} >= operations - {"read_link", "places"}, (
        "a link that is wrong is answered, with its mistakes; the list of places takes nothing that could be wrong"
    )


def test_every_cell_of_every_item_gets_the_same_bytes(replay: Replay, policy_json: str, full: bool) -> None:
    """In short each twenty-fourth cell of every item."""
    every = 1 if full else 24
    here = list(cells.checksums(policy_json, every))
    there = replay("--python", str(HERE / "cells.py"), "--every", str(every)).splitlines()
    assert there == here
    assert len(here) == len(json.loads(policy_json)["items"])


@pytest.mark.full
def test_stock_pyodide_with_the_rules_in_source_agrees(
    replay: Replay, lines: list[str], expected: list[str], tmp_path: Path
) -> None:
    """A second road: the whole library as npm ships it, and the rules from source.

    Nothing that was trimmed or byte-compiled is in it, so a fault there would show as a difference.
    """
    archive = tmp_path / "rules.zip"
    archive.write_bytes(stored(sources_of(CHECK)))
    assert not differences(lines[::4], expected[::4], replay("--source", str(archive), requests=lines[::4]))
