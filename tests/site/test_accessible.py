"""WCAG 2.2 AA beyond what axe can see: keyboard, focus, zoom, spacing, contrast, motion, the system's colours, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from generator.system.paths import ROOT
from tests.audit.pages import ANSWER, kinds
from tests.conftest import Sample

PREFIXES = ("/", "/en/")

# Elements with text that is cut off: more content than their box shows, and no way to scroll to it.
CUT = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const style = getComputedStyle(e);
  if (!e.checkVisibility() || style.clipPath !== 'none' || e.closest('.eg-hero__view') || !e.textContent.trim() || e instanceof SVGElement) return false;
  const cut = (way) => ['hidden', 'clip'].includes(way);
  return (cut(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && !e.matches('.md-main, .eg-hero')) || (cut(style.overflowY) && e.scrollHeight > e.clientHeight + 1 && style.overflowX !== 'clip');
}).map((e) => e.outerHTML.slice(0, 120))"""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
# The focused element: its words, whether it shows that it has the focus, and whether something lies over all of it.
FOCUSED = """() => {
  const e = document.activeElement;
  const ring = (x) => { const s = getComputedStyle(x); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1; };
  const box = e.getBoundingClientRect();
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const own = points.some((hit) => hit && (e.contains(hit) || hit.contains(e) || e.labels && [...e.labels].some((label) => label.contains(hit))));
  return { what: (e.getAttribute('aria-label') || e.textContent || e.id || e.tagName).trim().slice(0, 40), tag: e.tagName, ring: ring(e) || !!e.closest('.eg-ask, label') && ring(e.closest('.eg-ask, label')), own,
           width: box.width };
}"""


def context_of(browser: Browser, width: int = 1280, **settings: Any) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": 720}, bypass_csp=True, **settings)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Tab]:
    context = context_of(browser)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def paths(compiled: dict[str, Any], site_folder: Path) -> list[str]:
    """Every kind of page, and the check with an answer."""
    return [*kinds(compiled, site_folder), ANSWER]


@pytest.fixture(scope="module")
def views(paths: list[str], full: bool) -> list[tuple[str, str]]:
    """Every kind of page in both languages; in short each once, the languages taking turns."""
    every = list(product(PREFIXES, paths))
    return every if full else [(PREFIXES[place % 2], path) for place, path in enumerate(paths)]


def opened(tab: Tab, address: str) -> None:
    tab.goto("about:blank")
    tab.goto(address)
    if "#items" in address:
        tab.wait_for_selector('#check-result[data-status="decided"]')
    tab.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")


# -- size, zoom and spacing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, pytest.param(640, marks=pytest.mark.full)])
def test_nothing_needs_scrolling_two_ways_at_four_and_two_times_zoom(
    browser: Browser, built_site: str, views: list[tuple[str, str]], width: int, full: bool
) -> None:
    """A window 1280 px wide is 640 px at 200 % and 320 px at 400 %. In short every other page."""
    context = context_of(browser, width)
    tab, wrong = context.new_page(), []
    for prefix, path in (view for place, view in enumerate(views) if full or place // 2 % 2):
        opened(tab, built_site + prefix + path)
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(prefix + path)
        wrong += [f"{prefix}{path}: {cut}" for cut in tab.evaluate(CUT)]
    context.close()
    assert wrong == []


def test_large_type_and_wide_spacing_lose_nothing(
    browser: Browser, built_site: str, views: list[tuple[str, str]], full: bool
) -> None:
    """In short a quarter of the pages in large type, another with wide spacing."""
    for turn, (large, spacing) in enumerate(((True, ""), (False, SPACING))):
        context = context_of(browser, 360)
        tab, wrong = context.new_page(), []
        if large:
            tab.goto(built_site)
            tab.click("[data-toggle-size]")
        for prefix, path in (view for place, view in enumerate(views) if full or place // 2 % 4 == turn):
            opened(tab, built_site + prefix + path)
            if spacing:
                tab.add_style_tag(content=spacing)
            if tab.evaluate("document.documentElement.scrollWidth") > 360:
                wrong.append(prefix + path)
            wrong += [f"{prefix}{path}: {cut}" for cut in tab.evaluate(CUT)]
        context.close()
        assert wrong == [], "large type" if large else "wide spacing"


def test_large_type_is_large_and_kept_without_a_cookie(desk: Tab, built_site: str) -> None:
    desk.goto(built_site + "/about/")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = desk.evaluate(size)
    desk.click("[data-toggle-size]")
    expect(desk.locator("[data-toggle-size]")).to_have_attribute("aria-pressed", "true")
    desk.goto(built_site + "/en/law/")
    assert desk.evaluate(size) >= 1.2 * before
    assert desk.context.cookies() == []


def test_large_type_and_dark_work_where_nothing_may_be_kept(browser: Browser, built_site: str) -> None:
    context = context_of(browser)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('not allowed', 'SecurityError'); } })"
    )
    tab, thrown = context.new_page(), []
    tab.on("pageerror", lambda error: thrown.append(str(error)))
    tab.goto(built_site)
    tab.click("[data-toggle-size]")
    tab.click("[data-toggle-scheme]")
    assert tab.evaluate("[document.documentElement.dataset.size, document.body.dataset.mdColorScheme]") == [
        "large",
        "slate",
    ]
    context.close()
    assert thrown == []


