"""A package laid over what is published now: which is not always what it started from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.findings.refusal import Refusal
from generator.publish.package import FileChange, Package, SiteName
from generator.publish.three_way import Conflict, merge
from generator.source.document import Yaml, read_text

SITE = "site.yaml"


@dataclass(frozen=True)
class Merged:
    """What a package comes to today.

    ``files`` start from the published texts, those that differ; ``moved`` are files that were published anew
    since the package was made.
    """

    files: tuple[FileChange, ...]
    conflicts: tuple[Conflict, ...]
    moved: tuple[str, ...]


def onto(package: Package, published: Mapping[str, str]) -> Merged:
    """The package over the published texts, by name below the data folder."""
    files: list[FileChange] = []
    conflicts: list[Conflict] = []
    for change in package.files:
        now = published.get(change.path)
        merged = merge(change.path, change.base, now, change.new)
        conflicts += merged.conflicts
        if merged.text != now:
            files.append(FileChange(change.path, now, merged.text))
    moved = tuple(one.path for one in package.files if published.get(one.path) != one.base)
    return Merged(tuple(files), tuple(conflicts), moved)


def site_of(published: Mapping[str, str]) -> SiteName:
    """The site that a folder of data is about."""
    data = read_text(published.get(SITE, ""), SITE)
    name = data.mapping("name").get("zh")
    return SiteName(name=_short(name, 200), address=_short(data.at(("base_url",)), 300))


def _short(value: Yaml, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""


def same_site(package: Package, published: Mapping[str, str]) -> None:
    """Refuse a package that was made for another site."""
    here, there = site_of(published), package.site
    elsewhere = here.address and there.address and here.address != there.address
    if here.name != there.name or elsewhere:
        zh, en = f"{there.name} {there.address}".strip(), f"{there.name} {there.address}".strip()
        raise Refusal(
            f"这个提交包是另一个网站的（{zh}），没有打开。",
            f"this package is of another site ({en}), so it was not opened.",
        )


def needs_second(published: Mapping[str, str]) -> bool:
    """Whether the site's data ask for a second person, as they do unless they say otherwise."""
    return read_text(published.get(SITE, ""), SITE).at(("second_person",)) is not False
