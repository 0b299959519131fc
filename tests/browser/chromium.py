"""The Chromium that the tests drive: the system's own, headless, talking to nobody but this machine.

Debian has it also without the windows around its pages, which cost more than most pages do.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests import length

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IN_SHORT = "--js-flags=--liftoff-only"
"""One compiler for WebAssembly instead of two: a page that Python runs in for some seconds takes a third less work."""
PATIENCE = 120_000
"""Milliseconds for which a browser waits for what it shall see, on a busy machine; it goes on as soon as it sees it."""
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")


def executable() -> str:
    """The path of Chromium; raises if it is not installed (``make setup`` installs it)."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium is not installed; run `make setup`")
    return found


def settings() -> dict[str, Any]:
    """How the browser is started: at full length as readers have it."""
    return {
        "executable_path": executable(),
        "args": [*ARGUMENTS, *([] if length.everything else [IN_SHORT])],
        "headless": True,
    }


def launch(play: Any) -> Any:
    """A new headless browser."""
    return play.chromium.launch(**settings())


def patient(browser: Browser) -> Browser:
    """The browser, whose pages wait that long for whatever they are told to do, not Playwright's half minute."""

    def waiting(make: Callable[..., Any]) -> Callable[..., Any]:
        def made(**settings: Any) -> Any:
            new = make(**settings)
            new.set_default_timeout(PATIENCE)
            return new

        return made

    browser.new_context = waiting(browser.new_context)  # type: ignore[method-assign]
    browser.new_page = waiting(browser.new_page)  # type: ignore[method-assign]
    return browser
