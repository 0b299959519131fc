"""Records of the catalogue: items, categories, sensitive areas, questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.export import shapes
from generator.export.source import Record, also, backing, condition, text, words
from generator.library.library import Library


def _edition(library: Library) -> dict[str, Any]:
    """The edition in force as what stands above every item: its instrument, its dates."""
    edition = library.policy["editions"][-1]
    return {**edition, "sources": [{"instrument": edition["instrument"]}]}


def _category_file(library: Library, number: int) -> str:
    return f"catalogue/{library.policy['editions'][-1]['id']}/{number:02d}.yaml"


def items(library: Library) -> Iterator[shapes.Item]:
    """Every item with the conditions of its tiers."""
    edition = _edition(library)
    for number, item in library.items.items():
        yield shapes.Item(
            number=number,
            category=item["category"],
            category_name=words(library.categories[item["category"]]),
            name=words(item),
            codes=item["codes"],
            starred_codes=item["starred_codes"],
            also_called=also(item["also_called"]),
            possible_documents=library.core.possible(number),
            outside=condition(library, item, "outside"),
            report=condition(library, item, "report"),
            form=condition(library, item, "form"),
            registration=condition(library, item, "registration"),
            sensitive_areas=item["sensitive_areas"],
            notes=[shapes.Noted(text=words(note), standing=note["standing"]) for note in item["notes"]],
            **backing(library, item, _category_file(library, item["category"]), edition),
        )


def categories(library: Library) -> Iterator[shapes.Category]:
    """Every category."""
    for number, category in library.categories.items():
        yield shapes.Category(
            number=number,
            name=words(category),
            divisions=category["divisions"],
            items=category["items"],
            **backing(library, {}, _category_file(library, number), _edition(library)),
        )


def sensitive_areas(library: Library) -> Iterator[shapes.SensitiveArea]:
    """Every kind of sensitive area."""
    for class_id, group in library.areas.items():
        for kind, name in group["kinds"].items():
            yield shapes.SensitiveArea(
                id=kind,
                name=words(name),
                area_class=class_id,
                area_class_name=words(group),
                **backing(library, {}, "sensitive_areas.yaml", _edition(library)),
            )


def questions(library: Library) -> Iterator[shapes.Question]:
    """Every question that a condition rests on; the names in the rules are their ids."""
    for fact in library.policy["facts"].values():
        yield shapes.Question(
            id=fact["id"],
            type=fact["type"],
            name=words(fact["name"]),
            ask=text(fact["ask"]),
            help=text(fact["help"]),
            unit=fact["unit"],
            unit_name=text(fact["unit_name"]),
            options=[shapes.Option(id=option["id"], name=words(option)) for option in fact["options"] or ()],
            scope=fact["scope"],
        )


def filing(library: Library) -> Iterator[shapes.Filing]:
    """The list of what is filed online, computed from the catalogue."""
    record: Record = library.policy["lists"]["filing"]
    for number, members in library.filing_items.items():
        for item in members:
            yield shapes.Filing(
                item=item["number"],
                name=words(item),
                category=number,
                category_name=words(library.categories[number]),
                **backing(library, record, "lists/filing.yaml"),
            )
