"""Makes the folder that the check page loads from: page script, worker, Python runtime, rules and policy."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.bundle import data, npm_files
from generator.bundle.assets import (
    apart,
    compact,
    hashed_name,
    integrity,
    module_of,
    strings,
    with_standings,
)
from generator.bundle.first_answers import First, first_answers
from generator.bundle.for_check import for_check, for_finder
from generator.bundle.library import CHECK, make_archives, sources_of
from generator.bundle.runtime import FILES, WIDGETS, Runtime, empty_lock, find_runtime, qr_encoder
from generator.bundle.scripts import HASHED, bundled, needed_at_once, stand_in
from generator.bundle.shrink import make_runtime
from generator.library.answers import Core
from generator.system.cache import cached, digest

SOURCE = WIDGETS / "track_checker"
ENTRIES = ("page.js", "own.js", "batch.js")
"""Scripts that pages point at: that of the check, of the small checks, and of tables of projects."""

WORKERS = ("worker.js", "batch_worker.js")
BEGIN = "begin.js"
"""The script that starts Python before the check's own has come: a single file, which the others import, and
which must be the same instance for them and for the page. So it is made first and carries its hash."""

FINDER = "finder.json"
SEARCH = ("search", "words")
"""What the finder takes besides, in this order: its code and its words."""
STYLES = ("style.css", "batch.css", "embed.css")


@dataclass(frozen=True)
class Parts:
    """Files by the role they play (``library``, ``policy`` …) → name in the folder, and the bytes by name."""

    names: dict[str, str]
    files: dict[str, bytes]


@dataclass(frozen=True)
class Page:
    """Scripts and styles by name, the one that comes first, and all that the check begins with."""

    files: dict[str, bytes]
    begin: str
    modules: list[str]


def build_widget(policy_json: str, out: Path, keep: Path | None = None) -> None:
    """Fill the folder ``out`` (made anew) with all that the self-check needs in a browser.

    ``policy_json`` is the compiled policy as text, ``keep`` where the core's answers are kept for the pages
    as well. The same input gives the same bytes. Raises ``runtime.RuntimeMissing`` where Node, npm or the
    pinned Pyodide is not to be had.
    """
    runtime = find_runtime()
    npm_files.compare("pyodide")
    parts = data_parts(policy_json, runtime, keep)
    first = first_answers(policy_json)
    made = make_runtime(runtime)  # begun when the build began, so it may be there by now
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    folder = runtime_folder(runtime, made)
    (fresh / folder).mkdir(parents=True)
    try:
        page = page_files(parts, runtime, made, first)
        contents = parts.files | {f"{folder}/{name}": content for name, content in made.items()}
        contents |= {first.names[item]: content for item, content in first.files.items()}
        for name, content in (contents | page.files).items():
            (fresh / name).write_bytes(content)
        write_manifest(fresh, parts, runtime, folder, page, first)
        shutil.rmtree(out, ignore_errors=True)
        fresh.replace(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)  # a full disk leaves nothing half done behind


def runtime_folder(runtime: Runtime, made: dict[str, bytes]) -> str:
    """The runtime's files keep the names Pyodide looks for, in a folder that carries version and checksum."""
    return f"pyodide-{runtime.version}-{digest(*(made[name] for name in FILES))[:8]}"


def data_parts(policy_json: str, runtime: Runtime, keep: Path | None) -> Parts:
    """Library, rules, policy and finder under hashed names."""
    archives = make_archives(runtime)
    contents = {
        ("library", "python.zip"): archives.library,
        ("rules", "rules.zip"): archives.rules,
        ("policy", "policy.json"): for_check(policy_json).encode("utf-8"),
        ("search", "search.zip"): archives.finder,
        ("words", "words.json"): for_finder(policy_json).encode("utf-8"),
        ("finder", FINDER): early_list(policy_json, keep),
        ("tables", "tables.zip"): archives.tables,
    }
    names = {role: hashed_name(name, content) for (role, name), content in contents.items()}
    return Parts(names, {names[role]: content for (role, _), content in contents.items()})


