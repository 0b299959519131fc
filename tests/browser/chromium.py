"""The Chromium that the tests drive: the system's own, headless, talking to nobody but this machine.

Debian has it also without the windows around its pages, which cost more than most pages do.
"""

from __future__ import annotations

import shutil
from typing import Any

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")


def executable() -> str:
    """The path of Chromium; raises if it is not installed (``make setup`` installs it)."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium is not installed; run `make setup`")
    return found


def launch(play: Any) -> Any:
    """A new headless browser."""
    return play.chromium.launch(executable_path=executable(), args=ARGUMENTS, headless=True)
