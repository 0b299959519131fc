"""The workbench as a clerk uses it, in a real Chromium."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.browser.workbench import Session
from generator.bundle.workbench import texts
from generator.cli.main import main
from tests.browser.check_page import ROOT
from tests.data.casebook import copy_data

pytestmark = pytest.mark.browser
ADDRESS = {"zh": "/staff/workbench/", "en": "/en/staff/workbench/"}
ITEM_3 = "catalogue/2021/02.yaml"
LONG = 180_000  # ms; Python, its packages and the data on a machine that does other things too
LIMIT = ("pigs_sold_per_year >= 5000", "pigs_sold_per_year >= 6000")


class Bench:
    """The page in one language."""

    def __init__(self, page: Page, base: str, lang: str) -> None:
        page.set_default_timeout(LONG)
        self.page, self.base, self.lang = page, base.rstrip("/"), lang
        self.text = page.locator("#bench-text")

    def open(self, fragment: str = f"file={ITEM_3}") -> Bench:
        self.page.goto(self.base + ADDRESS[self.lang] + f"#{fragment}")
        self.page.wait_for_selector("#workbench:is([data-state=ready], [data-state=failed])")
        if self.page.locator("#bench-failed").is_visible():  # a machine so busy that Python seemed silent
            self.page.click("#bench-retry")
        return self.settled()

    def settled(self) -> Bench:
        """Until the edit that stands there was checked."""
        self.page.wait_for_selector(
            '#workbench[data-state="ready"][data-checking="false"]:not([data-edition=""])'
        )
        return self

    def edit(self, before: str, after: str) -> Bench:
        text = self.text.input_value()
        assert before in text
        self.page.evaluate("delete document.getElementById('workbench').dataset.edition")
        self.text.fill(text.replace(before, after, 1))
        self.page.wait_for_selector("#workbench[data-edition]:not([data-edition=''])")
        return self.settled()

    def findings(self) -> Any:
        return self.page.locator("#bench-findings > li")


@pytest.fixture(scope="module", params=["zh", pytest.param("en", marks=pytest.mark.full)])
def bench(request: pytest.FixtureRequest, browser: Browser, built_site: str) -> Iterator[Bench]:
    """A page that is ready, one for each language; each test puts back what it edited."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Bench(context.new_page(), built_site, request.param).open()
    context.close()


@pytest.fixture(autouse=True)
def put_back(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "bench" in request.fixturenames:
        one: Bench = request.getfixturevalue("bench").settled()
        while one.page.locator("#bench-changes > section").count():
            one.page.evaluate("document.querySelector('#bench-changes section button:nth-child(2)').click()")
            one.settled()


def line_of(text: str) -> int:
    """The line of the published file in which a text stands first."""
    lines = (ROOT / "policy_data" / ITEM_3).read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def test_a_limit_moved_is_told_with_whom_it_affects_and_the_answer_moves(bench: Bench) -> None:
    bench.edit(*LIMIT)
    page = bench.page
    expect(page.locator("#bench-impact")).to_contain_text(f"02.yaml:{line_of(LIMIT[0])}")
    expect(page.locator("#bench-impact-summary li").first).to_contain_text("corrects")  # past days come first
    expect(page.locator("#bench-impact-summary")).to_contain_text("4")
    expect(page.locator("#bench-before")).to_have_attribute("data-document", "report")
    assert page.locator("#bench-after").get_attribute("data-document") in ("registration", "none")
    assert bench.findings().filter(has_text="pig_farm_5000").count() == 1, (
        "the scenario that guards the limit speaks up"
    )
    assert LIMIT[1] in page.locator("#bench-changes ins").inner_text()


def test_a_slip_is_named_at_its_line_and_mended_it_is_green(bench: Bench) -> None:
    before = bench.text.input_value()
    line = before[: before.index("registration: large_scale_farm")].count("\n") + 1
    bench.edit("registration: large_scale_farm", "registration：large_scale_farm")
    first = bench.findings().first
    assert first.get_attribute("data-severity") == "error"
    place = first.locator(".wb-place")
    assert f"{ITEM_3}:{line}:" in place.inner_text()
    expect(bench.page.locator("#bench-numbers span[data-mark=error]").first).to_have_text(str(line))
    place.click()
    expect(bench.text).to_be_focused()
    expect(bench.page.locator("#bench-where")).to_contain_text(str(line))
    bench.edit("registration：large_scale_farm", "registration: large_scale_farm")
    expect(bench.page.locator("#workbench")).to_have_attribute("data-passed", "true")
    assert bench.findings().count() == 0


def test_what_is_downloaded_is_what_stands_in_the_editor(bench: Bench, tmp_path: Path) -> None:
    bench.edit("also_called:", "also_called:  # 练习")
    with bench.page.expect_download() as held:
        bench.page.click("#bench-download")
    held.value.save_as(tmp_path / "file.yaml")
    assert held.value.suggested_filename == "02.yaml"
    assert (tmp_path / "file.yaml").read_bytes().decode() == bench.text.input_value()
    bench.page.click("#bench-undo")
    assert bench.text.input_value() == (ROOT / "policy_data" / ITEM_3).read_text("utf-8")


def test_tab_leaves_the_editor_and_a_file_is_found_by_what_stands_in_it(bench: Bench) -> None:
    page = bench.page
    bench.text.focus()
    page.keyboard.press("Tab")
    expect(bench.text).not_to_be_focused()
    page.locator("#bench-search").focus()
    page.keyboard.type("promised_report")
    expect(page.locator("#bench-files button").first).to_contain_text("clocks.yaml")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bench.text).to_be_focused()
    expect(page.locator("#bench-file")).to_have_text("policy_data/clocks.yaml")
    page.fill("#bench-search", "")
    page.evaluate("(name) => { location.hash = `file=${name}&line=3`; }", ITEM_3)
    expect(page.locator("#bench-file")).to_have_text(f"policy_data/{ITEM_3}")


