"""Records of the catalogue: items, categories, sensitive areas, questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.export import shapes
from generator.export.source import Record, also, backing, condition, text, words
from generator.library.library import Site


def _edition(site: Site) -> dict[str, Any]:
    """The edition in force as what stands above every item: its instrument, its dates."""
    edition = site.policy["editions"][-1]
    return {**edition, "sources": [{"instrument": edition["instrument"]}]}


def _category_file(site: Site, number: int) -> str:
    return f"catalogue/{site.policy['editions'][-1]['id']}/{number:02d}.yaml"


def items(site: Site) -> Iterator[shapes.Item]:
    """Every item with the conditions of its tiers."""
    edition = _edition(site)
    for number, item in site.items.items():
        yield shapes.Item(
            number=number,
            category=item["category"],
            category_name=words(site.categories[item["category"]]),
            name=words(item),
            codes=item["codes"],
            starred_codes=item["starred_codes"],
            also_called=also(item["also_called"]),
            possible_documents=site.core.possible(number),
            outside=condition(site, item, "outside"),
            report=condition(site, item, "report"),
            form=condition(site, item, "form"),
            registration=condition(site, item, "registration"),
            sensitive_areas=item["sensitive_areas"],
            notes=[shapes.Noted(text=words(note), standing=note["standing"]) for note in item["notes"]],
            **backing(site, item, _category_file(site, item["category"]), edition),
        )


def categories(site: Site) -> Iterator[shapes.Category]:
    """Every category."""
    for number, category in site.categories.items():
        yield shapes.Category(
            number=number,
            name=words(category),
            divisions=category["divisions"],
            items=category["items"],
            **backing(site, {}, _category_file(site, number), _edition(site)),
        )


def sensitive_areas(site: Site) -> Iterator[shapes.SensitiveArea]:
    """Every kind of sensitive area."""
    for class_id, group in site.areas.items():
        for kind, name in group["kinds"].items():
            yield shapes.SensitiveArea(
                id=kind, name=words(name), area_class=class_id, area_class_name=words(group), **backing(site, {}, "sensitive_areas.yaml", _edition(site))
            )


def questions(site: Site) -> Iterator[shapes.Question]:
    """Every question that a condition rests on; the names in the rules are their ids."""
    for fact in site.policy["facts"].values():
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


def filing(site: Site) -> Iterator[shapes.Filing]:
    """The list of what is filed online, computed from the catalogue."""
    record: Record = site.policy["lists"]["filing"]
    for number, members in site.filing_items.items():
        for item in members:
            yield shapes.Filing(
                item=item["number"],
                name=words(item),
                category=number,
                category_name=words(site.categories[number]),
                **backing(site, record, "lists/filing.yaml"),
            )
