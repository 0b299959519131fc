"""How long a build takes beside MkDocs alone, and how it grows: a part of ``make bench``, also ``python -m tests.bench_build``."""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from generator.library.text import LANGUAGES
from generator.lint.run import compile_policy
from generator.site.assets import addresses
from generator.site.mkdocs_adapter import LanguageBuild, Rendering
from generator.site.renderer import frame
from generator.site.renderer import markdown as written
from generator.site.site import Site
from generator.site.views import all_pages
from tests.synthetic import DATA, enlarge

ROOT = Path(__file__).resolve().parent.parent
TURNS = 3
GROWTH = (1, 4, 16)
OURS = ("first build", "build after an edit", "build with nothing changed")
MKDOCS = ("MkDocs alone, Material as it comes, its search included", "MkDocs alone, our templates")
MOST = {OURS[0]: " (at most 30)"}
WHEELS = Path(".cache", "wheels")
Show = Callable[[str, float, str], None]


def beside_mkdocs(folder: Path, show: Show) -> None:
    """Our whole build and MkDocs alone on the same Markdown, in turn; in both the two languages run side by side.

    Three builds of ours: the first in a fresh checkout (nothing kept; what ``make setup`` installs is there), one after
    the name of an item was edited, and one with nothing changed. Beside the time on the clock, that of the processors.
    """
    clone = _clone(folder / "clone")
    copy = clone / "policy_data"
    frames = _frames(folder / "markdown")
    times: dict[str, list[float]] = {name: [] for name in (*OURS, *MKDOCS)}
    processors: dict[str, list[float]] = {name: [] for name in OURS}
    for turn in range(TURNS):
        _forget(clone)
        for place, ours in enumerate(OURS):
            if place == 1:
                _edit(copy, turn)
            before = _processor()
            times[ours].append(_wall(lambda: build(folder / "ours", copy, clone)))
            processors[ours].append(_processor() - before)
        times[MKDOCS[0]].append(
            _wall(lambda n=turn: _mkdocs_as_it_comes(folder / f"b{n}", folder / "markdown"))
        )  # type: ignore[misc]
        times[MKDOCS[1]].append(
            _wall(lambda n=turn: _mkdocs_with_our_templates(folder / f"a{n}", folder / "markdown", frames))
        )  # type: ignore[misc]
    for name, taken in times.items():
        show(f"{name}{MOST.get(name, '')}", statistics.median(taken), "s")
        if name in processors:
            show("  of the processors", statistics.median(processors[name]), "s")
    for ours in OURS:
        for alone in MKDOCS:
            ratio = statistics.median(a / b for a, b in zip(times[ours], times[alone], strict=True))
            show(f"  {ours} / {alone.partition(', ')[2]}", ratio, "")


def _clone(place: Path) -> Path:
    """A fresh checkout of what is committed, with what ``make setup`` installs."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
    (place / ".cache").mkdir()
    for name in (".venv", "widgets/node_modules"):
        (place / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / WHEELS, place / WHEELS)
    return place


def _forget(clone: Path) -> None:
    """Throw away all that builds keep."""
    for path in (clone / ".cache").iterdir():
        if path != clone / WHEELS:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _processor() -> float:
    """Seconds of the processors that ended processes have taken."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def whole_command(folder: Path, show: Show) -> None:
    """``make build`` in a fresh clone, from nothing: packages come from their registries."""
    clone = folder / "whole"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    done = lambda: subprocess.run(["make", "build"], cwd=clone, check=True, capture_output=True)  # noqa: E731
    show("make build in a fresh clone (at most 75)", _wall(done), "s")


def _edit(data: Path, turn: int) -> None:
    """Another English name for item 3, as a clerk might give it."""
    file = data / "catalogue" / "2021" / "02.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip() == "- number: 3")
    name = next(number for number in range(at, len(lines)) if lines[number].strip().startswith("en: "))
    lines[name] = f"{lines[name].rstrip()} {'again ' * (turn + 1)}".rstrip()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def growth(folder: Path, show: Show) -> None:
    """The whole build with the catalogue several times over."""
    for times in GROWTH:
        data, out = enlarge(folder / f"data-{times}", times), folder / f"times-{times}"
        spent = _wall(lambda data=data, out=out: build(out, data))  # type: ignore[misc]
        pages, size = (
            len(list(out.rglob("*.html"))),
            sum(path.stat().st_size for path in out.rglob("*") if path.is_file()),
        )
        show(f"whole build, catalogue {times} x", spent, "s")
        show("  pages", pages, "")
        show("  a page", spent / pages * 1000, "ms")
        show("  site on disk", size / 1e6, "MB")
        show("  largest process so far", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MiB")
        shutil.rmtree(out)


def build(out: Path, data: Path = DATA, root: Path = ROOT) -> None:
    """``eia-guide build`` of a checkout, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--data", str(data), "--out", str(out)],
        cwd=root,
        check=True,
        capture_output=True,
    )


def _wall(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _frames(markdown: Path) -> dict[str, Mapping[str, Any]]:
    """What our templates print around each page, by language; the Markdown of all pages is left in the folder."""
    site = Site(compile_policy(DATA), ROOT / "site_src")
    pages = all_pages(site)
    site.know(pages)
    site.addresses = addresses(site, None)
    for lang in LANGUAGES:
        for page in pages:
            path = markdown / lang / page.markdown_path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(site, page, lang), encoding="utf-8")
    return {lang: frame(site, lang) for lang in LANGUAGES}


def _mkdocs_with_our_templates(folder: Path, markdown: Path, frames: Mapping[str, Mapping[str, Any]]) -> None:
    folder.mkdir()
    with ExitStack() as stack:
        builds = [
            LanguageBuild(lang, lang, markdown / lang, folder / lang, frames[lang]) for lang in LANGUAGES
        ]
        for running in [
            stack.enter_context(Rendering(build, ROOT / "mkdocs.yml", folder, 0)) for build in builds
        ]:
            running.finish()


def _mkdocs_as_it_comes(folder: Path, markdown: Path) -> None:
    folder.mkdir()
    running = []
    for lang in LANGUAGES:
        settings = {"site_name": lang, "docs_dir": str(markdown / lang), "site_dir": str(folder / lang)}
        settings |= {
            "theme": {"name": "material", "language": lang, "font": False},
            "markdown_extensions": ["attr_list", "toc"],
        }
        settings |= {
            "nav": [
                f"{name}index.md" for name in ("", "catalogue/", "tracks/", "measures/", "services/", "law/")
            ]
        }
        file = folder / f"{lang}.yml"
        file.write_text(json.dumps(settings), encoding="utf-8")
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
    assert [process.wait() for process in running] == [0, 0]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        for part in (beside_mkdocs, whole_command, growth):
            part(Path(work), lambda name, value, unit: print(f"{name:58s} {value:12,.2f} {unit}", flush=True))
