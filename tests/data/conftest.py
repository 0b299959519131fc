"""One copy of the real data for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.casebook import copy_data


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data; whoever edits it puts it back."""
    return copy_data(tmp_path_factory.mktemp("data"))
