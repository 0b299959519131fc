"""``make audit``: builds the site, runs every checker over it and prints the figures; exit code 1 if one falls short."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.build.pipeline import Order, build
from generator.lint.run import compile_policy
from generator.preview.serve import server
from tests.answering import answering
from tests.audit import axe, checkers
from tests.audit.pages import LANGUAGES, kinds
from tests.audit.test_weight import MOST_BYTES, MOST_REQUESTS
from tests.audit.weight import weigh
from tests.browser.chromium import launch

ROOT = Path(__file__).resolve().parents[2]
LEAST, RUNS = 95, 3
SHOWN = ("", "catalogue/item-53/", "check/")
CATEGORIES = ("performance", *checkers.CERTAIN)


def main() -> int:
    """Run everything; returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(Order(ROOT / "policy_data", site))
        with answering(server(site)) as address:
            base = f"{address}/"
            fine = [_html(site), _links(site), _weight(base), _axe(base, site), _lighthouse(base)]
    print("all as it should be" if all(fine) else "SOME FALL SHORT", flush=True)
    return 0 if all(fine) else 1


def _say(name: str, figure: str, wrong: list[str]) -> bool:
    print(f"{name:58s} {figure}", *(f"    {line}" for line in wrong), sep="\n" if wrong else "", flush=True)
    return not wrong


def _html(site: Path) -> bool:
    pages, wrong = len(list(site.rglob("*.html"))), checkers.html_errors(site)
    return _say("Nu HTML checker", f"{len(wrong)} errors in {pages} pages", wrong)


def _links(site: Path) -> bool:
    found = checkers.links(site)
    return _say("lychee", f"{len(found.broken)} broken of {found.checked} links and anchors", found.broken)


def _weight(base: str) -> bool:
    fine = True
    with sync_playwright() as play:
        browser = launch(play)
        for path in ("", "catalogue/item-53/", "en/catalogue/item-53/", "check/"):
            weight = weigh(browser, base + path)
            over = path != "check/" and (weight.size > MOST_BYTES or weight.requests > MOST_REQUESTS)
            fine = (
                _say(
                    f"weight of /{path}",
                    f"{weight.size / 1000:.1f} kB compressed in {weight.requests} requests",
                    ["too heavy"] if over else [],
                )
                and fine
            )
        browser.close()
    return fine


def _axe(base: str, site: Path) -> bool:
    looks = axe.visits(kinds(compile_policy(ROOT / "policy_data"), site))
    found = axe.violations(base, looks)
    wrong = [
        f"{look.path or '/'} ({look.width}px, {look.scheme}, {look.state}): {line}"
        for look, lines in found.items()
        for line in lines
    ]
    return _say(
        "axe-core",
        f"{len(wrong)} violations in {len(looks)} looks at {len({look.path for look in looks})} pages",
        wrong,
    )


def _lighthouse(base: str) -> bool:
    fine = True
    for page in checkers.lighthouse(
        (base + prefix + path for path in SHOWN for prefix in LANGUAGES), categories=CATEGORIES, runs=RUNS
    ):
        low = [
            f"{name} {score}: {', '.join(page.wrong)}" for name, score in page.scores.items() if score < LEAST
        ]
        marks = ", ".join(f"{name} {score}" for name, score in page.scores.items())
        fine = _say(f"Lighthouse, mobile, /{page.address.removeprefix(base)}", marks, low) and fine
    return fine


if __name__ == "__main__":
    sys.exit(main())
