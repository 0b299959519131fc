"""Which other files the data folder holds, and the shape of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

OWN_READERS = {"units.yaml", "sensitive_areas.yaml", "facts.yaml"}
RECORD_FILES: dict[str, Any] = {}


def record_files(root: Path) -> list[Path]:
    """Every record file beside the catalogue, the shared vocabulary and the scenarios."""
    files = [*root.glob("*.yaml"), *root.glob("lists/*.yaml")]
    return sorted(f for f in files if f.relative_to(root).as_posix() not in OWN_READERS)
