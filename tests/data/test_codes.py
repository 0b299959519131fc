"""Every code is explained and shown by a mistake; every explanation has a code, and both languages say it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings.codes import codes, groups
from generator.findings.finding import Finding, Lang, Place
from generator.findings.report import FIRST_SCREEN, as_json, report, worst_first
from tests.data.casebook import case_names
from tests.data.examples import RECORD, case_of, written

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
BESIDES = {"no-data", "no-edition", "unreadable", "too-large"}
"""Codes that no edit of a file leads to; ``test_bad_input`` shows them."""
PROVED = {file.stem for file in (GENERATOR.parent / "tests" / "proof" / "bad").glob("*.yaml")}
CASES = [*(f"data/{name}" for name in case_names()), *(f"proof/{name}" for name in sorted(PROVED))]
SAID = re.compile(r": (?:error|warning)\[([a-z-]+)\] ")


def told(case: str) -> set[str]:
    """The codes that a seeded mistake leads to."""
    return {code for text in case_of(case)["expect"]["en"] for code in SAID.findall(text)}


def test_codes_in_the_source_are_explained() -> None:
    source = "".join(file.read_text("utf-8") for file in GENERATOR.rglob("*.py"))
    assert [code for code in codes() if f'"{code}"' not in source] == []


def test_every_code_is_shown_by_a_seeded_mistake_and_no_mistake_has_another() -> None:
    shown = {code for case in CASES for code in told(case)}
    assert sorted(shown - set(codes())) == []
    assert set(codes()) - shown == BESIDES


def test_each_example_is_of_a_mistake_that_leads_to_its_code() -> None:
    assert [code for code, record in codes().items() if record.case and code not in told(record.case)] == []
    assert {code for code, record in codes().items() if not record.case} == BESIDES


def test_the_lines_shown_are_those_of_the_mistakes() -> None:
    assert RECORD.read_text("utf-8") == written(RECORD.read_text("utf-8")), (
        "run: python -m tests.data.examples"
    )


def test_both_languages_say_what_each_code_means_and_show_it_wrong_and_right() -> None:
    known = {group["id"] for group in groups()}
    for code in codes().values():
        assert code.group in known
        assert all(text[lang] for text in (code.meaning, code.wrong, code.right) for lang in ("zh", "en"))
        assert code.wrong != code.right or code.id == "overlap"


def test_each_case_says_what_the_clerk_did() -> None:
    assert len(CASES) >= 100
    for name in CASES:
        case = case_of(name)
        assert case["zh"] and case["en"]
        assert len(case["expect"]["zh"]) == len(case["expect"]["en"])
        assert all(
            re.match(r"policy_data/[\w/.-]+:[^ ]*:?\S+: (error|warning)\[", text) or "«" in text
            for text in case["expect"]["en"]
        )


def _finding(path: str, severity: str, code: str) -> Finding:
    return Finding(Place(path, 3, 5), severity, code, "中文", "English")  # type: ignore[arg-type]


MANY = [
    _finding("policy_data/a.yaml", "warning", "incomplete-list"),
    _finding("policy_data/b.yaml", "error", "unknown-key"),
    _finding("policy_data/c.yaml", "error", "tab"),
    *(_finding(f"policy_data/d{i:02}.yaml", "error", "type") for i in range(20)),
]


def test_the_worst_stands_first() -> None:
    assert [f.code for f in worst_first(MANY)][:2] == ["tab", "unknown-key"]
    assert [f.code for f in worst_first(MANY)][-1] == "incomplete-list"


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [
        ("zh", "发现 22 个错误、1 个提醒，在 23 个文件里", "还有 11 条"),
        ("en", "22 errors, 1 warning in 23 files", "11 more"),
    ],
)
def test_the_first_screen_is_enough(lang: Lang, first: str, last: str) -> None:
    lines = list(report(MANY, lang, FIRST_SCREEN))
    assert lines[0].startswith(first) and last in lines[-1]
    assert sum(line.startswith("policy_data/") for line in lines) == FIRST_SCREEN
    assert len(lines) < 40
    assert sum("staff/codes/#type" in line for line in lines) == 1, "each kind is explained once"


def test_without_a_terminal_nothing_is_left_out() -> None:
    assert sum(line.startswith("policy_data/") for line in report(MANY, "en")) == len(MANY)
    assert [entry["page"] for entry in as_json(MANY)][:2] == ["staff/codes/#tab", "staff/codes/#unknown-key"]


def test_an_example_stands_below_the_first_of_its_kind() -> None:
    (summary, finding, example, page) = report([_finding("policy_data/c.yaml", "error", "unknown-key")], "en")
    assert summary.startswith("1 error, 0 warnings in 1 file;")
    assert finding == "policy_data/c.yaml:3:5: error[unknown-key] English"
    assert example == "    Example (wrong → right): dyas: 20 → days: 20"
    assert page == "    Explained on the site: staff/codes/#unknown-key"


def test_only_warnings_do_not_stand_in_the_way() -> None:
    assert next(report(MANY[:1], "zh")) == "没有错误，有 1 个提醒，在 1 个文件里；可以发布。"
    assert list(report([], "zh")) == []
