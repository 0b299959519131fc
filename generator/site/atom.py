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
from xml.sax.saxutils import escape, quoteattr

from generator.library.text import HTML_LANG, Text, both
from generator.site.escape import clean

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
    found = [entry for entry in (*_of_guide(site), *_of_law(site)) if entry.date <= site.current_to]
    return sorted(found, key=lambda entry: (entry.date, entry.kind == "guide"), reverse=True)


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


def feed(site: Site, lang: str) -> str:
    """The feed in one language."""
    entries = news(site)
    updated = max((entry.date for entry in entries), default=site.current_to)
    title = {"zh": f"{site.name['zh']}：更新", "en": f"{site.name['en']}: what changed"}[lang]
    root = f"{site.base_url}/{'' if lang == 'zh' else f'{lang}/'}" if site.base_url else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{HTML_LANG[lang]}">',
        f"<id>{_id(site, f'feed/{lang}')}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{updated}{MIDNIGHT}</updated>",
        f"<author><name>{_text(site.name[lang])}</name></author>",
        f"<rights>{_text(site.about['licence'][lang])}</rights>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(root + FILE)}/>',
        (
            f'<link rel="alternate" type="text/html" hreflang="{HTML_LANG[lang]}"'
            f" href={_attribute(root + 'changes/')}/>"
        ),
    ]
    return "\n".join([*lines, *(_entry(site, entry, lang, root) for entry in entries), "</feed>", ""])


def _entry(site: Site, entry: News, lang: str, root: str) -> str:
    link = f"{root}{entry.slug}/#{entry.fragment}"
    return (
        f"<entry><id>{_id(site, f'{entry.name}/{lang}')}</id><title>{_text(entry.title[lang])}</title>"
        f"<updated>{entry.date}{MIDNIGHT}</updated><published>{entry.date}{MIDNIGHT}</published>"
        f"<category term={_attribute(entry.kind)} label={_attribute(_KINDS[entry.kind][lang])}/>"
        f'<link rel="alternate" type="text/html" href={_attribute(link)}/><content'
        f' type="text">{_text(entry.text[lang])}</content></entry>'
    )


def _id(site: Site, name: str) -> str:
    """A name that stays: by the tag scheme (RFC 4151) where the site has a host."""
    host = urlsplit(site.base_url).hostname
    return f"tag:{host},2026:{name}" if host else f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


def _text(text: str) -> str:
    return escape(clean(text))


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
