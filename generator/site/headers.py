"""What a host says with every file of the site.

The preview sends it, and the files for other servers are made from it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
"""The most that any page needs; each page holds itself to less in its own head."""

SECURITY = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

EMBED_PAGES = ("/embed/", "/en/embed/")
"""The check without the frame of the site, for pages elsewhere to hold; no other page may be held by any."""

EMBED_SCRIPT = "/embed.js"
"""Puts such a page into another; a page of another host loads it as a module, which needs leave."""

ANCESTORS = "assets/embed.json"
"""In the built site: who may hold the pages, for servers that know nothing else of the data."""

SERVING = "assets/serving.json"
"""In the built site: all that stands here, for a server that has nothing but the site."""

UNHELD = "frame-ancestors 'none'"
"""What the policy of every page says of being held by another; pages to embed say who may."""

LASTING = r"/assets/check/(?:pyodide-[0-9.]+-[0-9a-f]{8}/|[a-z_]+-(?:[0-9a-f]{12}|[0-9A-Z]{8})\.)[^/]*$"
"""Addresses that carry a hash of what they hold: a browser may keep it for good."""


def ancestors(origins: Sequence[str]) -> str:
    """Who may hold the pages to embed, as ``frame-ancestors`` has it: the site itself and these origins."""
    return " ".join(("'self'", *origins))


def held_by(holders: str) -> str:
    """The policy of a page that ``holders`` may hold."""
    return CONTENT_POLICY.replace(UNHELD, f"frame-ancestors {holders}")


def security(path: str, holders: str = "'self'") -> dict[str, str]:
    """The headers of one address of the site, ``/`` being its top; ``holders`` are the ``ancestors`` of the
    pages to embed."""
    found = dict(SECURITY)
    if path.endswith("index.html"):
        path = path.removesuffix("index.html")
    if path in EMBED_PAGES:
        found["Content-Security-Policy"] = held_by(holders)
    if path == EMBED_SCRIPT:
        found["Access-Control-Allow-Origin"] = "*"
    return found


def holders_of(folder: Path) -> str:
    """What a built site says of who may hold its pages to embed."""
    try:
        return ancestors(json.loads((folder / ANCESTORS).read_text("utf-8"))["origins"])
    except (OSError, ValueError, LookupError):
        return ancestors(())


TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "ics": "text/calendar",
    "xml": "application/xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By the end of a file's name; without the right one, browsers refuse scripts and WebAssembly."""

COMPRESSED = ("css", "js", "json", "svg", "wasm", "webmanifest", "ics", "xml", "txt", "csv")
"""Worth compressing on the way, besides HTML."""


def content_type(suffix: str) -> str | None:
    """The type by the end of a file's name, with the coding of texts; None where it is none of ours."""
    kind = TYPES.get(suffix.removeprefix("."))
    text = kind is not None and (kind.startswith("text/") or suffix in (".json", ".svg"))
    return f"{kind}; charset=utf-8" if text else kind


def serving() -> dict[str, object]:
    """What ``SERVING`` holds."""
    return {
        "headers": SECURITY,
        "unheld": UNHELD,
        "embed_pages": EMBED_PAGES,
        "embed_script": EMBED_SCRIPT,
        "types": {f".{suffix}": content_type(f".{suffix}") for suffix in TYPES},
        "lasting": LASTING,
    }
