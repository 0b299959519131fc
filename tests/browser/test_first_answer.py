"""The answer that stands there before Python is up, and where it never is: at once, never wrong, never firmer."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Response, Route, expect

from generator.bundle.compress import BEST, both_forms
from tests.bench_start import OF_PYTHON
from tests.browser.check_page import FAILED, ROOT, Check
from tests.browser.test_failures import WASM, WORKER, changed, gone, in_worker

pytestmark = pytest.mark.browser
TEXTS = yaml.safe_load((ROOT / "widgets" / "track_checker" / "strings.yaml").read_text("utf-8"))
DIAGRAM = "**/assets/check/item-*.json"
SETTLED = "items=3&on=2026-11-23&pigs_sold_per_year=6000"
FIRST = '#check-result[data-status="first"][data-by="diagram"]'
PYTHON = '#check-result[data-by="python"]'
MOST_BYTES = 150_000


def before_python(check: Check, fragment: str) -> list[Route]:
    """The page as it stands while Python is still on its way; the files that are held back."""
    held: list[Route] = []
    check.page.route(WASM, lambda route: held.append(route))
    check.open(fragment, ready=False)
    return held


def go_on(check: Check, held: list[Route]) -> None:
    """Python comes."""
    for route in held:
        route.continue_()
    check.page.unroute(WASM)
    check.page.wait_for_selector(PYTHON)


def cards(check: Check) -> list[str]:
    found: list[str] = check.page.locator("#check-questions .ck-q").evaluate_all(
        "(all) => all.map((card) => `${card.dataset.fact} ${card.dataset.state}`)"
    )
    return found


@pytest.mark.parametrize(
    "fragment",
    [SETTLED, "items=3&large_scale_farm=yes", "items=88&pumped_storage=no&hydropower_capacity=500"],
)
def test_it_is_there_before_python_which_takes_over_without_a_jump(check: Check, fragment: str) -> None:
    held = before_python(check, fragment)
    check.page.wait_for_selector(FIRST)
    check.page.wait_for_selector("#check-questions .ck-q")
    expect(check.page.locator(".ck-answer .ck-tag").first).to_have_text(TEXTS["first_checking"][check.lang])
    first, asked = check.result(), cards(check)
    top = check.page.locator(".ck-answer__headline").bounding_box()
    go_on(check, held)
    assert check.result() == {**first, "status": check.result()["status"]}
    assert cards(check) == asked
    assert check.page.locator(".ck-answer__headline").bounding_box() == top


def test_it_takes_few_bytes(check: Check, site_folder: Path) -> None:
    """Of the longest item, as a published site sends them: the check's own files by Brotli at its full effort,
    all others by gzip, as the preview compresses them too."""
    seen: list[Response] = []
    check.page.route(OF_PYTHON, lambda route: route.abort())
    check.page.on("response", lambda answer: seen.append(answer))
    check.open("items=130", ready=False)
    check.page.wait_for_selector(FIRST, state="attached")
    check.page.wait_for_load_state("load")
    sizes = {urlsplit(answer.url).path: int(answer.headers.get("content-length", 0)) for answer in seen}
    own = {path: (site_folder / path[1:]).read_bytes() for path in sizes if "/assets/check/" in path}
    sizes |= {path: len(brotli) for path, (brotli, _) in both_forms(own, BEST).items()}
    assert {"/item-", "/finder-"} <= {name for path in own for name in re.findall(r"/\w+-", path)}, own.keys()
    assert 100_000 < sum(sizes.values()) <= MOST_BYTES, sizes


def test_an_answer_changes_it_at_once(check: Check) -> None:
    held = before_python(check, "items=3")
    check.page.wait_for_selector(FIRST)
    check.wait(document="")
    check.answer("large_scale_farm", value=False)
    check.page.locator('[data-fact="livestock_kind"] input[value="unknown"]').check()
    check.answer("pigs_sold_per_year", "6000")
    check.wait(status="first", document="report", track="ordinary")
    check.answer("pigs_sold_per_year", "6,000")  # Python reads it
    check.wait(status="first", document="")
    go_on(check, held)
    check.wait(status="decided", document="report")


def test_without_python_it_stays_and_leads_to_the_table_of_the_item(check: Check) -> None:
    check.page.route(WORKER, in_worker("self.WebAssembly = undefined;"))
    check.open(SETTLED, ready=False)
    check.page.wait_for_selector(FAILED)
    check.wait(status="first", by="diagram", document="report", track="ordinary")
    expect(check.page.locator(".ck-answer .ck-tag").first).to_have_text(TEXTS["first_unchecked"][check.lang])
    expect(check.page.locator('#check-failed-links a[href$="catalogue/item-3/"]')).to_be_visible()
    check.answer("pigs_sold_per_year", "5")
    check.wait(status="first", document="")


def test_what_python_alone_knows_is_left_to_it(check_one: Check) -> None:
    """A day of other rules, no item that fits, answers that cannot all be true; and nothing is settled where something
    outside the diagram may have a say."""
    for fragment in (
        "items=3&on=2020-01-01&pigs_sold_per_year=6000",
        "items=0",
        "items=69&only_cutting_welding_assembly=yes&electroplating=yes",
    ):
        before_python(check_one, fragment)
        check_one.page.wait_for_selector("#check-chosen li")
        check_one.wait(status="waiting", by="", document="")
    before_python(check_one, f"{SETTLED}&areas=nature_reserve")
    check_one.page.wait_for_selector(FIRST)
    check_one.wait(document="", track="")
    expect(check_one.page.locator(".ck-answer__headline")).to_contain_text("still to be checked")


def test_several_items_are_each_told_as_possible(check_one: Check) -> None:
    held = before_python(check_one, f"{SETTLED.replace('items=3', 'items=3,53')}")
    check_one.page.wait_for_selector(FIRST)
    check_one.wait(document="", track="")
    expect(check_one.page.locator(".ck-answer__top li")).to_have_count(2)
    go_on(check_one, held)
    check_one.wait(status="decided", document="report")


def other_policy(body: bytes) -> bytes:
    return json.dumps({**json.loads(body), "policy": "0123456789abcdef"}).encode()


SPOILT: dict[str, Any] = {
    "missing": gone,
    "cut": changed(lambda body: body[:-1]),
    "altered": changed(lambda body: body.replace(b'"report"', b'"form"')),
    "cut off": lambda route: route.abort("connectionreset"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_diagram_that_is_not_the_one_built_says_nothing(check_one: Check, spoilt: str) -> None:
    check_one.page.route(DIAGRAM, SPOILT[spoilt])
    held = before_python(check_one, SETTLED)
    check_one.page.wait_for_selector("#check-chosen li")
    check_one.wait(status="waiting", by="")
    go_on(check_one, held)
    check_one.wait(status="decided", document="report")


@pytest.mark.parametrize("same", [True, False])
def test_a_diagram_of_another_policy_says_nothing(check_one: Check, same: bool) -> None:
    """Even one that is whole: its mark stands in the page's list. (With the policy's own mark it is used.)"""
    fetched: dict[str, bytes] = {}

    def listed(body: bytes) -> bytes:
        mark = "sha256-" + base64.b64encode(hashlib.sha256(fetched["now"]).digest()).decode()
        before = "sha256-" + base64.b64encode(hashlib.sha256(fetched["built"]).digest()).decode()
        assert before.encode() in body
        return body.replace(before.encode(), mark.encode())

    manifest = check_one.page.request.get(f"{check_one.base}/assets/check/manifest.json").json()
    name = manifest["first"]["files"]["3"]
    fetched["built"] = check_one.page.request.get(f"{check_one.base}/assets/check/{name}").body()
    fetched["now"] = fetched["built"] if same else other_policy(fetched["built"])
    check_one.page.route(
        DIAGRAM, lambda route: route.fulfill(body=fetched["now"], content_type="application/json")
    )
    check_one.page.route("**/assets/check/begin-*.js", changed(listed))
    before_python(check_one, SETTLED)
    check_one.page.wait_for_selector("#check-chosen li")
    check_one.wait(status="first" if same else "waiting")


def test_what_is_answered_while_a_link_waits_for_python_counts_more_than_the_link(check_one: Check) -> None:
    held = before_python(
        check_one, "items=3&areas=settlement&large_scale_farm=yes&pigs_in_stock=100&pigs_sold_per_year=6000"
    )
    check_one.page.wait_for_selector(FIRST)
    check_one.answer("pigs_sold_per_year", "12")
    check_one.answer("large_scale_farm", value=False)
    check_one.card("areas").locator('input[value="settlement"]').uncheck()
    go_on(check_one, held)
    check_one.in_address("large_scale_farm=no&pigs_in_stock=100&pigs_sold_per_year=12")
    expect(check_one.page).not_to_have_url(re.compile("areas"))


def test_an_answer_of_a_link_that_python_refuses_is_told_at_its_question(check_one: Check) -> None:
    """And what no question asks, which the diagram does not know either, above."""
    held = before_python(check_one, "items=3&pigs_sold_per_year=many&large_scale_farm=yes&no_such_fact=1")
    check_one.page.wait_for_selector(FIRST)
    check_one.wait(document="")
    for route in held:
        route.continue_()
    expect(check_one.page.locator("#error-pigs_sold_per_year")).to_be_visible()
    expect(check_one.page.locator("#check-problems")).to_contain_text("no_such_fact")
    check_one.wait(status="error", by="")
