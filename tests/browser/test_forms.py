"""Edits of a clerk done in the workbench by forms alone: nothing is typed into the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_page import ROOT
from tests.browser.test_workbench import ADDRESS, Bench

pytestmark = pytest.mark.browser
DATA = ROOT / "policy_data"


class Clerk:
    """Somebody who fills in forms, and whose clicks are counted."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.page = bench, bench.page
        self.clicks = 0

    def file(self, name: str, record: str = "") -> Clerk:
        self.page.evaluate("(name) => { location.hash = `file=${name}&at=${performance.now()}`; }", name)
        expect(self.page.locator("#bench-file")).to_have_text(f"policy_data/{name}")
        if record:
            self.page.locator("#bench-record").select_option(
                value=self.page.locator("#bench-record option", has_text=record).first.get_attribute("value")
            )
        self.clicks += 1 + bool(record)
        return self

    def click(self, name: str, within: str = "#bench-form") -> Clerk:
        self.page.locator(within).get_by_role("button", name=name, exact=True).first.click()
        self.clicks += 1
        return self

    def helper(self, name: str) -> Clerk:
        self.page.locator("#bench-helpers summary", has_text=name).click()
        self.clicks += 1
        return self

    def fill(self, field: str, said: str) -> Clerk:
        self.page.locator(f"#bench-{field}").fill(said)
        self.clicks += 1
        return self

    def choose(self, field: str, label: str) -> Clerk:
        self.page.locator(f"#bench-{field}").select_option(label=label)
        self.clicks += 1
        return self

    def text(self) -> str:
        return self.page.locator("#bench-text").input_value()

    def changed(self) -> list[str]:
        """The lines that went and those that came, against the published file."""
        name = self.page.locator("#bench-file").inner_text()
        before, after = (ROOT / name).read_text("utf-8").splitlines(), self.text().splitlines()
        return [f"-{line}" for line in before if line not in after] + [
            f"+{line}" for line in after if line not in before
        ]

    def checked(self) -> list[str]:
        """What the check finds, once it has looked: errors and new warnings."""
        self.page.wait_for_function(
            "() => { const { dataset } = document.getElementById('workbench');"
            " return dataset.state === 'ready' && dataset.checking === 'false' && dataset.edition !== ''; }"
        )
        return [str(row.get_attribute("data-code")) for row in self.bench.findings().all()]


@pytest.fixture(scope="module")
def page_of_forms(browser: Browser, built_site: str) -> Iterator[Bench]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    bench = Bench(context.new_page(), built_site, "zh")
    bench.page.goto(built_site.rstrip("/") + ADDRESS["zh"] + "#file=clocks.yaml")
    bench.page.wait_for_selector("#bench-fields > *")  # forms do not wait for Python
    yield bench
    context.close()


@pytest.fixture
def clerk(page_of_forms: Bench) -> Iterator[Clerk]:
    yield Clerk(page_of_forms)
    page = page_of_forms.page
    page.fill("#bench-search", "")
    page.evaluate(
        "new Promise((done) => setTimeout(done, 300))"
    )  # the list follows the search after a moment
    while page.locator("#bench-files .wb-edited").count():
        page.locator("#bench-files button:has(.wb-edited)").first.click()
        page.click("#bench-undo")


def test_a_promise_that_gets_shorter_from_a_day_on(clerk: Clerk) -> None:
    """Edit d: 20 to 15 days."""
    clerk.file("clocks.yaml", "报告书承诺时限").helper("接替")
    clerk.fill("next-day", "2027-07-01").click("写出新的一条")
    assert (
        clerk.page.locator("#bench-record")
        .evaluate("(one) => one.selectedOptions[0].text")
        .startswith("promised_report_2027")
    )
    clerk.fill("f-clocks-1-days", "15")
    assert '    effective: {from: "2022-08-11", until: "2027-06-30"}' in clerk.text()
    assert clerk.text().count("    days: 20\n") == 1 and clerk.text().count("    days: 15\n") == 1
    assert [code for code in clerk.checked() if code != "same-assumption"] == []
    assert clerk.clicks <= 8


