"""The one door through which pages ask the decision core, so that a page never decides anything itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import generator.rules
from generator.compile.compile import NOT_IN_HASH
from generator.library.text import Record
from generator.models.messages.basics import Track
from generator.models.messages.questions import FormQuestion
from generator.models.messages.verdict import Deciding, FollowUp
from generator.rules.wording import Text as Clause
from generator.system.cache import cached_json, code, digest
from generator.system.canonical_json import to_json

if TYPE_CHECKING:
    from generator.library.coming import Coming
    from generator.library.decision_table import AnswerRow
    from generator.rules.logic import Tree
    from generator.rules.policy import Policy


T = TypeVar("T")
Asked = dict[str, Any]
"""A question as the decision core asks it."""


class ScalePart(TypedDict):
    """A part of a number line between two limits (None: no limit), and the documents still possible in it.

    ``low_in`` and ``high_in`` tell whether the limit itself belongs to the part above it.
    """

    low: float | None
    low_in: bool
    high: float | None
    high_in: bool
    documents: list[str]


class Scale(TypedDict):
    """A quantity of an item as a number line, its parts in ascending order."""

    fact: Record
    parts: list[ScalePart]


class Core:
    """Answers of ``generator.rules`` for pages."""

    def __init__(self, compiled: Record, keep: Path | None = None) -> None:
        self._compiled = compiled
        self._keep = keep
        self._answers: dict[tuple[str, int], Any] = {}  # both languages ask the same things

    def _once(self, name: str, item: int, answer: Callable[[], T]) -> T:
        if (name, item) not in self._answers:
            rests_on = digest(self._common, name, to_json(self._compiled["items"].get(str(item))))
            kept = self._keep and cached_json(rests_on, answer, self._keep)
            self._answers[name, item] = answer() if kept is None else kept
        found: T = self._answers[name, item]
        return found

    def adopt(self, other: Core, items: Collection[int]) -> None:
        """Take over what ``other`` has answered for ``items``, for which both would say the same."""
        self._answers |= {key: answer for key, answer in other._answers.items() if key[1] in items}

    @cached_property
    def _common(self) -> str:
        """A mark of all that answers on any item rest on: the code, and the policy but for the items
        themselves."""
        rest = {
            name: part
            for name, part in self._compiled.items()
            if name not in (*NOT_IN_HASH, "items", "categories")
        }
        day = self._compiled.get("on", "")
        return digest(code(Path(__file__), Path(generator.rules.__path__[0])), to_json(rest), day)

    @cached_property
    def _policy(self) -> Policy:
        from generator.rules.policy import Policy

        return Policy(json.loads(to_json(self._compiled)))  # the very text that the check gets

    def tier_sentences(self, item: int) -> Mapping[str, Sequence[Clause]]:
        """Each tier's condition as sentences in both languages."""
        from generator.rules.wording import tier_sentences

        return tier_sentences(self._compiled["facts"], self._compiled["items"][str(item)])

    def answer_rows(self, item: int) -> list[AnswerRow]:
        """The item's whole answer table."""
        from generator.library.decision_table import answer_rows

        return list(self._once("rows", item, lambda: answer_rows(self._policy, item)))

    def coming(self, item: int) -> list[Coming]:
        """What the item says from each later day on which it is known to say otherwise."""
        from generator.library.coming import coming

        if ("coming", item) not in self._answers:  # seldom anything: not kept between builds
            self._answers["coming", item] = coming(self._policy, item)
        return list(self._answers["coming", item])

    def link(self, item: int, answers: Record) -> str:
        """The fragment that opens the check with an item and some answers."""
        from generator.rules.link import write_link

        return write_link(self._policy, {"items": [item], "facts": answers})

    def questions(self, item: int) -> list[FormQuestion]:
        """All that the check may ask where this item is chosen; 0: where no item fits."""
        return list(self._once("questions", item, lambda: self._questions(item)))

    def project_questions(self, item: int) -> list[FormQuestion]:
        """What the item can ask about a project, the approval questions left out."""
        return [question for question in self.questions(item) if question["scope"] == "project"]

    def possible(self, item: int) -> list[str]:
        """The documents the item can lead to, the strictest first."""
        return list(self._once("possible", item, lambda: self._possible(item, {})))

    def deciding(self, item: int) -> Deciding:
        """Who may decide a project of the item, while nothing else is known of it."""
        return self._once("deciding", item, lambda: self._deciding(item))

    def afterwards(self, track: Track) -> list[FollowUp]:
        """What comes once the EIA of a track is done."""
        from generator.rules.afterwards import afterwards

        return afterwards(self._policy, track, self._policy.today)

    def scales(self, item: int) -> list[Scale]:
        """The item's quantities as number lines: which documents are still possible with that one figure
        known.

        A quantity that by itself settles no part has no line.
        """
        return list(self._once("scales", item, lambda: self._scales(item)))

    def _scales(self, item: int) -> list[Scale]:
        lines: list[Scale] = []
        tests = _comparisons(self._compiled["items"][str(item)]["tiers"])
        for name in (
            question["id"] for question in self.project_questions(item) if question["type"] == "number"
        ):
            own = [test for test in tests if test["fact"] == name]
            parts = self._parts(item, self._compiled["facts"][name], own)
            if len(parts) > 1 and any(len(part["documents"]) == 1 for part in parts):
                lines.append({"fact": self._compiled["facts"][name], "parts": parts})
        return lines

    def _parts(self, item: int, fact: Record, tests: Sequence[Tree]) -> list[ScalePart]:
        from generator.rules.partition import cells

        parts: list[ScalePart] = []
        for sample in cells(fact, tests):
            found = self._possible(item, {fact["id"]: sample})
            if parts and parts[-1]["documents"] == found:
                continue
            limit = (
                max((test["value"] for test in tests if test["value"] <= sample), default=None)
                if parts
                else None
            )
            part: ScalePart = {
                "low": limit,
                "low_in": limit == sample,
                "high": None,
                "high_in": False,
                "documents": found,
            }
            if parts:
                parts[-1] |= {"high": limit, "high_in": part["low_in"]}
            parts.append(part)
        return parts

    def amount(self, fact: Record, value: float, lang: str) -> str:
        """A quantity with its unit, as everywhere else."""
        from generator.rules.wording import Wording

        return Wording(self._compiled["facts"]).amount(fact, value, lang)

    def _questions(self, item: int) -> list[FormQuestion]:
        from generator.rules.questions import questions
        from generator.rules.request import read_request

        asked = read_request(self._policy, {"items": [item]}, self._policy.today)
        assert asked.edition is not None
        return [{**one} for one in questions(self._policy, asked.edition, asked.items)]

    def _possible(self, item: int, facts: Record) -> list[str]:
        from generator.rules.check import check

        return list(check(self._policy, {"items": [item], "facts": facts})["possible_documents"])

    def _deciding(self, item: int) -> Deciding:
        from generator.rules.check import check

        found = check(self._policy, {"items": [item], "facts": {}})["deciding"]
        assert found is not None  # an edition is in force, and nothing is known of the site
        return found

    def phrase(self, condition: Tree) -> Clause:
        """A condition as a clause in both languages."""
        from generator.rules.wording import Wording

        return Wording(self._compiled["facts"]).phrase(dict(condition))


def _comparisons(node: object) -> list[Tree]:
    """Every comparison of a quantity with a limit below a condition."""
    if isinstance(node, Mapping):
        own = [node] if node.get("op") == "cmp" else []
        return own + [found for value in node.values() for found in _comparisons(value)]
    return [found for value in node for found in _comparisons(value)] if isinstance(node, list) else []
