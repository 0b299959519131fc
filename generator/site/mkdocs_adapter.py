"""The only place that knows MkDocs: two builds, one a language, side by side.

MkDocs and Material may be replaced one day; what they get is plain Markdown with front matter, and what they
are asked for is that Markdown as HTML inside our own overrides of Material's templates.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.library.text import HTML_LANG
from generator.site.escape import clean
from generator.site.render import compiled_templates
from generator.system.cache import digest, releases

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class RenderError(Exception):
    """MkDocs did not make a language's pages; the message is what it said."""


@dataclass(frozen=True)
class LanguageBuild:
    """What one MkDocs run needs."""

    lang: str
    site_name: str
    markdown: Path
    html: Path
    extra: Mapping[str, Any]


def escaped(value: Any) -> Any:
    """The same structure with every string escaped: MkDocs templates do not escape what they print."""
    if isinstance(value, str):
        return html.escape(clean(value))
    if isinstance(value, Mapping):
        return {key: escaped(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [escaped(part) for part in value]
    return value


def material_style() -> str:
    """Material's own style; the file's real name carries a hash that changes with its version."""
    import material  # type: ignore[import-untyped]

    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    return next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")


class Rendering:
    """One language on its way from Markdown to HTML, in a process of its own.

    Leaving the block ends the process.
    """

    def __init__(self, build: LanguageBuild, config: Path, work: Path, epoch: int) -> None:
        derived = work / f"mkdocs.{build.lang}.yml"
        derived.write_text(yaml.safe_dump(_derive(build, config), allow_unicode=True), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--clean",
            "--config-file",
            str(derived),
        ]
        environment = {**os.environ, **_QUIET, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
        self.build = build
        self._process = subprocess.Popen(
            command, env=environment, cwd=work, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def __enter__(self) -> Rendering:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()

    def finish(self) -> LanguageBuild:
        """Wait for the pages; RenderError with what MkDocs said if it failed."""
        output, _ = self._process.communicate()
        if self._process.returncode:
            raise RenderError(f"mkdocs ({self.build.lang}): {output.strip()[-2000:]}")
        return self.build


NOT_FOUND = "404.html"
"""The page for what does not exist; MkDocs makes it from the templates alone."""


def made_with(config: Path) -> str:
    """A mark of all that the pages are made with beside their own Markdown: templates, settings, MkDocs,
    Material, this module."""
    overrides = sorted((config.parent / "site_src" / "overrides").rglob("*.html"))
    return digest(
        releases("mkdocs", "mkdocs-material", "markdown", "jinja2"),
        *(path.read_bytes() for path in (config, Path(__file__), *overrides)),
    )


def render(build: LanguageBuild, config: Path, work: Path, epoch: int) -> dict[str, str]:
    """The HTML of all Markdown below ``build.markdown``, and of the page for what does not exist, by its
    path."""
    with Rendering(build, config, work, epoch) as running:
        running.finish()
    paths = [path.with_suffix(".html") for path in sorted(build.markdown.rglob("*.md"))]
    names = [NOT_FOUND, *(path.relative_to(build.markdown).as_posix() for path in paths)]
    return {name: (build.html / name).read_text(encoding="utf-8") for name in names}


class Live:
    """MkDocs kept at hand in this process, to make single pages of one language at once.

    What comes out is what a whole run makes.
    """

    def __init__(self, lang: str, site_name: str, config: Path, work: Path, epoch: int) -> None:
        os.environ.update(_QUIET, SOURCE_DATE_EPOCH=str(epoch))
        from mkdocs.config import load_config

        folder = work / f"live-{lang}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.md").write_text("", encoding="utf-8")
        self.lang = lang
        derived = work / f"live-{lang}.yml"
        derived.write_text(
            yaml.safe_dump(
                _derive(LanguageBuild(lang, site_name, folder, work / "html", {}), config), allow_unicode=True
            ),
            encoding="utf-8",
        )
        self._config = load_config(str(derived))
        self._templates = self._config.theme.get_env()
        self._templates.bytecode_cache = compiled_templates(config.parent / ".cache" / "templates")

    def page(self, name: str, text: str, site_name: str, extra: Mapping[str, Any]) -> str:
        """The HTML of one Markdown file (``catalogue/item-3/index.md``), its text given, in the frame
        ``extra``."""
        from mkdocs.commands.build import get_context
        from mkdocs.structure.files import File, Files
        from mkdocs.structure.nav import get_navigation
        from mkdocs.structure.pages import Page

        self._config["site_name"] = escaped(site_name)
        self._config["extra"] = json.loads(json.dumps(_extra(self.lang, extra), ensure_ascii=False))
        self._config["nav"] = [name]
        file = File(name, src_dir=None, dest_dir=self._config.site_dir, use_directory_urls=True)
        file.content_string = text
        files = Files([file])
        navigation = get_navigation(files, self._config)
        page = file.page or Page(None, file, self._config)
        page.read_source(self._config)
        page.render(self._config, files)
        context = get_context(navigation, files, self._config, page)
        page.active = True
        return str(self._templates.get_template(page.meta.get("template", "main.html")).render(context))


def _extra(lang: str, extra: Mapping[str, Any]) -> Any:
    return escaped({**extra, "lang": lang, "html_lang": HTML_LANG[lang]})


def _derive(build: LanguageBuild, config: Path) -> dict[str, Any]:
    """The language's own configuration: everything else is inherited from the top-level file."""
    return {
        "INHERIT": str(config),
        "site_name": escaped(build.site_name),
        "nav": [
            next(path.relative_to(build.markdown).as_posix() for path in sorted(build.markdown.rglob("*.md")))
        ],
        "docs_dir": str(build.markdown),
        "site_dir": str(build.html),
        "theme": {"custom_dir": str(config.parent / "site_src" / "overrides"), "language": build.lang},
        "extra": json.loads(json.dumps(_extra(build.lang, build.extra), ensure_ascii=False)),
    }
