"""The check in every state: nothing that axe finds, nothing wider than the screen, no target too small, no name twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.audit.axe import AXE, DESK, PHONE, RUN
from tests.browser.check_page import FAILED, LANGUAGES, PATHS, Check
from tests.browser.check_states import STATES

pytestmark = pytest.mark.browser
ZOOMED = 640
"""A window of 1280 px at 200 %."""

UNFOLD = """() => {
    document.querySelectorAll("main details").forEach((fold) => { fold.open = true; });
    scrollTo(0, document.documentElement.scrollHeight);  // where the bar at the foot lies over nothing
}"""
MEASURE = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const targets = [...document.querySelectorAll("#track-checker, #own-check, .eg-update")].flatMap((root) =>
        [...root.querySelectorAll("button, select, summary, a.ck-button, input:not(label input), label.ck-option")]);
    const small = targets.filter((node) => node.checkVisibility() && !node.closest("p, li p, dd, .ck-hidden")).filter((node) => {
        const { width, height } = node.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
    });
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    return [wide > 0 ? `${wide} px wider than the window` : "", ...small.map((node) => `small: ${node.outerHTML.slice(0, 100)}`),
        ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice: ${id}`)].filter(Boolean);
}"""


DESK_LIGHT, PHONE_DARK = (DESK, "light"), (PHONE, "dark")


@pytest.fixture(scope="module", params=[DESK_LIGHT, PHONE_DARK], ids=["desk-light", "phone-dark"])
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A window of that width and scheme, with axe in it: the policy of our pages would keep it out."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
        service_workers="block",
    )
    context.add_init_script(path=AXE)
    yield context
    context.close()


def faults(page: Page, where: str = "main") -> list[str]:
    """All that is wrong with the page as it stands, unfolded, and at twice its size where it is a desk's."""
    page.evaluate(UNFOLD)
    wrong: list[str] = page.evaluate(MEASURE)
    found: dict[str, Any] = page.evaluate(RUN, where)
    wrong += [
        f"{rule['id']}: {json.dumps(node['target'])}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    size = page.viewport_size
    if size and size["width"] == DESK:
        page.set_viewport_size({"width": ZOOMED, "height": 450})
        wrong += [f"at 200 %: {line}" for line in page.evaluate(MEASURE)]
        page.set_viewport_size(size)
    return wrong


def test_what_is_wrong_is_found(look: BrowserContext) -> None:
    page = look.new_page()
    page.set_content(
        '<main id="track-checker"><button id="a" style="width: 9px; padding: 0"></button><p id="a" style="width: 3000px; color: #bbb">pale</p></main>'
    )
    found = [line.split(":")[0] for line in faults(page)]
    assert {"small", "twice", "button-name", "color-contrast"} <= set(found)
    assert any("wider than the window" in line for line in found)
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wrong_in_any_state_of_the_check(
    look: BrowserContext, built_site: str, lang: str, full: bool
) -> None:
    """In short every other state, and each at one of the two looks, which take turns."""
    check = Check(look.new_page(), built_site, lang).open()
    turn = 2 * (check.page.viewport_size == {"width": PHONE, "height": 900})
    wrong = {}
    for name, act in list(STATES.items()) if full else list(STATES.items())[turn::4]:
        act(check)
        if found := faults(check.page):
            wrong[name] = found
    check.page.close()
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wrong_where_the_check_failed(look: BrowserContext, built_site: str, lang: str) -> None:
    page = look.new_page()
    page.route("**/*.wasm", lambda route: route.abort())
    check = Check(page, built_site, lang).open("items=3", ready=False)
    page.wait_for_selector(FAILED)
    check.answer("pigs_sold_per_year", "6000")
    assert faults(page) == []
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wrong_with_the_notice_of_an_update(
    look: BrowserContext, built_site: str, lang: str
) -> None:
    page = look.new_page()
    page.goto(built_site + PATHS[lang].replace("check/", "law/"))
    page.evaluate("localStorage.setItem('eg-policy', '0123456789abcdef')")
    page.reload()
    page.wait_for_selector(".eg-update")
    assert faults(page, ".eg-update") == []
    page.close()


OWN = {
    "services/size/": ("sector=industry&staff=250&revenue=3000", "sector=industry&staff=-1"),
    "major-change/": ("capacity_increase=31&on=2026-11-23", "capacity_increase=-1"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("look", "path"),
    [
        (DESK_LIGHT, "services/size/"),
        (PHONE_DARK, "major-change/"),
        pytest.param(PHONE_DARK, "services/size/", marks=pytest.mark.full),
        pytest.param(DESK_LIGHT, "major-change/", marks=pytest.mark.full),
    ],
    indirect=["look"],
)
def test_nothing_is_wrong_in_the_small_checks(
    look: BrowserContext, built_site: str, path: str, lang: str
) -> None:
    """Before it is begun, with an answer, and with an error at a field."""
    page = look.new_page()
    address = built_site + PATHS[lang].replace("check/", path)
    page.goto(address)
    wrong = {"before": faults(page)}
    answered, mistaken = OWN[path]
    page.goto(f"{address}#{answered}")
    page.reload()
    page.wait_for_selector('#own-result[data-result]:not([data-result=""])')
    wrong["answered"] = faults(page)
    page.evaluate("(fragment) => { location.hash = fragment; }", mistaken)
    page.wait_for_selector(".ck-q__error:not([hidden])")
    wrong["error"] = faults(page)
    page.close()
    assert wrong == {"before": [], "answered": [], "error": []}
