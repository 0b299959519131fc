"""Speed and size, as figures: ``make bench``.

Nothing here passes or fails. Each figure is printed with what it was measured on; browser figures are
medians over several cold starts (a new browser context each, nothing cached).
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from generator.finder.find import find
from generator.lint.run import compile_policy, load_and_lint
from generator.lint.scenarios import SELF_CHECK
from generator.rules.check import check
from generator.rules.policy import Policy
from tests.bench_build import beside_mkdocs, growth, whole_command
from tests.bench_core import core_growth, questions_asked
from tests.bench_publish import publishing
from tests.bench_start import start_rows
from tests.tables.tables import park, write_csv, write_sheet

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
PROJECTS = 10_000
MEASURED = """
import sys, time
from pathlib import Path
from generator.cli.main import main
code = main(sys.argv[1:])
print(time.process_time(), Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
sys.exit(code)
"""
"""The command line, and after it its seconds of processor time and the most memory that it held, in KiB."""

LINK = "check/#items=3&pigs_sold_per_year=6000&on=2026-11-23"


def main() -> int:
    """Run every measurement and print one line each."""
    policy = _core()
    with tempfile.TemporaryDirectory() as folder:
        _batch(policy, Path(folder))
        site = Path(folder) / "site"
        _build(site)
        _sizes(site)
        _browser(site)
        start_rows(site, _show)
        core_growth(Path(folder), ROOT / "policy_data", _show)
        questions_asked(ROOT / "policy_data", _show)
        beside_mkdocs(Path(folder), _show)
        whole_command(Path(folder), _show)
        growth(Path(folder), _show)
        publishing(Path(folder), _show)
    return 0 if policy else 1


def _show(name: str, value: float, unit: str) -> None:
    print(f"{name:58s} {value:12,.2f} {unit}", flush=True)


def _timed(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _core() -> Policy:
    compiled = compile_policy(ROOT / "policy_data")
    _show("compile all data", _timed(lambda: compile_policy(ROOT / "policy_data"), 3) * 1000, "ms")
    policy = Policy(compiled)
    requests = [
        {"items": [int(number)], "facts": {}, "on": compiled["current_to"]} for number in compiled["items"]
    ]
    requests += [
        {"items": s.record.items, "facts": s.record.facts, "on": s.record.on}
        for s in load_and_lint(ROOT / "policy_data").scenarios
    ]
    for request in requests:
        check(policy, request)
    _show(
        f"check, mean over {len(requests)} requests",
        _timed(lambda: [check(policy, r) for r in requests]) / len(requests) * 1e6,
        "µs",
    )
    slowest = max(_timed(lambda r=request: check(policy, r), 3) for request in requests)  # type: ignore[misc]
    _show("check, the slowest request", slowest * 1e6, "µs")
    _small_checks(policy)
    find(policy, "饲料")
    _show("find, one description", _timed(lambda: find(policy, "年产5万吨饲料加工项目")) * 1e6, "µs")
    return policy


def _small_checks(policy: Policy) -> None:
    """The checks beside the main one, over their own worked cases, and a dated plan of the slowest track."""
    data = load_and_lint(ROOT / "policy_data")
    today = date.fromisoformat(policy.current_to)
    for name, ask in SELF_CHECK.items():
        cases = [case.record for case in data.self_check_cases if case.scope == name]
        requests = [{"facts": case.facts, "on": case.on} for case in cases]
        spent = _timed(lambda ask=ask, requests=requests: [ask(policy, r, today) for r in requests])  # type: ignore[misc]
        _show(f"{name}, mean over {len(requests)} requests", spent / len(requests) * 1e6, "µs")
    dated = {
        "items": [108],
        "facts": {"project_nature": "new_build", "hospital_beds": 600},
        "start": policy.current_to,
    }
    undated = {name: value for name, value in dated.items() if name != "start"}
    _show("check with a dated plan", _timed(lambda: check(policy, dated)) * 1e6, "µs")
    _show("  the same without", _timed(lambda: check(policy, undated)) * 1e6, "µs")


def _batch(policy: Policy, folder: Path) -> None:
    """Tables of projects drawn from the real items, the same ones every time; each run in a process of its own."""
    rows = list(park(policy, PROJECTS))
    for table, write in ((folder / "park.csv", write_csv), (folder / "park.xlsx", write_sheet)):
        write(table, rows)
        start = time.perf_counter()
        command = [sys.executable, "-c", MEASURED, "batch", str(table), "-o", str(table.with_stem("results"))]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        spent = time.perf_counter() - start
        processor, memory = map(float, done.stdout.splitlines()[-1].split())
        _show(f"batch, {PROJECTS:,} rows of {table.suffix}, start included", spent, "s")
        _show("  rows", PROJECTS / spent, "a second")
        _show("  processor time", processor, "s")
        _show("  peak memory", memory / 1024, "MiB")


def _build(site: Path) -> None:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--out", str(site)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    _show("whole site, both languages, with the check", time.perf_counter() - start, "s")
    _show(
        "peak memory of the largest process",
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "MiB",
    )


def _sizes(site: Path) -> None:
    files = [p for p in site.rglob("*") if p.is_file()]
    _show("files", len(files), "")
    _show("pages", sum(1 for p in files if p.suffix == ".html"), "")
    _show("whole site on disk", sum(p.stat().st_size for p in files) / 1e6, "MB")


def _browser(site: Path) -> None:
    from playwright.sync_api import sync_playwright

    from generator.preview.serve import server
    from tests.browser.chromium import launch

    running = server(site)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{running.server_address[1]}/"
    with sync_playwright() as play:
        browser = launch(play)
        cold = [_first_verdict(browser, base) for _ in range(ROUNDS)]
        _show(
            f"first verdict in Chromium, cold, median of {ROUNDS}",
            statistics.median(c[0] for c in cold),
            "ms",
        )
        _show("  slowest", max(c[0] for c in cold), "ms")
        _show("  requests", cold[0][1], "")
        _show("  bytes sent (uncompressed)", cold[0][2] / 1e6, "MB")
        for name, path in (
            ("home page", ""),
            ("item page", "catalogue/item-53/"),
            ("English item page", "en/catalogue/item-53/"),
        ):
            requests, size, runtime = _page(browser, base + path)
            _show(f"{name}: requests", requests, "")
            _show(f"{name}: bytes (uncompressed)", size / 1000, "kB")
            _show(f"{name}: bytes of the Python runtime", runtime, "")
        browser.close()
    running.shutdown()


def _first_verdict(browser: Any, base: str) -> tuple[float, int, int]:
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    start = time.perf_counter()
    page.goto(base + LINK)
    page.wait_for_selector("[data-status=decided]", timeout=60_000)
    spent = (time.perf_counter() - start) * 1000
    context.close()
    return spent, len(sizes), sum(sizes)


def _page(browser: Any, address: str) -> tuple[int, int, int]:
    context = browser.new_context()
    page = context.new_page()
    seen: list[tuple[str, int]] = []
    page.on(
        "response",
        lambda response: seen.append((response.url, int(response.headers.get("content-length", 0)))),
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    runtime = sum(size for url, size in seen if "/assets/check/" in url)
    return len(seen), sum(size for _, size in seen), runtime


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    print(json.dumps({"python": sys.version.split()[0], "cpus": os.cpu_count()}))
    sys.exit(main())
