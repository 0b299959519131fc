"""Tables of projects in the page, in a real Chromium: the same results as ``eia-guide batch``, and every way it can go wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.browser import tables as limits
from generator.rules.policy import Policy
from tests.audit.axe import AXE, RUN
from tests.browser.batch_page import Batch, command_line
from tests.browser.check_page import LANGUAGES, ROOT
from tests.browser.test_offline import Host, host, visitor  # noqa: F401 - its fixtures too
from tests.tables.sheets import SHEETS
from tests.tables.tables import park, read_csv, results, write_csv, write_sheet

pytestmark = pytest.mark.browser
AT_ONCE = 50
"""Rows on the page at a time."""

PIGS = [
    ["项目名称", "项目类别", "年出栏生猪（其他畜禽折合成猪）"],
    ["甲", "3", "6000"],
    ["乙", "3", "6000吨"],
    ["丙", "3", "10"],
    ["丁", "", ""],
    ["=cmd|x", "61", ""],
]


@pytest.fixture(params=LANGUAGES)
def batch(request: pytest.FixtureRequest, page: Page, built_site: str) -> Batch:
    return Batch(page, built_site, request.param)


@pytest.fixture(scope="module")
def warm_batch(browser: Browser, built_site: str) -> Any:
    """A page that is ready, in Chinese, for many tables one after another."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Batch(context.new_page(), built_site, "zh").open()
    context.close()


# --- the same results ---------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".csv", pytest.param(".xlsx", marks=pytest.mark.full)])
def test_the_results_are_those_of_the_command_line(
    batch: Batch, policy: Policy, tmp_path: Path, ending: str
) -> None:
    source = tmp_path / f"park{ending}"
    rows = [*park(policy, 200, batch.lang), [], ["900"], ["=1+1"]]
    (write_csv if ending == ".csv" else write_sheet)(source, rows)
    batch.open().give(source)
    done = command_line(source, tmp_path / "cli.csv", batch.lang)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    saved = batch.save(tmp_path, '[data-ending="csv"]')
    assert saved.name == {"zh": "park-结果.csv", "en": "park-results.csv"}[batch.lang]
    assert saved.read_bytes() == (tmp_path / "cli.csv").read_bytes()
    assert batch.page.locator("#batch-summary p").first.inner_text() == next(
        line for line in done.stdout.splitlines() if "202" in line
    )
    shown = batch.page.locator("#batch-said-list li").all_inner_texts()
    assert [line for line in done.stderr.splitlines() if line.startswith(("第", "Row"))] == shown
    assert batch.page.locator("#batch-rows-body tr").count() == AT_ONCE


def test_a_workbook_of_results_holds_what_the_csv_holds_and_runs_nothing(
    warm_batch: Batch, tmp_path: Path
) -> None:
    warm_batch.give(write_csv(tmp_path / "pigs.csv", PIGS))
    sheet, text = (warm_batch.save(tmp_path, f'[data-ending="{ending}"]') for ending in ("xlsx", "csv"))
    cells = [[cell or "" for cell in row] for row in load_workbook(sheet).active.iter_rows(values_only=True)]
    assert [[cell.removeprefix("'") for cell in row] for row in read_csv(text)] == cells
    assert {
        cell.data_type
        for row in load_workbook(sheet).active.iter_rows()
        for cell in row
        if cell.value is not None
    } == {"s"}
    assert read_csv(text)[5][0] == "'=cmd|x"


