"""The list of others' software: in the form of CycloneDX 1.6, and of all that is shipped, as the lock files have it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from generator.bundle import library, npm_files, wheels, workbench
from generator.bundle.runtime import pinned
from generator.site import components

LIST: dict[str, Any] = components.listed("A site")  # type: ignore[assignment]
PARTS = {part["name"]: part for part in LIST["components"]}
SPDX = {"MIT", "MPL-2.0", "PSF-2.0", "BSD-3-Clause", "ISC"}


def test_it_has_the_form_of_the_specification() -> None:
    """What the schema of CycloneDX 1.6 requires, key by key, and nothing that it does not know."""
    assert (LIST["bomFormat"], LIST["specVersion"], LIST["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", LIST["serialNumber"])
    own = LIST["metadata"]["component"]
    assert own["type"] == "application" and own["name"]
    for part in LIST["components"]:
        _of_the_form(part)
    refs = [own["bom-ref"], *(part["bom-ref"] for part in LIST["components"])]
    assert len(set(refs)) == len(refs)
    assert LIST["dependencies"] == [{"ref": refs[0], "dependsOn": refs[1:]}]


def _of_the_form(part: dict[str, Any]) -> None:
    known = {"type", "bom-ref", "name", "version", "purl", "licenses", "hashes", "components", "pedigree"}
    assert set(part) <= known | {"externalReferences"}
    assert part["type"] == "library" and part["name"] and part["version"]
    assert re.fullmatch(r"pkg:(npm|pypi|generic)/[a-z0-9.-]+@[0-9][\w.]*", part["purl"]), part["purl"]
    assert [entry["license"]["id"] for entry in part["licenses"]] and part["licenses"][0]["license"][
        "id"
    ] in SPDX
    for found in (part, *part.get("components", ())):
        for digest in found.get("hashes", ()):
            size = {"SHA-256": 64, "SHA-512": 128}[digest["alg"]]
            assert re.fullmatch(rf"[0-9a-f]{{{size}}}", digest["content"])
    for reference in part.get("externalReferences", ()):
        assert reference["type"] in ("vcs", "website") and reference["url"].startswith("https://")


def test_all_that_is_shipped_is_in_it() -> None:
    packages = {*library.PACKAGES, *workbench.PACKAGES.values(), wheels.CORE}
    assert set(PARTS) == {"pyodide", "python", "uqr", "yaml"} | {
        name.lower().replace("_", "-") for name in packages
    }
    assert PARTS["pyodide"]["version"] == pinned()[0]
    assert PARTS[wheels.CORE]["version"] == wheels.pinned()[wheels.CORE]
    for name, package in npm_files.known().items():
        files = {entry["name"]: entry["hashes"][0]["content"] for entry in PARTS[name]["components"]}
        assert files == package["files"]


def test_what_was_changed_is_said_to_be() -> None:
    assert {name for name, part in PARTS.items() if "pedigree" in part} == {"pyodide", "python"}


def test_the_same_sources_give_the_same_list() -> None:
    assert components.listed("A site") == LIST


def test_the_built_site_has_it_and_links_to_it(site_folder: Path) -> None:
    built = json.loads((site_folder / components.NAME).read_text("utf-8"))
    assert built["components"] == LIST["components"]
    for page in ("about", "en/about"):
        assert components.NAME in (site_folder / page / "index.html").read_text("utf-8")
