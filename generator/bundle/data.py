"""What the page can do before Python is up: find an item by its words, and ask the questions of an item.

Both lists are what the decision core itself answers at build time (through ``Core``, the door the pages use),
so the page holds no rule of its own. Texts are in both languages, keyed ``zh`` and ``en``.
"""

from __future__ import annotations

from typing import Any

from generator.library.answers import Core
from generator.models.messages import FormQuestion
from generator.rules.policy import NOT_LISTED

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


def questions(policy: Json, core: Core) -> Json:
    """``{"questions": {id: question}, "items": {number: {id: option ids or null}}}``.

    A question is stored once. Where items count different options (the kinds of protected area), each item
    names its own and the stored question has all of them, in the order met.
    """
    texts: dict[str, Json] = {}
    items: dict[str, Json] = {}
    for number in [*item_numbers(policy), NOT_LISTED]:
        rows = core.questions(number)
        items[str(number)] = {row["id"]: option_ids(row) for row in rows}
        for row in rows:
            texts[row["id"]] = merged(texts.get(row["id"]), {**row, "items": []})
    return {"questions": texts, "items": items}


def option_ids(question: FormQuestion) -> list[str] | None:
    """Ids of the options of ``question`` if items differ in them, else None."""
    if question["type"] != "areas":
        return None
    return [option["id"] for option in question["options"] or ()]


def merged(known: Json | None, new: Json) -> Json:
    """``known`` with the options that only ``new`` has."""
    if known is None or not new["options"]:
        return new
    have = {option["id"] for option in known["options"]}
    added = [option for option in new["options"] if option["id"] not in have]
    return {**known, "options": known["options"] + added}
