"""The sheet as one HTML file that needs nothing else, to read, to print and to file.

It looks as the site does.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from generator.impact.layout import Entry, Layout, Part
from generator.library.text import HTML_LANG

STYLE = Path(__file__).resolve().parents[2] / "site_src" / "style"
SHEETS = ("10-base.css", "impact/sheet.css")
"""The site's own colours and type, and what the sheet adds to them."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The file may load nothing and run nothing, wherever it is opened."""

_TAGS = {"-": "del", "+": "ins"}


def html(sheet: Layout, lang: str) -> str:
    """A whole document; everything that comes from the data is escaped, and there is no script in it."""
    style = "\n".join((STYLE / name).read_text("utf-8") for name in SHEETS)
    summary = "".join(f"<li>{escape(line)}</li>" for line in sheet.summary)
    return (
        f'<!doctype html>\n<html lang="{HTML_LANG[lang]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(sheet.title)}</title><style>{style}</style></head>\n"
        f'<body class="impact"><main><h1>{escape(sheet.title)}</h1><ul class="impact-summary">{summary}</ul>'
        f"<p>{escape(sheet.between)}</p>\n{''.join(map(_part, sheet.parts))}"
        f"<p>{escape(sheet.note)}</p></main></body></html>\n"
    )


def _part(part: Part) -> str:
    entries = f"<ul>{''.join(map(_entry, part.entries))}</ul>"
    if part.quiet:
        return f"<details><summary>{escape(part.title)} ({len(part.entries)})</summary>{entries}</details>\n"
    return f"<section><h2>{escape(part.title)}</h2>{entries}</section>\n"


def _entry(entry: Entry) -> str:
    remarks = "".join(f"<p>{escape(remark)}</p>" for remark in entry.remarks)
    lines = "".join(
        f"<{_TAGS[sign]}><code>{escape(place)}</code> <code>{escape(line)}</code></{_TAGS[sign]}>"
        for sign, place, line in entry.lines
    )
    shown = f"<div>{lines}</div>" if lines else ""
    return f"<li><p><strong>{escape(entry.what)}</strong></p>{remarks}{shown}</li>"
