"""The site without a network after one visit, and what happens when a new build is published meanwhile."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.preview.serve import server
from tests.browser.check_page import LANGUAGES, READY, Check

pytestmark = pytest.mark.browser
WAITING = {"zh": "政策数据有更新", "en": "policy data have changed"}
KEPT = 'html[data-kept="yes"]'
FRAGMENT = "items=3&pigs_sold_per_year=6000&on=2026-11-23"
POLICY = "fetch(location.href).then((page) => page.headers.get('content-security-policy'))"
Groups = dict[str, list[list[str]]]


@dataclass
class Host:
    """The site in a folder of a host, as on a department's server; it can fall silent, and publish anew."""

    root: Path
    running: ThreadingHTTPServer = field(init=False)
    lines: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.running = server(self.root)
        accept = self.running.process_request
        self.running.process_request = lambda request, address: (
            self.lines.append(request),
            accept(request, address),
        )[1]  # type: ignore[method-assign]
        threading.Thread(target=self.running.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.running.server_address[1]}/guide"

    def stop(self) -> None:
        """Nothing is answered any more, not even on connections that are open."""
        self.running.shutdown()
        self.running.server_close()
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def replace(self, name: str, text: str) -> None:
        """A new file, since the old one is shared with the built site."""
        path = self.root / "guide" / name
        path.unlink(missing_ok=True)
        path.write_text(text, "utf-8")

    def publish(self, policy: str, spoil: str = "") -> None:
        """Another build of the same pages; ``spoil`` is a file that is not what the list says it is."""

        def changed(groups: Groups) -> None:
            groups["core"] = [
                [address, "sha256-" + "A" * 43 + "=" if spoil and address == spoil else mark]
                for address, mark in groups["core"]
            ]

        self.list_anew(policy, changed)
        worker = (self.root / "guide" / "sw.js").read_text("utf-8")
        self.replace("sw.js", re.sub(r'"POLICY": "\w+"', f'"POLICY": "{policy}"', worker))

    def list_anew(self, name: str, change: Callable[[Groups], None]) -> None:
        """Another list of what is kept."""
        worker = (self.root / "guide" / "sw.js").read_text("utf-8")
        old = re.search(r"assets/offline-(\w+)\.json", worker)
        assert old
        groups = json.loads((self.root / "guide" / old[0]).read_text("utf-8"))
        change(groups)
        self.replace(f"assets/offline-{name}.json", json.dumps(groups))
        self.replace("sw.js", worker.replace(old[1], name))


