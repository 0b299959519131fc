"""The list of others' software that the site ships, for machines: CycloneDX 1.6, in JSON.

Only what stands in the published folder is in it, not the tools that a build runs. The releases are those of
the lock files, and the same sources give the same list.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.bundle import library, npm_files, runtime, wheels, workbench
from generator.rules.wording import Text

if TYPE_CHECKING:
    from generator.site.site import Site

NAME = "assets/sbom.cdx.json"
CHANGED: Text = {
    "zh": "有改动：去掉了用不到的部分",
    "en": "changed: parts that are not used were taken out",
}
SHORT = {
    "MIT": "MIT",
    "PSFL": "PSF-2.0",
    "PSF-2.0": "PSF-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
}
"""SPDX's name of a licence by what packages call it."""

OF_NPM = (("uqr", "MIT", "https://github.com/unjs/uqr"), ("yaml", "ISC", "https://github.com/eemeli/yaml"))
"""Packages from npm that scripts of the pages hold, with licence and home."""

Json = dict[str, object]


class Part(NamedTuple):
    """A piece of software: where it comes from, whether it was changed, and the SHA-512 of the package."""

    name: str
    version: str
    purl: str
    licence: str
    source: str = ""
    changed: bool = False
    sha512: str = ""
    files: tuple[tuple[str, str], ...] = ()


def parts(widgets: Path = runtime.WIDGETS) -> Iterator[Part]:
    """All of it, in the order in which it is loaded."""
    release, _ = runtime.pinned(widgets)
    source = f"https://github.com/pyodide/pyodide/tree/{release}"
    yield _of_npm("pyodide", release, "MPL-2.0", source, changed=True)
    python = f"{release[0]}.{release.partition('.')[0][1:]}"
    url = "https://www.python.org/downloads/source/"
    yield Part("python", python, f"pkg:generic/python@{python}", "PSF-2.0", url, changed=True)
    lock = json.loads((widgets / "package-lock.json").read_text("utf-8"))
    for name, licence, home in OF_NPM:
        yield _of_npm(name, lock["packages"][f"node_modules/{name}"]["version"], licence, home)
    core = wheels.pinned()[wheels.CORE]
    yield _of_pypi(wheels.CORE, core, "MIT")
    for name in sorted({*library.PACKAGES, *workbench.PACKAGES.values()}):
        yield _of_pypi(name, distribution(name).version, _licence(name))


def _of_npm(name: str, release: str, licence: str, source: str, *, changed: bool = False) -> Part:
    package = npm_files.known()[name]
    digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
    files = tuple(sorted(package["files"].items()))
    return Part(name, release, f"pkg:npm/{name}@{release}", licence, source, changed, digest, files)


def _of_pypi(name: str, release: str, licence: str) -> Part:
    known = name.lower().replace("_", "-")
    return Part(known, release, f"pkg:pypi/{known}@{release}", licence)


def _licence(name: str) -> str:
    """SPDX's name of a package's licence, as its metadata have it."""
    told = distribution(name).metadata
    classes = [entry.rpartition(" :: ")[2] for entry in told.get_all("Classifier") or ()]
    said = [told["License-Expression"], told["License"], *classes]
    return next(SHORT[word] for word in said if word in SHORT)


def listed(site_name: str, widgets: Path = runtime.WIDGETS) -> Json:
    """The list as data; its number follows from its content."""
    components = [_component(part) for part in parts(widgets)]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "site", "name": site_name}},
        "components": components,
        "dependencies": [{"ref": "site", "dependsOn": [part["bom-ref"] for part in components]}],
    }


def _component(part: Part) -> Json:
    made: Json = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"id": part.licence}}],
    }
    if part.source:
        made["externalReferences"] = [
            {"type": "vcs" if "github" in part.source else "website", "url": part.source}
        ]
    if part.sha512:
        made["hashes"] = [{"alg": "SHA-512", "content": part.sha512}]
    if part.files:
        made["components"] = [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in part.files
        ]
    if part.changed:
        made["pedigree"] = {"notes": f"{CHANGED['en']} / {CHANGED['zh']}"}
    return made


def write(site: Site, target: Path) -> None:
    """The file, beside the text of the licences."""
    (target / NAME).parent.mkdir(parents=True, exist_ok=True)
    said = json.dumps(listed(site.policy["site"]["name"]["en"]), ensure_ascii=False, indent=1)
    (target / NAME).write_text(f"{said}\n", encoding="utf-8", newline="\n")
