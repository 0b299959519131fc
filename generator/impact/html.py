"""The sheet as one HTML file that needs nothing else, to read, to print and to file.

It looks as the site does. The file may load nothing and run nothing, wherever it is opened.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from generator.impact.layout import Layout
from generator.library.text import HTML_LANG
from generator.site.machine import document

STYLE = Path(__file__).resolve().parents[2] / "site_src" / "style"
SHEETS = ("10-base.css", "impact/sheet.css")
"""The site's own colours and type, and what the sheet adds to them."""

_TAGS = {"-": "del", "+": "ins"}


def html(sheet: Layout, lang: str) -> str:
    """A whole document; everything that comes from the data is escaped, and there is no script in it."""
    style = "\n".join((STYLE / name).read_text("utf-8") for name in SHEETS)
    return document(
        "impact.html",
        html_lang=HTML_LANG[lang],
        sheet=sheet,
        style=Markup(style),  # noqa: S704 - our own style sheets
        tags=_TAGS,
    )
