"""The sheet as a supervisor reads it: in words, with what comes from a day first, and guards named."""

from __future__ import annotations

from generator.impact.entry import record
from generator.impact.layout import layout
from generator.impact.text import text
from tests.impact.conftest import Repository
from tests.impact.test_sheet import PIGS

FROM = 'effective: {from: "2022-08-11"}'
NAME = "报告书承诺时限"


def test_a_limit_from_a_day_is_told_first_with_what_the_new_record_says(repository: Repository) -> None:
    whole = (repository.data / "clocks.yaml").read_text("utf-8")
    begin, end = whole.index("  - id: promised_report\n"), whole.index("  - id: promised_form\n")
    old = whole[begin:end].replace(FROM, FROM.replace("}", ', until: "2027-06-30"}'))
    new = whole[begin:end].replace("promised_report", "promised_report_2027").replace("days: 20", "days: 15")
    new = new.replace("2022-08-11", "2027-07-01")
    sheet = repository.compare("words", ("clocks.yaml", whole[begin:end], old + new))
    for lang, first, parts in (
        ("zh", f"2027-07-01 起：{NAME}：20个工作日 → 15个工作日。", ("天数：15", "单位：工作日", "到哪一天止：（没有） → 2027-06-30")),
        ("en", "From 2027-07-01: promised time for a report: 20 working days → 15 working days.", ("days: 15", "unit: working day", "until: (none) → 2027-06-30")),
    ):  # fmt: skip
        shown = layout(sheet, lang)
        assert shown.summary[0] == first
        said = text(shown)
        assert all(part in said for part in parts) and "∅" not in said
    entry = record(sheet)
    assert entry["zh"].startswith(f"自2027年7月1日起，{NAME}由20个工作日改为15个工作日。")
    assert entry["en"].startswith(
        "From 1 July 2027, the promised time for a report is 15 working days instead of"
    )
    assert NAME in entry["who"]["zh"] and "details" not in entry


def test_lighter_ones_are_named_before_and_guards_are_told(repository: Repository) -> None:
    guard = "expect: {status: decided, document: report, track: ordinary}"
    file = "scenarios/items_001_041.yaml"
    lines = (repository.data / file).read_text("utf-8")
    at = lines.index(guard, lines.index("- id: pig_farm_5000"))
    moved = lines[:at] + guard.replace("report", "none") + lines[at + len(guard) :]
    sheet = repository.compare("guards", PIGS, (file, lines, moved))
    shown = layout(sheet, "zh")
    named = [
        line for line in shown.summary if "第3项" in line and "的结论改变" not in line
    ]  # nor those of the past
    assert "无需环评文件" in named[0] and "登记表" in named[1], "to none at all before to a lighter document"
    assert "把关的案例、场景也改了1个，请第二个人看。" in shown.summary
    (guards,) = [part for part in shown.parts if "把关" in part.title]
    assert not guards.quiet and "环评文件：报告书 → 无需环评文件" in guards.entries[0].remarks
