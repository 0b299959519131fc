"""From navigation to the first verdict, beside Pyodide as its documentation starts it: a part of ``make bench``,
also ``python -m tests.bench_start [SITE]``.

Both get the same rules and the same policy from the same server, compressed with Brotli, what never changes with a long life in the
cache. Cold is a new profile; a second visit is a new page of the same profile, and ours starts from the image that the first left.
Browser and server share the machine. The protocol's network throttle is set on page and worker; its processor throttle acts on a
page's own thread alone, so for that row both starts run there. The service worker, which fetches for later once the check is up, is
kept out of it. Medians; the share is ours of stock's in the same run.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from generator.bundle.compress import compress_files
from generator.bundle.library import CHECK, sources_of
from generator.bundle.runtime import FILES, esbuild, find_runtime
from generator.preview.connections import Server
from generator.preview.serve import Handler
from tests.browser.chromium import launch
from tests.start.publicodes import Translation

ROUNDS = 7
HERE = Path(__file__).resolve().parent / "start"
LINK = "#items=3&pigs_sold_per_year=6000&on=2026-11-23"
LINKS = {"9 Mbit/s, 60 ms": (9e6, 60.0), "1.6 Mbit/s, 150 ms": (1.6e6, 150.0)}
OURS, STOCK = "check/" + LINK, "stock/#stock"
OURS_THREAD, STOCK_THREAD = "stock/#ours-thread", "stock/#stock-thread"
YARDSTICK = "publicodes/"
DECIDED = "[data-status=decided]"
FIRST = "#check-result[data-by=diagram], #check-result[data-by=python]"
OF_PYTHON = re.compile(r"/assets/check/(pyodide-[^/]*/|(python|rules|policy|words|search)-[0-9a-f]+\.)")
LONG_TASKS = "window.longest = 0; new PerformanceObserver((list) => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: 'longtask', buffered: true });"
Show = Callable[[str, float, str], None]
Link = tuple[float, float] | None


class CountingHandler(Handler):
    """The preview's server, that also counts what it sends."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send and count."""
        body = source.read()
        CountingHandler.sent += len(body)
        with suppress(OSError):  # the browser has left
            outputfile.write(body)


@dataclass(frozen=True)
class Bench:
    """A browser, and the address of a folder that holds our site and the stock start."""

    browser: Browser
    base: str
    rounds: int

    def cold(self, path: str, link: Link = None) -> float:
        """Milliseconds to the first verdict in a new profile."""
        context = self.browser.new_context(service_workers="block")
        spent = first_verdict(context, self.base + path, link)
        context.close()
        return spent

    def second(self, path: str, cpu: int = 1) -> list[float]:
        """The same for visits after a first one that was left to finish."""
        context = self.browser.new_context(service_workers="block")
        page = context.new_page()
        page.goto(self.base + path)
        page.wait_for_selector(DECIDED, timeout=120_000)
        if "ours" in path or path == OURS:
            wait_until_kept(page)
        page.close()
        spent = [first_verdict(context, self.base + path, None, cpu) for _ in range(self.rounds)]
        context.close()
        return spent

    def bytes_sent(self, path: str) -> int:
        """What the server sends, without headers, until the verdict stands."""
        before = CountingHandler.sent
        self.cold(path)
        return CountingHandler.sent - before


def wait_until_kept(page: Page) -> None:
    """Until the image of the memory lies in the browser's storage. (The page forbids text to be evaluated, so no polling in it.)"""
    for _ in range(200):
        if (
            page.evaluate(
                "caches.open('check-memory').then((kept) => kept.keys()).then((keys) => keys.length)"
            )
            == 2
        ):
            return
        page.wait_for_timeout(100)
    raise RuntimeError("no image was kept")


