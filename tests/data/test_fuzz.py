"""A thousand random mutations of the real files (in short, the first hundred and fifty or so): each is told, none is thrown, and nothing published changes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.build.site import Folders
from generator.findings.finding import Finding
from generator.site.site import Site
from generator.system.place import SITE, marked
from tests.fuzz import MUTATORS, damaged, items_in, judge, no_longer_than, published, refused_whole

ROUNDS, TOGETHER, SHORT = 270, 5, 40
"""Rounds at full length, rounds in one test, rounds in short."""


def nothing_made(site: Site, folders: Folders, *_: object) -> Path:
    """An empty folder instead of a site."""
    folders.target.mkdir(parents=True)
    return folders.target


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=[pytest.mark.full] if first >= SHORT else [])
        for first in range(0, ROUNDS, TOGETHER)
    ],
)
def test_damage_is_told_not_thrown(
    root: Path, tmp_path: Path, first: int, full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In short no site is made before the proof refuses it."""
    if not full:
        monkeypatch.setattr(pipeline, "make", nothing_made)
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("published")
    marked(out, SITE)
    refused = []
    for seed in range(first, first + TOGETHER):
        with damaged(root, seed) as files:
            result = judge(root, lambda files=files: items_in(files))  # type: ignore[misc]
            if result.refused:
                refused.append(seed)
                if len(refused) == 1:
                    assert refused_whole(root, out), f"seed {seed}"
        assert all(isinstance(finding, Finding) and finding.zh and finding.en for finding in result.findings)
        assert all(finding.text("zh").encode() + finding.text("en").encode() for finding in result.findings)
        assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in result.findings)
    assert refused, "five rounds of damage and not one error"
    assert published(out) == {"index.html": b"published"}


def test_the_mutations_are_a_thousand_and_of_every_kind(root: Path) -> None:
    sizes = []
    for seed in range(ROUNDS):
        with damaged(root, seed) as files:
            sizes.append(len(files))
    assert sum(sizes) >= 1_000
    assert len(MUTATORS) >= 10


def test_what_hangs_is_ended() -> None:
    with pytest.raises(TimeoutError), no_longer_than(0.05):
        while True:
            random.random()
