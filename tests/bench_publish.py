"""Seconds and peak memory of what staff wait for: validating, the impact sheet, and a page after a file was saved."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.preview.live import Preview
from tests.browser.chromium import launch
from tests.data.test_staff_guide import EXERCISES, do
from tests.synthetic import DATA, enlarge

Show = Callable[[str, float, str], None]
TIMES = (1, 4, 16)
SAVES = 7
MEASURED = """
import resource, sys, time
from generator.cli.main import main
start = time.perf_counter()
code = main(sys.argv[1:])
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
sys.exit(code)
"""
"""The command line, and after it seconds and MiB at most."""
LIMIT = ("02.yaml", "pigs_sold_per_year >= 5000 head/a", "pigs_sold_per_year >= 6000 head/a")
PROMISE = "    en: promised time for a report"


def publishing(folder: Path, show: Show) -> None:
    """Print all of it; ``folder`` is for copies of the data and is not cleared away."""
    impact_growth(folder, show)
    preview(folder, show)
    guide(folder, show)


def guide(folder: Path, show: Show) -> None:
    """Every exercise of the staff guide from scratch: how long its reader waits for findings and impact sheet, and what the sheet says first."""
    for name, exercise in EXERCISES.items():
        data = folder / f"exercise-{name}" / "policy_data"
        shutil.copytree(DATA, data)
        for edit in exercise["edits"]:
            do(data, edit)
        found = waited(["validate", "--data", str(data), "--item", str(exercise["item"]), "--lang", "en"])
        sheet = waited(["impact", str(DATA), str(data), "--lang", "en"])
        show(f"exercise {name}: findings", found[0], "s")
        show(f"exercise {name}: impact sheet", sheet[0], "s")
        print(f"    {next(line for line in sheet[1].splitlines() if line.strip())}", flush=True)


def waited(words: list[str]) -> tuple[float, str]:
    """Seconds of one command as it is typed, and what it says."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=DATA.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return time.perf_counter() - start, done.stdout or done.stderr


def impact_growth(folder: Path, show: Show, times: tuple[int, ...] = TIMES) -> None:
    """One limit changed, in the real data and in data several times as large."""
    for factor in times:
        old = enlarge(folder / f"old-{factor}" / "policy_data", factor) if factor > 1 else DATA
        new = folder / f"new-{factor}" / "policy_data"
        shutil.copytree(old, new)
        (file,) = (new / "catalogue").glob(f"*/{LIMIT[0]}")
        file.write_text(file.read_text("utf-8").replace(*LIMIT[1:]), "utf-8")
        for name, words in (("answers", ["--no-pages"]), ("with pages", [])):
            seconds, memory = measured(["impact", str(old), str(new), *words])
            show(f"impact, {name}, data x{factor}", seconds, "s")
            show(f"impact, {name}, data x{factor}, peak memory", memory, "MiB")


def measured(words: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of one command in a new process, the start of Python left out of the seconds."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], cwd=DATA.parent, capture_output=True, text=True, check=True
    )
    seconds, memory = done.stderr.splitlines()[-1].split()
    return float(seconds), float(memory)


def preview(folder: Path, show: Show) -> None:
    """From saving a file to seeing the changed page in an open Chromium: median and worst of several times."""
    data = folder / "desk" / "policy_data"
    shutil.copytree(DATA, data)
    running = Preview(data, folder / "desk" / "shown", "en")
    ready = threading.Event()
    thread = threading.Thread(target=running.run, args=(ready,))
    thread.start()
    try:
        ready.wait()
        times = _saves(running, data / "clocks.yaml")
    finally:
        running.stop()
        thread.join()
    show("preview: file saved to page seen, median", statistics.median(times), "s")
    show("preview: file saved to page seen, worst", max(times), "s")


def _saves(running: Preview, file: Path) -> list[float]:
    times = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(running.address + "/en/clocks/")
        for number in range(SAVES + 1):
            text = file.read_text("utf-8").splitlines()
            at = next(i for i, line in enumerate(text) if line.startswith(PROMISE))
            mark = "draft" + chr(ord("a") + number) * 4  # a number would have to stand in both languages
            text[at] = f"{PROMISE} {mark}"
            start = time.perf_counter()
            file.write_text("\n".join(text) + "\n", "utf-8")
            page.get_by_text(mark).first.wait_for()
            times.append(time.perf_counter() - start)
        browser.close()
    return times[1:]  # the first one loads MkDocs


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        publishing(
            Path(work), lambda name, value, unit: print(f"{name:58s} {value:12,.2f} {unit}", flush=True)
        )
