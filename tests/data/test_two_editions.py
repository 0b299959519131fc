"""Two editions of the catalogue, one after the other: the second says only what differs, and only these tests hold it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.compile.compile import compile_data
from generator.impact.revision import Source
from generator.impact.sheet import make
from generator.impact.side import Side
from generator.library.decision_table import answer_rows
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.records.data import Data
from generator.rules.check import check
from generator.rules.errors import InputErrors
from generator.rules.link import read_link
from generator.rules.policy import Policy
from tests.data.casebook import REAL, copy_data
from tests.data.pages_of_a_day import PagesOf

EDITION = """
id: "2027"
based_on: "2021"
zh: 建设项目环境影响评价分类管理名录（练习版）
en: Catalogue for the Classified Management of EIA (edition for practice)
instrument: catalogue_2021
effective: {from: "2027-01-01"}
standing: official
declared: {categories: 55, items: 173}
without: [4]
facts:
  large_scale_farm: {ask: {zh: 算规模化养殖吗？, en: Is the farm large-scale?}}
items:
  - number: 3
    report: pigs_sold_per_year >= 4000 head/a
    sensitive_areas: null
    registration: null
    form: large_scale_farm
    cases:
      - {facts: {pigs_sold_per_year: 4000}, document: report}
      - {facts: {pigs_sold_per_year: 3999, large_scale_farm: true}, document: form}
      - {facts: {pigs_sold_per_year: 3999, large_scale_farm: false}, document: none}
  - number: 108
    form: hospital_beds >= 30 beds
    cases:
      - {facts: {project_nature: new_build, hospital_beds: 30}, document: form}
      - {facts: {project_nature: new_build, hospital_beds: 29}, document: registration}
  - number: 201
    category: 2
    zh: 新设项目
    en: a new item
    also_called: {zh: [新设], en: [new]}
    form: otherwise
