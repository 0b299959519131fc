"""The check inside a page of another origin: allowed or not, as high as its content, every link out of the frame."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.audit.axe import AXE, RUN
from tests.browser.check_page import LANGUAGES
from tests.browser.test_offline import Host, host  # noqa: F401 - its fixtures

pytestmark = pytest.mark.browser
HOME = {"zh": "", "en": "en/"}
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Department</title><main><h1>Department</h1>{body}<p id="after">after</p></main></html>"""


def sell(frame: Frame) -> None:
    """Six thousand pigs a year, said by whoever does not name the animals."""
    frame.locator('[data-fact="livestock_kind"] input[value="unknown"]').check()
    if frame.locator("#check-more").is_visible():
        frame.locator("#check-more").click()
    frame.locator('[data-fact="pigs_sold_per_year"] input[type=text]').fill("6000")


@dataclass
class Department:
    """A site of another origin that holds the check in its pages."""

    pages: dict[str, str] = field(default_factory=dict)
    running: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path, "").encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.running.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self.running.server_address[1]}"

    def hold(self, body: str, lang: str = "zh") -> str:
        """The address of a page with this in it."""
        path = f"/{len(self.pages)}.html"
        self.pages[path] = PAGE.format(lang=lang, body=body)
        return self.origin + path


@pytest.fixture
def department() -> Iterator[Department]:
    made = Department()
    yield made
    made.running.shutdown()
    made.running.server_close()


@pytest.fixture
def guide(host: Host, department: Department) -> str:  # noqa: F811
    """The address of a guide whose site.yaml names the department's origin."""
    host.root = host.root / "guide"  # the top of a server, as nginx has it
    host.running.RequestHandlerClass.keywords["directory"] = str(host.root)  # type: ignore[attr-defined]
    (host.root / "guide").symlink_to(host.root)
    allow(host, department.origin)
    return host.base.removesuffix("/guide")


def allow(host: Host, origin: str) -> None:  # noqa: F811
    host.replace("assets/embed.json", f'{{"origins": ["{origin}"]}}')
    for name in ("embed/index.html", "en/embed/index.html"):
        page = (host.root / name).read_text("utf-8")
        assert 'data-origins=""' in page
        host.replace(name, page.replace('data-origins=""', f'data-origins="{origin}"'))


def line(guide: str, lang: str, item: str = "3") -> str:
    return f'<script type="module" src="{guide}/embed.js" data-item="{item}" data-lang="{lang}"></script>'


def frame_of(page: Page) -> Frame:
    element = page.wait_for_selector("iframe")
    assert element
    frame = element.content_frame()
    assert frame
    return frame


def ready(page: Page) -> Frame:
    frame = frame_of(page)
    frame.wait_for_selector('#track-checker[data-state="ready"]')
    return frame


