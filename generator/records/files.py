"""Which files the data folder holds, the shape of each, and what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator import models
from generator.models.policy.basics import FactScope
from generator.rules.policy import MAJOR_CHANGE, SIZE

VOCABULARY_FILES: dict[str, type] = {
    "units.yaml": dict[str, models.Unit],
    "sensitive_areas.yaml": models.AreaClasses,
    "facts.yaml": models.SharedFacts,
}
"""The shared vocabulary, read before all else."""

RECORD_FILES: dict[str, type[models.Record]] = {
    "actions.yaml": models.Actions,
    "agenda.yaml": models.Agenda,
    "approval_levels.yaml": models.ApprovalLevels,
    "calendar.yaml": models.Calendar,
    "changes.yaml": models.Changes,
    "clocks.yaml": models.Clocks,
    "contacts.yaml": models.Contacts,
    "documents.yaml": models.Documents,
    "forbidden.yaml": models.Forbidden,
    "glossary.yaml": models.Glossary,
    "instruments.yaml": models.Instruments,
    "lists/commitment.yaml": models.CommitmentList,
    "lists/exempt.yaml": models.ExemptList,
    "lists/filing.yaml": models.FilingList,
    "major_change.yaml": models.MajorChange,
    "measures.yaml": models.Measures,
    "penalties.yaml": models.Penalties,
    "places.yaml": models.Places,
    "procedure.yaml": models.Procedure,
    "questions.yaml": models.Questions,
    "redirects.yaml": models.Redirects,
    "services.yaml": models.Services,
    "site.yaml": models.Site,
    "size_criteria.yaml": models.SizeCriteria,
    "standings.yaml": models.Standings,
    "timeline.yaml": models.Timeline,
    "tracks.yaml": models.Tracks,
    "unknowns.yaml": models.Unknowns,
}
"""Every other record file. All of them must be there."""


class SelfCheck(NamedTuple):
    """A check beside the main one: the file with its questions and rules, and the model of its worked cases
    (in the file of its name under ``scenarios/``)."""

    file: str
    cases: type[models.SizeScenarios | models.MajorChangeScenarios]


SELF_CHECKS: dict[FactScope, SelfCheck] = {
    SIZE: SelfCheck("size_criteria.yaml", models.SizeScenarios),
    MAJOR_CHANGE: SelfCheck("major_change.yaml", models.MajorChangeScenarios),
}
"""By the scope of their questions, which no other condition may ask. All other scenarios are of the main
check."""

SCENARIO_FILES = tuple(
    f"scenarios/{name}.yaml"
    for name in (
        "across_answers", "across_items", "across_sites", "items_001_041", "items_042_096", "items_097_129",
        "items_130_173", "who_decides", *SELF_CHECKS,
    )
)  # fmt: skip
"""Worked projects and cases that guard the rest: one that vanishes would guard nothing, unseen. Others may be
added."""

_PATTERNS = (
    re.compile(r"^catalogue/[a-z0-9_]+/(edition|[0-9]{2,3})\.yaml$"),
    re.compile(r"^cases/[a-z0-9_]+/[0-9]{2,3}\.yaml$"),
    re.compile(r"^scenarios/[a-z0-9_]+\.yaml$"),
)
_IGNORED = re.compile(r"(^|/)(\.|~\$|README)|(~|\.md)$")


def expected_files() -> list[str]:
    """Every file that must be there, by its path in the data folder."""
    return [*VOCABULARY_FILES, *RECORD_FILES, *SCENARIO_FILES]


def strange_files(root: Path) -> Iterator[str]:
    """Files that do not belong in the data folder. Notes (``.md``) and hidden files are left alone."""
    known = set(expected_files())
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if file.is_dir() or _IGNORED.search(name) or name in known:
            continue
        if not any(pattern.match(name) for pattern in _PATTERNS):
            yield name
