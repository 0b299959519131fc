"""What all tests share: the compiled policy of the real data, and the built site, each made once."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import generator.tables  # noqa: F401 - says how workbooks are written, before openpyxl is loaded
from generator.browser.check import Session
from generator.lint.run import compile_policy
from generator.rules.policy import Policy
from generator.system.canonical_json import to_json

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "policy_data"
PATIENCE = 30_000
"""Milliseconds for which a browser waits for what it shall see, on a busy machine; it goes on as soon as it sees it."""


def asked(session: Session, **request: Any) -> dict[str, Any]:
    """What the session answers to a request."""
    answer: dict[str, Any] = json.loads(session.ask(json.dumps(request)))
    return answer


@pytest.fixture(scope="session")
def compiled() -> dict[str, Any]:
    """The compiled policy of ``policy_data``."""
    return compile_policy(DATA)


@pytest.fixture(scope="session")
def policy(compiled: dict[str, Any]) -> Policy:
    """The same, with look-ups."""
    return Policy(compiled)


@pytest.fixture(scope="session")
def session(compiled: dict[str, Any]) -> Session:
    """The session that the browser holds."""
    return Session(to_json(compiled))


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole built site: the folder that EIA_GUIDE_SITE names (``make test`` builds it), or a new build."""
    given = os.environ.get("EIA_GUIDE_SITE")
    if given:
        folder = Path(given).resolve()
        assert (folder / "index.html").is_file(), f"no built site in {folder}"
        return folder
    from generator.build.pipeline import Order, build
    from generator.bundle.compress import QUICK

    folder = tmp_path_factory.mktemp("built") / "site"
    build(Order(DATA, folder, effort=QUICK))
    return folder


@pytest.fixture(scope="session")
def built_site(site_folder: Path) -> Iterator[str]:
    """The address, on this machine, at which the built site is served as a real host would serve it."""
    from generator.preview.serve import server

    running = server(site_folder)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for the tests of one module. (Two of Playwright's loops cannot run in one thread, and the audit has its own.)"""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.chromium import launch

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        running = launch(play)
        yield running
        running.close()
