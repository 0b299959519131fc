"""Packages to try things with, small ones, and a folder of data for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.merging import site_of
from generator.publish.package import FileChange, Package, author
from tests.browser.check_page import ROOT
from tests.data.casebook import copy_data

DATA = ROOT / "policy_data"
CLOCKS = "clocks.yaml"
TWENTY, FIFTEEN = "    days: 20\n", "    days: 15\n"
SHEETS = {"zh.html": "<p>影响表</p>\n", "en.md": "# Impact sheet\n"}


def published(data: Path = DATA) -> dict[str, str]:
    """The texts of a folder of data."""
    return {p.relative_to(data).as_posix(): p.read_text("utf-8") for p in sorted(data.rglob("*.yaml"))}


def change(path: str, *pairs: tuple[str, str], base: str | None = None) -> FileChange:
    """A file with the first of each pair replaced."""
    text = base = base if base is not None else (DATA / path).read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    return FileChange(path, base, text)


def package(*files: FileChange, who: str = "张三") -> Package:
    """A package of the real site."""
    return Package(site_of(published()), author(who, "2026-11-30", "练习"), files, SHEETS, ("a", "b"))


@pytest.fixture
def made() -> Package:
    """Twenty days become fifteen."""
    return package(change(CLOCKS, (TWENTY, FIFTEEN)))


@pytest.fixture
def signed(made: Package) -> Package:
    """The same, signed by somebody else."""
    return made.signed("李四", "2026-12-01", "agreed")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data."""
    return copy_data(tmp_path)
