"""The journeys of the words, in Firefox and in WebKit, on a phone: the same answers, and nothing torn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.check_page import PATHS, READY
from tests.browser.engine import ENTER, Engine
from tests.browser.firefox import Firefox
from tests.browser.test_journeys import JOURNEYS, Journey
from tests.browser.torn import TORN
from tests.browser.webkit import WebKit

pytestmark = [pytest.mark.browser, pytest.mark.full]
HEADLINE = " .ck-answer__headline"
ANSWERED = '#check-result:is([data-status="open"], [data-status="decided"])' + HEADLINE
HEAR_ERRORS = """() => {
    window.thrown = [];
    addEventListener("error", ({ message }) => window.thrown.push(message));
    addEventListener("unhandledrejection", ({ reason }) => window.thrown.push(String(reason)));
}"""


class Reader:
    """Someone at the check in one of the engines."""

    def __init__(self, engine: Engine, base: str) -> None:
        self.engine = engine
        self._base = base
        self._lang = ""

    def begin(self, lang: str) -> None:
        """An empty check; the page that is open goes on, since Python has started there."""
        if lang == self._lang and self.engine.sees(READY):
            if self.engine.sees("#check-again"):
                self.engine.click("#check-again")
            return
        self.engine.go(self._base + PATHS[lang])
        self.engine.run(HEAR_ERRORS)
        self.engine.wait(READY)
        self._lang = lang

    def describe(self, words: str) -> None:
        """Type, and ask."""
        self.engine.type("#project-description", words)
        self.engine.press(ENTER)

    def confirm(self, facts: tuple[str, ...]) -> None:
        """What was read in the words holds."""
        for fact in facts:
            self.engine.wait(f'#check-heard input[value="{fact}"]:checked')
        if self.engine.sees("#check-heard-use"):
            self.engine.click("#check-heard-use")

    def answer(self, fact: str, value: Any) -> None:
        """At the question's card."""
        card = f'[data-fact="{fact}"]'
        self.engine.wait(f"{card}, #check-more")
        for first in ("#check-more", f"{card} .ck-q__said button"):
            if self.engine.sees(first):
                self.engine.click(first)
        if isinstance(value, bool):
            self.engine.check(f'{card} input[value="{"yes" if value else "no"}"]')
        elif isinstance(value, list):
            for option in value:
                self.engine.check(f'{card} input[value="{option}"]')
        elif self.engine.run("(css) => Boolean(document.querySelector(css))", f"{card} input[type=text]"):
            self.engine.type(f"{card} input[type=text]", str(value))
        else:
            self.engine.check(f'{card} input[value="{value}"]')

    def whole(self) -> None:
        """Nothing is torn, and nothing was thrown."""
        assert self.engine.run(TORN) == []
        assert self.engine.run("() => window.thrown") == []


@pytest.fixture(scope="module", params=[Firefox, WebKit])
def reader(request: pytest.FixtureRequest, built_site: str) -> Iterator[Reader]:
    engine: Engine = request.param()
    yield Reader(engine, built_site)
    engine.close()


@pytest.mark.parametrize("name", sorted(JOURNEYS, key=lambda name: JOURNEYS[name].lang, reverse=True))
def test_the_same_answer_as_in_chromium_and_nothing_torn(name: str, reader: Reader, tmp_path: Path) -> None:
    journey: Journey = JOURNEYS[name]
    engine = reader.engine
    reader.begin(journey.lang)
    reader.describe(journey.words)
    for item in journey.items:
        engine.check(f'#check-proposals > li > label > input[data-item="{item}"]')
    engine.wait(ANSWERED)
    reader.whole()
    reader.confirm(journey.heard)
    for fact, value in journey.answers.items():
        reader.answer(fact, value)
    reader.whole()
    result = "".join(f'[data-{key}="{value}"]' for key, value in journey.result.items())
    engine.wait(f"#check-result{result}{HEADLINE}")
    engine.run("() => document.querySelector('.ck-answer__headline').scrollIntoView({ block: 'center' })")
    reader.whole()
    (tmp_path / f"{engine.name} {name}.png").write_bytes(engine.picture())
    headline = engine.run("() => document.querySelector('.ck-answer__headline').innerText")
    for words in journey.says:
        assert words in headline
