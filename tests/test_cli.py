"""The command line: its forms, its exit codes and what it says of bad input."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.system.columns import columns
from tests.conftest import DATA, ROOT


class Stdin(io.StringIO):
    """Standard input with the ``buffer`` that the command line reads bytes from."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.buffer = io.BytesIO(text.encode())


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """``ask(request)``: what ``check --json -`` answers, with its exit code."""

    def run(request: Any, *more: str) -> tuple[int, Any, str]:
        text = request if isinstance(request, str) else json.dumps(request)
        monkeypatch.setattr(sys, "stdin", Stdin(text))
        code = main(["check", "--json", "-", *more])
        out, err = capsys.readouterr()
        return code, json.loads(out), err

    return run


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "request.json")
    assert main(["check", "--json", str(tmp_path / "request.json"), "--lang", "en"]) == 1
    assert "it is a pipe, not a file" in capsys.readouterr().out


def test_what_a_shell_hands_over_as_a_file_is_read() -> None:
    asked = f"{sys.executable} -m generator check --json <(echo '{{\"items\": [3]}}')"
    done = subprocess.run(["bash", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["status"] == "open"


def test_validate_is_clean_and_prints_the_counts_that_the_policy_declares(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["validate", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "55 categories, 173 items" in said
    assert "filed online: 15 / 29 (declared 15 / 29)" in said
    assert "measures: 10 declared, 9 named" in said
    assert "17 / 44 declared" in said
    assert ": error[" not in said


def test_validate_as_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["counts"]["items"] == 173
    assert answer["counts"]["scenarios"] >= 60
    assert all(finding["severity"] == "warning" for finding in answer["findings"])


def test_check_answers_one_request_with_a_verdict(ask: Any) -> None:
    code, verdict, _ = ask(
        {"items": [3], "facts": {"pigs_sold_per_year": 6000, "areas": ["nature_reserve"]}, "on": "2026-11-23"}
    )
    assert code == 0
    wanted = (
        "status document possible_documents track possible_tracks deciding_item reasons ask_next "
        "time_limit schedule services may_apply standing on policy"
    )
    assert set(wanted.split()) <= set(verdict)
    assert (verdict["status"], verdict["document"], verdict["track"]) == ("decided", "report", "ordinary")
    assert [entry["id"] for entry in verdict["may_apply"]] == ["commitment"]


def test_check_holds_a_description_against_the_claim_that_no_item_fits(ask: Any) -> None:
    code, found, _ = ask({"items": [0], "facts": {}, "description": "年产40万吨水泥熟料"})
    assert code == 0 and found["status"] == "open"
    assert [row["item"] for row in found["looks_like"]] == [54]


def test_a_plan_holds_a_description_against_the_claim_that_no_item_fits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = {"items": [0], "facts": {"unlisted_kind": "other"}, "description": "年产40万吨水泥熟料"}
    monkeypatch.setattr(sys, "stdin", Stdin(json.dumps(claim)))
    assert main(["plan", "--json", "-"]) == 1
    assert "第54项" in capsys.readouterr().err


def test_check_answers_a_list_in_order_and_goes_on_after_a_bad_entry(ask: Any) -> None:
    code, answers, _ = ask([{"items": [61]}, {"items": [999]}, {"items": [100]}])
    assert code == 1
    assert answers[0]["document"] == "report"
    assert "999" in answers[1]["errors"][0]["zh"]
    assert answers[2]["document"] == "registration"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"items": [3], "facts": {"pigs_sold_per_year": -1}}, "facts.pigs_sold_per_year"),
        ({"items": [3], "facts": {"pigs_sold_per_year": "many"}}, "facts.pigs_sold_per_year"),
        ({"items": [3], "facts": {"pigs_sold": 5}}, "facts.pigs_sold"),
        ({"items": [3], "facts": {"areas": ["natur_reserve"]}}, "facts.areas"),
        ({"items": [174]}, "items"),
        ({"items": []}, "items"),
        ({"items": [3], "on": "2026-13-01"}, "on"),
        ({"items": [3], "colour": "red"}, "colour"),
        ([3], None),
        ("{not json", "request"),
        ("[" * 5000, "request"),
    ],
)
def test_bad_input_names_the_field_in_the_readers_language_and_gives_no_verdict(
    ask: Any, request_: Any, field: str | None
) -> None:
    code, answer, said = ask(request_, "--lang", "en")
    assert code == 1
    errors = answer[0]["errors"] if isinstance(answer, list) else answer["errors"]
    assert field is None or errors[0]["field"] == field
    assert errors[0]["zh"] and errors[0]["en"]
    assert "status" not in answer
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("command", "facts", "result"),
    [
        ("size", {"sector": "industry", "staff": 250, "revenue": 3000}, ("size", "small")),
        ("major-change", {"use_changed": True}, ("verdict", "major")),
    ],
)
def test_a_check_of_its_own_answers_one_request_or_a_list(
    command: str,
    facts: Any,
    result: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for request, code in (({"facts": facts}, 0), ([{"facts": facts}, {"facts": {"moon": 1}}], 1)):
        monkeypatch.setattr(sys, "stdin", Stdin(json.dumps(request)))
        assert main([command, "--json", "-"]) == code
        answer = json.loads(capsys.readouterr().out)
        first = answer[0] if isinstance(answer, list) else answer
        assert first[result[0]] == result[1] and first["headline"]["en"]
    assert answer[1]["errors"][0]["field"] == "facts.moon"


LONGEST_EXPLANATION = 180
"""Characters of Chinese; nearly all take half of it."""


def test_all_questions_can_be_read_on_one_page_and_none_that_decides_is_without_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["questions", "--all"]) == 0
    every = capsys.readouterr().out
    assert "## `hospital_beds`" in every
    assert "没有说明" not in every and "no help" not in every
    explained = re.findall(r"^- \*\*[^*]*[\u3400-\u9fff][^*]*\*\* (.*)$", every, re.MULTILINE)
    assert len(explained) > 250
    assert max(map(len, explained)) <= LONGEST_EXPLANATION
    assert main(["questions", "--missing"]) == 0
    assert "(0)" in capsys.readouterr().out


