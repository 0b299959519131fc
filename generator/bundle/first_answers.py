"""The page's own scripts and the decision core asked the same: does the first answer ever say anything else?

The scripts run in Node, all cases in one process. A build in which the two differ is not published.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from generator.bundle.assets import compact, hashed_name
from generator.bundle.runtime import WIDGETS, printed, tool
from generator.library.first_answer import FirstAnswers
from generator.models.messages.basics import Text, Value
from generator.models.messages.before_python import FirstTexts
from generator.rules.classify import classify
from generator.rules.decision_diagram import Node, Space
from generator.rules.documents import strictest_first
from generator.rules.facts import option_ids, write_text
from generator.rules.numbers import whole
from generator.rules.policy import Policy
from generator.rules.tracks import Lists, possible_tracks
from generator.system.cache import CACHE, cached_json, code, digest

HERE = Path(__file__).resolve().parent
SCRIPTS = ("diagram.js", "first_answer.js")
RANDOM = 12
"""Sets of answers drawn for each item beside those of its cells and paths."""


@dataclass(frozen=True)
class First:
    """The file of each item, the sentences for all, and what came of comparing the diagrams with the core."""

    files: dict[int, bytes]
    texts: FirstTexts
    items: int
    compared: int
    differ: list[str]

    @property
    def names(self) -> dict[int, str]:
        """The names of the files."""
        return {item: hashed_name("item.json", content) for item, content in self.files.items()}

    @property
    def proof(self) -> dict[str, object]:
        """What the check list reads."""
        return {"items": self.items, "compared": self.compared, "differ": self.differ}


def first_answers(policy_json: str) -> First:
    """What the page says before Python is up; the comparison comes from the cache where nothing changed."""
    policy = Policy(json.loads(policy_json))
    made = FirstAnswers(policy)
    mark = code(*(HERE.parent / room for room in ("rules", "library")), Path(__file__))
    scripts = [(WIDGETS / "track_checker" / name).read_bytes() for name in SCRIPTS]
    key = digest("first answers", policy_json, mark, *scripts)
    compared, differ = cached_json(key, lambda: differences(policy, made), CACHE)
    files = {item: compact(early) for item, early in made.early().items()}
    return First(files, made.texts(), len(made.diagrams), compared, differ)


class Case(NamedTuple):
    """An item, and some answers to its questions."""

    item: int
    facts: dict[str, Value]


class Found(NamedTuple):
    """What one side says is still possible, and may still be asked."""

    documents: tuple[str, ...]
    tracks: tuple[str, ...]
    asked: frozenset[str]


Said = tuple[list[str], list[str], list[str], bool, Text] | None
"""What the scripts print: documents, tracks, questions, whether it is settled, the sentence."""

NOTHING = Found((), (), frozenset())
"""Answers that cannot all be true of one project."""


def differences(policy: Policy, made: FirstAnswers) -> tuple[int, list[str]]:
    """How many cases were compared, and those in which scripts and core differ."""
    listed = [case for item in made.diagrams for case in cases(policy, item)]
    said = zip(listed, walked(policy, made, listed), strict=True)
    return len(listed), [
        f"item {case.item} {json.dumps(case.facts, ensure_ascii=False)}"
        for case, answer in said
        if found(answer) != decided(policy, case)
    ]


def cases(policy: Policy, item: int, each: int = RANDOM) -> Iterator[Case]:
    """At every node of the diagram every answer that its question can have, quantities at each limit and
    beside it; and answers drawn by chance, the same ones every time."""
    edition = policy.edition(policy.today)
    assert edition is not None
    space, (root,) = policy.diagrams(edition, (item,))
    yield Case(item, {})
    for facts, fact in ways(space, root):
        yield from (Case(item, {**facts, fact: answer}) for answer in answers(policy, space, fact))
    chance = Random(item)  # noqa: S311 - the same cases in every build
    for _ in range(each):
        share = chance.random()
        known = [fact for fact in space.order if chance.random() < share]
        yield Case(item, {fact: drawn(policy, space, fact, chance) for fact in known})


def ways(space: Space, root: Node) -> Iterator[tuple[dict[str, Value], str]]:
    """Of every node one way of answers that leads to it, and what it asks."""
    seen: set[int] = set()
    open_ways: list[tuple[Node, dict[str, Value]]] = [(root, {})]
    while open_ways:
        node, facts = open_ways.pop()
        if node.fact and id(node) not in seen:
            seen.add(id(node))
            yield facts, node.fact
            below = zip(space.cells[node.fact], node.children, strict=True)
            open_ways += [(child, {**facts, node.fact: sample}) for sample, child in below]


def answers(policy: Policy, space: Space, fact: str) -> Iterator[Value]:
    """One of each cell, each limit and what stands beside it, each option by itself."""
    record = policy.facts[fact]
    yield from space.cells[fact]
    if record["type"] == "number":
        limits = {test["value"] for test in space.tests[fact] if test["op"] == "cmp"}
        steps = (-1, 0, 1) if record.get("integer") else (-0.001, 0, 0.001)
        yield from sorted({whole(max(0, round(limit + step, 9))) for limit in limits for step in steps})
    elif record["type"] == "choice":
        yield from option_ids(record)
    elif record["type"] != "yes_no":
        yield from ([option] for option in option_ids(record))


def drawn(policy: Policy, space: Space, fact: str, chance: Random) -> Value:
    """An answer drawn by chance; of several options any number."""
    record = policy.facts[fact]
    if record["type"] in ("set", "areas"):
        share = chance.random() / 2
        return [option for option in option_ids(record) if chance.random() < share]
    return chance.choice(list(answers(policy, space, fact)))


def walked(policy: Policy, made: FirstAnswers, listed: Sequence[Case]) -> list[Said]:
    """What the scripts say of each case."""
    given = {
        "texts": made.texts(),
        "diagrams": made.diagrams,
        "cases": [[case.item, texts(policy, case.facts)] for case in listed],
    }
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        for name in SCRIPTS:
            content = (WIDGETS / "track_checker" / name).read_text("utf-8")
            (Path(folder) / name).write_text(content, "utf-8")
        (Path(folder) / "package.json").write_text('{"type": "module"}', "utf-8")
        file = Path(folder) / "cases.json"
        file.write_bytes(compact(given))
        command = [tool("node"), str(HERE / "first_answers.mjs"), folder, str(file)]
        said: list[Said] = json.loads(printed("the first answers", command))
    return said


def texts(policy: Policy, facts: Mapping[str, Value]) -> dict[str, str]:
    """Answers as a link writes them."""
    return {name: write_text(policy.facts[name], value) for name, value in facts.items()}


def found(said: Said) -> Found | None:
    """What the scripts found, as it is compared; None where they have no sentence for it."""
    if said is None:
        return NOTHING
    return Found(tuple(said[0]), tuple(said[1]), frozenset(said[2])) if said[4] else None


def decided(policy: Policy, case: Case) -> Found:
    """What the core finds."""
    edition = policy.edition(policy.today)
    assert edition is not None
    lists = Lists.on(policy, policy.today)
    classes = classify(policy, edition, (case.item,), case.facts, lists)
    outcomes = classes.outcomes
    if not outcomes:
        return NOTHING
    documents = strictest_first(outcome.document for outcome in outcomes)
    asked = classes.space.asked(classes.whole)
    return Found(tuple(documents), tuple(possible_tracks(policy, outcomes)), frozenset(asked))
