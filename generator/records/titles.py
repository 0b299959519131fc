"""What a place in a YAML file is called: the name of the record there, or of what it stands in."""

from __future__ import annotations

from typing import Any

from generator.source.document import Document, Path_


def title(document: Document, path: Path_, otherwise: str) -> dict[str, str]:
    """Both names of the nearest record around ``path`` that has any; ``otherwise`` where nothing has."""
    for end in range(len(path), -1, -1):
        value: Any = document.data
        for step in path[:end]:
            value = value[step]
        if isinstance(value, dict):
            for texts in (value, value.get("name"), value.get("ask")):
                if (
                    isinstance(texts, dict)
                    and isinstance(texts.get("zh"), str)
                    and isinstance(texts.get("en"), str)
                ):
                    return {"zh": texts["zh"], "en": texts["en"]}
    return {"zh": otherwise, "en": otherwise}
