"""Two editions of the catalogue side by side: a small second one, which only this test holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile.compile import compile_data
from generator.library.decision_table import answer_rows
from generator.lint.run import load_and_lint
from generator.proof.prove import prove
from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.link import read_link
from generator.rules.policy import Policy
from tests.data.casebook import REAL, copy_data

CATEGORY = {
    "number": 1,
    "zh": "养殖",
    "en": "Farming",
    "items": [
        {
            "number": 3,
            "zh": "生猪养殖",
            "en": "Pig farming",
            "also_called": {"zh": ["养猪"], "en": ["pigs"]},
            "report": "pigs_sold_per_year >= 2000 head/a",
            "form": "large_scale_farm",
            "rest": "outside",
        },
        {
            "number": 201,
            "zh": "新设项目",
            "en": "A new item",
            "also_called": {"zh": ["新设"], "en": ["new"]},
            "form": "otherwise",
        },
    ],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data, and a second edition in force from 2027 on."""
    root = copy_data(tmp_path_factory.mktemp("two"))
    first = root / "catalogue" / "2021" / "edition.yaml"
    text = first.read_text("utf-8")
    assert 'effective: {from: "2021-01-01"}' in text
    first.write_text(
        text.replace(
            'effective: {from: "2021-01-01"}', 'effective: {from: "2021-01-01", until: "2026-12-31"}'
        ),
        "utf-8",
    )
    record: dict[str, Any] = yaml.safe_load(text)
    folder = root / "catalogue" / "2027"
    folder.mkdir()
    record |= {"id": "2027", "effective": {"from": "2027-01-01"}, "declared": {"categories": 1, "items": 2}}
    (folder / "edition.yaml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    (folder / "01.yaml").write_text(yaml.safe_dump(CATEGORY, allow_unicode=True), "utf-8")
    return root


@pytest.fixture(scope="module")
def policy(root: Path) -> Policy:
    data = load_and_lint(root)
    wrong = [f.text("en") for f in data.findings if f.severity == "error"]
    assert [finding for finding in wrong if "declares 2 items" not in finding] == []
    data.findings[:] = [f for f in data.findings if f.severity != "error"]
    return Policy(compile_data(data, index=False))


def verdict(policy: Policy, on: str, **facts: Any) -> dict[str, Any]:
    return check(policy, {"items": [3], "facts": facts, "on": on})


def test_each_day_is_judged_by_its_own_edition(policy: Policy) -> None:
    facts = {"pigs_sold_per_year": 3000, "large_scale_farm": True, "areas": []}
    assert verdict(policy, "2026-12-31", **facts)["document"] == "registration"
    assert verdict(policy, "2027-01-01", **facts)["document"] == "report"


def test_today_a_verdict_tells_what_the_coming_edition_will_ask(policy: Policy) -> None:
    told = verdict(policy, "2026-11-25", pigs_sold_per_year=3000, large_scale_farm=True, areas=[])["later"]
    (coming,) = [entry for entry in told if entry["date"] == "2027-01-01"]
    assert coming["en"].startswith("What is needed becomes: ecological and environmental impact report.")


def test_pages_and_finder_keep_to_the_edition_in_force(policy: Policy) -> None:
    assert policy.current["id"] == "2021"
    assert policy.data["items"]["3"]["en"].startswith("Livestock")
    assert answer_rows(policy, 3, date(2027, 3, 1))[0]["condition"]["en"].endswith(
        "2,000 head a year or more"
    )


def test_an_item_that_only_the_other_edition_has_can_be_asked_of_its_days_alone(policy: Policy) -> None:
    assert check(policy, {"items": [201], "on": "2027-03-01"})["document"] == "form"
    with pytest.raises(InputErrors):
        check(policy, {"items": [201], "on": "2026-11-25"})
    assert read_link(policy, "items=201&on=2027-03-01") == (
        {"items": [201], "facts": {}, "on": "2027-03-01"},
        [],
    )


def test_lists_numbered_by_one_edition_name_no_item_of_another(policy: Policy) -> None:
    assert policy.data["lists"]["exempt"]["items_of"] == "2021"
    old = check(
        policy,
        {"items": [97], "facts": {"areas": [], "standard_factory_buildings": False}, "on": "2026-11-25"},
    )
    assert old["track"] == "exempt"
    assert verdict(policy, "2027-03-01", pigs_sold_per_year=0, large_scale_farm=False)["track"] == "outside"


def test_both_editions_are_proved(root: Path, policy: Policy) -> None:
    data = load_and_lint(root)
    data.findings[:] = []
    proof = prove(data, policy, [3, 201])
    assert proof.figures["items_proved"] == 3
    assert {f.code for f in proof.findings} == {"no-case"}
    assert all("catalogue/2027/" in f.place.path for f in proof.findings)


def test_the_real_data_holds_one_edition() -> None:
    assert [edition.record.id for edition in load_and_lint(REAL).editions] == ["2021"]
