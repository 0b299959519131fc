"""What one takes away from an answer: the link that says later whether it still stands, the code, the text, the data, the tree."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

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
    assert "was=report" in text


def test_the_tree_is_made_when_it_is_opened(warm: Check) -> None:
    warm.paste(PIGS)
    warm.wait(status="decided")
    assert warm.page.locator(".ck-tree li").count() == 0
    warm.page.locator('[data-part="tree"] summary').click()
    expect(warm.page.locator('.ck-tree [data-tier="report"]')).to_have_attribute("data-state", "met")
    warm.page.locator('[data-part="tree"] summary').click()
