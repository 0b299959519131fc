"""All shapes of the doors, for the scripts' types (``authoring.typescript``)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.models.messages.basics import (
    Document,
    Facts,
    Lang,
    Refused,
    Scope,
    Size,
    Standing,
    Status,
    Tier,
    Track,
    Value,
)
from generator.models.messages.before_python import EarlyItem, FinderList, FirstTexts
from generator.models.messages.check_door import CheckRequests, CheckResults
from generator.models.messages.table_door import TableRequests, TableResults
from generator.models.messages.workbench_door import BenchRequests, BenchResults

ABOUT = "Made from generator/models/messages/ by `python -m generator.authoring.typescript`; edit it there."

SHAPES: tuple[type, ...] = (
    CheckRequests, CheckResults, TableRequests, TableResults, BenchRequests, BenchResults,
    FinderList, EarlyItem, FirstTexts, Refused,
)  # fmt: skip
"""The doors, and what the page reads besides; all other shapes follow from these."""

NAMED: Mapping[str, object] = {
    "Document": Document,
    "Tier": Tier,
    "Track": Track,
    "Standing": Standing,
    "Status": Status,
    "Size": Size,
    "Lang": Lang,
    "Scope": Scope,
    "Value": Value,
    "Facts": Facts,
}
"""Hints that keep their names in the scripts."""
