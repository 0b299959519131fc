"""What is not yet known: every gap that the data holds is told, and told once, with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.cli.main import main
from generator.compile.compile import compile_data
from generator.gaps.find import gaps
from generator.gaps.gap import Gap
from generator.lint.run import load_and_lint
from generator.site import views
from generator.site.renderer import markdown
from generator.site.site import Site
from tests.conftest import DATA, ROOT
from tests.data.casebook import copy_data

DAY = date(2026, 11, 23)
INSTRUMENTS = yaml.safe_load((DATA / "instruments.yaml").read_text("utf-8"))["instruments"]
NEVER = sum("verified" not in record for record in INSTRUMENTS.values())
"""Instruments that nobody has held against their text."""


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[Gap]]:
    """The gaps of the real data with some edits: file, what stands there once, what stands there afterwards."""

    def of(*edits: tuple[str, str, str], on: date = DAY) -> list[Gap]:
        root = copy_data(tmp_path)
        for file, before, after in edits:
            text = (root / file).read_text("utf-8")
            assert text.count(before) == 1
            (root / file).write_text(text.replace(before, after), "utf-8")
        data = load_and_lint(root)
        data.check()
        return gaps(data, on)

    return of


def kind(found: list[Gap], name: str) -> list[Gap]:
    return [gap for gap in found if gap.kind == name]


def test_every_record_that_is_not_official(found: Callable[..., list[Gap]]) -> None:
    """Held against a plain reading of the files, line by line."""
    expected = set()
    for path in sorted(DATA.rglob("*.yaml")):
        name = path.relative_to(DATA.parent).as_posix()
        if not name.startswith(("policy_data/cases/", "policy_data/scenarios/")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if re.search(r"(^|[\s{,])standing: (reported|inferred|unconfirmed)\b", line.split(" #")[0]):
                    expected.add((name, number))
    told = kind(found(), "standing")
    assert {(gap.place.path, gap.place.line) for gap in told} == expected
    assert all(gap.who["zh"] and gap.who["en"] and gap.title["zh"] and gap.standing for gap in told)


def test_open_questions_and_declared_totals(found: Callable[..., list[Gap]]) -> None:
    told = found()
    entries = yaml.safe_load((DATA / "unknowns.yaml").read_text("utf-8"))["unknowns"]
    assert len(kind(told, "unknown")) == len(entries)
    assert not any("{" in text for gap in told for text in (*gap.title.values(), *gap.what.values()))
    measures = [gap for gap in kind(told, "count") if gap.place.path == "policy_data/measures.yaml"]
    assert len(measures) == 1 and "9" in measures[0].what["en"] and measures[0].who["en"]


def test_dates_that_lapse_within_ninety_days(found: Callable[..., list[Gap]]) -> None:
    before = '    effective: {from: "2022-08-11"}\n    standing: reported\n    sources: [{instrument: department_account_2022}]\n    note: {zh: 2022年的承诺；此后是否再压缩，没有查到。, en: This is a promise from 2022; we found nothing on whether it was cut again later.}\n  - id: promised_form\n'
    edit = ("clocks.yaml", before, before.replace('"2022-08-11"}', '"2022-08-11", until: "2027-02-21"}'))
    (clock,) = [gap for gap in kind(found(edit), "lapse") if gap.place.path.endswith("clocks.yaml")]
    assert clock.title["en"] == "promised time for a report" and "2027-02-21" in clock.what["zh"]
    line = (DATA / "clocks.yaml").read_text("utf-8").splitlines()[clock.place.line - 1]
    assert 'effective: {from: "2022-08-11"' in line


@pytest.mark.parametrize(
    ("on", "told"), [(date(2026, 10, 1), False), (date(2026, 10, 2), True), (date(2027, 1, 1), True)]
)
def test_the_calendar_ends_with_its_last_year(found: Callable[..., list[Gap]], on: date, told: bool) -> None:
    assert (
        bool([gap for gap in kind(found(on=on), "lapse") if gap.place.path.endswith("calendar.yaml")]) is told
    )


def test_citations_verified_long_ago_and_never(found: Callable[..., list[Gap]]) -> None:
    before = '    dated: "2026-03-12"\n'
    never = kind(found(), "citation")
    assert len(never) == 1 and 0 < never[0].count == NEVER < len(INSTRUMENTS)
    text = (DATA / "instruments.yaml").read_text("utf-8")
    assert text.count(before) == 1


@pytest.mark.parametrize(
    ("verified", "told"), [("2025-11-22", True), ("2025-11-23", False), ("2026-11-01", False)]
)
def test_a_year_after_the_last_verification(
    found: Callable[..., list[Gap]], verified: str, told: bool
) -> None:
    before = '    dated: "2026-03-12"\n'
    listed = kind(found(("instruments.yaml", before, f'{before}    verified: "{verified}"\n')), "citation")
    old = [gap for gap in listed if gap.count == 1]
    assert bool(old) is told and sum(gap.count for gap in listed) == NEVER - (not told)
    if told:
        assert verified in old[0].what["en"] and old[0].who["en"] == "National People's Congress"


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unknowns", "--json", "--on", "2026-11-23"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert sum(said["counts"].values()) == sum(gap["count"] for gap in said["gaps"])
    for lang, words in (("zh", "向谁核实："), ("en", "to be settled by: ")):
        assert main(["unknowns", "--on", "2026-11-23", "--lang", lang]) == 0
        printed = capsys.readouterr().out
        assert printed.count(words) == len(said["gaps"])
        assert all(f"{gap['path']}:{gap['line']}" in printed for gap in said["gaps"])


def test_the_staff_page_tells_them_all_and_the_publics_page_no_file() -> None:
    data = load_and_lint(DATA)
    data.check()
    site = Site(compile_data(data, index=False), ROOT / "site_src")
    site.gaps = gaps(data, DAY)
    site.know(views.all_pages(site))
    for lang in ("zh", "en"):
        page, public = (
            markdown(site, site.pages[slug], lang).replace("&#95;", "_")
            for slug in ("staff/gaps", "unknowns")
        )
        assert "policy_data/lists" not in public.partition("eg-sources")[0]
        for gap in site.gaps:
            if gap.kind != "unknown":
                assert f"{gap.place.path}:{gap.place.line}" in page
