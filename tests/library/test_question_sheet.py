"""All questions on one sheet, and those without help where it matters."""

from __future__ import annotations

import re

from generator.library.question_sheet import deciding, missing_sheet, sheet, without_help
from generator.rules.policy import Policy
from tests.rules.test_derived import SMALL


def test_every_question_stands_there_once(policy: Policy) -> None:
    found = re.findall(r"^## `([a-z0-9_]+)`$", sheet(policy), re.MULTILINE)
    asked = [name for name, fact in policy.facts.items() if fact["scope"] != "route"]
    assert sorted(found) == sorted(asked)


def test_a_question_comes_with_all_that_a_reader_needs(policy: Policy) -> None:
    entry = sheet(policy).split("## `boiler_fuels`")[1].split("\n## ")[0]
    assert "91 (报告书, 报告表)" in entry and "91 (report, report form)" in entry
    fact = policy.facts["boiler_fuels"]
    for said in (fact["ask"], fact["help"], *(fact["options"] or ())):
        assert said and said["zh"] in entry and said["en"] in entry
    assert "→ `biomass_pellets`, `wood_or_straw`：推出`coal_oil_boiler_capacity`" in entry
    assert "(official text)" in entry and "`other_boiler_fuel`: asked further" in entry


def test_what_decides_no_document_says_so(policy: Policy) -> None:
    entry = sheet(policy).split("## `staff`")[1].split("\n## ")[0]
    assert "decides no document" in entry


def test_no_question_that_decides_a_document_is_without_help(policy: Policy) -> None:
    assert without_help(policy) == []
    assert "(0)" in missing_sheet(policy)


def test_one_without_help_is_listed_also_where_it_only_serves_to_answer_another() -> None:
    assert without_help(SMALL) == list(deciding(SMALL))
    listed = missing_sheet(SMALL)
    assert "- `heads` · 【heads?】 · heads?" in listed and "`in_park`" not in listed
    assert "**no help**" in sheet(SMALL)
