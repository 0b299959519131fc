"""Firefox, driven by its own WebDriver BiDi, without a window."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.engine import PATIENCE, PHONE, Engine
from tests.browser.websocket import WebSocket

NAMES = ("firefox-esr", "firefox")
QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
"""It talks to nobody but this machine."""


def executable() -> str | None:
    """The path of Firefox, if it is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox(Engine):
    """One Firefox with a new profile and one page of a phone's size."""

    name = "Firefox"

    def __init__(self) -> None:
        self._profile = Path(tempfile.mkdtemp(prefix="eia-guide-firefox-"))
        wishes = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items()]
        (self._profile / "user.js").write_text("\n".join(wishes), "utf-8")
        found = executable()
        assert found, "Firefox is not installed; run `make engines`"
        command = [found, "--headless", "--no-remote", "--profile", str(self._profile)]
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._last = 0
        try:
            self._line = WebSocket(self._port(), "/session", 2 * PATIENCE)
            self._ask("session.new", capabilities={})
            self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]
            width, height = PHONE
            self._ask(
                "browsingContext.setViewport",
                context=self._page,
                viewport={"width": width, "height": height},
            )
        except BaseException:
            self.close()
            raise

    def _port(self) -> int:
        assert self._process.stderr
        for said in self._process.stderr:
            if found := re.search(r"WebDriver BiDi listening on ws://127\.0\.0\.1:(\d+)", said):
                return int(found[1])
        raise RuntimeError("Firefox has ended before it listened")

    def _ask(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._line.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            told = json.loads(self._line.receive())
            if told.get("id") == self._last:
                assert told["type"] == "success", told
                return told["result"]

    def go(self, address: str) -> None:
        """Open an address, and wait until the page is there."""
        self._ask("browsingContext.navigate", context=self._page, url=address, wait="interactive")

    def evaluate(self, function: str, given: str) -> str:
        """By ``script.callFunction``."""
        told = self._ask(
            "script.callFunction",
            functionDeclaration=f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)",
            arguments=[{"type": "string", "value": given}],
            target={"context": self._page},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        text: str = told["result"]["value"]
        return text

    def act(self, devices: list[dict[str, Any]]) -> None:
        """By ``input.performActions``."""
        self._ask("input.performActions", context=self._page, actions=devices)

    def picture(self) -> bytes:
        """By ``browsingContext.captureScreenshot``."""
        told = self._ask("browsingContext.captureScreenshot", context=self._page, origin="viewport")
        return base64.b64decode(told["data"])

    def close(self) -> None:
        """End it, and throw the profile away."""
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)
