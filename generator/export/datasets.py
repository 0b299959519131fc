"""Which lists there are: name, the page that shows each, what it is, where its records stand in the policy,
and what is computed beside them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.dataset import Beside, Dataset
from generator.export.rows import Place, text, words_in
from generator.export.shapes import Option, Sentences, optional
from generator.library.agenda import days
from generator.library.coming import Coming
from generator.library.library import Library
from generator.library.text import LANGUAGES, Record
from generator.models import approval, catalogue, guidance, lists, publishing, reference
from generator.models.base import Named, Text
from generator.rules.documents import strictest_first
from generator.rules.wording import in_language

ID = Beside("id", str, lambda library, place: place.id)


def _key(name: str, holds: object) -> Beside:
    """A key that the policy has and the model has not."""
    return Beside(name, holds, lambda library, place: place.record.get(name))


def _holder(name: str, key: str = "id") -> Beside:
    """What the record that holds the list is known by."""
    return Beside(name, str, lambda library, place: place.above[key])


def _holder_says(name: str, key: str = "") -> Beside:
    """What the record that holds the list is called."""
    return Beside(name, Text, lambda library, place: text(place.above[key] if key else place.above))


# -- records that do not stand in the policy as they are published -------------------------------------------


def _edition(library: Library) -> Record:
    """The edition in force as what stands above every item: its instrument, its dates."""
    edition = library.edition
    return {**edition, "sources": [{"instrument": edition["instrument"]}]}


def _items(library: Library) -> Iterator[Place]:
    for number, item in library.items.items():
        yield Place(str(number), number, item, _edition(library))
    for edition in library.coming_editions:
        above = {**edition, "sources": [{"instrument": edition["instrument"]}]}
        for number, item in edition["items"].items():
            if item is not None:
                starts = edition["effective"]["from"]
                yield Place(f"{number}@{starts}", int(number), item, above)


def _categories(library: Library) -> Iterator[Place]:
    edition = _edition(library)
    for number, category in library.categories.items():
        file = library.category_file(number)
        yield Place(str(number), number, {**category, "file": file}, edition)


def _areas(library: Library) -> Iterator[Place]:
    for group, record in library.areas.items():
        above = {**_edition(library), **words_in(record), "id": group}
        for order, (kind, name) in enumerate(record["kinds"].items(), 1):
            yield Place(kind, order, name, above)


def _filing(library: Library) -> Iterator[Place]:
    """What is filed online, computed from the catalogue."""
    above = library.policy["lists"]["filing"]
    for members in library.filing_items.values():
        for item in members:
            record = {**words_in(item), "item": item["number"], "category": item["category"]}
            yield Place(str(item["number"]), item["number"], record, above)


def _events(library: Library) -> Iterator[Place]:
    for order, event in enumerate(library.policy["timeline"]["events"], 1):
        yield Place("", order, {**event, "sources": [{"instrument": event["instrument"]}]}, {})


def _service_days(library: Library) -> Iterator[Place]:
    for order, day in enumerate(days(library), 1):
        record = {**day.record, **words_in(day.text), "kind": day.kind, "date": day.date}
        yield Place("", order, record, day.service)


# -- columns that are computed -------------------------------------------------------------------------------


def _category_name(library: Library, place: Place) -> object:
    return text(library.categories[place.record["category"]])


def _tier(name: str) -> Beside:
    """The condition of a tier."""

    def made(library: Library, place: Place) -> object:
        rule = place.record["tiers"].get(name)
        if rule is None:
            return None
        coming = _coming(library, place)
        said = (coming["sentences"] if coming else library.core.tier_sentences(place.order))[name]
        return {"sentences": {lang: [in_language(s, lang) for s in said] for lang in LANGUAGES}, "rule": rule}

    return Beside(name, optional(Sentences), made)


def _options(library: Library, place: Place) -> object:
    options = place.record["options"] or ()
    return [{"id": option["id"], "name": text(option), "help": option.get("help")} for option in options]


def _actor(library: Library, place: Place) -> object:
    return text(library.policy["tracks"]["roles"][place.record["who"]])


def _stage(library: Library, place: Place) -> object:
    stages = {stage["id"]: stage for stage in library.policy["measures"]["stages"]}
    return text(stages[place.record["stage"]])


def _group(library: Library, place: Place) -> object:
    return text(place.above["groups"][place.record["group"]])


def _limit(part: str, figure: str) -> Beside:
    """The limit of firm size by one indicator."""
    return Beside(f"{part}_{figure}", optional(int), lambda library, place: place.record[part].get(figure))


CATEGORY_NAME = Beside("category_name", Text, _category_name)


def _coming(library: Library, place: Place) -> Coming | None:
    """What an item says from the day that stands behind its number; None for the item as it is."""
    _, _, day = place.id.partition("@")
    return next((change for change in library.core.coming(place.order) if change["day"] == day), None)


def _possible(library: Library, place: Place) -> list[str]:
    coming = _coming(library, place)
    if coming is None:
        return library.core.possible(place.order)
    return [*strictest_first(row["document"] for row in coming["rows"])]


POSSIBLE = Beside("possible_documents", list[str], _possible)
UNIT_NAME = Beside("unit_name", optional(Text), lambda library, place: text(place.record["unit_name"]))
ORDER = Beside("order", int, lambda library, place: place.order)
DOCUMENT = Beside("document", str, lambda library, place: place.id)
GROUP_NAME = _holder_says("group_name")
DATE = _key("date", optional(str))
NO_TRACKS = Beside("tracks", list[str], lambda library, place: [])
"""Rules on who decides hold for every track; the key is kept for those who read it."""
LIMITS = tuple(
    _limit(part, figure) for part in ("below", "medium", "small") for figure in ("staff", "revenue", "assets")
)
NATIONAL = "lists/exempt/national_batch/rows"

DATASETS = (
    Dataset(
        "catalogue-items",
        catalogue.Item,
        _items,
        before=(_key("category", int), CATEGORY_NAME),
        beside=(*map(_tier, ("outside", "report", "form", "registration")), POSSIBLE),
        without=("lighter_with_more", "changes"),
        inherits=True,
    ),
    Dataset(
        "catalogue-categories",
        catalogue.Category,
        _categories,
        beside=(_key("items", list[int]),),
        without=("facts", "contradictions"),
        inherits=True,
    ),
    Dataset(
        "sensitive-areas",
        Text,
        _areas,
        "sensitive_areas",
        before=(ID,),
        beside=(_holder("area_class"), _holder_says("area_class_name")),
        inherits=True,
    ),
    Dataset(
        "questions",
        catalogue.Fact,
        "facts",
        None,
        before=(ID,),
        beside=(UNIT_NAME, Beside("options", list[Option], _options), _key("scope", str)),
        backed=False,
    ),
    Dataset(
        "list-filing",
        Text,
        _filing,
        "lists/filing",
        before=(_key("item", int),),
        beside=(_key("category", int), CATEGORY_NAME),
        inherits=True,
    ),
    Dataset(
        "list-commitment",
        lists.CommitmentRow,
        "lists/commitment/rows",
        "lists/commitment",
        names={"category": "sector"},
        inherits=True,
    ),
    Dataset("list-exempt", lists.ExemptRow, "lists/exempt/rows", "lists/exempt", inherits=True),
    Dataset("list-exempt-national", lists.NationalRow, NATIONAL, "lists/exempt", inherits=True),
    Dataset("tracks", approval.Track, "tracks/tracks", names={"who": "applies_to"}, without=("steps",)),
    Dataset(
        "steps",
        approval.Step,
        "tracks/tracks/*/steps",
        before=(_holder("track"), ORDER),
        beside=(Beside("actor", Text, _actor),),
        flat=("limit", approval.Limit),
        inherits=True,
    ),
    Dataset("papers", approval.Paper, "tracks/papers", before=(ID,)),
    Dataset(
        "documents", Named, "documents/documents/*/names", before=(DOCUMENT, _holder_says("short", "short"))
    ),
    Dataset("clocks", approval.Clock, "clocks/clocks"),
    Dataset("measures", guidance.Measure, "measures/measures", beside=(Beside("stage_name", Text, _stage),)),
    Dataset("services", guidance.Service, "services/groups/*/parts", beside=(_holder("group"), GROUP_NAME)),
    Dataset(
        "service-calendar",
        Text,
        _service_days,
        "agenda",
        words="text",
        before=(_holder("service"), _holder_says("service_name"), _key("kind", str), DATE),
        inherits=True,
    ),
    Dataset("size-criteria", guidance.Sector, "size_criteria/sectors", beside=LIMITS, inherits=True),
    Dataset("procedure", approval.ProcedureRule, "procedure/rules", words="text"),
    Dataset(
        "major-changes",
        guidance.Point,
        "major_change/points",
        words="text",
        beside=(Beside("group_name", Text, _group),),
        inherits=True,
    ),
    Dataset("penalties", approval.Penalty, "penalties/penalties", words="act"),
    Dataset("authority", guidance.Authority, "contacts/authority", words="text", beside=(NO_TRACKS,)),
    Dataset("contacts", guidance.Contact, "contacts/contacts"),
    Dataset(
        "instruments",
        reference.Instrument,
        "instruments/instruments",
        words="title",
        before=(ID,),
        backed=False,
    ),
    Dataset("timeline", reference.Event, _events, "timeline", words="text"),
    Dataset("glossary", reference.Term, "glossary/terms", backed=False),
    Dataset("answers", reference.Question, "questions/faq"),
    Dataset(
        "unknowns", reference.Unknown, "unknowns/unknowns", words="text", without=("file",), backed=False
    ),
    Dataset("changes", publishing.Change, "changes/changes", words="text", backed=False),
)
"""All of them, in the order in which the data page shows them."""


def shown_on(slug: str) -> list[Dataset]:
    """The lists that a page shows; a page below another shows those of the page above it."""
    exact = [dataset for dataset in DATASETS if dataset.page == slug]
    return exact or (
        [dataset for dataset in DATASETS if dataset.page == slug.rpartition("/")[0]]
        if slug.startswith(("catalogue/", "tracks/"))
        else []
    )
