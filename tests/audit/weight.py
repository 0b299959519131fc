"""What a page costs to open: requests and bytes as a reader's browser fetches them, compressed as the server sends them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser


@dataclass(frozen=True)
class Weight:
    """Requests, bytes on the wire (bodies), and hosts."""

    requests: int
    size: int
    hosts: frozenset[str]
    addresses: tuple[str, ...]


def weigh(browser: Browser, address: str) -> Weight:
    """Open a page with nothing cached and count what comes until it is quiet; icons and the manifest count too."""
    context = browser.new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    tab.goto(address, wait_until="networkidle")
    context.close()
    found = [url for url in asked.values() if not url.startswith("data:")]
    return Weight(
        len(found), sum(sizes.values()), frozenset(str(urlsplit(url).netloc) for url in found), tuple(found)
    )