def first_verdict(context: BrowserContext, address: str, link: Link, cpu: int = 1) -> float:
    """Open a page and wait for the mark that it sets when a verdict is shown."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    throttle(session, link)
    if cpu > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    page.goto(address, wait_until="commit")
    page.wait_for_selector(DECIDED, timeout=240_000)
    spent: float = page.evaluate("performance.getEntriesByName('check-verdict')[0].startTime")
    page.close()
    return spent


def throttle(session: CDPSession, link: Link) -> None:
    """Bits a second and milliseconds, for the page and for every worker before its first line runs."""
    if link is None:
        return
    rate, latency = link
    limits = {
        "offline": False,
        "latency": latency,
        "downloadThroughput": rate / 8,
        "uploadThroughput": rate / 8,
    }
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", limits)

    def attached(event: dict[str, Any]) -> None:
        for number, (method, params) in enumerate(
            (
                ("Network.enable", {}),
                ("Network.emulateNetworkConditions", limits),
                ("Runtime.runIfWaitingForDebugger", {}),
            )
        ):
            message = json.dumps({"id": number + 1, "method": method, "params": params})
            session.send("Target.sendMessageToTarget", {"sessionId": event["sessionId"], "message": message})

    session.on("Target.attachedToTarget", attached)
    session.send(
        "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
    )


@contextmanager
def served(site: Path, folder: Path) -> Iterator[str]:
    """A copy of the site with the stock start and the yardstick beside it, on a free port."""
    root = folder / "served"
    shutil.copytree(site, root)
    stock(root)
    yardstick(root)
    running = Server(("127.0.0.1", 0), functools.partial(CountingHandler, directory=str(root)))
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}/"
    running.shutdown()
    running.server_close()
    thread.join()


def stock(root: Path) -> None:
    """Pyodide as npm has it and the rules in source, loaded as the documentation says."""
    runtime = find_runtime()
    target = root / "assets" / "check" / "pyodide-0-00000000"  # a name that the server lets browsers keep
    target.mkdir()
    for name in (*FILES, "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copyfile(runtime.folder / name, target / name)
    with zipfile.ZipFile(target / "rules.zip", "w", zipfile.ZIP_STORED) as archive:
        for name, source in sources_of(CHECK).items():
            archive.writestr(name, source)
    roles = json.loads((root / "assets" / "check" / "manifest.json").read_text("utf-8"))["roles"]
    shutil.copyfile(root / "assets" / "check" / roles["policy"], target / "policy.json")
    for name in ("stock.js", "stock_worker.js"):
        shutil.copyfile(HERE / name, target / name)
    compress_files(path for path in target.rglob("*") if path.is_file())
    _page(root, "stock")


def yardstick(root: Path) -> None:
    """The catalogue in Publicodes, a rule engine in JavaScript, bundled and compressed as a page would have it."""
    check = root / "assets" / "check"
    target = check / "publicodes-0-00000000"
    target.mkdir()
    policy = json.loads(
        (check / json.loads((check / "manifest.json").read_text("utf-8"))["roles"]["policy"]).read_text(
            "utf-8"
        )
    )
    translation = Translation(policy)
    given = {"rules": translation.rules, "situation": translation.situation({"pigs_sold_per_year": 6000})}
    (target / "rules.json").write_text(json.dumps(given, separators=(",", ":")), "utf-8")
    command = [
        str(esbuild()),
        str(HERE / "publicodes_page.js"),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        f"--outfile={target}/page.js",
    ]
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        env={**os.environ, "NODE_PATH": str(HERE.parent / "audit" / "node_modules")},
    )
    compress_files(path for path in target.rglob("*") if path.is_file())
    _page(root, "publicodes")


def _page(root: Path, name: str) -> None:
    (root / name).mkdir()
    shutil.copyfile(HERE / f"{name}.html", root / name / "index.html")


def start_rows(site: Path, show: Show, rounds: int = ROUNDS, slow: int = ROUNDS) -> None:
    """Every row of the table; ``slow`` rounds over the slow links, which take minutes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(site, Path(folder)) as base,
        sync_playwright() as play,
    ):
        bench = Bench(launch(play), base, rounds)
        beside(
            show,
            "bytes on the wire, first visit",
            [bench.bytes_sent(OURS) / 1e6],
            [bench.bytes_sent(STOCK) / 1e6],
            "MB",
            0.55,
        )
        first_rows(bench, show, rounds, slow)
        in_turn(show, "cold, this machine", bench, None, rounds, 0.32)
        beside(show, "second visit, this machine", bench.second(OURS), bench.second(STOCK), "ms", 0.25)
        beside(
            show,
            "second visit, processor 4x slower",
            bench.second(OURS_THREAD, 4),
            bench.second(STOCK_THREAD, 4),
            "ms",
            0.20,
        )
        show("  Publicodes: bytes on the wire", bench.bytes_sent(YARDSTICK) / 1e6, "MB")
        show(
            "  Publicodes: cold, this machine",
            statistics.median(bench.cold(YARDSTICK) for _ in range(rounds)),
            "ms",
        )
        show("  Publicodes: a new document, no reasons, no page", statistics.median(documents(bench)), "ms")
        for cpu, most in ((1, 16), (4, 50)):
            show(
                f"from an answer to the new verdict, processor {cpu}x (at most {most})",
                statistics.median(answering(bench, cpu)),
                "ms",
            )
        usable, tasks = zip(*(early(bench, LINKS["9 Mbit/s, 60 ms"]) for _ in range(rounds)), strict=True)
        show("finder answers typing, 9 Mbit/s (at most 1000)", statistics.median(usable), "ms")
        show("longest task on the page's thread (at most 50)", statistics.median(tasks), "ms")
        for (name, link), most in zip(LINKS.items(), (0.50, 0.60), strict=True):
            in_turn(show, f"cold, {name}", bench, link, slow, most)
        bench.browser.close()