def early_list(policy_json: str, keep: Path | None = None) -> bytes:
    """The finder's list, from the cache where neither policy nor rules changed."""
    tool = Path(data.__file__).read_bytes()
    key = digest(policy_json, *sources_of(CHECK).values(), tool)
    return cached(key, (FINDER,), lambda: {FINDER: make_list(policy_json, keep)})[FINDER]


def make_list(policy_json: str, keep: Path | None) -> bytes:
    """Ask the decision core for what the page may find before Python is up."""
    policy = json.loads(policy_json)
    return compact(data.finder(policy, Core(policy, keep)))


def page_files(parts: Parts, runtime: Runtime, made: dict[str, bytes], first: First) -> Page:
    """The page's modules, the workers and the styles."""
    sources = {path.name: path.read_text("utf-8") for path in SOURCE.glob("*.js")}
    encoder = qr_encoder()
    npm_files.compare("uqr")
    sources["uqr.js"] = encoder.read_text("utf-8")
    workers = bundled(sources, WORKERS, HASHED)
    worker, batch_worker = (workers.names[name] for name in WORKERS)
    labels, of_tables = apart(strings(SOURCE / "strings.yaml"), "batch_")
    labels = with_standings(labels, json.loads(parts.files[parts.names["policy"]]))
    texts = {
        "assets.js": of_check(parts, runtime, made, worker, first),
        "batch_assets.js": of_batch(parts, batch_worker),
        "first_texts.js": first.texts,
        "strings.js": labels,
        "batch_strings.js": of_tables,
    }
    sources |= {name: module_of(value) for name, value in texts.items()}
    begins = bundled(sources, (BEGIN,), HASHED)
    page = bundled({**sources, BEGIN: stand_in(begins, BEGIN)}, ENTRIES, "--splitting")
    styles = {name: (SOURCE / name).read_bytes() for name in STYLES}
    begin = begins.names[BEGIN]
    modules = [begin, *(name for name in needed_at_once(page, "page.js") if name != begin)]
    return Page({**workers.files, **begins.files, **page.files, **styles}, begin, modules)


def of_check(
    parts: Parts, runtime: Runtime, made: dict[str, bytes], worker: str, first: First
) -> dict[str, object]:
    """What the check's page loads: names, sizes and marks of the files."""
    started = {parts.names[role]: parts.files[parts.names[role]] for role in ("library", "rules", "policy")}
    started |= made
    return {
        **{role: name for role, name in parts.names.items() if role not in ("tables", *SEARCH)},
        "search": {parts.names[role]: integrity(parts.files[parts.names[role]]) for role in SEARCH},
        "worker": worker,
        "runtime": f"{runtime_folder(runtime, made)}/",
        "lock": empty_lock(runtime),
        "sizes": {name: len(content) for name, content in started.items()},
        "integrity": {name: integrity(content) for name, content in started.items()},
        "items": {str(item): integrity(content) for item, content in first.files.items()},
    }


def of_batch(parts: Parts, worker: str) -> dict[str, object]:
    """What the page for tables loads besides, or instead."""
    tables = parts.names["tables"]
    return {"worker": worker, "tables": {"name": tables, "integrity": integrity(parts.files[tables])}}


def write_manifest(
    folder: Path, parts: Parts, runtime: Runtime, runtime_name: str, page: Page, first: First
) -> None:
    """``manifest.json``: every file with its size, which plays which role, and the modules that the check
    begins with; for the site, tests and bench."""
    sizes = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {
        "pyodide": runtime.version,
        "runtime": f"{runtime_name}/",
        "lock": empty_lock(runtime),
        "roles": {
            "begin": page.begin,
            "page": "page.js",
            "own": "own.js",
            "batch": "batch.js",
            "style": "style.css",
            **parts.names,
        },
        "modules": page.modules,
        "sizes": sizes,
        "first": {
            **first.proof,
            "files": {str(item): hashed_name("item.json", content) for item, content in first.files.items()},
        },
    }
    (folder / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
