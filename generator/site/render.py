"""Pages to Markdown with front matter: one Jinja2 environment, one view of the site for each page and
language."""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from generator.library.text import Text
from generator.rules import cite, schedule
from generator.rules.wording import in_language
from generator.rules.workdays import date_text, yearly_text
from generator.site import escape
from generator.site.escape import clean, safe
from generator.site.model import Page
from generator.system.cache import code, digest, releases


def environment(folders: list[Path], keep: Path | None = None) -> Environment:
    """Jinja2 that escapes for Markdown and HTML at once and stops at a name it does not know.

    ``keep``: where compiled templates are kept. Jinja2 looks at a template's own text; this module and
    ``escape`` take part in the compiling.
    """
    env = Environment(
        loader=FileSystemLoader(folders),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=safe,
        comment_start_string="{##",  # one # belongs to Markdown: ``## Heading {#id}``
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled_templates(keep) if keep else None,
    )
    env.globals.update(
        amount_rows=cite.amount_rows,
        amount_text=cite.amount_text,
        clock_text=schedule.clock_text,
        duration=schedule.duration,
        limit_text=schedule.limit_text,
        acting=schedule.acting,
        unit_text=schedule.unit_text,
    )
    env.filters["not_over"] = lambda records, site: site.not_over(records)
    env.filters["select_in_force"] = lambda records, site: [
        record for record in records if site.in_force(record)
    ]
    return env


def compiled_templates(keep: Path) -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept below ``keep``; None where nothing can be kept."""
    folder = (
        keep
        / digest(code(Path(__file__)), code(Path(escape.__file__)), releases("jinja2", "markupsafe"))[:32]
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # where nothing can be kept, templates are compiled each time
        return None
    return FileSystemBytecodeCache(str(folder))


def capital(text: str) -> str:
    """The text with its first letter large; names written otherwise on purpose (pH, eDNA) keep their form."""
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[1:2].isupper() else text


def day_words(iso: str, lang: str) -> str:
    """A date as people write it; a year or a month alone stays one."""
    return in_language(date_text(str(iso)), lang)


def span_words(effective: Mapping[str, str], lang: str) -> str:
    """From when until when: ``2021年1月1日起``, ``from 1 January 2021``, ``until 14 August 2026``."""
    start, end = (
        day_words(effective[side], lang) if effective.get(side) else "" for side in ("from", "until")
    )
    if start and end:
        return f"{start}至{end}" if lang == "zh" else f"{start} to {end}"
    if lang == "zh":
        return f"{start}起" if start else f"至{end}止"
    return f"from {start}" if start else f"until {end}"


def either_or(words: list[str], lang: str) -> str:
    """``报告书、报告表或登记表``; ``report, report form or registration form``."""
    mark, last = ("、", "或") if lang == "zh" else (", ", " or ")
    return mark.join(words[:-1]) + (last if len(words) > 1 else "") + words[-1]


class Voice:
    """How one page speaks in one language: texts, addresses relative to that page, dates and counts."""

    def __init__(self, page: Page, lang: str, slugs: Callable[[str], bool]) -> None:
        self.page = page
        self.lang = lang
        self._known = slugs

    def t(self, text: Text | None) -> str:
        """The text in the page's language, or nothing."""
        return (text[self.lang] or "") if text else ""

    def c(self, text: Text | None) -> str:
        """The text as a heading: English begins with a capital letter."""
        return capital(self.t(text))

    def tr(self, zh: str, en: str) -> Markup:
        """A text of the templates themselves, given in both languages where it is used. It may hold texts of
        records, so it is escaped like them."""
        return safe(zh if self.lang == "zh" else en)

    def u(self, slug: str, fragment: str = "") -> str:
        """Relative address of a page of the site; naming a page that does not exist is an error."""
        if not self._known(slug):
            raise LookupError(f"page {self.page.slug!r} links to unknown page {slug!r}")
        path = posixpath.relpath(f"/{slug}", f"/{self.page.slug}")
        return ("./" if path == "." else f"{path}/") + (f"#{fragment}" if fragment else "")

    def file(self, path: str) -> str:
        """Relative address of a file that both languages share, such as ``data/clocks.json``."""
        here = "/" + "/".join(
            part for part in ("" if self.lang == "zh" else self.lang, self.page.slug) if part
        )
        return posixpath.relpath(f"/{path}", here)

    def count(self, number: int, zh: str, one: str, many: str) -> str:
        """A number with its noun: ``3 项``, ``1 item``, ``3 items``."""
        return f"{number:,} {zh}" if self.lang == "zh" else f"{number:,} {one if number == 1 else many}"

    def day(self, iso: str) -> str:
        """A date as people write it; a year or a month alone stays one."""
        return day_words(iso, self.lang)

    def month_day(self, text: str) -> str:
        """A day of every year: ``6月5日``, ``5 June``."""
        return in_language(yearly_text(text), self.lang)

    def join(self, parts: list[Any]) -> Markup:
        """Parts side by side as a list in running text."""
        return Markup("、" if self.lang == "zh" else ", ").join(safe(part) for part in parts)  # noqa: S704 - parts are escaped


def front_matter(page: Page, voice: Voice, extra: Mapping[str, Any]) -> str:
    """The head of the Markdown file.

    Values are escaped here because MkDocs templates print them as they are.
    """
    meta = {
        "title": html.escape(clean(voice.c(page.title))),
        "description": html.escape(clean(voice.t(page.description))),
        "section": page.section,
        "slug": page.slug,
        "contents": page.contents,
        "wide": page.wide,
        **extra,
    }
    return (
        "---\n"
        + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        + "---\n\n"
    )
