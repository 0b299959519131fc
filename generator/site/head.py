"""What the head of a page tells machines: the labels of Chinese government sites, addresses, cards,
structured data.

Labels follow the appendix on page labels of 《政府网站发展指引》 (国办发〔2017〕47号): site labels on every
page, column labels on index pages, article labels on content pages, which repeat the name and type of their
column. An address is given in full or not at all, so what needs one is left out until ``site.yaml`` has a
``base_url``;
the site code is issued to registered sites and stands only where ``site.yaml`` has it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.library.text import HTML_LANG, LANGUAGES, Record, Text
from generator.site.escape import clean
from generator.site.feeds import address
from generator.site.model import Page
from generator.site.render import Voice

if TYPE_CHECKING:
    from generator.site.site import Site

Node = dict[str, object]
"""A thing as schema.org describes it."""
_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
_KEYWORDS = 10
CARD = "share.png"
"""The picture that a shared link shows, in ``site_src/static``."""


def head(site: Site, page: Page, voice: Voice) -> Markup:
    """The part of ``<head>`` that depends on the page's record, as HTML."""
    lines = [_named("name", name, content) for name, content in labels(site, page, voice)]
    lines += [_link(rel, target, lang) for rel, target, lang in addresses(site, page, voice.lang)]
    lines += [_named("property", name, content) for name, content in card(site, page, voice)]
    if graph := structured(site, page, voice):
        lines.append(
            Markup('<script type="application/ld+json">{}</script>').format(
                embedded({"@context": "https://schema.org", "@graph": graph})
            )
        )
    return Markup("\n").join(lines)


def _named(attribute: str, name: str, content: str) -> Markup:
    return Markup('<meta {}="{}" content="{}">').format(Markup(attribute), name, clean(content))  # noqa: S704 - our own word


def _link(rel: str, target: str, lang: str) -> Markup:
    language = Markup(' hreflang="{}"').format(lang) if lang else ""
    return Markup('<link rel="{}"{} href="{}">').format(rel, language, target)


def embedded(value: object) -> Markup:
    """JSON that may stand inside a ``<script>`` element: nothing in it can end the element or begin
    another."""
    text = clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - this is the escaping


# -- labels ----------------------------------------------------------------------------------------


def labels(site: Site, page: Page, voice: Voice) -> Iterator[tuple[str, str]]:
    """Names and contents of the labels, in the order of the standard."""
    yield "SiteName", site.name[voice.lang]
    if site.base_url:
        yield "SiteDomain", str(urlsplit(site.base_url).hostname)
    if code := site.about.get("site_id_code"):
        yield "SiteIDCode", code
    if not page.slug:
        return
    column, kind = _column(site, page)
    yield "ColumnName", voice.c(column.title)
    if page is column:
        yield "ColumnDescription", voice.t(column.description)
        yield "ColumnKeywords", ", ".join(_keywords(column, voice))
    yield "ColumnType", voice.t(kind)
    if page is not column:
        yield from _article(site, page, voice)


def _article(site: Site, page: Page, voice: Voice) -> Iterator[tuple[str, str]]:
    yield "ArticleTitle", voice.c(page.title)
    yield "PubDate", f"{site.current_to} 00:00"  # the standard asks for a time; the data knows days
    yield "ContentSource", site.name[voice.lang]
    yield "Keywords", ", ".join(_keywords(page, voice))
    yield "Description", voice.t(page.description)
    if site.base_url:
        yield "Url", address(site.base_url, page, voice.lang)


def _column(site: Site, page: Page) -> tuple[Page, Text]:
    """The index page that a page belongs to, with its type; what belongs to none is about the site itself."""
    columns: Mapping[str, Text] = site.arrangement["columns"]
    slug = next((slug for slug in (page.slug, page.section) if slug in columns), "about")
    return site.pages[slug], columns[slug]


def _keywords(page: Page, voice: Voice) -> list[str]:
    words = [word for entry in page.search[:1] for word in entry.words.get(voice.lang, ())]
    return list(dict.fromkeys([voice.t(page.title), *words]))[:_KEYWORDS]


# -- addresses -------------------------------------------------------------------------------------


def addresses(site: Site, page: Page, lang: str) -> Iterator[tuple[str, str, str]]:
    """``(rel, address, language)``: the page's own address and each language's, in full; nothing without a
    base."""
    if not site.base_url:
        return
    yield "canonical", address(site.base_url, page, lang), ""
    for code in LANGUAGES:
        yield "alternate", address(site.base_url, page, code), HTML_LANG[code]
    yield "alternate", address(site.base_url, page, LANGUAGES[0]), "x-default"


