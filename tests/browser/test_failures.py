"""What can go wrong with the start, made to go wrong: a plain sentence, a way on, nothing typed lost, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.check_page import FAILED, LANGUAGES, READY, ROOT, Check

pytestmark = pytest.mark.browser
TEXTS = yaml.safe_load((ROOT / "widgets" / "track_checker" / "strings.yaml").read_text("utf-8"))
WORKER, WASM = "**/assets/check/worker-*.js", "**/pyodide.asm.wasm"
FRAGMENT = "items=3&on=2026-11-23"


def changed(change: Callable[[bytes], bytes]) -> Callable[[Route], None]:
    """Hands the file over otherwise than it was built."""

    def answer(route: Route) -> None:
        given = route.fetch()
        headers = {
            name: value
            for name, value in given.headers.items()
            if name not in ("content-encoding", "content-length")
        }
        route.fulfill(status=200, headers=headers, body=change(given.body()))

    return answer


def in_worker(code: str) -> Callable[[Route], None]:
    return changed(lambda body: code.encode() + b"\n" + body)


def gone(route: Route) -> None:
    route.fulfill(status=404, body="gone")


FAILURES: dict[str, tuple[str, Callable[[Route], Any], str]] = {
    "runtime missing": (WASM, gone, "failed_file"),
    "runtime cut short": (WASM, changed(lambda body: body[: len(body) // 2]), "failed_file"),
    # One more section, which says nothing: it compiles, and yet it is not the file that was built.
    "runtime altered": (WASM, changed(lambda body: body + b"\0\5\4test"), "failed_file"),
    "script of the runtime altered": (
        "**/pyodide.asm.mjs",
        changed(lambda body: body + b"\n//"),
        "failed_file",
    ),
    "library altered": (
        "**/assets/check/python-*.zip",
        changed(lambda body: body.replace(b"json", b"jsom")),
        "failed_file",
    ),
    "network cut": (WASM, lambda route: route.abort("connectionreset"), "failed_file"),
    "WebAssembly taken away": (WORKER, in_worker("self.WebAssembly = undefined;"), "failed_no_webassembly"),
    "worker that dies": (WORKER, in_worker("throw new Error('dead');"), "failed_worker"),
    "no worker file": (WORKER, gone, "failed_worker"),
}


LONG = ("runtime altered", "script of the runtime altered", "network cut", "no worker file")
"""Each has a sister among the others, or among the missing files of ``test_check``."""


def in_short(names: Iterable[str], long: Iterable[str]) -> list[Any]:
    """The names, those in ``long`` for the full length only."""
    return [pytest.param(name, marks=pytest.mark.full) if name in long else name for name in names]


@pytest.mark.parametrize("name", in_short(FAILURES, LONG))
def test_a_failed_start_is_told_leads_on_and_loses_nothing(check: Check, name: str) -> None:
    where, act, sentence = FAILURES[name]
    check.page.route(where, act)
    check.open(FRAGMENT, ready=False)
    check.page.wait_for_selector(FAILED)
    expect(check.page.locator("#check-failed-why")).to_have_text(TEXTS[sentence][check.lang])
    expect(check.page.locator('#check-failed-links a[href$="catalogue/item-3/"]')).to_be_visible()
    check.wait(document="", track="")
    check.answer("pigs_sold_per_year", "6000")
    check.page.unroute(where)
    check.page.click("#check-retry")
    check.page.wait_for_selector(READY)
    check.wait(status="decided", document="report")


def test_a_network_that_stops_half_way_is_told_and_tried_again(check: Check) -> None:
    held: list[Route] = []
    check.page.clock.install()
    check.page.route(WASM, lambda route: held.append(route))
    check.open(FRAGMENT, ready=False)
    check.answer("pigs_sold_per_year", "6000")
    check.page.clock.fast_forward(40_000)
    check.page.wait_for_selector(FAILED)
    expect(check.page.locator("#check-failed-why")).to_have_text(TEXTS["failed_silent"][check.lang])
    check.page.unroute(WASM)
    check.page.click("#check-retry")
    check.wait(status="decided", document="report")


STORAGE = {
    "forbidden": "self.caches.open = () => Promise.reject(new DOMException('no', 'SecurityError'));",
    "absent": "Object.defineProperty(self, 'caches', { value: undefined });",
    "full": "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));",
}


@pytest.mark.parametrize("storage", in_short(STORAGE, ["absent"]))
def test_storage_that_is_full_or_forbidden_costs_nothing_but_speed(check_one: Check, storage: str) -> None:
    check_one.page.route(WORKER, in_worker(STORAGE[storage]))
    for _ in range(2):
        check_one.open(FRAGMENT + "&pigs_sold_per_year=6000").wait(status="decided", document="report")
        expect(check_one.page.locator("#check-failed")).to_be_hidden()


SPOIL = """(whole) => caches.open('check-memory').then(async (kept) => {
    for (const request of await kept.keys()) if (request.url.endsWith('&probe') !== whole) await kept.put(request, new Response('spoilt'));
})"""


@pytest.mark.parametrize("whole", [True, False], ids=["image", "answer"])
def test_a_spoilt_image_of_the_memory_is_thrown_away_unseen(check_one: Check, whole: bool) -> None:
    """A second visit starts from the image that the first one left, unless anything is wrong with it."""
    page = check_one.page
    with page.expect_worker() as started:
        check_one.open(FRAGMENT, ready=False)
    kept = "new Promise((done) => { const look = async () => (await (await caches.open('check-memory')).keys()).length === 2 ? done() : setTimeout(look, 50); look(); })"
    started.value.evaluate(kept)
    page.evaluate(SPOIL, whole)
    check_one.open(FRAGMENT + "&pigs_sold_per_year=6000").wait(status="decided", document="report")
    expect(page.locator("#check-failed")).to_be_hidden()


def test_without_scripts_every_item_is_reached(browser: Browser, built_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lang in LANGUAGES:
        page.goto(f"{built_site}/{'' if lang == 'zh' else 'en/'}check/")
        link = page.locator("#track-checker noscript a, #track-checker a[href$='catalogue/']").first
        assert re.search(r"catalogue/$", link.get_attribute("href") or "")
        page.goto(f"{built_site}/{'' if lang == 'zh' else 'en/'}catalogue/item-3/")
        expect(page.locator("table").first).to_be_visible()
    context.close()


def test_answers_that_contradict_are_all_told_and_mended_at_either_question(warm: Check) -> None:
    """What is wrong with two answers together goes when either is changed, and hides nothing else said there."""
    warm.paste(
        "items=69&only_cutting_welding_assembly=yes&coating_is_the_only_process=yes&electroplating=yes&on=2026-11-23"
    )
    warm.wait(status="error", document="", track="")
    error = warm.page.locator("#error-electroplating")
    expect(error).to_contain_text(
        {"zh": "仅分割、焊接、组装", "en": "cutting, welding and assembly"}[warm.lang]
    )
    expect(error).to_contain_text({"zh": "项目只有涂装工艺", "en": "coating is the only process"}[warm.lang])
    warm.answer("only_cutting_welding_assembly", value=False)
    expect(error).not_to_contain_text({"zh": "分割", "en": "cutting"}[warm.lang])
    expect(warm.page).to_have_url(
        re.compile("coating_is_the_only_process=yes&electroplating=yes&only_cutting_welding_assembly=no")
    )
    warm.answer("coating_is_the_only_process", value=False)
    expect(error).to_be_hidden()
    warm.page.wait_for_selector('#check-result:is([data-status="open"], [data-status="decided"])')


MODULE = re.compile(r"/assets/check/(page|chunk-\w+)\.js")
SPOILT_MODULE: dict[str, Callable[[Route], Any]] = {
    "a server's error": lambda route: route.fulfill(status=500, body="no"),
    "half copied": changed(lambda body: body[: len(body) // 2]),
    "cut off": lambda route: route.abort("connectionreset"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("spoilt", in_short(SPOILT_MODULE, ["cut off"]))
def test_a_script_of_the_page_that_does_not_come_is_told_and_tried_again(
    context: BrowserContext, built_site: str, spoilt: str, lang: str
) -> None:
    """Half a script is no script: the browser says so as well."""
    check = Check(context.new_page(), built_site, lang)
    check.page.route(MODULE, SPOILT_MODULE[spoilt])
    check.open(FRAGMENT, ready=False)
    check.page.wait_for_selector(FAILED)
    expect(check.page.locator("#check-failed-why")).to_have_text(TEXTS["failed_file"][lang])
    expect(check.page.locator('#check-failed-links a[href$="catalogue/"]')).to_be_visible()
    check.page.unroute(MODULE)
    check.page.click("#check-retry")
    check.page.wait_for_selector(READY)
    expect(check.page.locator("#check-failed")).to_be_hidden()
