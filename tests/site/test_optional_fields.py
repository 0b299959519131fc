"""A record may leave out every field that its shape does not ask for: pages and check then simply say less."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel

from generator.records.files import RECORD_FILES
from generator.site.renderer import TemplateFault, markdown
from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.canonical_json import to_json
from generator.system.paths import ROOT

NEEDED = {
    "milestone", "runs_from", "documents", "effective", "unlisted_kind", "unit", "date", "before", "yearly", "announced",
    "ask", "name", "yes", "no", "options", "none", "min", "max", "when", "help_now", "what", "zh", "en", "standing", "sources", "unknown", "dated",
}  # fmt: skip
"""Fields that a record's shape lets out, but only where another field of it stands in for them, or whose loss changes
the decision itself: not what this test is about."""


def bare(value: Any, shape: Any) -> Any:
    """The value without any field that its shape lets out."""
    if get_origin(shape) in (Union, UnionType):
        shape = next((part for part in get_args(shape) if part is not type(None)), Any)
    if isinstance(shape, type) and issubclass(shape, BaseModel) and isinstance(value, dict):
        fields = shape.model_fields
        return {
            key: bare(part, fields[key].annotation) if key in fields else part
            for key, part in value.items()
            if key not in fields or fields[key].is_required() or key in NEEDED
        }
    parts = get_args(shape)
    if get_origin(shape) is list and isinstance(value, list):
        return [bare(part, parts[0]) for part in value]
    if get_origin(shape) is dict and isinstance(value, dict):
        return {key: bare(part, parts[1]) for key, part in value.items()}
    return value


def rendered(policy: dict[str, Any], wanted: Callable[[str], bool] = lambda slug: True) -> dict[str, str]:
    """The pages but for those of single items, in Chinese."""
    site = Site(policy, ROOT / "site_src", ROOT / "widgets")
    pages = all_pages(site)
    site.know(pages)
    return {
        page.slug: markdown(site, page, "zh")
        for page in pages
        if wanted(page.slug) and not page.slug.startswith("catalogue/")
    }


def changed(compiled: dict[str, Any]) -> dict[str, Any]:
    policy: dict[str, Any] = json.loads(to_json(compiled))
    return policy


def test_every_page_is_made_of_records_without_any_field_that_may_be_left_out(
    compiled: dict[str, Any],
) -> None:
    policy, less = changed(compiled), 0
    for file, shape in RECORD_FILES.items():
        folder, _, name = file.removesuffix(".yaml").rpartition("/")
        holder = policy[folder] if folder else policy
        if name in holder:
            before = json.dumps(holder[name])
            holder[name] = bare(holder[name], shape)
            less += json.dumps(holder[name]) != before
    assert less >= 10
    assert len(rendered(policy)) >= 40


@pytest.mark.parametrize(
    ("band", "said"),
    [
        ({"min": 20, "unit": "cny_10k"}, "20万元以上</"),
        ({"max": 20, "unit": "cny_10k"}, "20万元以下</"),
        ({"min": 20, "max": 20, "unit": "cny_10k"}, ">20万元</"),
        ({"min": 1, "max": 5, "unit": "percent"}, "1%以上5%以下</"),
        (
            {"min": 1, "max": 5, "unit": "times", "of": {"zh": "违法所得", "en": "the gain"}},
            "违法所得的1倍以上5倍以下</",
        ),
    ],
)
def test_every_amount_that_may_be_written_has_a_page(
    compiled: dict[str, Any], band: dict[str, Any], said: str
) -> None:
    policy = changed(compiled)
    policy["penalties"]["penalties"][0]["fine"] = band
    assert said in rendered(policy, lambda slug: slug == "penalties")["penalties"]


def test_a_name_that_is_missing_is_told_with_template_line_and_name(compiled: dict[str, Any]) -> None:
    policy = changed(compiled)
    del policy["penalties"]["penalties"][0]["sanction"]
    with pytest.raises(TemplateFault) as fault:
        rendered(policy, lambda slug: slug == "penalties")
    for lang in ("zh", "en"):
        assert "templates/pages/penalties.md.j2:3" in fault.value.words[lang]
        assert "sanction" in fault.value.words[lang]
    assert isinstance(fault.value.__cause__, UndefinedError)
