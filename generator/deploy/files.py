"""The files for a server, with the headers, types and compression that the site needs filled in from their
one source."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.findings.refusal import Refusal
from generator.site.headers import COMPRESSED, EMBED_PAGES, EMBED_SCRIPT, SECURITY, TYPES, ancestors, held_by
from generator.system.paths import ROOT
from generator.system.printable import printable

SOURCE = ROOT / "site_src" / "deploy"
_UNQUOTABLE = re.compile(r"[\"'\\$`\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PLAIN = re.compile(r"[\w./+@%~-]+")
SERVED = "/usr/share/nginx/eia-guide"
"""Where the built site stands on the server, unless another place is named."""


def files(
    base_url: str, *, root: str = SERVED, listen: str = "80", origins: Sequence[str] = ()
) -> dict[str, str]:
    """Each file by its name.

    ``base_url`` is the site's address, from which the server takes its name; empty, it answers to any.

    ``origins`` are those whose pages may hold the pages to embed.
    """
    _served(root)
    values = {
        "ROOT": _quoted(root),
        "PLACE": root,
        "COPIED": json.dumps(["site", root], ensure_ascii=False),
        "LISTEN": listen,
        "NAME": _name(base_url),
        "TYPES": "\n".join(f"        {kind} {suffix};" for kind, suffix in _by_type().items()),
        "COMPRESSED": " ".join(dict.fromkeys(TYPES[suffix] for suffix in COMPRESSED)),
        "HEADERS": "\n".join(
            f'    add_header {name} "{value}" always;' for name, value in _headers().items()
        ),
        "EMBED_PAGES": "|".join(EMBED_PAGES),
        "EMBED_SCRIPT": EMBED_SCRIPT,
        "ANCESTORS": ancestors(origins),
    }
    return {path.name: _filled(path.read_text("utf-8"), values) for path in sorted(SOURCE.iterdir())}


def _served(root: str) -> None:
    """Refuse a place that the files cannot name: servers give some signs a meaning, however quoted."""
    if not root.startswith("/") or _UNQUOTABLE.search(root):
        shown = printable(root)
        raise Refusal(
            f"“{shown}”不能用作服务器上的文件夹。请写以 / 开头的完整路径，"
            f"不带引号、反斜杠、$ 和换行，例如 --root {SERVED}。",
            f"“{shown}” cannot be the folder on the server. Write a whole path that begins with /, without"
            f" quotation marks, backslashes, $ or line breaks, such as --root {SERVED}.",
        )


def _quoted(value: str) -> str:
    """A value as nginx reads it whole."""
    return value if _PLAIN.fullmatch(value) else f'"{value}"'


def _name(base_url: str) -> str:
    """The name to which the server answers, as it comes over the wire; ``_``, to any."""
    host = urlsplit(base_url).hostname or "_"
    return host if host.isascii() else host.encode("idna").decode()


def _headers() -> dict[str, str]:
    """The headers as nginx sends them, with its variables where they differ from page to page."""
    policy = held_by("$eia_guide_ancestors")
    return {**SECURITY, "Content-Security-Policy": policy, "Access-Control-Allow-Origin": "$eia_guide_open"}


def _by_type() -> dict[str, str]:
    """The suffixes of each type, as nginx lists them."""
    found: dict[str, str] = {}
    for suffix, kind in TYPES.items():
        found[kind] = f"{found[kind]} {suffix}" if kind in found else suffix
    return found


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text
