"""Numbers that prose repeats, taken from the field where they stand.

A text may hold ``{clock:promised_report}`` (20个工作日 / 20 working days),
``{limit:ordinary/publish_report}`` (不少于10个工作日 / at least 10 working days) and
``{count:commitment.rows}`` (44). A number then stands in one field of one record, and no sentence can fall
behind when the field is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator import models
from generator.records.conditions_of_records import Compiled
from generator.records.data import Data
from generator.rules.schedule import duration, limit_text
from generator.rules.wording import Text, in_language

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
KINDS = ("clock", "limit", "count")
SOURCES = (
    models.Clocks,
    models.Tracks,
    models.FilingList,
    models.CommitmentList,
    models.ExemptList,
    models.Measures,
)
"""The files that placeholders stand for, besides the edition of the catalogue."""


def placeholders(data: Data) -> dict[str, Text]:
    """Every placeholder that may be used, with what it stands for in both languages."""
    words: dict[str, Text] = {}
    for clock in data.records[models.Clocks].clocks:
        words[f"clock:{clock.id}"] = duration(clock.days, clock.unit)
    for track in data.records[models.Tracks].tracks:
        for step in track.steps:
            if limit := step.limit:
                words[f"limit:{track.id}/{step.id}"] = limit_text(
                    {"days": limit.days, "unit": limit.unit, "sense": limit.sense}
                )
    for name, number in _counts(data):
        words[f"count:{name}"] = {"zh": str(number), "en": str(number)}
    return words


def _counts(data: Data) -> Iterator[tuple[str, int]]:
    """The totals that are declared, by name."""
    exempt = data.records[models.ExemptList]
    declared = {
        "filing": data.records[models.FilingList].declared,
        "commitment": data.records[models.CommitmentList].declared,
        "national_batch": exempt.national_batch.declared,
    }
    for name, totals in declared.items():
        yield f"{name}.categories", totals.categories
        yield f"{name}.rows", totals.rows
    yield "measures", data.records[models.Measures].declared
    yield "catalogue.categories", data.current.declared.categories
    yield "catalogue.items", data.current.declared.items


def fill(value: Compiled, words: Mapping[str, Text], lang: str = "") -> Compiled:
    """A copy of a value with the placeholders in its texts filled; ``lang`` is the language of the text, if
    it is one.

    Raises LookupError for a placeholder that nothing stands behind; ``generator.lint.run`` has
    told of it before, at its line.
    """
    if isinstance(value, dict):
        return {key: fill(part, words, key if key in ("zh", "en") else lang) for key, part in value.items()}
    if isinstance(value, list):
        return [fill(part, words, lang) for part in value]
    return fill_text(value, words, lang) if lang and isinstance(value, str) else value


def fill_text(text: str, words: Mapping[str, Text], lang: str) -> str:
    """A text in one language with its placeholders filled."""
    return PLACEHOLDER.sub(lambda match: in_language(words[match.group(1)], lang), text)
