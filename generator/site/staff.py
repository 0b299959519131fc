"""Pages for the department's staff: the guide, the kinds of change with exercises, and what each code
means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings.codes import PAGE, codes, groups
from generator.gaps.gap import KINDS
from generator.library.text import Record
from generator.site import staff_pictures
from generator.site.model import Page
from generator.system import plain_yaml

if TYPE_CHECKING:
    from generator.site.site import Site


def guide(source: Path) -> Record:
    """What ``staff.yaml`` holds: ``exercises``, ``kinds`` of file; ``conditions`` and ``gives`` by
    example."""
    return plain_yaml.read(source / "staff.yaml")


def exercises(source: Path) -> list[Record]:
    """The exercises of the guide: what was decided, and lines before and after."""
    return list(guide(source)["exercises"])


def staff_pages(site: Site) -> list[Page]:
    """The guide and what belongs to it; they stand apart from the public's pages."""
    own = guide(site.source)
    shown = {"staff": staff_pictures}
    known = [
        {**group, "codes": [code for code in codes().values() if code.group == group["id"]]}
        for group in groups()
    ]
    first = {
        "first": own["exercises"][0],
        **{name: own[name] for name in ("kinds", "conditions", "gives", "voice")},
    }
    return [
        site.page("staff", "staff.md.j2", section="about", parents=("about",), data={**shown, **first}),
        site.page(
            "staff/changes",
            "staff_changes.md.j2",
            section="about",
            parents=("about", "staff"),
            data={**shown, "exercises": own["exercises"]},
        ),
        site.page(
            "staff/workbench",
            "staff_workbench.md.j2",
            section="about",
            parents=("about", "staff"),
            contents=False,
            wide=True,
            starts="workbench",
        ),
        site.page(
            "staff/gaps",
            "staff_gaps.md.j2",
            section="about",
            parents=("about", "staff"),
            data={"kinds": KINDS},
        ),
        site.page(
            PAGE,
            "staff_codes.md.j2",
            section="about",
            parents=("about", "staff"),
            contents=False,
            data={**shown, "groups": known},
        ),
    ]
