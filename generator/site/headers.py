"""What a host says with every file of the site. The preview sends it, and the files for other servers are made from it."""

from __future__ import annotations

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The most that any page needs; each page holds itself to less in its own head."""

SECURITY = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

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
