"""The pages of a data folder as they are made for a day, as text: without MkDocs, which adds nothing to what they say."""

from __future__ import annotations

import html
import re
from functools import cached_property
from pathlib import Path

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.rules.policy import Policy
from generator.site.assets import addresses
from generator.site.renderer import markdown
from generator.site.site import Site
from generator.site.views import all_pages
from generator.system.paths import ROOT

BLOCK = re.compile(r"</?(?:p|li|h[1-6]|section|td|dd|dt|div|figure|details|summary|dl|ul|ol|tr)\b[^>]*>|\n\n")
DATED = re.compile(
    r"\d日(?:起|止|为止|至)|\d日以[前后]|(?:[Ff]rom|[Uu]ntil|[Tt]o|[Bb]efore|[Ss]ince) \d{1,2} [A-Z]\w+ \d{4}"
)
"""A sentence that names the days for which it holds."""


class PagesOf:
    """A data folder built for a day; no day: that to which the data are current."""

    def __init__(self, root: Path, on: str) -> None:
        self.on = on
        self.compiled = compile_data(load_and_lint(root, on=on), index=False)

    @cached_property
    def policy(self) -> Policy:
        """The policy as the check of this site has it."""
        return Policy(self.compiled)

    @cached_property
    def site(self) -> Site:
        """The site with its pages known."""
        site = Site(self.compiled, ROOT / "site_src", None, ROOT / ".cache" / "core")
        site.know(all_pages(site))
        site.addresses = addresses(site, None)
        return site

    def text(self, slug: str, lang: str) -> str:
        """All that a page says."""
        return re.sub(r"\s+", " ", " ".join(self._blocks(slug, lang)))

    def undated(self, slug: str, lang: str) -> list[str]:
        """What a page says without naming the days for which it holds: records with their dates left out whole."""
        made = markdown(self.site, self.site.pages[slug], lang)
        chapters = [
            part
            for part in re.split(r"(?=\n## )", made)
            if not DATED.search(part.lstrip().partition("\n")[0])
        ]
        sections = [
            part for chapter in chapters for part in re.split(r"(?=<section\b)|(?<=</section>)", chapter)
        ]
        kept = [part for part in sections if not DATED.search(_plain(part))]
        return [block for part in kept for block in _blocks(part)]

    def _blocks(self, slug: str, lang: str) -> list[str]:
        return _blocks(markdown(self.site, self.site.pages[slug], lang))


def _blocks(made: str) -> list[str]:
    return [said for part in BLOCK.split(made) if (said := _plain(part))]


def _plain(part: str) -> str:
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", part, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", bare))).strip()
