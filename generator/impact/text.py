"""The sheet as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.impact.layout import Entry, Layout


def text(sheet: Layout) -> str:
    """The first screen is the summary; below it, what changes, section by section."""
    return "\n".join([*sheet.summary, "", sheet.between, *_parts(sheet), "", sheet.note, ""])


def _parts(sheet: Layout) -> Iterator[str]:
    for part in sheet.parts:
        yield from ("", part.title)
        for entry in part.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"  {entry.what}"
    yield from (f"      {remark}" for remark in entry.remarks)
    yield from (f"      {sign} {place}  {line}" for sign, place, line in entry.lines)
