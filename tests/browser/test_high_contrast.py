"""In high contrast every label can be read: told by the pixels, since rules do not show what a browser paints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.check_page import PATHS, READY
from tests.browser.pixels import colours

pytestmark = pytest.mark.browser
SHADES = 8
"""Letters have smooth edges, in so many shades at least; a plate without letters has none."""


def shades(button: Locator) -> int:
    """How many colours are painted within a button, its border left out."""
    box = button.bounding_box()
    assert box
    inner = {key: box[key] + (9 if key in "xy" else -18) for key in box}
    png = button.page.screenshot(clip=inner, full_page=True)  # type: ignore[arg-type]
    return len(colours(png))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_button_shows_its_label(browser: Browser, built_site: str, scheme: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("", PATHS["zh"] + "#items=3&pigs_sold_per_year=6000", "services/size/"):
        page.goto(built_site.rstrip("/") + "/" + path.lstrip("/"))
        if "items" in path:
            page.wait_for_selector(READY)
            page.wait_for_selector('#check-result[data-status="decided"]')
        buttons = page.locator(":is(.eg-button, .eg-ask button, .ck-button):visible").all()
        assert buttons, path
        blank = [button.inner_text() for button in buttons if shades(button) < SHADES]
        assert blank == [], path
    context.close()