@pytest.fixture
def host(site_folder: Path, tmp_path: Path) -> Iterator[Host]:
    """A host of the whole site."""
    shutil.copytree(site_folder, tmp_path / "guide", copy_function=os.link)
    host = Host(tmp_path)
    yield host
    host.stop()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile that may keep things."""
    context = browser.new_context()
    yield context
    context.close()


def visit(visitor: BrowserContext, host: Host, lang: str) -> Check:
    """One visit to the check, left when the browser has kept what it will keep."""
    check = Check(visitor.new_page(), host.base, lang).open(FRAGMENT)
    check.page.wait_for_selector(KEPT, state="attached")
    return check


def caches(page: Page) -> list[str]:
    """Of the site that the tests visit, without its path."""
    names = page.evaluate("caches.keys()")
    return sorted(
        name.removesuffix(" /guide/")
        for name in names
        if name.endswith(" /guide/") and name.startswith("eg-")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_check_and_site_work_without_a_network_after_one_visit(
    visitor: BrowserContext, host: Host, lang: str
) -> None:
    visit(visitor, host, lang).page.close()
    host.stop()
    check = Check(visitor.new_page(), host.base, lang)
    check.page.route("**/pyodide.asm.wasm", lambda route: None)  # the first answer is there without Python
    check.open(FRAGMENT, ready=False).wait(status="first", document="report")
    check.page.unroute_all()
    check.open(FRAGMENT).wait(status="decided", document="report")
    top = host.base + ("/" if lang == "zh" else "/en/")
    for path in ("", "catalogue/item-3/", "law/"):
        check.page.goto(top + path)
        expect(check.page.locator("h1").first).to_be_visible()
        expect(check.page.locator("link[rel=stylesheet]").first).to_have_js_property("sheet.disabled", False)
        assert "frame-ancestors 'none'" in check.page.evaluate(POLICY)
    check.page.goto(host.base + ("/en/law/" if lang == "zh" else "/law/"))
    expect(check.page.locator("h1").first).to_have_text("没有网络")


def test_a_policy_update_while_a_page_is_open_is_offered_and_loses_nothing(
    visitor: BrowserContext, host: Host
) -> None:
    check = visit(visitor, host, "en")
    check.open(FRAGMENT)  # now under the service worker
    check.describe("my own words")
    before = caches(check.page)
    host.publish("feedfacefeedface")
    check.page.evaluate(
        "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => null)"
    )
    notice = check.page.locator(".eg-update")
    expect(notice).to_contain_text("policy data have changed")  # the whole new build is fetched first
    check.wait(status="decided", document="report")
    assert set(before) < set(caches(check.page)), "the old build stays whole until the reader leaves it"
    with check.page.expect_navigation():
        notice.get_by_role("button", name="Use the new one").click()
    check.page.wait_for_selector(READY)
    check.wait(status="decided", document="report")
    expect(check.page.locator("#project-description")).to_have_value("my own words")
    assert caches(check.page) == ["eg-feedfacefeedface"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notice_of_an_update_is_put_away_by_keyboard_and_comes_again_on_the_next_page(
    visitor: BrowserContext, host: Host, lang: str
) -> None:
    check = visit(visitor, host, lang)
    check.open("items=3")  # now under the service worker
    check.answer("pigs_sold_per_year", "6000")
    check.in_address("pigs_sold_per_year=6000")
    host.publish("feedfacefeedface")
    check.page.evaluate(
        "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => null)"
    )
    notice = check.page.locator(".eg-update")
    expect(notice).to_contain_text(WAITING[lang])
    expect(notice).to_have_attribute("role", "status")
    assert notice.bounding_box()["height"] < 200  # type: ignore[index]
    box = check.page.locator('[data-fact="pigs_sold_per_year"] input[type=text]')
    box.focus()
    notice.get_by_role("button").last.focus()
    check.page.keyboard.press("Enter")
    expect(notice).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value("6000")
    check.wait(status="decided", document="report")
    assert len(caches(check.page)) == 2, "nothing has taken over"
    check.page.reload()
    expect(notice).to_contain_text(WAITING[lang])


def test_what_stands_in_the_form_is_there_again_after_the_update(visitor: BrowserContext, host: Host) -> None:
    """Answers, figures in another unit, the date and the words, in the new page as in the old."""
    check = visit(visitor, host, "zh")
    check.open("items=90&on=2026-11-23")
    check.describe("光伏电站")
    card = check.card("ground_pv_capacity")
    card.locator("input[type=text]").fill("50MW")
    check.answer("areas", ["nature_reserve"])
    check.in_address("areas=nature_reserve")
    check.in_address("ground_pv_capacity=50:MW")
    host.publish("feedfacefeedface")
    check.page.evaluate(
        "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => null)"
    )
    check.page.locator(".eg-update").get_by_role("button").first.click()
    expect(check.page.locator(".eg-update")).to_have_count(0)
    check.page.wait_for_selector(READY)
    expect(card.locator("input[type=text]")).to_have_value("50")
    expect(card.locator("select")).to_have_value("MW")
    expect(check.page.locator('[data-fact="areas"] input[value="nature_reserve"]')).to_be_checked()
    expect(check.page.locator("#check-date")).to_have_value("2026-11-23")
    expect(check.page.locator("#project-description")).to_have_value("光伏电站")
    assert caches(check.page) == ["eg-feedfacefeedface"]


def test_a_build_that_is_not_whole_never_takes_over(visitor: BrowserContext, host: Host) -> None:
    check = visit(visitor, host, "en")
    before = caches(check.page)
    host.publish("feedfacefeedface", spoil="favicon.svg")
    state = check.page.evaluate(
        """() => navigator.serviceWorker.getRegistration().then((found) => new Promise((done) => {
            found.addEventListener("updatefound", () => {
                const next = found.installing;
                next.addEventListener("statechange", () => done(next.state));
            });
            found.update();
        }))"""
    )
    assert state == "redundant"
    host.stop()
    check.open(FRAGMENT).wait(status="decided", document="report")
    assert before[0] in caches(check.page)


def test_a_reader_who_comes_back_is_told_that_the_policy_changed(visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    for lang, words in (("zh", "政策数据有更新"), ("en", "policy data have changed")):
        page.goto(host.base + ("/law/" if lang == "zh" else "/en/law/"))
        page.evaluate("localStorage.setItem('eg-policy /guide/', '0123456789abcdef')")
        page.reload()
        expect(page.locator(".eg-update")).to_contain_text(words)
        expect(page.locator('.eg-update a[href$="/changes/"]')).to_be_visible()
        page.reload()
        expect(page.locator(".eg-update")).to_have_count(0)


def test_a_browser_without_service_workers_checks_all_the_same(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    Check(context.new_page(), host.base, "zh").open(FRAGMENT).wait(status="decided", document="report")
    context.close()


def test_a_browser_that_refuses_to_keep_anything_checks_all_the_same(
    visitor: BrowserContext, host: Host
) -> None:
    """Its storage holds less than the site: what was begun is not taken for the whole."""
    check = Check(visitor.new_page(), host.base, "zh")
    quota = {"origin": host.base.removesuffix("/guide"), "quotaSize": 4_000_000}
    visitor.new_cdp_session(check.page).send("Storage.overrideQuotaForOrigin", quota)
    check.open(FRAGMENT).wait(status="decided", document="report")
    expect(check.page.locator("html")).to_have_attribute("data-kept", "no")
    check.open(FRAGMENT).wait(status="decided", document="report")
    expect(check.page.locator("#check-failed")).to_be_hidden()


def test_all_is_kept_in_few_files(visitor: BrowserContext, host: Host) -> None:
    """Time goes by files: pages and first answers, alike as they are, come in one file of each kind."""
    check = visit(visitor, host, "en")
    (name,) = [one for one in check.page.evaluate("caches.keys()") if one.startswith("eg-")]
    kept = check.page.evaluate(
        "(name) => caches.open(name).then((one) => one.keys()).then((keys) => keys.map(({ url }) => url))",
        name,
    )
    assert sum("/assets/pack-" in url for url in kept) == 2
    assert len(kept) < 100


def test_nothing_typed_is_kept_on_the_device(visitor: BrowserContext, host: Host) -> None:
    """Neither in a kept file nor in the image of Python's memory."""
    check = visit(visitor, host, "en")
    check.describe("zebrafactory")
    check.answer("pigs_sold_per_year", 61234)
    check.in_address("pigs_sold_per_year=61234")
    found = check.page.evaluate(
        """async () => {
            const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) texts.push(request.url, new TextDecoder("latin1").decode(await (await cache.match(request)).arrayBuffer()));
            }
            return texts.filter((text) => /zebrafactory|61234(?![0-9a-f])/.test(text)).map((text) => text.slice(0, 80));
        }"""
    )
    assert not found


