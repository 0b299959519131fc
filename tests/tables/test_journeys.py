"""A park's table, from the template to the results, in both formats and both languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from generator.rules import facts as facts_
from generator.rules.check import check
from generator.rules.link import read_link
from generator.rules.policy import Policy
from generator.tables.cell_values import Entries
from generator.tables.headings import result_headers
from tests.tables.conftest import Run
from tests.tables.tables import (
    park,
    read_csv,
    read_sheet,
    requests,
    results,
    typed,
    write_csv,
    write_sheet,
    write_text,
)

PARK = [
    [
        "项目名称",
        "项目类别",
        "项目描述",
        "年出栏生猪（其他畜禽折合成猪）（头/年）",
        "涉及的环境敏感区",
        "判断日期",
        "投资额（万元）",
    ],
    ["甲猪场", "3", "", "６，０００头", "自然保护区、国家公园", "2026/8/1", "1,200"],
    ["乙项目", "3、53", "", "", "", "2026年11月23日", "-3"],
    ["丙饲料厂", "", "年产5万吨饲料加工", "", "", "", ""],
]
EXTRA = len(result_headers("zh"))


@pytest.mark.parametrize("into", [".csv", ".xlsx"])
@pytest.mark.parametrize("out_of", [".csv", ".xlsx"])
def test_every_row_has_its_answer_beside_it(run: Run, tmp_path: Path, out_of: str, into: str) -> None:
    table, output = tmp_path / f"park{out_of}", tmp_path / f"results{into}"
    (write_csv if out_of == ".csv" else write_sheet)(table, PARK)
    code, out, _ = run(table, "-o", output)
    assert code == 0
    assert "共 3 行：已确定 0，有结论但要先核实 1，还不能确定 2，要先选项目类别 0，有误 0。" in out
    first, second, third = results(output)
    assert (first["环评文件"], first["办理方式"]) == ("环境影响报告书", "普通审批")
    assert first["状态"] == "可能不得建设，先核实" and "在国家公园内" in first["待回答的问题"]
    assert first["起决定作用的类别"].startswith("3 ")
    assert first["档次"] == "报告书"
    assert "6,000头/年" in first["理由"]
    assert first["判断日期"] == "2026-08-01"
    assert (second["状态"], second["环评文件"]) == ("还不能确定", "")
    assert "报告书；" in second["可能的环评文件"] and "普通审批" in second["可能的办理方式"]
    assert "有电镀、化学镀或阳极氧化吗（电镀工艺）？" in second["待回答的问题"]
    assert third["状态"] == "还不能确定"
    assert third["查到的类别（请核对）"] == "15 谷物磨制；饲料加工"
    assert "5万吨/年（“5万吨”）" in third["读到的内容（请核对）"]
    assert third["可能的环评文件"] and third["待回答的问题"]
    assert all(row["错误"] == "" for row in (first, second, third))


def test_what_the_words_of_a_row_leave_in_doubt_is_told_apart_and_decides_nothing(
    run: Run, tmp_path: Path
) -> None:
    rows = [["项目名称", "项目描述"], ["甲", "医院有住院床位100张"], ["乙", "医院住院床位可能100张"]]
    output = tmp_path / "results.csv"
    assert run(write_csv(tmp_path / "table.csv", rows), "-o", output)[0] == 0
    said, supposed = results(output)
    doubtful = "没读准的（未采用，请核对）"
    assert "100张" in said["读到的内容（请核对）"] and "100张" not in said[doubtful]
    assert "100张" not in supposed["读到的内容（请核对）"] and "100张" in supposed[doubtful]


def test_the_columns_of_the_table_are_kept_as_they_are(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", PARK)
    run(table, "-o", tmp_path / "r.csv")
    assert [row[:-EXTRA] for row in read_csv(tmp_path / "r.csv")] == PARK


def test_numbers_dates_and_yes_or_no_stay_what_they_are_in_a_workbook(run: Run, tmp_path: Path) -> None:
    head = ["项目类别", "年出栏生猪（其他畜禽折合成猪）", "判断日期", "重点", "统一社会信用代码"]
    row = [3, 6000.5, date(2026, 8, 1), True, "916300001234567890"]
    table = write_sheet(tmp_path / "park.xlsx", [head, row])
    run(table, "-o", tmp_path / "r.xlsx")
    kept = read_sheet(tmp_path / "r.xlsx")[1][:-EXTRA]
    assert kept[:2] + kept[3:] == row[:2] + row[3:]
    assert kept[2].date() == date(2026, 8, 1)


def test_a_share_is_read_as_it_is_shown_and_stays_so_when_results_are_checked_again(
    run: Run, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ["items", "nuclear_tech_added_share", "pigs_sold_per_year"],
        [3, 0.15, ""],
        [3, 15, ""],
        [3, "", 0.5],
    ):
        book.active.append(row)
    book.active["B2"].number_format = book.active["C4"].number_format = "0.00%"
    book.save(tmp_path / "park.xlsx")
    for source, output in (("park.xlsx", "once.xlsx"), ("once.xlsx", "twice.csv")):
        assert run(tmp_path / source, "-o", tmp_path / output)[0] == 1
        first, second, third = results(tmp_path / output)
        assert all("nuclear_tech_added_share=15" in row["网页复核链接"] for row in (first, second))
        assert "“50%”不是数" in third["错误"]


def test_english_headers_and_answers_are_understood_and_answered_in_english(run: Run, tmp_path: Path) -> None:
    head = [
        "Project Name",
        "Items",
        "pigs sold a year (other animals converted to pigs) (head a year)",
        "Which of these protected or sensitive areas does your site touch?",
    ]
    table = write_csv(
        tmp_path / "park.csv", [head, ["A", "Item 3", "6,000", "Nature Reserve; national park"]]
    )
    code, out, _ = run(table, "-o", tmp_path / "r.csv", "--lang", "en")
    assert code == 0
    assert "1 row: 0 decided, 1 answered, to be checked first, 0 open, 0 to choose an item for, 0 bad." in out
    assert "read: CSV, encoding UTF-8, delimiter comma" in out
    (row,) = results(tmp_path / "r.csv", "en")
    assert row["status"] == "May be forbidden; check first"
    assert row["link to the check"].startswith("en/check/#items=3&")
    assert row["reasons"].startswith("Item 3 –")


def test_ids_of_questions_are_headers_too(run: Run, tmp_path: Path) -> None:
    table = write_csv(
        tmp_path / "park.csv", [["items", "pigs_sold_per_year", "areas"], ["3", "4999", "none"]]
    )
    run(table, "-o", tmp_path / "r.csv")
    (row,) = results(tmp_path / "r.csv")
    assert row["状态"] == "还不能确定"
    assert "areas=none&pigs_sold_per_year=4999" in row["网页复核链接"]


def test_summary_counts_documents_and_tracks(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", [["items"], ["61"], ["100"], ["61"]])
    _, out, _ = run(table, "-o", tmp_path / "r.csv")
    assert "  报告书: 2\n  登记表: 1\n  网上备案: 1\n  普通审批: 2\n" in out


def test_results_can_be_checked_again_and_old_results_are_replaced(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", PARK)
    run(table, "-o", tmp_path / "once.csv", "--lang", "en")
    run(tmp_path / "once.csv", "-o", tmp_path / "twice.xlsx")
    run(tmp_path / "twice.xlsx", "-o", tmp_path / "thrice.csv")
    run(table, "-o", tmp_path / "direct.csv")
    assert read_csv(tmp_path / "thrice.csv") == read_csv(tmp_path / "direct.csv")


def test_a_question_that_is_open_can_be_answered_by_a_column_headed_with_it(
    run: Run, tmp_path: Path, indexed: Policy
) -> None:
    for _ in range(3):
        question = check(indexed, {"items": [53]})["ask_next"][0]
        head = (
            f"{question['ask']['zh']}（{question['unit_name']['zh']}）"
            if question["unit_name"]
            else question["ask"]["zh"]
        )
        table = write_csv(
            tmp_path / "park.csv", [["items", head], ["53", "20" if question["type"] == "number" else "是"]]
        )
        run(table, "-o", tmp_path / "r.csv")
        (row,) = results(tmp_path / "r.csv")
        assert question["id"] in row["网页复核链接"]


def test_a_workbook_names_what_it_read(run: Run, tmp_path: Path) -> None:
    _, out, err = run(write_sheet(tmp_path / "park.xlsx", PARK), "-o", tmp_path / "r.csv")
    assert "读入：XLSX，工作表“Sheet”" in out
    assert err == "", "what offices note beside is no mistake"
    odd = [[*PARK[0], "投资强度"], *PARK[1:]]
    _, _, err = run(write_sheet(tmp_path / "park.xlsx", odd), "-o", tmp_path / "r.csv")
    assert "照抄不读：H列“投资强度”" in err


def test_a_header_that_is_nearly_right_is_named_with_the_right_one(run: Run, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "park.csv", [["项目类别", "年出栏生猪（其它畜禽折合成猪）"], ["3", "6000"]])
    code, _, err = run(table, "-o", tmp_path / "r.csv")
    assert code == 0
    assert "是不是“年出栏生猪（其他畜禽折合成猪）”？" in err


def test_rows_keep_their_places_and_blank_ones_are_not_counted(run: Run, tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["项目类别"], ["3"], [], ["999"], [], []]
    for name in ("park.csv", "park.xlsx"):
        table = tmp_path / name
        (write_csv if name.endswith(".csv") else write_sheet)(table, rows)
        code, out, err = run(table, "-o", tmp_path / "r.csv")
        assert code == 1
        assert "共 2 行" in out
        assert err.startswith("第5行：A列“项目类别”：名录里没有第“999”项")
        assert [bool(any(row)) for row in read_csv(tmp_path / "r.csv")] == [False, True, True, False, True]


def test_progress_is_reported_when_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.tables.progress.EVERY", 0.0)
    table = write_csv(tmp_path / "park.csv", [["items"], ["3"], ["x"]])
    _, _, err = run(table, "-o", tmp_path / "r.csv", "--progress", "--lang", "en")
    assert "1 / 2 rows done" in err and "2 / 2 rows done" in err and "1 bad" in err
    _, _, err = run(table, "-o", tmp_path / "r.csv", "--lang", "en")
    assert "rows done" not in err


# --- the template -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_template_filled_in_is_answered_as_the_check_answers(
    run: Run, tmp_path: Path, indexed: Policy, ending: str, lang: str
) -> None:
    template = tmp_path / f"template{ending}"
    assert run("--template", template, "--item", 3, "--item", 53, "--lang", lang)[0] == 0
    head = (read_csv if ending == ".csv" else read_sheet)(template)[0]
    facts = {
        "pigs_sold_per_year": 6000,
        "areas": ["nature_reserve"],
        "solvent_coating": 12.5,
        "electroplating": True,
    }
    values = {name: typed(indexed, name, value, lang) for name, value in facts.items()}
    filled = [values.get(name, "") for name in _ids(indexed, head, lang)]
    filled[1] = "3、53"
    table = tmp_path / f"filled{ending}"
    (write_csv if ending == ".csv" else write_sheet)(table, [head, filled])
    assert run(table, "-o", tmp_path / "r.csv", "--lang", lang)[0] == 0
    (row,) = results(tmp_path / "r.csv", lang)
    verdict = check(indexed, {"items": [3, 53], "facts": facts}, date.today())
    assert row[{"zh": "环评文件", "en": "document"}[lang]] == verdict["document_name"][lang]
    fragment = row[{"zh": "网页复核链接", "en": "link to the check"}[lang]].split("#")[1]
    assert read_link(indexed, fragment)[0]["facts"] == facts


def _ids(policy: Policy, head: list[str], lang: str) -> list[str]:
    """The question of each heading of a template, by its name without the unit."""
    names = {fact["name"][lang]: name for name, fact in policy.facts.items()}
    return [
        names.get(cell) or names.get(cell.rsplit({"zh": "（", "en": " ("}[lang], 1)[0], "") for cell in head
    ]


def test_a_template_explains_its_columns_and_offers_choices(run: Run, tmp_path: Path) -> None:
    run("--template", tmp_path / "t.xlsx", "--item", 3)
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["项目", "填写说明", "选项"]
    told = {row[0]: row for row in book["填写说明"].iter_rows(values_only=True)}
    sold = told["年出栏生猪（其他畜禽折合成猪）（头/年）"]
    assert "填数，单位：头/年" in sold[2] and sold[4:] == ("3", "pigs_sold_per_year")
    assert "自然保护区、" in told["涉及的环境敏感区"][3]
    offers = {str(offer.sqref): offer.formula1 for offer in book["项目"].data_validations.dataValidation}
    assert offers and all(formula.startswith("'选项'!$") for formula in offers.values())
    head = [cell.value for cell in book["项目"][1]]
    assert book["项目"].column_dimensions["B"].number_format == "@" and head[1] == "项目类别"


def test_a_template_without_items_asks_what_many_share_and_explains_every_question(
    run: Run, tmp_path: Path, indexed: Policy
) -> None:
    code, out, _ = run("--template", tmp_path / "t.csv", "--lang", "en")
    assert code == 0 and "t-columns.csv" in out
    head = read_csv(tmp_path / "t.csv")[0]
    told = [row[5] for row in read_csv(tmp_path / "t-columns.csv")[1:]]
    assert "sensitive areas touched" in head and len(head) < 45
    assert set(told) >= {
        name for name, fact in indexed.facts.items() if fact["scope"] in ("project", "service")
    }


def test_a_template_never_replaces_a_table_that_may_be_filled_in(run: Run, tmp_path: Path) -> None:
    for name in ("park.csv", "park.xlsx"):
        table = write_text(tmp_path / name, "filled in")
        code, _, err = run("--template", table)
        assert code == 1 and "已有同名文件" in err
        assert table.read_text() == "filled in"


def test_a_template_for_an_item_that_does_not_exist_says_so(run: Run, tmp_path: Path) -> None:
    code, _, err = run("--template", tmp_path / "t.csv", "--item", 999)
    assert code == 1 and "999" in err
    assert list(tmp_path.iterdir()) == []


# --- the same answer as the check ---------------------------------------------------------------------


def test_a_row_is_answered_as_the_check_answers_the_same_request(
    run: Run, tmp_path: Path, indexed: Policy
) -> None:
    """A seeded sample of projects over all items, written as people write them, in both languages."""
    count = 2 * len(indexed.data["items"])
    for lang in ("zh", "en"):
        code, _, err = run(
            write_csv(tmp_path / "all.csv", list(park(indexed, count, lang))),
            "-o",
            tmp_path / "r.csv",
            "--lang",
            lang,
        )
        assert (code, err) == (0, "")
        for request, row in zip(requests(indexed, count), results(tmp_path / "r.csv", lang), strict=True):
            _agree(indexed, check(indexed, request), row, lang)


def _agree(policy: Policy, verdict: dict[str, Any], row: dict[str, str], lang: str) -> None:
    key = {
        "zh": ("状态", "环评文件", "办理方式", "网页复核链接"),
        "en": ("status", "document", "track", "link to the check"),
    }[lang]
    said = {"decided": {"zh": "已确定", "en": "decided"}, "open": {"zh": "还不能确定", "en": "open"}}[
        verdict["status"]
    ][lang]
    said = (verdict["proviso"] or {lang: said})[lang]
    named = [(verdict[name] or {lang: ""})[lang] for name in ("document_name", "track_name")]
    assert [row[name] for name in key[:3]] == [said, *named]
    linked, mistakes = read_link(policy, row[key[3]].split("#")[1])
    assert mistakes == []
    again = check(policy, {name: linked[name] for name in ("items", "facts", "on")})
    assert json.dumps(again, sort_keys=True) == json.dumps(verdict, sort_keys=True)


@pytest.mark.parametrize("lang", ["zh", "en", "id"])
def test_all_options_of_a_question_read_back_by_name_and_by_id(indexed: Policy, lang: str) -> None:
    entries = Entries(indexed.facts)
    for name, fact in indexed.facts.items():
        if fact["scope"] != "route" and fact["options"]:
            several = fact["type"] in ("set", "areas")
            for value in (
                [[option["id"] for option in fact["options"]]]
                if several
                else [option["id"] for option in fact["options"]]
            ):
                assert (
                    entries.read(
                        name,
                        facts_.write_text(fact, value) if lang == "id" else typed(indexed, name, value, lang),
                    )
                    == value
                )
