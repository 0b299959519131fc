"""Old addresses: a page in each language that leads on at once, by a link where a browser does not follow by
itself."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from generator.library.text import HTML_LANG, LANGUAGES
from generator.site.machine import document

if TYPE_CHECKING:
    from generator.site.site import Site

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
    return document(
        "redirect.html",
        html_lang=HTML_LANG[lang],
        to=to,
        canonical=full if site.base_url else to,
        title=site.pages[new].title[lang],
        head=_HEAD[lang],
    )
