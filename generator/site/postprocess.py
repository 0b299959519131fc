"""Finishing the HTML that MkDocs made: repairs that were measured as needed, and nothing that a reader cannot
notice.

Material puts two checkboxes (invalid ``autocomplete``), a skip link into the contents, a dialog and a search
configuration on every page; our header, skip link and search replace them. On English pages each run of
Chinese is marked as Chinese, or fonts and screen readers take it for Japanese or for noise.
"""

from __future__ import annotations

import re

from generator.library.text import HTML_LANG
from generator.site.escape import relax

_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="skip">.*?</div>\s*|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog".*?</div>\s*</div>\s*|<script id="__config".*?</script>\s*',
    re.S,
)
_HTML_TAG = re.compile(r'<html lang="[^"]*" class="no-js">')
_INDENT = re.compile(r"\n\s+")
_PIECES = re.compile(
    r"<!--.*?-->|<(?:script|style|title|textarea|option)\b.*?</(?:script|style|title|textarea|option)>|<[^>]+>|[^<]+",
    re.S,
)
_CHINESE = re.compile(
    r"[《〈（〔“]?[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”0-9—…·]*[\u3400-\u9fff\u3001-\u303f\uff00-\uffef”0-9])?"
)
_OPEN = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\b([^>]*)>")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def finish(html: str, lang: str) -> str:
    """One page, finished."""
    html = _LEFTOVERS.sub("", html)
    html = _HTML_TAG.sub(f'<html lang="{HTML_LANG[lang]}">', html, count=1)
    html = _INDENT.sub("\n", relax(html))
    return mark_chinese(html) if lang == "en" else html


def mark_chinese(html: str) -> str:
    """English HTML with ``lang="zh-CN"`` around Chinese text that is not yet inside an element marked so."""
    out: list[str] = []
    marked: list[tuple[str, bool]] = []
    for piece in _PIECES.findall(html):
        if piece.startswith("</"):
            _close(marked, piece[2:-1].strip().lower())
        elif piece.startswith("<"):
            _enter(marked, piece)
        elif not (marked and marked[-1][1]) and any(name == "body" for name, _ in marked[:3]):
            wrap = "tspan" if any(name == "svg" for name, _ in marked) else "span"
            piece = _CHINESE.sub(rf'<{wrap} lang="zh-CN">\g<0></{wrap}>', piece)
        out.append(piece)
    return "".join(out)


def _enter(marked: list[tuple[str, bool]], tag: str) -> None:
    match = _OPEN.match(tag)
    if not match or tag.endswith("/>") or match.group(1).lower() in _VOID or "</" in tag:
        return
    name, attributes = match.group(1).lower(), match.group(2)
    inherited = marked[-1][1] if marked else False
    own = 'lang="zh' in attributes
    # The accessible name and description of a picture may hold text only, no elements.
    marked.append((name, own or name in ("title", "desc") or (inherited and 'lang="en' not in attributes)))


def _close(marked: list[tuple[str, bool]], name: str) -> None:
    for index in range(len(marked) - 1, -1, -1):
        if marked[index][0] == name:
            del marked[index:]
            return
