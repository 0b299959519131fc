"""All pages of one language as finished HTML:

MkDocs is asked only for those that changed since they were last made.

What a page becomes hangs on its own Markdown and on the frame around it, never on other pages, so a page kept
is the page that would be made. The mark of the policy data, which every page carries, is put in at the very
end.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.site import escape, postprocess
from generator.site.mkdocs_adapter import FEW, NOT_FOUND, LanguageBuild, Live, made_with, render, render_few
from generator.site.site import MARK
from generator.system.background import Standby
from generator.system.cache import CACHE, digest, kept, plain

KEPT = CACHE.parent / "pages"
Texts = Mapping[str, str]
"""Markdown by its path below the language's folder, ``catalogue/item-3/index.md``."""


def finished(
    build: LanguageBuild,
    texts: Texts,
    config: Path,
    work: Path,
    epoch: int,
    keep: Path | None = KEPT,
    live: Standby[Live] | None = None,
) -> dict[str, str]:
    """HTML by path for every text, and for the page that says a page does not exist.

    ``keep`` is where finished pages are kept, ``live`` a MkDocs that is loaded already, for when few are to
    be made.
    """
    keys = _keys(build, texts, config)
    missing = (
        dict(keys)
        if keep is None
        else {name: key for name, key in keys.items() if not (keep / key[:32] / "page.html").is_file()}
    )
    wanted = {name: texts[name] for name in missing if name in texts}
    made = (
        _made(build, wanted, config, work, epoch, live if len(wanted) == len(missing) <= FEW else None)
        if missing
        else {}
    )
    if keep is None:
        return made
    pages = {}
    for name, key in keys.items():
        path = _html(name)
        content = kept(key, ("page.html",), lambda path=path: {"page.html": made[path].encode("utf-8")}, keep)  # type: ignore[misc]
        pages[path] = content["page.html"].decode("utf-8")
    return pages


def marked(html: str, mark: object) -> str:
    """A page with the mark of the policy data in its places."""
    return html.replace(MARK, str(mark))


def _keys(build: LanguageBuild, texts: Texts, config: Path) -> dict[str, str]:
    """A mark by path of all that each page is made from."""
    tools = [
        made_with(config),
        *(Path(str(tool.__file__)).read_text(encoding="utf-8") for tool in (postprocess, escape)),
    ]
    frame = digest(*tools, build.lang, build.site_name, plain(build.extra))
    return {NOT_FOUND: digest(frame), **{name: digest(frame, name, text) for name, text in texts.items()}}


def _made(
    build: LanguageBuild, texts: Texts, config: Path, work: Path, epoch: int, live: Standby[Live] | None
) -> dict[str, str]:
    """The pages made now: by the MkDocs that is loaded already, or all of them in one run."""
    try:
        made = live.ask(render_few, texts, build.site_name, build.extra, epoch) if live else None
    except Exception:  # whatever is wrong with it: a run of its own goes well, or says what it is
        made = None
    made = made or _run(build, texts, config, work, epoch)
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