def first_rows(bench: Bench, show: Show, rounds: int, slow: int) -> None:
    """The first answer, item and answers in the link, beside Publicodes by turns."""
    for name, link, turns in (("this machine", None, rounds), *((*row, slow) for row in LINKS.items())):
        pairs = [(first_answer(bench, link), bench.cold(YARDSTICK, link)) for _ in range(turns)]
        ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
        show(f"first answer, {name}: ours (1.6 Mbit/s: at most 2500)", ours, "ms")
        show("  Publicodes", theirs, "ms")
        show("  share (at most 1.5, but for 1.6 Mbit/s)", ours / theirs, "")
    early, whole = first_bytes(bench), bench.bytes_sent(OURS)
    show("bytes to the first answer (at most 150)", early / 1e3, "kB")
    show("a million first visits: to the first answer", early / 1e3, "GB")
    show("  to Python's verdict, which was the first answer before", whole / 1e3, "GB")
    again = answering(bench, 1, "check-first", hold=True)
    show("from an answer to the new first answer (at most 5)", statistics.median(again), "ms")


def first_answer(bench: Bench, link: Link) -> float:
    """Milliseconds to the first answer in a new profile, while Python is on its way as well."""
    context = bench.browser.new_context(service_workers="block")
    page = context.new_page()
    throttle(context.new_cdp_session(page), link)
    page.goto(bench.base + OURS, wait_until="commit")
    page.wait_for_selector(FIRST, state="attached", timeout=240_000)
    spent: float = page.evaluate(
        "[...performance.getEntriesByName('check-first'), ...performance.getEntriesByName('check-verdict')][0].startTime"
    )
    context.close()
    return spent


def first_bytes(bench: Bench) -> int:
    """What the server sends, without headers, until the first answer stands, if nothing of Python is fetched."""
    context = bench.browser.new_context(service_workers="block")
    page = context.new_page()
    page.route(OF_PYTHON, lambda route: route.abort())
    before = CountingHandler.sent
    page.goto(bench.base + OURS, wait_until="load")
    page.wait_for_selector(FIRST, state="attached", timeout=240_000)
    context.close()
    return CountingHandler.sent - before