def test_questions_lists_what_an_item_can_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "--item", "3", "--json"]) == 0
    found = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert found["pigs_sold_per_year"]["type"] == "number"
    assert found["pigs_sold_per_year"]["unit"] == "head/a"
    kinds = {option["id"] for option in found["areas"]["options"]}
    assert "nature_reserve" in kinds and "basic_grassland" not in kinds


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("年产5万吨饲料加工", 15),
        ("改建一座35千伏变电站", 161),
        ("200-bed hospital", 108),
        ("畜牧業", 3),
        ("292", 53),
    ],
)
def test_find_puts_the_right_item_first(capsys: pytest.CaptureFixture[str], text: str, item: int) -> None:
    assert main(["find", text, "--json", "--top", "5"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found[0]["item"] == item
    assert set(found[0]) >= {"item", "score", "zh", "en"}
    assert len(found) <= 5


def test_read_tells_items_and_facts_of_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "改建一座100张床位的医院", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["items"][0]["item"] == 108
    assert told["facts"] == {"hospital_beds": 100, "project_nature": "reconstruction"}
    assert {one["fact"]: one["words"] for one in told["read"]}["hospital_beds"] == "100张"
    assert main(["read", "不建加油站"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"] == {}


def test_find_reads_one_text_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin("加油站\npig farm\n"))
    assert main(["find", "-", "--json"]) == 0
    lists = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [found[0]["item"] for found in lists] == [119, 3]


def test_a_wrong_command_is_a_usage_error() -> None:
    with pytest.raises(SystemExit) as error:
        main(["decide"])
    assert error.value.code == 2


def test_bad_data_is_reported_with_place_and_a_non_zero_exit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "policy_data"
    shutil.copytree(DATA, data)
    file = data / "catalogue" / "2021" / "49.yaml"
    file.write_text(file.read_text().replace("hospital_beds >= 20 beds", "hospital_bed >= 20 beds"))
    assert main(["validate", "--data", str(data), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "policy_data/catalogue/2021/49.yaml:" in said
    assert "error[unknown-fact]" in said and "hospital_beds" in said
    monkeypatch.setattr(sys, "stdin", Stdin('{"items": [108]}'))
    assert main(["check", "--json", "-", "--data", str(data)]) == 1
    assert capsys.readouterr().out == ""


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--json", "-"],
        input=json.dumps({"items": [108], "facts": {"hospital_beds": 19}}).encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["document"] == "registration"


PLAN = {
    "items": [3],
    "facts": {"pigs_sold_per_year": 6000, "large_scale_farm": True},
    "on": "2026-02-02",
    "submitted": "2026-02-09",
}


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """``plan(request, …)``: what ``plan --json -`` prints, with its exit code."""

    def run(request: Any, *more: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", Stdin(json.dumps(request)))
        code = main(["plan", "--json", "-", *more])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_plan_is_json_with_days(plan: Any) -> None:
    code, out, _ = plan(PLAN)
    found = json.loads(out)
    assert code == 0
    assert found["plan"]["not_before"] == "2026-03-06"
    assert [row["latest"] for row in found["schedule"] if row["step"] == "accept"] == ["2026-02-14"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["受理公示（报告书）", "不早于2026年2月28日", "最晚2026年2月14日", "时限", "假定"]),
        ("en", ["publish the accepted report", "by 14 February 2026", "Papers", "Plans assume"]),
    ],
)
def test_a_plan_as_a_table_reads_in_either_language(plan: Any, lang: str, words: list[str]) -> None:
    code, out, _ = plan(PLAN, "--table", "--lang", lang)
    assert code == 0
    assert [word for word in words if word not in out] == []
    assert "None" not in out


def test_the_columns_of_the_table_stand_one_under_the_other(plan: Any) -> None:
    _, out, _ = plan(PLAN, "--table")
    rows = out.split("\n\n")[1].splitlines()
    where = {
        columns(row[: row.index(who)]) for row in rows for who in ("  您  ", "  审批部门  ") if who in row
    }
    assert len(where) == 1


def test_a_filing_has_a_table_without_a_promise(plan: Any) -> None:
    code, out, _ = plan(
        {
            "items": [108],
            "facts": {"hospital_beds": 19, "project_nature": "reconstruction"},
            "on": "2026-02-02",
        },
        "--table",
        "--lang",
        "en",
    )
    assert code == 0
    assert "Promised" not in out
    code, out, _ = plan(
        {"items": [0], "facts": {"unlisted_kind": "other"}, "on": "2026-02-02"}, "--table", "--lang", "en"
    )
    assert (code, "Papers" in out, "Clocks" in out) == (0, False, False)


def test_a_plan_as_a_calendar_file_can_be_written(plan: Any, tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    assert plan(PLAN, "--ics", str(file), "--lang", "en")[0] == 0
    written = file.read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n") and written.endswith(b"END:VCALENDAR\r\n")
    assert b"EIA: start" in written


def test_a_calendar_file_goes_to_standard_output_as_the_bytes_it_is() -> None:
    command = [sys.executable, "-m", "generator", "plan", "--json", "-", "--ics", "-"]
    done = subprocess.run(
        command,
        input=json.dumps({**PLAN, "lang": "both"}).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    assert (
        done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
        and "环评：开始办理 / EIA: start".encode() in done.stdout
    )


def test_a_place_that_cannot_be_written_is_said_without_a_traceback(plan: Any, tmp_path: Path) -> None:
    code, _, err = plan(PLAN, "--ics", str(tmp_path / "nowhere" / "plan.ics"), "--lang", "en")
    assert code == 1
    assert "not done: " in err and "Traceback" not in err


def test_a_plan_for_an_open_answer_says_what_is_missing(plan: Any) -> None:
    code, out, err = plan({"items": [108], "facts": {}}, "--lang", "en")
    assert code == 1
    assert json.loads(out)["errors"][0]["code"] == "open"
    assert "Answer first" in err


@pytest.mark.parametrize("request_", [[PLAN], "x", {**PLAN, "start": "1979-01-01"}, {**PLAN, "lang": "fr"}])
def test_a_request_for_a_plan_that_cannot_be_used_is_refused(plan: Any, request_: Any) -> None:
    code, _, err = plan(request_, "--ics", "-", "--lang", "en")
    assert code == 1
    assert err and "Traceback" not in err


def test_where_the_site_has_an_address_the_calendar_links_to_the_check(plan: Any, tmp_path: Path) -> None:
    data = tmp_path / "policy_data"
    shutil.copytree(DATA, data)
    site = data / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace('base_url: ""', 'base_url: "https://eia-guide.cn/"'), "utf-8"
    )
    assert plan(PLAN, "--ics", str(tmp_path / "plan.ics"), "--lang", "en", "--data", str(data))[0] == 0
    unfolded = (tmp_path / "plan.ics").read_bytes().replace(b"\r\n ", b"")
    assert (
        b"URL:https://eia-guide.cn/en/check/#items=3&on=2026-02-02&start=2026-02-02&submitted=2026-02-09"
        in unfolded
    )
