"""Whom pages name is whom there is on the day."""

from __future__ import annotations

import copy
from typing import Any

from generator.library.library import Library


def test_errors_are_reported_where_somebody_is_on_the_day(compiled: dict[str, Any]) -> None:
    contacts = copy.deepcopy(compiled["contacts"])
    wanted = compiled["site"]["report"]["channels"]
    next(c for c in contacts["contacts"] if c["id"] == wanted[1])["effective"] = {"until": "2020-12-31"}
    shown = Library({**compiled, "contacts": contacts}).report_channels()
    assert [contact["id"] for contact in shown] == [wanted[0], *wanted[2:]]