def test_two_sites_on_one_host_keep_their_own(
    visitor: BrowserContext, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test copy beside the real site, say: what one keeps, or says of its policy, is not the other's."""
    shutil.copytree(host.root / "guide", host.root / "trial", copy_function=os.link)
    first = visit(visitor, host, "en")
    kept = caches(first.page)
    monkeypatch.setattr(host, "base", host.base.replace("/guide", "/trial"))
    page = visit(visitor, host, "en").page
    names = page.evaluate("caches.keys()")
    assert kept and caches(page) == kept
    assert {name.rpartition(" ")[2] for name in names} == {"/guide/", "/trial/"}
    stored = page.evaluate("Object.keys(localStorage)")
    assert {"eg-policy /guide/", "eg-policy /trial/"} <= set(stored)


def test_a_mark_behind_the_address_of_a_page_makes_no_old_page_new(
    visitor: BrowserContext, host: Host
) -> None:
    page = visit(visitor, host, "en").page
    path = "en/catalogue/item-3/index.html"
    html = (host.root / "guide" / path).read_text("utf-8")
    host.replace(path, html.replace("<h1", "<p id='new'>new</p><h1", 1))
    for address in ("", "?v=00000000", "?/assets/check/finder-000000000000."):
        page.goto(f"{host.base}/en/catalogue/item-3/{address}")
        expect(page.locator("#new")).to_be_visible()
