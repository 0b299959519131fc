"""The page's scripts, put together by esbuild into few files: a phone far from the server asks for them once
and not thirty times.

They stay ES modules, with the names they were written with; what two entries share is a file of its own, and
what is loaded later stays apart. The one that has to come first is a single file, which the others import.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from generator.bundle.assets import IMPORT, compact, linked
from generator.bundle.runtime import RuntimeMissing, esbuild
from generator.system.cache import CACHE, digest, kept_json
from generator.system.canonical_json import to_json

OPTIONS = (
    "--bundle",
    "--format=esm",
    "--minify-whitespace",
    "--minify-syntax",
    "--charset=utf8",
    "--target=es2022",
    "--log-level=warning",
)
_MARK = re.compile(r"-[0-9A-Z]{8}\.js$")


def bundled(
    sources: Mapping[str, str], first: str, entries: tuple[str, ...], later: Mapping[str, Any]
) -> dict[str, bytes]:
    """The modules by name, each under its content's hash but for the entries.

    The same sources give the same bytes.

    ``later``: plain data by the text that stands for it in the sources.
    """
    version = (esbuild().parents[1] / "esbuild" / "package.json").read_bytes()
    made = kept_json(
        digest(to_json([sources, first, entries]), version, Path(__file__).read_bytes()),
        lambda: _together(sources, first, entries),
        CACHE,
    )
    return linked({name: _filled(text, later) for name, text in made.items()}, entries)


def _filled(text: str, later: Mapping[str, Any]) -> str:
    for mark, value in later.items():
        text = text.replace(f'"{mark}"', compact(value).decode("utf-8"))
    return text


def _together(sources: Mapping[str, str], first: str, entries: tuple[str, ...]) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        given, out = Path(folder) / "in", Path(folder) / "out"
        given.mkdir()
        for name, text in sources.items():
            (given / name).write_text(text, "utf-8")
        for words in ([first], [*entries, "--splitting", f"--external:./{first}"]):
            command = [str(esbuild()), *words, *OPTIONS, f"--outdir={out}"]
            done = subprocess.run(command, cwd=given, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeMissing(f"esbuild failed on the page's scripts:\n{done.stderr.strip()[-2000:]}")
        return named({path.name: path.read_text("utf-8") for path in sorted(out.glob("*.js"))})


def named(files: Mapping[str, str]) -> dict[str, str]:
    """The files under names of letters:

    ``code-P2XW3IZC.js`` → ``code.js``, and what is shared ``shared_a.js``, ``shared_b.js`` …
    """
    shared = (name for name in files if name.startswith("chunk-"))
    names = {name: f"shared_{letter}.js" for name, letter in zip(shared, ascii_lowercase, strict=False)}
    names |= {name: _MARK.sub(".js", name) for name in files if name not in names}
    return {
        names[name]: IMPORT.sub(lambda match: f"{match[1]}./{names[match[2]]}{match[3]}", text)
        for name, text in files.items()
    }


def needed_at_once(modules: Mapping[str, bytes], entry: str) -> list[str]:
    """What an entry imports as it begins, each once: what a page can ask for before it has read any of it."""

    def below(name: str) -> Iterator[str]:
        for match in IMPORT.finditer(modules[name].decode("utf-8")):
            if not match[1].startswith("import("):
                yield match[2]
                yield from below(match[2])

    return list(dict.fromkeys(below(entry)))
