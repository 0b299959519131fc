"""The one compiled package that the workbench needs in the browser: pydantic's core, built for Pyodide's
Python.

pip fetches it from the ordinary index by ``requirements-workbench.lock``, which fixes its release and
checksum; ``make setup`` does so, and a build that does not find it does it then.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from generator.bundle.runtime import Runtime, RuntimeMissing
from generator.system.paths import ROOT

LOCK = ROOT / "requirements-workbench.lock"
FOLDER = ROOT / ".cache" / "wheels"


def platform(runtime: Runtime) -> tuple[str, str]:
    """The platform of wheels for this Pyodide and its Python's version:

    ``("pyemscripten_2026_0_wasm32", "314")``.
    """
    info = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    return f"pyemscripten_{info['abi_version']}_{info['arch']}", "".join(info["python"].split(".")[:2])


def pinned(lock: Path = LOCK) -> tuple[str, str]:
    """Release and SHA-256 that the lock file demands."""
    text = lock.read_text("utf-8")
    return text.partition("pydantic-core==")[2].split()[0], text.partition("sha256:")[2].strip()


def wheel_files(runtime: Runtime, folder: Path = FOLDER) -> dict[str, bytes]:
    """The files of the package, without what only its makers need; fetched first if it is not there."""
    path = _path(runtime, folder)
    if not path.is_file():
        fetch(runtime, folder)
    with zipfile.ZipFile(path) as wheel:
        return {
            name: wheel.read(name) for name in wheel.namelist() if name.endswith((".so", ".py", "/LICENSE"))
        }


def fetch(runtime: Runtime, folder: Path = FOLDER) -> None:
    """``pip download`` by the lock file; raises RuntimeMissing where that fails."""
    name, python = platform(runtime)
    choice = [
        "--only-binary=:all:",
        "--platform",
        name,
        "--python-version",
        python,
        "--implementation",
        "cp",
        "--abi",
        f"cp{python}",
    ]
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
    ]
    done = subprocess.run(
        [*command, *choice, "-d", str(folder), "-r", str(LOCK)], capture_output=True, text=True, check=False
    )
    if done.returncode or not _path(runtime, folder).is_file():
        raise RuntimeMissing(f"pip could not fetch what {LOCK.name} names:\n{done.stderr.strip()[-2000:]}")


def _path(runtime: Runtime, folder: Path) -> Path:
    name, python = platform(runtime)
    return folder / f"pydantic_core-{pinned()[0]}-cp{python}-cp{python}-{name}.whl"


if __name__ == "__main__":
    from generator.bundle.runtime import find_runtime

    wheel_files(find_runtime())
