"""What a place in a YAML file is called: the name of the record there, or of what it stands in."""

from __future__ import annotations

from generator.rules.wording import Text
from generator.source.document import Document, Path_


def title(document: Document, path: Path_, otherwise: str) -> Text:
    """Both names of the nearest record around ``path`` that has any; ``otherwise`` where nothing has."""
    for end in range(len(path), -1, -1):
        record = document.mapping(*path[:end])
        for texts in (record, record.get("name"), record.get("ask")):
            if isinstance(texts, dict):
                zh, en = texts.get("zh"), texts.get("en")
                if isinstance(zh, str) and isinstance(en, str):
                    return {"zh": zh, "en": en}
    return {"zh": otherwise, "en": otherwise}
