"""Numbers that prose repeats, taken from the field where they stand.

A text may hold ``{clock:promised_report}`` (20个工作日 / 20 working days),
``{limit:ordinary/publish_report}`` (不少于10个工作日 / at least 10 working days) and
``{count:commitment.rows}`` (44). A number then stands in one field of one record, and no sentence can fall
behind when the field is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.rules.schedule import duration, limit_text
from generator.rules.wording import Text, in_language

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
KINDS = ("clock", "limit", "count")


def fill(policy: dict[str, Any]) -> dict[str, Any]:
    """The compiled policy with every placeholder in its texts filled.

    Raises LookupError for a placeholder that nothing stands behind; ``generator.lint.run`` has
    told of it before, at its line.
    """
    words = placeholders(
        policy["clocks"], policy["tracks"], policy["lists"], policy["measures"], policy["declared"]
    )
    filled: dict[str, Any] = _fill(policy, words)
    return filled


def placeholders(clocks: Any, tracks: Any, lists: Any, measures: Any, declared: Any) -> dict[str, Text]:
    """Every placeholder that may be used, with what it stands for in both languages."""
    words: dict[str, Text] = {}
    for clock in clocks["clocks"]:
        words[f"clock:{clock['id']}"] = duration(clock["days"], clock["unit"])
    for track in tracks["tracks"]:
        for step in track["steps"]:
            if limit := step.get("limit"):
                words[f"limit:{track['id']}/{step['id']}"] = limit_text(limit)
    for name, number in _counts(lists, measures, declared):
        words[f"count:{name}"] = {"zh": str(number), "en": str(number)}
    return words


def filled(value: Any, words: Mapping[str, Text]) -> Any:
    """A record with the placeholders in its texts filled."""
    return _fill(value, words)


def _counts(lists: Mapping[str, Any], measures: Any, declared: Any) -> Iterator[tuple[str, int]]:
    """The totals that are declared, by name."""
    for name, record in lists.items():
        for which, number in record.get("declared", {}).items():
            yield f"{name}.{which}", number
    for which, number in lists["exempt"]["national_batch"]["declared"].items():
        yield f"national_batch.{which}", number
    yield "measures", measures["declared"]
    for which, number in declared.items():
        yield f"catalogue.{which}", number


def _fill(value: Any, words: Mapping[str, Text], lang: str = "") -> Any:
    """A copy of a value with its texts filled; ``lang`` is the language of the text, if it is one."""
    if isinstance(value, dict):
        return {key: _fill(part, words, key if key in ("zh", "en") else lang) for key, part in value.items()}
    if isinstance(value, list):
        return [_fill(part, words, lang) for part in value]
    if lang and isinstance(value, str) and "{" in value:
        return PLACEHOLDER.sub(lambda match: in_language(words[match.group(1)], lang), value)
    return value
