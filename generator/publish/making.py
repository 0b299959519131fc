"""A package made from two states of the data: what differs, with the sheet in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.impact.html import html
from generator.impact.layout import layout
from generator.impact.markdown import markdown
from generator.impact.sheet import Sheet, make
from generator.impact.side import Side
from generator.publish.archive import NoPackage
from generator.publish.merging import site_of
from generator.publish.package import Author, FileChange, Package

LANGS = ("zh", "en")


def texts_of(folder: Path) -> dict[str, str]:
    """Every data file of a folder by its name, in order; raises ``NoPackage`` for one that is no text."""
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(step.startswith(".") for step in name.split("/")):
            try:
                found[name] = path.read_bytes().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise NoPackage(f"{name} 不是 UTF-8 文本。", f"{name} is no text in UTF-8.") from error
    return found


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FileChange, ...]:
    """The files that differ."""
    names = sorted(old.keys() | new.keys())
    return tuple(
        FileChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    )


def sheet_of(old: Side, new: Side) -> Sheet:
    """The sheet that a package holds: without the list of pages, as the workbench has it."""
    return make(old, new, with_pages=False)


def packaged(
    sheet: Sheet,
    who: Author,
    files: tuple[FileChange, ...],
    published: Mapping[str, str],
    made_from: str = "",
) -> Package:
    """The package of a change whose sheet is made; raises ``NoPackage`` if nothing changes."""
    if not files:
        raise NoPackage(
            "两份数据相同，没有任何改动，不必提交。", "nothing was changed, so there is nothing to submit."
        )
    shown = {lang: layout(sheet, lang) for lang in LANGS}
    sheets = {f"{lang}.html": html(said, lang) for lang, said in shown.items()}
    sheets |= {f"{lang}.md": markdown(said) for lang, said in shown.items()}
    policy = (sheet.old.policy.hash, sheet.new.policy.hash)
    return Package(site_of(published), who, files, sheets, policy, made_from)
