"""What the page can do before Python is up and an item is chosen: find one by its words.

The list is what the decision core itself answers at build time (through ``Core``, the door the pages use), so
the page holds no rule of its own. Texts are in both languages, keyed ``zh`` and ``en``.
"""

from __future__ import annotations

from typing import Any

from generator.library.answers import Core

Json = dict[str, Any]


def finder(policy: Json, core: Core) -> Json:
    """``{"items": […], "categories": […], "documents": {…}}``: a slim list that typing can search at once.

    An item has its number, names, category, words, industry codes and the documents it can need at all.
    """
    items = [finder_item(policy, core, number) for number in item_numbers(policy)]
    categories = [{key: category[key] for key in ("number", "zh", "en")} for category in policy["categories"]]
    return {"items": items, "categories": categories, "documents": short_names(policy)}


def short_names(policy: Json) -> Json:
    """Each document's everyday name, where a whole title would be in the way."""
    documents = policy["documents"].get("documents", policy["documents"])
    return {name: record["short"] for name, record in documents.items()}


def item_numbers(policy: Json) -> list[int]:
    """Numbers of the catalogue's items, in order."""
    return sorted(int(number) for number in policy["items"])


def finder_item(policy: Json, core: Core, number: int) -> Json:
    """One line of the finder."""
    item = policy["items"][str(number)]
    words = item.get("also_called") or {}
    return {
        "item": number,
        "zh": item["zh"],
        "en": item["en"],
        "category": item["category"],
        "words": {"zh": words.get("zh", []), "en": words.get("en", [])},
        "codes": item.get("codes", []),
        "documents": core.possible(number),
    }