def test_each_row_says_its_result_its_mistake_and_where_to_look(warm_batch: Batch, tmp_path: Path) -> None:
    page = warm_batch.give(write_csv(tmp_path / "pigs.csv", PIGS)).page
    rows = page.locator("#batch-rows-body tr")
    assert [rows.nth(n).get_attribute("data-row") for n in range(5)] == ["5", "3", "4", "2", "6"]
    assert [rows.nth(n).get_attribute("data-kind") for n in range(5)] == [
        "choose",
        "open",
        "open",
        "decided",
        "decided",
    ]
    page.select_option("#batch-sort", "row")
    assert [rows.nth(n).get_attribute("data-row") for n in range(5)] == ["2", "3", "4", "5", "6"]
    assert "第3行" in rows.nth(1).inner_text() and "头/年" in rows.nth(1).inner_text()
    assert "办理方式" in page.locator("#batch-summary").inner_text()
    expect(page.locator("#batch-results-title")).to_be_focused()
    href = rows.nth(0).locator("a").get_attribute("href") or ""
    page.select_option("#batch-sort", "matters")
    page.context.new_page().goto(f"{warm_batch.base}/batch/{href}")
    opened = page.context.pages[-1]
    opened.wait_for_selector('#check-result[data-document="report"]')
    opened.close()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "gb18030", *(pytest.param(name, marks=pytest.mark.full) for name in ("utf-8", "utf-16"))],
)
def test_every_encoding_of_a_csv_is_read(warm_batch: Batch, tmp_path: Path, encoding: str) -> None:
    source = write_csv(tmp_path / "park.csv", [["项目名称", "项目类别"], ["㐀养殖𠮷场", "61"]], encoding)
    warm_batch.give(source)
    assert command_line(source, tmp_path / "cli.csv", "zh").returncode == 0
    assert (
        warm_batch.save(tmp_path, '[data-ending="csv"]').read_bytes() == (tmp_path / "cli.csv").read_bytes()
    )
    assert results(tmp_path / "cli.csv")[0]["项目名称"] == "㐀养殖𠮷场"


# --- what cannot be read ------------------------------------------------------------------------------


def _truncated(place: Path) -> Path:
    whole = write_sheet(place / "whole.xlsx", [["items"], *([str(n)] for n in range(1, 200))]).read_bytes()
    return _file(place, "half.xlsx", whole[: len(whole) // 2])


def _file(place: Path, name: str, content: bytes) -> Path:
    (place / name).write_bytes(content)
    return place / name


def _nested(place: Path) -> Path:
    with zipfile.ZipFile(place / "deep.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a>" * 200_000 + "</a>" * 200_000)
    return place / "deep.xlsx"


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (lambda place: _file(place, "empty.csv", b""), "文件是空的"),
    "an empty workbook": (lambda place: write_sheet(place / "empty.xlsx", []), "工作簿里没有内容"),
    "a header alone": (lambda place: write_csv(place / "head.csv", [["items"]]), "表头下面没有项目"),
    "a PDF renamed": (lambda place: _file(place, "pdf.xlsx", b"%PDF-1.7\n\0\1\2"), "这不是 .xlsx 工作簿"),
    "a PDF renamed to CSV": (lambda place: _file(place, "pdf.csv", b"%PDF-1.7\n\0\1\2"), "不是 CSV 文本"),
    "a workbook renamed": (lambda place: _file(place, "book.csv", b"PK\x03\x04abc"), "像是 Excel 工作簿"),
    "nested without end": (_nested, "一层套一层"),
    "cut off": (_truncated, "这不是 .xlsx 工作簿"),
    "the old format": (lambda place: _file(place, "old.xls", b"\xd0\xcf\x11\xe0"), "另存为 .xlsx"),
    "another ending": (lambda place: _file(place, "park.pdf", b"%PDF"), "文件名应以 .csv 或 .xlsx 结尾"),
    "no header": (
        lambda place: write_csv(place / "none.csv", [["姓名", "性别"], ["1", "2"]]),
        "像是人员名单",
    ),
    "garbled": (lambda place: _file(place, "bytes.csv", bytes(range(128, 256)) * 9), "编码认不出来"),
    "too large": (
        lambda place: _file(place, "large.csv", b"x" * (limits.LARGEST_FILE + 1)),
        "文件超过 50 MB",
    ),
    "too many rows": (
        lambda place: _file(place, "rows.csv", b"items\n" + b"3\n" * (limits.MOST_ROWS + 1)),
        "项目超过 100,000 行",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_checked_is_said_plainly_and_the_next_one_is_taken(
    warm_batch: Batch, tmp_path: Path, kind: str
) -> None:
    make, words = BAD[kind]
    warm_batch.give(make(tmp_path), "error")
    assert words in warm_batch.said()
    assert not re.search(r"Traceback|Error|Exception|/tmp", warm_batch.said())
    expect(warm_batch.page.locator("#batch-problems")).to_be_focused()
    assert not warm_batch.page.locator("#batch-results").is_visible()
    warm_batch.give(write_csv(tmp_path / "good.csv", [["items"], ["61"]]))
    assert not warm_batch.page.locator("#batch-problems").is_visible()


def test_the_page_names_its_limits_as_they_are(warm_batch: Batch) -> None:
    hint = warm_batch.page.locator("#batch-hint").inner_text()
    assert f"{limits.LARGEST_FILE // 1_000_000} MB" in hint and f"{limits.MOST_ROWS:,} 行" in hint


# --- by hand ------------------------------------------------------------------------------------------


def test_a_file_is_dropped_anywhere_on_the_page(warm_batch: Batch) -> None:
    page = warm_batch.page
    for text, phase in (("items\n61\n", "done"), ("", "error")):
        page.evaluate(
            """(text) => {
                const data = new DataTransfer();
                data.items.add(new File([text], "dropped.csv"));
                const event = (name) => new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
                if (document.body.dispatchEvent(event("dragover")) || document.body.dispatchEvent(event("drop"))) throw new Error("the browser would open the file");
            }""",
            text,
        )
        warm_batch.until(phase)
    assert "文件是空的" in warm_batch.said()


def test_by_keyboard_alone(batch: Batch, tmp_path: Path) -> None:
    batch.page.on(
        "filechooser", lambda _: None
    )  # asked for early, or the browser may not be listening yet when the key is pressed
    page = batch.open().page
    tab_to(page, "#batch-file")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(write_csv(tmp_path / "pigs.csv", PIGS))
    batch.until("done")
    for ending in ("xlsx", "csv"):
        tab_to(page, f'[data-ending="{ending}"]')
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename.endswith(ending)
    tab_to(page, "#batch-items")
    page.keyboard.type("3")
    tab_to(page, "#batch-template-csv")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "template.csv")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "batch",
            "--template",
            tmp_path / "cli.csv",
            "--item",
            "3",
            "--lang",
            batch.lang,
        ],
        cwd=ROOT,
        check=True,
    )
    made, wanted = (read_csv(tmp_path / name)[0] for name in ("template.csv", "cli.csv"))
    assert sorted(made) == sorted(wanted) and made[:5] == wanted[:5]


