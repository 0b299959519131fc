"""Checks drawn at random, as a person might make them; and all that the page shows of one, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from generator.rules.logic import atoms

Json = dict[str, Any]
Ask = Callable[..., Any]

KEEP_WHAT_IS_SAVED = """() => {
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.savedData = blob.text(); return made.call(URL, blob); };
}"""
"""So that the data file can be read without five hundred downloads; the page's context should not accept any."""

READ = """(fragment) => new Promise((done) => {
    const box = document.getElementById("check-result");
    const texts = (selector) => [...document.querySelectorAll(selector)].filter((node) => !node.closest("[hidden]")).map((node) => node.textContent);
    const names = (selector) => [...document.querySelectorAll(selector)].map((node) => node.dataset.fact);
    const card = (node) => ({
        chosen: [...node.querySelectorAll("input:is([type=radio], [type=checkbox]):checked")].map((input) => input.value),
        text: node.querySelector("input[type=text]")?.value ?? "",
        unit: node.querySelector("select")?.value ?? "",
        days: node.querySelector(".ck-q__days:not([hidden]) input")?.value ?? "",
    });
    const read = async () => {
        document.getElementById("check-json")?.click();
        return {
            address: location.hash.slice(1), status: box.dataset.status, headline: texts(".ck-answer__headline")[0], link: texts("#check-printed-link")[0],
            chosen: texts("#check-chosen .ck-chip > span"), asked: names("#check-questions [data-fact]"), errors: texts(".ck-q__error, #check-problems li"),
            reasons: [...box.querySelectorAll('[data-part="why"] li')].map((node) => [...node.childNodes].filter((part) => part.nodeType === 3).map((part) => part.textContent).join("")),
            cards: Object.fromEntries([...document.querySelectorAll("#track-checker [data-fact]")].map((node) => [node.dataset.fact, card(node)])),
            saved: box.dataset.status === "error" ? null : JSON.parse(await window.savedData),
        };
    };
    const settled = () => box.dataset.status === "error" || document.getElementById("check-printed-link")?.textContent.includes("policy=");
    document.activeElement?.blur();
    window.addEventListener("hashchange", () => {
        const watcher = new MutationObserver(() => { if (settled()) { watcher.disconnect(); done(read()); } });
        watcher.observe(document.getElementById("track-checker"), { subtree: true, childList: true, attributes: true, characterData: true });
    }, { once: true });
    location.hash = fragment;
})"""
"""Opens a link in the page that is open and, once the answer and the link to send are there, reads what a person sees."""


@dataclass(frozen=True)
class State:
    """One check: items, answers, the unit in which a figure was typed, and days."""

    items: list[int]
    facts: Json
    typed: Json = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)


def states(policy: Any, ask: Ask, seed: int) -> Iterator[State]:
    """Endless checks, the same for one seed. ``ask`` puts a request to the core and returns its result."""
    random = Random(seed)
    numbers = sorted(map(int, policy.data["items"]))
    while True:
        items = (
            [0]
            if random.random() < 0.03
            else sorted(random.sample(numbers, random.choice((1, 1, 1, 2, 2, 3, 5))))
        )
        limits = _limits(policy, items)
        share = random.choice((0.2, 0.5, 0.8, 1))
        facts: Json = {}
        typed: Json = {}
        for question in ask(op="questions", items=items):
            if random.random() < share:  # all others the person does not know, or has not come to
                _answer(random, ask, question, limits.get(question["id"], [10]), facts, typed)
        yield State(items, facts, typed, _days(random))


def _limits(policy: Any, items: list[int]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for number in items:
        for tree in policy.data["items"].get(str(number), {"tiers": {}})["tiers"].values():
            for atom in atoms(tree):
                if "value" in atom:
                    found.setdefault(atom["fact"], []).append(atom["value"])
    return found


def _days(random: Random) -> dict[str, str]:
    days = {
        "on": f"{random.choice((2019, 2022, 2025, 2026, 2026, 2027))}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    }
    if random.random() < 0.3:
        days["start"] = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    if random.random() < 0.2:
        days["submitted"] = f"2027-01-{random.randint(1, 28):02}"
        days["accepted"] = f"2027-02-{random.randint(1, 28):02}"
    return days


def _answer(random: Random, ask: Ask, question: Json, limits: list[float], facts: Json, typed: Json) -> None:
    name = question["id"]
    if question["type"] == "yes_no":
        facts[name] = random.random() < 0.5
    elif question["type"] == "choice":
        facts[name] = random.choice(question["options"])["id"]
    elif question["type"] != "number":
        facts[name] = [
            option["id"] for option in question["options"] if random.random() < random.choice((0, 0.2, 0.5))
        ]
    else:
        _figure(random, ask, question, limits, facts, typed)


def _figure(random: Random, ask: Ask, question: Json, limits: list[float], facts: Json, typed: Json) -> None:
    """A figure at, about or far from a limit, in one of the units that the question offers."""
    near = random.choice(limits)
    whole = [0, near, near + 1, max(0, near - 1), near * 3]
    text = f"{random.choice(whole if question['integer'] else [*whole, near * 0.999, near / 7, 0.1, 0.000001, 0.0000003]):.9f}".rstrip(
        "0"
    ).rstrip(".")
    unit = random.choice(question.get("units") or [{"id": "", "each_day": False}])
    read = ask(
        op="read_value",
        fact=question["id"],
        text=text,
        unit=unit["id"],
        days=str(random.choice((90, 300, 365.5))) if unit["each_day"] else "",
    )
    if read is not None:
        facts[question["id"]] = read["value"]
        if "unit" in read:
            typed[question["id"]] = {key: read[key] for key in ("text", "unit", "days")}


def request(state: State) -> Json:
    """The state as the core is asked for its link and, with a day to start, for its verdict."""
    return {"items": state.items, "facts": state.facts, **state.days}
