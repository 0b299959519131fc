"""Files that both languages share: one style file, our few scripts, icons, and the finished check."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site import mkdocs_adapter

OF_THE_CHECK = {"check_style": "assets/check/style.css", "check_script": "assets/check/page.js", "own_script": "assets/check/own.js"}
_SOURCE_MAP = re.compile(r"/\*#.*?\*/")

if TYPE_CHECKING:
    from generator.site.site import Site


def write(site: Site, target: Path, widget_dir: Path | None) -> dict[str, str]:
    """Write them below ``target/assets``; returns their addresses by short name, each with a mark of its content."""
    folder = target / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / "site.css", _style(site.source / "style"))
    for script in sorted((site.source / "scripts").glob("*.js")):
        _put(folder / script.name, script.read_text(encoding="utf-8"))
    shutil.copytree(site.source / "static", target, dirs_exist_ok=True)
    if widget_dir:
        shutil.copytree(widget_dir, folder / "check", dirs_exist_ok=True)
    return names(site, widget_dir is not None)


def names(site: Site, check: bool) -> dict[str, str]:
    """The same addresses, without writing anything; ``check``: whether the site holds the check."""
    found = {"style": _address("site.css", _style(site.source / "style"))}
    found |= {script.stem: _address(script.name, script.read_text(encoding="utf-8")) for script in sorted((site.source / "scripts").glob("*.js"))}
    return found | (OF_THE_CHECK if check else {})


def _style(folder: Path) -> str:
    """One style file: Material's in a layer of its own, so that every rule of ours wins without fighting for it."""
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    material = mkdocs_adapter.material_style().replace('@charset "UTF-8";', "")
    return f"@layer material{{{_SOURCE_MAP.sub('', material)}}}\n{own}"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _address(name: str, text: str) -> str:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"assets/{name}?v={mark}"
