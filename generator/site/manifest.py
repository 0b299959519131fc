"""The web manifest: what a phone calls the site and shows for it when somebody keeps it among their apps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.library.text import HTML_LANG, LANGUAGES

if TYPE_CHECKING:
    from generator.site.site import Site

NAME = "site.webmanifest"
ICONS = (
    ("favicon.svg", "any", "image/svg+xml"),
    ("icon-192.png", "192x192", "image/png"),
    ("icon-512.png", "512x512", "image/png"),
)
"""File in ``site_src/static``, size, type."""
COLOUR = "#0b5c63"


def write(site: Site, target: Path) -> None:
    """One for each language, beside that language's home page."""
    for lang in LANGUAGES:
        folder, up = (target, "") if lang == "zh" else (target / lang, "../")
        manifest = {
            "name": site.name[lang],
            "short_name": site.about["short_name"][lang],
            "description": site.about["tagline"][lang],
            "lang": HTML_LANG[lang],
            "dir": "ltr",
            "start_url": "./",
            "scope": "./",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": COLOUR,
            "icons": [{"src": up + name, "sizes": size, "type": kind} for name, size, kind in ICONS],
        }
        (folder / NAME).write_text(
            json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