def test_no_accessibility_violation_and_nothing_wider_than_a_phone(bench: Bench) -> None:
    bench.edit(*LIMIT)
    source = (ROOT / "tests/audit/node_modules/axe-core/axe.min.js").read_text("utf-8")
    bench.page.evaluate(source)
    found = bench.page.evaluate(
        "axe.run().then((result) => result.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]))"
    )
    assert found == []
    bench.page.set_viewport_size({"width": 360, "height": 800})
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 360
    bench.page.set_viewport_size({"width": 1280, "height": 900})


def test_leaving_is_asked_about_while_one_edit_is_not_taken_away(bench: Bench) -> None:
    page = bench.page

    def asks() -> bool:
        return bool(page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"))

    assert not asks()
    bench.edit("also_called:", "also_called:  # 离开以前")
    page.evaluate("location.hash = 'file=clocks.yaml'")
    expect(page.locator("#bench-file")).to_have_text("policy_data/clocks.yaml")
    bench.edit("clocks:", "clocks:  # 练习")
    for file, left in (("clocks.yaml", True), (ITEM_3, False)):
        with page.expect_download():
            page.locator(f'#bench-changes [data-file="{file}"] button').first.click()
        assert asks() == left
    bench.edit("clocks:  # 练习", "clocks:  # 再练习")
    assert asks()
    page.evaluate("(name) => { location.hash = `file=${name}`; }", ITEM_3)
    expect(page.locator("#bench-file")).to_have_text(f"policy_data/{ITEM_3}")


SPOIL = """(operation) => {
  window.post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, moved) {
    const spoilt = message.request?.includes(`"op":"${operation}"`);
    window.post.call(this, spoilt ? { ...message, request: "{" } : message, moved);
  };
}"""
MEND = "() => { Worker.prototype.postMessage = window.post; }"


@pytest.mark.parametrize("operation", ["diff", "impact"])
def test_a_request_that_is_refused_is_told_and_leaves_no_check_running(bench: Bench, operation: str) -> None:
    page = bench.page
    page.evaluate(SPOIL, operation)
    try:
        bench.edit("also_called:", "also_called:  # 练习")
        expect(page.locator("#bench-verdict")).to_have_text(refused(bench.lang))
    finally:
        page.evaluate(MEND)
        bench.edit("also_called:  # 练习", "also_called:")
    expect(page.locator("#workbench")).to_have_attribute("data-passed", "true")


def refused(lang: str) -> str:
    texts: dict[str, dict[str, str]] = yaml.safe_load(
        (ROOT / "widgets/workbench/strings.yaml").read_text("utf-8")
    )
    return texts["refused"][lang]


@pytest.mark.parametrize(
    "kept",
    [
        '{"tracks.yaml": null}',
        *(
            pytest.param(kept, marks=pytest.mark.full)
            for kept in ('{"tracks.yaml": {"text": 3}}', "[1]", '"x"', "{")
        ),
    ],
)
def test_what_is_kept_in_another_shape_is_left_alone(browser: Browser, built_site: str, kept: str) -> None:
    context = browser.new_context(service_workers="block")
    context.add_init_script(f"localStorage.setItem('eia-guide-workbench', {json.dumps(kept)})")
    Bench(context.new_page(), built_site, "en").open()
    context.close()


def test_edits_are_kept_only_if_the_reader_says_so(browser: Browser, built_site: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    bench = Bench(page, built_site, "en").open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    bench.edit(*LIMIT)
    assert page.evaluate("localStorage.getItem('eia-guide-workbench')") is None
    page.check("#bench-keep")
    page.reload()
    bench.settled()
    assert LIMIT[1] in bench.text.input_value()
    assert all(url.startswith((built_site, "blob:")) for url in asked)
    context.close()


def test_nothing_is_loaded_before_the_reader_asks_for_it(page: Page, built_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(built_site.rstrip("/") + ADDRESS["en"])
    page.wait_for_load_state("networkidle")
    assert page.locator("#bench-go").is_visible()
    assert not [url for url in asked if url.endswith((".zip", ".wasm")) or "/data-" in url]


@pytest.mark.parametrize("bench", ["zh"], indirect=True)
def test_from_one_clerk_through_a_second_person_to_the_published_data(
    bench: Bench, browser: Browser, built_site: str, tmp_path: Path
) -> None:
    """Edit, submit; another browser opens, looks and signs; the publishing machine applies it to a copy of the data."""
    name, before, after = "clocks.yaml", "zh: 报告书承诺时限", "zh: 报告书的承诺时限"
    page = bench.page
    page.evaluate("(name) => { location.hash = `file=${name}`; }", name)
    expect(page.locator("#bench-file")).to_have_text(f"policy_data/{name}")
    assert page.is_disabled("#bench-submit-go"), "nothing was edited"
    bench.edit(before, after)
    page.fill("#bench-author", "张三")
    page.fill("#bench-author-note", "按文件更正名称")
    with page.expect_download() as held:
        page.click("#bench-submit-go")
    package = tmp_path / held.value.suggested_filename
    held.value.save_as(package)

    context = browser.new_context(service_workers="block", accept_downloads=True)
    second = Bench(context.new_page(), built_site, "zh").open(f"file={name}")
    page = second.page
    page.set_input_files("#bench-package", {"name": "x.zip", "mimeType": "application/zip", "buffer": b"no"})
    expect(page.locator("#bench-open-said")).to_contain_text("这不是提交包")
    page.set_input_files("#bench-package", package)
    page.wait_for_selector("#bench-opened:not([hidden])")
    second.settled()
    expect(page.locator("#bench-opened-what")).to_contain_text("按文件更正名称")
    expect(page.locator("#bench-changes ins")).to_contain_text(after)
    page.fill("#bench-signer", "张三")
    page.click("#bench-agree")
    expect(page.locator("#bench-sign-said")).to_contain_text("不能由同一个人签字")
    page.fill("#bench-signer", "李四")
    with page.expect_download() as held:
        page.click("#bench-agree")
    signed = tmp_path / held.value.suggested_filename
    held.value.save_as(signed)
    page.set_input_files("#bench-package", package)
    expect(page.locator("#bench-open-said")).to_contain_text("您自己的改动")
    context.close()

    data = copy_data(tmp_path)
    (data / name).write_text(
        (data / name).read_text("utf-8").replace("    days: 10\n", "    days: 8\n", 1), "utf-8"
    )
    other = (data / name).read_text("utf-8")
    assert main(["apply", str(package), "--data", str(data)]) == 1, "not signed"
    assert main(["apply", str(signed), "--data", str(data)]) == 0
    assert (data / name).read_text("utf-8") == other.replace(before, after, 1)


@pytest.mark.parametrize("bench", ["zh"], indirect=True)
def test_of_what_both_sides_changed_each_value_is_chosen(bench: Bench, tmp_path: Path) -> None:
    """A package begun before days were published anew: nothing is chosen for the reader, each choice is written."""
    name, old, now, new = "clocks.yaml", "    days: 12\n", "    days: 10\n", "    days: 9\n"
    began = texts(ROOT / "policy_data")
    published = began[name]
    began[name] = published.replace(now, old, 1)
    session = Session(json.dumps(began), str(tmp_path / "policy_data"))
    who = {"op": "package", "name": "张三", "day": "2026-12-01", "note": ""}
    made = json.loads(session.ask(json.dumps({**who, "files": {name: published.replace(now, new, 1)}})))
    page = bench.page
    while page.locator("#bench-files .wb-edited").count():
        page.locator("#bench-files button:has(.wb-edited)").first.click()
        page.click("#bench-undo")
    package = base64.b64decode(made["result"]["content"])
    page.set_input_files(
        "#bench-package", {"name": "x.zip", "mimeType": "application/zip", "buffer": package}
    )
    row = page.locator("#bench-conflicts > li")
    expect(row).to_have_count(1)
    expect(row.locator("[aria-pressed=true]")).to_have_count(0)
    assert bench.text.input_value() == published
    row.locator("[data-side=package]").click()
    expect(row.locator("[data-side=package]")).to_have_attribute("aria-pressed", "true")
    assert bench.text.input_value() == published.replace(now, new, 1)
    row.locator("[data-side=published]").click()
    assert bench.text.input_value() == published
    expect(page.locator("#bench-agree")).to_be_disabled()
