"""The feed of what changed (RFC 4287): events of the law, and changes of this guide, newest first.

Dates come from the data and never from the clock. With the site's address set (``base_url``), links are full
and ids are ``tag:`` URIs of that host; without it, links are relative to the feed and ids are UUIDs made from
the record's own id.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.library.text import HTML_LANG, Text, both
from generator.site.escape import clean
from generator.site.machine import document

if TYPE_CHECKING:
    from generator.site.site import Site

FILE = "feed.xml"
MIDNIGHT = "T00:00:00+08:00"
_KINDS = {"guide": both("指南更新", "guide"), "law": both("法律和政策", "law and policy")}
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "qinghai-eia-guide")


@dataclass(frozen=True)
class News:
    """Something that changed:

    ``name`` is stable, ``slug`` (with ``fragment``) is the page that tells more.
    """

    name: str
    kind: str
    date: str
    title: Text
    text: Text
    slug: str
    fragment: str = ""


def news(site: Site) -> list[News]:
    """All of it, newest first. What is announced for a later day joins when the day has come."""
    known = [entry for entry in _of_law(site) if entry.date <= site.today.isoformat()]
    entries = [*_of_guide(site), *known]
    return sorted(entries, key=lambda entry: (entry.date, entry.kind == "guide"), reverse=True)


def _of_guide(site: Site) -> Iterator[News]:
    for change in site.policy["changes"]["changes"]:
        more = {lang: [detail[lang] for detail in change.get("details", [])] for lang in ("zh", "en")}
        text = both(
            "\n".join([f"{change['zh']}涉及：{change['who']['zh']}", *more["zh"]]),
            "\n".join([f"{change['en']} For: {change['who']['en']}", *more["en"]]),
        )
        yield News(
            f"changes/{change['id']}",
            "guide",
            change["date"],
            change,
            text,
            "changes",
            change["id"].replace("_", "-"),
        )


def _of_law(site: Site) -> Iterator[News]:
    names: Counter[str] = Counter()
    for event in site.policy["timeline"]["events"]:
        note = event.get("note") or both("", "")
        standing = site.standing(event["standing"])
        text = {
            lang: " ".join(filter(None, (event[lang], note[lang], f"[{standing[lang]}]")))
            for lang in ("zh", "en")
        }
        name = f"timeline/{event['date']}/{event['instrument']}"
        names[name] += 1
        yield News(
            name if names[name] == 1 else f"{name}/{names[name]}",
            "law",
            event["date"],
            event,
            text,
            "law",
            event["instrument"],
        )


@dataclass(frozen=True)
class Entry:
    """Something that changed, as it stands in the feed of one language."""

    id: str
    date: str
    title: str
    text: str
    kind: str
    label: str
    page: str


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself."""

    id: str
    title: str
    updated: str
    author: str
    rights: str
    address: str
    page: str


def feed(site: Site, lang: str) -> str:
    """The feed in one language."""
    entries = news(site)
    root = f"{site.base_url}/{'' if lang == 'zh' else f'{lang}/'}" if site.base_url else ""
    title = {"zh": f"{site.name['zh']}：更新", "en": f"{site.name['en']}: what changed"}[lang]
    about = Feed(
        id=_id(site, f"feed/{lang}"),
        title=clean(title),
        updated=max((entry.date for entry in entries), default=site.current_to),
        author=clean(site.name[lang]),
        rights=clean(site.about["licence"][lang]),
        address=root + FILE,
        page=f"{root}changes/",
    )
    told = [_entry(site, entry, lang, root) for entry in entries]
    return document("feed.xml", html_lang=HTML_LANG[lang], midnight=MIDNIGHT, feed=about, entries=told)


def _entry(site: Site, entry: News, lang: str, root: str) -> Entry:
    return Entry(
        id=_id(site, f"{entry.name}/{lang}"),
        date=entry.date,
        title=clean(entry.title[lang]),
        text=clean(entry.text[lang]),
        kind=entry.kind,
        label=_KINDS[entry.kind][lang],
        page=f"{root}{entry.slug}/#{entry.fragment}",
    )


def _id(site: Site, name: str) -> str:
    """A name that stays: by the tag scheme (RFC 4151) where the site has a host."""
    host = urlsplit(site.base_url).hostname
    return f"tag:{host},2026:{name}" if host else f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"
