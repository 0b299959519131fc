"""Names with the content's hash in them, so that a browser may keep a file for ever and never a stale one.

Only the scripts and styles that pages name (``build.ENTRIES``, ``build.STYLES``) and ``manifest.json`` keep
plain names: pages point at them, and they point on. Scripts get their names from esbuild (``scripts``).
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from generator.system import plain_yaml


def hashed_name(name: str, content: bytes) -> str:
    """``finder.json`` → ``finder-3f2a….json`` (12 hex digits of SHA-256)."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def integrity(content: bytes) -> str:
    """The mark by which a browser checks a file before it hands it over (Subresource Integrity)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")


def compact(value: Any) -> bytes:
    """JSON without spaces, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def module_of(value: Any) -> str:
    """An ES module whose default export is ``value``."""
    return f"export default {compact(value).decode('utf-8')};\n"


def strings(path: Path) -> dict[str, dict[str, str]]:
    """``{"zh": {key: text}, "en": {…}}`` of ``strings.yaml``; a text missing in a language is an error."""
    rows: dict[str, dict[str, str]] = plain_yaml.read(path)
    missing = [f"{key}.{lang}" for key, row in rows.items() for lang in ("zh", "en") if not row.get(lang)]
    if missing:
        raise ValueError(f"{path}: no text for {', '.join(missing)}")
    return {lang: {key: row[lang] for key, row in rows.items()} for lang in ("zh", "en")}


def apart(
    texts: dict[str, dict[str, str]], beginning: str
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """The texts by language, and apart from them those whose key begins so: a page loads only its own."""
    return (
        {
            lang: {key: text for key, text in own.items() if not key.startswith(beginning)}
            for lang, own in texts.items()
        },
        {
            lang: {key: text for key, text in own.items() if key.startswith(beginning)}
            for lang, own in texts.items()
        },
    )


def with_standings(texts: dict[str, dict[str, str]], policy: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The page's texts, and the name of each standing as the policy has it (``standing_official`` …)."""
    names = policy["standings"]["standings"]
    return {
        lang: {**own, **{f"standing_{key}": record[lang] for key, record in names.items()}}
        for lang, own in texts.items()
    }
