"""What one takes away from an answer: the link that says later whether it still stands, the code, the text, the data, the tree."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.check_page import Check

pytestmark = pytest.mark.browser
PIGS = "items=3&pigs_sold_per_year=6000&on=2026-11-23"


def test_a_link_that_was_kept_says_whether_the_answer_still_stands(warm: Check) -> None:
    same = warm.page.locator("#check-same")
    warm.paste(f"{PIGS}&was=report,ordinary,2026-11-23")
    expect(same).to_have_attribute("data-same", "yes")
    warm.paste(f"{PIGS}&was=form,filing,2026-11-23&policy=0123456789abcdef")
    expect(same).to_have_attribute("data-same", "no")
    expect(same).to_contain_text({"zh": "环评文件原为", "en": "the document was"}[warm.lang])
    warm.answer("pigs_sold_per_year", "7000")
    expect(same).to_be_hidden()


def test_the_printed_link_carries_the_answer_the_day_and_the_policy(warm_one: Check) -> None:
    warm_one.paste(PIGS)
    link = warm_one.page.locator("#check-printed-link")
    expect(link).to_contain_text("was=report,ordinary,2026-11-23")
    expect(link).to_contain_text("policy=")


def test_the_code_is_drawn_in_the_page(warm: Check) -> None:
    seen: list[str] = []
    warm.page.on("request", lambda request: seen.append(request.url))
    warm.paste(PIGS)
    warm.wait(status="decided")
    expect(warm.page.locator("#check-printed-link")).to_contain_text(
        "pigs_sold_per_year=6000"
    )  # not the answer shown before
    warm.page.click("#check-qr")
    expect(warm.page.locator("#check-code svg path")).to_have_count(1)
    assert {urlsplit(url).netloc for url in seen} <= {urlsplit(warm.base).netloc}


def test_the_answer_as_data_and_as_text(warm: Check, tmp_path: Path) -> None:
    warm.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    warm.paste(PIGS)
    warm.wait(status="decided")
    with warm.page.expect_download() as download:
        warm.page.click("#check-json")
    download.value.save_as(tmp_path / "answer.json")
    saved = json.loads((tmp_path / "answer.json").read_text("utf-8"))
    assert saved["facts"] == {"pigs_sold_per_year": 6000}
    assert saved["verdict"]["document"] == "report"
    warm.page.click("#check-as-text")
    expect(warm.page.locator("#check-as-text")).to_have_text({"zh": "已复制", "en": "Copied"}[warm.lang])
    text = warm.page.evaluate("navigator.clipboard.readText()")
    assert saved["verdict"]["headline"][warm.lang] in text
    assert "was=report" in text.splitlines()[-1]


SMALL_PRINT = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const box = node.parentElement;
        if (node.textContent.trim() && box.checkVisibility() && parseFloat(getComputedStyle(box).fontSize) < 11.95) found.push(box.outerHTML.slice(0, 80));
    }
    return found;
}"""
"""Texts that are printed in less than 9 pt."""


@pytest.mark.both_languages  # the longer texts decide
@pytest.mark.parametrize("days", ["", "&submitted=2026-12-21"])
def test_print_is_one_sheet_of_readable_size_whatever_was_opened_before(warm: Check, days: str) -> None:
    page = warm.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    warm.paste(PIGS + days)
    warm.wait(status="decided")
    expect(page.locator("#check-printed-link")).to_contain_text("pigs_sold_per_year=6000")
    page.click("#check-as-text")
    if not page.locator("#check-code svg").is_visible():  # an earlier test may have asked for it
        page.click("#check-qr")
    expect(page.locator("#check-code svg")).to_be_visible()
    page.evaluate(
        "document.querySelectorAll('#check-result details').forEach((fold) => { fold.open = true; })"
    )
    assert warm.sheets() == 1
    page.emulate_media(media="print")
    assert page.evaluate(SMALL_PRINT) == []
    expect(page.locator(".ck-disclaimer")).to_be_visible()
    expect(page.locator("#check-text")).to_be_hidden()
    page.emulate_media(media="null")


def test_the_text_for_a_chat_is_short_and_says_what_it_is_not(warm: Check) -> None:
    page = warm.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    warm.paste(PIGS)
    warm.wait(status="decided")
    page.click("#check-as-text")
    expect(page.locator("#check-as-text")).to_have_text({"zh": "已复制", "en": "Copied"}[warm.lang])
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len(lines) <= 12
    assert any(page.locator(".ck-disclaimer").inner_text() in line for line in lines)
    assert lines[0] == page.locator(".ck-answer__headline").inner_text()
    assert "#items=3" in lines[-1]


def test_without_a_clipboard_a_text_is_shown_selected(browser: Browser, built_site: str) -> None:
    context = browser.new_context(service_workers="block")
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    check = Check(context.new_page(), built_site, "en").open(PIGS)
    check.wait(status="decided")
    for fold in ("question", "feedback"):
        box = check.page.locator(f'details[data-text="{fold}"]').first
        box.locator("summary").click()
        box.locator("button").click()
        expect(box.locator("button")).to_have_text("Selected: copy it by hand")
        said = box.locator("pre").inner_text()
        assert check.page.evaluate("getSelection().toString()").strip() == said.strip()
        assert "6,000 head" in said
    context.close()


def test_what_a_remark_on_an_answer_carries(warm_one: Check) -> None:
    warm_one.paste(PIGS)
    warm_one.wait(status="decided")
    said = warm_one.page.locator('details[data-text="feedback"] pre').text_content() or ""
    for part in (
        "policy_data/catalogue/2021/02.yaml:",
        "#items=3",
        "6,000 head",
        warm_one.result()["headline"],
    ):
        assert part in said, part
    version = warm_one.page.locator(".ck-answer__foot code").inner_text()
    assert version in said


def test_the_tree_is_made_when_it_is_opened(warm: Check) -> None:
    warm.paste(PIGS)
    warm.wait(status="decided")
    assert warm.page.locator(".ck-tree li").count() == 0
    warm.page.locator('[data-part="tree"] summary').click()
    expect(warm.page.locator('.ck-tree [data-tier="report"]')).to_have_attribute("data-state", "met")
    warm.page.locator('[data-part="tree"] summary').click()
