"""What a visitor downloads of the policy answers as the whole policy does."""

from __future__ import annotations

import json
import re

import pytest

from generator.browser.check import Session
from generator.bundle.build import SOURCE
from generator.bundle.for_check import UNREAD, WORDS, for_check, for_finder
from tests.pyodide.requests_to_replay import all_requests


@pytest.fixture(scope="module")
def cut(policy_json: str) -> str:
    return for_check(policy_json)


def test_what_is_cut_changes_no_answer(policy_json: str, cut: str) -> None:
    whole, part = Session(policy_json), Session(cut)
    part.add_words(for_finder(policy_json))
    for asked in all_requests(json.loads(policy_json), every=7):
        text = json.dumps(asked)
        assert part.ask(text) == whole.ask(text), asked


def test_what_no_check_reads_is_not_sent(policy_json: str, cut: str) -> None:
    assert {*json.loads(policy_json)} - {*json.loads(cut)} == {*UNREAD, WORDS}
    assert all("answer" not in entry for entry in json.loads(for_finder(policy_json))["faq"])
    assert len(cut) < 0.8 * len(policy_json)


def test_a_check_from_a_link_needs_no_words(policy_json: str, cut: str) -> None:
    """Every request but those that the worker's pattern sends to the finder."""
    asks_finder = re.compile(
        re.search(r"SEARCHES = /(.+)/;", (SOURCE / "worker.js").read_text("utf-8"))[1]  # type: ignore[index]
    )
    whole, part = Session(policy_json), Session(cut)
    searching = 0
    for asked in all_requests(json.loads(policy_json), every=29):
        text = json.dumps(asked, separators=(",", ":"))
        if asks_finder.search(text):
            searching += 1
        else:
            assert part.ask(text) == whole.ask(text), asked
    assert searching
