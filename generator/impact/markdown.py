"""The sheet as Markdown, for the reviewer of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.impact.layout import Entry, Layout, Part

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(sheet: Layout) -> str:
    """Summary as a list; sections with their entries, quiet ones folded away; a place to sign at the end."""
    lines = [
        f"# {_said(sheet.title)}",
        "",
        *(f"- **{_said(line)}**" for line in sheet.summary),
        "",
        _said(sheet.between),
    ]
    for part in sheet.parts:
        lines += ["", *_part(part)]
    return "\n".join([*lines, "", _said(sheet.note), ""])


def _part(part: Part) -> Iterator[str]:
    if part.quiet:
        yield from (f"<details><summary>{_said(part.title)} ({len(part.entries)})</summary>", "")
    else:
        yield from (f"## {_said(part.title)}", "")
    for entry in part.entries:
        yield from _entry(entry)
    if part.quiet:
        yield from ("", "</details>")


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- {_said(entry.what)}"
    yield from (f"  - {_said(remark)}" for remark in entry.remarks)
    if entry.lines:
        yield from (
            "",
            "  ```diff",
            *(f"  {sign} {place}  {line}".replace("```", "'''") for sign, place, line in entry.lines),
            "  ```",
        )


def _said(words: str) -> str:
    """Words as they are: nothing in them is taken for a mark."""
    return _SPECIAL.sub(r"\\\1", words.replace("\n", " "))
