"""The check as a person works it: open, describe, choose, answer, read. No test touches the page's insides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.commands import printed

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "en")
PATHS = {"zh": "/check/", "en": "/en/check/"}
READY = '#track-checker[data-state="ready"]'
GIVERS = dict.fromkeys(
    ("pigs_sold_per_year", "pigs_in_stock", "no_annual_output_figure"), "livestock_kind"
) | {
    "high_polluting_fuel": "boiler_fuels",
    "wind_power_capacity": "wind_solar_other_power",
    "ground_pv_capacity": "wind_solar_other_power",
}
"""Questions that are put only to those who cannot answer another one."""
ANSWERED = '#check-result:is([data-status="open"], [data-status="decided"], [data-status="error"])'
FAILED = '#track-checker[data-state="failed"]'


@dataclass
class Check:
    """The check page in one language."""

    page: Page
    base: str
    lang: str

    def open(self, fragment: str = "", *, ready: bool = True) -> Check:
        """Load the page anew, from its address alone."""
        self.page.goto("about:blank")
        self.page.goto(self.base.rstrip("/") + PATHS[self.lang] + (f"#{fragment}" if fragment else ""))
        if ready:
            self.page.wait_for_selector(READY)
        return self

    def paste(self, fragment: str) -> Check:
        """Put another link into the address of the page that is open: Python need not start again."""
        self.page.evaluate(
            """(fragment) => new Promise((done) => {
                document.activeElement?.blur();  // the address bar takes the focus
                const go = (to, then) => {
                    window.addEventListener("hashchange", then, { once: true });
                    location.hash = to;
                };
                delete document.getElementById("check-result").dataset.status;  // what is waited for is the answer to this link
                if (location.hash === `#${fragment}`) go("items=1", () => go(fragment, done));
                else go(fragment, done);
            }).then(() => null)""",
            fragment,
        )
        return self

    def describe(self, text: str) -> None:
        self.page.fill("#project-description", text)

    def choose(self, item: int) -> None:
        self.page.locator(f'#check-proposals input[data-item="{item}"]').check()

    def card(self, fact: str) -> Any:
        """The question's card, brought to sight where a phone shows one at a time or where it is folded to a
        line."""
        card = self.page.locator(f'[data-fact="{fact}"]')
        if giver := GIVERS.get(fact):
            self._not_known(giver, fact)
        if self.page.locator("#check-more").is_visible():
            self.page.click("#check-more")
        if card.locator(".ck-q__said button").is_visible():
            card.locator(".ck-q__said button").click()
        return card

    def _not_known(self, giver: str, fact: str) -> None:
        """What the answer to one question gives is asked of whoever cannot answer that."""
        card = self.page.locator(f'[data-fact="{fact}"]')
        first = self.page.locator(f'[data-fact="{giver}"]')
        refuse = self.page.locator("#check-heard-refuse")  # what was read in the words is answered by hand
        if self.page.locator(READY).count():  # cards of the link before may still stand there
            self.page.wait_for_selector(ANSWERED, state="attached")
        card.or_(first).or_(refuse).first.wait_for(state="attached")
        if not card.count() and refuse.is_visible():
            refuse.click()
            card.or_(first).first.wait_for(state="attached")
        if not card.count():
            first.locator('input[value="unknown"]').check()
            card.wait_for(state="attached")

    def answer(self, fact: str, value: Any) -> None:
        card = self.card(fact)
        if isinstance(value, bool):
            card.locator(f'input[value="{"yes" if value else "no"}"]').check()
        elif isinstance(value, list):
            for option in value or ["none"]:
                card.locator(f'input[value="{option}"]').check()
        elif isinstance(value, str) and card.get_attribute("data-type") != "number":
            card.locator(f'input[value="{value}"]').check()
        else:
            card.locator("input[type=text]").fill(str(value))

    def wait(self, **data: str) -> None:
        """Until the result carries these ``data-…`` values."""
        self.page.wait_for_selector(
            "#check-result" + "".join(f'[data-{name}="{value}"]' for name, value in data.items()),
            state="attached",
        )

    def in_address(self, text: str) -> None:
        """Until the address says this. (No polling in the page: its security policy forbids evaluating text.)"""
        expect(self.page).to_have_url(re.compile(re.escape(text)))

    def sheets(self) -> int:
        """How many sheets of paper the page takes."""
        return len(re.findall(rb"/Type\s*/Page[^s]", self.page.pdf(prefer_css_page_size=True)))

    def result(self) -> dict[str, str]:
        """What the result element says of itself, with the sentence a reader sees first."""
        box = self.page.locator("#check-result")
        found = {name: box.get_attribute(f"data-{name}") or "" for name in ("status", "document", "track")}
        return {**found, "headline": self.page.locator(".ck-answer__headline").inner_text()}


def command_line(items: list[int], facts: dict[str, Any], on: str) -> dict[str, Any]:
    """The verdict of ``eia-guide check --json -``."""
    return printed("check", {"items": items, "facts": facts, "on": on})


def same_verdict(shown: dict[str, str], verdict: dict[str, Any], lang: str) -> None:
    assert shown == {
        "status": verdict["status"],
        "document": verdict["document"] or "",
        "track": verdict["track"] or "",
        "headline": verdict["headline"][lang],
    }