def test_a_limit_from_a_day_on_changes_in_a_row_of_the_condition(clerk: Clerk) -> None:
    """Edit a: 5,000 to 8,000 pigs from July 2027."""
    clerk.file("catalogue/2021/02.yaml", "牲畜饲养").helper("从某一天起改界限")
    clerk.fill("day", "2027-07-01").click("抄过去，我来改")
    clerk.fill("f-items-0-changes-0-report-any-0-n", "8000")
    assert [line for line in clerk.changed() if line.startswith("-")] == []
    assert "pigs_sold_per_year >= 8000 head/a" in clerk.text()
    codes = clerk.checked()
    assert "error" not in {row.get_attribute("data-severity") for row in clerk.bench.findings().all()}
    assert set(codes) <= {"no-case"}, codes
    expect(clerk.page.locator("#bench-impact")).to_contain_text("2027")


def test_a_row_of_a_list_is_added_with_choices_by_title(clerk: Clerk) -> None:
    """Edit b."""
    clerk.file("lists/commitment.yaml").page.locator("#bench-f-rows-new").click()
    path = json.loads(str(clerk.page.locator("#bench-record").input_value()))
    row = f"f-rows-{path[1]}"
    clerk.fill(f"{row}-row", "130").fill(f"{row}-zh", "方便食品制造（练习）")
    clerk.fill(f"{row}-en", "instant food manufacturing (for practice)").fill(f"{row}-category", "食品制造业")
    clerk.page.locator(f"#bench-{row}-items-more").select_option(value="22")
    clerk.page.locator(f"#bench-{row}-documents-more").select_option(label="报告表")
    clerk.page.locator(f"#bench-{row}-established").select_option(label="是")
    source = f"{row}-sources-0"
    clerk.page.locator(f"#bench-{source}-instrument").select_option(value="positive_list_2020")
    clerk.page.locator(f"#bench-{source}").get_by_role("button", name="删去：在文件里的位置").click()
    clerk.choose(f"{row}-standing", "官方报道")
    assert [line for line in clerk.changed() if line.startswith("-")] == []
    assert "error" not in {row.get_attribute("data-severity") for row in clerk.bench.findings().all()} | set(
        clerk.checked()
    )


def test_the_holidays_of_a_year_from_first_and_last_days(clerk: Clerk) -> None:
    """Edit j; the days are made up for practice."""
    clerk.file("calendar.yaml").helper("节假日")
    spans = {
        "new_year": ("2027-01-01", "2027-01-03"),
        "spring": ("2027-02-05", "2027-02-12"),
        "qingming": ("2027-04-03", "2027-04-05"),
        "labour": ("2027-05-01", "2027-05-05"),
        "dragon_boat": ("2027-06-09", "2027-06-09"),
        "mid_autumn": ("2027-09-15", "2027-09-15"),
        "national": ("2027-10-01", "2027-10-07"),
    }
    for name, (first, last) in spans.items():
        clerk.fill(f"{name}-from", first).fill(f"{name}-until", last)
    clerk.page.get_by_label("调休上班 1").fill("2027-02-14")
    clerk.click("写进日历")
    assert '  "2027":' in clerk.text() and '"2027-02-08"' in clerk.text()
    assert "2027-02-06" not in clerk.text(), "a Saturday is no holiday"
    assert [line for line in clerk.changed() if line.startswith("-")] == []
    assert clerk.checked() == []


def test_a_service_ends_and_an_english_sentence_is_put_right(clerk: Clerk) -> None:
    """Edits k and h."""
    clerk.file("services.yaml", "线上生态环境保护服务日")
    at = "-".join(map(str, json.loads(str(clerk.page.locator("#bench-record").input_value()))))
    clerk.page.locator(f"#bench-f-{at}-effective-until-add").click()
    clerk.fill(f"f-{at}-effective-until", "2027-06-30")
    how = clerk.page.locator(f"#bench-f-{at}-how-en")
    before = how.input_value()
    after = before.replace("Watch the", "Look at the")
    assert after != before
    how.fill(after)
    assert [" ".join(line.split()) for line in clerk.changed()] == [
        f'- en: "{before}"',
        f'+ en: "{after}"',
        '+ effective: {from: "2022-08-11", until: "2027-06-30"}',
    ]
    assert clerk.checked() == []


