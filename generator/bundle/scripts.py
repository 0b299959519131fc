"""The page's scripts, put together by esbuild into few files: a phone far from the server asks for them once
and not thirty times.

They stay ES modules, with the names they were written with; what two entries share is a file of its own, and
what is loaded later stays apart. But for the entries that pages name, a file's name carries esbuild's hash of
what is in it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.bundle.runtime import esbuild, printed

OPTIONS = (
    "--bundle",
    "--format=esm",
    "--minify-whitespace",
    "--minify-syntax",
    "--charset=utf8",
    "--target=es2022",
    "--log-level=warning",
    "--chunk-names=[name]-[hash]",
    "--external:./begin-*",
    "--metafile=made.json",
    "--outdir=out",
)
HASHED = "--entry-names=[name]-[hash]"


@dataclass(frozen=True)
class Bundle:
    """``files`` by name; ``names`` of the entries; of each file ``exports``, and ``imports`` as it begins."""

    files: dict[str, bytes]
    names: dict[str, str]
    exports: dict[str, list[str]]
    imports: dict[str, list[str]]


def bundled(sources: Mapping[str, str], entries: Sequence[str], *options: str) -> Bundle:
    """The entries and what they import, at once or later. The same sources give the same bytes."""
    with tempfile.TemporaryDirectory(prefix="eia-guide-") as folder:
        for name, text in sources.items():
            (Path(folder) / name).write_text(text, "utf-8")
        command = [str(esbuild().resolve()), *entries, *OPTIONS, *options]
        printed("esbuild on the page's scripts", command, Path(folder))
        made = json.loads((Path(folder) / "made.json").read_text("utf-8"))["outputs"]
        outputs = {Path(name).name: out for name, out in made.items()}
        return Bundle(
            {name: (Path(folder) / "out" / name).read_bytes() for name in outputs},
            {out["entryPoint"]: name for name, out in outputs.items() if "entryPoint" in out},
            {name: out["exports"] for name, out in outputs.items()},
            {name: list(_at_once(out["imports"])) for name, out in outputs.items()},
        )


def _at_once(imports: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    return (Path(one["path"]).name for one in imports if one["kind"] == "import-statement")


def stand_in(bundle: Bundle, entry: str) -> str:
    """A module that hands on what an entry exports, so that another bundle imports the file of this one."""
    name = bundle.names[entry]
    return f'export {{ {", ".join(bundle.exports[name])} }} from "./{name}";\n'


def needed_at_once(bundle: Bundle, entry: str) -> list[str]:
    """What an entry imports as it begins, each once: what a page can ask for before it has read any of it."""

    def below(name: str) -> Iterator[str]:
        for imported in bundle.imports.get(name, ()):
            yield imported
            yield from below(imported)

    return list(dict.fromkeys(below(entry)))
