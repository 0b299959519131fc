"""The longest task of the page with 100,000 rows: ``python -m tests.tables.long_tasks SITE``, a built site's folder.

A stand-in takes the worker's place and answers at once, so that what is measured is the page alone. Processor time of
tasks counts, for on a busy machine the clock says little.
"""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch

ROWS = 100_000
STAND_IN = """
const text = "原填的环评类别可能偏轻：这里可能是报告书或报告表或登记表".repeat(3);
const row = (n) => ({ row: n, name: `某某镇第${n}号项目`, items: "", kind: ["open", "choose", "read", "decided"][n % 4],
  differs: n % 3 ? "" : "lenient", compared: n % 3 ? "" : text, found: text, read: text, chosen: "", added: "", asks: 2, unsure: false,
  offers: n % 4 === 1 ? [{ item: 3, name: text }, { item: 44, name: text }] : [], approval: n % 5 ? "" : "missing", aged: "",
  status: "还不能确定", document: "", track: "", promised: "", possible_documents: text, questions: text, error: "", link: "check/#items=3" });
const whole = { summary: "共", tracks: [], documents: [], look_at: [] };
let rows = 1;
const answers = {
  name_table: () => ({ path: "x" }),
  open_table: () => ({ read_as: { zh: "", en: "" }, unread: { zh: "", en: "" }, total: TOTAL, sheets: [], ask: null }),
  answer_rows: ({ rows: count }) => {
    const shown = Array.from({ length: Math.min(count, TOTAL + 1 - rows) }, () => row(++rows));
    return { done: rows > TOTAL, rows: rows - 1, bad: 0, said: [], shown };
  },
  close_table: () => ({ ...whole, files: { csv: "x", xlsx: "x" }, rows: TOTAL, bad: 0, left_out: { zh: "", en: "" } }),
};
self.Worker = class {
  postMessage({ start, id, request }) {
    const asked = request && JSON.parse(request);
    const data = start ? { ready: true } : { id, answer: JSON.stringify({ ok: true, result: answers[asked.op](asked) }) };
    setTimeout(() => this.onmessage({ data }));
  }
  terminate() {}
};
"""
"""The tasks of its timers are the stand-in's own, and are left out by their processor time being small too."""


def main(site: str) -> int:
    """Print the longest tasks of a whole run and of what a reader does then."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        page = launch(play).new_context(service_workers="block").new_page()
        page.add_init_script(f"const TOTAL = {ROWS};{STAND_IN}")
        page.goto(f"http://127.0.0.1:{server.server_port}/batch/")
        for name, seconds in _tasks(page).items():
            print(f"{name:12s} longest tasks, ms of processor time: {seconds}", flush=True)
        print("memory of the page, MB:", page.evaluate("performance.memory.usedJSHeapSize / 1e6"))
    return 0


def _tasks(page: Page) -> dict[str, list[float]]:
    page.wait_for_selector('#batch-check[data-state="ready"]')
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"x"}
    steps: dict[str, Any] = {
        "run": lambda: page.set_input_files("#batch-file", file),
        "filter": lambda: page.click('[data-filter="differs"]'),
        "all": lambda: page.click('[data-filter="all"]'),
        "sort": lambda: page.select_option("#batch-sort", "row"),
        "turn": lambda: page.click("#batch-after"),
    }
    found = {}
    for name, do in steps.items():
        found[name] = _traced(page, do)
    return found


def _traced(page: Page, do: Any) -> list[float]:
    """The longest tasks of the page's own thread while something is done."""
    session, events, over = page.context.new_cdp_session(page), [], []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: over.append(True))
    session.send("Tracing.start", {"transferMode": "ReportEvents", "categories": "toplevel"})
    do()
    page.wait_for_selector('#batch-check[data-phase="done"]', timeout=600_000)
    page.wait_for_timeout(1500)
    session.send("Tracing.end")
    while not over:
        page.wait_for_timeout(100)
    named = [event for event in events if event.get("name") == "thread_name"]
    own = {(e["pid"], e["tid"]) for e in named if e["args"]["name"] == "CrRendererMain"}
    tasks = [
        e.get("tdur", 0) / 1000 for e in events if "RunTask" in e["name"] and (e["pid"], e["tid"]) in own
    ]
    session.detach()
    return sorted(tasks, reverse=True)[:4]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
