"""Records of which several keys together say whom they meet: prohibitions, and the rules of who decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.impact.side import Side
from generator.records.conditions import TRUE
from generator.records.conditions_of_records import conditions_in, known_fact
from generator.rules.logic import Tree
from generator.rules.wording import Text
from generator.source.document import Path_, Yaml

if TYPE_CHECKING:
    from generator.models.policy.catalogue import FactRecord

NEVER: Tree = {"op": "not", "of": TRUE}
WHOLE: Mapping[str, str] = {"forbidden.yaml": "prohibitions", "approval_levels.yaml": "rules"}
"""By file, the list in which such records stand."""
ITEM = "item of the catalogue"
SPANS: Mapping[str, Text] = {
    "prefectures": {"zh": "跨两个以上市州", "en": "in several prefectures"},
    "provinces": {"zh": "跨省", "en": "in several provinces"},
}


def facts(sides: Sequence[Side]) -> dict[str, FactRecord]:
    """What such records ask beside the questions of the data: the item, and the borders a project crosses."""
    numbers = sorted({int(number) for side in sides for number in side.policy.data["items"]})
    item: FactRecord = {
        **known_fact(ITEM, {"zh": "项目类别", "en": "item of the catalogue"}),
        "type": "choice",
        "options": [{"id": str(n), "zh": f"第{n}项", "en": f"item {n}"} for n in numbers],
    }
    return {ITEM: item, **{name: known_fact(name, said) for name, said in SPANS.items()}}


def record_at(file: str, path: Path_ | None) -> Path_ | None:
    """The path of the whole record around a path, in files that hold such."""
    there = path is not None and len(path) > 1 and path[0] == WHOLE.get(file)
    return path[:2] if there and path is not None else None


def condition(side: Side, file: str, at: Path_ | None) -> Tree:
    """Whom a record meets, all its keys together; nobody where there is none."""
    document = side.documents.get(file)
    record = document.at(at) if document is not None and at is not None else None
    if not isinstance(record, dict):
        return NEVER
    trees = [tree for path, tree in conditions_in(side.data, file) if path[:2] == at]
    parts = [*trees, *_named(record)]
    return {"op": "all", "of": parts} if parts else TRUE


def _named(record: Mapping[str, Yaml]) -> list[Tree]:
    """The items, documents and borders that a record names, as conditions."""
    made: list[Tree] = []
    for key, fact in (("items", ITEM), ("documents", "document")):
        named = record.get(key)
        if isinstance(named, list) and named:
            made.append({"op": "is", "fact": fact, "options": [str(one) for one in named]})
    span = record.get("span")
    return [*made, {"op": "yes", "fact": span}] if isinstance(span, str) else made
