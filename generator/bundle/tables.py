"""A third archive, for the page that checks tables of projects alone:

``generator.tables``, openpyxl, and what these need of Python's library.

It comes on top of the other two and holds nothing that they hold, so that the check itself starts without it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

from generator.bundle import library
from generator.bundle.library import CHECK, Archives, compile_all, imported_by, licences, sources_of
from generator.bundle.runtime import Runtime
from generator.system.cache import digest, kept

PACKAGES = ("openpyxl", "et_xmlfile", "defusedxml")
"""Read and write workbooks, in plain Python: the releases that the command line uses on this machine."""

START = ("generator.browser.tables", "generator.tables.xlsx_reader", "openpyxl.writer.excel")
ALSO = ("encodings.gb18030", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be")
"""Encodings of tables, which are looked up by name."""

TABLES = ("tables/*.py", "browser/tables.py", "system/disk.py")
"""What of this package runs for tables beside what the check runs."""


def make_tables(runtime: Runtime, archives: Archives) -> bytes:
    """The archive for this runtime, from the cache where nothing changed."""
    own = sources_of(TABLES)
    sources = {**sources_of(CHECK), **own, **packages_sources()}
    tools = [(Path(library.__file__).with_name(name)).read_bytes() for name in ("compile.py", "compile.mjs")]
    key = digest(
        runtime.integrity,
        json.dumps([sources, START, ALSO, licences(PACKAGES)]),
        archives.library,
        archives.rules,
        *tools,
    )
    wanted = {name for name in imported_by(own) if name.partition(".")[0] not in PACKAGES}
    return kept(
        key,
        ("tables.zip",),
        lambda: {"tables.zip": _besides(archives, compile_all(runtime, sources, START, {*ALSO, *wanted}))},
    )["tables.zip"]


def packages_sources() -> dict[str, str]:
    """The modules of the packages: archive name → source text."""
    return {
        str(file): file.read_text("utf-8")
        for name in PACKAGES
        for file in distribution(name).files or ()
        if file.suffix == ".py"
    }


def _besides(archives: Archives, made: Mapping[str, bytes]) -> bytes:
    """All that was made and that the two archives do not hold, as one stored zip."""
    held = {
        name
        for archive in (archives.library, archives.rules)
        for name in zipfile.ZipFile(io.BytesIO(archive)).namelist()
    }
    contents = {
        name: zipfile.ZipFile(io.BytesIO(archive)).read(name)
        for archive in made.values()
        for name in zipfile.ZipFile(io.BytesIO(archive)).namelist()
    }
    contents = {name: content for name, content in contents.items() if name not in held}
    contents |= {name: text.encode("utf-8") for name, text in licences(PACKAGES).items()}
    return library.stored(contents)
