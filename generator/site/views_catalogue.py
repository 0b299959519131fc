"""The catalogue: its index, a page for each category and each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.text import Record, Text, both
from generator.rules.wording import sentence, text
from generator.site.model import Page, SearchEntry

if TYPE_CHECKING:
    from generator.site.site import Site


def catalogue_pages(site: Site) -> list[Page]:
    """Index, categories and items, in the order of the catalogue."""
    return [
        _index(site),
        *(_category(site, c) for c in site.categories.values()),
        *(_item(site, i) for i in site.items.values()),
    ]


def catalogue_source(site: Site) -> tuple[Record, ...]:
    """The catalogue as a source: the edition that is in force."""
    return ({"instrument": site.edition["instrument"], "at": []},)


def category_slug(number: int) -> str:
    """Address of a category's page: two digits, as in the data."""
    return f"catalogue/{number:02d}"


def _index(site: Site) -> Page:
    return site.page(
        "catalogue",
        "catalogue.md.j2",
        section="catalogue",
        wide=True,
        contents=False,
        data={"edition": site.edition},
        sources=catalogue_source(site),
    )


def _category(site: Site, category: Record) -> Page:
    number = category["number"]
    members = site.items_of(number)
    entry = SearchEntry(
        "category",
        {},
        tuple(category.get("divisions") or ()),
        both(f"名录第{number}类", f"category {number}"),
        1.05,
    )
    return Page(
        slug=category_slug(number),
        template="category.md.j2",
        title={"zh": category["zh"], "en": category["en"]},
        description=both(
            f"名录第{number}类“{category['zh']}”的各个项目和可能的环评文件。",
            f"The items of category {number}, {category['en']}, and the documents they can need.",
        ),
        section="catalogue",
        parents=("catalogue",),
        contents=False,
        data={"category": category, "members": members},
        sources=catalogue_source(site),
        # A category of one item would only stand before that item among the results.
        search=(entry,) if len(members) > 1 else (),
    )


def _item(site: Site, item: Record) -> Page:
    number = item["number"]
    category = site.categories[item["category"]]
    title: Text = {"zh": item["zh"], "en": item["en"]}
    alone = len(site.items_of(item["category"])) == 1
    words = {
        lang: (*item["also_called"][lang], *([category[lang]] if alone else [])) for lang in ("zh", "en")
    }
    where = both(f"第{number}项 · {category['zh']}", f"item {number} · {category['en']}")
    return Page(
        slug=f"catalogue/item-{number}",
        template="item.md.j2",
        title=title,
        description=both(
            f"{item['zh']}：什么情况编报告书、报告表，什么情况填登记表，环境敏感区怎样算。名录第{number}项。",
            f"{item['en']}: when a report, a report form or a registration form is needed, and which areas"
            f" count. Item {number}.",
        ),
        section="catalogue",
        parents=("catalogue", category_slug(item["category"])),
        data={
            "item": item,
            "category": category,
            "sentences": site.core.tier_sentences(number),
            "forbidden": [
                {**ban, **sentence(text(ban))}
                for ban in site.policy["forbidden"]["prohibitions"]
                if number in ban.get("items", ())
            ],
        },
        sources=site.cited({"sources": [{"instrument": site.edition["instrument"]}]}, item),
        search=(SearchEntry("item", words, tuple(item["codes"]), where, 1.2),),
    )
