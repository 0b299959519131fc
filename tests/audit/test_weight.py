"""An item page is light, complete without any other host, and does not carry the search."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.audit.weight import weigh

MOST_BYTES, MOST_REQUESTS = 150_000, 12


@pytest.mark.parametrize(
    "path", ["/catalogue/item-53/", "/en/catalogue/item-90/", "/", "/en/tracks/ordinary/"]
)
def test_a_page_is_light_and_comes_from_one_host(browser: Browser, built_site: str, path: str) -> None:
    weight = weigh(browser, built_site + path)
    assert weight.requests <= MOST_REQUESTS, weight.addresses
    assert 5_000 < weight.size <= MOST_BYTES, weight
    assert weight.hosts == {urlsplit(built_site).netloc}
    assert not [
        address for address in weight.addresses if "/assets/search" in address or "/assets/check/" in address
    ]
