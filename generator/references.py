"""Checks between records (filled in once their shapes stand)."""

from __future__ import annotations

from typing import Any


def check_records(data: Any) -> None:
    """Placeholder until the record shapes stand."""
