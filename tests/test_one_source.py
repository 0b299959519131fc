"""A number that staff change in YAML changes everywhere: decision, reason, table, page and browser bundle."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.library.decision_table import answer_rows
from generator.lint.run import compile_policy
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.building import some_pages
from tests.conftest import DATA


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The policy with one limit and one clock changed in a copy of the data: 20 beds to 33, 20 days to 17."""
    data = tmp_path_factory.mktemp("changed") / "policy_data"
    shutil.copytree(DATA, data)
    _edit(data / "catalogue" / "2021" / "49.yaml", "hospital_beds >= 20 beds", "hospital_beds >= 33 beds")
    _edit(data / "clocks.yaml", "days: 20\n", "days: 17\n")
    yield compile_policy(data)


def _edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")


def _documents(compiled: dict[str, Any]) -> list[str]:
    policy = Policy(compiled)
    facts = {"project_nature": "reconstruction"}
    return [
        check(policy, {"items": [108], "facts": {**facts, "hospital_beds": beds}})["document"]
        for beds in (19, 20, 32, 33)
    ]


def test_the_decision_moves_with_the_limit(compiled: dict[str, Any], changed: dict[str, Any]) -> None:
    assert _documents(compiled) == ["registration", "form", "form", "form"]
    assert _documents(changed) == ["registration", "registration", "registration", "form"]


def test_reason_and_table_say_the_new_number_in_both_languages(changed: dict[str, Any]) -> None:
    policy = Policy(changed)
    verdict = check(
        policy, {"items": [108], "facts": {"hospital_beds": 40, "project_nature": "reconstruction"}}
    )
    assert any("33张" in r["zh"] and "33 beds" in r["en"] for r in verdict["reasons"])
    conditions = [row["condition"] for row in answer_rows(policy, 108)]
    assert any("33张" in c["zh"] and "33 beds" in c["en"] for c in conditions)
    assert not any("20张" in c["zh"] for c in conditions)


def test_the_clock_moves_wherever_it_is_spoken_of(changed: dict[str, Any]) -> None:
    verdict = check(Policy(changed), {"items": [61], "facts": {}})
    assert verdict["time_limit"]["promised"]["days"] == 17
    (answer,) = [entry["answer"] for entry in changed["questions"]["faq"] if entry["id"] == "how_long"]
    assert "17个工作日" in answer["zh"] and "17 working days" in answer["en"]


def test_the_policy_has_another_hash(compiled: dict[str, Any], changed: dict[str, Any]) -> None:
    assert compiled["hash"] != changed["hash"]


def test_the_pages_say_the_new_numbers(changed: dict[str, Any], tmp_path: Path) -> None:
    some_pages(changed, tmp_path / "site", ("catalogue/item-108", "clocks"))
    item = (tmp_path / "site" / "catalogue" / "item-108" / "index.html").read_text("utf-8")
    assert "33张" in item and "20张" not in item
    english = (tmp_path / "site" / "en" / "catalogue" / "item-108" / "index.html").read_text("utf-8")
    assert "33 beds" in english and "20 beds" not in english
    assert "17" in (tmp_path / "site" / "clocks" / "index.html").read_text("utf-8")
