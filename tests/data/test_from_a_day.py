"""Changes from a day on, made as the staff guide tells them: what is edited, what the check, the pages and the impact sheet say on both days."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.compile.compile import compile_data
from generator.findings.finding import Finding
from generator.impact.layout import layout
from generator.impact.revision import Source
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side
from generator.impact.words import Words
from generator.lint.run import load_and_lint
from generator.lint.scenarios import run_scenarios
from generator.proof.prove import prove
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.data.casebook import REAL
from tests.data.pages_of_a_day import PagesOf
from tests.data.test_staff_guide import EXERCISES, do

PIGS = {"pigs_sold_per_year": 6000, "no_annual_output_figure": False, "large_scale_farm": True, "areas": []}
SERVICE = "      - id: online_service_day\n"
NEW_SERVICE = """      - id: night_window
        zh: 夜间窗口（练习）
        en: a window at night (for practice)
        what: {zh: 练习用的服务。, en: A service for practice.}
        how: {zh: 请问窗口。, en: Ask at the window.}
        contacts: [hotline_12345]
        when: major_project
        effective: {from: "2027-07-01"}
        standing: reported
        sources: [{instrument: department_account_2022}]
"""


class Edited:
    """A copy of the data with some edits, and all that is said of it."""

    def __init__(self, folder: Path, edit: Callable[[Path], None]) -> None:
        self.root = Path(shutil.copytree(REAL, folder / "policy_data"))
        edit(self.root)
        self.data = load_and_lint(self.root)
        self.policy = Policy(compile_data(self.data, index=False))

    def touched(self) -> dict[str, tuple[int, int]]:
        """By file that differs: lines that came and lines that went."""
        found = {}
        for file in sorted(self.root.rglob("*.yaml")):
            name = file.relative_to(self.root).as_posix()
            before = (REAL / name).read_text("utf-8").splitlines() if (REAL / name).is_file() else []
            after = file.read_text("utf-8").splitlines()
            if before != after:
                gone = [line for line in before if line not in after]
                came = [line for line in after if line not in before]
                found[name] = (len(came), len(gone))
        return found

    def new_findings(self, items: list[int]) -> list[str]:
        """What ``validate`` finds and does not find in the real data."""

        def found(root: Path) -> set[Finding]:
            data = load_and_lint(root)
            policy = Policy(compile_data(data, index=False))
            return {*data.findings, *run_scenarios(data, policy), *prove(data, policy, items).findings}

        known = {(finding.code, finding.en) for finding in found(REAL)}
        return [f.text("en") for f in found(self.root) if (f.code, f.en) not in known]

    def verdict(self, item: int, on: str, **facts: Any) -> dict[str, Any]:
        """The check of one item on a day."""
        return dict(check(self.policy, {"items": [item], "facts": facts, "on": on}))

    def sheet(self) -> Sheet:
        """The impact sheet against the real data."""
        old, new = (Side.read(Source(str(root), root)) for root in (REAL, self.root))
        return make(old, new, with_pages=False)

    def pages(self, on: str) -> PagesOf:
        """The pages as they are built for a day."""
        return PagesOf(self.root, on)


def exercise(name: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        for change in EXERCISES[name]["edits"]:
            do(root, change)

    return edit


def replaced(root: Path, file: str, before: str, after: str) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(before) == 1, (before, text.count(before))
    (root / file).write_text(text.replace(before, after), "utf-8")


def said(sheet: Sheet, lang: str = "en") -> str:
    """The sheet as lines."""
    shown = layout(sheet, lang)
    entries = [
        line
        for part in shown.parts
        for e in part.entries
        for line in (e.what, *e.remarks, *map(str, e.lines))
    ]
    return "\n".join([*shown.summary, *entries])


# -- 5,000 → 8,000 pigs from 1 July 2027 ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def pigs(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("pigs"), exercise("day"))


def test_a_limit_from_a_day_is_one_edit_of_a_few_lines_in_one_file(pigs: Edited) -> None:
    assert pigs.touched() == {"catalogue/2021/02.yaml": (10, 0)}
    assert pigs.new_findings([3]) == []


def test_the_check_turns_on_the_day(pigs: Edited) -> None:
    assert pigs.verdict(3, "2027-06-30", **PIGS)["document"] == "report"
    after = pigs.verdict(3, "2027-07-01", **PIGS)
    assert (after["document"], after["track"]) == ("registration", "filing")
    (told,) = [
        entry for entry in pigs.verdict(3, "2026-11-25", **PIGS)["later"] if entry["date"] == "2027-07-01"
    ]
    assert "registration form" in told["en"] and "登记表" in told["zh"]


def test_other_items_are_those_of_the_edition(pigs: Edited) -> None:
    first, second = pigs.policy.data["editions"]
    assert (first["id"], second["id"]) == ("2021", "2021@2027-07-01")
    assert (first["effective"]["until"], second["effective"]) == ("2027-06-30", {"from": "2027-07-01"})
    assert list(second["items"]) == ["3"]
    assert pigs.policy.items(second)["4"] is pigs.policy.items(first)["4"]


def test_both_states_are_proved_and_the_others_once(pigs: Edited) -> None:
    proof = prove(pigs.data, pigs.policy, [3, 4])
    assert (proof.figures["items_proved"], proof.findings) == (3, [])


def test_without_its_cases_the_change_itself_is_named_with_lines_that_defend_it(
    pigs: Edited, tmp_path: Path
) -> None:
    def without(root: Path) -> None:
        exercise("day")(root)
        file = root / "catalogue/2021/02.yaml"
        text = file.read_text("utf-8")
        file.write_text(re.sub(r" +cases:\n( +- \{facts.*\n){2}", "", text, count=1), "utf-8")

    bare = Edited(tmp_path, without)
    found = prove(bare.data, bare.policy, [3]).findings
    assert {finding.code for finding in found} == {"no-case"}
    change = next(
        n
        for n, line in enumerate(bare.data.documents["policy_data/catalogue/2021/02.yaml"].lines, 1)
        if "8000" in line
    )
    assert {finding.place.line for finding in found} == {change}
    assert all("- {facts: {pigs_sold_per_year:" in finding.en for finding in found)


def test_the_page_of_the_item_tells_both_and_that_of_the_day_the_new_alone(pigs: Edited) -> None:
    now, then = pigs.pages(""), pigs.pages("2027-07-01")
    zh, en = (now.text("catalogue/item-3", lang) for lang in ("zh", "en"))
    assert "下面写的到2027年6月30日为止" in zh and "从2027年7月1日起" in zh
    assert "holds until 30 June 2027" in en and "From 1 July 2027" in en
    assert zh.index("5,000头/年") < zh.index("## 从2027年7月1日起") < zh.index("8,000头/年")
    later = then.text("catalogue/item-3", "en")
    assert "8,000 head a year" in later and "5,000 head" not in later
    assert "follows the rules of 1 July 2027" in later and "follows the rules" not in en


def test_the_sheet_tells_of_the_day_and_of_no_day_before(pigs: Edited) -> None:
    sheet = pigs.sheet()
    assert (sheet.past, sheet.past_turns, sheet.now.told) == ([], [], ())
    told = said(sheet)
    assert re.search(
        r"^From 2027-07-01: \d+ kinds of project \(Item 3, [^)]+\) move from report to ", told, re.M
    )
    assert "pigs_sold_per_year >= 5000 head/a" in told and "pigs_sold_per_year >= 8000 head/a" in told


def test_the_open_data_hold_both_with_their_days(pigs: Edited) -> None:
    from generator.export.datasets import DATASETS
    from generator.library.library import Library

    (items,) = [dataset for dataset in DATASETS if dataset.name == "catalogue-items"]
    rows: list[Any] = [row for row in items.rows(Library(pigs.policy.data)) if row["number"] == 3]
    assert [row["effective"] for row in rows] == [
        {"from": "2021-01-01", "until": "2027-06-30"},
        {"from": "2027-07-01", "until": None},
    ]
    assert [
        row["report"]["sentences"]["en"][0].endswith(f"{n} head a year or more")
        for row, n in zip(rows, ("5,000", "8,000"), strict=True)
    ] == [True, True]


# -- questions in new words, sources, keys taken away ---------------------------------------------------------


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    def edit(root: Path) -> None:
        change = (
            '    changes:\n      - from: "2027-07-01"\n        registration: null\n        rest: null\n'
            "        form: otherwise\n        sources: [{instrument: code}]\n        facts:\n"
            "          pigs_sold_per_year: {name: {zh: 每年卖出的猪, en: pigs sold each year}}\n"
        )
        replaced(root, "catalogue/2021/02.yaml", "    rest: outside\n", f"    rest: outside\n{change}")

    return Edited(tmp_path_factory.mktemp("worded"), edit)


def test_a_key_is_taken_away_by_null(worded: Edited) -> None:
    small = {**PIGS, "pigs_sold_per_year": 10}
    assert worded.verdict(3, "2027-06-30", **small)["document"] == "registration"
    assert worded.verdict(3, "2027-07-01", **small)["document"] == "form"


def test_a_question_is_worded_anew_from_the_day(worded: Edited) -> None:
    def asked(on: str) -> str:
        questions = worded.verdict(3, on)["ask_next"]
        return str(next(q["name"]["en"] for q in questions if q["id"] == "pigs_sold_per_year"))

    assert asked("2027-06-30").startswith("pigs sold a year")
    assert asked("2027-07-01") == "pigs sold each year"
    assert "pigs sold each year" in str(worded.verdict(3, "2027-07-01", **PIGS)["reasons"])


def test_what_the_change_rests_on_is_cited_from_the_day(worded: Edited) -> None:
    def cited(on: str) -> list[str]:
        return [citation["instrument"] for citation in worded.verdict(3, on, **PIGS)["citations"]]

    assert cited("2027-07-01")[:2] == ["catalogue_2021", "code"]
    assert cited("2027-06-30") != cited("2027-07-01")


# -- 20 → 15 working days --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shorter(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("shorter"), exercise("replaced"))


def test_a_shorter_promise_is_one_record_more(shorter: Edited) -> None:
    assert set(shorter.touched()) == {"clocks.yaml", "instruments.yaml"}
    assert shorter.new_findings([3]) == []


OF_ACCEPTANCE = {"zh": "公示不少于20个工作日", "en": "for at least 20 working days"}
"""Has the same number as the promised time, and nothing to do with it."""


@pytest.mark.parametrize(("on", "days", "other"), [("2026-12-31", 20, 15), ("2027-01-01", 15, 20)])
def test_check_and_sentences_of_a_day_agree(shorter: Edited, on: str, days: int, other: int) -> None:
    verdict = shorter.verdict(3, on, **PIGS, major_project=True)
    assert verdict["time_limit"]["promised"]["days"] == days
    everything = str({**verdict, "later": [], "afterwards": []})
    assert f"report, {days} working days" in everything or f"{days} working days" in everything
    assert f"{other} working days" not in everything
    pages = shorter.pages(on)
    for slug in ("clocks", "services", "questions", "guides/report", "catalogue/item-3"):
        for lang, unit in (("zh", "个工作日"), ("en", " working days")):
            blocks = [block.replace(OF_ACCEPTANCE[lang], "") for block in pages.undated(slug, lang)]
            assert not [block for block in blocks if re.search(rf"\b{other}{unit}", block)], (slug, lang)
    assert f"报告书{days}个工作日" in pages.text("questions", "zh")


def test_the_sheet_says_from_how_many_to_how_many(shorter: Edited) -> None:
    sheet = shorter.sheet()
    assert sheet.past_turns == []
    for lang, line in (
        ("zh", "2027-01-01 起：报告书承诺时限：20个工作日 → 15个工作日。"),
        ("en", "From 2027-01-01: promised time for a report: 20 working days → 15 working days."),
    ):
        assert line in Words(sheet).summary(lang)


# -- a service that ends and one that begins -------------------------------------------------------------------


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    def edit(root: Path) -> None:
        file = root / "services.yaml"
        text = file.read_text("utf-8")
        at = text.index("effective: {", text.index(SERVICE)) + len("effective: {")
        end = text.index("}", at)
        assert "until" not in text[at:end] and "- id" not in text[text.index(SERVICE) + len(SERVICE) : end]
        text = text[:end] + ', until: "2027-06-30"' + text[end:]
        file.write_text(text.replace(SERVICE, NEW_SERVICE + SERVICE, 1), "utf-8")

    return Edited(tmp_path_factory.mktemp("services"), edit)


def test_a_service_ends_and_another_begins(services: Edited) -> None:
    assert set(services.touched()) == {"services.yaml"}
    assert services.new_findings([3]) == []
    for on, offered in (("2027-06-30", False), ("2027-07-01", True)):
        ids = {entry["id"] for entry in services.verdict(3, on, **PIGS, major_project=True)["services"]}
        assert ("night_window" in ids) is offered


def test_the_page_announces_what_begins_and_drops_what_has_ended(services: Edited) -> None:
    now, then = services.pages("").text("services", "zh"), services.pages("2027-07-01").text("services", "zh")
    assert re.search("夜间窗口（练习） 自2027年7月1日起", now) and "至2027年6月30日" in now
    assert "夜间窗口（练习）" in then and "自2027年7月1日起" not in then and "至2027年6月30日" not in then
    name = next(
        part["zh"]
        for group in services.policy.data["services"]["groups"]
        for part in group["parts"]
        if part["id"] == "online_service_day"
    )
    assert name in now and name not in then


def test_the_sheet_tells_which_begins_and_which_ends(services: Edited) -> None:
    told = said(services.sheet())
    assert "From 2027-07-01: a window at night (for practice): none → offered." in told
    assert re.search(r"^From 2027-07-01: .*: offered → none\.$", told, re.M)


# -- days gone by ------------------------------------------------------------------------------------------------


def test_a_limit_changed_without_a_day_rewrites_the_past_and_is_told_first(tmp_path: Path) -> None:
    edit = (
        "catalogue/2021/02.yaml",
        "pigs_sold_per_year >= 5000 head/a",
        "pigs_sold_per_year >= 8000 head/a",
    )
    sheet = Edited(tmp_path, lambda root: replaced(root, *edit)).sheet()
    first, second, *_ = Words(sheet).summary("en")
    assert first.startswith("Days gone by get other answers too, and nothing says that an error is mended.")
    assert second.startswith("2021-01-01 to 2022-08-31: ")
    assert layout(sheet, "zh").parts[0].title == "过去的日子结论也变了"
    eve = date.fromisoformat(sheet.new.policy.current_to) - timedelta(days=1)
    assert sheet.past[-1].period.last == eve


def test_a_correction_says_so_and_is_told_as_one(tmp_path: Path) -> None:
    def edit(root: Path) -> None:
        replaced(root, "clocks.yaml", "    days: 20\n", "    days: 18\n")
        entry = (
            'changes:\n  - id: mended\n    date: "2026-12-01"\n    zh: 改正。\n    en: Mended.\n'
            "    who: {zh: 所有人。, en: Everyone.}\n    pages: [clocks]\n"
            "    corrects: {zh: 天数抄错了。, en: The number had been copied wrongly.}\n"
        )
        replaced(root, "changes.yaml", "changes:\n", entry)

    sheet = Edited(tmp_path, edit).sheet()
    first, second, *_ = Words(sheet).summary("en")
    assert first.startswith("2022-08-11 to ") and "20 working days → 18 working days" in first
    assert second == "This mends an error: The number had been copied wrongly."
