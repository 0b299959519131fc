"""Whether an answer that a scenario or a case gives is one that the question allows."""

from __future__ import annotations

from collections.abc import Container, Mapping

from generator.models.messages.basics import Value
from generator.models.policy.catalogue import FactRecord
from generator.records.conditions import suggestion
from generator.rules.errors import Mistake
from generator.rules.facts import read_value
from generator.rules.request import MAIN


def answer_problem(
    facts: Mapping[str, FactRecord], name: str, value: Value | None, scopes: Container[str] = MAIN
) -> tuple[str, str, str] | None:
    """What is wrong with an answer to a question of these scopes: code and text, or None."""
    fact = facts.get(name)
    if fact is None or fact["scope"] not in scopes:
        zh, en = suggestion(name, [known for known, record in facts.items() if record["scope"] in scopes])
        return (
            "unknown-fact",
            f"没有名为“{name}”的问题（fact）。{zh}",
            f"there is no fact called “{name}”. {en}",
        )
    result = None if value is None else read_value(fact, value)
    return ("scenario-facts", result.zh, result.en) if isinstance(result, Mistake) else None
