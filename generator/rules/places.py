"""Where a project lies: places by id or by name, and what is known of each. The place changes no document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from generator.rules import cite
from generator.rules.errors import Mistake, shown
from generator.rules.policy import Policy, in_force
from generator.rules.wording import LANGS, Text, listed_texts, text

if TYPE_CHECKING:
    from generator.models.messages.check_door import NamedPlace, PlaceList
    from generator.models.messages.verdict import LocalArea, WhereAnswer
    from generator.models.policy.guidance import CountyRecord, OutsideRecord

OUTSIDE = "outside"
"""Stands for whatever is not Qinghai."""


def all_places(policy: Policy) -> Iterator[tuple[str, CountyRecord | OutsideRecord]]:
    """Every place by its id, prefectures before their counties; what lies elsewhere comes last."""
    for prefecture in policy.data["places"]["prefectures"]:
        yield prefecture["id"], prefecture
        for county in prefecture["counties"]:
            yield f"{prefecture['id']}/{county['id']}", county
    yield OUTSIDE, policy.data["places"]["outside"]


def names_of(record: CountyRecord | OutsideRecord) -> list[str]:
    """What a place is called, in both languages."""
    also = record.get("also", {})
    return [name for lang in LANGS for name in (record[lang], *also.get(lang, ()))]


def by_name(policy: Policy) -> Mapping[str, str]:
    """Ids by every name in small letters, and by themselves; where two places share a name, the greater one
    has it."""
    return policy.kept("places", _by_name)


def _by_name(policy: Policy) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for place, record in all_places(policy):
        for name in (place, *names_of(record)):
            found.setdefault(name.lower(), place)
    return found


def read_places(policy: Policy, value: object, mistakes: list[Mistake]) -> tuple[str, ...]:
    """The ids of the places given, by id or by name, in the order of the data; what is none of Qinghai's is
    added to ``mistakes``."""
    given = value.split(",") if isinstance(value, str) else value
    if given is None or given == [""]:
        return ()
    if not isinstance(given, (list, tuple)):
        mistakes.append(_not_a_place(value))
        return ()
    known = by_name(policy)
    asked = [entry.strip().lower() if isinstance(entry, str) else "" for entry in given]
    mistakes.extend(
        _not_a_place(entry) for entry, name in zip(given, asked, strict=True) if name not in known
    )
    return narrowed(policy, {known[name] for name in asked if name in known})


def narrowed(policy: Policy, found: Collection[str]) -> tuple[str, ...]:
    """Some places in the order of the data, without prefectures of which a county is among them."""
    wider = {place.partition("/")[0] for place in found if "/" in place}
    return tuple(place for place, _ in all_places(policy) if place in found and place not in wider)


def _not_a_place(value: object) -> Mistake:
    said = shown(value)
    return Mistake(
        "place",
        "unknown",
        f"“{said}”不是青海的市州或者县区，本指南只讲青海。可以写 golog、yushu/nangqen 或者地名；"
        f"一部分在外省的，再加一个 {OUTSIDE}。",
        f"“{said}” is no prefecture or county of Qinghai, and this guide speaks of Qinghai only. Write golog,"
        f" yushu/nangqen or a name; if a part lies in another province, add {OUTSIDE}.",
    )


def lies_in_several(places: Sequence[str], span: str) -> bool | None:
    """Whether a project lies in several ``prefectures`` or ``provinces``; None where its place is not
    known."""
    if not places:
        return None
    within = {place.partition("/")[0] for place in places if place != OUTSIDE}
    return len(within) > 1 if span == "prefectures" else OUTSIDE in places and bool(within)


def name_of(policy: Policy, place: str) -> Text:
    """The whole name of a place, a county with its prefecture."""
    known = dict(all_places(policy))
    holder = place.partition("/")[0]
    if holder == place:
        return text(known[place])
    return {
        "zh": known[holder]["zh"] + known[place]["zh"],
        "en": f"{known[place]['en']}, {known[holder]['en']}",
    }


def named(policy: Policy, places: Iterable[str]) -> Text:
    """Some places in words."""
    return listed_texts([name_of(policy, place) for place in places], "and")


def where(policy: Policy, places: Sequence[str], on: date) -> WhereAnswer | None:
    """What is known of the places of a project; None where none was given."""
    if not places:
        return None
    held, levels = policy.data["places"], policy.data["approval_levels"]
    contacts = [
        contact
        for contact in policy.data["contacts"]["contacts"]
        if _serves(contact.get("place", ""), places) and in_force(contact, on)
    ]
    notes = [note for note in held["notes"] if _serves(note["place"], places) and in_force(note, on)]
    inside = [place for place in places if place != OUTSIDE]
    reached = any(contact.get("phone") for contact in contacts)
    return {
        **named(policy, places),
        "standing": held["standing"],
        "places": list(places),
        "contacts": [
            {
                **text(contact),
                "standing": contact["standing"],
                "what": contact["what"],
                "phone": contact.get("phone"),
                "url": contact.get("url"),
            }
            for contact in contacts
        ],
        "no_phone": None if reached or not inside else levels["no_phone"],
        "notes": [
            {
                **text(note),
                "standing": note["standing"],
                "citations": cite.cited(policy, note["sources"], on),
            }
            for note in notes
        ],
        "areas": _areas(policy) if inside else [],
    }


def _serves(place: str, places: Sequence[str]) -> bool:
    """Whether what is known of one place concerns one of some others: what is known of a prefecture concerns
    its counties too."""
    return any(other == place or other.partition("/")[0] == place for other in places)


def _areas(policy: Policy) -> list[LocalArea]:
    kinds = {
        kind: text(record)
        for group in policy.data["areas"].values()
        for kind, record in group["kinds"].items()
    }
    return [
        {
            **text(area),
            "kinds": [kinds[kind] for kind in area["kinds"]],
            "ask": area["ask"],
            "rule": area.get("rule"),
        }
        for area in policy.data["places"]["protected"]
    ]


def offered(policy: Policy) -> PlaceList:
    """What may be chosen as the place of a project."""
    held = policy.data["places"]
    return {
        "ask": held["ask"],
        "help": held["help"],
        "prefectures": [
            {
                "id": prefecture["id"],
                **text(prefecture),
                "counties": [
                    _choice(f"{prefecture['id']}/{county['id']}", county) for county in prefecture["counties"]
                ],
            }
            for prefecture in held["prefectures"]
        ],
        "outside": _choice(OUTSIDE, held["outside"]),
    }


def _choice(place: str, record: CountyRecord | OutsideRecord) -> NamedPlace:
    return {"id": place, **text(record)}