def test_an_edition_that_holds_only_what_differs_is_one_file(clerk: Clerk) -> None:
    """Edit g, as far as forms go: the new file, the last day of the old one, the lists that go by numbers."""
    clerk.file("catalogue/2021/edition.yaml")
    clerk.page.locator("#bench-record").select_option(value="[]")
    clerk.helper("编新版").fill("edition-id", "2027").fill("edition-day", "2027-01-01").click("建新版")
    expect(clerk.page.locator("#bench-file")).to_have_text("policy_data/catalogue/2027/edition.yaml")
    assert clerk.text().startswith('id: "2027"\nbased_on: "2021"\n')
    clerk.file("catalogue/2021/edition.yaml")
    assert 'effective: {from: "2021-01-01", until: "2026-12-31"}' in clerk.text()
    clerk.file("forbidden.yaml")
    assert 'items_of: ["2021", "2027"]' in clerk.text()


def test_form_and_text_follow_one_another_and_a_step_can_be_undone(clerk: Clerk) -> None:
    clerk.file("clocks.yaml", "报告书承诺时限")
    before = clerk.text()
    days = clerk.page.locator("#bench-f-clocks-0-days")
    days.fill("18")
    assert clerk.text() == before.replace("    days: 20\n", "    days: 18\n", 1)
    clerk.page.locator("#bench-text").fill(before.replace("    days: 20\n", "    days: 17\n", 1))
    expect(days).to_have_value("17")
    clerk.page.locator("#bench-text").fill(before.replace("    days: 20\n", "    days: [\n", 1))
    expect(clerk.page.locator("#bench-form-wait")).to_be_visible()
    clerk.page.locator("#bench-text").fill(before)
    expect(days).to_have_value("20")
    days.fill("16")
    clerk.click("撤销上一步")
    expect(days).to_have_value("20")
    assert clerk.text() == before


def test_forms_are_sound_for_everybody(clerk: Clerk) -> None:
    """axe, a phone's width and the keyboard."""
    page: Page = clerk.file("catalogue/2021/02.yaml", "牲畜饲养").page
    page.evaluate((ROOT / "tests/audit/node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "axe.run('#bench-form').then((result) => result.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]))"
    )
    assert found == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#bench-record").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#bench-form') !== null")


def test_a_list_comes_back_from_a_spreadsheet(clerk: Clerk, tmp_path: Path) -> None:
    """The site's own XLSX says that nothing changes; a cell altered changes its own line; a row added is a record."""
    page, file = clerk.page, tmp_path / "contacts.xlsx"
    file.write_bytes(page.request.get(f"{clerk.bench.base}/data/contacts.xlsx").body())
    clerk.file("contacts.yaml", "青海省生态环境厅网站").checked()
    told = page.locator("#bench-helpers details", has_text="从表格").locator("[role=status]")

    def put_in(name: Path) -> None:
        clerk.helper("从表格") if not page.locator("#bench-paste").is_visible() else None
        page.locator("#bench-paste-file").set_input_files(name)
        expect(told).to_contain_text("XLSX")
        clerk.click("写进来", "#bench-helpers")

    put_in(file)
    expect(told).to_contain_text("没有要改的")
    assert clerk.changed() == []

    book = load_workbook(file)
    (sheet,) = book.worksheets
    header = [cell.value for cell in sheet[1]]
    row = next(
        row for row in sheet.iter_rows(min_row=2) if row[header.index("id")].value == "department_site"
    )
    row[header.index("what_zh")].value = "政策文件和公示。"
    book.save(file)
    put_in(file)
    assert clerk.changed() == [
        '-    what: {zh: 政策文件、公示公告、互动交流。, en: "Policy documents, public notices, and a place to ask questions."}',
        '+    what: {zh: 政策文件和公示。, en: "Policy documents, public notices, and a place to ask questions."}',
    ]

    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 600)
    page.locator("#bench-paste-file").set_input_files(tmp_path / "old.xls")
    expect(told).to_contain_text("另存为 .xlsx")
    row[header.index("record")].value = "policy_data/instruments.yaml"
    book.save(file)
    put_in(file)
    expect(told).to_contain_text("policy_data/instruments.yaml")
