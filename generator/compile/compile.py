"""From checked records to the compiled policy: plain JSON with a hash of its content.

The compiled policy is all that the rules, the pages and the browser ever see. It holds the records
as they stand in YAML, with conditions read, names resolved and nothing left to parse.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from generator import models
from generator.compile.finder_index import build_index
from generator.compile.placeholders import placeholders, turning
from generator.records.conditions import Vocabulary
from generator.records.conditions_of_records import Compiled, compile_conditions
from generator.records.data import Data, LoadedEdition, LoadedItem
from generator.records.questions import compile_facts
from generator.rules.by_day import fill
from generator.system.canonical_json import to_json

CompiledPolicy = dict[str, Any]
"""The policy as plain JSON."""

NOT_IN_HASH = ("hash", "on", "index", "changes", "redirects", "agenda", "lines")
"""What does not change an answer: the hash itself, the index of words for ``find``, and what only the site
tells."""

WITHOUT_FIGURES = ("index", "site", "units", "areas", "calendar", "redirects")
"""Parts of the policy whose texts hold no placeholder."""

NOT_OF_POLICY = ("embed_origins", "second_person")
"""What ``site.yaml`` says to servers and to those who publish only."""


def compile_data(data: Data, *, index: bool = True) -> CompiledPolicy:
    """The compiled policy of records that were loaded without error."""
    current = data.current
    site = data.records.get(models.Site)
    vocabulary = data.definitions.vocabulary()
    records = compile_conditions(data)
    policy: CompiledPolicy = {
        **records,
        **({"lists": _lists(data, records["lists"])} if "lists" in records else {}),
        **{
            name: _numbered(data, model, records[name]) for name, model in NUMBERED.items() if name in records
        },
        "units": _mapping(data, "units.yaml"),
        "areas": _mapping(data, "sensitive_areas.yaml", "classes"),
        "facts": compile_facts(data.definitions, current.facts),
        "editions": [_edition(data, edition, current, vocabulary) for edition in data.editions],
        "declared": current.declared.model_dump(),
        "categories": _categories(current),
        "items": _items(current, vocabulary),
        "contradictions": data.contradictions,
        "lines": _lines(data),
        "current_to": site.data_current_to if site else "1970-01-01",
        **({"on": data.day} if data.day else {}),
    }
    words = placeholders(data)
    policy = {key: fill(value, words) for key, value in policy.items()} | _by_day(data, policy)
    if index:
        policy["index"] = build_index(current)
    policy["hash"] = content_hash(policy)
    return policy


def _by_day(data: Data, policy: CompiledPolicy) -> CompiledPolicy:
    """Figures in sentences that turn on some day, and the parts of the policy whose sentences have them."""
    turn = turning(data)
    texts = {part: to_json(value) for part, value in policy.items() if part not in WITHOUT_FIGURES}
    parts = [part for part, said in texts.items() if any(f"{{{name}}}" in said for name in turn)]
    if not parts:
        return {}
    words = {name: [{"effective": days, **said} for days, said in turn[name]] for name in turn}
    return {"by_day": {"parts": parts, "words": words}}


def _lists(data: Data, lists: Compiled) -> Compiled:
    """The lists, in which ``items_of`` names every edition whose numbers rows use, and every state of one."""
    named = {
        "exempt": data.records.get(models.ExemptList),
        "commitment": data.records.get(models.CommitmentList),
    }
    editions = {name: _states(data, record.items_of) for name, record in named.items() if record is not None}
    return {
        name: {**record, "items_of": editions[name]}
        if name in editions and isinstance(record, Mapping)
        else record
        for name, record in (lists.items() if isinstance(lists, Mapping) else ())
    }


NUMBERED: Mapping[str, type[models.Forbidden] | type[models.ApprovalLevels]] = {
    "forbidden": models.Forbidden,
    "approval_levels": models.ApprovalLevels,
}
"""Other records that name items."""


def _numbered(
    data: Data, model: type[models.Forbidden] | type[models.ApprovalLevels], written: Compiled
) -> Compiled:
    """A record in which ``items_of`` names every edition in the same way."""
    assert isinstance(written, Mapping)
    return {**written, "items_of": _states(data, data.records[model].items_of)}


def _states(data: Data, named: list[str]) -> list[str]:
    """Some editions, and every state of one, by their ids."""
    return [e.record.id for e in data.editions if e.record.id.partition("@")[0] in named]


def _mapping(data: Data, file: str, *path: str) -> Compiled:
    """A mapping of a file as it is written; an empty one where the file was not read."""
    document = data.document(file)
    return document.mapping(*path) if document else {}


def _lines(data: Data) -> dict[str, dict[str, int]]:
    """Where records that have a page of their own stand in their file, so that the page can lead to the very
    line."""
    document, record = data.document("tracks.yaml"), data.records.get(models.Tracks)
    if document is None or record is None:
        return {}
    return {"tracks": {track.id: document.place(("tracks", i)).line for i, track in enumerate(record.tracks)}}


def content_hash(policy: CompiledPolicy) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the policy's canonical JSON."""
    content = {key: value for key, value in policy.items() if key not in NOT_IN_HASH}
    if "site" in content:
        content["site"] = {key: value for key, value in content["site"].items() if key not in NOT_OF_POLICY}
    return hashlib.sha256(to_json(content).encode()).hexdigest()[:16]


