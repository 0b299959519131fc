"""Twenty harmful edits at once, which validation once let through: each is told by it, or stands on the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compile.compile import compile_data
from generator.impact.layout import Part, layout
from generator.impact.revision import Source
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side
from generator.lint.run import load_and_lint
from generator.records.data import Data
from generator.rules.policy import Policy
from tests.data.casebook import REAL, copy_data

Edit = tuple[str, str, str]
FIRMS = "when: {all: [firm_size is small or micro, document is report or form]}"
YEAR = "".join(
    re.findall(r"^  \"2022\":\n.*\n.*\n", (REAL / "calendar.yaml").read_text("utf-8"), re.MULTILINE)
)
EDITS: tuple[Edit, ...] = (
    ("services.yaml", "when: document is form\n", "when: {not: document is form}\n"),
    ("services.yaml", FIRMS, "when: firm_size is small or micro"),
    ("measures.yaml", "[major_project, project_stage is design,", "[not major_project, project_stage is design,"),
    ("measures.yaml", "[major_project, project_stage is operation,", "[project_stage is operation,"),
    ("clocks.yaml", "days: 30\n", "days: 300\n"),
    ("units.yaml", "is: 1000000 m2", "is: 100000 m2"),
    ("units.yaml", "is: 2000/3 m2", "is: 2000 m2"),
    ("size_criteria.yaml", "medium: {staff: 300, revenue: 2000}", "medium: {staff: 301, revenue: 2000}"),
    ("lists/commitment.yaml", "    items: [3]\n", "    items: []\n"),
    ("lists/commitment.yaml", 'from: "2020-03-03", until: "2022-08-31"', 'from: "2020-03-03"'),
    ("procedure.yaml", "    tracks: [commitment, ordinary]\n", "    tracks: [commitment]\n"),
    ("penalties.yaml", "      max: 5\n", "      max: 4\n"),
    ("penalties.yaml", "documents: [report, form]\n    effective", "documents: [form]\n    effective"),
    ("calendar.yaml", '"2026-01-02"', '"2026-01-06"'),
    ("calendar.yaml", YEAR, ""),
    ("catalogue/2021/22.yaml", 'codes: ["251", "252"]', 'codes: ["252", "252"]'),
    ("catalogue/2021/18.yaml", "when: low_voc_coating > 0 t/a", "when: low_voc_coating > 1 t/a"),
    ("tracks.yaml", "limit: {days: 5, unit: working_day, sense: at_most}", "limit: {days: 5, unit: day, sense: at_most}"),
    ("approval_levels.yaml", "    says: never\n    documents: [report]", "    says: exception\n    documents: [report]"),
    ("glossary.yaml", "\n    zh: ", "\n    zh: Перечень "),
)  # fmt: skip


def edited(root: Path, edits: list[Edit]) -> dict[Edit, tuple[str, int]]:
    """A copy with some edits made; gives the file and the line of each."""
    for path in REAL.rglob("*.yaml"):
        (root / path.relative_to(REAL)).write_bytes(path.read_bytes())
    places: dict[Edit, tuple[str, int]] = {}
    for edit in edits:
        file, before, after = edit
        text = (root / file).read_text("utf-8")
        assert before in text, edit
        pairs = enumerate(zip(before, after, strict=False))
        changed = next((at for at, (a, b) in pairs if a != b), max(0, len(before) - 1) if after else 0)
        places[edit] = (file, text[: text.index(before) + changed].count("\n") + 1)
        (root / file).write_text(text.replace(before, after, 1), "utf-8")
    return places


def side(name: str, data: Data) -> Side:
    return Side(Source(name, data.root), data, Policy(compile_data(data, index=False)))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[Edit], Sheet, dict[Edit, tuple[str, int]]]:
    """The edits that validation tells, and the sheet of all others."""
    root, real = copy_data(tmp_path_factory.mktemp("twenty")), load_and_lint(REAL)
    places = edited(root, list(EDITS))
    found = findings(load_and_lint(root))
    by_validation = {edit for edit, place in places.items() if place in found.keys() - findings(real).keys()}
    errors = {place for place, severity in found.items() if severity == "error"}
    assert errors <= set(places.values()), errors
    left = edited(root, [edit for edit in EDITS if places[edit] not in errors])
    return by_validation, make(side("old", real), side("new", load_and_lint(root)), with_pages=False), left


def findings(data: Data) -> dict[tuple[str, int], str]:
    """By file and line, how grave it is."""
    return {
        (found.place.path.removeprefix("policy_data/"), found.place.line): found.severity
        for found in data.findings
    }


def places_in(parts: Iterator[Part]) -> set[tuple[str, int]]:
    """The files and lines that some sections name."""
    lines = {place for part in parts for entry in part.entries for _, place, _ in entry.lines}
    found = (re.fullmatch(r"policy_data/(.+):(\d+)", place) for place in lines)
    return {(match[1], int(match[2])) for match in found if match}


def test_each_is_told_by_validation_or_on_the_sheet(
    told: tuple[set[Edit], Sheet, dict[Edit, tuple[str, int]]],
) -> None:
    by_validation, sheet, left = told
    assert len(EDITS) == 20 and EDITS[-1] in by_validation
    loud = places_in(part for part in layout(sheet, "en").parts if not part.quiet)
    assert [edit for edit, place in left.items() if place not in loud and edit not in by_validation] == []
    assert not sheet.rewritten


def test_what_each_comes_to_is_told_with_it(
    told: tuple[set[Edit], Sheet, dict[Edit, tuple[str, int]]],
) -> None:
    """Not its line alone: for whom, on which days, or which figure before and after."""
    _, sheet, left = told
    counted = {(change.file, change.edits[0].path) for change in sheet.effective if change.reach}
    assert {file for file, _ in counted} >= {"services.yaml", "measures.yaml", "catalogue/2021/18.yaml"}
    names = {turn.name["en"] for turn in (*sheet.turns, *sheet.told_now)}
    for said in ("km²", "mu", "industry code 251", "calendar of working days"):
        assert said in names
    assert any("employees" in name or "staff" in name for name in names)
    assert sheet.lists == ["commitment"] and any(stretch.told for stretch in sheet.others)
    assert len(left) >= 15
