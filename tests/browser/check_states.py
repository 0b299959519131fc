"""Every state into which a reader can bring the check, each reached from a page that is ready."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.check_page import Check

PIGS = "items=3&pigs_sold_per_year=6000&areas=none&on=2026-11-23"
ANSWERED = '#check-result:is([data-status="open"], [data-status="decided"])'
Act = Callable[[Check], None]


def link(fragment: str, then: Act | None = None, status: str = "") -> Act:
    """The state that a link opens, and what is done there."""

    def act(check: Check) -> None:
        check.paste(fragment)
        check.page.wait_for_selector(f'#check-result[data-status="{status}"]' if status else ANSWERED)
        if then:
            then(check)

    return act


def words(zh: str, en: str, shows: str) -> Act:
    """What is found for words, with nothing chosen."""

    def act(check: Check) -> None:
        if check.page.locator("#check-again").count():
            check.page.click("#check-again")
        check.describe({"zh": zh, "en": en}[check.lang])
        check.page.wait_for_selector(shows)

    return act


def chosen(check: Check) -> None:
    words("养猪场", "pig farm", '#check-proposals input[data-item="3"]')(check)
    check.choose(3)
    check.wait(status="open")


def browsing(check: Check) -> None:
    check.page.evaluate("document.getElementById('check-browse').open = true")
    check.page.select_option("#check-category", "2")
    check.page.wait_for_selector("#check-browsed input")


def half_answered(check: Check) -> None:
    check.card("areas").locator('input[value="unknown"]').check()
    check.answer("pigs_sold_per_year", "4,999")
    check.in_address("pigs_sold_per_year=4999")


def days_wanted(check: Check) -> None:
    card = check.card("meat_processed")
    card.locator("select").select_option("t/d")
    card.locator("input[type=text]").first.fill("20")
    check.wait(status="error")
    expect(card.locator("#days-meat_processed")).to_be_visible()


def tree_open(check: Check) -> None:
    check.page.evaluate("document.querySelector('[data-part=tree]').open = true")
    check.page.wait_for_selector(".ck-tree li")


def code_shown(check: Check) -> None:
    expect(check.page.locator("#check-printed-link")).to_contain_text("policy=")
    if check.page.locator("#check-code").is_hidden():
        check.page.click("#check-qr")
    check.page.wait_for_selector("#check-code svg")


def compared(check: Check) -> None:
    check.page.wait_for_selector("#check-same:not([hidden])")


def copied_by_hand(check: Check) -> None:
    """As in a browser that forbids the clipboard: what is to be copied stands in the page."""
    check.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    check.page.click("#check-as-text")
    check.page.wait_for_selector("#check-text[data-shown]")


STATES: dict[str, Act] = {
    "empty": lambda check: None,
    "nothing found": words("qqqqqq", "qqqqqq", "#check-proposals .ck-nothing"),
    "proposals": words("养猪场", "pig farm", '#check-proposals input[data-item="3"]'),
    "item chosen": chosen,
    "browsing by industry": link("items=3", browsing),
    "half answered": link("items=3", half_answered),
    "units": link("items=90&ground_pv_capacity=50:MW"),
    "days wanted": link("items=18", days_wanted, "open"),
    "days given": link("items=18&meat_processed=20:t/d:300"),
    "error at a field": link("items=3&pigs_sold_per_year=many", status="error"),
    "answers that contradict": link(
        "items=69&only_cutting_welding_assembly=yes&electroplating=yes", status="error"
    ),
    "link partly unreadable": link("items=3,999&no_such_fact=1"),
    "decided": link(PIGS),
    "tree open": link(PIGS, tree_open),
    "code shown": link(PIGS, code_shown),
    "kept answer, same": link(f"{PIGS}&was=report,ordinary,2026-11-23", compared),
    "kept answer, changed": link(f"{PIGS}&was=form,filing,2026-11-23&policy=0123456789abcdef", compared),
    "older data, another day": link("items=3&pigs_sold_per_year=6000&on=2025-01-01&policy=0123456789abcdef"),
    "no catalogue held": link("items=3&on=1999-01-01"),
    "several items": link("items=3,15,53&pigs_sold_per_year=6000", tree_open),
    "exempt or unlisted": link("items=0"),
    "copied by hand": link(PIGS, copied_by_hand),
}
"""By name; the order counts, since each is reached from the one before."""
