"""What pip fetches for Pyodide's own Python: pydantic's compiled core, which the workbench runs, and
pyodide-build, which makes byte code (``byte_code``).

They come from the ordinary index by ``requirements-pyodide.lock``, which fixes releases and checksums;
``make setup`` fetches them, and a build that does not find them does it then.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

from generator.bundle.runtime import Runtime, RuntimeMissing, printed

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-pyodide.lock"
FOLDER = ROOT / ".cache" / "wheels"
CORE = "pydantic-core"


def platform(runtime: Runtime) -> tuple[str, str]:
    """The platform of wheels for this Pyodide and its Python's version:

    ``("pyemscripten_2026_0_wasm32", "314")``.
    """
    info = json.loads((runtime.folder / "pyodide-lock.json").read_text("utf-8"))["info"]
    return f"pyemscripten_{info['abi_version']}_{info['arch']}", "".join(info["python"].split(".")[:2])


def pinned(lock: Path = LOCK) -> dict[str, str]:
    """The release of each package that the lock file demands."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def hashes(lock: Path = LOCK) -> dict[str, list[str]]:
    """The checksums of each package that the lock file allows."""
    parts = re.split(r"^([\w.-]+)==", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        package: re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)
        for package, rest in zip(parts[::2], parts[1::2], strict=True)
    }


def find_wheels(runtime: Runtime, folder: Path = FOLDER) -> dict[str, Path]:
    """The wheel of each package; fetched first if one is not there."""
    found = _present(runtime, folder)
    if len(found) < len(pinned()):
        fetch(runtime, folder)
        found = _present(runtime, folder)
    if missing := set(pinned()) - set(found):
        raise RuntimeMissing(f"pip gave no wheel of {', '.join(sorted(missing))}")
    for package, path in found.items():
        if hashlib.sha256(path.read_bytes()).hexdigest() not in hashes()[package]:
            raise RuntimeMissing(f"{path} is not the wheel of {LOCK.name}: its checksum differs; delete it")
    return found


def compiled_core(runtime: Runtime) -> dict[str, bytes]:
    """The files of pydantic's core, without what only its makers need."""
    with zipfile.ZipFile(find_wheels(runtime)[CORE]) as wheel:
        return {
            name: wheel.read(name) for name in wheel.namelist() if name.endswith((".so", ".py", "/LICENSE"))
        }


def fetch(runtime: Runtime, folder: Path = FOLDER) -> None:
    """``pip download`` by the lock file; raises RuntimeMissing where that fails."""
    name, python = platform(runtime)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--platform", name]
    command += ["--python-version", python, "--implementation", "cp", "--abi", f"cp{python}"]
    command += ["-d", str(folder), "-r", str(LOCK)]
    printed(f"pip download of {LOCK.name}", command)


def _present(runtime: Runtime, folder: Path) -> dict[str, Path]:
    name, python = platform(runtime)
    made_for = f"cp{python}-cp{python}-{name}"
    paths = {
        package: folder
        / f"{package.replace('-', '_')}-{release}-{made_for if package == CORE else 'py3-none-any'}.whl"
        for package, release in pinned().items()
    }
    return {package: path for package, path in paths.items() if path.is_file()}


if __name__ == "__main__":
    from generator.bundle.runtime import find_runtime

    find_wheels(find_runtime())
