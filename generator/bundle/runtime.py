"""The pinned Pyodide of the npm package ``pyodide``: where it lies, that it is the one pinned, how it is had.

The package is installed by npm from ``widgets/package-lock.json``, which fixes its version and its
checksum; nothing of it is fetched from anywhere else, now or in the reader's browser.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.system.paths import ROOT

WIDGETS = ROOT / "widgets"

FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""What a browser needs to start Pyodide, beside a standard library."""


class RuntimeMissing(RuntimeError):
    """Node, npm or the pinned package is not to be had; the message says which and what to do."""


@dataclass(frozen=True)
class Runtime:
    """One installed Pyodide: ``folder`` of the npm package, ``version`` and npm's ``integrity`` of it."""

    folder: Path
    version: str
    integrity: str


def qr_encoder(widgets: Path = WIDGETS) -> Path:
    """The one module of the npm package ``uqr``, which draws a link as a QR code; installed by ``npm ci`` if
    it is missing."""
    module = widgets / "node_modules" / "uqr" / "dist" / "index.mjs"
    if not module.is_file():
        install(widgets)
    return module


def empty_lock(runtime: Runtime) -> dict[str, object]:
    """What Pyodide wants to be told of packages: that there are none to be fetched."""
    info = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    return {"info": info, "packages": {}}


def pinned(widgets: Path = WIDGETS) -> tuple[str, str]:
    """Version and integrity that the lock file demands."""
    lock = json.loads((widgets / "package-lock.json").read_text("utf-8"))
    package = lock["packages"]["node_modules/pyodide"]
    return package["version"], package["integrity"]


def installed_version(widgets: Path = WIDGETS) -> str | None:
    """Version of the package now in ``node_modules``, or None."""
    package = widgets / "node_modules" / "pyodide" / "package.json"
    if not package.is_file():
        return None
    version: str = json.loads(package.read_text("utf-8"))["version"]
    return version


def binaryen(widgets: Path = WIDGETS) -> Path:
    """Binaryen's ``wasm-opt``, a script for Node: takes out of the runtime what the check cannot reach
    (``shrink``)."""
    return widgets / "node_modules" / "binaryen" / "bin" / "wasm-opt"


def esbuild(widgets: Path = WIDGETS) -> Path:
    """esbuild, which puts the page's modules together (``scripts``)."""
    return widgets / "node_modules" / ".bin" / "esbuild"


def tool(name: str) -> str:
    """Path of ``node`` or ``npm``; a plain sentence where it is missing."""
    path = shutil.which(name)
    if path is None:
        raise RuntimeMissing(f"{name} was not found; the self-check is built with Node 20 or newer and npm")
    return path


def find_runtime(widgets: Path = WIDGETS) -> Runtime:
    """The pinned Pyodide, installed by ``npm ci`` if it is not there yet or is another version."""
    version, integrity = pinned(widgets)
    if (
        installed_version(widgets) != version
        or not binaryen(widgets).is_file()
        or not esbuild(widgets).is_file()
    ):
        install(widgets)
    if installed_version(widgets) != version:
        raise RuntimeMissing(f"npm ci in {widgets} did not give pyodide {version}")
    return Runtime(widgets / "node_modules" / "pyodide", version, integrity)


def install(widgets: Path) -> None:
    """``npm ci``: exactly what the lock file says, checksums verified, no scripts run."""
    command = [tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    printed(f"npm ci in {widgets}", command, widgets)


def printed(what: str, command: Sequence[str], folder: Path | None = None) -> str:
    """What a command prints, run in a folder; if it fails, RuntimeMissing with the end of its errors."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise RuntimeMissing(f"{what} failed:\n{done.stderr.strip()[-3000:]}")
    return done.stdout
