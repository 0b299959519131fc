"""A page as Markdown, and what the frame around every page shows."""

from __future__ import annotations

import traceback
from pathlib import PurePath
from typing import TypedDict
from urllib.parse import urlsplit

from jinja2 import UndefinedError

from generator.findings.refusal import Refusal
from generator.library.text import LANGUAGES, Record, Text
from generator.site import charts, pictures
from generator.site import provenance as trust
from generator.site.head import head
from generator.site.model import Page
from generator.site.render import Voice, capital, front_matter
from generator.site.site import Site

USEFUL = "useful.md.j2"
"""Ends every page but those of ``UNASKED``: whether it helped."""
UNASKED = ("embed",)


class TemplateFault(Refusal):
    """A template asks for what it was not given."""


def markdown(site: Site, page: Page, lang: str) -> str:
    """The Markdown file of a page in one language."""
    voice = Voice(page, lang, site.pages.__contains__)
    context = {
        **{
            name: getattr(voice, name)
            for name in ("t", "c", "tr", "u", "file", "count", "day", "month_day", "join", "lang")
        },
        "site": site,
        "page": page,
        "pictures": pictures,
        "charts": charts,
        "trusted": trust,
        "other": next(code for code in LANGUAGES if code != lang),
        **page.data,
    }
    try:
        parts = [f"pages/{page.template}", *([] if page.slug in UNASKED else [USEFUL])]
        body = "".join(site.env.get_template(part).render(context) for part in parts)
    except UndefinedError as error:
        raise _fault(error, page) from error
    extra: dict[str, object] = {
        "head": head(site, page, voice),
        "files": site.addresses.starts.get(page.starts, {}),
    }
    return front_matter(page, voice, extra) + body


def _fault(error: UndefinedError, page: Page) -> TemplateFault:
    """The innermost line of a template at which the error arose; Jinja2 gives its frames the template's own
    lines."""
    called = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    file = "templates/" + PurePath(called[-1].filename).as_posix().rpartition("/templates/")[2]
    where = f"{file}:{called[-1].lineno}"
    return TemplateFault(
        f"模板 {where} 要的内容没有：{error.message}（页面 /{page.slug}）。请改模板，或补上它要的内容。",
        f"template {where} asks for what is not there: {error.message} (page /{page.slug}). Mend it"
        " or give it that.",
    )


class Link(TypedDict):
    """A line of the menu or of the foot."""

    slug: str
    label: str


class FootPart(TypedDict):
    """A column of the foot."""

    label: str
    links: list[Link]


class Frame(TypedDict):
    """What the frame around every page shows."""

    menu: list[Link]
    other_menu: list[Link]
    foot: list[FootPart]
    publisher: str
    disclaimer: str
    shared: dict[str, str]
    current_to: str
    current_day: str
    for_day: str
    for_words: str
    hash: str
    top: str
    other_name: Text


def frame(site: Site, lang: str) -> Frame:
    """What the frame around every page shows: menu, foot, dates. Plain data; the adapter escapes it."""

    def entries(slugs: list[Record], lang: str = lang) -> list[Link]:
        return [
            {
                "slug": entry["slug"],
                "label": entry.get(lang) or capital(site.pages[entry["slug"]].title[lang]),
            }
            for entry in slugs
            if entry["slug"].split("#")[0] in site.pages
        ]

    voice = Voice(site.pages[""], lang, site.pages.__contains__)
    return {
        "menu": entries(site.arrangement["menu"]),
        "other_menu": entries(site.arrangement["menu"], "en" if lang == "zh" else "zh"),
        "foot": [{"label": part[lang], "links": entries(part["links"])} for part in site.arrangement["foot"]],
        "publisher": site.about["publisher_note"][lang],
        "disclaimer": site.about["disclaimer"][lang],
        "shared": dict(site.addresses.shared),
        "current_to": site.current_to,
        "current_day": voice.day(site.current_to),
        "for_day": site.day,
        "for_words": voice.day(site.day) if site.day else "",
        "hash": site.mark,
        "top": urlsplit(site.base_url).path,
        "other_name": {"zh": site.name["zh"], "en": site.name["en"]},
    }