def fits(page: Page) -> None:
    """The frame becomes as high as what is in it: nothing to scroll inside, no empty room below."""
    frame = frame_of(page)
    for _ in range(100):
        height = page.locator("iframe").evaluate("(node) => node.clientHeight")
        inner = frame.evaluate(
            "[document.documentElement.scrollHeight, document.getElementById('content').getBoundingClientRect().bottom]"
        )
        if abs(height - inner[1]) <= 1 and inner[0] <= height:
            return
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(null)))")
    raise AssertionError((height, inner))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_line_puts_the_check_into_a_page_and_the_frame_follows_its_height(
    page: Page, guide: str, department: Department, lang: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(department.hold(line(guide, lang)))
    frame = ready(page)
    element = page.locator("iframe")
    assert (
        element.get_attribute("title") and element.get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    )
    assert frame.url.startswith(f"{guide}/{HOME[lang]}embed/#items=3")
    assert frame.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    assert not frame.locator("header, footer, nav, .eg-skip").count()
    fits(page)
    before = element.evaluate("(node) => node.clientHeight")
    sell(frame)
    frame.wait_for_selector('#check-result[data-document="report"]')
    fits(page)
    frame.locator("#check-result details:not([open]) summary").first.click()
    fits(page)
    assert element.evaluate("(node) => node.clientHeight") != before
    assert all(url.startswith((guide, department.origin)) for url in asked)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_out_of_the_frame_and_say_so(
    page: Page, guide: str, department: Department, lang: str
) -> None:
    page.goto(department.hold(line(guide, lang)))
    frame = ready(page)
    sell(frame)
    frame.wait_for_selector('#check-result[data-document="report"]')
    links = frame.locator("a[href]")
    assert links.count() > 5
    words = {"zh": "在新标签页打开", "en": "opens in a new tab"}[lang]
    for link in links.all():
        assert link.get_attribute("target") == "_blank" and words in (link.text_content() or "")
    assert re.fullmatch(
        rf"{guide}/{HOME[lang]}check/#items=3.*", frame.locator("#check-printed-link").inner_text()
    )
    frame.locator("#embed-full").focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    full = opened.value
    full.wait_for_selector('#track-checker[data-state="ready"]')
    assert (
        full.url.startswith(f"{guide}/{HOME[lang]}check/#items=3") and "pigs_sold_per_year=6000" in full.url
    )
    expect(full.locator("#check-result")).to_have_attribute("data-document", "report")


def test_a_plain_frame_works_without_any_script_of_ours_in_the_page(
    page: Page, guide: str, department: Department
) -> None:
    page.goto(
        department.hold(f'<iframe src="{guide}/embed/#items=3" title="x" width="100%" height="900"></iframe>')
    )
    frame = ready(page)
    sell(frame)
    frame.wait_for_selector('#check-result[data-document="report"]')
    assert page.locator("iframe").evaluate("(node) => node.clientHeight") == 900


def test_a_page_of_an_origin_that_is_not_named_gets_no_frame(
    page: Page, guide: str, department: Department
) -> None:
    other = Department()
    page.goto(other.hold(line(guide, "zh")))
    page.wait_for_selector("iframe")
    page.wait_for_load_state("networkidle")
    assert frame_of(page).url.startswith("chrome-error:")
    page.goto(other.hold(f'<iframe src="{guide}/embed/"></iframe>'))
    page.wait_for_load_state("networkidle")
    assert frame_of(page).url.startswith("chrome-error:")
    other.running.shutdown()
    other.running.server_close()


@pytest.mark.parametrize("path", ["/check/", "/", "/en/check/", "/batch/"])
def test_no_other_page_of_the_site_can_be_held(
    page: Page, guide: str, department: Department, path: str
) -> None:
    page.goto(department.hold(f'<iframe src="{guide}{path}"></iframe>'))
    page.wait_for_load_state("networkidle")
    assert frame_of(page).url.startswith("chrome-error:")


def test_only_a_number_from_the_frame_itself_moves_anything(
    page: Page, guide: str, department: Department
) -> None:
    page.goto(department.hold(line(guide, "en")))
    frame = ready(page)
    fits(page)
    height = page.locator("iframe").evaluate("(node) => node.style.height")
    page.evaluate("window.postMessage(5000, '*')")  # right in kind, but from another window
    frame.evaluate(
        """() => { for (const data of ["5000px", null, {}, NaN, Infinity]) parent.postMessage(data, "*"); }"""
    )
    frame.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))"
    )
    assert page.locator("iframe").evaluate("(node) => node.style.height") == height
    frame.evaluate("parent.postMessage(1e9, '*')")
    expect(page.locator("iframe")).to_have_css("height", "40000px")


def test_the_frame_tells_its_height_to_no_origin_that_is_not_named(
    page: Page,
    guide: str,
    department: Department,
    host: Host,  # noqa: F811
) -> None:
    """Even where a server sends no headers, as simple hosts do."""
    name = "embed/index.html"
    host.replace(
        name, (host.root / name).read_text("utf-8").replace(department.origin, "https://elsewhere.gov.cn")
    )
    heard = (
        """<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>"""
    )
    page.goto(department.hold(heard + line(guide, "zh")))
    ready(page)
    assert page.evaluate("heard") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(1280, "light", marks=pytest.mark.full), (360, "dark")]
)
def test_no_accessibility_violation_and_no_sideways_scroll(
    browser: Browser, guide: str, department: Department, lang: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        service_workers="block",
    )
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(department.hold(line(guide, lang), {"zh": "zh-CN", "en": "en"}[lang]))
    frame = ready(page)
    sell(frame)
    frame.wait_for_selector('#check-result[data-document="report"]')
    found = page.evaluate(RUN)["violations"]
    assert not [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]]
    for where in (page, frame):
        assert where.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
