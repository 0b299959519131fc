"""Who may hold the check: from ``site.yaml`` to the page, to what servers read, and never into the policy's mark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.compile.compile import content_hash
from generator.site import assets, views
from generator.site.headers import SECURITY, ancestors, holders_of, security
from generator.site.renderer import markdown
from generator.site.site import Site
from generator.system.paths import ROOT

ORIGINS = ["https://sthjt.qinghai.gov.cn", "http://oa.qinghai.gov.cn:8080"]


def _with_origins(compiled: dict[str, Any]) -> dict[str, Any]:
    return {**compiled, "site": {**compiled["site"], "embed_origins": ORIGINS}}


def test_what_staff_write_reaches_page_and_servers(compiled: dict[str, Any], tmp_path: Path) -> None:
    site = Site(_with_origins(compiled), ROOT / "site_src", ROOT / "widgets")
    pages = views.all_pages(site)
    site.know(pages)
    for lang in ("zh", "en"):
        assert f'data-origins="{" ".join(ORIGINS)}"' in markdown(site, site.pages["embed"], lang)
    assets.write(site, tmp_path, None)
    assert json.loads((tmp_path / "assets" / "embed.json").read_text("utf-8")) == {"origins": ORIGINS}
    assert holders_of(tmp_path) == "'self' " + " ".join(ORIGINS)


def test_it_is_no_part_of_the_policy(compiled: dict[str, Any]) -> None:
    assert content_hash(_with_origins(compiled)) == content_hash(compiled) == compiled["hash"]


def test_no_other_address_gets_other_headers() -> None:
    for path in (
        "/",
        "/check/",
        "/en/",
        "/embed",
        "/embedded/",
        "/x/embed/",
        "/embed.js.map",
        "/assets/embed.json",
    ):
        assert security(path, ancestors(ORIGINS)) == SECURITY
    for path in ("/embed/", "/en/embed/", "/embed/index.html"):
        assert security(path)["Content-Security-Policy"].endswith("frame-ancestors 'self'")


def test_where_nothing_is_said_only_the_site_itself_may(tmp_path: Path) -> None:
    assert holders_of(tmp_path) == "'self'"
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "embed.json").write_text("{", "utf-8")
    assert holders_of(tmp_path) == "'self'"


def test_the_page_is_in_no_map_and_no_search(site_folder: Path) -> None:
    for lang, folder in (("zh", site_folder), ("en", site_folder / "en")):
        assert 'content="noindex"' in (folder / "embed" / "index.html").read_text("utf-8")
        assert '"embed/' not in (site_folder / "assets" / f"search.{lang}.json").read_text("utf-8")
