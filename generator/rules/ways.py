"""Where to go: the sites and telephones that a record names, and the page of the guide that helps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.policy import Policy, in_force
from generator.rules.wording import text

if TYPE_CHECKING:
    from generator.models.messages.verdict import Way
    from generator.models.policy.services import UsableRecord


def ways(policy: Policy, record: UsableRecord, on: date) -> list[Way]:
    """Whom a record says to reach on a day, and the page to which it leads."""
    return [*contacts(policy, record.get("contacts", []), on), *_page(record)]


def contacts(policy: Policy, wanted: Iterable[str], on: date) -> list[Way]:
    """Those of some contacts, by their ids, that there are on a day; in that order."""
    known = {contact["id"]: contact for contact in policy.data["contacts"]["contacts"]}
    return [
        {
            "id": name,
            **text(known[name]),
            "url": known[name].get("url"),
            "phone": known[name].get("phone"),
            "page": None,
            "standing": known[name]["standing"],
        }
        for name in wanted
        if in_force(known[name], on)
    ]


def _page(record: UsableRecord) -> list[Way]:
    link = record.get("link")
    if link is None:
        return []
    place = f"#{link['fragment']}" if "fragment" in link else ""
    page = f"{link['page']}/{place}"
    return [{"id": page, **text(link), "url": None, "phone": None, "page": page, "standing": None}]
