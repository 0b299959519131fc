"""Runs inside Pyodide (see run.mjs): pyodide-build byte-compiles archives of Python sources.

``pyodide py-compile`` writes the byte code of the Python that runs it. So it runs on the very Python that
will load the result, whatever Python the build machine has. The sources are compiled with their assertions,
as they were tested. Docstrings have gone before, but for modules that only this Python can read; and, as
run.mjs starts Python, there are none of the columns that a traceback could underline: they are a third of
what a reader would load.
"""

from __future__ import annotations

import importlib
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path


def main(folder: str, wheels: list[str], unread: dict[str, list[str]]) -> None:
    """Compile every archive of the folder; ``wheels`` are pyodide-build and what it needs, ``unread`` the
    modules of each archive that still have their docstrings."""
    sys.path[:0] = [folder, *wheels]
    for archive, names in unread.items():
        strip(Path(folder) / archive, names)
    (command,) = entry_points(group="pyodide.cli", name="py-compile")
    command.load()(["--silent", "--compression-level", "0", folder], standalone_mode=False)


def strip(path: Path, names: list[str]) -> None:
    """Take the docstrings out of these modules of an archive."""
    without_docstrings = importlib.import_module("docstrings").without_docstrings  # byte_code.py put it there
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, without_docstrings(content) if name in names else content)