def card(site: Site, page: Page, voice: Voice) -> Iterator[tuple[str, str]]:
    """Open Graph: what a shared link shows."""
    yield "og:type", "website" if not page.slug else "article"
    yield "og:title", voice.c(page.title)
    yield "og:description", voice.t(page.description)
    yield "og:site_name", site.name[voice.lang]
    yield "og:locale", _LOCALES[voice.lang]
    for code in LANGUAGES:
        if code != voice.lang:
            yield "og:locale:alternate", _LOCALES[code]
    if site.base_url:
        yield "og:url", address(site.base_url, page, voice.lang)
        yield "og:image", f"{site.base_url}/{CARD}"
        yield "og:image:alt", site.name[voice.lang]


# -- structured data -------------------------------------------------------------------------------


def structured(site: Site, page: Page, voice: Voice) -> list[Node]:
    """The page as schema.org describes such things; only what the page itself shows."""
    nodes = [_KINDS[page.template](site, page, voice)] if page.template in _KINDS else []
    found = [node for group in nodes for node in group]
    return [*found, _crumbs(site, page, voice)] if page.parents else found


def _at(site: Site, page: Page, voice: Voice) -> str:
    return address(site.base_url, page, voice.lang) if site.base_url else voice.u(page.slug)


def _crumbs(site: Site, page: Page, voice: Voice) -> Node:
    trail = [site.pages[slug] for slug in ("", *page.parents)] + [page]
    places = [
        {"@type": "ListItem", "position": n, "name": voice.c(step.title), "item": _at(site, step, voice)}
        for n, step in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _website(site: Site, page: Page, voice: Voice) -> list[Node]:
    node: Node = {
        "@type": "WebSite",
        "name": site.name[voice.lang],
        "alternateName": [site.name[code] for code in LANGUAGES if code != voice.lang],
        "description": voice.t(page.description),
        "inLanguage": HTML_LANG[voice.lang],
        "url": _at(site, page, voice),
        "dateModified": site.current_to,
    }
    if site.base_url and "search" in site.pages:
        target = _at(site, site.pages["search"], voice) + "?q={search_term_string}"
        entry = {"@type": "EntryPoint", "urlTemplate": target}
        node["potentialAction"] = {
            "@type": "SearchAction",
            "target": entry,
            "query-input": "required name=search_term_string",
        }
    return [node]


def _faq(site: Site, page: Page, voice: Voice) -> list[Node]:
    asked = [
        {
            "@type": "Question",
            "name": voice.c(entry["ask"]),
            "acceptedAnswer": {"@type": "Answer", "text": _firm(site, entry, entry["answer"], voice)},
        }
        for entry in site.asked
    ]
    return [{"@type": "FAQPage", "inLanguage": HTML_LANG[voice.lang], "mainEntity": asked}] if asked else []


def _track(site: Site, page: Page, voice: Voice) -> list[Node]:
    """A track is a service where somebody besides the owner acts; being exempt or outside is none."""
    track = page.data["track"]
    served = any(step["who"] != "owner" for step in track["steps"])
    return [_service(site, page, voice, track, track["summary"], "")] if served else []


def _services(site: Site, page: Page, voice: Voice) -> list[Node]:
    parts = [part for group in page.data["record"]["groups"] for part in group["parts"]]
    return [_service(site, page, voice, part, part["what"], part["id"].replace("_", "-")) for part in parts]


def _service(site: Site, page: Page, voice: Voice, record: Record, what: Text, fragment: str) -> Node:
    province = next((level for level in site.policy["contacts"]["levels"] if level["id"] == "province"), None)
    node: Node = {
        "@type": "GovernmentService",
        "name": voice.c(record),
        "description": _firm(site, record, what, voice),
        "serviceType": voice.c(site.pages[page.section].title),
        "areaServed": {"@type": "AdministrativeArea", "name": str(voice.tr("青海省", "Qinghai"))},
        "url": _at(site, page, voice) + (f"#{fragment}" if fragment else ""),
    }
    if (
        fragment and province
    ):  # the services are the department's own; who decides a track depends on the project
        node["provider"] = {"@type": "GovernmentOrganization", "name": voice.t(province)}
    return node


def _firm(site: Site, record: Record, text: Text, voice: Voice) -> str:
    """A text with how firm it is, where that is less than official: machines drop what stands beside it."""
    standing = record.get("standing") or "official"
    said = clean(voice.t(text))
    return (
        said
        if standing == "official"
        else f"{said} {voice.tr('（', '(')}{voice.t(site.standing(standing))}{voice.tr('）', ')')}"
    )


_KINDS: dict[str, Callable[[Site, Page, Voice], list[Node]]] = {
    "home.md.j2": _website,
    "questions.md.j2": _faq,
    "track.md.j2": _track,
    "services.md.j2": _services,
}
