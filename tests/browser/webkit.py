"""WebKit, driven by WebKitWebDriver, on a screen that nobody sees."""

from __future__ import annotations

import base64
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.browser.engine import PATIENCE, PHONE, Engine

SCREEN = "{}x{}x24".format(*PHONE)
"""The page fills it: a window's own bar would be wider than a phone."""
PLACES = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser")


def executable() -> str | None:
    """The path of the small browser that comes with WebKit's driver, if both are installed."""
    found = [str(path) for place in PLACES for path in sorted(Path("/").glob(place.removeprefix("/")))]
    return found[0] if found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


class WebKit(Engine):
    """One WebKit with one page of a phone's size."""

    name = "WebKit"

    def __init__(self) -> None:
        found = executable()
        assert found, "WebKit is not installed; run `make engines`"
        self._running: list[subprocess.Popen[str]] = []
        self._session = ""
        try:
            environment = {**os.environ, "DISPLAY": self._screen(), "NO_AT_BRIDGE": "1", "GDK_BACKEND": "x11"}
            self._port = self._driver(environment)
            options = {"binary": found, "args": ["--automation", "--full-screen"]}
            asked = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
            self._session = "/session/" + self._ask("POST", "/session", {"capabilities": asked})["sessionId"]
            width, height = PHONE
            self._ask("POST", "/window/rect", {"x": 0, "y": 0, "width": width, "height": height})
            self._ask("POST", "/timeouts", {"script": 2 * PATIENCE * 1000, "pageLoad": PATIENCE * 1000})
        except BaseException:
            self.close()
            raise

    def _screen(self) -> str:
        """A screen of its own; it says itself which number is free."""
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        self._start(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            return f":{told.readline().strip()}"

    def _driver(self, environment: dict[str, str]) -> int:
        """The port at which it listens, which it does not tell: one that was free a moment ago."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        self._start(["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"], env=environment)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    return port
            time.sleep(0.05)  # nothing tells when it listens
        raise RuntimeError("WebKit's driver does not listen")

    def _start(self, command: list[str], **how: Any) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
        self._running.append(subprocess.Popen(command, **quiet, **how))

    def _ask(self, method: str, path: str, given: dict[str, Any] | None = None) -> Any:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=2 * PATIENCE)
        line.request(method, self._session + path, json.dumps(given) if given is not None else None)
        answer = line.getresponse()
        value = json.loads(answer.read())["value"]
        line.close()
        assert answer.status == 200, value
        return value

    def go(self, address: str) -> None:
        """Open an address, and wait until the page is there."""
        self._ask("POST", "/url", {"url": address})

    def evaluate(self, function: str, given: str) -> str:
        """By an asynchronous script."""
        script = f"const done = arguments[1]; (async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null))(arguments[0]).then(done, (error) => done(JSON.stringify({{ thrown: String(error) }})))"
        text: str = self._ask("POST", "/execute/async", {"script": script, "args": [given]})
        assert not re.match(r'\{"thrown":', text), text
        return text

    def act(self, devices: list[dict[str, Any]]) -> None:
        """By the driver's actions, which are Firefox's in the same words."""
        self._ask("POST", "/actions", {"actions": devices})

    def picture(self) -> bytes:
        """What stands in the window."""
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def close(self) -> None:
        """End the browser, its driver and its screen."""
        if self._session:
            self._ask("DELETE", "")
        for process in reversed(self._running):
            process.terminate()
            process.wait()