# -- keyboard and focus ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.full)])
def test_the_focus_is_seen_and_uncovered_wherever_the_tab_key_goes(
    browser: Browser, built_site: str, width: int
) -> None:
    context = context_of(
        browser, width, reduced_motion="reduce"
    )  # or the page is still on its way when it is looked at
    tab, wrong = context.new_page(), []
    for path in ("/", "/en/catalogue/item-90/", "/en/" + ANSWER, "/search/"):
        opened(tab, built_site + path)
        seen: list[str] = []
        for _ in range(60):
            tab.keyboard.press("Tab")
            now = tab.evaluate(FOCUSED)
            if now["tag"] == "BODY":
                break
            seen.append(now["what"])
            if not now["ring"] or not now["own"]:
                wrong.append((path, now))
        assert len(set(seen)) > 8, path
    context.close()
    assert wrong == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_first_stop_skips_to_the_content(desk: Tab, built_site: str, prefix: str) -> None:
    desk.goto(built_site + prefix + "tracks/ordinary/")
    desk.keyboard.press("Tab")
    skip = desk.locator(".eg-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desk.keyboard.press("Enter")
    expect(desk.locator("#content")).to_be_focused()
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_by_keyboard(browser: Browser, built_site: str) -> None:
    context = context_of(browser, 360)
    tab = context.new_page()
    tab.goto(built_site + "/en/")
    menu, summary = tab.locator(".eg-menu"), tab.locator(".eg-menu summary")
    summary.focus()
    tab.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    tab.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/check/")
    context.close()


def test_the_search_by_keyboard_gives_the_focus_back(desk: Tab, built_site: str) -> None:
    desk.goto(built_site + "/en/law/")
    opener = desk.locator("[data-search-open]")
    opener.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#search-input")).to_be_focused()
    desk.keyboard.type("petrol")
    expect(desk.locator("[data-search-status]")).to_have_text(re.compile(r"\d+ results?"))
    desk.keyboard.press("ArrowDown")
    expect(desk.locator("dialog .eg-hit").first).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog[data-search]")).not_to_be_visible()
    expect(opener).to_be_focused()


def test_type_size_and_scheme_by_keyboard(desk: Tab, built_site: str) -> None:
    desk.goto(built_site + "/en/")
    for name in ("Large type", "Dark"):
        button = desk.get_by_role("button", name=name)
        button.focus()
        desk.keyboard.press("Space")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()


def test_the_language_switch_keeps_the_place_even_in_a_new_tab(desk: Tab, built_site: str) -> None:
    desk.goto(built_site + "/check/#items=3&pigs_sold_per_year=6000")
    switch = desk.locator("[data-language]")
    switch.focus()
    assert str(switch.evaluate("link => link.href")).startswith(
        built_site + "/en/check/#items=3&pigs_sold_per_year=6000"
    )
    desk.goto(built_site + "/search/?q=x")
    desk.locator("[data-language]").click()
    desk.wait_for_url(built_site + "/en/search/?q=x")


# -- names and landmarks ---------------------------------------------------------------------------------------------------


def test_landmarks_are_few_and_named(
    desk: Tab, built_site: str, views: list[tuple[str, str]], sample: Sample
) -> None:
    """In short on half of the kinds of pages, which share one frame."""
    for prefix, path in sample(views, 18):
        opened(desk, built_site + prefix + path)
        framed = int(path != "embed/")  # the page that other pages hold has none of the site's frame
        for role, least in (("banner", framed), ("main", 1), ("contentinfo", framed)):
            assert desk.get_by_role(role).count() == least, (path, role)  # type: ignore[arg-type]
        names = desk.evaluate(
            "() => [...document.querySelectorAll('nav')].filter((n) => n.checkVisibility()).map((n) => n.getAttribute('aria-label') || '')"
        )
        assert all(names) and len(set(names)) == len(names), (path, names)
        unnamed = desk.evaluate(
            "() => [...document.querySelectorAll('input, select, textarea')].filter((i) => i.checkVisibility() && !i.labels?.length && !i.ariaLabel).map((i) => i.outerHTML)"
        )
        assert unnamed == [], path


# -- colour and motion --------------------------------------------------------------------------------------------------------

TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("ground", "surface", "raised")
PAIRS = [
    *((ink, ground, TEXT) for ink, ground in product(("ink", "muted", "accent", "accent-strong"), GROUNDS)),
    *((name, "accent-soft", TEXT) for name in ("ink", "accent", "accent-strong")),
    *((name, ground, TEXT) for name, ground in product(("report", "form", "registration", "none"), (*GROUNDS, "{}-soft"))),
    ("on-accent", "accent", TEXT), ("on-accent", "accent-strong", TEXT), ("ink", "warn-soft", TEXT), ("warn", "warn-soft", TEXT),
    *((name, ground, SHAPE) for name, ground in product(("focus", "line-strong"), GROUNDS)), ("focus", "accent-soft", SHAPE),
]  # fmt: skip


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    parts = [
        int(c * 2 if len(digits) == 3 else c, 16) / 255
        for c in (digits if len(digits) == 3 else (digits[i : i + 2] for i in (0, 2, 4)))
    ]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_pair_of_colours_in_use_has_contrast_enough(scheme: str) -> None:
    style = (ROOT / "site_src" / "style" / "10-base.css").read_text(encoding="utf-8")
    blocks = {
        "default": re.search(r"\nbody \{(.*?)\n\}", style, re.S),
        "slate": re.search(r'\[data-md-color-scheme="slate"\] \{(.*?)\n\}', style, re.S),
    }
    assert contrast("#000", "#fff") == pytest.approx(21) and all(blocks.values())
    colours = dict(re.findall(r"--eg-([a-z-]+): (#[0-9a-f]{3,6});", blocks[scheme][1]))  # type: ignore[index]
    weak = {
        (a, b): round(contrast(colours[a], colours[b.format(a)]), 2)
        for a, b, least in PAIRS
        if contrast(colours[a], colours[b.format(a)]) < least
    }
    assert weak == {}


def test_less_motion_means_none(browser: Browser, built_site: str) -> None:
    context = context_of(browser, reduced_motion="reduce")
    tab = context.new_page()
    moving = """() => [...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);
      return [s.transitionDuration, s.animationDuration].some((d) => d.split(',').some((t) => parseFloat(t) > .001)) || s.scrollBehavior === 'smooth'; }).map((e) => e.outerHTML.slice(0, 80))"""
    for path in ("/", "/check/", "/catalogue/item-3/"):
        tab.goto(built_site + path)
        assert tab.evaluate(moving) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_systems_own_colours_replace_ours(browser: Browser, built_site: str, scheme: str) -> None:
    context = context_of(browser, forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(built_site + "/en/tracks/ordinary/")
    canvas, text, link = (
        tab.evaluate(
            """(name) => { const p = document.createElement('p'); p.style.cssText = `forced-color-adjust:none;color:${name}`;
              document.body.append(p); const colour = getComputedStyle(p).color; p.remove(); return colour; }""",
            name,
        )
        for name in ("Canvas", "CanvasText", "LinkText")
    )
    # A word that leads somewhere keeps the colour of links; every other one has the colour of text.
    fills = """(linked) => [...document.querySelectorAll('.eg-picture text:not(.digit)')]
      .filter((t) => t.checkVisibility() && Boolean(t.closest('a')) === linked).map((t) => getComputedStyle(t).fill)"""
    assert set(tab.evaluate(fills, False)) == {text} and canvas not in (text, link)
    assert set(tab.evaluate(fills, True)) <= {link}
    tab.goto(built_site + "/en/catalogue/item-3/")
    bars = tab.evaluate(
        "() => ['report', 'form', 'registration'].map((d) => [...document.querySelectorAll(`.eg-tier .eg-doc--${d} i`)].map((i) => getComputedStyle(i).backgroundColor))"
    )
    assert [[colour == text for colour in row] for row in bars if row] == [[True] * 3, [True, False, False]]
    for name in ("Large type", "Dark"):
        button = tab.get_by_role("button", name=name)
        before = button.evaluate("b => getComputedStyle(b).borderTopColor")
        button.click()
        assert button.evaluate("b => getComputedStyle(b).borderTopColor") != before, (
            "that it is pressed shows without a background"
        )
    current = tab.evaluate(
        "() => [...document.querySelectorAll('.eg-nav a')].map((a) => [a.hasAttribute('aria-current'), getComputedStyle(a).borderBottomColor])"
    )
    assert {colour for on, colour in current if on}.isdisjoint({colour for on, colour in current if not on})
    context.close()


# -- no script -------------------------------------------------------------------------------------------------------------------


def test_without_scripts_everything_is_read_and_nothing_is_offered_in_vain(
    browser: Browser, built_site: str, views: list[tuple[str, str]], site_folder: Path
) -> None:
    context = context_of(browser, java_script_enabled=False)
    tab = context.new_page()
    for prefix, path in views:
        tab.goto("about:blank")
        tab.goto(built_site + prefix + path)
        idle = [
            e
            for e in tab.locator("button, input, select, textarea, progress:not([value]), form").all()
            if e.is_visible()
        ]
        assert [e.get_attribute("class") for e in idle] == [], (prefix, path)
        expect(tab.locator("h1")).to_be_visible()
        assert len(tab.locator("main").inner_text()) > 40, (prefix, path)
    tab.goto(built_site + "/en/")
    tab.locator(".eg-nav a", has_text="Industries").click()
    tab.locator("summary").filter(has_text="Animal husbandry").click()
    tab.get_by_role("link", name="Livestock").first.click()
    tab.wait_for_url("**/en/catalogue/item-3/")
    expect(tab.locator("main")).to_contain_text("5,000")
    tab.locator("[data-language]").click()
    tab.wait_for_url(built_site + "/catalogue/item-3/")
    context.close()
