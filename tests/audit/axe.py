"""axe-core in a real Chromium: every kind of page, in every state that a reader can bring it into."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.audit.pages import ANSWER, LANGUAGES, OPEN
from tests.browser.chromium import PATIENCE, settings

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TABS = 3
DESK, PHONE = 1280, 360
# The whole page, or what a selector names. WCAG 2.2's target size is off by default in axe.
RUN = "(where) => axe.run(where ?? document, { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } })"


@dataclass(frozen=True)
class Visit:
    """One look at one page."""

    path: str
    width: int = DESK
    scheme: str = "light"
    state: str = "as it opens"


async def _unfolded(tab: Page) -> None:
    await tab.evaluate(
        "() => document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })"
    )


async def _menu(tab: Page) -> None:
    await tab.click(".eg-menu summary")


async def _search(tab: Page) -> None:
    await tab.click("[data-search-open]")
    await tab.keyboard.type("pig")
    await tab.wait_for_selector("dialog .eg-hit")


async def _nothing_found(tab: Page) -> None:
    await tab.click("[data-search-open]")
    await tab.keyboard.type("qqqqqq")
    await tab.wait_for_selector("dialog .eg-results__none")


async def _large(tab: Page) -> None:
    await tab.click("[data-toggle-size]")


async def _answered(tab: Page) -> None:
    await tab.wait_for_selector('#check-result[data-status="decided"]')
    await _unfolded(tab)


async def _asked(tab: Page) -> None:
    await tab.wait_for_selector('#check-result[data-status="open"]')
    await _unfolded(tab)


async def _found(tab: Page) -> None:
    await tab.fill("#project-description", "pig farm")
    await tab.locator('#check-proposals input[type="checkbox"]').first.check()


async def _begun(tab: Page) -> None:
    await tab.click("#own-check button")
    await tab.wait_for_selector('#own-check[data-state="ready"]')


STATES: dict[str, Callable[[Page], Awaitable[None]]] = {
    "unfolded": _unfolded,
    "menu open": _menu,
    "search open": _search,
    "nothing found": _nothing_found,
    "large type": _large,
    "answered": _answered,
    "asked": _asked,
    "found": _found,
    "begun": _begun,
}

KEEPING = ("large type",)
"""States that the browser keeps for the pages that follow."""


def visits(kinds: Iterable[str]) -> list[Visit]:
    """All looks: each kind light on a desk and dark, unfolded, on a phone; then the states."""
    found = []
    for prefix in LANGUAGES:
        for kind in kinds:
            found += [Visit(prefix + kind), Visit(prefix + kind, PHONE, "dark", "unfolded")]
        for scheme in ("light", "dark"):
            found += [
                Visit(prefix, PHONE, scheme, "menu open"),
                Visit(prefix + "law/", DESK, scheme, "search open"),
            ]
            found += [
                Visit(prefix + path, PHONE, scheme, "large type")
                for path in ("", "catalogue/item-90/", "check/")
            ]
        found += [Visit(prefix, PHONE, "dark", "nothing found")]
        found += [
            Visit(prefix + "check/", DESK, "light", "found"),
            Visit(prefix + OPEN, PHONE, "dark", "asked"),
        ]
        found += [
            Visit(prefix + ANSWER, DESK, "dark", "answered"),
            Visit(prefix + ANSWER, PHONE, "light", "answered"),
        ]
        found += [
            Visit(prefix + "services/size/", PHONE, "light", "begun"),
            Visit(prefix + "major-change/", DESK, "dark", "begun"),
        ]
    return found


def by_turns(looks: Iterable[Visit]) -> list[Visit]:
    """A short round: each kind of page once, language and look taking turns; each other state once in each scheme."""
    every = list(looks)
    plain = [look for look in every if look.state in ("as it opens", "unfolded")]
    pages = list(dict.fromkeys(_page(look) for look in plain))
    taken = [
        next(look for look in plain if _page(look) == page and _turn(look) == place % 4)
        for place, page in enumerate(pages)
    ]
    states: dict[tuple[str, str], Visit] = {}
    for place, look in enumerate(look for look in every if look not in plain):
        key = (look.state, look.scheme)
        if key not in states or place % 2:
            states[key] = look
    return taken + list(states.values())


def _page(look: Visit) -> str:
    """The page whatever its language."""
    return look.path.removeprefix(LANGUAGES[1])


def _turn(look: Visit) -> int:
    """Which of the four looks at a page it is."""
    return 2 * look.path.startswith(LANGUAGES[1]) + (look.width == PHONE)


def violations(base: str, looks: Iterable[Visit]) -> dict[Visit, list[str]]:
    """What axe finds at each look, as ``rule: element``; ``base`` is the address of the site.

    In a thread of its own: two of Playwright's loops cannot run in one, and tests have theirs in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _all(base.rstrip("/") + "/", list(looks))).result()


async def _all(base: str, looks: list[Visit]) -> dict[Visit, list[str]]:
    async with async_playwright() as play:
        browser = await play.chromium.launch(**settings())
        left, found = iter(looks), {}

        async def work() -> None:
            tabs: dict[tuple[int, str], Page] = {}
            for look in left:
                found[look] = await _one(browser, tabs, base, look)

        await asyncio.gather(*(work() for _ in range(TABS)))
        await browser.close()
    return {look: found[look] for look in looks}


async def _one(browser: Browser, tabs: dict[tuple[int, str], Page], base: str, look: Visit) -> list[str]:
    key = (look.width, look.scheme)
    if look.state in KEEPING or key not in tabs:
        context = await _context(browser, *key)
        tab = await context.new_page()
    else:
        tab = tabs[key]
    await tab.goto("about:blank")  # an address that differs only behind its # would not load the page anew
    await tab.goto(base + look.path)
    if look.state in STATES:
        await STATES[look.state](tab)
    found: dict[str, Any] = await tab.evaluate(RUN)
    if look.state in KEEPING:
        await tab.context.close()
    else:
        tabs[key] = tab
    return [
        f"{rule['id']}: {json.dumps(node['target'])}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


async def _context(browser: Browser, width: int, scheme: str) -> BrowserContext:
    # The policy of our pages would keep axe out; nothing else of it is looked at here.
    context = await browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    await context.add_init_script(path=AXE)
    return context
