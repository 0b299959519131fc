"""The Chromium that the tests drive: the system's own, headless, talking to nobody but this machine."""

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


def launch(play: Any) -> Any:
    """A new headless browser; raises if Chromium is not installed (``make setup`` installs it)."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("Chromium is not installed; run `make setup`")
    return play.chromium.launch(executable_path=path, args=ARGUMENTS, headless=True)
