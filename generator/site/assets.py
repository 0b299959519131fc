"""Files that both languages share: one style file, our few scripts, icons, and the finished check."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site import mkdocs_adapter
from generator.site.headers import ANCESTORS
from generator.site.model import Addresses, Start

WORKBENCH = "workbench"
"""Folder of the workbench, beside that of the check."""
_SOURCE_MAP = re.compile(r"/\*#.*?\*/")

if TYPE_CHECKING:
    from generator.site.site import Site


def copied(source: Path, target: Path) -> None:
    """All files below ``source``, at their places below ``target``."""
    shutil.copytree(source, target, dirs_exist_ok=True)


def write(
    site: Site, target: Path, widget_dir: Path | None, put: Callable[[Path, Path], object] = copied
) -> Addresses:
    """Write them below ``target/assets``; returns their addresses.

    ``put`` brings the files of check and workbench there.
    """
    folder = target / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / "site.css", _style(site.source / "style"))
    for script in sorted((site.source / "scripts").glob("*.js")):
        _put(folder / script.name, script.read_text(encoding="utf-8"))
    copied(site.source / "static", target)
    if widget_dir:
        put(widget_dir, folder / "check")
    if widget_dir and (workbench := widget_dir.with_name(WORKBENCH)).is_dir():
        put(workbench, folder / WORKBENCH)
    _put(target / ANCESTORS, json.dumps({"origins": list(site.about["embed_origins"])}) + "\n")
    return addresses(site, folder / "check" if widget_dir else None)


def addresses(site: Site, check: Path | None) -> Addresses:
    """The same addresses, without writing anything; ``check``: the finished folder of the check, if the site
    holds it."""
    shared = {"style": _address("site.css", _style(site.source / "style").encode())}
    shared |= {
        script.stem: _address(script.name, script.read_bytes())
        for script in sorted((site.source / "scripts").glob("*.js"))
    }
    return Addresses(shared, _starts(check) if check and (check / "manifest.json").is_file() else {})


def _starts(folder: Path) -> dict[str, Start]:
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    named = ("style.css", "batch.css", "embed.css", "page.js", "own.js", "batch.js")
    address = {name: _address(f"check/{name}", (folder / name).read_bytes()) for name in named}
    modules = [f"assets/check/{name}" for name in made["modules"]]
    lists = [f"assets/check/{made['roles'][role]}" for role in ("finder", "questions")]
    begin = f"assets/check/{made['roles']['begin']}"
    check: Start = {
        "styles": [address["style.css"]],
        "begin": begin,
        "script": address["page.js"],
        "lists": lists,
        "modules": modules,
    }
    beside = folder.with_name(WORKBENCH)
    return {
        **(_workbench(beside) if (beside / "manifest.json").is_file() else {}),
        "check": check,
        "embed": {**check, "styles": [address["style.css"], address["embed.css"]]},
        "batch": {"styles": [address["style.css"], address["batch.css"]], "script": address["batch.js"]},
        "own": {"script": address["own.js"]},
    }


def _workbench(folder: Path) -> dict[str, Start]:
    style, page = (
        _address(f"{WORKBENCH}/{name}", (folder / name).read_bytes()) for name in ("style.css", "page.js")
    )
    return {"workbench": {"styles": [style], "script": page}}


def _style(folder: Path) -> str:
    """One style file:

    Material's in a layer of its own, so that every rule of ours wins without fighting for it.
    """
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    material = mkdocs_adapter.material_style().replace('@charset "UTF-8";', "")
    return f"@layer material{{{_SOURCE_MAP.sub('', material)}}}\n{own}"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _address(name: str, content: bytes) -> str:
    return f"assets/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
