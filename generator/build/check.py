"""The files that a browser loads for the check and for the workbench."""

from __future__ import annotations

from pathlib import Path

from generator.site.assets import CHECK, WORKBENCH


def make_check(policy_json: str, data: Path, work: Path, cache: Path) -> Path:
    """Make both in a folder below ``work``, and return it; ``cache`` is where the core's answers are kept.

    Raises ``RuntimeMissing`` where Node, npm or the pinned Pyodide is not to be had.
    """
    from generator.bundle import library, workbench
    from generator.bundle.build import build_widget
    from generator.bundle.byte_code import compiled
    from generator.bundle.runtime import find_runtime

    runtime = find_runtime()
    compiled(runtime, library.sources(runtime) | workbench.sources(runtime))  # kept for both, made in one run
    folder = work / "browser"
    folder.mkdir()
    build_widget(policy_json, folder / CHECK, cache / "core")
    workbench.build_workbench(data, folder / WORKBENCH)
    return folder
