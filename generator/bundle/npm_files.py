"""Whether what npm installed, and the site ships, is still what the registry gave.

npm compares a package's checksum when it installs it, and never again; a file that was altered since would
be published. ``npm_files.json`` holds the checksum of each file that is shipped, taken from the package whose
own checksum stands in ``widgets/package-lock.json``. After a change of release:

    python -m generator.bundle.npm_files
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TypedDict

from generator.bundle.runtime import WIDGETS, RuntimeMissing, tool

KNOWN = Path(__file__).with_suffix(".json")


class Package(TypedDict):
    """A package: npm's checksum of it, and the SHA-256 of each file of it that is shipped."""

    integrity: str
    files: dict[str, str]


def known() -> dict[str, Package]:
    """Each package whose files are shipped."""
    packages: dict[str, Package] = json.loads(KNOWN.read_text("utf-8"))
    return packages


def compare(name: str, widgets: Path = WIDGETS) -> None:
    """Raise RuntimeMissing if a file of a package is not the one that the lock file's package holds."""
    package, folder = known()[name], widgets / "node_modules" / name
    if package["integrity"] != _locked(name, widgets):
        raise RuntimeMissing(
            f"{KNOWN.name} is of another release of {name}: run python -m generator.bundle.npm_files"
        )
    for file, digest in package["files"].items():
        if hashlib.sha256((folder / file).read_bytes()).hexdigest() != digest:
            raise RuntimeMissing(
                f"{folder / file} is not what npm installed: its checksum differs;"
                f" delete {widgets / 'node_modules'} and run make setup"
            )


def _locked(name: str, widgets: Path) -> str:
    lock = json.loads((widgets / "package-lock.json").read_text("utf-8"))
    integrity: str = lock["packages"][f"node_modules/{name}"]["integrity"]
    return integrity


def renew(widgets: Path = WIDGETS) -> None:
    """Write the checksums anew, from packages that are fetched and held against the lock file."""
    made = {name: _packed(name, package, widgets) for name, package in known().items()}
    KNOWN.write_text(json.dumps(made, indent=2) + "\n", "utf-8")


def _packed(name: str, package: Package, widgets: Path) -> Package:
    lock = json.loads((widgets / "package-lock.json").read_text("utf-8"))
    release = lock["packages"][f"node_modules/{name}"]["version"]
    with tempfile.TemporaryDirectory() as folder:
        command = [tool("npm"), "pack", "--silent", "--pack-destination", folder, f"{name}@{release}"]
        subprocess.run(command, check=True, capture_output=True, cwd=widgets)
        (archive,) = Path(folder).glob("*.tgz")
        own = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if f"sha512-{own}" != _locked(name, widgets):
            raise RuntimeMissing(f"the registry gave another {name} {release} than the lock file names")
        with tarfile.open(archive) as packed:
            return {
                "integrity": f"sha512-{own}",
                "files": {file: _digest(packed, f"package/{file}") for file in package["files"]},
            }


def _digest(packed: tarfile.TarFile, name: str) -> str:
    file = packed.extractfile(name)
    assert file is not None, name
    return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    renew()
