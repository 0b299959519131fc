"""The documents a project can need: their order in the law, and their names.

The names change with the law, so they are asked for a day: the Ecological and Environmental Code renames
all three from 2026-08-15.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.rules.policy import DOCUMENTS, Policy, in_force
from generator.rules.wording import Text, text

if TYPE_CHECKING:
    from generator.models.messages.basics import Document


def strictest_first(documents: Iterable[str]) -> list[Document]:
    """The documents in the order of the law: report, form, registration, none; each once."""
    given = set(documents)
    return [document for document in DOCUMENTS if document in given]


def stricter(a: Document, b: Document) -> Document:
    """The stricter of two documents: Article 4 of the catalogue lets it decide."""
    return min(a, b, key=DOCUMENTS.index)


def short_names(policy: Policy) -> dict[str, Text]:
    """The documents' short names, by id."""
    return {name: text(record["short"]) for name, record in policy.data["documents"]["documents"].items()}


def document_names(policy: Policy, on: date) -> dict[str, Text]:
    """The documents' full names as the law of a day has them; the short name where it has none."""
    kinds = policy.data["documents"]["documents"]
    return {document: document_name(kinds[document], on) for document in DOCUMENTS}


def document_name(kind: Mapping[str, Any], on: date) -> Text:
    """The full name of a kind of document as the law of a day has it; the short name where it has none."""
    return text(next((name for name in kind.get("names", []) if in_force(name, on)), kind["short"]))