"""
UNTIL = ('effective: {from: "2021-01-01"}', 'effective: {from: "2021-01-01", until: "2026-12-31"}')


def with_edition(to: Path, text: str = EDITION) -> Path:
    """The real data, and a second edition in force from 2027 on."""
    root = copy_data(to)
    for file, before, after in (
        ("catalogue/2021/edition.yaml", *UNTIL),
        ("lists/exempt.yaml", 'items_of: "2021"', 'items_of: ["2021", "2027"]'),
        ("forbidden.yaml", 'items_of: "2021"', 'items_of: ["2021", "2027"]'),
        ("approval_levels.yaml", 'items_of: "2021"', 'items_of: ["2021", "2027"]'),
    ):
        said = (root / file).read_text("utf-8")
        assert said.count(before) == 1
        (root / file).write_text(said.replace(before, after), "utf-8")
    (root / "catalogue" / "2027").mkdir()
    (root / "catalogue" / "2027" / "edition.yaml").write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_edition(tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def data(root: Path) -> Data:
    return load_and_lint(root)


@pytest.fixture(scope="module")
def policy(data: Data) -> Policy:
    return Policy(compile_data(data, index=False))


def verdict(policy: Policy, on: str, **facts: Any) -> dict[str, Any]:
    return dict(check(policy, {"items": [3], "facts": facts, "on": on}))


def test_three_items_are_three_items_and_nothing_else_is_asked_for(data: Data, policy: Policy) -> None:
    known = {(f.code, f.en) for f in load_and_lint(REAL).findings}
    found = [*data.findings, *run_scenarios(data, policy), *prove(data, policy, [3, 4, 108, 201]).findings]
    new = [f for f in found if (f.code, f.en) not in known]
    assert [
        (f.code, f.place.path, "a new item" in f.en or "201" in f.en) for f in new if f.code != "no-case"
    ] == []
    assert {f.place.path for f in new} <= {"policy_data/catalogue/2027/edition.yaml"}


def test_all_else_is_as_in_the_base(data: Data) -> None:
    first, second = data.editions
    assert second.base is first
    assert sorted(second.own_items) == [3, 108, 201]
    assert set(first.items) - set(second.items) == {4}
    assert len(second.items) == second.declared.items == 173


def test_each_day_is_judged_by_its_own_edition(policy: Policy) -> None:
    facts = {
        "pigs_sold_per_year": 4500,
        "no_annual_output_figure": False,
        "large_scale_farm": True,
        "areas": [],
    }
    assert verdict(policy, "2026-12-31", **facts)["document"] == "registration"
    assert verdict(policy, "2027-01-01", **facts)["document"] == "report"


def test_today_a_verdict_tells_what_the_coming_edition_will_ask(policy: Policy) -> None:
    facts = {
        "pigs_sold_per_year": 4500,
        "no_annual_output_figure": False,
        "large_scale_farm": True,
        "areas": [],
    }
    (coming,) = [e for e in verdict(policy, "2026-11-25", **facts)["later"] if e["date"] == "2027-01-01"]
    assert coming["en"].startswith("What is needed becomes: ecological and environmental impact report.")


def test_questions_are_worded_anew_for_one_edition(policy: Policy) -> None:
    def asked(on: str) -> str:
        return str(
            next(q["ask"]["en"] for q in verdict(policy, on)["ask_next"] if q["id"] == "large_scale_farm")
        )

    assert asked("2026-12-31").startswith("Does the farm reach the standard")
    assert asked("2027-01-01") == "Is the farm large-scale?"


def test_pages_and_finder_keep_to_the_edition_in_force(policy: Policy) -> None:
    assert policy.current["id"] == "2021"
    assert policy.data["items"]["3"]["en"].startswith("Livestock")
    assert answer_rows(policy, 3, date(2027, 3, 1))[0]["condition"]["en"].endswith(
        "4,000 head a year or more"
    )


def test_an_item_that_only_the_other_edition_has_can_be_asked_of_its_days_alone(policy: Policy) -> None:
    assert check(policy, {"items": [201], "on": "2027-03-01"})["document"] == "form"
    with pytest.raises(InputErrors):
        check(policy, {"items": [201], "on": "2026-11-25"})
    with pytest.raises(InputErrors):
        check(policy, {"items": [4], "on": "2027-03-01"})
    assert read_link(policy, "items=201&on=2027-03-01") == (
        {"items": [201], "facts": {}, "on": "2027-03-01"},
        [],
    )


def test_a_list_that_names_both_editions_names_its_items_on_all_days(policy: Policy) -> None:
    asked = {"items": [97], "facts": {"areas": [], "standard_factory_buildings": False}}
    for on in ("2026-12-31", "2027-01-01"):
        assert check(policy, {**asked, "on": on})["track"] == "exempt"


def test_a_list_numbered_by_one_edition_names_no_item_of_another(root: Path, policy: Policy) -> None:
    lists = {**policy.data["lists"], "exempt": {**policy.data["lists"]["exempt"], "items_of": ["2021"]}}
    alone = Policy({**policy.data, "lists": lists})
    asked = {"items": [97], "facts": {"areas": [], "standard_factory_buildings": False}}
    assert check(alone, {**asked, "on": "2027-01-01"})["track"] == "outside"


def test_both_editions_are_proved(data: Data, policy: Policy) -> None:
    assert prove(data, policy, [3, 108, 201]).figures["items_proved"] == 5


def test_pages_for_the_coming_edition_have_its_items_and_not_those_gone(root: Path) -> None:
    now, then = PagesOf(root, ""), PagesOf(root, "2027-01-01")
    assert {"catalogue/item-4"} == {s for s in now.site.pages if s not in then.site.pages}
    assert {"catalogue/item-201"} == {s for s in then.site.pages if s not in now.site.pages}
    assert "从这一天起，名录里没有这一项" in now.text("catalogue/item-4", "zh")
    assert "From 1 January 2027" in now.text("catalogue/item-108", "en")
    assert "practice" in then.text("catalogue/item-108", "en") or then.site.edition["id"] == "2027"


def test_an_item_of_an_edition_may_change_again_from_a_day(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    file = root / "catalogue/2021/49.yaml"
    text = file.read_text("utf-8")
    changes = (
        '    changes:\n      - {from: "2027-07-01", form: hospital_beds >= 30 beds}\n'
        '      - {from: "2028-01-01", form: hospital_beds >= 40 beds}\n'
    )
    before = "    form: hospital_beds >= 20 beds\n"
    file.write_text(text.replace(before, before + changes, 1), "utf-8")
    policy = Policy(compile_data(load_and_lint(root), index=False))
    found = [
        check(
            policy, {"items": [108], "facts": {"project_nature": "new_build", "hospital_beds": 30}, "on": on}
        )
        for on in ("2027-06-30", "2027-07-01", "2027-12-31", "2028-01-01")
    ]
    assert [verdict["document"] for verdict in found] == ["form", "form", "form", "registration"]


def test_an_edition_that_follows_a_change_begins_from_the_item_as_changed(tmp_path: Path) -> None:
    root = with_edition(tmp_path, EDITION.replace("2027-01-01", "2028-01-01"))
    edition = root / "catalogue/2021/edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("2026-12-31", "2027-12-31"), "utf-8")
    file = root / "catalogue/2021/51.yaml"
    file.write_text(re_once(file.read_text("utf-8"), "reservoir_storage >= 10000000 m3", CHANGED), "utf-8")
    policy = Policy(compile_data(load_and_lint(root), index=False))
    asked = {"items": [124], "facts": {"reservoir_storage": 15000000, "areas": []}}
    found = [
        check(policy, {**asked, "on": on})["document"] for on in ("2027-06-30", "2027-07-01", "2028-06-01")
    ]
    assert found == ["report", "form", "form"]


CHANGED = """    changes:
      - from: "2027-07-01"
        report: {any: [reservoir_storage >= 20000000 m3, in_sensitive_area]}
"""


def re_once(text: str, limit: str, changes: str) -> str:
    """The text with changes for the item that has the limit, put before its `form`."""
    at = text.index("    form: otherwise\n", text.index(limit))
    return text[:at] + changes + text[at:]


def test_the_real_data_holds_one_edition() -> None:
    assert [edition.record.id for edition in load_and_lint(REAL).editions] == ["2021"]


def test_the_edition_is_one_new_file_and_a_line_in_each_list(root: Path) -> None:
    changed = {}
    for file in root.rglob("*.yaml"):
        name = file.relative_to(root).as_posix()
        before = (REAL / name).read_text("utf-8").splitlines() if (REAL / name).is_file() else []
        if new := [line for line in file.read_text("utf-8").splitlines() if line not in before]:
            changed[name] = len(new)
    lists = ("lists/exempt.yaml", "forbidden.yaml", "approval_levels.yaml")
    assert changed == {
        "catalogue/2027/edition.yaml": len(EDITION.splitlines()),
        "catalogue/2021/edition.yaml": 1,
        **dict.fromkeys(lists, 1),
    }


@pytest.mark.full
def test_the_sheet_tells_what_changes_on_the_day_and_nothing_before(root: Path) -> None:
    old, new = (Side.read(Source(str(folder), folder)) for folder in (REAL, root))
    sheet = make(old, new, with_pages=False)
    assert (sheet.past, sheet.past_turns, sheet.now.told) == ([], [], ())
    (stretch,) = sheet.ahead
    assert stretch.period.first == date(2027, 1, 1)
    assert {told.move.pair.new or told.move.pair.old for told in stretch.told} == {3, 4, 108, 201}
