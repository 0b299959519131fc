"""The one door through which pages ask the decision core, so that a page never decides anything itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.site.model import Text


class Core:
    """Answers of ``generator.rules`` for pages."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._compiled = compiled
        self._answers: dict[tuple[str, int], Any] = {}  # both languages ask the same things

    def _once(self, name: str, item: int, answer: Callable[[], Any]) -> Any:
        if (name, item) not in self._answers:
            self._answers[name, item] = answer()
        return self._answers[name, item]

    @cached_property
    def _policy(self) -> Any:
        from generator.rules.policy import Policy

        return Policy(dict(self._compiled))

    @cached_property
    def _session(self) -> Any:
        from generator.rules.session import Session

        return Session(json.dumps(self._compiled, ensure_ascii=False))

    def tier_sentences(self, item: int) -> Mapping[str, Sequence[Text]]:
        """Each tier's condition as sentences in both languages."""
        from generator.rules.wording import tier_sentences

        return tier_sentences(self._compiled["facts"], self._compiled["items"][str(item)])

    def answer_rows(self, item: int) -> list[Mapping[str, Any]]:
        """The item's whole answer table."""
        from generator.rules.answers import answer_rows

        return list(self._once("rows", item, lambda: answer_rows(self._policy, item)))

    def link(self, item: int, answers: Mapping[str, Any]) -> str:
        """The fragment that opens the check with an item and some answers."""
        from generator.rules.link import write_link

        return write_link(self._policy, {"items": [item], "facts": answers})

    def questions(self, item: int) -> list[Mapping[str, Any]]:
        """What the item can ask about a project, the approval questions left out."""
        found = self._once("questions", item, lambda: self._ask({"op": "questions", "items": [item]}))
        return [question for question in found if question["scope"] == "project"]

    def possible(self, item: int) -> list[str]:
        """The documents the item can lead to, the strictest first."""
        found = self._once("check", item, lambda: self._ask({"op": "check", "items": [item], "facts": {}}))
        return list(found["possible_documents"])

    def _ask(self, request: Mapping[str, Any]) -> Any:
        return json.loads(self._session.ask(json.dumps(request)))["result"]

    def phrase(self, condition: Mapping[str, Any]) -> Text:
        """A condition as a clause in both languages."""
        from generator.rules.wording import Wording

        return Wording(self._compiled["facts"]).phrase(dict(condition))
