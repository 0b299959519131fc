"""All pages of one language as finished HTML:

MkDocs is asked only for those that changed since they were last made.

What a page becomes depends on its own Markdown and on the frame around it, never on other pages, so a page
kept is the page that would be made. The mark of the policy data, which every page carries, is put in at
the very end.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.site import escape, postprocess
from generator.site.mkdocs_adapter import NOT_FOUND, LanguageBuild, made_with, render
from generator.site.site import MARK
from generator.system.cache import CACHE, digest, put, read
from generator.system.canonical_json import to_json

KEPT = CACHE.parent / "pages"
PAGE = "page.html"
Texts = Mapping[str, str]
"""Markdown by its path below the language's folder, ``catalogue/item-3/index.md``."""


def finished(
    build: LanguageBuild, texts: Texts, config: Path, work: Path, epoch: int, keep: Path | None = KEPT
) -> dict[str, str]:
    """HTML by path for every text, and for the page that says a page does not exist.

    ``keep`` is where finished pages are kept; None: nowhere.
    """
    keys = _keys(build, texts, config)
    pages = {name: read(key, PAGE, keep) if keep else None for name, key in keys.items()}
    missing = [name for name, page in pages.items() if page is None]
    if missing:
        wanted = {name: texts[name] for name in missing if name in texts}
        made = _made(build, wanted, config, work, epoch)
        for name in missing:
            pages[name] = content = made[_html(name)].encode("utf-8")
            if keep:
                put(keys[name], PAGE, content, keep)
    return {_html(name): page.decode("utf-8") for name, page in pages.items() if page is not None}


def marked(html: str, mark: object) -> str:
    """A page with the mark of the policy data in its places."""
    return html.replace(MARK, str(mark))


def _keys(build: LanguageBuild, texts: Texts, config: Path) -> dict[str, str]:
    """A mark by path of all that each page is made from."""
    tools = [
        made_with(config),
        *(Path(str(tool.__file__)).read_text(encoding="utf-8") for tool in (postprocess, escape)),
    ]
    frame = digest(*tools, build.lang, build.site_name, to_json(build.extra))
    return {NOT_FOUND: digest(frame), **{name: digest(frame, name, text) for name, text in texts.items()}}


def _made(build: LanguageBuild, texts: Texts, config: Path, work: Path, epoch: int) -> dict[str, str]:
    """Some pages and the one that says a page does not exist, made now in one run of MkDocs."""
    made = _run(build, texts, config, work, epoch)
    return {name: postprocess.finish(page, build.lang) for name, page in made.items()}


def _run(build: LanguageBuild, texts: Texts, config: Path, work: Path, epoch: int) -> dict[str, str]:
    for name, text in (texts or {"index.md": ""}).items():
        path = build.markdown / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made = render(build, config, work, epoch)
    shutil.rmtree(build.markdown)
    return made


def _html(name: str) -> str:
    return name.removesuffix(".md") + ".html" if name.endswith(".md") else name