def tab_to(page: Page, selector: str) -> None:
    wanted = page.locator(selector)
    for _ in range(90):
        if wanted.evaluate("(node) => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not reach {selector}")


def test_the_template_can_be_filled_in_and_checked(warm_batch: Batch, tmp_path: Path) -> None:
    warm_batch.page.fill("#batch-items", "3、53")
    template = warm_batch.save(tmp_path, "#batch-template-xlsx")
    book = load_workbook(template)
    heads = [cell.value for cell in book.active[1]]
    assert len(book.sheetnames) == 3 and any("年出栏生猪" in head for head in heads)
    for head, value in (("项目类别", "3"), ("年出栏生猪（其他畜禽折合成猪）（头/年）", 6000)):
        book.active.cell(2, heads.index(head) + 1, value)
    book.save(tmp_path / "filled.xlsx")
    warm_batch.give(tmp_path / "filled.xlsx")
    assert "已确定 1" in warm_batch.page.locator("#batch-summary").inner_text()
    warm_batch.page.fill("#batch-items", "3, 900")
    warm_batch.page.click("#batch-template-csv")
    expect(warm_batch.page.locator("#batch-template-error")).to_contain_text("900")
    expect(warm_batch.page.locator("#batch-items")).to_be_focused()


def test_stop_keeps_what_was_answered(warm_batch: Batch, policy: Policy, tmp_path: Path) -> None:
    page = warm_batch.page
    warm_batch.give(write_csv(tmp_path / "park.csv", list(park(policy, 3000))), "running")
    page.wait_for_selector("#batch-rows-body tr:nth-child(3)")
    page.click("#batch-stop")
    warm_batch.until("done")
    assert re.search(
        r"已停止：共 3,000 行，判断了 [0-9,]+ 行", page.locator("#batch-results-title").inner_text()
    )
    answered = len(read_csv(warm_batch.save(tmp_path, '[data-ending="csv"]'))) - 1
    assert 3 <= answered < 3000 and f"共 {answered:,} 行" in page.locator("#batch-summary").inner_text()


# --- how it looks, and what it asks for ---------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(1280, "light", marks=pytest.mark.full), (360, "dark")]
)
def test_no_accessibility_violation_in_any_state(
    browser: Browser, built_site: str, policy: Policy, tmp_path: Path, lang: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        service_workers="block",
    )
    context.add_init_script(path=AXE)
    batch = Batch(context.new_page(), built_site, lang).open()
    look(batch, width)
    batch.give(_file(tmp_path, "empty.csv", b""), "error")
    look(batch, width)
    batch.give(write_csv(tmp_path / "park.csv", list(park(policy, 3000))), "running")
    batch.page.wait_for_selector("#batch-rows-body tr:nth-child(3)")
    look(batch, width)
    batch.page.click("#batch-stop")
    batch.until("done").give(write_csv(tmp_path / "pigs.csv", PIGS))
    look(batch, width)
    batch.give(write_csv(tmp_path / "odd.csv", [["a1", "a2"], ["pig farm", "x"]]), "asking")
    look(batch, width)
    context.close()


