"""A check as a link: hundreds at random opened, and each read back as it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.browser.check import Session
from generator.rules.link import write_link
from generator.rules.numbers import plain_digits
from generator.rules.policy import Policy
from tests.browser.check_page import LANGUAGES, Check
from tests.browser.states import KEEP_WHAT_IS_SAVED, READ, State, request, states
from tests.conftest import asked

pytestmark = pytest.mark.browser
MANY, FEW = 500, 60
"""Checks at full length and in short."""
SEED = 20261125


def shown_answer(question: dict[str, Any], state: State) -> dict[str, Any]:
    """What the card of a question holds when the state is shown."""
    name = question["id"]
    value, typed = state.facts.get(name), state.typed.get(name, {})
    blank = {"chosen": [], "text": "", "unit": question["unit"] if question.get("units") else "", "days": ""}
    if value is None:
        return blank
    if question["type"] == "number":
        return {
            **blank,
            "text": typed.get("text") or plain_digits(value),
            "unit": typed.get("unit") or blank["unit"],
            "days": typed.get("days", ""),
        }
    if isinstance(value, bool):
        return {**blank, "chosen": ["yes" if value else "no"]}
    return {**blank, "chosen": (value or ["none"]) if isinstance(value, list) else [value]}


def by_question(errors: list[dict[str, Any]], lang: str) -> list[str]:
    """What stands at each question, all that is wrong with its answer together."""
    fields = list(dict.fromkeys(error["field"] for error in errors))
    return [
        " ".join(error[lang][0].upper() + error[lang][1:] for error in errors if error["field"] == field)
        for field in fields
    ]


def expected(session: Session, state: State, lang: str, link: str) -> dict[str, Any]:
    """What a person should see of a state, from the core alone."""
    checked = asked(session, op="check", **request(state))
    questions = asked(session, op="questions", items=state.items)["result"]
    cards = {question["id"]: shown_answer(question, state) for question in questions}
    if not checked["ok"]:
        return {
            "status": "error",
            "address": link,
            "cards": cards,
            "errors": sorted(by_question(checked["errors"], lang)),
        }
    verdict = checked["result"]
    was = ",".join([verdict["document"] or "open", verdict["track"] or "open", verdict["on"]])
    reasons = (
        verdict["reasons"]
        if len(state.items) == 1
        else [reason for item in verdict["items"] for reason in item["reasons"]]
    )
    service = [question["id"] for question in questions if question["scope"] == "service"]
    said = sorted(name for name in state.facts if name not in service)
    given = {question["id"] for question in verdict["ask_next"] if "given_by" in question} - {*said}
    return {
        "status": verdict["status"],
        "address": link,
        "headline": verdict["headline"][lang],
        "reasons": [reason[lang] for reason in reasons],
        "asked": said
        + [
            question["id"]
            for question in verdict["ask_next"]
            if question["id"] not in said and question["id"] not in given
        ],
        "cards": {
            name: card
            for name, card in cards.items()
            if name not in given
            and (name not in service or name in state.facts or name in verdict["ask_services"])
        },
        "link": asked(
            session, op="write_link", **request(state), typed=state.typed, policy=verdict["policy"], was=was
        )["result"]["fragment"],
        "verdict": verdict,
        "errors": [],
    }


def as_seen(shown: dict[str, Any]) -> dict[str, Any]:
    """The same parts of what was read in the page."""
    if shown["status"] == "error":
        return {
            **{key: shown[key] for key in ("status", "address", "cards")},
            "errors": sorted(shown["errors"]),
        }
    parts = {
        key: shown[key] for key in ("status", "address", "headline", "reasons", "asked", "cards", "errors")
    }
    return {**parts, "link": shown["link"].split("#")[1], "verdict": shown["saved"]["verdict"]}


@dataclass
class Opened:
    """A link that a page is reading, and what should be seen then."""

    check: Check
    link: str
    due: dict[str, Any]

    def differences(self) -> dict[str, Any]:
        """What is seen and what should be, where they differ."""
        seen = as_seen(self.check.page.evaluate("() => window.reading"))
        return {key: (seen.get(key), self.due[key]) for key in self.due if seen.get(key) != self.due[key]}


@pytest.fixture
def pages(browser: Browser, built_site: str) -> Iterator[dict[str, Check]]:
    """The check in both languages, ready."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, service_workers="block", accept_downloads=False
    )
    context.add_init_script(f"({KEEP_WHAT_IS_SAVED})()")
    yield {lang: Check(context.new_page(), built_site, lang).open() for lang in LANGUAGES}
    context.close()


def test_any_check_opened_from_its_link_is_the_same_check(
    pages: dict[str, Check], policy: Policy, session: Session, full: bool
) -> None:
    """One page reads a link while the core works out the next one and the other page reads that."""
    many = MANY if full else FEW
    drawn = islice(states(policy, lambda **put: asked(session, **put).get("result"), SEED), many)
    opened: list[Opened] = []
    wrong = {}
    for lang, state in zip(cycle(LANGUAGES), drawn, strict=False):
        link = write_link(policy, {**request(state), "typed": state.typed})
        pages[lang].page.evaluate(f"(link) => {{ window.reading = ({READ})(link); }}", link)
        opened.append(Opened(pages[lang], link, expected(session, state, lang, link)))
        if len(opened) >= len(LANGUAGES):
            first = opened[-len(LANGUAGES)]
            wrong[first.link] = first.differences()
    wrong[opened[-1].link] = opened[-1].differences()
    told = [f"{link}\n{found}"[:2000] for link, found in wrong.items() if found]
    assert not told, f"{len(told)} of {len(wrong)}, first:\n" + "\n".join(told[:3])
    assert len(wrong) > 0.95 * many
    assert {one.due["status"] for one in opened} == {"decided", "open", "error"}
