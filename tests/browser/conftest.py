"""A Chromium, and the check page in it: new for each test, or one that is ready and used by many."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytest.register_assert_rewrite("tests.browser.check_page")

from tests.browser.check_page import LANGUAGES, Check  # noqa: E402


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may not have thrown by the end of the test."""
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    assert not thrown


@pytest.fixture(scope="module", params=LANGUAGES)
def warm(request: pytest.FixtureRequest, browser: Browser, built_site: str) -> Iterator[Check]:
    """A page that is ready: tests that begin with a link paste it there, which spares a start of Python."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Check(context.new_page(), built_site, request.param).open()
    context.close()


@pytest.fixture(scope="module")
def warm_one(browser: Browser, built_site: str) -> Iterator[Check]:
    """The same in English only, where nothing hangs on the language."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Check(context.new_page(), built_site, "en").open()
    context.close()


@pytest.fixture
def check_one(page: Page, built_site: str) -> Check:
    """The English page, where nothing hangs on the language."""
    return Check(page, built_site, "en")


@pytest.fixture(params=LANGUAGES)
def check(request: pytest.FixtureRequest, page: Page, built_site: str) -> Check:
    return Check(page, built_site, request.param)