def look(batch: Batch, width: int) -> None:
    found = batch.page.evaluate(RUN)["violations"]
    assert not [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]]
    assert batch.page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_leaves_the_page(page: Page, built_site: str, tmp_path: Path) -> None:
    batch = Batch(page, built_site, "en").open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    batch.give(write_csv(tmp_path / "pigs.csv", PIGS))
    batch.save(tmp_path, '[data-ending="xlsx"]')
    assert all(url.startswith("blob:") for url in asked), asked


def test_the_check_itself_loads_nothing_of_it(page: Page, built_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{built_site}/check/")
    page.wait_for_selector('#track-checker[data-state="ready"]')
    assert not [url for url in asked if re.search("batch|tables", url)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_visit_is_enough_to_work_without_a_network(
    visitor: BrowserContext,  # noqa: F811
    host: Host,  # noqa: F811
    tmp_path: Path,
    lang: str,
) -> None:
    batch = Batch(visitor.new_page(), host.base, lang).open()
    batch.page.wait_for_selector('html[data-kept="yes"]', state="attached")
    batch.page.close()
    host.stop()
    batch = Batch(visitor.new_page(), host.base, lang).open().give(write_sheet(tmp_path / "pigs.xlsx", PIGS))
    assert batch.page.locator('tr[data-kind="decided"]').count() == 2


# --- lists as offices keep them -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "park.xlsx",
        "tabs_gb18030.csv",
        *(pytest.param(name, marks=pytest.mark.full) for name in ("key_value.xlsx", "prefixed.xlsx")),
    ],
)
def test_sheets_of_offices_come_back_as_from_the_command_line(
    warm_batch: Batch, tmp_path: Path, name: str
) -> None:
    (sheet,) = [one for one in SHEETS if one.name == name]
    sheet.make(tmp_path / name)
    warm_batch.give(tmp_path / name)
    for ending in ("csv", "xlsx"):
        command_line(tmp_path / name, tmp_path / f"cli.{ending}", "zh")
        saved = warm_batch.save(tmp_path, f'[data-ending="{ending}"]')
        assert saved.read_bytes() == (tmp_path / f"cli.{ending}").read_bytes()


def test_the_list_is_worked_on_in_the_page(warm_batch: Batch, tmp_path: Path) -> None:
    (sheet,) = [one for one in SHEETS if one.name == "park.xlsx"]
    sheet.make(tmp_path / "park.xlsx")
    page = warm_batch.give(tmp_path / "park.xlsx").page
    rows = page.locator("#batch-rows-body tr")
    assert rows.nth(0).get_attribute("data-differs") == "lenient", "what is too lenient comes first"
    assert "偏轻" in page.locator("#batch-summary").inner_text()
    expect(page.locator("#batch-settled-text")).to_have_text("已有结论 2 / 7")
    page.click('[data-filter="ask"]')
    expect(page.locator('[data-filter="ask"]')).to_be_focused()
    assert {rows.nth(n).get_attribute("data-kind") for n in range(rows.count())} == {"choose", "open"}
    mixed = page.locator('tr[data-row="12"]')
    mixed.get_by_role("checkbox", name="55 ").check()
    mixed.get_by_role("button", name="按此判断").click()
    expect(page.locator('tr[data-row="12"]')).to_have_attribute("data-kind", "read")
    expect(page.locator("#batch-settled-text")).to_have_text("已有结论 3 / 7")
    other = page.locator('tr[data-row="8"]')
    other.get_by_role("textbox").fill("900")
    other.get_by_role("button", name="按此判断").click()
    expect(other.locator(".ck-q__error")).to_contain_text("900")
    saved = results_of(warm_batch.save(tmp_path, '[data-ending="xlsx"]'))
    assert saved[12] == "55" and saved[8] is None, "what was chosen is in the file"
    expect(page.locator("#batch-settled-text")).to_have_text("已有结论 3 / 7")