def in_turn(show: Show, name: str, bench: Bench, link: Link, rounds: int, most: float) -> None:
    """Cold starts, ours and stock's by turns, so that what else the machine does falls on both."""
    pairs = [(bench.cold(OURS, link), bench.cold(STOCK, link)) for _ in range(rounds)]
    beside(show, name, [ours for ours, _ in pairs], [stock for _, stock in pairs], "ms", most)


def beside(show: Show, name: str, ours: list[float], stock: list[float], unit: str, most: float) -> None:
    """Both medians and their ratio."""
    mine, theirs = statistics.median(ours), statistics.median(stock)
    show(f"{name}: ours", mine, unit)
    show("  stock Pyodide", theirs, unit)
    show(f"  share (at most {most:.2f})", mine / theirs, "")


def answering(bench: Bench, cpu: int, mark: str = "check-verdict", hold: bool = False) -> list[float]:
    """Milliseconds from a click on an answer, in a page at rest, to the new verdict in it, worker included; or, where
    Python is held back, to the new first answer."""
    context = bench.browser.new_context(service_workers="block")
    page = context.new_page()
    if hold:
        page.route(OF_PYTHON, lambda route: route.abort())
    page.goto(bench.base + "check/#items=53&on=2026-11-23")
    if not hold:
        page.wait_for_selector('#track-checker[data-state="ready"]', timeout=120_000)
    page.wait_for_selector(FIRST if hold else "#check-result[data-status=open]", state="attached")
    page.wait_for_selector("#check-questions fieldset")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    spent = [page.evaluate(CLICK, [index % 2, mark]) for index in range(2 * bench.rounds + 1)]
    context.close()
    return spent[1:]


def documents(bench: Bench) -> list[float]:
    """Milliseconds for a new document by Publicodes, in its page."""
    context = bench.browser.new_context()
    page = context.new_page()
    page.goto(bench.base + YARDSTICK)
    page.wait_for_selector(DECIDED)
    spent = [float(page.evaluate("again()")) for _ in range(2 * bench.rounds)]
    context.close()
    return spent


CLICK = """async ([index, name]) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame); // the answer before is painted
    return new Promise((done) => {
    const input = document.querySelectorAll('#check-questions fieldset:has(input[value=yes]) input:is([value=yes], [value=no])')[index];
    const seen = performance.getEntriesByName(name).length;
    const start = performance.now();
    new MutationObserver((_, watcher) => {
        const marks = performance.getEntriesByName(name);
        if (marks.length > seen) { watcher.disconnect(); done(marks.at(-1).startTime - start); }
    }).observe(document.getElementById('check-live').parentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    input.click();
})}"""


def early(bench: Bench, link: Link) -> tuple[float, float]:
    """Milliseconds until the finder has an answer to what was typed as soon as the box was there, and the longest task until the verdict."""
    context = bench.browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(LONG_TASKS)
    throttle(context.new_cdp_session(page), link)
    page.goto(bench.base + "check/", wait_until="commit")
    page.fill("#project-description", "养猪场")
    page.wait_for_selector("#check-proposals li", state="attached", timeout=60_000)
    usable: float = page.evaluate("performance.now()")
    page.wait_for_selector('#track-checker[data-state="ready"]', timeout=120_000)
    longest: float = page.evaluate("window.longest")
    context.close()
    return usable, longest


def main() -> int:
    """``python -m tests.bench_start SITE [ROUNDS [SLOW]]``: the rows alone, for a site that is built already."""
    rounds = [int(text) for text in sys.argv[2:]] or [ROUNDS, ROUNDS]
    start_rows(
        Path(sys.argv[1]),
        lambda name, value, unit: print(f"{name:68s} {value:12,.2f} {unit}", flush=True),
        *rounds,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
