"""Files that both languages share: one style file, our few scripts, icons, and the finished check."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site import mkdocs_adapter
from generator.site.headers import ANCESTORS, SERVING, serving
from generator.site.model import Addresses, Start
from generator.system.swap import linked

CHECK = "check"
WORKBENCH = "workbench"
"""The folders of the check and of the workbench below the site's assets."""
_TYPES = re.compile(r"^\s*(?://\s*@ts-check|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.M)
_SOURCE_MAP = re.compile(r"/\*#.*?\*/")

if TYPE_CHECKING:
    from generator.site.site import Site


def write(site: Site, target: Path, browser: Path | None) -> Addresses:
    """Write them below ``target/assets``; returns their addresses.

    ``browser`` holds the folders of the check and of the workbench. It is of this build alone: its files are
    linked, not copied.
    """
    folder = target / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / "site.css", _style(site.source / "style"))
    for script in sorted((site.source / "scripts").glob("*.js")):
        _put(folder / script.name, bare(script))
    shutil.copytree(site.source / "static", target, dirs_exist_ok=True)
    if browser:
        linked(browser, folder)
    _put(target / ANCESTORS, json.dumps({"origins": list(site.about.get("embed_origins", []))}) + "\n")
    _put(target / SERVING, json.dumps(serving(), indent=1) + "\n")
    return addresses(site, folder)


def addresses(site: Site, folder: Path | None) -> Addresses:
    """The same addresses, without writing anything; ``folder``: assets of a built site, which may hold the
    check and the workbench."""
    shared = {"style": _address("site.css", _style(site.source / "style").encode())}
    shared |= {
        script.stem: _address(script.name, bare(script).encode())
        for script in sorted((site.source / "scripts").glob("*.js"))
    }
    check = folder / CHECK if folder else None
    return Addresses(shared, _starts(check) if check and (check / "manifest.json").is_file() else {})


def bare(script: Path) -> str:
    """A script without the comments in which its types stand: no browser reads them."""
    return _TYPES.sub("", script.read_text(encoding="utf-8"))


def _starts(folder: Path) -> dict[str, Start]:
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    named = ("style.css", "batch.css", "embed.css", "page.js", "own.js", "batch.js")
    address = {name: _address(f"check/{name}", (folder / name).read_bytes()) for name in named}
    modules = [f"assets/check/{name}" for name in made["modules"]]
    lists = [f"assets/check/{made['roles']['finder']}"]
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