def results_of(path: Path) -> dict[int, Any]:
    """The items chosen in a workbook of results, by row."""
    sheet = load_workbook(path).active
    (at,) = [cell.column for row in sheet.iter_rows() for cell in row if cell.value == "结果：选定的类别"]
    return {number: sheet.cell(number, at).value for number in range(1, sheet.max_row + 1)}


def test_where_columns_are_not_plain_the_page_asks(warm_batch: Batch, tmp_path: Path) -> None:
    rows = [["清单"], ["甲栏", "乙栏"], ["某某养猪场", "年出栏6000头"], ["某某加油站", "x"]]
    page = warm_batch.give(write_csv(tmp_path / "odd.csv", rows), "asking").page
    expect(page.locator("#batch-asking-title")).to_be_focused()
    assert "某某加油站" in page.locator("#batch-asking").inner_text()
    page.get_by_role("button", name="按此读表").click()
    expect(page.locator("#batch-asking .ck-q__error")).to_contain_text("至少指明")
    page.select_option('[data-letter="A"]', "name")
    page.select_option('[data-letter="B"]', "description")
    page.get_by_role("button", name="按此读表").click()
    warm_batch.until("done")
    assert page.locator('tr[data-kind="read"]').count() == 1
    assert not page.locator("#batch-asking").is_visible()
    saved = warm_batch.save(tmp_path, '[data-ending="csv"]')
    warm_batch.give(saved)
    assert page.locator('tr[data-kind="read"]').count() == 1, "the file keeps what was told"


def test_what_came_of_the_list_is_printed_and_nothing_around_it(warm_batch: Batch, tmp_path: Path) -> None:
    (sheet,) = [one for one in SHEETS if one.name == "ledger.xlsx"]
    sheet.make(tmp_path / "ledger.xlsx")
    page = warm_batch.give(tmp_path / "ledger.xlsx").page
    page.emulate_media(media="print")
    assert (
        page.locator("#batch-summary").is_visible() and page.locator("#batch-rows-body tr").first.is_visible()
    )
    assert "第一百零六条第二款" in page.locator("#batch-summary").inner_text()
    for hidden in ("#batch-filters", "#batch-file", "#batch-template", "#batch-print", "#results"):
        assert not page.locator(hidden).is_visible()
    page.emulate_media(media="screen")


def test_another_sheet_is_chosen_in_the_page(warm_batch: Batch, tmp_path: Path) -> None:
    (sheet,) = [one for one in SHEETS if one.name == "several.xlsx"]
    sheet.make(tmp_path / "several.xlsx")
    page = warm_batch.give(tmp_path / "several.xlsx").page
    assert page.locator("#batch-rows-body tr").count() == 2
    page.select_option("#batch-sheet", "封面")
    warm_batch.until("asking")
    assert "某某县2026年重点项目" in page.locator("#batch-asking").inner_text()


def test_a_row_is_answered_in_the_page_and_the_file_holds_the_answer(
    warm_batch: Batch, tmp_path: Path
) -> None:
    for name in ("ledger.xlsx", "park.xlsx"):
        next(one for one in SHEETS if one.name == name).make(tmp_path / name)
    page = warm_batch.give(tmp_path / "ledger.xlsx").page
    page.click('[data-answer="5"]')
    expect(page.locator('[data-answers="5"] h3')).to_be_focused()
    page.get_by_role("button", name="按此确定").click()
    expect(page.locator('tr[data-row="5"]')).to_have_attribute("data-kind", "decided")
    expect(page.locator('[data-filter="settled"]')).to_contain_text("1 项")
    assert "已确定 1" in page.locator("#batch-summary").inner_text(), "all counts follow"
    page.locator('[data-answers="5"]').get_by_role("button", name="收起").click()
    expect(page.locator('[data-answer="5"]')).to_be_focused()
    saved = warm_batch.save(tmp_path, '[data-ending="xlsx"]')
    warm_batch.give(saved)
    expect(page.locator('tr[data-row="5"]')).to_have_attribute("data-kind", "decided")
    assert "住院床位" in page.locator('tr[data-row="5"]').inner_text()
    page = warm_batch.give(tmp_path / "park.xlsx").page
    page.click('[data-answer="6"]')
    page.locator('[data-answers="6"] input[value="yes"]').first.focus()
    page.keyboard.press("Space")
    expect(page.locator('tr[data-row="6"]')).to_contain_text("补充的回答")
    assert page.evaluate("document.activeElement.value") == "yes", "the focus stays at the answer"
