"""The files of the check compressed once, at build time: a server sends ``name.br`` or ``name.gz`` to whoever takes it.

Brotli at its best takes half a minute over the runtime; the result is kept by content, so only what changed is done anew.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from generator.bundle.runtime import RuntimeMissing, tool
from generator.kept import digest, kept

HERE = Path(__file__).resolve().parent
SUFFIXES = (".br", ".gz")


def compress_folder(folder: Path) -> None:
    """Write ``.br`` and ``.gz`` beside every file below ``folder``."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in SUFFIXES):
        content = path.read_bytes()
        made = kept(digest("compressed", content), tuple(f"file{suffix}" for suffix in SUFFIXES), lambda content=content: compressed(content))  # type: ignore[misc]
        for suffix in SUFFIXES:
            path.with_name(path.name + suffix).write_bytes(made[f"file{suffix}"])


def compressed(content: bytes) -> dict[str, bytes]:
    """``file.br`` and ``file.gz`` of ``content``, made by Node."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        done = subprocess.run([tool("node"), str(HERE / "compress.mjs"), str(path)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeMissing(f"compressing failed:\n{done.stderr.strip()[-2000:]}")
        return {f"file{suffix}": path.with_name(f"file{suffix}").read_bytes() for suffix in SUFFIXES}
