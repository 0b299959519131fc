"""Every code is explained, every explanation has a code, and both languages say it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.codes import CODES
from tests.data.casebook import case_names, read_case

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
MODULES = (
    "source", "source_hints", "validation", "conditions", "load", "catalogue", "links", "consistency", "references",
    "languages", "scenarios", "own_checks",
)  # fmt: skip
NEVER_IN_A_CASE = {"no-data", "no-edition", "unreadable", "too-large", "scenario", "no-scenario", "incomplete-list"}
"""Codes that other tests of this folder, or the real data, show."""


def test_codes_in_the_source_are_explained() -> None:
    source = "".join((GENERATOR / f"{name}.py").read_text("utf-8") for name in MODULES)
    assert [code for code in CODES if f'"{code}"' not in source] == []


def test_codes_of_all_cases_are_explained() -> None:
    shown = {
        code
        for name in case_names()
        for text in read_case(name)["expect"]["en"]
        for code in re.findall(r"\[([a-z-]+)\] ", text)
    }
    assert shown <= set(CODES)
    assert sorted(set(CODES) - shown - NEVER_IN_A_CASE) == []


def test_each_case_says_what_the_clerk_did() -> None:
    for name in case_names():
        case = read_case(name)
        assert case["zh"] and case["en"]
        assert len(case["expect"]["zh"]) == len(case["expect"]["en"])