def _edition(
    data: Data, edition: LoadedEdition, current: LoadedEdition, vocabulary: Vocabulary
) -> CompiledPolicy:
    """An edition; but for the current one, with the items and questions that differ from it (null: it has no
    such item)."""
    whole = edition.root
    written = {
        **(whole.document.mapping() if whole.document else {}),
        **(edition.document.mapping() if edition.document else {}),
        "id": edition.record.id,
        "effective": edition.record.effective.model_dump(by_alias=True, exclude_none=True),
    }
    made = {key: value for key, value in written.items() if key not in OF_DIFFERENCES}
    if edition is current:
        return made
    items: dict[str, Compiled] = {
        str(number): _item(item, vocabulary)
        for number, item in sorted(edition.items.items())
        if current.items.get(number) is not item
    }
    gone = dict.fromkeys(str(number) for number in sorted(current.items.keys() - edition.items.keys()))
    facts = compile_facts(data.definitions, edition.facts)
    shown = compile_facts(data.definitions, current.facts)
    worded = {name: fact for name, fact in facts.items() if fact != shown[name]}
    return {**made, "items": items | gone, **({"facts": worded} if worded else {})}


OF_DIFFERENCES = ("based_on", "items", "without", "facts")
"""What an edition says of how it differs from another: the compiled one says what it comes to."""


def _categories(edition: LoadedEdition) -> list[Compiled]:
    return [
        {
            "number": category.number,
            "zh": category.zh,
            "en": category.en,
            "divisions": category.divisions,
            "items": _numbers(edition, category.number),
        }
        for category in edition.categories
    ]


def _numbers(edition: LoadedEdition, category: int) -> list[Compiled]:
    """The numbers of a category's items in order."""
    return [number for number, item in sorted(edition.items.items()) if item.category == category]


def _items(edition: LoadedEdition, vocabulary: Vocabulary) -> dict[str, Compiled]:
    return {str(number): _item(edition.items[number], vocabulary) for number in sorted(edition.items)}


def _item(item: LoadedItem, vocabulary: Vocabulary) -> dict[str, Compiled]:
    record, written = item.record, item.as_written
    sensitive = record.sensitive_areas or []
    return {
        "number": item.number,
        "category": item.category,
        "zh": record.zh,
        "en": record.en,
        "codes": record.codes,
        "starred_codes": record.starred_codes,
        "also_called": written["also_called"],
        "sensitive_areas": list(vocabulary.expand_areas(sensitive)) if sensitive else [],
        "sensitive_named": sensitive,
        "tiers": item.conditions,
        "rest": record.rest,
        "standing": record.standing,
        "notes": [_note(item, i) for i in range(len(record.notes))],
        **({"sources": written["sources"]} if record.sources else {}),
        "file": item.document.path,
        "line": item.place().line,
    }


def _note(item: LoadedItem, at: int) -> dict[str, Compiled]:
    note = item.document.mapping(*item.path, "notes", at)
    return {**note, "when": item.readings[at]} if at in item.readings else {**note}
