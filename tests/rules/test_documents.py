"""The documents: their order and their names."""

from __future__ import annotations

from datetime import date

from generator.rules.documents import document_names, short_names, stricter, strictest_first
from tests.rules.small import both, policy


def test_documents_stand_in_the_order_of_the_law() -> None:
    assert strictest_first(["none", "form", "report", "form"]) == ["report", "form", "none"]


def test_of_two_documents_the_stricter_is_the_one_that_comes_first() -> None:
    assert stricter("registration", "form") == "form"
    assert stricter("report", "none") == "report"
    assert stricter("none", "none") == "none"


def test_a_document_is_called_what_the_law_of_the_day_calls_it() -> None:
    assert document_names(policy(), date(2026, 8, 14))["report"] == both("environmental report")
    assert document_names(policy(), date(2026, 8, 15))["report"] == both("ecological report")


def test_a_document_without_a_name_in_force_goes_by_its_short_name() -> None:
    assert (
        document_names(policy(), date(2026, 8, 15))["form"]
        == both("report form")
        == short_names(policy())["form"]
    )
