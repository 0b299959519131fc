"""A Chromium, and the check page in it: new for each test, or one that is ready and used by many."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

pytest.register_assert_rewrite("tests.browser.check_page")

from tests.browser.check_page import LANGUAGES, READY, Check  # noqa: E402

DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a first visit."""
    context = browser.new_context(viewport=DESK, service_workers="block")
    yield context
    context.close()


@pytest.fixture(scope="session")
def known(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a reader who comes again: Python starts from what the first visit left, in half the time.

    A module of tests that are not about the start takes it for its ``context``.
    """
    context = browser.new_context(viewport=DESK, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may not have thrown by the end of the test."""
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    page.close()
    assert not thrown


@pytest.fixture(scope="session")
def opened(known: BrowserContext, built_site: str) -> Callable[[str], Check]:
    """The page of a language that is ready, opened once for all tests that begin by pasting a link there."""
    pages: dict[str, Check] = {}

    def ready(lang: str) -> Check:
        if lang not in pages or not pages[lang].page.locator(READY).count():
            pages[lang] = Check(known.new_page(), built_site, lang).open()
        return pages[lang]

    return ready


@pytest.fixture(params=LANGUAGES)
def warm(request: pytest.FixtureRequest, opened: Callable[[str], Check]) -> Check:
    """A page that is ready: tests that begin with a link paste it there, which spares a start of Python."""
    return opened(request.param)


@pytest.fixture
def warm_one(opened: Callable[[str], Check]) -> Check:
    """The same in English only, where the language makes no difference."""
    return opened("en")


@pytest.fixture
def check_one(page: Page, built_site: str) -> Check:
    """The English page, where the language makes no difference."""
    return Check(page, built_site, "en")


@pytest.fixture(params=LANGUAGES)
def check(request: pytest.FixtureRequest, page: Page, built_site: str) -> Check:
    return Check(page, built_site, request.param)
