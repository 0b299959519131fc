"""What a visitor downloads of the policy answers as the whole policy does."""

from __future__ import annotations

import json

import pytest

from generator.browser.check import Session
from generator.bundle.for_check import UNREAD, for_check
from tests.pyodide.requests_to_replay import all_requests


@pytest.fixture(scope="module")
def cut(policy_json: str) -> str:
    return for_check(policy_json)


def test_what_is_cut_changes_no_answer(policy_json: str, cut: str) -> None:
    whole, part = Session(policy_json), Session(cut)
    for asked in all_requests(json.loads(policy_json), every=7):
        text = json.dumps(asked)
        assert part.ask(text) == whole.ask(text), asked


def test_what_no_check_reads_is_not_sent(policy_json: str, cut: str) -> None:
    assert {*json.loads(policy_json)} - {*json.loads(cut)} == {*UNREAD}
    assert all("answer" not in entry for entry in json.loads(cut)["questions"]["faq"])
    assert len(cut) < 0.95 * len(policy_json)
