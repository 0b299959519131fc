"""Files that both languages share: one style file, our few scripts, icons, and the finished check."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site import mkdocs_adapter

OF_THE_CHECK = {"check_style": "style.css", "check_script": "page.js", "own_script": "own.js"}
OF_THE_WORKBENCH = {"workbench_style": "style.css", "workbench_script": "page.js"}
WORKBENCH = "workbench"
"""Folder of the workbench, beside that of the check."""
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
    if widget_dir and (workbench := widget_dir.with_name(WORKBENCH)).is_dir():
        shutil.copytree(workbench, folder / WORKBENCH, dirs_exist_ok=True)
    return names(site, folder / "check" if widget_dir else None)


def names(site: Site, check: Path | None) -> dict[str, str]:
    """The same addresses, without writing anything; ``check``: the finished folder of the check, if the site holds it."""
    found = {"style": _address("site.css", _style(site.source / "style").encode())}
    found |= {script.stem: _address(script.name, script.read_bytes()) for script in sorted((site.source / "scripts").glob("*.js"))}
    if check is None or not (check / "manifest.json").is_file():
        return found
    found |= {name: _address(f"check/{file}", (check / file).read_bytes()) for name, file in OF_THE_CHECK.items()} | early(check)
    beside = check.with_name(WORKBENCH)
    if (beside / "manifest.json").is_file():
        found |= {name: _address(f"{WORKBENCH}/{file}", (beside / file).read_bytes()) for name, file in OF_THE_WORKBENCH.items()}
    return found


def early(folder: Path) -> dict[str, str]:
    """What the check page needs before anything else, so that the browser asks for all of it at once: names divided by spaces."""
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    own = ("own_answer-", "form-")
    modules = [name for name in made["modules"] if not name.startswith(own)]
    lists = [made["roles"][role] for role in ("finder", "questions")]
    return {"check_modules": " ".join(f"assets/check/{name}" for name in modules), "check_lists": " ".join(f"assets/check/{name}" for name in lists)}


def _style(folder: Path) -> str:
    """One style file: Material's in a layer of its own, so that every rule of ours wins without fighting for it."""
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    material = mkdocs_adapter.material_style().replace('@charset "UTF-8";', "")
    return f"@layer material{{{_SOURCE_MAP.sub('', material)}}}\n{own}"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _address(name: str, content: bytes) -> str:
    return f"assets/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
