"""The live preview, in a real browser: what is saved is seen, what is wrong is said, and nothing good is lost."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.preview.events import Hub
from generator.preview.incremental import IncrementalSite
from generator.preview.live import Preview, name_of, path_of
from tests.data.casebook import copy_data

pytestmark = pytest.mark.browser

LONGEST = 1800
"""Seconds for which a whole build is waited for, on a busy machine; a test goes on as soon as it is there."""


@dataclass
class Desk:
    """A clerk's desk: the data, the preview of it, and a browser."""

    data: Path
    preview: Preview
    browser: Browser

    def save(self, file: str, before: str, after: str) -> None:
        path = self.data / file
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), "utf-8")

    def open(self, path: str) -> Page:
        page = self.browser.new_page()
        answer = page.goto(self.preview.address + path)
        assert answer and answer.ok, f"{path}: {answer and answer.status}"
        expect(page.locator("html")).to_have_attribute("data-preview", "listening")
        return page

    def plain(self, path: str) -> str:
        with urllib.request.urlopen(self.preview.address + path) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    data = copy_data(folder)
    preview = Preview(data, folder / "shown", "en")
    ready = threading.Event()
    running = threading.Thread(target=preview.run, args=(ready,))
    running.start()
    try:
        assert ready.wait(LONGEST), f"no site yet; still at work: {running.is_alive()}"
        yield Desk(data, preview, browser)
    finally:
        preview.stop()
        running.join()


PROMISE = "    en: promised time for a report\n"


def test_what_is_saved_is_seen(desk: Desk) -> None:
    page = desk.open("/en/clocks/")
    desk.save("clocks.yaml", PROMISE, "    en: promised time for a whole report\n")
    expect(page.get_by_text("promised time for a whole report").first).to_be_visible()
    desk.save("clocks.yaml", "    en: promised time for a whole report\n", PROMISE)
    expect(page.get_by_text("promised time for a whole report")).to_have_count(0)
    page.close()


def test_the_page_of_the_moment_is_the_page_of_the_build(desk: Desk) -> None:
    """Made alone in a moment, or with the whole site: the same bytes."""
    made: dict[str, bytes] = {}
    whole = threading.Event()
    put, built = desk.preview.hub.put, desk.preview.hub.built
    desk.preview.hub.put = lambda path, html: (made.update({path: html}), put(path, html))[1]  # type: ignore[method-assign]
    desk.preview.hub.built = lambda *, everything: (built(everything=everything), whole.set())[0]  # type: ignore[method-assign]
    page = desk.open("/catalogue/item-3/")
    with page.expect_navigation():
        desk.save("catalogue/2021/02.yaml", "zh: [养猪场, 养鸡场,", "zh: [大养猪场, 养猪场, 养鸡场,")
    assert whole.wait(LONGEST)
    file = desk.preview.out / "catalogue" / "item-3" / "index.html"
    assert "大养猪场" in file.read_text("utf-8") and file.read_bytes() == made["/catalogue/item-3/"]
    desk.preview.hub.put, desk.preview.hub.built = put, built  # type: ignore[method-assign]
    page.close()


@pytest.mark.parametrize(
    ("lang", "path", "title"), [("en", "/en/law/", "The data has errors"), ("zh", "/law/", "数据有错")]
)
def test_what_is_wrong_is_said_over_the_last_good_page(desk: Desk, lang: str, path: str, title: str) -> None:
    page = desk.open(path)
    before = page.locator("h1").inner_text()
    desk.save(
        "clocks.yaml",
        '    kind: promised\n    runs_from: accepted\n    assumption:\n      zh: 从哪天起算没有查明。排计划时假定从受理那天起算、中间每天都算，只供对照。\n      en: "We don\'t know when it starts. Plans assume, for comparison only, that it runs from acceptance and that every day counts."\n      standing: inferred\n    days: 20\n',
        '    kind: promised\n    runs_from: accepted\n    assumption:\n      zh: 从哪天起算没有查明。排计划时假定从受理那天起算、中间每天都算，只供对照。\n      en: "We don\'t know when it starts. Plans assume, for comparison only, that it runs from acceptance and that every day counts."\n      standing: inferred\n    dyas: 20\n',
    )
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text(title)
    expect(panel).to_contain_text("policy_data/clocks.yaml:")
    expect(panel).to_contain_text("dyas")
    assert page.locator("h1").inner_text() == before
    other = desk.open(path.replace("law", "glossary"))
    expect(other.locator("h1")).to_be_visible()
    expect(other.get_by_role("alert")).to_contain_text(title)
    desk.save("clocks.yaml", "    dyas: 20\n", "    days: 20\n")
    expect(panel).to_have_count(0)
    expect(other.get_by_role("alert")).to_have_count(0)
    other.close()
    page.close()


@pytest.mark.full
def test_a_limit_that_a_scenario_guards_is_told_over_the_page(desk: Desk) -> None:
    """It reads well and the page shows it, yet no build would publish it."""
    page = desk.open("/en/law/")
    desk.save(
        "catalogue/2021/49.yaml",
        "    form: hospital_beds >= 20 beds\n",
        "    form: hospital_beds >= 30 beds\n",
    )
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("scenarios/items_097_129.yaml")
    desk.save(
        "catalogue/2021/49.yaml",
        "    form: hospital_beds >= 30 beds\n",
        "    form: hospital_beds >= 20 beds\n",
    )
    expect(panel).to_have_count(0)
    page.close()


def test_the_published_files_know_nothing_of_the_preview(desk: Desk) -> None:
    assert "_preview" in desk.plain("/en/") and "_preview" not in (
        desk.preview.out / "en" / "index.html"
    ).read_text("utf-8")


def test_a_page_that_changed_before_it_listened_is_told() -> None:
    hub = Hub()
    hub.put("/law/", b"new")
    stream = hub.listen("/law/", 0)
    assert next(stream).startswith("event: findings") and next(stream).startswith("event: changed")
    other = hub.listen("/law/", 1)
    assert next(other).startswith("event: findings")
    hub.built(everything=False)
    assert next(other).startswith("event: built")
    hub.close()
    assert next(other, None) is None
    assert hub.open_paths() == ["/law/"]
    stream.close()  # type: ignore[attr-defined]
    assert hub.open_paths() == []


@pytest.mark.parametrize("path", ["/", "/en/", "/law/", "/en/catalogue/item-3/"])
def test_paths_and_names(path: str) -> None:
    assert path_of(name_of(path)) == path


def test_reading_again_gives_what_reading_afresh_gives(tmp_path: Path) -> None:
    """Files kept in memory are not changed by being used: after any number of readings the policy is that of a fresh start."""
    data = copy_data(tmp_path)
    draft = IncrementalSite(data, tmp_path)
    first = draft.site.policy["hash"]
    for before, after in (("days: 10\n", "days: 9\n"), ("days: 9\n", "days: 10\n")):
        text = (data / "clocks.yaml").read_text("utf-8")
        (data / "clocks.yaml").write_text(text.replace(before, after), "utf-8")
        draft.read()
        assert draft.site.policy["hash"] == IncrementalSite(data, tmp_path).site.policy["hash"]
    assert draft.site.policy["hash"] == first
