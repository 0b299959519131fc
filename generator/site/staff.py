"""Pages for the department's staff: the guide, the kinds of change with exercises, and what each code means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.codes import PAGE, codes, groups
from generator.site.model import Page

if TYPE_CHECKING:
    from generator.site.site import Site


def exercises(source: Path) -> list[dict[str, Any]]:
    """The exercises of the guide: what was decided, and lines before and after."""
    return list(yaml.safe_load((source / "staff.yaml").read_text("utf-8"))["exercises"])


def staff_pages(site: Site) -> list[Page]:
    """The guide and what belongs to it; they stand apart from the public's pages."""
    known = [{**group, "codes": [code for code in codes().values() if code.group == group["id"]]} for group in groups()]
    return [
        site.page("staff", "staff.md.j2", section="about", parents=("about",)),
        site.page("staff/changes", "staff_changes.md.j2", section="about", parents=("about", "staff"), data={"exercises": exercises(site.source)}),
        site.page(PAGE, "staff_codes.md.j2", section="about", parents=("about", "staff"), contents=False, data={"groups": known}),
    ]
