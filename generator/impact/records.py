"""What changed in the records beside the answers: clocks, lists, services, measures …, and texts apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.impact.blame import PARTS
from generator.impact.joint import Joint
from generator.impact.reach import Reach, reach
from generator.impact.side import Side
from generator.impact.yaml_diff import Edit, identity, record_of
from generator.records.titles import title
from generator.rules.wording import Text
from generator.source.document import Document, Path_

Kind = Literal["added", "removed", "changed", "text"]

AREAS: Mapping[str, str] = {
    "approval_levels.yaml": "procedure",
    "clocks.yaml": "clock",
    "contacts.yaml": "contact",
    "actions.yaml": "service",
    "agenda.yaml": "service",
    "calendar.yaml": "calendar",
    "documents.yaml": "document",
    "facts.yaml": "question",
    "forbidden.yaml": "procedure",
    "instruments.yaml": "instrument",
    "major_change.yaml": "major_change",
    "measures.yaml": "measure",
    "penalties.yaml": "penalty",
    "places.yaml": "place",
    "procedure.yaml": "procedure",
    "sensitive_areas.yaml": "question",
    "services.yaml": "service",
    "size_criteria.yaml": "size",
    "tracks.yaml": "track",
    "units.yaml": "unit",
}
"""What a file of its own is about; files in folders go by their folder, the rest is ``other``."""

FOLDERS: Mapping[str, str] = {"lists": "list", "catalogue": "catalogue", "cases": "case", "scenarios": "case"}

ABOUT_THE_SITE = ("changes.yaml", "redirects.yaml", "site.yaml")


@dataclass(frozen=True)
class RecordChange:
    """A record that differs: what it is about, its name, how it differs, edit by edit, and for whom it now
    holds or no longer does."""

    area: str
    file: str
    key: str
    title: Text
    kind: Kind
    edits: tuple[Edit, ...]
    reach: Reach | None = None
    item: int | None = None
    fact: str = ""
    """The item, or the question, of the catalogue to which the record belongs."""


def area(file: str) -> str:
    """What a file is about."""
    if file in ABOUT_THE_SITE:
        return "site"
    return AREAS.get(file) or FOLDERS.get(file.partition("/")[0], "other")


def records(sides: Sequence[Side], joint: Joint, found: Mapping[str, list[Edit]]) -> list[RecordChange]:
    """Every record that differs, files and records in order."""
    changed: list[RecordChange] = []
    for file, edits in found.items():
        documents = [side.documents.get(file) for side in sides]
        groups: dict[tuple[str, ...], tuple[Document, Path_, list[Edit]]] = {}
        for edit in edits:
            document, path = _where(documents, edit)
            record = record_of(document, path)[0]
            name = identity(document, record)
            known = groups.get(name)
            if known is None or (document is documents[1] and known[0] is not document):
                groups[name] = (document, record, known[2] if known else [])
            groups[name][2].append(edit)
        changed += [_change(sides, joint, file, *group) for group in groups.values()]
    return changed


CODES = frozenset({"codes", "starred_codes", "divisions"})
"""Keys of the catalogue that say by which industry codes an item is found."""

COMPARED = CODES.union(
    (*PARTS, "changes", "classes", "contradictions", "effective", "gives", "integer", "number", "options"),
    ("type", "unit", "when", "without"),
)
"""Keys of the catalogue and of its questions on which the comparison of answers bears."""
OFFERED = "offered"
"""Whether a kind of area is asked for at all: both answers are compared, whoever may give them."""


def uncompared(change: RecordChange) -> bool:
    """Whether a change of the catalogue, or of a question, lies beyond the answers that are compared."""
    if change.kind in ("text", "added", "removed") or change.area not in ("catalogue", "question"):
        return False
    told = ("text", "sources")
    return any(
        edit.aspect not in told and (OFFERED in edit.path or not COMPARED & set(edit.path))
        for edit in change.edits
    )


def _where(documents: Sequence[Document | None], edit: Edit) -> tuple[Document, Path_]:
    if documents[1] is not None and edit.new_path is not None:
        return documents[1], edit.new_path
    assert documents[0] is not None and edit.old_path is not None
    return documents[0], edit.old_path


def _change(
    sides: Sequence[Side], joint: Joint, file: str, document: Document, path: Path_, edits: list[Edit]
) -> RecordChange:
    held = next((found for edit in edits if (found := reach(sides, joint, file, edit)) is not None), None)
    shown = path or edits[0].path
    item = document.at((*shown[:2], "number")) if shown[:1] == ("items",) and len(shown) > 1 else None
    fact = str(shown[1]) if shown[:1] == ("facts",) and len(shown) > 1 else ""
    given = fact and _gives(document, shown, path)
    return RecordChange(
        "given" if given else _in_catalogue(edits, held) if area(file) == "catalogue" else area(file),
        file,
        _key(path),
        title(document, path, file),
        _kind(path, edits),
        tuple(edits),
        held,
        item if isinstance(item, int) else None,
        fact,
    )


def _in_catalogue(edits: Sequence[Edit], held: Reach | None) -> str:
    """What edits of an item are about: the codes by which it is found, a note that matters to other
    projects, or the item itself."""
    if all(CODES & set(edit.path) for edit in edits):
        return "code"
    return "note" if held is not None else "catalogue"


def _gives(document: Document, shown: Path_, path: Path_) -> bool:
    """Whether it changes what the answer to one question gives of another: no condition tells of that."""
    return shown[2:3] == ("gives",) or (path == shown[:2] and document.at((*path, "gives")) is not None)


def _kind(path: Path_, edits: Sequence[Edit]) -> Kind:
    whole = [edit for edit in edits if edit.path == path]
    if whole and whole[0].old is None:
        return "added"
    if whole and whole[0].new is None:
        return "removed"
    return "text" if all(edit.aspect in ("text", "sources") for edit in edits) else "changed"


def _key(path: Path_) -> str:
    return "/".join(map(str, path))
