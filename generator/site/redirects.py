"""Old addresses: a page in each language that leads on at once, by a link where a browser does not follow by
itself."""

from __future__ import annotations

import html
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from generator.library.text import HTML_LANG, LANGUAGES

if TYPE_CHECKING:
    from generator.site.site import Site

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body>
<main><h1>{head}</h1><p><a href="{to}">{title}</a></p></main>
</body>
</html>
"""
_HEAD = {"zh": "页面已移到", "en": "This page has moved to"}


def write(site: Site, target: Path) -> None:
    """One page for each old address and language."""
    for entry in site.policy["redirects"]["redirects"]:
        for lang in LANGUAGES:
            folder = target / ("" if lang == "zh" else lang) / entry["from"]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text(
                _page(site, entry["from"], entry["to"], lang), encoding="utf-8"
            )


def _page(site: Site, old: str, new: str, lang: str) -> str:
    to = posixpath.relpath(f"/{new}", f"/{old}") + "/"
    full = f"{site.base_url}/{'' if lang == 'zh' else f'{lang}/'}{new}/"
    texts = {
        "to": to,
        "canonical": full if site.base_url else to,
        "title": site.pages[new].title[lang],
        "head": _HEAD[lang],
    }
    return _PAGE.format(lang=HTML_LANG[lang], **{name: html.escape(text) for name, text in texts.items()})
