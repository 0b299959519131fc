"""Makes the folder that the workbench page loads from:

Pyodide as npm ships it, the packages, the generator, the data.

Nothing of it is loaded by any other page. The runtime is the whole one, since the trimmed one of the check
has no room for compiled packages (``shrink``).
"""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.authoring.forms import forms
from generator.bundle import npm_files
from generator.bundle.assets import compact, hashed_name, integrity, module_of, strings
from generator.bundle.byte_code import compiled, stored, unpacked
from generator.bundle.library import licences
from generator.bundle.runtime import FILES, WIDGETS, Runtime, empty_lock, find_runtime
from generator.bundle.scripts import HASHED, bundled
from generator.bundle.wheels import compiled_core
from generator.system.cache import digest

ROOT = WIDGETS.parent
SOURCE = WIDGETS / "workbench"
ENTRIES = ("page.js",)
WORKER = "worker.js"
SHARED = ("dom.js", "engine.js")
"""Modules of the check's page that this one uses too."""

YAML = WIDGETS / "node_modules" / "yaml" / "browser" / "dist" / "index.js"
"""The npm package ``yaml``, with which forms find the place of a value in a text."""

LIBRARY = "python_stdlib.zip"
PACKAGES = {
    "annotated_types": "annotated-types",
    "defusedxml": "defusedxml",
    "et_xmlfile": "et_xmlfile",
    "jinja2": "jinja2",
    "markupsafe": "markupsafe",
    "openpyxl": "openpyxl",
    "pydantic": "pydantic",
    "typing_extensions": "typing-extensions",
    "typing_inspection": "typing-inspection",
    "yaml": "pyyaml",
}
"""What the generator imports here beside its compiled part and Python's own library: modules, each with the
package it comes in."""

LEFT_OUT = (
    "pydantic/v1/",
    "generator/bundle/",
    "generator/deploy/",
    "generator/publish/api.py",
    "generator/publish/applying.py",
    "generator/publish/forges.py",
    "generator/publish/submitting.py",
    "generator/browser/tables.py",
)
SITE_SOURCES = (
    "pages.yaml",
    "arrangement.yaml",
    "staff.yaml",
    "templates/machine/impact.html.j2",
    "style/10-base.css",
    "style/impact/sheet.css",
)
"""From these the generator tells which pages there are, and makes the sheet that a package holds."""


def build_workbench(data_dir: Path, out: Path) -> None:
    """Fill the folder ``out`` (made anew). The same input gives the same bytes; raises ``RuntimeMissing``."""
    runtime = find_runtime()
    npm_files.compare("pyodide")
    npm_files.compare("yaml")
    contents = parts(data_dir, runtime)
    shutil.rmtree(out, ignore_errors=True)
    for name, content in contents.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)


def parts(data_dir: Path, runtime: Runtime) -> dict[str, bytes]:
    """Every file of the folder by its name."""
    archives = compiled(runtime, sources(runtime))
    started = {
        "packages": ("packages.zip", archives["packages.zip"]),
        "generator": ("generator.zip", archives["generator.zip"]),
        "data": ("data.json", compact(texts(data_dir))),
    }
    names = {role: hashed_name(name, content) for role, (name, content) in started.items()}
    files = {names[role]: content for role, (_, content) in started.items()}
    shapes = compact(forms())
    of_forms = hashed_name("forms.json", shapes)
    core = {name: (runtime.folder / name).read_bytes() for name in (*FILES, LIBRARY)}
    core[LIBRARY] = stored(unpacked(core[LIBRARY]))  # the web server compresses it, and better
    folder = f"pyodide-{runtime.version}-{digest(*core.values())[:8]}/"
    files |= {folder + name: content for name, content in core.items()}
    config = {**names, "runtime": folder, "lock": empty_lock(runtime)}
    return {**files, of_forms: shapes, **page_files(files, {**config, "forms": of_forms}, {of_forms: shapes})}


def sources(runtime: Runtime) -> dict[str, dict[str, bytes]]:
    """What the archives hold, in source."""
    return {"packages.zip": package_files(runtime), "generator.zip": generator_files()}


def page_files(
    files: Mapping[str, bytes], config: dict[str, Any], own_files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The page's script, the worker, the style, and the list of what is where.

    ``own_files`` are what the page reads itself, ``files`` what its worker does.
    """
    sources = {path.name: path.read_text("utf-8") for path in SOURCE.glob("*.js")}
    sources |= {name: (WIDGETS / "track_checker" / name).read_text("utf-8") for name in SHARED}
    sources |= yaml_module()
    worker = bundled(sources, (WORKER,), HASHED)
    config |= {
        "worker": worker.names[WORKER],
        "sizes": {name: len(content) for name, content in files.items()},
        "integrity": {name: integrity(content) for name, content in {**files, **own_files}.items()},
    }
    sources["assets.js"] = module_of(config)
    sources["strings.js"] = module_of(strings(SOURCE / "strings.yaml"))
    manifest = json.dumps(config, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    own = {"style.css": (SOURCE / "style.css").read_bytes(), "manifest.json": manifest.encode("utf-8")}
    return {**worker.files, **bundled(sources, ENTRIES).files, **own}


def yaml_module() -> dict[str, str]:
    """What the page uses of the npm package ``yaml``; esbuild takes it out of the package."""
    return {"yaml.js": f"export {{ isMap, isScalar, isSeq, parseDocument }} from {json.dumps(str(YAML))};\n"}


def texts(data_dir: Path) -> dict[str, str]:
    """Every data file by its name, in order, as it stands."""
    files = sorted(
        path
        for path in data_dir.rglob("*.yaml")
        if not any(part.startswith(".") for part in path.relative_to(data_dir).parts)
    )
    return {path.relative_to(data_dir).as_posix(): path.read_bytes().decode("utf-8-sig") for path in files}


def package_files(runtime: Runtime) -> dict[str, bytes]:
    """The packages in source as they are installed here, with their licences, and the compiled core of
    pydantic for the browser."""
    files: dict[str, bytes] = {}
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        assert spec is not None and spec.origin is not None, name
        origin = Path(spec.origin)
        folder = origin.parent.parent if spec.submodule_search_locations else origin.parent
        found = origin.parent.rglob("*.py") if spec.submodule_search_locations else [origin]
        files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    return (
        _kept_in(files)
        | {name: text.encode("utf-8") for name, text in licences(PACKAGES.values()).items()}
        | compiled_core(runtime)
    )


def generator_files() -> dict[str, bytes]:
    """This package in source, with what it reads beside itself."""
    package = ROOT / "generator"
    found = [path for suffix in ("*.py", "*.yaml") for path in package.rglob(suffix)]
    found += [ROOT / "site_src" / name for name in SITE_SOURCES]
    return _kept_in({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found})


def _kept_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.startswith(LEFT_OUT)}
