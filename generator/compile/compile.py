"""From checked records to the compiled policy: plain JSON with a hash of its content.

The compiled policy is all that the rules, the pages and the browser ever see. It holds the records
as they stand in YAML, with conditions read, names resolved and nothing left to parse.
"""

from __future__ import annotations

import hashlib
from typing import Any

from generator.compile.finder_index import build_index
from generator.compile.placeholders import fill
from generator.records.conditions_of_records import compile_conditions
from generator.records.data import Data, LoadedEdition, LoadedItem
from generator.records.questions import compile_facts
from generator.system.canonical_json import to_json

NOT_IN_HASH = ("hash", "index", "changes", "redirects", "agenda", "lines")
"""What does not change an answer: the hash itself, the index of words for ``find``, and what only the site
tells."""

NOT_OF_POLICY = ("embed_origins",)
"""What ``site.yaml`` says to servers only."""


def compile_data(data: Data, *, index: bool = True) -> dict[str, Any]:
    """The compiled policy of records that were loaded without error."""
    current = data.current
    policy: dict[str, Any] = {
        **compile_conditions(data),
        "units": data.units,
        "areas": data.areas,
        "facts": compile_facts(data),
        "editions": [_edition(data, edition, edition is current) for edition in data.editions],
        "declared": current.record["declared"],
        "categories": _categories(current),
        "items": _items(data, current),
        "contradictions": [tree for _, _, tree in data.contradictions],
        "lines": _lines(data),
        "current_to": data.records.get("site", {}).get("data_current_to", "1970-01-01"),
    }
    policy = fill(policy)
    if index:
        policy["index"] = build_index(policy)
    policy["hash"] = content_hash(policy)
    return policy


def _lines(data: Data) -> dict[str, dict[str, int]]:
    """Where records that have a page of their own stand in their file, so that the page can lead to the very
    line."""
    document = data.document("tracks.yaml")
    if document is None or "tracks" not in data.records:
        return {}
    tracks = data.records["tracks"]["tracks"]
    return {"tracks": {track["id"]: document.place(("tracks", i)).line for i, track in enumerate(tracks)}}


def content_hash(policy: dict[str, Any]) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the policy's canonical JSON."""
    content = {key: value for key, value in policy.items() if key not in NOT_IN_HASH}
    if "site" in content:
        content["site"] = {key: value for key, value in content["site"].items() if key not in NOT_OF_POLICY}
    return hashlib.sha256(to_json(content).encode()).hexdigest()[:16]


def _edition(data: Data, edition: LoadedEdition, current: bool) -> dict[str, Any]:
    record = dict(edition.record)
    if not current:
        record |= {"items": _items(data, edition), "categories": _categories(edition)}
    return record


def _categories(edition: LoadedEdition) -> list[dict[str, Any]]:
    return [
        {
            "number": category["number"],
            "zh": category["zh"],
            "en": category["en"],
            "divisions": category.get("divisions", []),
            "items": [item["number"] for item in category["items"]],
        }
        for category in edition.categories
    ]


def _items(data: Data, edition: LoadedEdition) -> dict[str, Any]:
    return {str(number): _item(data, edition.items[number]) for number in sorted(edition.items)}


def _item(data: Data, item: LoadedItem) -> dict[str, Any]:
    record = item.record
    sensitive = record.get("sensitive_areas")
    return {
        "number": item.number,
        "category": item.category,
        "zh": record["zh"],
        "en": record["en"],
        "codes": record.get("codes", []),
        "starred_codes": record.get("starred_codes", []),
        "also_called": record["also_called"],
        "sensitive_areas": list(data.vocabulary().expand_areas(sensitive)) if sensitive else [],
        "sensitive_named": sensitive or [],
        "tiers": item.conditions,
        "rest": record.get("rest"),
        "standing": record.get("standing", "official"),
        "notes": [
            note | ({"when": item.readings[i]} if i in item.readings else {})
            for i, note in enumerate(record.get("notes", []))
        ],
        "file": item.document.path,
        "line": item.place().line,
    }
