"""One copy of the real data for all tests of this folder; files that no test touched are read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records import load
from generator.source import document as source
from tests.data.casebook import copy_data


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data; whoever edits it puts it back."""
    return copy_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Files with the same bytes are not parsed again."""
    known: dict[tuple[str, bytes], source.Document] = request.session.stash.setdefault(_KNOWN, {})
    read = source.read

    def remembered(file: Path, shown: str) -> source.Document:
        if not file.is_file() or file.stat().st_size > source.MAX_BYTES:
            return read(file, shown)
        key = (shown, file.read_bytes())
        found = known.get(key)
        if found is None:
            found = read(file, shown)
            if not found.findings:
                known[key] = found
        elif found.findings:  # the check of its shape added some: read it anew
            found = known[key] = read(file, shown)
        return found

    monkeypatch.setattr(load.source, "read", remembered)


_KNOWN = pytest.StashKey[dict[tuple[str, bytes], source.Document]]()
